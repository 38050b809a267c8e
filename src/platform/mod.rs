//! The browser: the only place that names `web_sys`, `js_sys` or `gloo`. Everything here is thin; what it means is
//! decided in `app`.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod disk;
pub mod events;
pub mod failure;
pub mod files;
pub mod focus;
pub mod ids;
pub mod page;
pub mod paper;
pub mod screen;
pub mod scroll;
pub mod selfcheck;
pub mod storage;
