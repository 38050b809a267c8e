//! Words around files: their names, what they hold before they are taken in, and what came of writing one.

use crate::domain::plan::Plan;

use super::format::{NO_FIGURE, megabytes};

/// A moment on the device's own clock, for a file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Year.
    pub year: u32,
    /// Month from 1.
    pub month: u32,
    /// Day of the month.
    pub day: u32,
    /// Hour.
    pub hour: u32,
    /// Minute.
    pub minute: u32,
}

/// The most characters of a plan's name in a file's name: some systems end at 255 bytes, and a path adds more.
const NAME_IN_FILE: usize = 40;

/// The name of a file: the plan, what part of it, the year reported, and when. Characters that some system does not
/// allow in names, or does not show, are left out.
pub fn file_name(plan: &Plan, moment: &Moment) -> String {
    let clean: String = plan
        .name
        .chars()
        .filter(|c| !c.is_control() && !"\\/:*?\"<>|.".contains(*c) && !is_invisible(*c))
        .take(NAME_IN_FILE)
        .collect();
    let name = if clean.trim().is_empty() {
        "計画"
    } else {
        clean.trim()
    };
    let year = super::format::year_short(plan.reporting_year);
    let Moment {
        year: y,
        month,
        day,
        hour,
        minute,
    } = moment;
    format!("{name}_計画全体_{year}_{y:04}{month:02}{day:02}-{hour:02}{minute:02}.json")
}

/// Bidirectional controls and zero-width characters can make a name look like another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A moment as written in sentences: 2025年8月8日 13:15.
pub fn moment(moment: &Moment) -> String {
    let Moment {
        year,
        month,
        day,
        hour,
        minute,
    } = moment;
    format!(
        "{year}年{month}月{day}日 {}",
        super::format::time_of_day(*hour, *minute)
    )
}

/// A plan's name, or what stands for one.
pub fn plan_name(name: &str) -> String {
    if name.trim().is_empty() {
        super::app::UNNAMED_PLAN.to_owned()
    } else {
        name.to_owned()
    }
}

/// A text, or a dash where there is none.
pub fn or_dash(text: &str) -> String {
    if text.trim().is_empty() {
        NO_FIGURE.to_owned()
    } else {
        text.to_owned()
    }
}

/// 計画名.
pub const PLAN_NAME: &str = "計画名";
/// 自治体名.
pub const MUNICIPALITY: &str = "自治体名";
/// 年度.
pub const YEARS: &str = "年度";
/// When the data was last changed.
pub const CHANGED: &str = "最後の変更";
/// How many indicators.
pub const INDICATORS: &str = "成果指標の数";
/// How many targets, over all years.
pub const TARGETS: &str = "入力済みの目標（全年度）";
/// How many actuals, over all years.
pub const ACTUALS: &str = "入力済みの実績（全年度）";
/// How many departments.
pub const DEPARTMENTS: &str = "担当課の数";

/// Title of the question before a file is taken in.
pub const QUESTION: &str = "このファイルを取り込みますか";
/// What taking it in does.
pub const REPLACES: &str =
    "取り込むと、今の計画と置き換わります。取り込んだあとも「元に戻す」で今の計画に戻れます。";
/// It is another plan.
pub const OTHER_PLAN: &str = "開いている計画とは別の計画です。";
/// It holds exactly what is open.
pub const IDENTICAL: &str = "開いている計画と同じ内容です。";
/// Caption of the comparison.
pub const COMPARISON: &str = "今の計画との違い";
/// Heading: what is compared.
pub const CONTENT: &str = "内容";
/// Heading: what is open.
pub const NOW: &str = "今の計画";
/// Heading: what the file holds.
pub const IN_FILE: &str = "ファイル";
/// Take it in.
pub const TAKE_IN: &str = "取り込む";
/// The file's name.
pub const FILE_NAME: &str = "ファイル";
/// Where in it.
pub const PLACE: &str = "場所";
/// Why it is refused.
pub const REASON: &str = "理由";
/// How to mend it.
pub const MEND: &str = "直し方";
/// Title: a file was refused.
pub const REFUSED: &str = "ファイルを取り込みませんでした";
/// Nothing has changed.
pub const UNCHANGED: &str = "今の計画は変わっていません。";
/// It cannot be read from the device.
pub const UNREADABLE: &str = "ファイルを開けませんでした。";
/// How to mend that.
pub const UNREADABLE_MEND: &str = "ファイルが移動・削除されていないか、ほかのアプリで開いていないか確かめて、もう一度選んでください。";
/// Several files were given.
pub const ONE_AT_A_TIME: &str = "一度に取り込めるファイルは1つです";
/// How to mend that.
pub const ONE_AT_A_TIME_TEXT: &str = "取り込むファイルを1つだけ選んでください。";

/// A file has been handed to the browser.
pub fn written(name: &str) -> String {
    format!("「{name}」を書き出しました。ブラウザのダウンロード先を確かめてください。")
}

/// Title: the browser refused to write a file.
pub const NOT_WRITTEN_TITLE: &str = "ファイルを書き出せませんでした";
/// How to mend it.
pub const NOT_WRITTEN_TEXT: &str = "ブラウザのダウンロードの設定を確かめて、もう一度書き出してください。入力はこの画面に残っています。";
/// Title: the file is larger than what can be read.
pub const TOO_LARGE_TITLE: &str = "書き出したファイルが大きすぎます";

/// What that means and how to mend it.
pub fn too_large(bytes: usize, most: usize) -> String {
    format!(
        "ファイルは約{}あり、取り込める大きさ（{}）を超えています。長い文章を短くするか、計画を分けてください。",
        megabytes(bytes),
        megabytes(most)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    #[test]
    fn names_of_files() {
        let mut plan = start::sample().unwrap().plan;
        let moment = Moment {
            year: 2025,
            month: 8,
            day: 8,
            hour: 9,
            minute: 5,
        };
        for (name, expected) in [
            ("第２期計画", "第２期計画_計画全体_R6_20250808-0905.json"),
            ("", "計画_計画全体_R6_20250808-0905.json"),
            (
                "../a\\b:c*?\"<>|\n\u{202e}\u{200b}d",
                "abcd_計画全体_R6_20250808-0905.json",
            ),
        ] {
            name.clone_into(&mut plan.name);
            assert_eq!(file_name(&plan, &moment), expected);
        }
        plan.name = "長".repeat(200);
        assert!(file_name(&plan, &moment).len() < 200);
    }

    #[test]
    fn sizes() {
        assert!(too_large(5_230_000, 5_000_000).contains("5.3 MBあり、取り込める大きさ（5 MB）"));
    }
}
