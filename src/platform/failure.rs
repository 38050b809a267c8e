//! When the program itself fails. After a panic its memory must not be entered again, so the message goes to the
//! page's own plain script (`index.html`), which can still save what was stored.

use web_sys::{CustomEvent, CustomEventInit};

/// The event by which the page's plain script is told.
const EVENT: &str = "tassei-failed";

/// From now on a panic shows the plain failure screen.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| show(&panic.to_string())));
}

/// Shows the plain failure screen.
pub fn show(detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&detail.into());
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        CustomEvent::new_with_event_init_dict(EVENT, &init),
    ) {
        // Nobody is left to tell if this fails too.
        let _told = window.dispatch_event(&event);
    }
}
