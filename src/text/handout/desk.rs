//! Words around the papers while a meeting is prepared.

use crate::domain::handout::Piece;
use crate::domain::plan::Plan;
use crate::report::composites::Shown;
use crate::report::handout::sentences::Origin;
use crate::report::handout::sheet::Paper;

use super::super::composites::title;
use super::super::format;
use super::{NEXT_STEPS, RESULTS};

/// Heading of the page.
pub const TITLE: &str = "会議資料";
/// The paper that is shown and printed.
pub const SHOWN: &str = "表示・印刷する資料";
/// All of them.
pub const ALL_PAPERS: &str = "すべて";
/// A paper by its name.
fn name(paper: Paper) -> &'static str {
    match paper {
        Paper::Agenda => "次第",
        Paper::Summary => "資料１（概要）",
        Paper::Full => "別紙１",
        Paper::Errata => "正誤表",
    }
}
/// The same with what is on it, in the words of the plan.
pub fn paper(paper: Paper, plan: &Plan) -> String {
    let mut own = name(paper).to_owned();
    if paper == Paper::Full {
        own += "（一覧";
        if Shown::of(plan, None) != Shown::NoComposite {
            own += "・";
            own += title(plan);
        }
        own += "）";
    }
    own
}
/// The button.
pub const PRINT: &str = "印刷・PDF保存";
/// What the button opens.
pub const PRINT_HELP: &str = "A4とA3が1つの印刷にまとまります。余白とページ番号は資料に入っているので、用紙と余白は「デフォルト（既定）」、倍率は「デフォルト（100％）」のまま印刷してください。";
/// What is said while the pages are drawn for printing.
pub const PREPARING: &str = "印刷の準備";
/// How far it is.
pub fn prepared(drawn: usize, all: usize) -> String {
    format!(
        "印刷の準備をしています（{}／{}ページ）",
        format::count(drawn),
        format::count(all)
    )
}
/// How many pages there are.
pub fn page_count(pages: usize, wide: usize) -> String {
    let upright = pages.saturating_sub(wide);
    let of = |name: &str, count: usize| {
        (count > 0).then(|| format!("{name} {}ページ", format::count(count)))
    };
    let parts: Vec<String> = [of("A4縦", upright), of("A3横", wide)]
        .into_iter()
        .flatten()
        .collect();
    format!("全{}ページ（{}）", format::count(pages), parts.join("、"))
}
/// The pages.
pub const PREVIEW: &str = "印刷プレビュー";
/// A page by its number.
pub fn page_of(number: usize, all: usize) -> String {
    format!("{number} / {all}")
}
/// A page for screen readers.
pub fn page_name(paper_of_page: Paper, number: usize, all: usize) -> String {
    format!("{} {number} / {all} ページ", name(paper_of_page))
}
/// There is nothing on the chosen paper.
pub const NOTHING: &str = "この資料に載せるものがありません。";
/// Beside how many differences are not decided: what comes of it.
pub const UNDECIDED: &str = "正誤表には「訂正する」にしたものだけが載ります。";
/// Where they are decided.
pub const DECIDE: &str = "照合で決める";
/// The size of the preview.
pub const ZOOM: &str = "表示の大きさ";
/// As wide as there is room.
pub const FIT: &str = "幅に合わせる";

/// Heading of the meeting.
pub const SECTION_MEETING: &str = "会議（次第）";
/// What the meeting is called.
pub const MEETING_TITLE: &str = "会議名";
/// For example.
pub const MEETING_TITLE_HELP: &str = "例：令和７年度第１回行政改革調査委員会";
/// Its day.
pub const MEETING_DATE: &str = "期日";
/// For example.
pub const MEETING_DATE_HELP: &str = "例：令和７年８月８日、2025/8/8。曜日は自動で付きます。";
/// When it begins.
pub const MEETING_TIME: &str = "時間";
/// For example.
pub const MEETING_TIME_HELP: &str = "例：13時15分から";
/// Where it is.
pub const MEETING_PLACE: &str = "場所";
/// Heading of the passages.
pub const SECTION_TEXTS: &str = "資料の文章";
/// What can be done with them.
pub const TEXTS_HELP: &str = "標準の文は成果指標の行から作られ、行が変わると変わります。書き換えた文の数字は、行と合うかを印刷の前に確かめます。";
/// Heading of the examples.
pub const SECTION_EXAMPLES: &str = "抜粋する成果指標";
/// What they are.
pub const EXAMPLES_HELP: &str = "資料１の重点項目ごとの表に、達成・概ね達成の例として載せる指標を選びます。未達成の指標はすべて載ります。";
/// Leaves the choice to the program.
pub const CHOOSE_FIRST: &str = "標準の選び方に戻す";
/// The choice is the program's.
pub const CHOSEN_FIRST: &str = "標準の選び方です。";
/// Heading of what can be copied out.
pub const SECTION_COPY: &str = "表と図をコピー";
/// There is nothing of it on the page.
pub const NONE_TO_COPY: &str = "このページに、コピーできる表や図はありません。";
/// Where it can be pasted.
pub const COPY_HELP: &str = "表はWordやExcelに、結合したセルのまま貼り付けられます。";
/// Copies a table.
pub const COPY: &str = "コピー";
/// Copies a table, for those who do not see its row.
pub fn copy_of(name: &str) -> String {
    format!("{name}をコピー")
}
/// A table by its name and its paper.
pub fn table_name(name: &str, kind: &str) -> String {
    let paper = match kind {
        "full" => "（別紙１）",
        "parts" => "（内訳）",
        "examples" => "（資料１の抜粋）",
        _ => "",
    };
    format!("{name}{paper}")
}
/// The charts.
pub const DONUT: &str = "取組状況（全体）の図";
/// The diagram.
pub const SYSTEM: &str = "実施計画体系図";
/// As a drawing.
pub const AS_SVG: &str = "SVGで保存";
/// As a picture.
pub const AS_PNG: &str = "PNGでコピー";
/// Has been copied.
pub fn copied(name: &str) -> String {
    format!("「{name}」をコピーしました。")
}
/// Was not copied.
pub const NOT_COPIED: &str = "コピーできませんでした。ブラウザーがクリップボードへの書き込みを許しているか確かめてください。";
/// Was not saved.
pub const NOT_SAVED: &str = "図を保存できませんでした。";

/// A passage by its name.
pub fn piece(piece: &Piece, priority: &str) -> String {
    match piece {
        Piece::Agenda => "次第の項目".to_owned(),
        Piece::Opening => "資料１の書き出し".to_owned(),
        Piece::Overall => "全体の図に添える文".to_owned(),
        Piece::Results(_) => format!("{priority}　{RESULTS}"),
        Piece::NextSteps(_) => format!("{priority}　{NEXT_STEPS}"),
    }
}
/// Where a passage comes from.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Edited => "書き換えた文",
        Origin::Published => "公表資料の文",
        Origin::Rows => "標準の文",
    }
}
/// Edits a passage.
pub const EDIT: &str = "書き換える";
/// Gives up what was edited.
pub const RESET: &str = "元の文に戻す";
/// The same for those who do not see its passage.
pub fn on_piece(name: &str, verb: &str) -> String {
    format!("{name}を{verb}")
}
/// How an agenda is written.
pub const AGENDA_HELP: &str = "1行に1項目。「……」の後ろは、右端に資料の名前として載ります。";
/// A blank passage is left out.
pub const BLANK_HELP: &str = "空にすると、この文章を載せません。";
/// A passage without any text.
pub const NO_TEXT: &str = "（文はまだありません）";

/// Something has to be looked at.
pub fn doubts(count: usize) -> String {
    format!(
        "印刷の前に確かめてください：成果指標の行と合わない数字が{}か所あります",
        format::count(count)
    )
}
/// How to mend it.
pub const DOUBTS_HELP: &str = "文を直すか、「元の文に戻す」で行から作り直してください。";
/// Only figures that nothing confirms.
pub const UNCONFIRMED_TITLE: &str = "文章に、行からは確かめられない数字があります";
/// Figures that nothing confirms.
pub fn unconfirmed(figures: &[String]) -> String {
    format!("行からは確かめられない数字：{}", figures.join("、"))
}
/// A count beside a level's word.
pub fn not_of_level(written: &str, level: &str, count: usize) -> String {
    format!(
        "「{written}」は行と合いません（{level}は{}項目）",
        format::count(count)
    )
}
/// A count that is none of the rows'.
pub fn no_such_count(written: &str) -> String {
    format!("「{written}」にあたる項目数が行にありません")
}
/// A percentage that is none of the rows'.
pub fn no_such_share(written: &str) -> String {
    format!("「{written}」にあたる割合が行にありません")
}
/// What a clause says of all that attained.
pub const OF_TARGET: &str = "目標を";
/// What a passage calls the parts of the plan.
pub const PARTS: &str = "重点項目";
/// What a clause says of the whole.
pub const OF_WHOLE: [&str; 2] = ["全体の", "のうち"];
/// What a clause says of a sum of levels.
pub const OF_SUM: [&str; 2] = ["合わせ", "計"];
/// A row that can be chosen.
pub fn choice(code: &str, name: &str, rate: &str) -> String {
    format!("{code} {name}（{rate}）")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    #[test]
    fn a_paper_is_named_by_what_the_plan_has() {
        let mut plan = start::sample().unwrap().plan;
        assert_eq!(paper(Paper::Full, &plan), "別紙１（一覧・債権）");
        assert_eq!(paper(Paper::Agenda, &plan), "次第");
        // The 債権 stand in the second.
        plan.priorities.truncate(1);
        assert_eq!(paper(Paper::Full, &plan), "別紙１（一覧）");
    }
}
