//! What a change is called in undo and redo, and why one was refused.

use crate::command::Command;
use crate::command::address::{
    Address, Field, HandoutField, PartField, PrintedField, Subject, YearField,
};
use crate::command::error::CommandError;
use crate::domain::id::NodeId;
use crate::domain::plan::Plan;
use crate::domain::rules::BandsError;
use crate::domain::tree::{Level, Misplaced};

use super::format::year_short;

/// The word for a level of the tree.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Priority => "重点項目",
        Level::Theme => "推進項目",
        Level::Initiative => "取組",
        Level::Action => "取組内容",
        Level::Indicator => "成果指標",
    }
}

/// The name of a field.
pub fn field(field: &Field) -> String {
    let word = match field {
        Field::Name => "名称",
        Field::Municipality => "自治体名",
        Field::Number => "番号",
        Field::Note => "備考",
        Field::Departments => "担当課",
        Field::Unit => "単位",
        Field::Kind => "種類",
        Field::Cumulative => "累計",
        Field::Basis => "比べる目標",
        Field::Baseline => "基準値",
        Field::Comments => "コメント",
        Field::Printed(field) => printed_field(field),
        Field::Reason => "理由",
        Field::Year(year, field) => return format!("{} {}", year_field(*field), year_short(*year)),
        Field::Part(year, _, field) => {
            let word = match field {
                PartField::Actual => "内訳の実績",
                PartField::Status => "内訳の取組状況",
                PartField::Results => "内訳の成果と課題",
                PartField::NextSteps => "内訳の今後の取組",
            };
            return format!("{word} {}", year_short(*year));
        }
        Field::Handout(_, field) => match field {
            HandoutField::Title => "会議名",
            HandoutField::Date => "会議の期日",
            HandoutField::Time => "会議の時間",
            HandoutField::Place => "会議の場所",
            HandoutField::Passage(_) => "資料の文章",
        },
    };
    word.to_owned()
}

/// The name of something that a paper printed.
pub fn printed_field(field: &PrintedField) -> &'static str {
    match field {
        PrintedField::Label(_) => "行の見出し",
        PrintedField::Set(_) => "設定項目数",
        PrintedField::Count(..) => "区分の数",
        PrintedField::Attainment(_) => "概ね達成率",
        PrintedField::Share(_) => "区分の割合",
        PrintedField::Place(_) => "掲載箇所",
        PrintedField::Name(_) => "指標の名称",
        PrintedField::Actual(_) => "実績",
        PrintedField::Target(_) => "目標",
        PrintedField::Heading(_) => "文章の見出し",
        PrintedField::Text(_) => "文章",
    }
}

/// The name of something recorded of a year.
pub fn year_field(field: YearField) -> &'static str {
    match field {
        YearField::Plan => "年次計画",
        YearField::Status => "取組状況",
        YearField::Target => "目標",
        YearField::Actual => "実績",
        YearField::Annualised => "年換算",
        YearField::Assessment => "判定",
        YearField::Override => "手で決めた判定",
        YearField::Results => "成果と課題、未達成の理由",
        YearField::NextSteps => "今後の取組等",
        YearField::Note => "備考",
        YearField::PrintedActual => "資料の実績",
        YearField::PrintedRate => "資料の達成率",
        YearField::PrintedMark => "資料の判定",
    }
}

/// Whether a plan takes the place of another because files of departments were taken into it.
pub fn is_merge(other: &Plan, plan: &Plan) -> bool {
    other.id == plan.id && other.merges.len() > plan.merges.len()
}

/// What a change is called. `plan` is the plan before it.
pub fn title(command: &Command, plan: &Plan) -> String {
    match command {
        Command::Set { at, .. } => title_of_field(at, plan),
        Command::Insert { node, .. } => format!("{}の追加", level(node.level())),
        Command::Remove(id) => format!("{}の削除", node_words(id, plan)),
        Command::Move { id, .. } => format!("{}の移動", node_words(id, plan)),
        Command::InsertDepartment { department, .. } => {
            format!("担当課「{}」の追加", department.name)
        }
        Command::RemoveDepartment(id) => {
            format!(
                "担当課「{}」の削除",
                plan.department(id)
                    .map_or("", |department| &department.name)
            )
        }
        Command::MoveDepartment { .. } => "担当課の並べ替え".to_owned(),
        Command::Years {
            reporting_year,
            closed,
            ..
        } if *closed != plan.closed => {
            if *reporting_year == plan.reporting_year {
                "年度の締めの変更".to_owned()
            } else {
                format!(
                    "年度更新 {}→{}",
                    year_short(plan.reporting_year),
                    year_short(*reporting_year)
                )
            }
        }
        Command::Years { .. } => "年度の変更".to_owned(),
        Command::Rules(_) => "計算の規則の変更".to_owned(),
        Command::RuleSets(_) => "規則の組の変更".to_owned(),
        Command::Publications(_) => "資料に印字された値の変更".to_owned(),
        Command::Handouts(_) => "会議資料の変更".to_owned(),
        Command::Replace(other) if is_merge(other, plan) => super::collect::TITLE.to_owned(),
        Command::Decide { decision: None, .. } => "照合の決定の取消し".to_owned(),
        Command::Decide { .. } => "照合の決定".to_owned(),
        Command::Replace(other) if other.sample && other.cut.is_none() => {
            "見本の読み込み".to_owned()
        }
        Command::Replace(other) if other.name.trim().is_empty() => "空の計画の開始".to_owned(),
        Command::Replace(other) => format!("「{}」の取り込み", other.name),
        Command::Batch(commands) => match commands.as_slice() {
            [only] => title(only, plan),
            [first, ..] => format!("{}ほか（{}件）", title(first, plan), commands.len()),
            [] => "変更".to_owned(),
        },
    }
}

fn title_of_field(at: &Address, plan: &Plan) -> String {
    let what = field(&at.field);
    match &at.subject {
        Subject::Plan if matches!(at.field, Field::Handout(..)) => format!("{what}の変更"),
        Subject::Plan => format!("計画の{what}"),
        Subject::Department(id) => {
            format!(
                "担当課「{}」の{what}",
                plan.department(id)
                    .map_or("", |department| &department.name)
            )
        }
        Subject::Node(id) => format!("{}の{what}", node_words(id, plan)),
        Subject::Publication(id) => {
            let mut papers = plan.publications.iter();
            let paper = papers.find(|paper| &paper.id == id);
            format!("資料「{}」の{what}", paper.map_or("", |paper| &paper.name))
        }
        Subject::Decision(_) => format!("照合の決定の{what}"),
    }
}

/// A change's name in two: of what, and what. Where there is little room the second is what tells it from the one before.
pub fn of_what(title: &str) -> (&str, &str) {
    let at = title
        .rfind("」の")
        .map_or(0, |at| at.saturating_add("」の".len()));
    title.split_at_checked(at).unwrap_or(("", title))
}

/// A node by its level and its name: 成果指標「年休取得率」.
pub fn node_words(id: &NodeId, plan: &Plan) -> String {
    match plan.describe(id) {
        Some((of, number, name)) => {
            let words = if name.is_empty() { number } else { name };
            format!("{}「{words}」", level(of))
        }
        None => String::new(),
    }
}

/// Why a change was refused, and how to mend it.
pub fn refused(error: &CommandError) -> String {
    match error {
        CommandError::Gone => {
            "変更しようとしたものが計画にありません。画面を読み込み直してください。".to_owned()
        }
        CommandError::ForReading => super::carry::READ_ONLY_CHANGE.to_owned(),
        CommandError::DoesNotFit => "この項目にはその値を入れられません。".to_owned(),
        CommandError::NoSuchYear(year) => {
            format!(
                "{}は計画の年度にありません。「設定」の「年度」で加えてください。",
                super::format::year_long(*year)
            )
        }
        CommandError::YearClosed(year) => format!(
            "{}は締めた年度のため、変更していません。直すときは、「設定」の「年度」で「締めを解く」を押してからにしてください。",
            super::format::year_long(*year)
        ),
        CommandError::NoSuchDepartment => {
            "担当課が計画にありません。「設定」の「担当課」で加えてください。".to_owned()
        }
        CommandError::NoSuchBand => "その判定の区分は計算の規則にありません。".to_owned(),
        CommandError::IdTaken => "同じものが既にあります。".to_owned(),
        CommandError::Misplaced(reason) => match reason {
            Misplaced::NoParent => "置き場所が計画にありません。".to_owned(),
            Misplaced::WrongLevel => {
                "その場所には置けません。同じ段の中で動かしてください。".to_owned()
            }
            Misplaced::NoSuchPosition => "その順番の場所がありません。".to_owned(),
        },
        CommandError::DepartmentInUse { times } => {
            format!(
                "この担当課は{times}か所で使われているため削除できません。先に、使っている取組内容と成果指標の担当課を変えてください。"
            )
        }
        CommandError::YearInUse(year) => format!(
            "{}には入力があるため外せません。外すには、先にその年度の入力を空にしてください。",
            super::format::year_long(*year)
        ),
        CommandError::BadYears => {
            "年度は古い順に1つ以上必要で、報告する年度を含まなければなりません。".to_owned()
        }
        CommandError::BandInUse { label } => {
            format!(
                "判定の区分「{label}」は使われているため削除できません。先に、その区分を選んでいる指標の判定を変えてください。"
            )
        }
        CommandError::Bands(error) => bands(error),
        CommandError::ReasonMissing => {
            "理由を書いてください。手で決めた判定には理由が必要です。".to_owned()
        }
        CommandError::OverridesNothing => "判定か達成率のどちらかを入れてください。".to_owned(),
        CommandError::ReadOnly => {
            "別のタブで編集しているため、変更していません。「このタブで編集する」を押すと、入力した内容が入ります。".to_owned()
        }
        CommandError::TooMuch(too_much) => {
            format!(
                "長すぎるか多すぎます（{}）。{}までにしてください。",
                too_much.found, too_much.most
            )
        }
    }
}

/// Why bands cannot be used, and how to mend it.
pub fn bands(error: &BandsError) -> String {
    let row = |index: &usize| index.saturating_add(1);
    match error {
        BandsError::TooFew => "判定の区分は2つ以上必要です。".to_owned(),
        BandsError::TooMany => {
            format!(
                "判定の区分は{}までです。",
                crate::domain::rules::Rules::MOST_BANDS
            )
        }
        BandsError::BoundMissing(index) => format!(
            "{}番目の区分に下限を入れてください。下限が要らないのは最後の区分だけです。",
            row(index)
        ),
        BandsError::LastHasBound => {
            "最後の区分の下限を空にしてください。どの区分にも入らない達成率ができてしまいます。"
                .to_owned()
        }
        BandsError::NotDescending(index) => format!(
            "{}番目の区分の下限を、1つ上の区分より小さくしてください。",
            row(index)
        ),
        BandsError::LabelMissing(index) => {
            format!("{}番目の区分に名前を入れてください。", row(index))
        }
        BandsError::LabelTwice(index) => format!(
            "{}番目の区分の名前が、ほかの区分と同じです。別の名前にしてください。",
            row(index)
        ),
        BandsError::IdTwice(index) => {
            format!("{}番目の区分の識別子が、ほかの区分と同じです。", row(index))
        }
        BandsError::AttainsOutOfOrder(index) => {
            format!(
                "{}番目の区分は概ね達成率に数えられません。それより上に、数えない区分があります。",
                row(index)
            )
        }
        BandsError::NothingAttains => "概ね達成率に数える区分が1つ以上必要です。".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_by_what_comes_last() {
        for (title, parts) in [
            (
                "成果指標「「補助」の見直し」の実績 R6",
                ("成果指標「「補助」の見直し」の", "実績 R6"),
            ),
            (
                "成果指標「年休取得率」の実績 R6ほか（3件）",
                ("成果指標「年休取得率」の", "実績 R6ほか（3件）"),
            ),
            ("年度更新 R6→R7", ("", "年度更新 R6→R7")),
            ("", ("", "")),
        ] {
            assert_eq!(of_what(title), parts);
        }
    }
}
