//! Version 1 of the file, as it stands on disk. Frozen: once released, a change of meaning is a new version.
//!
//! These types are only for reading and writing. Reading is forgiving about what is absent and strict about what is
//! there; `extra` keeps the fields this version does not know.

macro_rules! file_types {
    ($($item:item)*) => {
        $(
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            #[cfg_attr(test, derive(schemars::JsonSchema))]
            $item
        )*
    };
}

macro_rules! file_choices {
    ($($item:item)*) => {
        $(
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
            #[cfg_attr(test, derive(schemars::JsonSchema))]
            #[serde(rename_all = "snake_case")]
            $item
        )*
    };
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    value == &T::default()
}

mod choices;
mod indicator;
mod plan;
mod printed;

pub use choices::*;
pub use indicator::*;
pub use plan::*;
pub use printed::*;
