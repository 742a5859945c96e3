//! The engine's few coarse exports.

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{console, error::into_js_error, request};
use crate::{Snapshot, report::redact_address, snapshot::vocabulary, verdict::Judgement};

/// What this build is.
#[derive(Debug, Serialize)]
struct Version<'a> {
    engine: &'a str,
    wire: u16,
    model: &'a str,
}

/// Judges pages. Made once in the background.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    engine: crate::Engine,
}

#[wasm_bindgen]
impl Engine {
    /// Makes an engine.
    ///
    /// # Errors
    /// A JavaScript `Error` with `code`.
    #[wasm_bindgen(constructor)]
    // There are no options today; the argument keeps its place for the day there are. It is taken whole, as the glue hands it over.
    #[allow(clippy::needless_pass_by_value)]
    pub fn new(options: JsValue) -> Result<Engine, JsValue> {
        console::install_panic_hook();
        request::object(&options, "options").map_err(|error| into_js_error(&error))?;
        let engine = crate::Engine::new().map_err(|error| into_js_error(&error))?;
        Ok(Self { engine })
    }

    /// Judges one snapshot.
    ///
    /// # Errors
    /// A JavaScript `Error` with `code`.
    #[allow(clippy::needless_pass_by_value)]
    pub fn judge(&self, snapshot: &Uint8Array, request: JsValue) -> Result<JsValue, JsValue> {
        let snapshot = Snapshot::from_wire(&snapshot.to_vec()).map_err(|error| into_js_error(&error))?;
        let request = request::request(&request).map_err(|error| into_js_error(&error))?;
        let judgement: Judgement = self.engine.judge(&snapshot, &request);
        write(&judgement)
    }

    /// Every block of a page that the reader may choose to hide.
    ///
    /// # Errors
    /// A JavaScript `Error` with `code`.
    pub fn offers(&self, snapshot: &Uint8Array) -> Result<JsValue, JsValue> {
        let snapshot = Snapshot::from_wire(&snapshot.to_vec()).map_err(|error| into_js_error(&error))?;
        write(&self.engine.offers(&snapshot))
    }

    /// What a report may hold of one block: redacted structure, redacted sample of its text, training example. `typed` lists what the
    /// fields of the page hold.
    ///
    /// # Errors
    /// A JavaScript `Error` with `code`.
    #[allow(clippy::needless_pass_by_value)]
    pub fn findings(
        &self,
        snapshot: &Uint8Array,
        element: u32,
        fingerprint: &str,
        typed: JsValue,
    ) -> Result<JsValue, JsValue> {
        let snapshot = Snapshot::from_wire(&snapshot.to_vec()).map_err(|error| into_js_error(&error))?;
        let typed = request::texts(&typed, "typed").map_err(|error| into_js_error(&error))?;
        let findings = self.engine.findings(&snapshot, element, fingerprint, &typed);
        write(&findings.map_err(|error| into_js_error(&error))?)
    }

    /// A training example without the measurements of some groups; undefined where it was made by an engine with other measurements.
    ///
    /// # Errors
    /// A JavaScript `Error` with `code`.
    #[allow(clippy::needless_pass_by_value)]
    pub fn blanked(&self, catalogue: &str, values: &[f64], without: JsValue) -> Result<Option<Vec<f64>>, JsValue> {
        let without = request::groups(&without).map_err(|error| into_js_error(&error))?;
        Ok(self.engine.blanked(catalogue, values, &without))
    }

    /// The address of a page without what may be a secret in its path or its query.
    // A method all the same: the exports are those of one engine.
    #[allow(clippy::unused_self)]
    #[must_use]
    pub fn address(&self, address: &str) -> String {
        redact_address(address)
    }

    /// What this build is: the engine's version, the wire version it reads, the day its model was trained.
    ///
    /// # Errors
    /// A JavaScript `Error` with `code`.
    pub fn version(&self) -> Result<JsValue, JsValue> {
        write(&Version {
            engine: env!("CARGO_PKG_VERSION"),
            wire: vocabulary::VERSION,
            model: self.engine.model_name(),
        })
    }
}

fn write<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    // Plain objects and `null`, as JSON would give them, so that messages carry them unchanged in every browser.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| into_js_error(&crate::EngineError::BadRequest(error.to_string())))
}
