//! Engine errors as JavaScript errors.

use wasm_bindgen::JsValue;

use crate::EngineError;

/// An `Error` with the message and, as `code`, the stable code.
pub(super) fn into_js_error(error: &EngineError) -> JsValue {
    let object = js_sys::Error::new(&error.to_string());
    object.set_name("EngineError");
    // Setting a property of a fresh object cannot fail.
    let _ = js_sys::Reflect::set(&object, &JsValue::from_str("code"), &JsValue::from_str(error.code()));
    object.into()
}
