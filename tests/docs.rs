//! The documents say what is there: links lead somewhere, files exist, and the manual's words and readings are those of
//! the program. `tests/e2e/manual.spec.mjs` holds the manual's pages and pictures against the page itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

mod common;

use common::{Case, S_TO_C, SEED, composite};
use tassei::domain::kind::{Kind, LowerFormula, Reference, TargetBasis, Tolerance};
use tassei::domain::outcome::{Measure, Outcome};
use tassei::domain::quantity::{Expect, Reading, read};
use tassei::domain::rounding::Rounding;
use tassei::domain::rules::{JudgedOn, Percent, ZeroTarget};
use tassei::report::verdict;
use tassei::text::outcome::standing;
use tassei::text::reading::{as_read, read_error};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder whose names end so, as paths from the root.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&path, ending));
        } else if path.ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every document, with its text.
fn documents() -> Vec<(String, String)> {
    let mut paths: Vec<String> = [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
    ]
    .map(str::to_owned)
    .into();
    paths.extend(files("docs", ".md"));
    paths
        .into_iter()
        .map(|path| {
            let text = text_of(&path);
            (path, text)
        })
        .collect()
}

/// What stands between an opening and a closing mark, on one line.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().flat_map(move |line| {
        line.split(open)
            .skip(1)
            .filter_map(move |rest| rest.split_once(close).map(|(inside, _)| inside))
    })
}

/// What stands in every second piece of a line that marks cut up: code in back ticks, bold words in asterisks.
fn marked<'a>(text: &'a str, mark: &'a str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with("```")) {
        let pieces: Vec<&str> = line.split(mark).collect();
        assert!(pieces.len() % 2 == 1, "{mark} is not closed in: {line}");
        found.extend(pieces.into_iter().skip(1).step_by(2));
    }
    found
}

/// A heading's name in a link, as the usual viewers of repositories give it.
fn anchor(heading: &str) -> String {
    heading
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|ch| match ch {
            ' ' => Some('-'),
            '-' | '_' => Some(ch),
            _ if ch.is_alphanumeric() => Some(ch),
            _ => None,
        })
        .collect()
}

fn anchors(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| anchor(line.trim_start_matches('#')))
        .collect()
}

/// A path from the root to a file that a document names from where it stands.
fn beside(document: &str, target: &str) -> PathBuf {
    root()
        .join(document)
        .parent()
        .map(|folder| folder.join(target))
        .unwrap()
}

#[test]
fn links_lead_somewhere() {
    let mut wrong = Vec::new();
    for (document, text) in documents() {
        for target in between(&text, "](", ")") {
            if target.contains("://") {
                continue;
            }
            let (path, name) = target.split_once('#').unwrap_or((target, ""));
            let file = match path {
                "" => root().join(&document),
                path => beside(&document, path),
            };
            let there = file.exists()
                && (name.is_empty()
                    || anchors(&fs::read_to_string(&file).unwrap_or_default()).contains(name));
            if !there {
                wrong.push(format!("{document}: {target}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn files_that_are_named_exist() {
    const FOLDERS: [&str; 7] = [
        "src/", "tests/", "xtask/", "docs/", "style/", ".ci/", ".cargo/",
    ];
    // Made by a build or a test, or with a gap to be filled in.
    const NOT_KEPT: [&str; 4] = ["node_modules", ".out", "<", "*"];
    let mut wrong = Vec::new();
    for (document, text) in documents() {
        let inline: String = text.split("```").step_by(2).collect::<Vec<_>>().join("\n");
        for name in marked(&inline, "`") {
            let is_path = FOLDERS.iter().any(|folder| name.starts_with(folder))
                && !NOT_KEPT.iter().any(|part| name.contains(part))
                && !name.contains([' ', '→']);
            if is_path && !root().join(name).exists() {
                wrong.push(format!("{document}: {name}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_readme_begins_with_two_commands() {
    let readme = text_of("README.md");
    let block = readme.split("```console\n").nth(1).unwrap();
    let block = block.split("```").next().unwrap();
    assert_eq!(
        block.lines().collect::<Vec<_>>(),
        ["cargo xtask serve", "cargo xtask test"]
    );
    assert!(text_of(".cargo/config.toml").contains("xtask = "));
    let ci = text_of(".ci/run");
    assert!(ci.starts_with("#!") && ci.contains("cargo xtask test"));
}

#[test]
fn tasks_that_are_named_exist() {
    let usage = text_of("xtask/src/args.rs");
    for (document, text) in documents() {
        for rest in text.split("cargo xtask ").skip(1) {
            let task: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
            assert!(
                usage.contains(&format!("\n  {task}")),
                "{document}: cargo xtask {task}"
            );
        }
    }
}

#[test]
fn nothing_tells_about_a_machine() {
    const PATHS: [&str; 6] = ["/home/", "/root/", "/Users/", "/work/", "C:\\", "/tmp/"];
    const HOSTS: [&str; 9] = [
        "registry",
        "index.",
        "crates.io",
        "npmjs",
        "mirror",
        "proxy",
        "artifact",
        "nexus",
        "127.",
    ];
    for (document, text) in documents() {
        for path in PATHS {
            assert!(!text.contains(path), "{document}: {path}");
        }
        for address in text.split("://").skip(1) {
            let host = address.split(['/', ')', ' ', '`', '"']).next().unwrap();
            for word in HOSTS {
                assert!(!host.contains(word), "{document}: {host}");
            }
        }
    }
}

#[test]
fn pictures_are_small_and_all_of_them_are_shown() {
    const MOST: u64 = 200_000;
    let mut shown = BTreeSet::new();
    for (document, text) in documents() {
        for target in between(&text, "](", ")").filter(|target| target.ends_with(".png")) {
            let name = target.rsplit('/').next().unwrap();
            let size = fs::metadata(beside(&document, target))
                .unwrap_or_else(|error| panic!("{document}: {target}: {error}"))
                .len();
            assert!(size < MOST, "{target} has {size} bytes");
            shown.insert(format!("docs/images/{name}"));
        }
    }
    let there: BTreeSet<String> = files("docs/images", ".png").into_iter().collect();
    assert_eq!(there, shown);
}

#[test]
fn the_licences_are_there() {
    assert!(text_of("Cargo.toml").contains("license = \"MIT OR Apache-2.0\""));
    assert!(text_of("LICENSE-MIT").contains("Permission is hereby granted, free of charge"));
    let apache = text_of("LICENSE-APACHE");
    assert!(apache.contains("Version 2.0, January 2004"));
    assert!(apache.contains("END OF TERMS AND CONDITIONS"));
}

/// Bold words in the manual are words on the screen.
#[test]
fn the_manual_speaks_in_the_words_of_the_screen() {
    let mut words = text_of("src/boot.js");
    let mut sources = files("src/text", ".rs");
    sources.push("src/text.rs".to_owned());
    for source in sources {
        for line in text_of(&source).lines() {
            if !line.trim_start().starts_with("//") {
                words.push_str(line);
                words.push('\n');
            }
        }
    }
    let manual = text_of("docs/manual.md");
    let unknown: BTreeSet<&str> = marked(&manual, "**")
        .into_iter()
        .filter(|word| !words.contains(word))
        .collect();
    assert_eq!(unknown, BTreeSet::new());
    assert!(marked(&manual, "**").len() > 100);
}

/// The rows of the table below a heading of the manual, as cells.
fn table(heading: &str) -> Vec<Vec<String>> {
    let manual = text_of("docs/manual.md");
    let (_, below) = manual
        .split_once(&format!("### {heading}\n"))
        .unwrap_or_else(|| panic!("the manual has no heading {heading}"));
    below
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(cells)
        .collect()
}

fn cells(line: &str) -> Vec<String> {
    let inside = line.trim().strip_prefix('|').unwrap();
    let inside = inside.strip_suffix('|').unwrap();
    inside
        .split('|')
        .map(|cell| cell.trim().to_owned())
        .collect()
}

/// The rows of all tables of a document that begin with this line.
fn tables(document: &str, head: &str) -> Vec<Vec<String>> {
    let text = text_of(document);
    let mut rows = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line == head {
            let table = lines.by_ref().take_while(|line| line.starts_with('|'));
            rows.extend(table.skip(1).map(cells));
        }
    }
    rows
}

#[test]
fn what_the_manual_says_is_read_is_read_so() {
    let rows = table("読み取れる書き方");
    assert!(rows.len() > 10);
    for row in rows {
        let raw = row[0].trim_matches('`');
        let Reading::Number(quantity) = read(raw, Expect::Number) else {
            panic!("{raw} is not read as a number");
        };
        assert_eq!(as_read(&quantity), row[1], "{raw}");
    }
    for (raw, reading) in [
        ("－", Reading::NotApplicable),
        ("集計中", Reading::Pending),
        ("見直し案作成", Reading::Text),
    ] {
        assert!(
            table("数値のほかに書けるもの")
                .iter()
                .any(|row| row[0] == format!("`{raw}`")),
            "{raw}"
        );
        assert_eq!(read(raw, Expect::Number), reading, "{raw}");
    }
}

#[test]
fn what_the_manual_says_is_refused_is_refused_with_what_it_says_to_write() {
    let rows = table("読み取らない書き方");
    assert!(rows.len() > 10);
    for row in rows {
        let raw = row[0].trim_matches('`');
        let Reading::Unreadable(error) = read(raw, Expect::Number) else {
            panic!("{raw} is not refused");
        };
        let suggestions: Vec<&str> = marked(&row[2], "`");
        assert_eq!(
            error.suggestions,
            suggestions,
            "{raw}: {:?}",
            read_error(&error)
        );
    }
}

#[test]
fn what_the_calculation_says_is_read_is_read_so() {
    let rows = tables("docs/calculation.md", "| 入力 | 読み取り |");
    assert!(rows.len() > 15);
    for row in rows {
        let read_as = match read(&row[0], Expect::Target) {
            Reading::Number(quantity) => as_read(&quantity),
            Reading::Text => "文章".to_owned(),
            Reading::NotApplicable => "対象外".to_owned(),
            Reading::Pending => "集計中".to_owned(),
            Reading::Blank => "空欄".to_owned(),
            Reading::Unreadable(_) => "読み取れない".to_owned(),
        };
        assert_eq!(read_as, row[1], "{}", row[0]);
    }
}

/// The kind that a row of an example names. A tolerance is among the settings.
fn kind(name: &str, settings: &[&str]) -> Kind {
    let setting = |word: &str| {
        settings
            .iter()
            .find_map(|setting| setting.strip_prefix(word))
    };
    match name {
        "高いほど良い" => Kind::Higher,
        "低いほど良い" => Kind::Lower(setting("式 ").map(|formula| match formula {
            "目標÷実績" => LowerFormula::TargetOverActual,
            "2－実績÷目標" => LowerFormula::TwoMinus,
            other => panic!("{other}"),
        })),
        "基準からの進み具合" => Kind::Progress,
        "基準からの増減" => Kind::Change,
        "値を保つ" => {
            let amount = setting("許容幅 ").unwrap();
            let of_baseline = amount.strip_prefix("基準値の");
            Kind::Maintain(Tolerance {
                amount: of_baseline.unwrap_or(amount).to_owned(),
                relative: of_baseline.is_some(),
                reference: match of_baseline {
                    Some(_) => Reference::Baseline,
                    None => Reference::Target,
                },
            })
        }
        "範囲に収める" => Kind::Range,
        "上限か下限を守る" => Kind::Bound,
        "文章で示す" => Kind::Qualitative,
        "段階を人が選ぶ" => Kind::Graded,
        "参考値" => Kind::Monitor,
        other => panic!("{other}"),
    }
}

/// An example as a case, judged by the levels of which the document begins to speak.
fn example(row: &[String]) -> Case {
    let [name, settings, baseline, target, actual, _] = row else {
        panic!("{row:?}");
    };
    // The weights are the only setting that is a list.
    let settings: Vec<&str> = match settings.strip_prefix("重み ") {
        Some(_) => vec![settings.as_str()],
        None => settings.split('、').filter(|it| !it.is_empty()).collect(),
    };
    let mut case = if name == "内訳の平均" {
        let parts: Vec<&str> = actual.split('、').collect();
        let weights: Vec<&str> = match settings.iter().find_map(|it| it.strip_prefix("重み ")) {
            Some(weights) => weights.split('、').collect(),
            None => vec![""; parts.len()],
        };
        let decimals = settings.contains(&"平均を小数1桁に").then_some(1);
        Case::new(composite(&weights, decimals), target, "").parts(&parts)
    } else {
        Case::new(kind(name, &settings), target, actual)
    };
    case = case.baseline(baseline).bands(SEED);
    for setting in settings {
        let (word, value) = setting.split_once(' ').unwrap_or((setting, ""));
        case = match (word, value) {
            ("単位", unit) => case.unit(unit),
            ("判定", level) => case.assessed(level_id(level)),
            ("修正", rate) if rate.ends_with('%') => {
                case.overruled("", rate.trim_end_matches('%'))
            }
            ("修正", level) => case.overruled(level_id(level), ""),
            ("区分", "S120・A100・B80・C") => case.bands(S_TO_C),
            ("半年分を2倍", _) => case.annualised(),
            ("最終年度の目標と比べる", _) => {
                case.basis(TargetBasis::EndOfPlan).target(2026, target)
            }
            ("3年の1年目に割り振る", _) => {
                case.basis(TargetBasis::Apportioned).target(2026, target)
            }
            ("3年の2年目に割り振る", _) => {
                let case = case.basis(TargetBasis::Apportioned).target(2026, target);
                case.target(2025, target).actual(2025, actual).in_year(2025)
            }
            ("目標0は達成", _) => case.rules(|rules| rules.zero_target = ZeroTarget::Met),
            ("目標0は未達成", _) => {
                case.rules(|rules| rules.zero_target = ZeroTarget::Missed)
            }
            ("表示した値で判定", _) => {
                case.rules(|rules| rules.judged_on = JudgedOn::Shown)
            }
            ("小数1桁", _) => case.rules(|rules| rules.rate_decimals = 1),
            ("切り捨て", _) => case.rules(|rules| rules.rounding = Rounding::Floor),
            ("切り上げ", _) => case.rules(|rules| rules.rounding = Rounding::Ceiling),
            ("偶数への丸め", _) => case.rules(|rules| rules.rounding = Rounding::HalfEven),
            ("0に近い方へ切り捨て", _) => {
                case.rules(|rules| rules.rounding = Rounding::Truncate)
            }
            ("上限", cap) => {
                let cap = Percent::parse(cap.trim_end_matches('%'));
                case.rules(|rules| rules.cap = cap)
            }
            ("式" | "許容幅" | "重み" | "平均を小数1桁に", _) => case,
            _ => panic!("{setting}"),
        };
    }
    case
}

fn level_id(label: &str) -> &'static str {
    match label {
        "達成" => "met",
        "概ね達成" => "near",
        "未達成" => "missed",
        other => panic!("{other}"),
    }
}

/// What the screen shows of an outcome.
fn shown(case: &Case, outcome: &Outcome) -> String {
    let mut rules = case.rules.clone();
    let mut named = rules.bands().to_vec();
    for band in &mut named {
        band.label = match band.id.as_str() {
            "met" => "達成",
            "near" => "概ね達成",
            "missed" => "未達成",
            own => own,
        }
        .to_owned();
    }
    rules.set_bands(named).unwrap();
    let word = standing(outcome.standing, &rules);
    let own = match outcome.measure {
        Measure::None => word,
        _ => format!("{} {word}", verdict::measure(outcome)),
    };
    match outcome.as_computed() {
        Some(computed) => format!("{own}（計算 {}）", shown(case, &computed)),
        None => own,
    }
}

#[test]
fn the_examples_of_the_calculation_come_out_so() {
    let head = "| 種類 | 設定 | 基準値 | 目標 | 実績 | 結果 |";
    let rows = tables("docs/calculation.md", head);
    assert!(rows.len() > 80, "{}", rows.len());
    for row in rows {
        let case = example(&row);
        assert_eq!(shown(&case, &case.outcome()), row[5], "{row:?}");
    }
}
