//! The engine as JavaScript sees it: the only place that names `wasm_bindgen`, `js_sys`, `web_sys` and `serde_wasm_bindgen`.
//!
//! A panic leaves the instance in an unknown state. The background never calls it again: it makes one new instance, and after a second
//! panic leaves pages as they are.

mod console;
#[cfg(not(feature = "playground"))]
mod engine;
mod error;
#[cfg(feature = "playground")]
mod playground;
#[cfg(not(feature = "playground"))]
mod request;
