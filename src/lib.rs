//! Tassei (達成): administrative-reform plans, their achievement rates and their totals.

#![deny(missing_docs)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod command;
pub mod domain;
pub mod exchange;
pub mod report;
pub mod start;
pub mod text;
