//! What the engine says on the background's console.

use std::sync::Once;

use wasm_bindgen::JsValue;

static HOOK: Once = Once::new();

/// Writes a panic to the console before the instance is given up. A page's text never reaches it: panics name a place in the code.
pub(super) fn install_panic_hook() {
    HOOK.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map_or_else(String::new, ToString::to_string);
            web_sys::console::error_1(&JsValue::from_str(&format!("The engine stopped at {place}")));
        }));
    });
}
