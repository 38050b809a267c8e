//! Figures in edited passages, held against the rows before anything is printed. Counts of indicators and percentages
//! must follow from the rows; beside a level's word a count must be that level's. Other figures (dates, amounts) are
//! named only where nothing in the rows confirms them, for a person to look at.

use crate::domain::exact::Exact;
use crate::domain::handout::Piece;
use crate::domain::quantity::{Expect, Reading, read};
use crate::domain::rules::Rules;
use crate::domain::sort;
use crate::domain::summary::{Share, Tally};
use crate::text::{bands, handout as words};

use super::material::{Material, Row};
use super::sentences::{Origin, passage, pieces};

/// A passage with figures to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The passage.
    pub piece: Piece,
    /// Its place on the page that edits it.
    pub at: String,
    /// What is wrong: figures that do not follow from the rows.
    pub wrong: Vec<String>,
    /// Figures that nothing in the rows confirms.
    pub unconfirmed: Vec<String>,
}

/// All passages with figures to be looked at.
pub fn doubts(material: &Material<'_>) -> Vec<Doubt> {
    pieces(material)
        .into_iter()
        .filter(|piece| *piece != Piece::Agenda)
        .filter_map(|piece| {
            let (text, origin) = passage(material, &piece);
            if origin == Origin::Rows {
                return None;
            }
            let known = Known::of(material, &piece, &text);
            let (mut wrong, mut unconfirmed) = (Vec::new(), Vec::new());
            for clause in clauses(&text) {
                known.check(clause, &mut wrong, &mut unconfirmed);
            }
            (!wrong.is_empty() || !unconfirmed.is_empty()).then(|| Doubt {
                at: super::piece_id(material, &piece),
                piece,
                wrong,
                unconfirmed,
            })
        })
        .collect()
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', '。', '\n', '（', '）', '(', ')', '；', '「', '」'])
}

/// A figure as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found<'t> {
    /// As written, with the unit that follows.
    written: &'t str,
    value: Exact,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// 項目, 指標.
    Items,
    Percent,
    /// 年, 月, 日, 時 …: nothing that rows hold.
    Date,
    Other,
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn figures(clause: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    let mut rest = clause.char_indices().peekable();
    let mut before = ' ';
    while let Some((from, c)) = rest.next() {
        // 第７次, R6, (2) and ア1 are names and not figures.
        let named = before == '第' || before.is_ascii_alphabetic();
        before = c;
        if !is_digit(c) {
            continue;
        }
        let mut end = from.saturating_add(c.len_utf8());
        while let Some((at, c)) = rest.peek().copied() {
            if !(is_digit(c) || matches!(c, ',' | '.' | '，' | '．')) {
                break;
            }
            end = at.saturating_add(c.len_utf8());
            rest.next();
        }
        before = '0';
        let behind = clause.get(end..).unwrap_or_default();
        let unit = match behind.chars().next() {
            Some('％' | '%') => Unit::Percent,
            Some('年' | '月' | '日' | '時' | '分' | '期' | '次' | '回') => Unit::Date,
            _ if behind.starts_with("項目") || behind.starts_with("指標") => Unit::Items,
            _ => Unit::Other,
        };
        let value = match read(clause.get(from..end).unwrap_or_default(), Expect::Number) {
            Reading::Number(quantity) => quantity.value,
            _ => continue,
        };
        if named {
            continue;
        }
        // The unit up to two characters, for people to find the place.
        let shown: usize = behind.chars().take(2).map(char::len_utf8).sum();
        let written = clause
            .get(from..end.saturating_add(shown))
            .unwrap_or_default();
        found.push(Found {
            written,
            value,
            unit,
        });
    }
    found
}

/// What the rows confirm.
struct Known {
    /// The levels' words, longest first, each with how many are in it.
    levels: Vec<(String, usize)>,
    /// How many are set, and attained.
    set: usize,
    attained: usize,
    counts: Vec<Exact>,
    /// Shares of what was judged.
    shares: Vec<(Of, Exact)>,
    /// The word for the share of all that attained.
    attainment: String,
    /// Rates, targets and actuals in percent.
    percents: Vec<Exact>,
    others: Vec<Exact>,
}

/// Whose share it is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Of {
    /// All that attained.
    Attained,
    /// The level of this word.
    Level(String),
    /// Something else: what did not attain, or all.
    Rest,
}

fn whole(count: usize) -> Exact {
    Exact::from_i64(i64::try_from(count).unwrap_or(i64::MAX))
}

impl Known {
    fn of(material: &Material<'_>, piece: &Piece, text: &str) -> Self {
        let rules = material.rules;
        let part = match piece {
            Piece::Results(id) | Piece::NextSteps(id) => {
                material.parts.iter().find(|part| &part.priority.id == id)
            }
            _ => None,
        };
        let tally = part.map_or(&material.all.tally, |part| &part.census.tally);
        let mut known = Self {
            levels: rules
                .bands()
                .iter()
                .enumerate()
                .map(|(index, band)| (band.label.clone(), tally.in_band(index)))
                .collect(),
            set: tally.set,
            attained: tally.attained(rules),
            counts: Vec::new(),
            shares: Vec::new(),
            attainment: bands::attainment(rules),
            percents: Vec::new(),
            others: Vec::new(),
        };
        sort::by(&mut known.levels, |(a, _), (b, _)| a.len() > b.len());
        known.add_tally(tally, rules);
        // What is said of the whole may also speak of its parts, by their name or number.
        if part.is_none() {
            for part in &material.parts {
                let own = [&part.priority.name, &part.priority.number];
                let named = own
                    .iter()
                    .any(|own| !own.is_empty() && text.contains(own.as_str()));
                if named || text.contains(words::PARTS) {
                    known.add_tally(&part.census.tally, rules);
                }
            }
        }
        let plan = material.plan;
        known.others.extend([
            whole(plan.priorities.len()),
            whole(plan.initiatives().count()),
        ]);
        let rows: Vec<&Row<'_>> = match part {
            Some(part) => part.rows.iter().collect(),
            None => material.parts.iter().flat_map(|part| &part.rows).collect(),
        };
        for (place, outcome) in rows {
            known.add_row(material, place, outcome);
        }
        known
    }

    fn add_tally(&mut self, tally: &Tally, rules: &Rules) {
        let levels = || rules.bands().iter().enumerate();
        let open = tally.set.saturating_sub(tally.counted());
        let attained = tally.attained(rules);
        let mut counts = vec![
            (Of::Rest, tally.set),
            (Of::Rest, tally.counted()),
            (Of::Rest, tally.reported),
            (Of::Attained, attained),
            (Of::Rest, tally.counted().saturating_sub(attained)),
            (Of::Rest, open),
        ];
        counts
            .extend(levels().map(|(at, band)| (Of::Level(band.label.clone()), tally.in_band(at))));
        for (of, count) in counts {
            self.counts.push(whole(count));
            // A share may be given to as many decimals as a rate or as the 概ね達成率.
            for decimals in [rules.rate_decimals, rules.share_decimals] {
                if let Some(share) = Share::of(count, tally.counted(), decimals, rules) {
                    self.shares.push((of.clone(), share.shown.to_exact()));
                }
            }
        }
    }

    fn add_row(
        &mut self,
        material: &Material<'_>,
        place: &crate::domain::tree::Place<'_>,
        outcome: &crate::domain::outcome::Outcome,
    ) {
        for (_, record) in place.indicator.years().iter() {
            for entry in [&record.target, &record.actual] {
                if let Some(quantity) = entry.quantity() {
                    self.others.push(quantity.value);
                    let unit = match quantity.unit.as_str() {
                        "" => place.indicator.unit.trim(),
                        unit => unit,
                    };
                    if matches!(unit, "%" | "％") {
                        self.percents.push(quantity.value);
                    }
                }
            }
        }
        let mean = material.actual(place, material.year);
        if let Reading::Number(quantity) = read(&mean, Expect::Number) {
            self.percents.push(quantity.value);
        }
        if let crate::domain::outcome::Measure::Rate(rate) = &outcome.measure {
            self.percents.push(rate.displayed().to_exact());
        }
    }

    fn check(&self, clause: &str, wrong: &mut Vec<String>, unconfirmed: &mut Vec<String>) {
        let push = |list: &mut Vec<String>, text: String| {
            if !list.contains(&text) {
                list.push(text);
            }
        };
        let named = self.named(clause);
        for found in figures(clause) {
            match found.unit {
                Unit::Date => {}
                Unit::Items => match named {
                    // Beside one level's word a count is that level's, or the whole; 「目標を達成した」 may also mean all
                    // that attained.
                    Some((label, count))
                        if ![count, self.set].map(whole).contains(&found.value)
                            && (whole(self.attained) != found.value
                                || !clause.contains(words::OF_TARGET)) =>
                    {
                        push(wrong, words::not_of_level(found.written, label, count));
                    }
                    Some(_) => {}
                    None if !self.counts.contains(&found.value) => {
                        push(wrong, words::no_such_count(found.written));
                    }
                    None => {}
                },
                Unit::Percent if !self.is_percent(clause, named, found.value) => {
                    push(wrong, words::no_such_share(found.written));
                }
                Unit::Percent => {}
                Unit::Other => {
                    let known =
                        self.others.contains(&found.value) || self.counts.contains(&found.value);
                    if !known {
                        push(unconfirmed, found.written.to_owned());
                    }
                }
            }
        }
    }

    /// Whether a percentage follows from the rows. One that is said of the whole must be the share of what is spoken of; any
    /// other may also be a rate, a target or an actual.
    fn is_percent(&self, clause: &str, named: Option<(&str, usize)>, value: Exact) -> bool {
        let is_share = |of: Option<&Of>| {
            let mut shares = self.shares.iter();
            shares.any(|(whose, share)| *share == value && of.is_none_or(|of| of == whose))
        };
        if !self.attainment.is_empty() && clause.contains(&self.attainment) {
            return is_share(Some(&Of::Attained));
        }
        if words::OF_WHOLE.iter().any(|word| clause.contains(word)) {
            return match named {
                Some((label, _)) => {
                    is_share(Some(&Of::Level(label.to_owned())))
                        || (clause.contains(words::OF_TARGET) && is_share(Some(&Of::Attained)))
                }
                None => is_share(None),
            };
        }
        self.percents.contains(&value) || is_share(None)
    }

    /// The one level that a clause names; `None` where it names none or several.
    fn named(&self, clause: &str) -> Option<(&str, usize)> {
        let mut rest = clause.to_owned();
        let mut named = None;
        for (label, count) in &self.levels {
            if !label.is_empty() && rest.contains(label.as_str()) {
                if named.is_some() {
                    return None;
                }
                // 概ね達成 is not also 達成.
                rest = rest.replace(label.as_str(), " ");
                named = Some((label.as_str(), *count));
            }
        }
        // 「達成と概ね達成を合わせて」: a sum.
        named.filter(|_| !words::OF_SUM.iter().any(|word| clause.contains(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::handout::{Passage, edited};
    use crate::domain::summary::Figures;
    use crate::start;

    fn found(piece: Piece, text: &str) -> (Vec<String>, Vec<String>) {
        let mut plan = start::sample().unwrap().plan;
        let year = plan.reporting_year;
        plan.publications.clear();
        plan.handouts = edited(&[], year, |handout| {
            handout.passages.push(Passage {
                piece: piece.clone(),
                text: text.into(),
                extra: Default::default(),
            });
        });
        let figures = Figures::of(&plan, year);
        let doubts = doubts(&Material::gather(&plan, &figures));
        let mut own = doubts.into_iter().filter(|doubt| doubt.piece == piece);
        own.next()
            .map(|doubt| (doubt.wrong, doubt.unconfirmed))
            .unwrap_or_default()
    }

    #[test]
    fn figures_that_follow_from_the_rows_pass() {
        for text in [
            "全41項目のうち27項目が達成、９項目が概ね達成となり、全体の約88％が目標を達成した。",
            "一方で、未達成となった5項目（全体の約12％）については要因を分析する。",
            "令和６年度は22の取組を進めた。概ね達成率は87.8％である。",
            "第７次大綱の第２期は令和７年８月８日に報告する。",
            "達成と概ね達成を合わせて36項目である。",
            "人事評価の研修は目標100％に対して98％で概ね達成となった。",
        ] {
            assert_eq!(found(Piece::Overall, text), Default::default(), "{text}");
        }
    }

    #[test]
    fn figures_that_do_not_are_named() {
        // What the city's own paper printed before the rows changed.
        let (wrong, _) = found(
            Piece::Overall,
            "全41項目のうち28項目が達成、8項目が概ね達成となり、全体の約68％が達成である。",
        );
        assert_eq!(wrong.len(), 3, "{wrong:?}");
        assert!(
            wrong[0].contains("28項目") && wrong[0].contains("27"),
            "{wrong:?}"
        );
        assert!(
            wrong[1].contains("8項目") && wrong[1].contains("9"),
            "{wrong:?}"
        );
        // Figures that rows have as targets, but that are not what is spoken of.
        for text in [
            "概ね達成率は90％である。",
            "全体の約85％が目標を達成した。",
            "全体の約66％が概ね達成である。",
            "達成率は80.0001％である。",
        ] {
            assert_eq!(found(Piece::Overall, text).0.len(), 1, "{text}");
        }
        // Two levels' counts exchanged.
        let (wrong, _) = found(Piece::Overall, "9項目が達成、27項目が概ね達成である。");
        assert_eq!(wrong.len(), 2);
        let (wrong, unconfirmed) = found(Piece::Overall, "前年度から２件増えた。");
        assert!(
            wrong.is_empty() && unconfirmed.is_empty(),
            "a target has the same figure"
        );
        let (_, unconfirmed) = found(Piece::Overall, "前年度から777件増えた。");
        assert_eq!(unconfirmed, ["777件増"]);
    }
}
