//! The kinds of indicator as a list to choose from. A kind with its parameters is [`Kind`]; this is its name alone.

use crate::domain::kind::{Composite, Kind, Reference, Tolerance};

/// A kind of indicator without its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KindName {
    /// [`Kind::Higher`].
    Higher,
    /// [`Kind::Lower`].
    Lower,
    /// [`Kind::Progress`].
    Progress,
    /// [`Kind::Change`].
    Change,
    /// [`Kind::Maintain`].
    Maintain,
    /// [`Kind::Range`].
    Range,
    /// [`Kind::Bound`].
    Bound,
    /// [`Kind::Qualitative`].
    Qualitative,
    /// [`Kind::Graded`].
    Graded,
    /// [`Kind::Composite`].
    Composite,
    /// [`Kind::Monitor`].
    Monitor,
}

impl KindName {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Higher,
        Self::Lower,
        Self::Progress,
        Self::Change,
        Self::Maintain,
        Self::Range,
        Self::Bound,
        Self::Qualitative,
        Self::Graded,
        Self::Composite,
        Self::Monitor,
    ];

    /// The name of a kind.
    pub fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Higher => Self::Higher,
            Kind::Lower(_) => Self::Lower,
            Kind::Progress => Self::Progress,
            Kind::Change => Self::Change,
            Kind::Maintain(_) => Self::Maintain,
            Kind::Range => Self::Range,
            Kind::Bound => Self::Bound,
            Kind::Qualitative => Self::Qualitative,
            Kind::Graded => Self::Graded,
            Kind::Composite(_) => Self::Composite,
            Kind::Monitor => Self::Monitor,
        }
    }

    /// The name as files and addresses write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Progress => "progress",
            Self::Change => "change",
            Self::Maintain => "maintain",
            Self::Range => "range",
            Self::Bound => "bound",
            Self::Qualitative => "qualitative",
            Self::Graded => "graded",
            Self::Composite => "composite",
            Self::Monitor => "monitor",
        }
    }

    /// The kind that is written so in files and addresses.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.code() == code)
    }

    /// The kind of this name with the parameters that a new one has.
    pub fn fresh(self) -> Kind {
        match self {
            Self::Higher => Kind::Higher,
            Self::Lower => Kind::Lower(None),
            Self::Progress => Kind::Progress,
            Self::Change => Kind::Change,
            Self::Maintain => Kind::Maintain(Tolerance {
                amount: String::new(),
                relative: false,
                reference: Reference::Target,
            }),
            Self::Range => Kind::Range,
            Self::Bound => Kind::Bound,
            Self::Qualitative => Kind::Qualitative,
            Self::Graded => Kind::Graded,
            Self::Composite => Kind::Composite(Composite {
                parts: Vec::new(),
                decimals: None,
            }),
            Self::Monitor => Kind::Monitor,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_code_and_makes_itself() {
        for name in KindName::ALL {
            assert_eq!(KindName::parse(name.code()), Some(name));
            assert_eq!(KindName::of(&name.fresh()), name);
        }
        assert_eq!(KindName::parse("best"), None);
    }
}
