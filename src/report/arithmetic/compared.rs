//! Judgements that come from a comparison and not from a rate.

use crate::domain::entry::Entry;
use crate::domain::exact::Exact;
use crate::domain::kind::{Kind, Tolerance};
use crate::domain::outcome::{Inputs, LeftOut, Standing};
use crate::domain::quantity::{Expect, Reading, read};
use crate::domain::unit::Figure;
use crate::text::{arithmetic as words, format, kind};

use super::{Arithmetic, Sheet};

impl Sheet<'_> {
    /// Why a comparison gave this level.
    pub(super) fn compared(&self, inputs: &Inputs, arithmetic: &mut Arithmetic) {
        let (actual, target) = (self.actual(inputs), self.target(inputs));
        let band = match self.standing {
            Standing::Judged(band) => band,
            Standing::LeftOut(LeftOut::ZeroTarget) => {
                arithmetic.calculation = words::against(&actual, &target);
                return;
            }
            _ => return,
        };
        let met = band == self.rules.met_band();
        let word = self.band(band);
        let raw = self.target.map_or("", |entry| entry.raw().trim());
        arithmetic.because = match self.indicator.kind() {
            Kind::Higher | Kind::Composite(_) => words::zero_target(&actual, &target, &word),
            Kind::Lower(_) if inputs.target.is_zero() => {
                words::lower_zero_target(&actual, &target, met, &word)
            }
            Kind::Lower(_) => words::lower_zero_actual(&actual, &target, &word),
            Kind::Bound => words::bound(&actual, raw, met, &word),
            Kind::Change => words::change(raw, met, &word),
            Kind::Range => {
                let ends = self.target.and_then(Entry::range);
                let ends = ends.and_then(Result::ok);
                let low = inputs.low.unwrap_or(Exact::ZERO);
                let low = self.amounts.write(low, ends.map(|ends| &ends.low));
                let high = self
                    .amounts
                    .write(inputs.target, ends.map(|ends| &ends.high));
                words::in_range(&actual, &low, &high, met, &word)
            }
            Kind::Maintain(tolerance) => self.maintained(tolerance, inputs, met, &word),
            Kind::Progress | Kind::Qualitative | Kind::Graded | Kind::Monitor => String::new(),
        };
    }

    fn maintained(&self, tolerance: &Tolerance, inputs: &Inputs, met: bool, band: &str) -> String {
        let distance = inputs.actual.checked_sub(inputs.target);
        let distance = distance.map_or_else(
            |_| String::new(),
            |distance| self.amounts.write(distance.abs(), self.actual_quantity()),
        );
        // Of the reference, which is as exact as it was set, and not of the actual.
        let quantity = match inputs.baseline {
            Some(_) => self.indicator.baseline().quantity(),
            None => self.target_quantity(),
        };
        let write = |value: Exact, like| self.amounts.write(value, like);
        let allowed = match read(&tolerance.amount, Expect::Number) {
            Reading::Number(amount) if tolerance.relative => {
                let percent = format!("{}％", format::exact(&amount.value, 1));
                let of_reference = amount
                    .value
                    .checked_mul(inputs.target.abs())
                    .and_then(|product| product.checked_div(Exact::HUNDRED));
                match of_reference {
                    Ok(amount) => words::relative(&percent, &write(amount, quantity)),
                    Err(_) => percent,
                }
            }
            Reading::Number(amount) => match Figure::of(&amount, &self.indicator.unit) {
                Ok(figure) => write(figure.value, Some(&amount)),
                Err(_) => tolerance.amount.clone(),
            },
            _ => write(Exact::ZERO, quantity),
        };
        let reference = match inputs.baseline {
            Some(_) => self.baseline(inputs),
            None => self.target(inputs),
        };
        words::maintained(&words::Maintained {
            actual: &self.actual(inputs),
            what: kind::reference(tolerance.reference),
            reference: &reference,
            distance: &distance,
            allowed: &allowed,
            met,
            band,
        })
    }
}
