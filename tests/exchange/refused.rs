//! Bad files as people make them, each by a small edit of the sample: what is said of it, and where.

use serde_json::{Value, json};

use super::{refused, tree};
use tassei::domain::id::IdError;
use tassei::domain::limits::TooMuch;
use tassei::domain::rules::BandsError;
use tassei::domain::year::FiscalYear;
use tassei::exchange::error::{Type, What};

/// The sample as it was released with version 1: it does not change any more.
const SAMPLE_FILE: &str = include_str!("../fixtures/v1/sample.json");

const ACTION: &str = "/plan/priorities/1/themes/1/initiatives/0/actions/0";
const INDICATOR: &str = "/plan/priorities/1/themes/1/initiatives/0/actions/0/indicators/0";
const NAMED: &str =
    "重点項目Ⅱ → (2)ア① → 成果指標「広告料収入（一般会計＋病院事業会計）（現物納付を除く）」";

/// Changes the value at a place of the sample.
#[track_caller]
fn edited(at: &str, edit: impl FnOnce(&mut Value)) -> String {
    let mut file = tree(SAMPLE_FILE);
    edit(file.pointer_mut(at).unwrap_or_else(|| panic!("{at}")));
    file.to_string()
}

fn set(at: &str, value: Value) -> String {
    edited(at, |place| *place = value)
}

fn add(at: &str, name: &str, value: Value) -> String {
    edited(at, |object| object[name] = value)
}

fn without(at: &str, name: &str) -> String {
    edited(at, |object| {
        object
            .as_object_mut()
            .and_then(|fields| fields.remove(name))
            .unwrap();
    })
}

/// What makes a file a department's.
fn cut() -> Value {
    json!({
        "department": tree(SAMPLE_FILE)["plan"]["departments"][0]["id"],
        "year": 2024,
        "origin": "0".repeat(64),
    })
}

/// Changes the sample as a department's file.
fn handed(edit: impl FnOnce(&mut Value)) -> String {
    let mut file = tree(SAMPLE_FILE);
    file["holds"] = json!("department");
    file["part"] = cut();
    file["base"] = file["plan"].clone();
    edit(&mut file);
    file.to_string()
}

/// Replaces the first occurrence in the text of the sample.
#[track_caller]
fn replaced(from: &str, to: &str) -> String {
    assert!(SAMPLE_FILE.contains(from), "{from}");
    SAMPLE_FILE.replacen(from, to, 1)
}

#[test]
fn what_is_wrong_and_where() {
    let year = |number| FiscalYear::new(number).unwrap();
    let record = format!("{INDICATOR}/years/2024");
    let cases: Vec<(String, What, String)> = vec![
        // The file as a whole.
        (String::new(), What::Empty, String::new()),
        ("\u{feff}\n".into(), What::Empty, String::new()),
        ("[]".into(), What::NotOurFormat, String::new()),
        (
            r#"{"type":"excalidraw","version":2}"#.into(),
            What::NotOurFormat,
            String::new(),
        ),
        (
            replaced("tassei-plan", "tassei-plans"),
            What::NotOurFormat,
            String::new(),
        ),
        (
            set("/version", json!(2)),
            What::NewerVersion("2".into()),
            String::new(),
        ),
        (
            replaced("\"version\": 1", "\"version\": 99999999999999999999"),
            What::NewerVersion("9".repeat(20)),
            String::new(),
        ),
        (
            set("/version", json!(0)),
            What::BadNumber("0".into()),
            "形式の版".into(),
        ),
        (
            replaced("\"version\": 1", "\"version\": 1.0"),
            What::BadNumber("1.0".into()),
            "形式の版".into(),
        ),
        (
            set("/version", json!("1")),
            What::WrongType {
                expected: Type::Number,
                found: Type::Text,
            },
            "形式の版".into(),
        ),
        (
            without("", "version"),
            What::FieldMissing("version".into()),
            String::new(),
        ),
        (
            without("", "plan"),
            What::FieldMissing("plan".into()),
            String::new(),
        ),
        (
            set("/holds", json!("part")),
            What::NoSuchChoice {
                found: "part".into(),
                choices: vec!["plan".into(), "department".into()],
            },
            "内容の種類".into(),
        ),
        // A department's file.
        (
            set("/holds", json!("department")),
            What::FieldMissing("part".into()),
            String::new(),
        ),
        (
            add("", "part", cut()),
            What::FieldUnknown("part".into()),
            String::new(),
        ),
        (
            add("", "base", tree(SAMPLE_FILE)["plan"].clone()),
            What::FieldUnknown("base".into()),
            String::new(),
        ),
        (
            handed(|file| file["part"]["department"] = json!("nobody")),
            What::NoSuchId("nobody".into()),
            "配布先 → 担当課".into(),
        ),
        (
            handed(|file| file["part"]["year"] = json!(2030)),
            What::YearNotInPlan(year(2030)),
            "配布先 → 報告する年度".into(),
        ),
        (
            handed(|file| file["part"]["cut_at"] = json!("昨日")),
            What::BadTime("昨日".into()),
            "配布先 → 配布した日時".into(),
        ),
        (
            handed(|file| file["part"]["origin"] = json!("ab")),
            What::BadFingerprint("ab".into()),
            "配布先 → 配布時の指紋".into(),
        ),
        (
            handed(|file| file["base"]["id"] = json!("other")),
            What::OtherPlan,
            "配布時の計画 → 識別子".into(),
        ),
        (
            handed(|file| file["base"]["reporting_year"] = json!(2030)),
            What::ReportingYearNotInPlan,
            "配布時の計画 → 報告する年度".into(),
        ),
        // Text that is no JSON any more.
        (
            SAMPLE_FILE.chars().take(20_000).collect(),
            What::NotJson {
                line: 588,
                column: 15,
                cut_off: true,
            },
            "588行目の15文字目".into(),
        ),
        (
            replaced("\"厚木市\",", "\"厚木市\""),
            What::NotJson {
                line: 10,
                column: 5,
                cut_off: false,
            },
            "10行目の5文字目".into(),
        ),
        (
            replaced("\"name\": \"第７次", "\"name\": \"\"第７次"),
            What::NotJson {
                line: 8,
                column: 15,
                cut_off: false,
            },
            "8行目の15文字目".into(),
        ),
        (
            format!("{SAMPLE_FILE}{{}}"),
            What::NotJson {
                line: SAMPLE_FILE.lines().count() + 1,
                column: 1,
                cut_off: false,
            },
            format!("{}行目の1文字目", SAMPLE_FILE.lines().count() + 1),
        ),
        (
            replaced("\"municipality\": \"厚木市\"", "\"name\": \"厚木市\""),
            What::FieldTwice("name".into()),
            "計画".into(),
        ),
        (
            replaced(
                "\"target\": \"100%\",",
                "\"target\": \"100%\", \"target\": \"90%\",",
            ),
            What::FieldTwice("target".into()),
            "重点項目Ⅰ → (1)ア① → 成果指標「研修報告「講義内容が理解できた」と回答した割合」 → R6"
                .into(),
        ),
        (
            add(
                "/plan",
                "x",
                (0..40).fold(json!(1), |inner, _| json!([inner])),
            ),
            What::TooDeep { most: 32 },
            "項目「x」".into(),
        ),
        // Years.
        (
            set("/plan/years", json!([])),
            What::YearsNotAscending,
            "年度".into(),
        ),
        (
            set("/plan/years", json!([2025, 2024, 2026])),
            What::YearsNotAscending,
            "年度".into(),
        ),
        (
            set("/plan/years", json!([2024, 2024])),
            What::YearsNotAscending,
            "年度".into(),
        ),
        (
            add("/plan", "closed_years", json!([2025, 2024])),
            What::YearsNotAscending,
            "締めた年度".into(),
        ),
        (
            add("/plan", "closed_years", json!([2024, 2031])),
            What::YearNotInPlan(year(2031)),
            "締めた年度（2番目）".into(),
        ),
        (
            set("/plan/years/0", json!(6)),
            What::BadYear("6".into()),
            "年度（1番目）".into(),
        ),
        (
            set("/plan/years", (2000..2031).collect()),
            What::TooMuch(TooMuch {
                found: 31,
                most: 30,
            }),
            "年度".into(),
        ),
        (
            set("/plan/reporting_year", json!(2027)),
            What::ReportingYearNotInPlan,
            "報告する年度".into(),
        ),
        (
            set("/plan/reporting_year", json!("R6")),
            What::WrongType {
                expected: Type::Number,
                found: Type::Text,
            },
            "報告する年度".into(),
        ),
        (
            replaced("\"reporting_year\": 2024", "\"reporting_year\": 2024.5"),
            What::BadNumber("2024.5".into()),
            "報告する年度".into(),
        ),
        (
            add(&format!("{INDICATOR}/years"), "R6", json!({"target": "1"})),
            What::BadYear("R6".into()),
            format!("{NAMED} → 年度「R6」"),
        ),
        (
            add(&format!("{INDICATOR}/years"), "+2024", json!({})),
            What::BadYear("+2024".into()),
            format!("{NAMED} → 年度「+2024」"),
        ),
        (
            add(
                &format!("{INDICATOR}/years"),
                "2027",
                json!({"target": "1"}),
            ),
            What::YearNotInPlan(year(2027)),
            format!("{NAMED} → R9"),
        ),
        (
            add(&format!("{ACTION}/years"), "2018", json!({"plan": "準備"})),
            What::YearNotInPlan(year(2018)),
            "重点項目Ⅱ → (2)ア① → H30".into(),
        ),
        // Figures and texts.
        (
            set(&format!("{record}/target"), json!(100)),
            What::WrongType {
                expected: Type::Text,
                found: Type::Number,
            },
            format!("{NAMED} → 目標 R6"),
        ),
        (
            set(&format!("{record}/actual"), Value::Null),
            What::WrongType {
                expected: Type::Text,
                found: Type::Null,
            },
            format!("{NAMED} → 実績 R6"),
        ),
        (
            set(&format!("{record}/results"), json!("長".repeat(20_001))),
            What::TooMuch(TooMuch {
                found: 20_001,
                most: 20_000,
            }),
            format!("{NAMED} → 成果と課題、未達成の理由 R6"),
        ),
        (
            add(&record, "override", json!({"band": "met", "reason": " \n"})),
            What::ReasonMissing,
            format!("{NAMED} → 手で決めた判定 R6 → 理由"),
        ),
        (
            add(&record, "override", json!({"reason": "理由"})),
            What::OverridesNothing,
            format!("{NAMED} → 手で決めた判定 R6"),
        ),
        (
            add(
                &record,
                "override",
                json!({"rate": "およそ90", "reason": "理由"}),
            ),
            What::BadPercent("およそ90".into()),
            format!("{NAMED} → 手で決めた判定 R6 → 達成率"),
        ),
        (
            add(
                &record,
                "override",
                json!({"rate": "90", "reason": "理由", "note": ""}),
            ),
            What::FieldUnknown("note".into()),
            format!("{NAMED} → 手で決めた判定 R6"),
        ),
        (
            add(&record, "assessment", json!("達成")),
            What::BadId("達成".into(), IdError::BadCharacter('達')),
            format!("{NAMED} → 判定 R6"),
        ),
        (
            add(&record, "assessment", json!("excellent")),
            What::NoSuchId("excellent".into()),
            format!("{NAMED} → 判定 R6"),
        ),
        (
            add(&record, "parts", json!({"": {"actual": "1"}})),
            What::BadId(String::new(), IdError::Empty),
            format!("{NAMED} → 内訳（） → R6"),
        ),
        // Kinds.
        (
            set(&format!("{INDICATOR}/kind"), json!("高いほど良い")),
            What::NoSuchChoice {
                found: "高いほど良い".into(),
                choices: [
                    "higher",
                    "lower",
                    "progress",
                    "change",
                    "maintain",
                    "range",
                    "bound",
                    "qualitative",
                    "graded",
                    "composite",
                    "monitor",
                ]
                .map(str::to_owned)
                .to_vec(),
            },
            format!("{NAMED} → 種類"),
        ),
        (
            set(&format!("{INDICATOR}/kind"), json!("maintain")),
            What::KindDetails,
            format!("{NAMED} → 種類"),
        ),
        (
            add(INDICATOR, "lower_formula", json!("two_minus")),
            What::KindDetails,
            format!("{NAMED} → 種類"),
        ),
        (
            edited(INDICATOR, |indicator| {
                indicator["kind"] = json!("composite");
                let part = json!({"id": "tax", "name": "市税"});
                indicator["composite"] = json!({"parts": [part, part]});
            }),
            What::IdTwice("tax".into()),
            format!("{NAMED} → 内訳の扱い → 内訳「市税」 → 識別子"),
        ),
        (
            edited(INDICATOR, |indicator| {
                indicator["kind"] = json!("composite");
                indicator["composite"] = json!({"parts": [], "decimals": 7});
            }),
            What::TooManyDecimals { most: 6 },
            format!("{NAMED} → 内訳の扱い → 平均の小数の桁数"),
        ),
        // Identifiers.
        (
            set("/plan/id", json!("")),
            What::BadId(String::new(), IdError::Empty),
            "識別子".into(),
        ),
        (
            set("/plan/departments/1/id", json!("shokuin")),
            What::IdTwice("shokuin".into()),
            "担当課「行政総務課」 → 識別子".into(),
        ),
        (
            set(&format!("{INDICATOR}/id"), json!("p1")),
            What::IdTwice("p1".into()),
            format!("{NAMED} → 識別子"),
        ),
        (
            set(
                &format!("{ACTION}/departments"),
                json!(["shokuin", "nobody"]),
            ),
            What::NoSuchId("nobody".into()),
            "重点項目Ⅱ → (2)ア① → 担当課（2番目）".into(),
        ),
        (
            set(
                &format!("{ACTION}/departments"),
                json!(["shokuin", "shokuin"]),
            ),
            What::IdTwice("shokuin".into()),
            "重点項目Ⅱ → (2)ア① → 担当課（2番目）".into(),
        ),
        (
            set("/plan/departments/0/id", json!("x".repeat(65))),
            What::BadId("x".repeat(65), IdError::TooLong),
            "担当課「職員課」 → 識別子".into(),
        ),
        // Rules.
        (
            set("/plan/rules/bands", json!([])),
            What::Bands(BandsError::TooFew),
            "計算の規則 → 判定の区分".into(),
        ),
        (
            set("/plan/rules/bands/1/from/percent", json!("120")),
            What::Bands(BandsError::NotDescending(1)),
            "計算の規則 → 判定の区分".into(),
        ),
        (
            set("/plan/rules/bands/1/from/percent", json!("八割")),
            What::BadPercent("八割".into()),
            "計算の規則 → 判定の区分「概ね達成」 → 下限 → 達成率".into(),
        ),
        (
            set("/plan/rules/bands/1/from", json!(["80", true])),
            What::WrongType {
                expected: Type::Object,
                found: Type::List,
            },
            "計算の規則 → 判定の区分「概ね達成」 → 下限".into(),
        ),
        (
            set("/plan/rules/rounding", json!({"half_up": null})),
            What::WrongType {
                expected: Type::Text,
                found: Type::Object,
            },
            "計算の規則 → 端数処理".into(),
        ),
        (
            set("/plan/rules/rate_decimals", json!(7)),
            What::TooManyDecimals { most: 6 },
            "計算の規則 → 達成率の小数の桁数".into(),
        ),
        (
            set("/plan/rules/share_decimals", json!(-1)),
            What::BadNumber("-1".into()),
            "計算の規則 → 概ね達成率の小数の桁数".into(),
        ),
        (
            add("/plan/rules", "cap", json!(" ".repeat(1_001))),
            What::TooMuch(TooMuch {
                found: 1_001,
                most: 1_000,
            }),
            "計算の規則 → 表示する達成率の上限".into(),
        ),
        // Papers.
        (
            set("/plan/publications/0/year", json!(2_024_000)),
            What::BadNumber("2024000".into()),
            "資料「資料１」 → 年度".into(),
        ),
        (
            set(
                "/plan/publications/0/summary/0/counts/0/band",
                json!("best"),
            ),
            What::NoSuchId("best".into()),
            "資料「資料１」 → 集計表の行「①強くしなやかな組織をつくる」 → 区分ごとの数（1番目） → 判定の区分".into(),
        ),
        (
            edited("/plan/publications", |papers| {
                let first = papers[0].clone();
                papers.as_array_mut().unwrap().push(first);
            }),
            What::IdTwice("shiryo-1".into()),
            "資料「資料１」 → 識別子".into(),
        ),
        (
            add("/plan", "handouts", json!([{"year": 2025}, {"year": 2024}])),
            What::YearsNotAscending,
            "会議資料（2番目） → 年度".into(),
        ),
        (
            add(
                "/plan",
                "handouts",
                json!([{"year": 2024, "passages": [
                    {"piece": "opening", "text": "あ"}, {"piece": "opening", "text": "い"}]}]),
            ),
            What::FieldTwice("opening".into()),
            "会議資料（1番目） → 文章（2番目） → 文章の種類".into(),
        ),
    ];
    let mut kinds = std::collections::HashSet::new();
    let mut others = Vec::new();
    for (text, what, place) in cases {
        let (found, words) = refused(&text);
        if (&found, &words.place) != (&what, &place) {
            others.push(format!(
                "{found:?} {}\ninstead of {what:?} {place}",
                words.place
            ));
        }
        kinds.insert(std::mem::discriminant(&what));
    }
    assert!(others.is_empty(), "{}", others.join("\n\n"));
    // All kinds but those of bytes and times, which stand below.
    assert_eq!(kinds.len(), 28);
}

#[test]
fn bytes_that_are_no_text() {
    let shift_jis = b"{\"name\": \"\x8ds\x90\xad\x89\xfc\x8av\"}";
    let utf_16 = b"\xff\xfe{\x00}\x00";
    let workbook = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2l";
    let older = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    for (bytes, what) in [
        (&shift_jis[..], What::NotUtf8),
        (utf_16, What::NotUtf8),
        (workbook, What::Packed),
        (older, What::Packed),
    ] {
        let problem = tassei::exchange::read(bytes).unwrap_err();
        assert_eq!((problem.what, problem.place.len()), (what, 0));
    }
    let problem = tassei::exchange::read(&vec![b'{'; 5_000_001]).unwrap_err();
    assert_eq!(
        problem.what,
        What::TooLarge {
            bytes: 5_000_001,
            most: 5_000_000
        }
    );
}

#[test]
fn times() {
    for good in [
        "",
        "2025-08-08T04:15:00Z",
        "2024-02-29T23:59:59Z",
        "2000-02-29T00:00:00Z",
        "2025-12-31T00:00:00Z",
    ] {
        assert!(super::read(&set("/as_of", json!(good))).is_ok(), "{good}");
    }
    for bad in [
        "2025-08-08",
        "2025-08-08T04:15:00",
        "2025-08-08T04:15:00+09:00",
        "2025-08-08 04:15:00Z",
        "2025-13-08T04:15:00Z",
        "2025-00-08T04:15:00Z",
        "2025-08-32T04:15:00Z",
        "2025-06-31T04:15:00Z",
        "2025-02-29T04:15:00Z",
        "1900-02-29T04:15:00Z",
        "2025-08-00T04:15:00Z",
        "2025-08-08T24:00:00Z",
        "2025-08-08T04:60:00Z",
        "2025-08-08T04:15:60Z",
        "２０２５-08-08T04:15:00Z",
        "令和7年8月8日",
        " ",
    ] {
        let (what, words) = refused(&set("/as_of", json!(bad)));
        assert_eq!(
            (what, words.place.as_str()),
            (What::BadTime(bad.into()), "データの日時")
        );
    }
}
