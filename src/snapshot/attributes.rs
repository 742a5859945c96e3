//! Which attributes of an element are in a snapshot, and what of their values. Everything that may hold a person's data is taken out here.

use std::borrow::Cow;

use super::{
    SnapshotBuilder,
    digest::is_space,
    vocabulary::{attribute, flag, tag},
};

/// Kept of `style` only where one of these stands in it.
const TELLING_STYLES: [&str; 5] = ["none", "hidden", "fixed", "sticky", "absolute"];
/// The longest value of a `data-*` attribute that is kept, in UTF-16 units.
const DATA_VALUE_UNITS: usize = 40;

/// An element as it was written: its name and its attributes in order.
#[derive(Debug)]
pub(crate) struct Written<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl Written<'_> {
    /// The value of an attribute.
    fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// Whether it is an editor, whose contents are the reader's own.
    pub(super) fn is_editor(&self) -> bool {
        self.value("contenteditable").is_some_and(|value| !value.eq_ignore_ascii_case("false"))
    }

    /// The flags that the attributes tell.
    pub(super) fn flags(&self) -> u32 {
        let editable = if self.is_editor() { flag::EDITABLE } else { 0 };
        if self.is_secret_field() { editable | flag::PASSWORD } else { editable }
    }

    /// Gives the element that was opened last what is kept of the attributes.
    pub(super) fn describe(&self, builder: &mut SnapshotBuilder) {
        let name = &*self.name;
        if tag::code(name) == tag::OTHER {
            builder.attribute(attribute::TAG, name);
        }
        let secret = self.is_secret_field();
        let data = self.data_attributes();
        let mut data = (!data.is_empty()).then_some(data);
        for (key, value) in &self.attributes {
            if key.starts_with("data-") {
                if let Some(data) = data.take() {
                    builder.attribute(attribute::DATA, &data);
                }
                continue;
            }
            let Some(code) = attribute::code(key) else { continue };
            match code {
                attribute::TAG | attribute::DATA => {}
                attribute::HREF | attribute::SRC | attribute::ACTION => {
                    builder.attribute(code, &without_secrets(value));
                }
                attribute::VALUE => {
                    let kind = self.value("type").unwrap_or_default().to_ascii_lowercase();
                    if name == "input" && matches!(kind.as_str(), "submit" | "button" | "reset") {
                        builder.attribute(code, value);
                    }
                }
                attribute::STYLE => {
                    if TELLING_STYLES.iter().any(|telling| value.contains(telling)) {
                        builder.attribute(code, value);
                    }
                }
                attribute::PLACEHOLDER | attribute::TITLE | attribute::ARIA_LABEL if secret => {}
                _ => builder.attribute(code, value),
            }
        }
    }

    /// A field for a password, a card number or a one-time code.
    fn is_secret_field(&self) -> bool {
        let autocomplete = self.value("autocomplete").unwrap_or_default().to_ascii_lowercase();
        let kind = self.value("type").unwrap_or_default();
        self.name == "input"
            && (kind.eq_ignore_ascii_case("password")
                || autocomplete.contains("one-time-code")
                || autocomplete.contains("cc-"))
    }

    fn data_attributes(&self) -> String {
        let mut joined = String::new();
        for (key, value) in &self.attributes {
            // `data-harness` is the measuring harness's own stamp, which it takes off before the extension looks.
            let Some(name) = key.strip_prefix("data-").filter(|name| *name != "harness") else { continue };
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(name);
            if !value.contains('@') && value.encode_utf16().count() <= DATA_VALUE_UNITS {
                joined.push('=');
                joined.push_str(value);
            }
        }
        joined
    }
}

/// An address without what may hold a token: query, fragment of another page, and what follows an inline scheme.
fn without_secrets(value: &str) -> String {
    let value = value.trim_matches(is_space);
    if value.starts_with('#') {
        return value.to_owned();
    }
    for scheme in ["data:", "javascript:", "mailto:", "tel:", "blob:"] {
        if value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) {
            return scheme.to_owned();
        }
    }
    value.split(['?', '#']).next().unwrap_or_default().to_owned()
}
