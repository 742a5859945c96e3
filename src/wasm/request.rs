//! Reads what JavaScript asks, field by field. Read by `serde` it made 16 of 214 KB of the packed wasm: an error of `serde` can print any
//! value, so it brings along all that prints numbers with fractions.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    EngineError,
    report::Group,
    verdict::{Classes, JudgeRequest, Level, Measurement, Position, Viewport},
};

type Read<T> = Result<T, EngineError>;

fn wrong(name: &str, expected: &str) -> EngineError {
    EngineError::BadRequest([name, " is not ", expected].concat())
}

/// An object; none where nothing was given.
pub(super) fn object<'a>(value: &'a JsValue, name: &str) -> Read<Option<&'a JsValue>> {
    if value.is_undefined() || value.is_null() {
        Ok(None)
    } else if value.is_object() && !Array::is_array(value) {
        Ok(Some(value))
    } else {
        Err(wrong(name, "an object"))
    }
}

/// A request; what is left out has its default.
pub(super) fn request(value: &JsValue) -> Read<JudgeRequest> {
    let mut request = JudgeRequest::default();
    let Some(object) = object(value, "the request")? else { return Ok(request) };
    let given = |name| Some(field(object, name)).filter(|value| !value.is_undefined());
    if let Some(level) = given("level") {
        request.level = one_of(
            &level,
            "level",
            &[("careful", Level::Careful), ("balanced", Level::Balanced), ("eager", Level::Eager)],
        )?;
    }
    if let Some(classes) = given("classes") {
        request.classes = Classes {
            newsletter: yes_or_no(&classes, "newsletter")?,
            leads: yes_or_no(&classes, "leads")?,
            paid: yes_or_no(&classes, "paid")?,
        };
    }
    if let Some(kept) = given("kept") {
        request.kept = texts(&kept, "kept")?;
    }
    if let Some(chosen) = given("chosen") {
        request.chosen = texts(&chosen, "chosen")?;
    }
    if let Some(measurements) = given("measurements") {
        let measurements = list(&measurements, "measurements")?;
        request.measurements = measurements.iter().map(|value| measurement(&value)).collect::<Read<_>>()?;
    }
    if let Some(viewport) = given("viewport").filter(|value| !value.is_null()) {
        request.viewport = Some(Viewport { width: number(&viewport, "width")?, height: number(&viewport, "height")? });
    }
    if given("memorable").is_some() {
        request.memorable = yes_or_no(object, "memorable")?;
    }
    Ok(request)
}

/// A list of texts.
pub(super) fn texts(value: &JsValue, name: &str) -> Read<Vec<String>> {
    let text = |value: JsValue| value.as_string().ok_or_else(|| wrong(name, "a list of texts"));
    list(value, name)?.iter().map(text).collect()
}

/// A list of groups of measurements.
pub(super) fn groups(value: &JsValue) -> Read<Vec<Group>> {
    let known = Group::ALL.map(|group| (group.as_str(), group));
    list(value, "without")?.iter().map(|group| one_of(&group, "without", &known)).collect()
}

fn measurement(value: &JsValue) -> Read<Measurement> {
    let element = number(value, "element")?;
    if element.fract() != 0.0 || !(0.0..=f64::from(u32::MAX)).contains(&element) {
        return Err(wrong("element", "the number of an element"));
    }
    let positions = [
        ("static", Position::Static),
        ("relative", Position::Relative),
        ("absolute", Position::Absolute),
        ("fixed", Position::Fixed),
        ("sticky", Position::Sticky),
    ];
    let z = field(value, "z");
    Ok(Measurement {
        element: element as u32,
        position: one_of(&field(value, "position"), "position", &positions)?,
        x: number(value, "x")?,
        y: number(value, "y")?,
        width: number(value, "width")?,
        height: number(value, "height")?,
        visible: yes_or_no(value, "visible")?,
        z: if z.is_undefined() || z.is_null() { None } else { Some(number(value, "z")?) },
    })
}

/// A field; undefined where there is none, or nothing that could have one.
fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn number(of: &JsValue, name: &str) -> Read<f64> {
    field(of, name).as_f64().ok_or_else(|| wrong(name, "a number"))
}

fn yes_or_no(of: &JsValue, name: &str) -> Read<bool> {
    field(of, name).as_bool().ok_or_else(|| wrong(name, "true or false"))
}

fn list<'a>(value: &'a JsValue, name: &str) -> Read<&'a Array> {
    value.dyn_ref().ok_or_else(|| wrong(name, "a list"))
}

fn one_of<T: Copy>(value: &JsValue, name: &str, known: &[(&str, T)]) -> Read<T> {
    let text = value.as_string();
    let found = known.iter().find(|(word, _)| text.as_deref() == Some(word)).map(|(_, value)| *value);
    found.ok_or_else(|| wrong(name, "a word that this version knows"))
}
