//! What a person is told about a cell that was read, or that could not be.

use super::format;
use crate::domain::quantity::{Bound, Quantity, ReadError, Reason};
use crate::domain::unit::Figure;

/// A refusal in two sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What happened.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// A number as it was read, to be shown beside what was typed: `約120,000,000円（速報・暫定）`.
pub fn as_read(quantity: &Quantity) -> String {
    let about = if quantity.approximate { "約" } else { "" };
    let number = format::group(&quantity.value.to_string());
    let bound = match quantity.bound {
        None => "",
        Some(Bound::AtLeast) => "以上",
        Some(Bound::Above) => "超",
        Some(Bound::AtMost) => "以下",
        Some(Bound::Below) => "未満",
    };
    let provisional = if quantity.provisional {
        "（速報・暫定）"
    } else {
        ""
    };
    let unit = quantity.unit.as_str();
    match unit.strip_prefix("延べ") {
        Some(counted) => format!("{about}延べ{number}{counted}{bound}{provisional}"),
        None => format!("{about}{number}{unit}{bound}{provisional}"),
    }
}

/// Why a cell could not be read, and what to write instead.
pub fn read_error(error: &ReadError) -> Message {
    Message {
        what: what(error),
        mend: mend(error),
    }
}

/// The piece in question, short enough for a sentence.
fn piece(error: &ReadError) -> String {
    const MOST: usize = 20;
    let mut text: String = error.piece.trim().chars().take(MOST).collect();
    if error.piece.trim().chars().count() > MOST {
        text.push('…');
    }
    text
}

fn what(error: &ReadError) -> String {
    let piece = piece(error);
    match error.reason {
        Reason::TooLong => "数値の欄には長すぎます（100文字まで）。".into(),
        Reason::HiddenCharacter(ch) => format!(
            "{}文字目に、画面に見えない文字（U+{:04X}）が入っています。",
            error.at + 1,
            u32::from(ch)
        ),
        Reason::UnexpectedCharacter(ch) => {
            format!("「{ch}」は、数値にも単位にも使えない文字です。")
        }
        Reason::SpreadsheetError => format!("表計算ソフトのエラー表示「{piece}」が入っています。"),
        Reason::Formula => format!("「{piece}」は計算式です。計算式は読み取りません。"),

        Reason::NoNumber => "数値がありません。".into(),
        Reason::WordForNothing => {
            format!("「{piece}」では、0なのか、目標や実績を置かないのかが分かりません。")
        }
        Reason::WordForOpen => {
            format!("「{piece}」では、後で数値が入るのか、置かないのかが分かりません。")
        }
        Reason::Circle => format!("「{piece}」が0なのか、達成の印なのかが分かりません。"),
        Reason::LeadingWords => format!("数値の前に「{piece}」があります。"),
        Reason::TrailingWords => format!("数値の後の「{piece}」は単位として読み取れません。"),
        Reason::Note => format!("数値に「{piece}」という注記が付いています。"),
        Reason::Brackets => {
            format!("「{piece}」は括弧で囲まれています。マイナスとも注記とも読めます。")
        }
        Reason::SeveralNumbers => {
            format!("一つの欄に数値が二つ以上あります（「{piece}」が二つ目です）。")
        }

        Reason::PlusMinus => format!("「{piece}」では一つの値に決まりません。"),
        Reason::SeveralSigns => format!("符号「{piece}」が重なっています。"),
        Reason::UnclearMinus => {
            format!("「{piece}」がマイナスなのか、ほかの意味なのかが分かりません。")
        }
        Reason::CurrencySign => format!("通貨記号「{piece}」は読み取りません。"),
        Reason::ComparisonSign => format!("不等号「{piece}」は読み取りません。"),

        Reason::Grouping => format!("「{piece}」の桁区切りが3桁ごとになっていません。"),
        Reason::SpacedDigits => format!("「{piece}」の数字の間に空白があります。"),
        Reason::Separator(mark) => {
            format!("「{piece}」の「{mark}」が、桁区切りなのか小数点なのかが分かりません。")
        }
        Reason::SeveralPoints => format!("「{piece}」に小数点が二つ以上あります。"),
        Reason::CommaBehindPoint => format!("「{piece}」は、小数点の後にカンマがあります。"),
        Reason::NothingBeforePoint => "小数点の前に数字がありません。".into(),
        Reason::NothingBehindPoint => format!("「{piece}」は、小数点の後に数字がありません。"),
        Reason::LeadingZeros => format!("「{piece}」は、先頭に余分な0があります。"),
        Reason::TooManyIntegerDigits => "整数部分が15桁を超えています。".into(),
        Reason::TooManyFractionDigits => "小数点以下が6桁を超えています。".into(),

        Reason::Exponent => format!("「{piece}」は指数の書き方です。"),
        Reason::Fraction => format!("「{piece}」は、分数とも日付とも読めます。"),
        Reason::DateOrTime => format!("「{piece}」は日付、年度又は時刻のようです。"),
        Reason::RangeForValue => format!("「{piece}」は範囲です。この欄には一つの値が入ります。"),
        Reason::KanjiNumeral => format!("「{piece}」の漢数字は読み取りません。"),
        Reason::ForeignDigits => {
            format!("「{piece}」は、丸数字など、普通の数字ではない文字です。")
        }
        Reason::SmallScale => {
            format!("「{piece}」の十・百・千が、数なのか単位（千円など）なのかが分かりません。")
        }
        Reason::LastDigit => {
            format!("「{piece}」の最後の数字が、千などの位なのか一の位なのかが分かりません。")
        }
        Reason::LetterScale => {
            format!("「{piece}」の英字が、千や百万なのか、単位なのかが分かりません。")
        }
        Reason::FractionBeforeScale => {
            format!("「{piece}」は、小数の後にさらに数が続いています。")
        }
        Reason::ScaleOrder => format!("「{piece}」は、億・万の順になっていません。"),
        Reason::ScalePart => {
            format!("「{piece}」は、億や万の後の数が4桁を超えています。")
        }
        Reason::Tenths => format!("「{piece}」の割・分は読み取りません。"),
        Reason::Half => format!("「{piece}」は読み取りません。"),
        Reason::RoughWord => {
            format!("およその数は「約」で表します。「{piece}」は読み取りません。")
        }
        Reason::ChangeWord => format!("「{piece}」は増減を表す言葉です。この欄には値が入ります。"),
        Reason::Ordinal => "順番（回目など）は数値として読み取りません。".into(),
        Reason::Month => "「月」が暦の月なのか、月数なのかが分かりません。".into(),
        Reason::BoundNotAllowed => {
            format!("実績には「{piece}」を付けられません。実際の値が入ります。")
        }
        Reason::UnitTooLong => format!("「{piece}」は単位としては長すぎます。"),

        Reason::NoRangeMark => format!("「{piece}」は、どこからどこまでかが分かりません。"),
        Reason::UnclearRangeMark => {
            format!("「{piece}」が範囲の印なのか、マイナスなのかが分かりません。")
        }
        Reason::RangeReversed => format!("「{piece}」は、初めの値の方が大きくなっています。"),
        Reason::RangeUnits => format!("「{piece}」は、初めと終わりの単位が違います。"),
        Reason::RangeScale => {
            format!("「{piece}」の万・億が、初めの値にも掛かるのかが分かりません。")
        }
        Reason::RangeOpen => {
            format!("範囲の目標には「{piece}」を使えません。両端の値は範囲に入ります。")
        }

        Reason::ChangeNotPercent => format!("増減の目標「{piece}」に％がありません。"),
        Reason::NoDirection => format!("「{piece}」は、増やすのか減らすのかが書かれていません。"),
        Reason::SignedChange => {
            format!("「{piece}」には符号が付いています。増減の向きは言葉で表します。")
        }
        Reason::ChangeBound => format!("増減の目標には「{piece}」の形を使えません。"),
    }
}

fn mend(error: &ReadError) -> String {
    match error.suggestions.as_slice() {
        [] => example(error.reason).into(),
        [zero, none] if error.reason == Reason::WordForNothing => {
            format!(
                "0であれば「{zero}」、この年度に置かないのであれば「{none}」と入力してください。"
            )
        }
        [minus, plus] if is_about_sign(error.reason) => {
            format!("マイナスであれば「{minus}」、そうでなければ「{plus}」と入力してください。")
        }
        [only] => format!("「{only}」と入力してください。"),
        [one, other] => format!("「{one}」か「{other}」のどちらかで入力してください。"),
        several => {
            let list: String = several.iter().map(|s| format!("「{s}」")).collect();
            format!("{list}のいずれかで入力してください。")
        }
    }
}

fn is_about_sign(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::PlusMinus | Reason::SeveralSigns | Reason::UnclearMinus | Reason::Brackets
    )
}

/// What to write when nothing can be derived from what was written.
fn example(reason: Reason) -> &'static str {
    match reason {
        Reason::TooLong | Reason::Note | Reason::LeadingWords | Reason::TrailingWords => {
            "「1,000人」のように数値と単位だけを入力し、説明は「成果と課題」などの欄に書いてください。"
        }
        Reason::HiddenCharacter(_) => "この欄を空にして、数値を打ち直してください。",
        Reason::SpreadsheetError | Reason::Formula => {
            "「98.1%」のように、計算した結果の値を入力してください。"
        }
        Reason::SeveralNumbers | Reason::RangeForValue | Reason::PlusMinus => {
            "「5件」のように、値を一つだけ入力してください。"
        }
        Reason::Grouping | Reason::SpacedDigits | Reason::Separator(_) => {
            "「1,000」のように3桁ごとにカンマで区切るか、「1000」のように区切らずに入力してください。"
        }
        Reason::SeveralPoints
        | Reason::CommaBehindPoint
        | Reason::NothingBeforePoint
        | Reason::NothingBehindPoint => "「5.1」のように、小数点は一つだけ入力してください。",
        Reason::TooManyIntegerDigits => {
            "「120,000千円」のように、大きい単位を使って15桁までで入力してください。"
        }
        Reason::TooManyFractionDigits => {
            "「98.108333%」のように、小数点以下6桁までで入力してください。"
        }
        Reason::Fraction => {
            "割合であれば「0.5」又は「50%」のように、小数か百分率で入力してください。"
        }
        Reason::DateOrTime => {
            "「5件」のように数値を入力してください。日付や年度は「年次計画」などの欄に書いてください。"
        }
        Reason::ScaleOrder | Reason::FractionBeforeScale | Reason::ScalePart => {
            "「1億2,000万円」又は「120,000,000円」のように入力してください。"
        }
        Reason::SmallScale
        | Reason::LastDigit
        | Reason::LetterScale
        | Reason::KanjiNumeral
        | Reason::ForeignDigits
        | Reason::Circle => "「1,000人」のように、0から9までの数字で入力してください。",
        Reason::Tenths => "「35%」のように、百分率で入力してください。",
        Reason::Half => "「2.5時間」のように、小数で入力してください。",
        Reason::ChangeWord => {
            "値そのものを「95%」のように入力してください。増減を目標にするときは、指標の種類を「基準からの増減」にしてください。"
        }
        Reason::NoRangeMark
        | Reason::UnclearRangeMark
        | Reason::RangeReversed
        | Reason::RangeUnits
        | Reason::RangeScale
        | Reason::RangeOpen => "「5件～10件」のように、「～」で結んで入力してください。",
        Reason::NoDirection
        | Reason::SignedChange
        | Reason::ChangeNotPercent
        | Reason::ChangeBound => "「5%以上削減」又は「5%以上増加」のように入力してください。",
        Reason::UnexpectedCharacter(_)
        | Reason::NoNumber
        | Reason::WordForNothing
        | Reason::WordForOpen
        | Reason::Brackets
        | Reason::SeveralSigns
        | Reason::UnclearMinus
        | Reason::CurrencySign
        | Reason::ComparisonSign
        | Reason::LeadingZeros
        | Reason::Exponent
        | Reason::RoughWord
        | Reason::Ordinal
        | Reason::Month
        | Reason::BoundNotAllowed
        | Reason::UnitTooLong => "「1,000人」のように、数値と単位だけを入力してください。",
    }
}

/// A figure as it was read in its unit: what is said beside the cell.
pub fn read_as(figure: &Figure<'_>) -> String {
    let quantity = Quantity {
        value: figure.value,
        unit: figure.unit.clone().into_owned(),
        approximate: figure.approximate,
        provisional: figure.provisional,
        scaled: false,
        bound: figure.bound,
    };
    format!("{} と読み取りました", as_read(&quantity))
}

/// Beside a dash.
pub const NOT_APPLICABLE: &str = "対象外（－）と読み取りました";
/// Beside 集計中 and the like.
pub const PENDING: &str = "集計中と読み取りました";
/// In a narrow place, where the explanation stands elsewhere.
pub const UNREADABLE: &str = "読み取れません";
/// Words in a cell for a number.
pub const TEXT_FOR_NUMBER: &str = "数値ではなく文章が入っています。";
/// How to mend it.
pub const TEXT_FOR_NUMBER_MEND: &str = "数値で入力するか、指標の種類を変えてください。";
/// A number beyond what can be computed exactly.
pub const OVERFLOW: &str = "数が大きすぎます。";
/// A number with a scale of its own where the declared unit has one.
pub fn scaled_twice(declared: &str) -> String {
    format!("指標の単位が「{declared}」なので、「万」などを付けただけの数は二通りに読めます。")
}

/// How to mend it: `full` is what the number is without the declared unit, `number` how many of that unit it is.
pub fn scaled_twice_mend(full: &str, number: &str, declared: &str) -> String {
    format!("{full}のことなら、「{number}」又は「{number}{declared}」と入力してください。")
}

/// How to mend it.
pub const OVERFLOW_MEND: &str = "単位を大きくして（千円など）入力してください。";
