//! Stable identifiers. They never change while a plan lives, so files of different departments can be matched;
//! they are made by the host (the domain has neither clock nor chance) and mean nothing to a reader.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// Why a text cannot be an identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdError {
    /// Nothing was given.
    Empty,
    /// More than [`MAX_LENGTH`] characters.
    TooLong,
    /// A character other than ASCII letters, digits, `-`, `_` and `.`.
    BadCharacter(char),
}

/// The most characters an identifier may have.
pub const MAX_LENGTH: usize = 64;

fn checked(text: &str) -> Result<Arc<str>, IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if let Some(bad) = text
        .chars()
        .find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')))
    {
        return Err(IdError::BadCharacter(bad));
    }
    if text.len() > MAX_LENGTH {
        return Err(IdError::TooLong);
    }
    Ok(Arc::from(text))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes an identifier over as it stands, or says why it is none.
            pub fn new(text: &str) -> Result<Self, IdError> {
                checked(text).map(Self)
            }

            /// The identifier as written in files and addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A plan: two files belong together when they carry the same one.
    PlanId
}
id! {
    /// A node of the plan's tree: 重点項目, 推進項目, 取組, 取組内容 or 成果指標.
    NodeId
}
id! {
    /// A department (担当課).
    DepartmentId
}
id! {
    /// A level of judgement (達成, 概ね達成, …).
    BandId
}
id! {
    /// A part of a composite indicator (one of the 債権).
    PartId
}
id! {
    /// Rules under a name, kept beside those in force.
    RuleSetId
}
id! {
    /// A published paper whose figures the plan keeps for comparison.
    PublicationId
}
id! {
    /// A comment on an indicator.
    CommentId
}

id! {
    /// A file of a department that was taken into the plan.
    MergeId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_an_identifier() {
        for good in ["a", "1-2a-3", "p_1.x", &"x".repeat(MAX_LENGTH)] {
            assert_eq!(
                NodeId::new(good).map(|id| id.to_string()),
                Ok(good.to_string())
            );
        }
        assert_eq!(NodeId::new(""), Err(IdError::Empty));
        assert_eq!(
            NodeId::new(&"x".repeat(MAX_LENGTH + 1)),
            Err(IdError::TooLong)
        );
        assert_eq!(NodeId::new("a b"), Err(IdError::BadCharacter(' ')));
        assert_eq!(NodeId::new("指標"), Err(IdError::BadCharacter('指')));
    }
}
