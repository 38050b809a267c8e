//! How the values of one indicator are written: in the unit that it declares, at the scale of that unit. No markup.

use crate::domain::entry::Entry;
use crate::domain::exact::Exact;
use crate::domain::indicator::Indicator;
use crate::domain::kind::TargetBasis;
use crate::domain::plan::Plan;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::unit::scale_of;
use crate::domain::year::FiscalYear;
use crate::text::format;

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
