//! The device's clock.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::text::transfer::Moment;

/// Now in UTC as files write it: `2025-08-08T04:15:00Z`.
pub fn now_utc() -> String {
    let text = String::from(Date::new_0().to_iso_string());
    match text.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => text,
    }
}

/// Now on the device's own clock.
pub fn now_local() -> Moment {
    local(&Date::new_0())
}

/// A moment that [`now_utc`] gave, on the device's own clock. `None` if it is no time.
pub fn local_of(utc: &str) -> Option<Moment> {
    let date = Date::new(&JsValue::from_str(utc));
    (!date.get_time().is_nan()).then(|| local(&date))
}

/// Minutes since a moment that [`now_utc`] gave; below zero if the clock has been put back. `None` if it is no time.
pub fn minutes_since(utc: &str) -> Option<f64> {
    let minutes = (Date::now() - Date::new(&JsValue::from_str(utc)).get_time()) / 60_000.0;
    (!minutes.is_nan()).then_some(minutes)
}

/// Milliseconds since the page was opened, for measuring.
pub fn elapsed() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

fn local(date: &Date) -> Moment {
    Moment {
        year: date.get_full_year(),
        month: date.get_month() + 1,
        day: date.get_date(),
        hour: date.get_hours(),
        minute: date.get_minutes(),
    }
}
