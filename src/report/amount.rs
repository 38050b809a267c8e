//! How the values of one indicator are written: in the unit that it declares, at the scale of that unit. A value that the
//! program made is written here and nowhere else. No markup.

use crate::domain::entry::Entry;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::judge::Judge;
use crate::domain::kind::{Kind, TargetBasis};
use crate::domain::outcome::Inputs;
use crate::domain::plan::Plan;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::unit::scale_of;
use crate::domain::year::FiscalYear;
use crate::text::{chart, format};

/// The cell with the target that an indicator is compared with in a year.
pub fn target_cell<'a>(
    plan: &Plan,
    indicator: &'a Indicator,
    year: FiscalYear,
) -> Option<&'a Entry> {
    let year = match indicator.basis {
        TargetBasis::OfYear => year,
        TargetBasis::EndOfPlan | TargetBasis::Apportioned => *plan.years.last()?,
    };
    indicator.year(year).map(|record| &record.target)
}

/// The figure by which the actual of a year is written. A composite's is made of its parts, which all carry one unit;
/// one part with 約 makes the whole 約.
pub fn actual_quantity<'a>(
    indicator: &'a Indicator,
    record: Option<&'a YearRecord>,
) -> Option<&'a Quantity> {
    let record = record?;
    let Kind::Composite(composite) = indicator.kind() else {
        return record.actual.quantity();
    };
    let mut like: Option<&Quantity> = None;
    for part in &composite.parts {
        let entered = record.parts.get(&part.id);
        let quantity = entered.and_then(|entered| entered.actual.quantity());
        if like.is_none_or(|like| !like.approximate) {
            like = quantity.filter(|it| it.approximate).or(like).or(quantity);
        }
    }
    like
}

/// The mean of a composite's parts as it is used in a year; `None` for another kind, or while it cannot be made.
pub fn mean(judge: &Judge<'_>, indicator: &Indicator, year: FiscalYear) -> Option<String> {
    let mean = judge.mean_of(indicator)?;
    let like = actual_quantity(indicator, indicator.year(year));
    Some(Amounts::of(indicator).write(mean.used, like))
}

/// The target that an actual was held against: with two ends for a range, in percent for a change.
pub fn target(plan: &Plan, indicator: &Indicator, year: FiscalYear, inputs: &Inputs) -> String {
    let amounts = Amounts::of(indicator);
    let entry = target_cell(plan, indicator, year);
    match (indicator.kind(), inputs.low) {
        (Kind::Change, _) => format::exact_percent(&inputs.target, DECIMALS),
        (Kind::Range, Some(low)) => {
            let ends = entry.and_then(Entry::range).and_then(Result::ok);
            chart::between(
                &amounts.write(low, ends.map(|ends| &ends.low)),
                &amounts.write(inputs.target, ends.map(|ends| &ends.high)),
            )
        }
        _ => amounts.write(inputs.target, entry.and_then(Entry::quantity)),
    }
}

/// What a year's rate was computed from, where the year's own cells do not say it: another year's target or a share of
/// it, the double of a half-year's actual.
pub fn beside(plan: &Plan, indicator: &Indicator, year: FiscalYear) -> Option<String> {
    let record = indicator.year(year);
    let own_target = indicator.basis == TargetBasis::OfYear;
    let doubled = record.is_some_and(|record| record.annualised);
    if own_target && !doubled {
        return None;
    }
    let inputs = Judge::new(plan, year).judge(indicator).inputs?;
    let like = actual_quantity(indicator, record);
    let actual = doubled.then(|| Amounts::of(indicator).write(inputs.actual, like));
    let target = (!own_target).then(|| target(plan, indicator, year, &inputs));
    Some(chart::beside(target.as_deref(), actual.as_deref()))
}

/// Writes values of an indicator.
#[derive(Debug, Clone)]
pub struct Amounts<'a> {
    declared: &'a str,
    scale: Exact,
    /// The declared unit without its scale, in the one spelling by which units are compared.
    unit: Unit,
}

impl<'a> Amounts<'a> {
    /// Writes the values of `indicator`.
    pub fn of(indicator: &'a Indicator) -> Self {
        let declared = indicator.unit.trim();
        let (scale, unit) = scale_of(declared);
        Self {
            declared,
            scale,
            unit: Unit::new(unit),
        }
    }

    /// A value with its unit. `like` is where it came from: it may carry another unit than the declared one, or 約.
    pub fn write(&self, value: Exact, like: Option<&Quantity>) -> String {
        let (number, unit) = self.parts(value, like);
        let about = match like {
            Some(quantity) if quantity.approximate => "約",
            _ => "",
        };
        format!("{about}{}", format::with_unit(&number, unit))
    }

    /// A value without its unit, for narrow places where the unit is given once.
    pub fn bare(&self, value: Exact, like: Option<&Quantity>) -> String {
        self.parts(value, like).0
    }

    /// The unit with which a value is written.
    pub fn unit<'b>(&'b self, like: Option<&'b Quantity>) -> &'b str {
        self.parts(Exact::ZERO, like).1
    }

    /// A value without its unit, given with three more digits than the `decimals` to which it will be rounded.
    pub fn precise(&self, value: Exact, like: Option<&Quantity>, decimals: u8) -> String {
        self.digits(value, like, decimals).0
    }

    fn parts<'b>(&'b self, value: Exact, like: Option<&'b Quantity>) -> (String, &'b str) {
        self.digits(value, like, DECIMALS)
    }

    fn digits<'b>(
        &'b self,
        value: Exact,
        like: Option<&'b Quantity>,
        decimals: u8,
    ) -> (String, &'b str) {
        let own = like.map(|quantity| &quantity.unit);
        if let Some(own) = own
            && !own.is_empty()
            && *own != self.unit
        {
            return (format::exact(&value, decimals), own.as_str());
        }
        let at_scale = value.checked_div(self.scale).unwrap_or(value);
        (format::exact(&at_scale, decimals), self.declared)
    }
}

/// A value that does not end is given with this many decimals and three more.
const DECIMALS: u8 = 1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::domain::kind::Kind;
    use crate::domain::quantity::{Expect, Reading, read};
    use crate::domain::unit::Figure;

    use crate::domain::id::PartId;
    use crate::domain::indicator::PartRecord;
    use crate::domain::kind::{Composite, Part};
    use crate::start;

    fn year(number: u16) -> FiscalYear {
        FiscalYear::new(number).unwrap()
    }

    fn blank(kind: Kind, unit: &str) -> Indicator {
        let mut indicator = Indicator::new(NodeId::new("x").unwrap(), "", kind);
        indicator.unit = unit.to_owned();
        indicator
    }

    #[test]
    fn a_mean_is_written_with_the_unit_of_its_parts() {
        let plan = start::sample().unwrap().plan;
        for (declared, decimals, parts, written) in [
            ("", None, ["98.8%", "92.6%"].as_slice(), "95.7％"),
            ("％", Some(1), &["98.8%", "92.64"], "95.7％"),
            ("％", None, &["100", "90", "100"], "96.6666…％"),
            ("万人", None, &["5", "7"], "6万人"),
            ("万人", Some(1), &["5.11", "7.02"], "6.1万人"),
            ("人", None, &["5万人", "7万人"], "60,000人"),
            ("人", None, &["5件", "約7件"], "約6件"),
            ("人", None, &["5件", "－"], "5件"),
        ] {
            let id = |index: usize| PartId::new(&format!("p{index}")).unwrap();
            let kind = Kind::Composite(Composite {
                parts: (0..parts.len())
                    .map(|index| Part {
                        id: id(index),
                        name: String::new(),
                        weight: String::new(),
                        extra: Default::default(),
                    })
                    .collect(),
                decimals,
            });
            let mut indicator = blank(kind, declared);
            indicator.edit_year(year(2024), |record| {
                for (index, raw) in parts.iter().enumerate() {
                    let mut part = PartRecord::blank();
                    part.actual = Entry::new(*raw, Expect::Number);
                    record.parts.insert(id(index), part);
                }
            });
            let judge = Judge::new(&plan, year(2024));
            let mean = mean(&judge, &indicator, year(2024));
            assert_eq!(mean.as_deref(), Some(written), "{declared} {parts:?}");
        }
    }

    #[test]
    fn a_target_that_was_made_is_written_with_the_unit_of_the_one_it_was_made_of() {
        let plan = start::sample().unwrap().plan;
        for (kind, declared, raw, written) in [
            (Kind::Higher, "件", "700", "233.3333…件"),
            (Kind::Higher, "", "700件", "233.3333…件"),
            (Kind::Higher, "兆円", "900", "300兆円"),
            (Kind::Higher, "万人", "90", "30万人"),
            (Kind::Range, "", "30～36℃", "10℃～12℃"),
            (Kind::Change, "件", "5%以上削減", "▲1.6666…％"),
        ] {
            let mut indicator = blank(kind, declared);
            indicator.basis = TargetBasis::Apportioned;
            indicator.set_target(year(2024), "1人");
            indicator.set_target(year(2026), raw);
            indicator.set_baseline("100件");
            let actual = match (declared, raw.ends_with('℃')) {
                (_, true) => "11℃",
                ("", _) => "11件",
                _ => "11",
            };
            indicator.set_actual(year(2024), actual);
            let inputs = Judge::new(&plan, year(2024)).judge(&indicator).inputs;
            let written_as = inputs.map(|inputs| target(&plan, &indicator, year(2024), &inputs));
            assert_eq!(written_as.as_deref(), Some(written), "{declared} {raw}");
        }
    }

    #[test]
    fn values_are_written_as_the_indicator_declares_them() {
        for (declared, raw, written, bare) in [
            ("人", "1,000人", "1,000人", "1,000"),
            ("人", "1000", "1,000人", "1,000"),
            ("%", "98％", "98％", "98"),
            ("%", "約20％", "約20％", "20"),
            ("万文字", "780万文字", "780万文字", "780"),
            ("万文字", "780", "780万文字", "780"),
            ("万文字", "7,800,500文字", "780.05万文字", "780.05"),
            ("ｆｍ", "８.4ｆｍ", "8.4ｆｍ", "8.4"),
            ("", "126", "126", "126"),
            ("", "5件", "5件", "5"),
            ("千円", "5円", "5円", "5"),
            ("件", "▲3", "▲3件", "▲3"),
        ] {
            let mut indicator = Indicator::new(NodeId::new("x").unwrap(), "", Kind::Higher);
            indicator.unit = declared.to_owned();
            let Reading::Number(quantity) = read(raw, Expect::Number) else {
                panic!("{raw}");
            };
            let value = Figure::of(&quantity, declared).unwrap().value;
            let amounts = Amounts::of(&indicator);
            assert_eq!(amounts.write(value, Some(&quantity)), written, "{raw}");
            assert_eq!(amounts.bare(value, Some(&quantity)), bare, "{raw}");
        }
    }
}
