//! The pages, one module each. They show view-models and send commands; they compute nothing.
pub mod about;
pub mod collect;
mod comments;
pub mod composites;
pub mod fill;
pub mod handout;
pub mod history;
pub mod indicator;
pub mod list;
pub mod overview;
pub mod present;
pub mod reconcile;
pub mod settings;
pub mod tree;
pub mod whatif;
pub mod why;
