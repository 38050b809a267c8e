//! What 一覧 is narrowed to, as it stands in its address.

use super::encoding::{decode, encode};

/// What the list shows: each field narrows it, an empty one does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListQuery {
    /// A 重点項目, by identifier.
    pub priority: String,
    /// A department, by identifier.
    pub department: String,
    /// A level by identifier, or `waiting`, `to-judge`, `unsettled`, `left-out`, `not-set`.
    pub standing: String,
    /// A kind of indicator as files name it.
    pub kind: String,
    /// Words to be found.
    pub text: String,
    /// The column it is sorted by.
    pub sort: String,
    /// Sorted from the largest down.
    pub descending: bool,
    /// All columns of 別紙１, not only those needed to enter results.
    pub all_columns: bool,
    /// 目標 are entered in the rows, not 実績.
    pub targets: bool,
}

impl ListQuery {
    /// What stands behind the `?` of an address; anything unknown is left out.
    pub(super) fn parse(query: &str) -> Self {
        let mut parsed = Self::default();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decode(value);
            match key {
                "priority" => parsed.priority = value,
                "department" => parsed.department = value,
                "standing" => parsed.standing = value,
                "kind" => parsed.kind = value,
                "text" => parsed.text = value,
                "sort" => parsed.sort = value,
                "down" => parsed.descending = value == "1",
                "all" => parsed.all_columns = value == "1",
                "targets" => parsed.targets = value == "1",
                _ => {}
            }
        }
        parsed
    }
}

impl std::fmt::Display for ListQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let flag = |set| if set { "1" } else { "" };
        let pairs = [
            ("priority", self.priority.as_str()),
            ("department", &self.department),
            ("standing", &self.standing),
            ("kind", &self.kind),
            ("text", &self.text),
            ("sort", &self.sort),
            ("down", flag(self.descending)),
            ("all", flag(self.all_columns)),
            ("targets", flag(self.targets)),
        ];
        let mut separator = "";
        for (key, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
            write!(f, "{separator}{key}={}", encode(value))?;
            separator = "&";
        }
        Ok(())
    }
}
