//! Where in a file something stands, in the plan's own words: 「重点項目Ⅱ → (2)ア① → 成果指標「…」 → 目標 R6」. Knows
//! the objects and fields of the format by their names, and the words that the pages use for them.

use crate::command::address::{Field, YearField};
use crate::domain::tree::Level;
use crate::domain::year::FiscalYear;
use crate::exchange::merge::{Sort, plain};
use crate::exchange::place::{Segment, Step};
use crate::report::kinds::KindName;
use crate::text::change;
use crate::text::format::year_short;
use crate::text::kind;

/// An object of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    File,
    Cut,
    Merge,
    MergedValue,
    Plan,
    Department,
    Rules,
    RuleSet,
    Band,
    BandFrom,
    Priority,
    Theme,
    Initiative,
    Action,
    ActionYear,
    Indicator,
    Tolerance,
    Composite,
    Part,
    Comment,
    IndicatorYear,
    Override,
    PartYear,
    Publication,
    SummaryRow,
    PrintedFigure,
    Excerpt,
    Statement,
    Handout,
    Passage,
    Decision,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// A text, a number, a flag or a choice.
    Value,
    /// A list of such.
    Values,
    /// An object.
    One(Thing),
    /// A list of objects.
    Many(Thing),
    /// An object for each fiscal year.
    PerYear(Thing),
    /// An object for each part of a composite.
    PerPart(Thing),
}

/// The word for a field, and what it holds; `None` for a field that the format does not have.
pub(super) fn field(of: Thing, name: &str) -> Option<(String, Holds)> {
    use Holds::{Many, One, PerPart, PerYear, Value, Values};
    let plain = |field| change::field(&field);
    let of_year = |field| change::year_field(field).to_owned();
    let known = match (of, name) {
        (Thing::File, "format") => ("形式".to_owned(), Value),
        (Thing::File, "version") => ("形式の版".to_owned(), Value),
        (Thing::File, "holds") => ("内容の種類".to_owned(), Value),
        (Thing::File, "as_of") => ("データの日時".to_owned(), Value),
        (Thing::File, "part") => ("配布先".to_owned(), One(Thing::Cut)),
        (Thing::File, "plan") => ("計画".to_owned(), One(Thing::Plan)),
        (Thing::File, "base") => ("配布時の計画".to_owned(), One(Thing::Plan)),

        (Thing::Plan, "merges") => ("統合の記録".to_owned(), Many(Thing::Merge)),
        (Thing::Merge, "at") => ("反映した日時".to_owned(), Value),
        (Thing::Merge, "file") => ("ファイル名".to_owned(), Value),
        (Thing::Merge, "department") => (plain(Field::Departments), Value),
        (Thing::Merge, "as_of") => ("データの日時".to_owned(), Value),
        (Thing::Merge, "print") => ("指紋".to_owned(), Value),
        (Thing::Merge, "values") => ("反映した値".to_owned(), Many(Thing::MergedValue)),
        (Thing::MergedValue, "at") => ("場所".to_owned(), Value),
        (Thing::MergedValue, "print") => ("値の指紋".to_owned(), Value),
        (Thing::MergedValue, "reason") => ("理由".to_owned(), Value),

        (Thing::Cut, "department") => (plain(Field::Departments), Value),
        (Thing::Cut | Thing::Merge, "year") => ("報告する年度".to_owned(), Value),
        (Thing::Cut, "note") => ("配布先への連絡".to_owned(), Value),
        (Thing::Cut, "cut_at") => ("配布した日時".to_owned(), Value),
        (Thing::Cut, "origin") => ("配布時の指紋".to_owned(), Value),

        (Thing::Plan, "municipality") => (plain(Field::Municipality), Value),
        (Thing::Plan, "sample") => ("見本".to_owned(), Value),
        (Thing::Plan, "years") => ("年度".to_owned(), Values),
        (Thing::Plan, "reporting_year") => ("報告する年度".to_owned(), Value),
        (Thing::Plan, "closed_years") => ("締めた年度".to_owned(), Values),
        (Thing::Plan, "departments") => (plain(Field::Departments), Many(Thing::Department)),
        (Thing::Plan | Thing::RuleSet, "rules") => ("計算の規則".to_owned(), One(Thing::Rules)),
        (Thing::Plan, "rule_sets") => ("規則の組".to_owned(), Many(Thing::RuleSet)),
        (Thing::RuleSet, "by_person") => ("人が区分を選ぶか".to_owned(), Value),
        (Thing::Plan, "priorities") => (level(Level::Priority), Many(Thing::Priority)),
        (Thing::Plan, "publications") => ("資料".to_owned(), Many(Thing::Publication)),
        (Thing::Plan, "decisions") => ("照合の決定".to_owned(), Many(Thing::Decision)),

        (Thing::Plan, "handouts") => ("会議資料".to_owned(), Many(Thing::Handout)),
        (Thing::Handout, "year") => ("年度".to_owned(), Value),
        (Thing::Handout, "title") => ("会議名".to_owned(), Value),
        (Thing::Handout, "date") => ("期日".to_owned(), Value),
        (Thing::Handout, "time") => ("時間".to_owned(), Value),
        (Thing::Handout, "venue") => ("場所".to_owned(), Value),
        (Thing::Handout, "examples") => ("抜粋する成果指標".to_owned(), Values),
        (Thing::Handout, "passages") => ("文章".to_owned(), Many(Thing::Passage)),
        (Thing::Passage, "piece") => ("文章の種類".to_owned(), Value),

        (Thing::Rules, "bands") => ("判定の区分".to_owned(), Many(Thing::Band)),
        (Thing::Rules, "rate_decimals") => ("達成率の小数の桁数".to_owned(), Value),
        (Thing::Rules, "share_decimals") => ("概ね達成率の小数の桁数".to_owned(), Value),
        (Thing::Rules, "rounding") => ("端数処理".to_owned(), Value),
        (Thing::Rules, "judged_on") => ("判定に使う達成率".to_owned(), Value),
        (Thing::Rules | Thing::Indicator, "lower_formula") => {
            let kind = kind::name(KindName::Lower);
            (format!("「{kind}」の計算式"), Value)
        }
        (Thing::Rules, "zero_target") => ("目標が0のときの扱い".to_owned(), Value),
        (Thing::Rules, "cap") => ("表示する達成率の上限".to_owned(), Value),
        (Thing::Band, "label") => (plain(Field::Name), Value),
        (Thing::Band, "mark") => ("記号".to_owned(), Value),
        (Thing::Band, "from") => ("下限".to_owned(), One(Thing::BandFrom)),
        (Thing::Band, "attains") => ("概ね達成率に数えるか".to_owned(), Value),
        (Thing::BandFrom, "percent") => ("達成率".to_owned(), Value),
        (Thing::BandFrom, "inclusive") => ("以上か超か".to_owned(), Value),

        (Thing::Priority, "themes") => (level(Level::Theme), Many(Thing::Theme)),
        (Thing::Theme, "initiatives") => (level(Level::Initiative), Many(Thing::Initiative)),
        (Thing::Initiative, "actions") => (level(Level::Action), Many(Thing::Action)),
        (Thing::Action, "years") => (PER_YEAR.to_owned(), PerYear(Thing::ActionYear)),
        (Thing::Action, "indicators") => (level(Level::Indicator), Many(Thing::Indicator)),
        (Thing::Action | Thing::Indicator, "departments") => (plain(Field::Departments), Values),
        (Thing::Action | Thing::Indicator, "note") => (plain(Field::Note), Value),
        (Thing::ActionYear, "plan") => (of_year(YearField::Plan), Value),
        (Thing::ActionYear | Thing::PartYear, "status") => (of_year(YearField::Status), Value),

        (Thing::Indicator, "kind") => (plain(Field::Kind), Value),
        (Thing::Indicator, "tolerance") => ("許容幅".to_owned(), One(Thing::Tolerance)),
        (Thing::Indicator, "composite") => ("内訳の扱い".to_owned(), One(Thing::Composite)),
        (Thing::Indicator, "unit") => (plain(Field::Unit), Value),
        (Thing::Indicator, "cumulative") => (plain(Field::Cumulative), Value),
        (Thing::Indicator, "basis") => (plain(Field::Basis), Value),
        (Thing::Indicator, "baseline") => (plain(Field::Baseline), Value),
        (Thing::Indicator, "years") => (PER_YEAR.to_owned(), PerYear(Thing::IndicatorYear)),
        (Thing::Indicator, "comments") => (plain(Field::Comments), Many(Thing::Comment)),
        (Thing::Comment, "department") => (plain(Field::Departments), Value),
        (Thing::Comment, "written_at") => ("書いた日時".to_owned(), Value),
        (Thing::Comment | Thing::Statement | Thing::Passage, "text") => ("本文".to_owned(), Value),
        (Thing::Comment, "settled") => ("対応済みか".to_owned(), Value),
        (Thing::Tolerance, "amount") => ("幅".to_owned(), Value),
        (Thing::Tolerance, "relative") => ("幅が割合か".to_owned(), Value),
        (Thing::Tolerance, "reference") => ("比べる相手".to_owned(), Value),
        (Thing::Composite, "parts") => ("内訳".to_owned(), Many(Thing::Part)),
        (Thing::Composite, "decimals") => ("平均の小数の桁数".to_owned(), Value),
        (Thing::Part, "weight") => ("重み".to_owned(), Value),

        (Thing::IndicatorYear | Thing::Excerpt, "target") => (of_year(YearField::Target), Value),
        (Thing::IndicatorYear | Thing::PartYear | Thing::Excerpt, "actual") => {
            (of_year(YearField::Actual), Value)
        }
        (Thing::IndicatorYear, "annualised") => (of_year(YearField::Annualised), Value),
        (Thing::IndicatorYear, "assessment") => (of_year(YearField::Assessment), Value),
        (Thing::IndicatorYear, "override") => (of_year(YearField::Override), One(Thing::Override)),
        (Thing::IndicatorYear | Thing::PartYear, "results") => (of_year(YearField::Results), Value),
        (Thing::IndicatorYear | Thing::PartYear, "next_steps") => {
            (of_year(YearField::NextSteps), Value)
        }
        (Thing::IndicatorYear, "note") => (of_year(YearField::Note), Value),
        (Thing::IndicatorYear, "printed_actual") => (of_year(YearField::PrintedActual), Value),
        (Thing::IndicatorYear, "printed_rate") => (of_year(YearField::PrintedRate), Value),
        (Thing::IndicatorYear, "printed_mark") => (of_year(YearField::PrintedMark), Value),
        (Thing::IndicatorYear, "parts") => ("内訳".to_owned(), PerPart(Thing::PartYear)),
        (Thing::Override | Thing::PrintedFigure, "band") => ("判定の区分".to_owned(), Value),
        (Thing::Override, "rate") => ("達成率".to_owned(), Value),
        (Thing::Override | Thing::Decision, "reason") => ("理由".to_owned(), Value),

        (Thing::Publication, "year") => ("年度".to_owned(), Value),
        (Thing::Publication, "summary") => ("集計表の行".to_owned(), Many(Thing::SummaryRow)),
        (Thing::Publication, "shares") => ("割合".to_owned(), Many(Thing::PrintedFigure)),
        (Thing::Publication, "excerpts") => ("再掲".to_owned(), Many(Thing::Excerpt)),
        (Thing::Publication, "statements") => ("文章".to_owned(), Many(Thing::Statement)),
        (Thing::SummaryRow | Thing::Statement | Thing::Passage, "priority") => {
            (level(Level::Priority), Value)
        }
        (Thing::SummaryRow, "label") => ("見出し".to_owned(), Value),
        (Thing::SummaryRow, "set") => ("成果指標設定項目".to_owned(), Value),
        (Thing::SummaryRow, "counts") => ("区分ごとの数".to_owned(), Many(Thing::PrintedFigure)),
        (Thing::SummaryRow, "share") => ("概ね達成率".to_owned(), Value),
        (Thing::PrintedFigure, "figure") => ("値".to_owned(), Value),
        (Thing::Excerpt, "indicator") => (level(Level::Indicator), Value),
        (Thing::Excerpt, "place") => ("掲載箇所".to_owned(), Value),
        (Thing::Statement, "heading") => ("見出し".to_owned(), Value),
        (Thing::Decision, "finding") => ("違いの箇所".to_owned(), Value),
        (Thing::Decision, "seen") => ("決めたときの数".to_owned(), Value),
        (Thing::Decision, "ruling") => ("決定".to_owned(), Value),

        (of, "id") if of.has_id() => ("識別子".to_owned(), Value),
        (of, "name") if of.has_name() => (plain(Field::Name), Value),
        (Thing::Priority | Thing::Theme | Thing::Initiative | Thing::Action, "number") => {
            (plain(Field::Number), Value)
        }
        _ => return None,
    };
    Some(known)
}

const PER_YEAR: &str = "年度ごとの記録";

fn level(of: Level) -> String {
    change::level(of).to_owned()
}

impl Thing {
    fn has_id(self) -> bool {
        matches!(self, Thing::Band | Thing::Comment | Thing::Merge)
            || self.has_name() && self != Thing::Excerpt
    }

    fn has_name(self) -> bool {
        matches!(
            self,
            Thing::Plan
                | Thing::Department
                | Thing::RuleSet
                | Thing::Priority
                | Thing::Theme
                | Thing::Initiative
                | Thing::Action
                | Thing::Indicator
                | Thing::Part
                | Thing::Publication
                | Thing::Excerpt
        )
    }

    /// Its papers know it by its number within what stands above it.
    fn is_numbered(self) -> bool {
        matches!(self, Thing::Theme | Thing::Initiative | Thing::Action)
    }
}

/// A place as words, and the object in which it ends, where that is an object of the format.
pub(super) fn walk(place: &[Step]) -> (String, Option<Thing>) {
    let mut walk = Walk {
        words: Vec::new(),
        numbers: Vec::new(),
        year: None,
        part: None,
        here: Here::In(Thing::File),
    };
    for step in place {
        walk.step(step);
    }
    walk.end()
}

/// A way within a thing as words.
pub(super) fn within(sort: Sort, owner: &str, path: &str) -> String {
    let thing = match (sort, owner.split_once('/')) {
        (Sort::Plan, _) => Thing::Plan,
        (Sort::Priority, _) => Thing::Priority,
        (Sort::Theme, _) => Thing::Theme,
        (Sort::Initiative, _) => Thing::Initiative,
        (Sort::Action, _) => Thing::Action,
        (Sort::Indicator, _) => Thing::Indicator,
        (Sort::Item, Some(("publications", _))) => Thing::Publication,
        (Sort::Item, Some(("merges", _))) => Thing::Merge,
        (Sort::Item, Some(("rule_sets", _))) => Thing::RuleSet,
        (Sort::Item, Some(("comments", _))) => Thing::Comment,
        (Sort::Item, _) => Thing::Department,
        (Sort::Rules | Sort::Plain | Sort::Year, _) => Thing::File,
    };
    let mut walk = Walk {
        words: Vec::new(),
        numbers: Vec::new(),
        year: None,
        part: None,
        here: Here::In(thing),
    };
    for name in path.split('/') {
        walk.step(&Step {
            segment: Segment::Field(plain(name)),
            number: None,
            name: None,
        });
    }
    walk.end().0
}

struct Walk {
    words: Vec<String>,
    /// Numbered things on the way whose numbers are written without a gap: (2)ア①. With the word of each.
    numbers: Vec<(String, String)>,
    /// The year passed through: it is written after the field, 目標 R6.
    year: Option<String>,
    /// The part passed through, likewise.
    part: Option<String>,
    here: Here,
}

/// What the next step goes into.
enum Here {
    In(Thing),
    /// A field whose word is written if nothing better follows.
    Among(String, Holds),
    Beyond,
}

impl Walk {
    fn step(&mut self, step: &Step) {
        self.here = match (
            std::mem::replace(&mut self.here, Here::Beyond),
            &step.segment,
        ) {
            (Here::In(thing), Segment::Field(name)) => match field(thing, name) {
                Some((_, Holds::One(Thing::Plan))) if name == "plan" => Here::In(Thing::Plan),
                Some((word, Holds::One(below))) => {
                    self.say(word);
                    Here::In(below)
                }
                Some((word, holds)) => Here::Among(word, holds),
                None => {
                    self.say(format!("項目{}", quoted(name)));
                    Here::Beyond
                }
            },
            (Here::Among(word, Holds::Many(thing)), Segment::Element(index)) => {
                self.element(thing, word, *index, step);
                Here::In(thing)
            }
            (Here::Among(word, Holds::Values), Segment::Element(index)) => {
                self.say(nth(&word, *index));
                Here::Beyond
            }
            (Here::Among(_, Holds::PerYear(thing)), Segment::Field(key)) => {
                let year = key.parse().ok().and_then(FiscalYear::new);
                let year = year.filter(|year| year.number().to_string() == *key);
                let year = year.map(year_short);
                self.year = Some(year.unwrap_or_else(|| format!("年度{}", quoted(key))));
                Here::In(thing)
            }
            (Here::Among(_, Holds::PerPart(thing)), Segment::Field(key)) => {
                self.part = Some(key.clone());
                Here::In(thing)
            }
            (Here::Among(word, _), _) => {
                self.say(word);
                Here::Beyond
            }
            (Here::In(_) | Here::Beyond, _) => Here::Beyond,
        };
    }

    /// One of a list, by its number, its name or its order.
    fn element(&mut self, thing: Thing, word: String, index: usize, step: &Step) {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        match (given(&step.number), given(&step.name)) {
            (Some(number), _) if thing.is_numbered() => {
                self.numbers.push((word, clipped(&number, 10)));
            }
            (Some(number), _) if thing == Thing::Priority => {
                self.say(format!("{word}{}", clipped(&number, 10)));
            }
            (_, Some(name)) => self.say(format!("{word}{}", quoted(&name))),
            _ => self.say(nth(&word, index)),
        }
    }

    fn say(&mut self, word: String) {
        self.say_numbers();
        let word = match self.part.take() {
            Some(part) => format!("内訳の{word}（{}）", clipped(&part, 24)),
            None => word,
        };
        self.words.push(match self.year.take() {
            Some(year) => format!("{word} {year}"),
            None => word,
        });
    }

    fn say_numbers(&mut self) {
        let numbers = std::mem::take(&mut self.numbers);
        match numbers.as_slice() {
            [] => {}
            [(word, number)] => self.words.push(format!("{word}{number}")),
            several => self
                .words
                .push(several.iter().map(|(_, number)| number.as_str()).collect()),
        }
    }

    fn end(mut self) -> (String, Option<Thing>) {
        let thing = match std::mem::replace(&mut self.here, Here::Beyond) {
            Here::In(thing) => Some(thing),
            Here::Among(word, _) => {
                self.say(word);
                None
            }
            Here::Beyond => None,
        };
        self.say_numbers();
        if let Some(part) = self.part.take() {
            self.words.push(format!("内訳（{}）", clipped(&part, 24)));
        }
        self.words.extend(self.year.take());
        if self.words.is_empty() && thing == Some(Thing::Plan) {
            self.words.push("計画".to_owned());
        }
        (self.words.join(" → "), thing)
    }
}

fn nth(word: &str, index: usize) -> String {
    format!("{word}（{}番目）", index.saturating_add(1))
}

/// A text out of a file in quotation marks, short enough for a sentence.
pub(super) fn quoted(text: &str) -> String {
    format!("「{}」", clipped(text, 30))
}

/// The beginning of a text out of a file. It may be of any length and hold characters that cannot be seen.
fn clipped(text: &str, most: usize) -> String {
    let mut short: String = text
        .chars()
        .take(most)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    short
}
