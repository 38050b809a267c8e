//! The patterns by which levels are told apart without colour. Once per page.

use crate::ui::prelude::*;

/// The patterns.
pub fn defs() -> AnyView {
    view! {
        <svg class="defs" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="pt-near" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="pt-ground" width="8" height="8"></rect>
                    <path class="pt-near" d="M0 4H8"></path>
                </pattern>
                <pattern id="pt-missed" width="8" height="8" patternUnits="userSpaceOnUse">
                    <rect class="pt-ground" width="8" height="8"></rect>
                    <path class="pt-missed" d="M0 0L8 8M8 0L0 8"></path>
                </pattern>
            </defs>
        </svg>
    }
    .into_any()
}
