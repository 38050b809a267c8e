//! The rules.

use crate::domain::id::BandId;
use crate::domain::kind::LowerFormula;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{Band, JudgedOn, LowerBound, Rules, ZeroTarget};

use super::super::error::What;
use super::super::place::Pointer;
use super::super::v1;
use super::{Taken, decimals, each, id, percent, refuse, short};

/// Rules, in force or kept beside.
pub fn rules(file: v1::Rules, at: &Pointer) -> Taken<Rules> {
    let bands = each(at, "bands", file.bands, |band, at| {
        short(at, "label", &band.label)?;
        short(at, "mark", &band.mark)?;
        let lower = match band.from {
            Some(from) => Some(LowerBound {
                percent: percent(&at.key("from").key("percent"), &from.percent)?,
                inclusive: from.inclusive,
            }),
            None => None,
        };
        Ok(Band {
            id: id(&at.key("id"), &band.id, BandId::new)?,
            label: band.label,
            mark: band.mark,
            lower,
            attains: band.attains,
            extra: band.extra,
        })
    })?;
    let mut rules =
        Rules::with_bands(bands).or_else(|error| refuse(&at.key("bands"), What::Bands(error)))?;
    rules.rate_decimals = decimals(at, "rate_decimals", file.rate_decimals)?;
    rules.share_decimals = decimals(at, "share_decimals", file.share_decimals)?;
    rules.rounding = match file.rounding {
        v1::Rounding::HalfUp => Rounding::HalfUp,
        v1::Rounding::HalfEven => Rounding::HalfEven,
        v1::Rounding::Floor => Rounding::Floor,
        v1::Rounding::Ceiling => Rounding::Ceiling,
        v1::Rounding::Truncate => Rounding::Truncate,
    };
    rules.judged_on = match file.judged_on {
        v1::JudgedOn::Exact => JudgedOn::Exact,
        v1::JudgedOn::Shown => JudgedOn::Shown,
    };
    rules.lower_formula = lower_formula(file.lower_formula);
    rules.zero_target = match file.zero_target {
        v1::ZeroTarget::NotCounted => ZeroTarget::NotCounted,
        v1::ZeroTarget::Met => ZeroTarget::Met,
        v1::ZeroTarget::Missed => ZeroTarget::Missed,
    };
    rules.cap = match file.cap.as_str() {
        "" => None,
        cap => Some(percent(&at.key("cap"), cap)?),
    };
    rules.extra = file.extra;
    Ok(rules)
}

/// The formula by its word.
pub fn lower_formula(formula: v1::LowerFormula) -> LowerFormula {
    match formula {
        v1::LowerFormula::TargetOverActual => LowerFormula::TargetOverActual,
        v1::LowerFormula::TwoMinus => LowerFormula::TwoMinus,
    }
}
