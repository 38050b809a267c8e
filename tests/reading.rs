//! Reading values as people write them (calculation.md §1): one line per case. What is refused has to say why and what
//! to write instead.

use proptest::prelude::*;
use tassei::domain::exact::Exact;
use tassei::domain::quantity::{
    Bound, ChangeDirection, Expect, Quantity, ReadError, Reading, Reason, Unit, read, read_change,
    read_range,
};
use tassei::text::format::group;
use tassei::text::reading::{as_read, read_error};

#[track_caller]
fn quantity(raw: &str, expect: Expect) -> Quantity {
    match read(raw, expect) {
        Reading::Number(quantity) => quantity,
        other => panic!("{raw} was not read as a number: {other:?}"),
    }
}

/// An actual, read as a value and a unit with nothing else to it.
#[track_caller]
fn number(raw: &str, value: &str, unit: &str) {
    let read = quantity(raw, Expect::Number);
    assert_eq!(
        (read.value.to_string().as_str(), read.unit.as_str()),
        (value, unit),
        "{raw}"
    );
    assert!(
        !read.approximate && !read.provisional && read.bound.is_none(),
        "{raw}"
    );
    // A target is read the same way.
    assert_eq!(quantity(raw, Expect::Target), read, "{raw}");
}

#[track_caller]
fn approximate(raw: &str, value: &str, unit: &str) {
    let read = quantity(raw, Expect::Number);
    assert_eq!(
        (read.value.to_string().as_str(), read.unit.as_str()),
        (value, unit),
        "{raw}"
    );
    assert!(
        read.approximate && !read.provisional && read.bound.is_none(),
        "{raw}"
    );
}

#[track_caller]
fn provisional(raw: &str, value: &str, unit: &str) {
    let read = quantity(raw, Expect::Number);
    assert_eq!(
        (read.value.to_string().as_str(), read.unit.as_str()),
        (value, unit),
        "{raw}"
    );
    assert!(
        read.provisional && !read.approximate && read.bound.is_none(),
        "{raw}"
    );
}

/// A target with a bound, which an actual may not have.
#[track_caller]
fn bound(raw: &str, value: &str, unit: &str, bound: Bound) {
    let read = quantity(raw, Expect::Target);
    assert_eq!(
        (read.value.to_string().as_str(), read.unit.as_str()),
        (value, unit),
        "{raw}"
    );
    assert_eq!(read.bound, Some(bound), "{raw}");
    assert_eq!(
        refusal(raw, Expect::Number).reason,
        Reason::BoundNotAllowed,
        "{raw}"
    );
}

#[track_caller]
fn state(raw: &str, state: Reading) {
    for expect in [Expect::Number, Expect::Target, Expect::Text] {
        assert_eq!(read(raw, expect), state, "{raw} for {expect:?}");
    }
}

/// Words in a numeric cell.
#[track_caller]
fn text(raw: &str) {
    state(raw, Reading::Text);
}

#[track_caller]
fn refusal(raw: &str, expect: Expect) -> ReadError {
    match read(raw, expect) {
        Reading::Unreadable(error) => error,
        other => panic!("{raw} was not refused: {other:?}"),
    }
}

/// A refusal says what and where, and each of its suggestions can be taken over as it is.
#[track_caller]
fn sound(raw: &str, error: &ReadError, reads: impl Fn(&str) -> bool) {
    let from_piece: String = raw.chars().skip(error.at).collect();
    let short_piece: String = error.piece.chars().take(20).collect();
    assert!(
        from_piece.starts_with(&short_piece),
        "{raw}: {error:?} points elsewhere"
    );
    for suggestion in &error.suggestions {
        assert!(reads(suggestion), "{raw}: {suggestion} is no better");
    }
    let message = read_error(error);
    assert!(
        message.what.ends_with('。') && message.mend.ends_with('。'),
        "{message:?}"
    );
    for suggestion in &error.suggestions {
        assert!(
            message.mend.contains(suggestion),
            "{message:?} without {suggestion}"
        );
    }
}

#[track_caller]
fn refused_for(raw: &str, expect: Expect, reason: Reason, suggestions: &[&str]) {
    let error = refusal(raw, expect);
    assert_eq!(error.reason, reason, "{raw}");
    assert_eq!(error.suggestions, suggestions, "{raw}");
    sound(raw, &error, |suggestion| {
        !matches!(
            read(suggestion, expect),
            Reading::Unreadable(_) | Reading::Blank
        )
    });
    // Where anything may be written, it is not refused.
    assert!(
        !matches!(read(raw, Expect::Text), Reading::Unreadable(_)),
        "{raw}"
    );
}

/// Refused as an actual and as a target.
#[track_caller]
fn refused(raw: &str, reason: Reason, suggestions: &[&str]) {
    refused_for(raw, Expect::Number, reason, suggestions);
    assert_eq!(refusal(raw, Expect::Target).reason, reason, "{raw}");
}

#[track_caller]
fn range(raw: &str, low: &str, high: &str, unit: &str) {
    let read = read_range(raw).unwrap_or_else(|error| panic!("{raw}: {error:?}"));
    let ends = (read.low.value.to_string(), read.high.value.to_string());
    assert_eq!((ends.0.as_str(), ends.1.as_str()), (low, high), "{raw}");
    assert_eq!(
        (read.low.unit.as_str(), read.high.unit.as_str()),
        (unit, unit),
        "{raw}"
    );
}

#[track_caller]
fn range_refused(raw: &str, reason: Reason, suggestions: &[&str]) {
    let error = read_range(raw).expect_err(raw);
    assert_eq!(error.reason, reason, "{raw}");
    assert_eq!(error.suggestions, suggestions, "{raw}");
    sound(raw, &error, |suggestion| read_range(suggestion).is_ok());
}

#[track_caller]
fn change(raw: &str, fraction: &str, direction: ChangeDirection) {
    let read = read_change(raw).unwrap_or_else(|error| panic!("{raw}: {error:?}"));
    assert_eq!(
        (read.fraction.to_string().as_str(), read.direction),
        (fraction, direction),
        "{raw}"
    );
}

#[track_caller]
fn change_refused(raw: &str, reason: Reason, suggestions: &[&str]) {
    let error = read_change(raw).expect_err(raw);
    assert_eq!(error.reason, reason, "{raw}");
    assert_eq!(error.suggestions, suggestions, "{raw}");
    sound(raw, &error, |suggestion| read_change(suggestion).is_ok());
}

#[test]
fn figures_of_the_seed() {
    number("100%", "100", "%");
    number("98%", "98", "%");
    number("5グループ", "5", "グループ");
    number("28件", "28", "件");
    number("1,000人", "1000", "人");
    number("180時間", "180", "時間");
    number("64.0%", "64", "%");
    number("68.8%", "68.8", "%");
    number("780万文字", "7800000", "文字");
    number("1,560万文字", "15600000", "文字");
    number("10.5ｆｍ", "10.5", "fm");
    number("８.4ｆｍ", "8.4", "fm");
    number("126", "126", "");
    number("６事業", "6", "事業");
    number("17,203千円", "17203", "千円");
    number("280,000千円", "280000", "千円");
    number("72.1％", "72.1", "%");
    number("92.64%", "92.64", "%");
    number("14回", "14", "回");
    number("0件", "0", "件");
    number("０件", "0", "件");
    approximate("約20％", "20", "%");
}

#[test]
fn digits_commas_points_and_spaces() {
    number("0", "0", "");
    number("5", "5", "");
    number("５", "5", "");
    number("10000", "10000", "");
    number("1,234,567", "1234567", "");
    number("１，２３４．５", "1234.5", "");
    number("0.50", "0.5", "");
    number("0.000001", "0.000001", "");
    number("123456789012345", "123456789012345", "");
    number(
        "999,999,999,999,999.999999円",
        "999999999999999.999999",
        "円",
    );
    number("  5 件 ", "5", "件");
    number("　５　件　", "5", "件");
    number("5\u{A0}%", "5", "%");
    number("5\n件", "5", "件");
    number("1 000 人", "1000", "人");
    number("12\u{A0}345\u{202F}678円", "12345678", "円");
    number("1　000人", "1000", "人");
}

#[test]
fn signs() {
    number("-5", "-5", "");
    number("－５", "-5", "");
    number("−5.5％", "-5.5", "%");
    number("‐5", "-5", "");
    number("▲3", "-3", "");
    number("△ 3.2％", "-3.2", "%");
    number("▲1,200千円", "-1200", "千円");
    number("+5", "5", "");
    number("＋５件", "5", "件");
    number("-0", "0", "");
    approximate("約▲3％", "-3", "%");
}

#[test]
fn flags() {
    approximate("約 5 件", "5", "件");
    approximate("およそ５件", "5", "件");
    approximate("　約　1,000人", "1000", "人");
    provisional("5件（速報）", "5", "件");
    provisional("5件（速報値）", "5", "件");
    provisional("98.1%(暫定)", "98.1", "%");
    provisional("98.1%（暫定値）", "98.1", "%");
    provisional("5 件 （ 見込 ）", "5", "件");
    provisional("1億円（見込み）", "100000000", "円");
    provisional("5〔速報〕", "5", "");
    bound("5件以上", "5", "件", Bound::AtLeast);
    bound("80％ 以上", "80", "%", Bound::AtLeast);
    bound("5件超", "5", "件", Bound::Above);
    bound("80%を超える", "80", "%", Bound::Above);
    bound("80%超え", "80", "%", Bound::Above);
    bound("10分以下", "10", "分", Bound::AtMost);
    bound("3日以内", "3", "日", Bound::AtMost);
    bound("5.5%未満", "5.5", "%", Bound::Below);
    bound("3,000万円以上", "30000000", "円", Bound::AtLeast);
    bound("5以上", "5", "", Bound::AtLeast);
}

#[test]
fn scales() {
    number("1億2,000万円", "120000000", "円");
    number("１億２，０００万円", "120000000", "円");
    number("1億 2,000万 円", "120000000", "円");
    number("1.5億円", "150000000", "円");
    number("1.2345678億円", "123456780", "円");
    number("5万", "50000", "");
    number("12万3,456人", "123456", "人");
    number("1億5円", "100000005", "円");
    number("1兆2,000億円", "1200000000000", "円");
    number("999兆円", "999000000000000", "円");
    number("0.5万人", "5000", "人");
    number("1万2.5円", "10002.5", "円");
    // Scales that belong to the unit.
    number("3千人", "3", "千人");
    number("5百万円", "5", "百万円");
    number("1,234千件", "1234", "千件");
}

#[test]
fn units() {
    number("5m2", "5", "㎡");
    number("5㎡", "5", "㎡");
    number("5 m²", "5", "㎡");
    number("5平方メートル", "5", "㎡");
    number("12km2", "12", "㎢");
    number("3m3", "3", "㎥");
    number("120t-CO2", "120", "t-CO2");
    number("120ｔ－ＣＯ２", "120", "t-CO2");
    number("5kgCO₂/㎡", "5", "kgCO2/㎡");
    number("36.5℃", "36.5", "℃");
    number("36.5°C", "36.5", "℃");
    number("5‰", "5", "‰");
    number("3パーセント", "3", "%");
    number("0.5ポイント", "0.5", "ポイント");
    number("0.5%ポイント", "0.5", "%ポイント");
    number("5件/年", "5", "件/年");
    number("1,200円／人", "1200", "円/人");
    number("5か所", "5", "か所");
    number("5ヶ所", "5", "か所");
    number("5箇所", "5", "か所");
    number("6カ月", "6", "か月");
    number("5ｸﾞﾙｰﾌﾟ", "5", "グループ");
    number("5ク\u{3099}ルーフ\u{309A}", "5", "グループ");
    number("3つ", "3", "つ");
    number("延べ120人", "120", "延べ人");
    number("のべ120人", "120", "延べ人");
    number("延120人", "120", "延べ人");
    number("3位", "3", "位");
}

#[test]
fn units_are_compared_in_one_spelling() {
    for (a, b, same) in [
        ("ｆｍ", "fm", true),
        ("％", "%", true),
        ("％", "パーセント", true),
        ("m2", "㎡", true),
        ("ヶ所", "か所", true),
        ("ｹ所", "か所", true),
        ("ｸﾞﾙｰﾌﾟ", "グループ", true),
        ("t-CO₂", "ｔ－ＣＯ2", true),
        ("円/m2", "円／㎡", true),
        ("葛\u{E0100}", "葛", true),
        (" 件 ", "件", true),
        ("件", "事業", false),
        ("千円", "円", false),
        ("%", "ポイント", false),
        ("延べ人", "人", false),
        ("fm", "FM", false),
        ("件", "", false),
    ] {
        assert_eq!(Unit::new(a) == Unit::new(b), same, "{a} and {b}");
    }
}

#[test]
fn states() {
    state("", Reading::Blank);
    state("  ", Reading::Blank);
    state("　\t\n\u{A0}", Reading::Blank);
    for dash in [
        "-", "－", "−", "﹣", "‐", "\u{2011}", "‒", "–", "—", "―", "─", "━", "ー", "ｰ", "――", "--",
        " － ",
    ] {
        state(dash, Reading::NotApplicable);
    }
    for pending in [
        "集計中",
        "未確定",
        "調査中",
        "未集計",
        "算定中",
        "確定前",
        "※",
        " 集計中 ",
        "（集計中）",
        "(未確定)",
        "※集計中",
    ] {
        state(pending, Reading::Pending);
    }
}

#[test]
fn words_in_a_numeric_cell_are_text() {
    text("見直し案作成");
    text("見直し・反映");
    text("実施");
    text("概ね達成");
    text("一部実施");
    text("三者協議の開催");
    text("十分に達成");
    text("百年史の編纂");
    text("千葉市と協定");
    text("万全の体制");
    text("Ⅱ期計画の策定");
    text("約束どおり");
    text("約");
    text("なしとげた");
}

#[test]
fn a_qualitative_cell_takes_anything() {
    for raw in [
        "5件",
        "第2期計画策定",
        "1,00",
        "なし",
        "〇",
        "①",
        &"長".repeat(5_000),
        "a\u{200B}b",
        "=1+1",
    ] {
        assert_eq!(read(raw, Expect::Text), Reading::Text, "{raw}");
    }
    assert_eq!(read("\u{200B}\u{FEFF}", Expect::Text), Reading::Blank);
}

#[test]
fn signs_that_are_refused() {
    refused("±5", Reason::PlusMinus, &["-5", "5"]);
    refused("36.5±0.5℃", Reason::PlusMinus, &[]);
    refused("▲-5", Reason::SeveralSigns, &["-5", "5"]);
    refused("--5", Reason::SeveralSigns, &["-5", "5"]);
    refused("ー5", Reason::UnclearMinus, &["-5", "5"]);
    refused("―5件", Reason::UnclearMinus, &["-5件", "5件"]);
    refused("–5", Reason::UnclearMinus, &["-5", "5"]);
    refused("─5", Reason::UnclearMinus, &["-5", "5"]);
    refused("▼5", Reason::UnclearMinus, &["▲5"]);
    refused("マイナス5%", Reason::UnclearMinus, &["-5%"]);
    refused("(5)", Reason::Brackets, &["-5", "5"]);
    refused(
        "（1,200千円）",
        Reason::Brackets,
        &["-1,200千円", "1,200千円"],
    );
    refused("「5件」", Reason::Brackets, &["5件"]);
    refused("約(5)", Reason::Brackets, &["約-5", "約5"]);
    refused("(約20％)", Reason::Brackets, &["約20％"]);
    refused("¥1,000", Reason::CurrencySign, &["1,000円"]);
    refused("￥1,000", Reason::CurrencySign, &["1,000円"]);
    refused("$5", Reason::CurrencySign, &["5ドル"]);
    refused_for(
        "≧5件",
        Expect::Target,
        Reason::ComparisonSign,
        &["5件以上", "5件"],
    );
    refused_for(
        "＜5%",
        Expect::Target,
        Reason::ComparisonSign,
        &["5%未満", "5%"],
    );
    refused_for(">5", Expect::Number, Reason::ComparisonSign, &["5"]);
}

#[test]
fn digits_that_are_refused() {
    refused("1,00", Reason::Grouping, &["100", "1,000"]);
    refused("1,5", Reason::Grouping, &["15", "1,500", "1.5"]);
    refused(
        "12,34件",
        Reason::Grouping,
        &["1,234件", "12,340件", "12.34件"],
    );
    refused("1000,000円", Reason::Grouping, &["1,000,000円"]);
    refused("1,0000", Reason::Grouping, &["10,000"]);
    refused("1,,000", Reason::Grouping, &["1,000"]);
    refused(",500", Reason::Grouping, &["500"]);
    refused("500,", Reason::Grouping, &["500"]);
    refused("1 00", Reason::SpacedDigits, &["100"]);
    refused("10 5件", Reason::SpacedDigits, &[]);
    refused("5 10件", Reason::SpacedDigits, &[]);
    refused("1, 000", Reason::SpacedDigits, &["1,000"]);
    refused("1,000 000", Reason::SpacedDigits, &["1,000,000"]);
    refused("5. 3", Reason::SpacedDigits, &["5.3"]);
    refused("1\n000", Reason::SpacedDigits, &["1,000"]);
    refused("1、000人", Reason::Separator('、'), &["1,000人"]);
    refused("1､000人", Reason::Separator('、'), &["1,000人"]);
    refused("1'000", Reason::Separator('\''), &["1,000"]);
    refused("5、6件", Reason::Separator('、'), &[]);
    refused("1・5％", Reason::Separator('・'), &["1.5％"]);
    refused("5。3", Reason::Separator('。'), &["5.3"]);
    refused("1.000,5", Reason::CommaBehindPoint, &["1,000.5"]);
    refused("５．０．１", Reason::SeveralPoints, &[]);
    refused("1.000.000", Reason::SeveralPoints, &["1,000,000"]);
    refused("5..3", Reason::SeveralPoints, &["5.3"]);
    refused(".5", Reason::NothingBeforePoint, &["0.5"]);
    refused("▲．５", Reason::NothingBeforePoint, &["▲0.５"]);
    refused("5.", Reason::NothingBehindPoint, &["5"]);
    refused("5.件", Reason::NothingBehindPoint, &["5件"]);
    refused("007", Reason::LeadingZeros, &["7"]);
    refused("00", Reason::LeadingZeros, &["0"]);
    refused("00.5%", Reason::LeadingZeros, &["0.5%"]);
    refused("0,123", Reason::LeadingZeros, &["123", "0.123"]);
    refused("1234567890123456", Reason::TooManyIntegerDigits, &[]);
    refused("1000兆円", Reason::TooManyIntegerDigits, &[]);
    refused("1.1234567", Reason::TooManyFractionDigits, &["1.123457"]);
    refused(
        "98.10833333333333%",
        Reason::TooManyFractionDigits,
        &["98.108333%"],
    );
    refused("1e5", Reason::Exponent, &["100,000"]);
    refused("1.5E+3件", Reason::Exponent, &["1,500件"]);
    refused("5e-2", Reason::Exponent, &["0.05"]);
    refused("1e99", Reason::Exponent, &[]);
}

#[test]
fn scales_that_are_refused() {
    refused("3万5千円", Reason::SmallScale, &["35,000円"]);
    refused("1千5百円", Reason::SmallScale, &["1,500円"]);
    refused("5百人", Reason::SmallScale, &["500人"]);
    refused("3千", Reason::SmallScale, &["3,000"]);
    refused("3千万円", Reason::SmallScale, &["30,000,000円"]);
    refused("5十億円", Reason::SmallScale, &["5,000,000,000円"]);
    refused("5万千円", Reason::SmallScale, &["51,000円"]);
    // 3万5 is said for 3万5千; with a unit nobody says so.
    refused("3万5", Reason::LastDigit, &["35,000", "30,005"]);
    refused(
        "約１億２",
        Reason::LastDigit,
        &["約120,000,000", "約100,000,002"],
    );
    refused(
        "1兆2（速報）",
        Reason::LastDigit,
        &["1,200,000,000,000（速報）", "1,000,000,000,002（速報）"],
    );
    refused(
        "1.5億2,000万円",
        Reason::FractionBeforeScale,
        &["170,000,000円"],
    );
    refused("1億20,000万円", Reason::ScalePart, &["300,000,000円"]);
    refused("1万2億", Reason::ScaleOrder, &[]);
    refused("1万2万", Reason::ScaleOrder, &[]);
    refused("1億0500円", Reason::LeadingZeros, &["1億500円"]);
    refused(
        "12億3,4万円",
        Reason::Grouping,
        &["12億34万円", "12億3,400万円", "12億3.4万円"],
    );
    refused("3割", Reason::Tenths, &["30%"]);
    refused("約3割", Reason::Tenths, &["約30%"]);
    refused("3割5分", Reason::Tenths, &["35%"]);
    refused("2時間半", Reason::Half, &["2.5時間"]);
    refused("1年半", Reason::Half, &["1.5年"]);
    refused("1半日", Reason::Half, &["1.5日"]);
}

#[test]
fn other_digits_are_refused() {
    refused("1O件", Reason::UnexpectedCharacter('O'), &["10件"]);
    refused("2o", Reason::UnexpectedCharacter('o'), &["20"]);
    refused("1○件", Reason::KanjiNumeral, &["10件"]);
    refused("5件三人", Reason::KanjiNumeral, &[]);
    refused("三件", Reason::KanjiNumeral, &["3件"]);
    refused("十二回", Reason::KanjiNumeral, &["12回"]);
    refused("百人", Reason::KanjiNumeral, &["100人"]);
    refused("約百二十人", Reason::KanjiNumeral, &["約120人"]);
    refused("二〇件", Reason::KanjiNumeral, &["20件"]);
    refused("五万円", Reason::KanjiNumeral, &["50,000円"]);
    refused("一", Reason::KanjiNumeral, &["1", "－"]);
    refused("〇", Reason::Circle, &["0"]);
    refused("○", Reason::Circle, &["0"]);
    refused("〇件", Reason::Circle, &["0件"]);
    refused("①", Reason::ForeignDigits, &["1"]);
    refused("⑳件", Reason::ForeignDigits, &["20件"]);
    refused("①見直し", Reason::ForeignDigits, &[]);
    refused("5①", Reason::ForeignDigits, &[]);
    refused("٣٤件", Reason::ForeignDigits, &["34件"]);
    refused("५०", Reason::ForeignDigits, &["50"]);
    refused("𝟓件", Reason::ForeignDigits, &["5件"]);
    refused("½", Reason::ForeignDigits, &[]);
    refused("5²", Reason::ForeignDigits, &[]);
}

#[test]
fn what_is_no_one_value_is_refused() {
    refused("1/2", Reason::Fraction, &["0.5", "50%"]);
    refused("１／２", Reason::Fraction, &["0.5", "50%"]);
    refused("1/4件", Reason::Fraction, &["0.25件"]);
    refused("1/3", Reason::Fraction, &[]);
    refused("5分の1", Reason::Fraction, &["0.2", "20%"]);
    refused("4/1", Reason::Fraction, &[]);
    refused("15/41", Reason::Fraction, &[]);
    refused("1/0", Reason::Fraction, &[]);
    refused("R6.4.1", Reason::DateOrTime, &[]);
    refused("Ｒ６．４．１", Reason::DateOrTime, &[]);
    refused("令和6年度", Reason::DateOrTime, &[]);
    refused("2024年度", Reason::DateOrTime, &[]);
    refused("2024年", Reason::DateOrTime, &[]);
    refused("2024/4/1", Reason::DateOrTime, &[]);
    refused("4/1/2024", Reason::DateOrTime, &[]);
    refused("2024-04-01", Reason::DateOrTime, &[]);
    refused("2024.4.1", Reason::DateOrTime, &[]);
    refused("4月1日", Reason::DateOrTime, &[]);
    refused("10:30", Reason::DateOrTime, &[]);
    refused("10時30分", Reason::DateOrTime, &[]);
    refused("6月", Reason::Month, &["6か月"]);
    refused("5～6", Reason::RangeForValue, &[]);
    refused("5〜6件", Reason::RangeForValue, &[]);
    refused("5件から10件", Reason::RangeForValue, &[]);
    refused("～5件", Reason::RangeForValue, &[]);
    refused("5-6", Reason::RangeForValue, &[]);
    refused("5ー6", Reason::RangeForValue, &[]);
    refused("5件以上10件以下", Reason::RangeForValue, &[]);
    refused("2件3人", Reason::SeveralNumbers, &["2件", "3人"]);
    refused("12人中3人", Reason::SeveralNumbers, &["12人", "3人"]);
    refused("5件/10件", Reason::SeveralNumbers, &["5件", "10件"]);
    refused("5km 2", Reason::SeveralNumbers, &["5km", "2"]);
    refused("177時間30分", Reason::SeveralNumbers, &["177.5時間"]);
    refused("5×3", Reason::UnexpectedCharacter('×'), &[]);
}

#[test]
fn words_and_marks_around_a_number_are_refused() {
    refused("5件（うち2件新規）", Reason::Note, &["5件"]);
    refused("100%(目標達成)", Reason::Note, &["100%"]);
    refused("5（件）", Reason::Note, &["5件", "5"]);
    refused("5件(", Reason::Note, &["5件"]);
    refused("5)", Reason::UnexpectedCharacter(')'), &["5"]);
    refused("第5回", Reason::LeadingWords, &["5回"]);
    refused("年5回", Reason::LeadingWords, &["5回"]);
    refused("合計10件", Reason::LeadingWords, &["10件"]);
    refused("概ね5件", Reason::LeadingWords, &["5件"]);
    refused("No.5", Reason::LeadingWords, &["5"]);
    refused("○5件", Reason::UnexpectedCharacter('○'), &["5件"]);
    refused("5件実施", Reason::TrailingWords, &["5件"]);
    refused("2回開催", Reason::TrailingWords, &["2回"]);
    refused("50％達成", Reason::TrailingWords, &["50％"]);
    refused("5件見込み", Reason::TrailingWords, &["5件"]);
    refused("5件の見直しを実施した", Reason::TrailingWords, &["5件"]);
    refused("5件まで", Reason::TrailingWords, &["5件"]);
    refused_for(
        "5件まで",
        Expect::Target,
        Reason::TrailingWords,
        &["5件以下", "5件"],
    );
    refused_for(
        "5件を上回る",
        Expect::Target,
        Reason::TrailingWords,
        &["5件超", "5件"],
    );
    refused_for(
        "最低5件",
        Expect::Target,
        Reason::LeadingWords,
        &["5件以上", "5件"],
    );
    refused("3件見直し", Reason::TrailingWords, &["3件"]);
    refused("5申込み", Reason::TrailingWords, &["5"]);
    refused("5以上件", Reason::TrailingWords, &["5"]);
    refused("5未満超", Reason::TrailingWords, &["5"]);
    refused("5ー", Reason::UnexpectedCharacter('ー'), &["5"]);
    refused("20%UP", Reason::TrailingWords, &["20%"]);
    refused("5件程度", Reason::RoughWord, &["約5件", "5件"]);
    refused("約5件前後", Reason::RoughWord, &["約5件"]);
    refused("10年余", Reason::RoughWord, &["約10年", "10年"]);
    refused("5%増", Reason::ChangeWord, &["5%"]);
    refused("5%減少", Reason::ChangeWord, &["-5%", "5%"]);
    refused_for("5%以上削減", Expect::Target, Reason::ChangeWord, &[]);
    refused("5回目", Reason::Ordinal, &["5回"]);
    refused("5件。", Reason::UnexpectedCharacter('。'), &["5件"]);
    refused("'5", Reason::UnexpectedCharacter('\''), &["5"]);
    refused("5※", Reason::UnexpectedCharacter('※'), &["5"]);
    refused("※5", Reason::UnexpectedCharacter('※'), &["5"]);
    refused("5件🎉", Reason::UnexpectedCharacter('🎉'), &["5件"]);
    refused("5/年", Reason::UnexpectedCharacter('/'), &["5"]);
    refused("5é", Reason::UnexpectedCharacter('é'), &["5"]);
    refused(
        "5地域包括支援事業所連絡協議会等分科会",
        Reason::UnitTooLong,
        &["5"],
    );
    refused_for("5件以上", Expect::Number, Reason::BoundNotAllowed, &["5件"]);
    refused_for(
        "80％を超える",
        Expect::Number,
        Reason::BoundNotAllowed,
        &["80％"],
    );
}

#[test]
fn words_for_a_figure_are_refused() {
    refused("なし", Reason::WordForNothing, &["0", "－"]);
    refused("ゼロ", Reason::WordForNothing, &["0", "－"]);
    refused("ｾﾞﾛ", Reason::WordForNothing, &["0", "－"]);
    refused("該当なし", Reason::WordForNothing, &["0", "－"]);
    refused("---", Reason::WordForNothing, &["－"]);
    refused("－件", Reason::WordForNothing, &["－"]);
    refused("△", Reason::UnexpectedCharacter('△'), &[]);
    refused("？", Reason::UnexpectedCharacter('?'), &[]);
    refused("対象外", Reason::WordForNothing, &["－"]);
    refused("N/A", Reason::WordForNothing, &["－"]);
    refused("未定", Reason::WordForOpen, &["集計中", "－"]);
    refused("#DIV/0!", Reason::SpreadsheetError, &[]);
    refused("#N/A", Reason::SpreadsheetError, &[]);
    refused("####", Reason::SpreadsheetError, &[]);
    refused("=B2/C2", Reason::Formula, &[]);
    refused("＝5+3", Reason::Formula, &[]);
}

#[test]
fn what_cannot_be_seen_is_refused_by_its_code_point() {
    refused("5\u{200B}件", Reason::HiddenCharacter('\u{200B}'), &["5件"]);
    refused("\u{202E}5件", Reason::HiddenCharacter('\u{202E}'), &["5件"]);
    refused("5件\u{2060}", Reason::HiddenCharacter('\u{2060}'), &["5件"]);
    refused("\u{FEFF}5", Reason::HiddenCharacter('\u{FEFF}'), &["5"]);
    refused("5\0", Reason::HiddenCharacter('\0'), &["5"]);
    refused("5\u{1B}件", Reason::HiddenCharacter('\u{1B}'), &["5件"]);
    refused("1\u{AD}000", Reason::HiddenCharacter('\u{AD}'), &["1000"]);
    refused(
        "集計\u{200D}中",
        Reason::HiddenCharacter('\u{200D}'),
        &["集計中"],
    );
    refused(
        "見直し\u{2067}案",
        Reason::HiddenCharacter('\u{2067}'),
        &["見直し案"],
    );
    refused("5\u{FE0F}", Reason::HiddenCharacter('\u{FE0F}'), &["5"]);
    // The drawing of a kanji is nobody's trick.
    number("5葛\u{E0100}", "5", "葛");
    let message = read_error(&refusal("5\u{200B}件", Expect::Number));
    assert_eq!(
        message.what,
        "2文字目に、画面に見えない文字（U+200B）が入っています。"
    );
    assert_eq!(message.mend, "「5件」と入力してください。");
}

#[test]
fn the_place_of_a_fault_counts_characters_of_the_raw_text() {
    for (raw, at, piece) in [
        ("5件以上", 2, "以上"),
        ("　　5件以上", 4, "以上"),
        ("5ｸﾞﾙｰﾌﾟ以上", 7, "以上"),
        ("1,00", 0, "1,00"),
        ("約1,00人", 1, "1,00"),
        ("2件3人", 2, "3人"),
        ("三件", 0, "三"),
        ("\u{3000}5\u{200B}", 2, "\u{200B}"),
    ] {
        let error = refusal(raw, Expect::Number);
        assert_eq!((error.at, error.piece.as_str()), (at, piece), "{raw:?}");
    }
}

#[test]
fn hostile_length_is_refused_at_once() {
    let longest = format!("5{}件", " ".repeat(98));
    assert_eq!(longest.chars().count(), 100);
    number(&longest, "5", "件");
    refused(&format!("5{}件", " ".repeat(99)), Reason::TooLong, &[]);
    for raw in [
        "5".repeat(101),
        "5件".repeat(100_000),
        ",".repeat(1_000_000),
        "(".repeat(500),
    ] {
        refused(&raw, Reason::TooLong, &[]);
    }
    // White space around a value is no part of it.
    number(
        &format!("{}5件{}", " ".repeat(1_000), "　".repeat(1_000)),
        "5",
        "件",
    );
    assert!(!matches!(
        read(&"5".repeat(100), Expect::Number),
        Reading::Number(_)
    ));
}

#[test]
fn ranges() {
    range("36.0～37.5℃", "36", "37.5", "℃");
    range("５〜１０件", "5", "10", "件");
    range("5件~10件", "5", "10", "件");
    range("5件 ～ 10件", "5", "10", "件");
    range("5件～10", "5", "10", "件");
    range("5～10", "5", "10", "");
    range("5件から10件", "5", "10", "件");
    range("5件から10件まで", "5", "10", "件");
    range("5件以上10件以下", "5", "10", "件");
    range("-5～5℃", "-5", "5", "℃");
    range("▲5％～▲1％", "-5", "-1", "%");
    range("1,000～2,000千円", "1000", "2000", "千円");
    range("5万～10万人", "50000", "100000", "人");
    range("1万～20,000人", "10000", "20000", "人");
    range("5～5件", "5", "5", "件");
    let about = read_range("約5～10件（見込）").unwrap();
    assert!(about.low.approximate && about.high.approximate);
    assert!(about.low.provisional && about.high.provisional);
}

#[test]
fn ranges_that_are_refused() {
    range_refused("", Reason::NoNumber, &[]);
    range_refused("見直し", Reason::NoNumber, &[]);
    range_refused("5件", Reason::NoRangeMark, &[]);
    range_refused("5-10件", Reason::UnclearRangeMark, &["5～10件"]);
    range_refused("5–10件", Reason::UnclearRangeMark, &["5～10件"]);
    range_refused("10～5件", Reason::RangeReversed, &["5件～10"]);
    range_refused("5件～10人", Reason::RangeUnits, &[]);
    range_refused("5千円～10円", Reason::RangeUnits, &[]);
    range_refused(
        "5～10万人",
        Reason::RangeScale,
        &["5万人～10万人", "5人～10万人"],
    );
    range_refused("5件以上10件未満", Reason::RangeOpen, &[]);
    range_refused("36.5±0.5℃", Reason::PlusMinus, &["36～37℃"]);
    range_refused("～10件", Reason::NoNumber, &[]);
    range_refused("5件～", Reason::NoNumber, &[]);
    range_refused("5～10～15件", Reason::RangeForValue, &[]);
    range_refused("5～1,00件", Reason::Grouping, &[]);
    range_refused("5\u{200B}～10", Reason::HiddenCharacter('\u{200B}'), &[]);
}

#[test]
fn changes() {
    use ChangeDirection::{Increase, Reduction};
    change("5%以上削減", "0.05", Reduction);
    change("20％減", "0.2", Reduction);
    change("３．５％以上増加", "0.035", Increase);
    change("5%の減少", "0.05", Reduction);
    change("5% 以上の 縮減", "0.05", Reduction);
    change("10パーセント増", "0.1", Increase);
    change("0%増", "0", Increase);
    change("100%以上増", "1", Increase);
}

#[test]
fn changes_that_are_refused() {
    change_refused("", Reason::NoNumber, &[]);
    change_refused("削減", Reason::NoNumber, &[]);
    change_refused("5%", Reason::NoDirection, &["5%削減", "5%増加"]);
    change_refused("▲5%", Reason::NoDirection, &["5%以上削減", "5%削減"]);
    change_refused("+5%", Reason::NoDirection, &["5%以上増加", "5%増加"]);
    change_refused("▲5%削減", Reason::SignedChange, &["5%削減"]);
    change_refused("5件減", Reason::ChangeNotPercent, &[]);
    change_refused("5減", Reason::ChangeNotPercent, &["5%減"]);
    change_refused("0.5%ポイント増", Reason::ChangeNotPercent, &[]);
    change_refused("約5%削減", Reason::RoughWord, &["5%削減"]);
    change_refused("5%未満の増加", Reason::ChangeBound, &[]);
    change_refused("5%超削減", Reason::ChangeBound, &[]);
    change_refused("前年度比5%以上削減", Reason::LeadingWords, &["5%以上削減"]);
    change_refused("3割減", Reason::Tenths, &[]);
}

#[test]
fn what_was_read_is_said_back() {
    for (raw, said) in [
        ("１０００", "1,000"),
        ("約20％", "約20%"),
        ("▲3.50", "▲3.5"),
        ("1億2,000万円（速報）", "120,000,000円（速報・暫定）"),
        ("延べ1200人", "延べ1,200人"),
        ("80％以上", "80%以上"),
        ("5件を超える", "5件超"),
    ] {
        assert_eq!(as_read(&quantity(raw, Expect::Target)), said, "{raw}");
    }
}

#[test]
fn wording_names_the_piece_and_the_remedy() {
    for (raw, what, mend) in [
        (
            "1,00",
            "「1,00」の桁区切りが3桁ごとになっていません。",
            "「100」か「1,000」のどちらかで入力してください。",
        ),
        (
            "なし",
            "「なし」では、0なのか、目標や実績を置かないのかが分かりません。",
            "0であれば「0」、この年度に置かないのであれば「－」と入力してください。",
        ),
        (
            "ー5",
            "「ー」がマイナスなのか、ほかの意味なのかが分かりません。",
            "マイナスであれば「-5」、そうでなければ「5」と入力してください。",
        ),
        (
            "1,5",
            "「1,5」の桁区切りが3桁ごとになっていません。",
            "「15」「1,500」「1.5」のいずれかで入力してください。",
        ),
    ] {
        let message = read_error(&refusal(raw, Expect::Number));
        assert_eq!(
            (message.what.as_str(), message.mend.as_str()),
            (what, mend),
            "{raw}"
        );
    }
}

/// An integer in one of the ways in which people write it.
fn written(value: i64, commas: bool, wide: bool, unit: &str, minus: &str) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::new();
    for (n, ch) in digits.chars().enumerate() {
        if commas && n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(ch);
    }
    let sign = if value < 0 { minus } else { "" };
    let text = format!("{sign}{text}{unit}");
    let widen = |ch: char| match ch {
        '!'..='~' => char::from_u32(u32::from(ch) + 0xFEE0).unwrap(),
        ' ' => '\u{3000}',
        other => other,
    };
    if wide {
        text.chars().map(widen).collect()
    } else {
        text
    }
}

fn unit() -> impl Strategy<Value = &'static str> {
    let units = [
        "",
        "件",
        "人",
        "%",
        "千円",
        "fm",
        " 時間",
        "グループ",
        "か所",
        "㎡",
        "t-CO2",
        "件/年",
        "百万円",
        "ポイント",
    ];
    prop::sample::select(units.to_vec())
}

/// Text made of what cells are made of, so that it comes close to being read.
fn cell_like() -> impl Strategy<Value = String> {
    let pieces = [
        "0",
        "1",
        "5",
        "12",
        "345",
        "000",
        ",",
        ".",
        " ",
        "　",
        "万",
        "億",
        "兆",
        "千",
        "百",
        "十",
        "件",
        "人",
        "%",
        "円",
        "m2",
        "CO2",
        "約",
        "延べ",
        "およそ",
        "-",
        "▲",
        "－",
        "ー",
        "±",
        "～",
        "から",
        "まで",
        "以上",
        "未満",
        "（",
        "）",
        "(",
        ")",
        "速報",
        "半",
        "割",
        "分",
        "時間",
        "月",
        "日",
        "年",
        "年度",
        "R",
        "e",
        "E",
        "/",
        "・",
        "、",
        "三",
        "①",
        "〇",
        "※",
        "集計中",
        "なし",
        "増",
        "減",
        "削減",
        "の",
        "程度",
        "目",
        "ｸ",
        "ﾞ",
        "\u{200B}",
        "\u{E0100}",
        "²",
        "½",
        "#",
        "=",
        "¥",
        "≧",
        "+",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..12).prop_map(|p| p.concat())
}

fn never_panics(raw: &str) -> Result<(), TestCaseError> {
    for expect in [Expect::Number, Expect::Target, Expect::Text] {
        if let Reading::Unreadable(error) = read(raw, expect) {
            sound(raw, &error, |text| {
                !matches!(read(text, expect), Reading::Unreadable(_) | Reading::Blank)
            });
        }
    }
    if let Err(error) = read_range(raw) {
        sound(raw, &error, |text| read_range(text).is_ok());
    }
    if let Err(error) = read_change(raw) {
        sound(raw, &error, |text| read_change(text).is_ok());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn any_string_is_read_or_refused_soundly(raw in "\\PC*") {
        never_panics(&raw)?;
    }

    #[test]
    fn any_characters_at_all_are_read_or_refused_soundly(raw in prop::collection::vec(any::<char>(), 0..30)) {
        never_panics(&raw.into_iter().collect::<String>())?;
    }

    #[test]
    fn what_cells_are_made_of_is_read_or_refused_soundly(raw in cell_like()) {
        never_panics(&raw)?;
    }

    #[test]
    fn a_whole_number_written_in_any_way_reads_back(
        value in -999_999_999_999_999_i64..=999_999_999_999_999,
        commas: bool,
        wide: bool,
        unit in unit(),
        minus in prop::sample::select(vec!["-", "▲", "△", "−"]),
    ) {
        let raw = written(value, commas, wide, unit, minus);
        let Reading::Number(read) = read(&raw, Expect::Number) else {
            return Err(TestCaseError::fail(format!("{raw} was not read")));
        };
        prop_assert_eq!(read.value, Exact::from_i64(value), "{}", raw);
        prop_assert_eq!(read.unit, Unit::new(unit), "{}", raw);
    }

    #[test]
    fn a_decimal_reads_back(whole in 0_i64..=999_999_999_999_999, fraction in 0_u32..1_000_000, digits in 1_usize..=6) {
        let fraction = format!("{fraction:06}");
        let raw = format!("{whole}.{}%", &fraction[..digits]);
        let mantissa: i128 = format!("{whole}{}", &fraction[..digits]).parse().unwrap();
        let expected = Exact::from_decimal(mantissa, digits.try_into().unwrap()).unwrap();
        prop_assert_eq!(quantity(&raw, Expect::Number).value, expected);
        let again = group(&expected.to_string());
        prop_assert_eq!(quantity(&again, Expect::Number).value, expected, "{}", again);
    }

    #[test]
    fn scales_agree_with_digits(oku in 0_i64..10_000, man in 0_i64..10_000, rest in 0_i64..10_000) {
        let mut raw = String::new();
        for (part, scale) in [(oku, "億"), (man, "万"), (rest, "")] {
            if part > 0 {
                raw.push_str(&format!("{part}{scale}"));
            }
        }
        if !raw.is_empty() {
            let value = oku * 100_000_000 + man * 10_000 + rest;
            prop_assert_eq!(quantity(&format!("{raw}円"), Expect::Number).value, Exact::from_i64(value), "{}", raw);
            let read = if rest > 0 && rest < 10 && raw.len() > 1 {
                // 3万5: as it stands is the second of what it could be.
                refusal(&raw, Expect::Number).suggestions[1].clone()
            } else {
                raw.clone()
            };
            prop_assert_eq!(quantity(&read, Expect::Number).value, Exact::from_i64(value), "{}", raw);
        }
    }

    #[test]
    fn a_suffix_or_prefix_changes_no_value(value in 0_i64..1_000_000, unit in unit()) {
        let plain = quantity(&format!("{value}{unit}"), Expect::Target);
        for raw in [
            format!("約{value}{unit}"),
            format!("{value}{unit}（速報）"),
            format!("{value}{unit}以上"),
            format!(" {value}{unit}　"),
        ] {
            let read = quantity(&raw, Expect::Target);
            prop_assert_eq!((&read.value, &read.unit), (&plain.value, &plain.unit), "{}", raw);
        }
    }
}
