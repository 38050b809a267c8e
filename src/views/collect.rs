//! 受領・統合: files of departments out and in, and what is to be decided about what they bring.

mod deciding;
mod handing_out;
mod question;
mod receiving;

use crate::ui::prelude::*;

use crate::app::state::use_app;
use crate::report::route::Route;
use crate::text::{self, collect as words};

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    view! {
        <div class="page-head"><h1>{text::app::page(&Route::Collect)}</h1></div>
        <p>{words::INTRO}</p>
        {receiving::receiving(app)}
        {deciding::deciding(app)}
        {handing_out::handing_out(app)}
    }
    .into_any()
}
