//! Every Japanese string a person sees, and the way figures are written. Knows what the pure modules say, and nothing
//! of the browser.

pub mod about;
pub mod app;
pub mod arithmetic;
pub mod bands;
pub mod carry;
pub mod change;
pub mod chart;
pub mod collect;
pub mod comments;
pub mod composites;
pub mod disk;
pub mod file;
pub mod fill;
pub mod format;
pub mod handout;
pub mod history;
pub mod indicator;
pub mod kind;
pub mod list;
pub mod outcome;
pub mod overview;
pub mod papers;
pub mod plans;
pub mod precheck;
pub mod present;
pub mod reading;
pub mod reconcile;
pub mod saving;
pub mod settings;
pub mod transfer;
pub mod tree;
pub mod visible;
pub mod whatif;
pub mod why;
