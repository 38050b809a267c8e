//! What the browser's storage holds: a file as it would be exported, and above it one line that says how this device
//! stands to it. Both in one value, so that they are written together or not at all.

use serde::{Deserialize, Serialize};

/// The line above the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Slot {
    /// Counts the changes made on this device.
    pub revision: u64,
    /// The revision that was last exported as a file; `None` if none was.
    pub exported: Option<u64>,
    /// When it was stored, as UTC.
    pub saved_at: String,
    /// A mark made anew at each writing, by which a tab knows its own writing again.
    pub stamp: String,
}

impl Slot {
    /// The value to be stored.
    pub fn wrap(&self, file: &str) -> String {
        // A struct of numbers and strings can always be written.
        let mut text = serde_json::to_string(self).unwrap_or_default();
        text.push('\n');
        text.push_str(file);
        text
    }

    /// The line and the file of a stored value; `None` if it is not one of ours.
    pub fn unwrap(value: &str) -> Option<(Self, &str)> {
        let (line, file) = value.split_once('\n')?;
        Some((serde_json::from_str(line).ok()?, file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_wrapped_comes_out() {
        let slot = Slot {
            revision: 7,
            exported: Some(5),
            saved_at: "2025-08-08T04:15:00Z".into(),
            stamp: "x".into(),
        };
        assert_eq!(Slot::unwrap(&slot.wrap("{\n}\n")), Some((slot, "{\n}\n")));
        for foreign in ["", "{}", "{\"revision\":1}\n{}", "\n", "null\n{}"] {
            assert_eq!(Slot::unwrap(foreign), None, "{foreign:?}");
        }
    }
}
