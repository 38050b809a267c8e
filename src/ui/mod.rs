//! Parts that any page uses. They know how things look and are operated, and nothing of what a plan means.

pub mod chip;
pub mod choice;
pub mod defs;
pub mod dialog;
pub mod element;
pub mod entry;
pub mod field;
pub mod notice;
pub mod rows;
pub mod stack;
pub mod typed;
