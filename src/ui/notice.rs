//! A message within the page: kind in words, what happened, how to mend it, what can be done.

use crate::ui::prelude::*;

use crate::text::app::Tone;

/// A message.
pub fn notice(tone: Tone, title: String, text: String, actions: AnyView) -> AnyView {
    let (kind, role) = match tone {
        Tone::Info => ("info", "status"),
        Tone::Warning => ("warn", "status"),
        Tone::Error => ("error", "alert"),
        Tone::Done => ("ok", "status"),
    };
    view! {
        <div class="notice" data-kind=kind role=role>
            <span class="notice-kind">{tone.word()}</span>
            <p class="notice-title">{title}</p>
            <p class="notice-text">{text}</p>
            <div class="notice-act">{actions}</div>
        </div>
    }
    .into_any()
}
