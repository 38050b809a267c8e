//! What a plan is and what its numbers mean. Pure: knows nobody outside itself, no file, no screen, no clock.

pub mod exact;
pub mod quantity;
pub mod rounding;
