use serde_json::Value;

use super::*;
use crate::domain::rules::BandsError;
use crate::exchange::place::Pointer;
use crate::start;

const DOCUMENT: &str = include_str!("../../../docs/format.md");

/// Every kind of refusal with its words: one line each.
#[test]
fn every_refusal_is_worded() {
    let year = FiscalYear::new(2027).unwrap();
    let cases: Vec<(What, &str, &str)> = vec![
        (What::Empty, "何も入っていません", "もう一度受け取って"),
        (
            What::TooLarge {
                bytes: 6_200_000,
                most: 5_000_000,
            },
            "大きすぎます（6.2 MB）",
            "5 MBまで",
        ),
        (What::Packed, "表計算ソフトなど", "拡張子 .json"),
        (What::NotUtf8, "UTF-8ではありません", "Shift_JIS"),
        (
            What::NotJson {
                line: 3,
                column: 7,
                cut_off: true,
            },
            "途中で切れています",
            "もう一度受け取って",
        ),
        (
            What::NotJson {
                line: 3,
                column: 7,
                cut_off: false,
            },
            "計画のファイルとして読み取れません",
            "過不足",
        ),
        (
            What::TooDeep { most: 32 },
            "入れ子が深すぎます",
            "書き出したまま",
        ),
        (
            What::FieldTwice("x".into()),
            "項目「x」が2回",
            "要らない方を消して",
        ),
        (
            What::NotOurFormat,
            "「達成」の計画のファイルではありません",
            "拡張子 .json",
        ),
        (
            What::NewerVersion("2".into()),
            "新しい版で作られたファイルです（形式の版「2」）",
            "形式の版 1 まで",
        ),
        (
            What::FieldMissing("plan".into()),
            "必要な項目「計画」（plan）がありません",
            "書き加えて",
        ),
        (
            What::FieldUnknown("x".into()),
            "項目「x」は、ここには書けません",
            "つづり",
        ),
        (
            What::WrongType {
                expected: Type::Text,
                found: Type::Number,
            },
            "文字列ではなく数値",
            "「\"」で囲んだ",
        ),
        (
            What::BadNumber("-1".into()),
            "数値「-1」は、ここには使えません",
            "整数に",
        ),
        (
            What::NoSuchChoice {
                found: "x".into(),
                choices: vec!["higher".into(), "lower".into()],
            },
            "「x」という選択肢はありません",
            "：higher、lower。",
        ),
        (
            What::BadId("a b".into(), IdError::BadCharacter(' ')),
            "「a b」は識別子に使えません",
            "「 」は使えません",
        ),
        (
            What::BadId(String::new(), IdError::Empty),
            "「」は識別子に使えません",
            "空にはできません",
        ),
        (
            What::BadId("x".repeat(65), IdError::TooLong),
            "…」は識別子に使えません",
            "64文字まで",
        ),
        (
            What::IdTwice("a".into()),
            "識別子「a」が2回",
            "別の識別子に",
        ),
        (
            What::NoSuchId("a".into()),
            "識別子「a」が指すものが",
            "つづりを直すか",
        ),
        (
            What::BadYear("R6".into()),
            "「R6」は年度として",
            "令和６年度は 2024",
        ),
        (
            What::YearNotInPlan(year),
            "令和９年度は計画の年度にありません",
            "2027 を加えるか",
        ),
        (
            What::YearsNotAscending,
            "古い順に並んでいません",
            "重なりなく",
        ),
        (
            What::ReportingYearNotInPlan,
            "報告する年度が、計画の年度にありません",
            "どれかに",
        ),
        (
            What::Bands(BandsError::TooFew),
            "判定の区分に誤り",
            "2つ以上必要です",
        ),
        (
            What::BadPercent("多い".into()),
            "「多い」はパーセントとして",
            "0以上の数値",
        ),
        (
            What::TooManyDecimals { most: 6 },
            "桁数が多すぎます",
            "6まで",
        ),
        (What::ReasonMissing, "理由がありません", "理由（reason）"),
        (
            What::OverridesNothing,
            "判定の区分も達成率もありません",
            "override",
        ),
        (
            What::KindDetails,
            "種類だけの項目が合っていません",
            "tolerance は maintain",
        ),
        (
            What::BadTime("きのう".into()),
            "「きのう」は日時として",
            "2025-08-08T04:15:00Z",
        ),
        (
            What::BadFingerprint("0".into()),
            "「0」は指紋として",
            "16進数64桁",
        ),
        (
            What::OtherPlan,
            "このファイルの計画と別のものです",
            "もう一度受け取って",
        ),
        (
            What::TooMuch(TooMuch {
                found: 20_001,
                most: 20_000,
            }),
            "（20,001）",
            "20,000まで",
        ),
    ];
    let mut kinds = std::collections::BTreeSet::new();
    for (what, said, mended) in cases {
        kinds.insert(number(&what));
        let name = format!("{what:?}");
        let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap();
        assert!(
            DOCUMENT.contains(&format!("| `{name}` |")),
            "{name} is not in docs/format.md"
        );
        let problem = Problem {
            place: Vec::new(),
            what,
        };
        let words = refusal(&problem);
        assert!(words.what.contains(said), "{words:?}");
        assert!(words.mend.contains(mended), "{words:?}");
        for text in [&words.what, &words.mend] {
            assert!(text.ends_with('。'), "{words:?}");
        }
        let json = matches!(problem.what, What::NotJson { .. });
        assert_eq!(words.place, if json { "3行目の7文字目" } else { "" });
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        (0..31).collect::<Vec<_>>()
    );
}

/// A new kind of refusal does not compile until it is numbered here, and fails above until it has a line.
fn number(what: &What) -> usize {
    match what {
        What::Empty => 0,
        What::TooLarge { .. } => 1,
        What::NotUtf8 => 2,
        What::NotJson { .. } => 3,
        What::TooDeep { .. } => 4,
        What::FieldTwice(_) => 5,
        What::NotOurFormat => 6,
        What::NewerVersion(_) => 7,
        What::FieldMissing(_) => 8,
        What::FieldUnknown(_) => 9,
        What::WrongType { .. } => 10,
        What::BadNumber(_) => 11,
        What::NoSuchChoice { .. } => 12,
        What::BadId(..) => 13,
        What::IdTwice(_) => 14,
        What::NoSuchId(_) => 15,
        What::BadYear(_) => 16,
        What::YearNotInPlan(_) => 17,
        What::YearsNotAscending => 18,
        What::ReportingYearNotInPlan => 19,
        What::Bands(_) => 20,
        What::BadPercent(_) => 21,
        What::TooManyDecimals { .. } => 22,
        What::ReasonMissing => 23,
        What::OverridesNothing => 24,
        What::KindDetails => 25,
        What::BadTime(_) => 26,
        What::TooMuch(_) => 27,
        What::BadFingerprint(_) => 28,
        What::OtherPlan => 29,
        What::Packed => 30,
    }
}

fn at(file: &Value, path: &str) -> String {
    let mut pointer = Pointer::root();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        pointer = match part.strip_prefix('#') {
            Some(index) => pointer.index(index.parse().unwrap()),
            None => pointer.key(part),
        };
    }
    walk(&pointer.within(file)).0
}

#[test]
fn places_are_told_in_the_words_of_the_plan() {
    let mut file: Value = serde_json::from_str(start::SAMPLE_FILE).unwrap();
    let action = "/plan/priorities/#1/themes/#1/initiatives/#0/actions/#0";
    let name = file
        .pointer(&format!("{}/indicators/0/name", action.replace('#', "")))
        .and_then(Value::as_str)
        .unwrap()
        .to_owned();
    assert!(name.chars().count() <= 30, "{name}");
    let indicator = format!("{action}/indicators/#0");
    for (path, words) in [
        (String::new(), String::new()),
        ("/plan".into(), "計画".into()),
        ("/version".into(), "形式の版".into()),
        ("/plan/name".into(), "名称".into()),
        ("/plan/years".into(), "年度".into()),
        ("/plan/years/#1".into(), "年度（2番目）".into()),
        ("/plan/departments/#2".into(), "担当課「危機管理課」".into()),
        (
            "/plan/departments/#2/id".into(),
            "担当課「危機管理課」 → 識別子".into(),
        ),
        (
            "/plan/departments/#99/id".into(),
            "担当課（100番目） → 識別子".into(),
        ),
        (
            "/plan/rules/bands/#1/from/percent".into(),
            "計算の規則 → 判定の区分「概ね達成」 → 下限 → 達成率".into(),
        ),
        ("/plan/priorities/#1".into(), "重点項目Ⅱ".into()),
        (
            "/plan/priorities/#1/themes/#1".into(),
            "重点項目Ⅱ → 推進項目(2)".into(),
        ),
        (
            "/plan/priorities/#1/themes/#1/themes".into(),
            "重点項目Ⅱ → 推進項目(2) → 項目「themes」".into(),
        ),
        (action.into(), "重点項目Ⅱ → (2)ア①".into()),
        (
            format!("{action}/departments/#0"),
            "重点項目Ⅱ → (2)ア① → 担当課（1番目）".into(),
        ),
        (
            format!("{action}/years/2024/status"),
            "重点項目Ⅱ → (2)ア① → 取組状況 R6".into(),
        ),
        (
            format!("{action}/years/2024"),
            "重点項目Ⅱ → (2)ア① → R6".into(),
        ),
        (
            format!("{action}/years"),
            "重点項目Ⅱ → (2)ア① → 年度ごとの記録".into(),
        ),
        (
            format!("{action}/years/R6/plan"),
            "重点項目Ⅱ → (2)ア① → 年次計画 年度「R6」".into(),
        ),
        (
            format!("{indicator}/years/2024/target"),
            format!("重点項目Ⅱ → (2)ア① → 成果指標「{name}」 → 目標 R6"),
        ),
        (
            format!("{indicator}/years/2024/override/reason"),
            format!("重点項目Ⅱ → (2)ア① → 成果指標「{name}」 → 手で決めた判定 R6 → 理由"),
        ),
        (
            format!("{indicator}/years/2024/parts/tax/actual"),
            format!("重点項目Ⅱ → (2)ア① → 成果指標「{name}」 → 内訳の実績（tax） R6"),
        ),
        (
            format!("{indicator}/years/2024/parts/tax"),
            format!("重点項目Ⅱ → (2)ア① → 成果指標「{name}」 → 内訳（tax） → R6"),
        ),
        (
            format!("{indicator}/x/y/#3"),
            format!("重点項目Ⅱ → (2)ア① → 成果指標「{name}」 → 項目「x」"),
        ),
        (
            "/plan/publications/#0/summary/#0/counts/#1/figure".into(),
            {
                let text = |path: &str| {
                    file.pointer(path)
                        .and_then(Value::as_str)
                        .unwrap()
                        .to_owned()
                };
                let paper = text("/plan/publications/0/name");
                let row = text("/plan/publications/0/summary/0/label");
                format!("資料「{paper}」 → 集計表の行「{row}」 → 区分ごとの数（2番目） → 値")
            },
        ),
    ] {
        assert_eq!(at(&file, &path), words, "{path}");
    }

    // Without a number a thing is known by its name, without a name by its order; nothing in a file can break the line.
    for (field, value, words) in [
        (
            "number",
            "",
            "重点項目Ⅱ → 推進項目(2) → 取組（1番目） → 名称",
        ),
        (
            "name",
            "市有施設の\n見直し\u{7}",
            "重点項目Ⅱ → 推進項目(2) → 取組「市有施設の 見直し 」 → 名称",
        ),
    ] {
        let initiative = file
            .pointer_mut("/plan/priorities/1/themes/1/initiatives/0")
            .and_then(Value::as_object_mut)
            .unwrap();
        initiative.insert("name".into(), "".into());
        initiative.insert("number".into(), "".into());
        initiative.insert(field.into(), value.into());
        let said = at(&file, "/plan/priorities/#1/themes/#1/initiatives/#0/name");
        assert_eq!(said, words);
    }
    let long = "長".repeat(500);
    file.pointer_mut("/plan/departments/0/name")
        .map(|name| *name = long.into())
        .unwrap();
    assert_eq!(
        at(&file, "/plan/departments/#0"),
        format!("担当課「{}…」", "長".repeat(30))
    );
}

/// The committed schema and the words name the same fields of the same objects.
#[test]
fn every_field_of_the_format_has_its_word() {
    use place::{Holds, Thing};
    const OBJECTS: &[Thing] = &[
        Thing::File,
        Thing::Cut,
        Thing::Merge,
        Thing::MergedValue,
        Thing::Plan,
        Thing::Department,
        Thing::Rules,
        Thing::Band,
        Thing::BandFrom,
        Thing::Priority,
        Thing::Theme,
        Thing::Initiative,
        Thing::Action,
        Thing::ActionYear,
        Thing::Indicator,
        Thing::Tolerance,
        Thing::Composite,
        Thing::Part,
        Thing::Comment,
        Thing::IndicatorYear,
        Thing::Override,
        Thing::PartYear,
        Thing::Publication,
        Thing::SummaryRow,
        Thing::PrintedFigure,
        Thing::Excerpt,
        Thing::Statement,
        Thing::Handout,
        Thing::Passage,
        Thing::Decision,
    ];
    let schema: Value = serde_json::from_str(include_str!(
        "../../../docs/schema/tassei-plan-1.schema.json"
    ))
    .unwrap();
    let object = |thing: &Thing| match thing {
        Thing::File => &schema,
        other => &schema["$defs"][format!("{other:?}")],
    };
    let mut every_name = std::collections::BTreeSet::new();
    for thing in OBJECTS {
        let fields = object(thing)["properties"].as_object().unwrap();
        every_name.extend(fields.keys());
        for (name, of) in fields {
            let (_, holds) =
                place::field(*thing, name).unwrap_or_else(|| panic!("{thing:?}.{name}"));
            let link = |of: &Value| {
                of.get("$ref")
                    .and_then(Value::as_str)
                    .map(|link| link.trim_start_matches("#/$defs/").to_owned())
                    .filter(|name| schema["$defs"][name].get("properties").is_some())
            };
            let below = match holds {
                Holds::Value | Holds::Values => None,
                Holds::One(thing) => Some((link(of), thing)),
                Holds::Many(thing) => Some((link(&of["items"]), thing)),
                Holds::PerYear(thing) | Holds::PerPart(thing) => {
                    Some((link(&of["additionalProperties"]), thing))
                }
            };
            match below {
                Some((linked, thing)) => assert_eq!(linked, Some(format!("{thing:?}")), "{name}"),
                None => assert_eq!(link(of), None, "{thing:?}.{name}"),
            }
            assert_eq!(
                holds == Holds::Values,
                of["type"] == "array" && of["items"].get("$ref").is_none()
            );
        }
    }
    for thing in OBJECTS {
        for name in &every_name {
            assert_eq!(
                place::field(*thing, name).is_some(),
                object(thing)["properties"].get(name.as_str()).is_some(),
                "{thing:?}.{name}"
            );
        }
    }
}
