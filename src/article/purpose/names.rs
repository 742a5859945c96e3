//! What the measurements are called, in the order of `measure.rs`: what training learns from and what the weights are held against.

use super::{
    address,
    facts::OUTSIDE,
    measure::{KINDS, OF_MAIN_FORM, WHOLE},
};
use crate::lexicon::Caption;

/// The names of all measurements.
pub(super) fn names() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |given: &[&str]| names.extend(given.iter().map(|name| (*name).to_owned()));
    add(&["letters of the article", "share of the article", "letters outside links", "share of prose", "paragraphs"]);
    add(&["letters in links", "share of links", "a site around it", "frame of a page", "linked headings"]);
    names.extend(WHOLE.map(|tally| format!("whole {tally:?}")));
    names.extend(["dialogs", "passwords", "cards"].map(str::to_owned));
    names.extend(OUTSIDE.map(|tally| format!("outside {tally:?}")));
    let mut add = |given: &[&str]| names.extend(given.iter().map(|name| (*name).to_owned()));
    add(&["fields", "boxes anywhere", "editors", "editors anywhere", "buttons a letter", "buttons anywhere"]);
    add(&["buttons anywhere a letter", "share of forms", "main form"]);
    names.extend(OF_MAIN_FORM.map(|tally| format!("main form {tally:?}")));
    let mut add = |given: &[&str]| names.extend(given.iter().map(|name| (*name).to_owned()));
    add(&["application", "program roles", "conversations", "declared article", "type article", "declared site"]);
    add(&["declared product", "product", "type product"]);
    names.extend(address::PURPOSES.map(|purpose| format!("address {}", purpose.as_str())));
    let mut add = |given: &[&str]| names.extend(given.iter().map(|name| (*name).to_owned()));
    add(&["address depth", "address words of the last part", "address page key", "address query"]);
    add(&["address search key"]);
    for (caption, _) in KINDS {
        let kind = Caption::NAMES[caption as usize];
        let of_kind = [
            "title",
            "heading",
            "named after",
            "buttons",
            "buttons of the main form",
            "captions",
            "captions anywhere",
            "asks for an address under",
        ];
        names.extend(of_kind.map(|name| format!("{name} {kind}")));
    }
    names
}
