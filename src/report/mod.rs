//! View-models: what each page says, ready to be shown. Pure: no markup, no browser. Views compute nothing; whatever
//! they show comes from here and from `text`.

pub mod amount;
pub mod arithmetic;
pub mod bars;
pub mod census;
pub mod changes;
pub mod collect;
pub mod comments;
pub mod composites;
pub mod digest;
pub mod entry;
pub mod errata;
pub mod fill;
pub mod handout;
pub mod history;
pub mod incoming;
pub mod indicator;
pub mod kept;
pub mod kinds;
pub mod list;
pub mod meter;
pub mod overview;
pub mod precheck;
pub mod present;
pub mod reconcile;
pub mod route;
pub mod selfcheck;
pub mod settings;
pub mod tree;
pub mod trend;
pub mod verdict;
pub mod whatif;
pub mod why;
