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

pub mod carry;
pub mod command;
pub mod domain;
pub mod exchange;
pub mod keep;
pub mod keyed;
pub mod reconcile;
pub mod report;
pub mod start;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
mod platform;
#[cfg(target_arch = "wasm32")]
mod ui;
#[cfg(target_arch = "wasm32")]
mod views;
