//! What a plan is and what its numbers mean. Pure: knows nobody outside itself, no file, no screen, no clock.

pub mod comment;
pub mod cut;
pub mod decision;
pub mod entry;
pub mod exact;
pub mod extra;
pub mod handout;
pub mod id;
pub mod indicator;
pub mod judge;
pub mod kind;
pub mod limits;
pub mod merged;
pub mod moment;
pub mod outcome;
pub mod plan;
pub mod printed;
pub mod quantity;
pub mod rounding;
pub mod rule_set;
pub mod rules;
pub mod sort;
pub mod summary;
pub mod tree;
pub mod unit;
pub mod year;
