//! What pages may ask of the browser. Everything else in `platform` is for `app` alone.

pub use crate::platform::clock::elapsed;
pub use crate::platform::focus::{focus, is_open, is_within, open_dialog};
pub use crate::platform::ids::fresh as fresh_id;
