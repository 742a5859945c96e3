//! Pages on which nothing may be hidden, however much they look like it: every page of `tests/never`.
//!
//! They were written by people who had not seen the engine. What is hidden all the same stands in [`HIDDEN`], so that a change for the better
//! is noticed as well as one for the worse.

use clearcolumn::{Engine, verdict::JudgeRequest};

use crate::page::WrittenPage;

/// Pages on which something is hidden today, and how many blocks.
const HIDDEN: &[(&str, usize)] = &[
    ("de-pressemitteilungen-archiv", 1),
    ("el-poiimata", 1),
    ("en-form-tutorial-docs", 1),
    ("en-phpbb-forum-thread", 1),
    ("en-quoted-signup-form", 1),
    ("en-report-gate-landing", 1),
    ("en-shop-back-in-stock", 1),
    ("en-sleep-study-volunteers", 1),
    ("en-whistleblower-contact", 1),
    ("fr-infolettre-associations", 1),
    ("ko-seolmun-josa", 1),
    ("nl-reparatiecafe-afspraak", 1),
    ("nl-sharepoint-handleiding", 1),
    ("no-rutetabell-ferje", 1),
    ("pl-bieg-wyniki", 1),
    ("pl-powiatowy-alert-pracy", 1),
    ("pt-reportagem-boletins", 1),
    ("sv-bostader-till-salu", 1),
    ("tr-hasta-bilgi", 1),
];

#[test]
fn nothing_is_hidden_where_nothing_may_be() {
    let engine = Engine::new().expect("the shipped model");
    let pages = WrittenPage::all("tests/never");
    assert!(pages.len() >= 316, "{} pages were found", pages.len());
    let mut failures = Vec::new();
    for page in &pages {
        let blocks = engine.judge(&page.document.snapshot, &JudgeRequest::default()).blocks;
        let recorded = HIDDEN.iter().find(|(name, _)| *name == page.name).map_or(0, |(_, count)| *count);
        if blocks.len() != recorded {
            let elements: Vec<u32> = blocks.iter().map(|block| block.element).collect();
            failures
                .push(format!("{}: {elements:?} hidden, {recorded} recorded. {}", page.name, page.head.description));
        }
    }
    assert!(failures.is_empty(), "{} of {} pages:\n{}", failures.len(), pages.len(), failures.join("\n"));
}
