//! 設定: what its pages show, and the commands that their buttons stand for. Knows the domain and the commands; no word,
//! no markup.

pub mod departments;
pub mod effect;
pub mod numbering;
pub mod outline;
pub mod restructure;
pub mod rules;
pub mod years;
