//! What pages are for: every page of `tests/purposes` is judged and held against the purpose that its first line states.
//!
//! The pages were written by people who had not seen the engine. A page whose purpose is not found stands in [`MISTAKEN`], with what is
//! found instead, so that a change for the better is noticed as well as one for the worse. On a page with a protected purpose nothing may
//! be hidden, found or not.

use std::collections::BTreeMap;

use clearcolumn::{Engine, verdict::JudgeRequest};

use crate::page::WrittenPage;

/// Purposes on which nothing may be hidden.
const PROTECTED: [&str; 5] = ["signup", "account", "checkout", "gate", "application"];

/// Pages that are taken for something else today, and for what.
const MISTAKEN: &[(&str, &str)] = &[
    ("account-en-invitation", "signup"),
    ("account-pl-czytelnik", "other"),
    ("gate-el-ilikia", "list"),
    ("gate-en-report", "other"),
    ("gate-fr-apercu-membres", "article"),
    ("gate-pl-webinarium", "signup"),
    ("gate-ru-chleny", "search"),
    ("list-cs-archiv", "signup"),
    ("list-es-hemeroteca", "application"),
    ("list-ja-category", "article"),
    ("list-zh-biaoqian", "gate"),
    ("other-nl-404", "search"),
    ("shop-nl-catalogus", "search"),
    ("signup-ar-barid", "list"),
    ("signup-en-letters", "application"),
    ("signup-es-boletin-cocina", "article"),
    ("signup-hu-varolista", "gate"),
    ("signup-ja-mailmagazine", "application"),
    ("signup-pt-preferencias", "gate"),
];

/// Mistaken pages with a protected purpose on which something is hidden today: the worst that is known.
const HARMED: &[&str] = &[];

#[test]
fn pages_are_taken_for_what_they_are() {
    let engine = Engine::new().expect("the shipped model");
    let pages = WrittenPage::all("tests/purposes");
    assert!(pages.len() >= 102, "{} pages were found", pages.len());
    let mut table: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut failures = Vec::new();
    for WrittenPage { name, head, document } in &pages {
        let judgement = engine.judge(&document.snapshot, &JudgeRequest::default());
        let found = judgement.purpose.kind;
        let recorded = MISTAKEN.iter().find(|(page, _)| page == name).map(|(_, found)| *found);
        if found != recorded.unwrap_or(&head.purpose) {
            failures.push(format!("{name}: found {found}, which is {}. {}", head.purpose, head.description));
        }
        let harmed = PROTECTED.contains(&head.purpose.as_str()) && !judgement.blocks.is_empty();
        if harmed != HARMED.contains(&name.as_str()) {
            failures.push(format!("{name} is {}, and {} blocks are hidden", head.purpose, judgement.blocks.len()));
        }
        *table.entry((&head.purpose, found)).or_default() += 1;
    }
    for ((purpose, found), count) in &table {
        println!("{purpose} found as {found}: {count}");
    }
    assert!(failures.is_empty(), "{} of {} pages:\n{}", failures.len(), pages.len(), failures.join("\n"));
}
