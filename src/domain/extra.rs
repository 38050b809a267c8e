//! What a file holds beyond the fields this version knows. It is carried along untouched and written back,
//! so that a file from a colleague's newer or extended tool loses nothing here.

use std::collections::BTreeMap;

/// Unknown fields of one object, by name. Never read by any rule.
pub type Extra = BTreeMap<String, serde_json::Value>;
