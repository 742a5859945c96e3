//! The signals for each purpose and their weights.

use super::{
    Purpose,
    facts::{Declared, Facts, MainFormFacts},
};

type Evidence = Vec<(&'static str, f32)>;

/// Keeps the signals that are there.
fn there(signals: &[(bool, &'static str, f32)]) -> Evidence {
    signals.iter().filter(|(there, ..)| *there).map(|(_, signal, weight)| (*signal, *weight)).collect()
}

/// Letters from which a text is an article whatever stands around it.
const LONG: usize = 1_500;
/// Letters from which a text may be an article.
const SHORT: usize = 750;
/// Letters from which it is likely one.
const MIDDLING: usize = 1_000;
/// Letters in links up to which a page leads nowhere: sites put more around everything that is to be read.
const FEW_LINKS: usize = 150;

/// What speaks against every purpose but reading: text, links to everywhere.
///
/// A page's own form has little text around it, so only a long one speaks against what it is for.
fn reading(facts: &Facts) -> [(bool, &'static str, f32); 5] {
    let has_form = facts.main_form.is_some();
    [
        (facts.article >= LONG, "purpose-long-text", -4.0),
        (!has_form && (MIDDLING..LONG).contains(&facts.article), "purpose-text", -2.0),
        (!has_form && (SHORT..MIDDLING).contains(&facts.article), "purpose-some-text", -1.0),
        (facts.declared == Declared::Article, "purpose-declared-article", -1.0),
        (facts.links >= 2_500 && facts.links > 3 * facts.form_letters.max(100), "purpose-many-links", -1.0),
    ]
}

/// Whether the page is little more than a form and what recommends it: no site around it, hardly a link.
fn is_landing(facts: &Facts) -> bool {
    facts.emails > 0
        && facts.passwords == 0
        && !facts.framed
        && facts.links <= FEW_LINKS
        && facts.article < MIDDLING
        && facts.declared != Declared::Article
        && !facts.product
}

/// Whether the page's own form is of a kind.
fn main_form(facts: &Facts, is_so: impl Fn(&MainFormFacts) -> bool) -> bool {
    facts.main_form.as_ref().is_some_and(is_so)
}

fn with_reading(facts: &Facts, signals: &[(bool, &'static str, f32)]) -> Evidence {
    let mut evidence = there(signals);
    if evidence.iter().any(|(_, weight)| *weight > 0.0) {
        evidence.extend(there(&reading(facts)));
    }
    evidence
}

pub(super) fn account(facts: &Facts) -> Evidence {
    with_reading(
        facts,
        &[
            (main_form(facts, |form| form.secrets + form.phrases.login > 0), "purpose-main-form", 2.5),
            (facts.passwords > 0, "purpose-password-field", 2.0),
            (facts.is_named(Purpose::Account), "purpose-address", 2.0),
            (facts.heading.login > 0, "purpose-heading", 2.0),
            (facts.phrases.login >= 2 && facts.fields() > 0, "purpose-words", 1.0),
            (facts.passwords > 0 && facts.fields() >= 4, "purpose-registration-form", 2.0),
            (facts.passwords > 0 && facts.text < 500, "purpose-little-else", 1.0),
        ],
    )
}

pub(super) fn checkout(facts: &Facts) -> Evidence {
    with_reading(
        facts,
        &[
            (main_form(facts, |form| form.phrases.checkout > 0), "purpose-main-form", 2.0),
            (facts.cards > 0, "purpose-card-field", 5.0),
            (facts.is_named(Purpose::Checkout), "purpose-address", 2.0),
            (facts.heading.checkout > 0, "purpose-heading", 2.0),
            (facts.phrases.checkout >= 2, "purpose-words", 1.0),
            (facts.lines + facts.emails + facts.selections >= 5, "purpose-many-fields", 1.0),
        ],
    )
}

/// A form that asks for an address, and that speaks of letters.
fn is_sign_up(form: &MainFormFacts) -> bool {
    form.emails > 0 && form.secrets + form.areas == 0 && form.phrases.newsletter + form.phrases.subscribe > 0
}

/// A form that asks for more than letters need before one may go on.
fn is_gate(form: &MainFormFacts) -> bool {
    let asks = form.emails > 0 && form.areas == 0;
    asks && (form.phrases.lead + form.phrases.gate > 0 || form.lines >= 2 && form.phrases.checkout == 0)
}

pub(super) fn signup(facts: &Facts) -> Evidence {
    let words = facts.phrases.newsletter + facts.phrases.subscribe;
    let named = facts.heading.newsletter + facts.heading.subscribe > 0;
    with_reading(
        facts,
        &[
            (main_form(facts, is_sign_up), "purpose-main-form", 3.0),
            (facts.is_named(Purpose::Signup), "purpose-address", 2.0),
            (named, "purpose-heading", 2.0),
            (facts.emails > 0 && words > 0, "purpose-sign-up-form", 1.0),
            (is_landing(facts), "purpose-landing-page", 4.5),
            (facts.is_named(Purpose::Search), "purpose-search-address", -2.0),
            (facts.boxes >= 3 && facts.phrases.newsletter >= 3, "purpose-choices", 1.0),
            (words >= 3 && words * 60 > facts.text, "purpose-words", 1.0),
            (facts.emails > 0 && words > 0 && facts.text < 400 && facts.links < 600, "purpose-little-else", 1.0),
        ],
    )
}

pub(super) fn gate(facts: &Facts) -> Evidence {
    let asks = facts.emails > 0 || facts.passwords > 0;
    with_reading(
        facts,
        &[
            (main_form(facts, is_gate), "purpose-main-form", 3.0),
            (asks && facts.phrases.gate > 0, "purpose-gate-words", 3.0),
            (asks && facts.phrases.lead > 0, "purpose-lead-words", 1.5),
            (
                facts.emails > 0 && facts.lines >= 2 && facts.areas == 0 && facts.phrases.lead > 0,
                "purpose-lead-form",
                1.5,
            ),
            (is_landing(facts) && facts.phrases.lead > 0, "purpose-landing-page", 2.5),
            (asks && facts.is_named(Purpose::Gate), "purpose-address", 1.0),
            (asks && facts.text < 1_200 && facts.phrases.lead > 0, "purpose-little-else", 0.5),
        ],
    )
}

pub(super) fn application(facts: &Facts) -> Evidence {
    let mut evidence = there(&[
        (facts.application, "purpose-application-role", 2.0),
        (facts.program_roles >= 2, "purpose-program-roles", 1.0),
        // A line to write in under what the others wrote.
        (facts.conversations > 0 && facts.editors > 0, "purpose-program-roles", 2.0),
        (facts.program_roles >= 8, "purpose-many-program-roles", 1.5),
        (facts.editors > 0, "purpose-editor", 2.0),
        (facts.is_named(Purpose::Application), "purpose-address", 1.5),
        (facts.buttons >= 12 && facts.buttons * 40 > facts.text, "purpose-controls", 1.0),
        (facts.boxes >= 10 && facts.boxes * 60 > facts.text, "purpose-choices", 1.0),
        (facts.fields() >= 8 && facts.article < SHORT, "purpose-many-fields", 1.0),
        (
            facts.is_named(Purpose::Application) && facts.links <= FEW_LINKS && facts.fields() > 0,
            "purpose-few-links",
            1.5,
        ),
    ]);
    if !evidence.is_empty() {
        // A mail program shows long texts too, so text speaks less against it.
        evidence.extend(there(&[
            (facts.article >= LONG, "purpose-long-text", -1.5),
            (facts.declared == Declared::Article, "purpose-declared-article", -1.5),
        ]));
    }
    evidence
}

pub(super) fn search(facts: &Facts) -> Evidence {
    with_reading(
        facts,
        &[
            (facts.is_named(Purpose::Search), "purpose-address", 2.0),
            (facts.heading.search > 0, "purpose-heading", 2.0),
            (facts.phrases.search >= 2, "purpose-words", 1.0),
            (facts.cards_with_link >= 3, "purpose-linked-headings", 1.0),
        ],
    )
}

pub(super) fn shop(facts: &Facts) -> Evidence {
    with_reading(
        facts,
        &[
            (facts.product, "purpose-product", 2.0),
            // Who declares a product says so of every product and of nothing else.
            (facts.declared == Declared::Product, "purpose-declared-product", 3.5),
            (facts.is_named(Purpose::Shop), "purpose-address", 1.0),
            (facts.phrases.checkout >= 1, "purpose-words", 1.0),
        ],
    )
}

pub(super) fn list(facts: &Facts) -> Evidence {
    there(&[
        (facts.cards_with_link >= 5, "purpose-linked-headings", 2.0),
        (facts.cards_with_link >= 15, "purpose-many-linked-headings", 1.0),
        (facts.links > 2 * facts.article && facts.links >= 800, "purpose-many-links", 1.0),
        (facts.article < SHORT, "purpose-little-text", 1.0),
        (facts.declared == Declared::Site, "purpose-declared-site", 0.5),
        (facts.article >= LONG, "purpose-long-text", -3.0),
        (facts.declared == Declared::Article, "purpose-declared-article", -1.5),
    ])
}

pub(super) fn article(facts: &Facts) -> Evidence {
    if facts.article == 0 {
        return Vec::new();
    }
    there(&[
        (true, "purpose-region", 3.0),
        (facts.main_form.is_some() && facts.article < LONG, "purpose-main-form", -2.0),
        (facts.declared == Declared::Article, "purpose-declared-article", 0.5),
        (facts.paragraphs >= 4, "purpose-paragraphs", 0.5),
    ])
}
