//! What a form asks for. A sign-up asks for an address and little else; a log-in for a password; a contact form for a message.

use super::{Candidate, Context, Features};
use crate::{
    lexicon::Mark,
    page::Tally,
    snapshot::vocabulary::{attribute, tag},
};

const FIELDS: &str = "email-field";
const FORM: &str = "signup-form";

pub(super) fn measure(context: &Context, candidate: Candidate, features: &mut Features) {
    let page = context.page;
    let node = candidate.outer;
    let count = |tally| page.count_of(node, tally);
    features.count(FIELDS, "e-mail fields", count(Tally::EmailFields));
    for (name, tally) in [
        ("fields", Tally::Fields),
        ("text fields", Tally::TextFields),
        ("password fields", Tally::PasswordFields),
        ("search fields", Tally::SearchFields),
        ("text areas", Tally::TextAreas),
        ("selections", Tally::Selects),
        ("check boxes", Tally::CheckBoxes),
        ("radio buttons", Tally::RadioButtons),
        ("buttons", Tally::Buttons),
        ("forms", Tally::Forms),
    ] {
        features.count(FORM, name, count(tally));
    }
    let snapshot = page.snapshot;
    let is_form = |at: &usize| snapshot.tag(*at) == tag::FORM;
    let form_above = if page.is_below(node, tag::FORM) { snapshot.ancestors(node).find(is_form) } else { None };
    features.flag(FORM, "inside a form", form_above.is_some());
    features.count(FORM, "fields of the form around", form_above.map_or(0, |form| page.count_of(form, Tally::Fields)));
    let form_inside = if count(Tally::Forms) > 0 { (node..snapshot.end(node)).find(is_form) } else { None };
    let form = form_inside.or(form_above);
    features.count(
        FORM,
        "fields beside those of the form",
        count(Tally::Fields).saturating_sub(form.map_or(0, |form| page.count_of(form, Tally::Fields))),
    );
    let own = |mark| form.map_or(0, |form| page.own_marks(form, mark));
    for (name, mark) in [
        ("form named after a newsletter", Mark::Newsletter),
        ("form named after a subscription", Mark::Subscribe),
        ("form of a mailing service", Mark::MailingService),
        ("form named after a comment", Mark::Comment),
        ("form named after a log-in", Mark::Login),
        ("form named after a search", Mark::Search),
        ("form named after a contact", Mark::Contact),
    ] {
        features.count(FORM, name, own(mark));
    }
    let method = form.and_then(|form| snapshot.attribute(form, attribute::METHOD)).unwrap_or_default();
    features.flag(FORM, "form is posted", method.eq_ignore_ascii_case("post"));
}
