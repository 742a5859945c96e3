//! What makes a report a training example: the measurements of its block, less those whose grounds the reader took out of the report.

use serde::Serialize;

use crate::{
    page::Page,
    signals::{Candidate, Context, Features, candidates, measure},
};

/// Places behind the point that a measurement is written with: more would only make a report longer.
const PRECISION: f64 = 1e6;

/// What of a report a measurement can be read off. A reader who takes that out takes out the measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// The words of the block and around it: the text sample.
    Words,
    /// The names of elements, classes, ids and hosts: the skeleton.
    Names,
    /// How the block is built and where it stands: the skeleton.
    Structure,
    /// What the page's address is needed for: site and address.
    Address,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Words, Self::Names, Self::Structure, Self::Address];

    /// Its name in a report.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Names => "names",
            Self::Structure => "structure",
            Self::Address => "address",
        }
    }

    /// The group of a measurement, by its signal and its name; none where this version knows no group for it, so that it goes with any.
    #[must_use]
    pub fn of(signal: &str, name: &str) -> Option<Self> {
        let place = name.rsplit(", ").next().unwrap_or_default();
        let is_of_names = matches!(place, "own names" | "inner names" | "names around" | "names before")
            || name.starts_with("form named")
            || matches!(name, "form of a mailing service" | "in the comments")
            || signal == "sponsored-marking";
        // What is not of this site, and what the page's path says it is for.
        let is_of_address = name.starts_with("links to other sites") || (signal, name) == ("page-purpose", "purpose");
        let is_of_words =
            WORDS.contains(&signal) || name.starts_with("label of an advertisement") || name == "labels of the page";
        if is_of_names {
            Some(Self::Names)
        } else if is_of_address {
            Some(Self::Address)
        } else if is_of_words {
            Some(Self::Words)
        } else {
            STRUCTURE.contains(&signal).then_some(Self::Structure)
        }
    }
}

/// Signals that are read off words.
const WORDS: [&str; 13] = [
    "newsletter-words",
    "delivery-words",
    "subscribe-button",
    "invitation-words",
    "confirmation-words",
    "incentive-words",
    "consent-words",
    "sponsored-label",
    "partner-heading",
    "lead-words",
    "lead-disclosure",
    "other-purpose",
    "other-matter",
];
/// Signals that are read off elements and their places.
const STRUCTURE: [&str; 10] = [
    "email-field",
    "signup-form",
    "overlay-shape",
    "block-shape",
    "advertising-links",
    "newsletter-link",
    "neighbours",
    "inside-article",
    "outside-article",
    "page-purpose",
];

/// The measurements of one block.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Example {
    /// The hash of the catalogue of measurements: which measurement each value is.
    pub catalogue: String,
    /// The measurements of the first pass, as `clearcolumn rows` writes them for the element.
    pub values: Vec<f64>,
    /// The groups whose measurements were blanked, which leaves zeros.
    pub without: Vec<Group>,
    /// What recognises the block, so that it does not count twice.
    pub fingerprint: String,
}

/// The example that a node makes.
pub(crate) fn example(context: &Context, catalogue: u32, node: usize, fingerprint: String) -> Example {
    let mut features = Features::default();
    measure(context, candidate_of(context.page, node), &mut features);
    let values = features.values.iter().map(|value| (f64::from(*value) * PRECISION).round() / PRECISION).collect();
    Example { catalogue: written(catalogue), values, without: Vec::new(), fingerprint }
}

/// The candidate whose chain of elements a node belongs to. A verdict may also name the parent of several: that is measured as it is.
fn candidate_of(page: &Page, node: usize) -> Candidate {
    candidates(page)
        .into_iter()
        .find(|candidate| {
            page.snapshot.contains(candidate.outer, node) && page.snapshot.contains(node, candidate.inner)
        })
        .unwrap_or(Candidate { outer: node, inner: node })
}

/// The hash of a catalogue as a report names it.
#[must_use]
pub(crate) fn written(catalogue: u32) -> String {
    format!("{catalogue:08x}")
}

/// Sets the measurements of some groups to zero. `names` gives the signal and the name of each.
pub(crate) fn blank<'a>(
    names: impl Iterator<Item = (&'a &'static str, &'a String)>,
    values: &mut [f64],
    without: &[Group],
) {
    for ((signal, name), value) in names.zip(values) {
        if !without.is_empty() && Group::of(signal, name).is_none_or(|group| without.contains(&group)) {
            *value = 0.0;
        }
    }
}
