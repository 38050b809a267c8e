//! How much a plan may hold. The same limits bind what is typed and what is read, so whatever the program holds it
//! can read again from its own file.

/// Characters in a name, number, label, unit or cell.
pub const SHORT_TEXT: usize = 1_000;
/// Characters in running text.
pub const LONG_TEXT: usize = 20_000;
/// Fiscal years of a plan.
pub const YEARS: usize = 30;
/// Departments of a plan.
pub const DEPARTMENTS: usize = 1_000;
/// Nodes of a plan's tree.
pub const NODES: usize = 200_000;
/// Parts of a composite.
pub const PARTS: usize = 200;
/// Comments on an indicator.
pub const COMMENTS: usize = 1_000;
/// Published papers, and rows or pieces in one of them.
pub const PRINTED: usize = 2_000;
/// Rules kept under a name beside those in force.
pub const RULE_SETS: usize = 50;
/// Files of departments that a plan remembers.
pub const MERGES: usize = 20_000;
/// Decisions about differences between print and rows.
pub const DECISIONS: usize = 10_000;
/// Decimals of a shown percentage or a rounded mean.
pub const DECIMALS: u8 = 6;

/// Something is longer or more than is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuch {
    /// How much there is.
    pub found: usize,
    /// How much there may be.
    pub most: usize,
}

/// Refuses more than `most` of anything.
pub fn at_most(found: usize, most: usize) -> Result<(), TooMuch> {
    if found > most {
        Err(TooMuch { found, most })
    } else {
        Ok(())
    }
}

/// Refuses a text of more than `most` characters.
pub fn text_at_most(text: &str, most: usize) -> Result<(), TooMuch> {
    // A text has at most as many characters as bytes, so most texts need no counting.
    if text.len() <= most {
        Ok(())
    } else {
        at_most(text.chars().count(), most)
    }
}
