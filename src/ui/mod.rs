//! Parts that any page uses. They know how things look and are operated, and nothing of what a plan means.

pub mod chip;
pub mod choice;
pub mod defs;
pub mod dialog;
mod draw;
pub mod el;
pub mod element;
pub mod entry;
pub mod field;
pub mod live;
pub mod notice;
pub mod prelude;
pub mod rows;
pub mod signal;
pub mod stack;
pub mod template;
pub mod typed;
mod value;
pub mod why;
