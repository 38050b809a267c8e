//! Words around files: their names, what they hold before they are taken in, and what came of writing one.

use crate::domain::cut::Fingerprint;
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;

pub use super::app::WHOLE_PLAN;
use super::format::{NO_FIGURE, megabytes};
use super::visible::is_hidden;

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
const NAME_IN_FILE: usize = 32;
/// The same of a department's.
const DEPARTMENT_IN_FILE: usize = 16;

/// The name of a file: the plan, what part of it, the year reported, when, and the fingerprint of what is in it.
/// Characters that some system does not allow in names, or does not show, are left out.
pub fn file_name(plan: &Plan, moment: &Moment, print: &Fingerprint) -> String {
    let (part, year) = match plan.cut.as_deref() {
        None => (WHOLE_PLAN.to_owned(), plan.reporting_year),
        Some(cut) => {
            let department = cut.base.department(&cut.department);
            let called = department.map_or("", |department| &department.name);
            (clean(called, DEPARTMENT_IN_FILE, "担当課"), cut.year)
        }
    };
    let name = clean(&plan.name, NAME_IN_FILE, "計画");
    let year = super::format::year_short(year);
    let Moment {
        year: y,
        month,
        day,
        hour,
        minute,
    } = moment;
    let print = print.short();
    format!("{name}_{part}_{year}_{y:04}{month:02}{day:02}-{hour:02}{minute:02}_{print}.json")
}

/// What of a name can stand in a file's name, or what stands for it.
fn clean(name: &str, most: usize, otherwise: &str) -> String {
    let clean: String = name
        .chars()
        .filter(|c| !c.is_control() && !"\\/:*?\"<>|._".contains(*c) && !is_hidden(*c))
        .take(most)
        .collect();
    if clean.trim().is_empty() {
        otherwise.to_owned()
    } else {
        clean.trim().to_owned()
    }
}

/// The name of a table of the list; `file` is the one that a plan file would be given.
pub fn table_name(file: &str, year: FiscalYear) -> String {
    let name = file.strip_suffix(".json").unwrap_or(file);
    [name, "_一覧_", &super::format::year_short(year), ".csv"].concat()
}

/// The name of the file of a drawing.
pub fn drawing_file(name: &str) -> String {
    [clean(name, 60, "図").as_str(), ".svg"].concat()
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

/// What the file holds.
pub const HOLDS: &str = "内容";
/// What a department is asked for.
pub fn part(department: &str) -> String {
    format!("{department}への配布ファイル")
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
/// Why it cannot be taken in here.
pub const ONLY_READING: &str = "このタブは表示だけのため、ここでは取り込めません。閉じて「このタブで編集する」を押してから、もう一度開いてください。";
/// It is another plan.
pub const OTHER_PLAN: &str =
    "開いている計画とは別の計画です。今の計画は、保存したものが「計画の一覧」に残ります。";
/// It holds exactly what is open.
pub const IDENTICAL: &str = "開いている計画と同じ内容です。";
/// Caption of the comparison.
pub const COMPARISON: &str = "今の計画との違い";
/// Heading: what is compared.
pub const CONTENT: &str = "項目";
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

/// The same of files that can be read, but not any more once somebody has filled them in.
pub fn too_large_to_return(bytes: usize, most: usize) -> String {
    format!(
        "入力したファイルには配布時の状態も入るので、返ってくるファイルは約{}になり、受領できる大きさ（{}）を超えます。長い文章を短くするか、計画を分けてから、配布し直してください。",
        megabytes(bytes),
        megabytes(most)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cut::Cut;
    use crate::domain::extra::Extra;
    use crate::domain::year::FiscalYear;
    use crate::start;

    #[test]
    fn names_of_files() {
        let mut plan = start::sample().unwrap().plan;
        let print = Fingerprint::parse(&"01234567".repeat(8)).unwrap();
        let moment = Moment {
            year: 2025,
            month: 8,
            day: 8,
            hour: 9,
            minute: 5,
        };
        for (name, expected) in [
            (
                "第２期計画",
                "第２期計画_計画全体_R6_20250808-0905_01234567.json",
            ),
            ("", "計画_計画全体_R6_20250808-0905_01234567.json"),
            (
                "../a\\b:c*?\"<>|\n\u{202e}\u{200b}d",
                "abcd_計画全体_R6_20250808-0905_01234567.json",
            ),
        ] {
            name.clone_into(&mut plan.name);
            assert_eq!(file_name(&plan, &moment, &print), expected);
        }
        plan.name = "長".repeat(200);
        assert!(file_name(&plan, &moment, &print).len() < 200);
        let department = plan.departments.first_mut().unwrap();
        department.name = "課/".repeat(100);
        let id = department.id.clone();
        let cut = Cut {
            department: id,
            year: FiscalYear::new(2025).unwrap(),
            note: String::new(),
            cut_at: String::new(),
            origin: print.clone(),
            base: std::sync::Arc::new(plan.clone()),
            extra: Extra::new(),
        };
        plan.cut = Some(Box::new(cut));
        let name = file_name(&plan, &moment, &print);
        assert!(
            name.contains("長_課課課") && name.contains("_R7_2025"),
            "{name}"
        );
        assert!(name.len() < 230, "{name}");
    }

    #[test]
    fn sizes() {
        assert!(too_large(5_230_000, 5_000_000).contains("5.3 MBあり、取り込める大きさ（5 MB）"));
        assert!(too_large_to_return(5_230_000, 5_000_000).contains("約5.3 MBになり"));
    }
}
