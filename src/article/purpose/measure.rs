//! The measurements of a page that its purpose is learned and judged by: whole numbers in a fixed order.
//!
//! The reasons that they count for are kept as runs ([`signal`]) and their names only where weights are trained (`names.rs`), so that what
//! readers download holds neither twice.

use super::{
    address,
    facts::{Declared, Facts, OUTSIDE},
    frame::Frame,
};
use crate::{
    lexicon::{Caption, Topic},
    page::{Page, Tally},
    snapshot::vocabulary::{attribute, flag, header_flag, tag},
};

/// What is counted of the whole page.
pub(super) const WHOLE: [Tally; 10] = [
    Tally::Links,
    Tally::Images,
    Tally::Headings,
    Tally::MainHeadings,
    Tally::ListItems,
    Tally::Tables,
    Tally::Times,
    Tally::Articles,
    Tally::Frames,
    Tally::Media,
];

/// What is counted of the form that the page exists for.
pub(super) const OF_MAIN_FORM: [Tally; 8] = [
    Tally::EmailFields,
    Tally::TextFields,
    Tally::PasswordFields,
    Tally::TextAreas,
    Tally::CheckBoxes,
    Tally::RadioButtons,
    Tally::Selects,
    Tally::Buttons,
];

/// What headings, buttons and other short texts are looked up for: a category of captions, and the topics of the word lists whose phrases
/// are captions of that kind too and which the list of captions therefore leaves out.
pub(super) const KINDS: [(Caption, &[Topic]); 8] = [
    (Caption::LogIn, &[Topic::Login, Topic::Account]),
    (Caption::Letters, &[Topic::Newsletter, Topic::Subscribe]),
    (Caption::Order, &[Topic::Checkout]),
    (Caption::Gate, &[Topic::Gate, Topic::Lead]),
    (Caption::Program, &[]),
    (Caption::Results, &[Topic::Search]),
    (Caption::Product, &[]),
    (Caption::Other, &[Topic::Contact]),
];

/// The reasons that measurements count for, each with how many measurements one after the other; those of each of [`KINDS`] come last.
const SIGNALS: [(u8, &str); 20] = [
    (4, "purpose-text"),
    (1, "purpose-paragraphs"),
    (2, "purpose-many-links"),
    (2, "purpose-site"),
    (1, "purpose-linked-headings"),
    (WHOLE.len() as u8 + 1, "purpose-parts"),
    (1, "purpose-password-field"),
    (1, "purpose-card-field"),
    (OUTSIDE.len() as u8 + 2, "purpose-fields"),
    (2, "purpose-editor"),
    (3, "purpose-controls"),
    (OF_MAIN_FORM.len() as u8 + 2, "purpose-main-form"),
    (1, "purpose-application-role"),
    (2, "purpose-program-roles"),
    (2, "purpose-declared-article"),
    (1, "purpose-declared-site"),
    (1, "purpose-declared-product"),
    (2, "purpose-product"),
    (address::PURPOSES.len() as u8 + 4, "purpose-address"),
    (1, "purpose-search-address"),
];
const SIGNALS_OF_KIND: [(u8, &str); 4] =
    [(3, "purpose-heading"), (2, "purpose-buttons"), (2, "purpose-words"), (1, "purpose-main-form")];

/// The reason that a measurement counts for.
pub(super) fn signal(measurement: usize) -> &'static str {
    let of_kinds = std::iter::repeat_n(SIGNALS_OF_KIND, KINDS.len()).flatten();
    let mut left = measurement;
    for (count, signal) in SIGNALS.into_iter().chain(of_kinds) {
        let count = usize::from(count);
        if left < count {
            return signal;
        }
        left -= count;
    }
    ""
}

#[derive(Default)]
struct Measured(Vec<u16>);

impl Measured {
    /// Not inlined, as it is called a hundred times.
    #[inline(never)]
    fn push(&mut self, value: usize) {
        self.0.push(value.min(usize::from(u16::MAX)) as u16);
    }

    #[inline(never)]
    fn share(&mut self, part: usize, whole: usize) {
        self.push(part * 1_000 / whole.max(1));
    }
}

/// Measures a page.
pub(super) fn measure(page: &Page, facts: &Facts) -> Vec<u16> {
    let mut measured = Measured::default();
    texts(&mut measured, page, facts);
    fields(&mut measured, page, facts);
    declared(&mut measured, page, facts);
    of_address(&mut measured, page.snapshot.address(), facts.address);
    captions(&mut measured, page, facts);
    measured.0
}

fn texts(measured: &mut Measured, page: &Page, facts: &Facts) {
    let snapshot = page.snapshot;
    let all = |tally| page.count_of(0, tally);
    let (letters, links) = (all(Tally::Letters), all(Tally::LinkLetters));
    measured.push(facts.article);
    measured.share(facts.article, facts.text);
    measured.push(facts.text);
    measured.share(all(Tally::ProseLetters), letters);
    measured.push(facts.paragraphs);
    measured.push(links);
    measured.share(links, letters);
    measured.push(usize::from(facts.framed));
    measured.push(usize::from(snapshot.has_header_flag(header_flag::FRAME)));
    measured.push(facts.cards_with_link);
    for tally in WHOLE {
        measured.push(all(tally));
    }
    let is_dialog = |node: &usize| {
        (snapshot.tag(*node) == tag::DIALOG || snapshot.has_flag(*node, flag::MODAL))
            && page.count_of(*node, Tally::Headings) > 0
            && !page.is_hidden(*node)
    };
    measured.push((0..snapshot.len()).filter(is_dialog).count());
}

fn fields(measured: &mut Measured, page: &Page, facts: &Facts) {
    let snapshot = page.snapshot;
    measured.push(facts.passwords);
    measured.push(facts.cards);
    for count in facts.outside {
        measured.push(count);
    }
    let [fields @ .., _, buttons] = facts.outside;
    measured.push(facts.passwords + facts.cards + fields.iter().sum::<usize>());
    measured.push(page.count_of(0, Tally::CheckBoxes));
    measured.push(facts.editors);
    measured.push((0..snapshot.len()).filter(|node| snapshot.has_flag(*node, flag::EDITABLE)).count());
    let anywhere = page.count_of(0, Tally::Buttons);
    measured.share(buttons * 50, facts.text);
    measured.push(anywhere);
    measured.share(anywhere * 50, page.count_of(0, Tally::Letters));
    measured.share(facts.form_letters, facts.text);
    measured.push(usize::from(facts.main_form.is_some()));
    for tally in OF_MAIN_FORM {
        measured.push(facts.main_form.map_or(0, |form| page.count_of(form.node, tally)));
    }
    measured.push(usize::from(facts.application));
    measured.push(facts.program_roles);
    measured.push(facts.conversations);
}

fn declared(measured: &mut Measured, page: &Page, facts: &Facts) {
    let snapshot = page.snapshot;
    let kinds = |ends: &[&str]| {
        let is_one = |node: &usize| {
            let kind = snapshot.attribute(*node, attribute::ITEMTYPE).unwrap_or_default().trim_end_matches('/');
            ends.iter().any(|end| kind.ends_with(end))
        };
        (0..snapshot.len()).filter(is_one).count()
    };
    let is = |declared| usize::from(facts.declared == declared);
    measured.push(is(Declared::Article));
    measured.push(kinds(&["Article", "BlogPosting", "Recipe"]));
    measured.push(is(Declared::Site));
    measured.push(is(Declared::Product));
    measured.push(usize::from(facts.product));
    measured.push(kinds(&["/Product"]));
}

/// Parameters of addresses that carry what was searched for, and which part of a list is shown.
const SEARCH_KEYS: &str = "q s query search keyword keywords term suche buscar text wd k words fraza";
const PAGE_KEYS: &str = "page paged p seite pagina strona sivu";

fn of_address(measured: &mut Measured, address: &str, named: u16) {
    for at in 0..address::PURPOSES.len() {
        measured.push(usize::from(named >> at & 1));
    }
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.split_once("://").map_or(path, |(_, rest)| rest).split('#').next().unwrap_or_default();
    let (mut depth, mut words) = (0, 0);
    for segment in path.split('/').skip(1).filter(|segment| !segment.is_empty()) {
        depth += 1;
        words = segment.split(['-', '_']).count();
    }
    let has = |keys: &str| {
        let is_one = |pair: &str| address::lists(keys, pair.split('=').next().unwrap_or_default());
        usize::from(query.split('&').any(is_one))
    };
    measured.push(depth);
    measured.push(words);
    measured.push(has(PAGE_KEYS));
    measured.push(query.matches('=').count());
    measured.push(has(SEARCH_KEYS));
}

fn captions(measured: &mut Measured, page: &Page, facts: &Facts) {
    let snapshot = page.snapshot;
    let is_beside_text = |node: &usize| facts.frames[*node] == Frame::No && !facts.in_text[*node];
    let beside_text: Vec<usize> = (0..snapshot.len()).filter(is_beside_text).collect();
    let buttons: Vec<usize> = (0..snapshot.len()).filter(|node| is_button(page, *node)).collect();
    let form = facts.main_form.map(|form| form.node);
    let of_form = |tally| form.map_or(0, |form| page.count_of(form, tally));
    let (begin, end) = form.map_or((0, 0), |form| (form, snapshot.end(form)));
    let only_address =
        of_form(Tally::EmailFields) > 0 && of_form(Tally::PasswordFields) + of_form(Tally::TextAreas) == 0;
    for (caption, topics) in KINDS {
        let between = |from: usize, to: usize| {
            page.captions_between(from, to, caption)
                + topics.iter().map(|topic| page.words_between(from, to, *topic)).sum::<usize>()
        };
        let within = |node: usize| between(node, snapshot.end(node));
        let title = page.captions_of_title(caption);
        let heading = facts.main_heading.map_or(0, within);
        let (mut pressed, mut submits) = (0, 0);
        for &node in &buttons {
            let count = within(node);
            pressed += if facts.frames[node] == Frame::No { count } else { 0 };
            submits += if (begin..end).contains(&node) { count } else { 0 };
        }
        let shown: usize = beside_text.iter().map(|node| between(*node, node + 1)).sum();
        // What names the page: its title, its heading, and what is pressed in its own form.
        let named = title + heading + submits;
        measured.push(title);
        measured.push(heading);
        measured.push(named);
        measured.push(pressed);
        measured.push(submits);
        measured.push(shown);
        measured.push(if snapshot.is_empty() { 0 } else { within(0) });
        measured.push(if only_address { named } else { 0 });
    }
}

/// Whether something is done by pressing the element.
#[inline(never)]
fn is_button(page: &Page, node: usize) -> bool {
    let snapshot = page.snapshot;
    let attribute = |name| snapshot.attribute(node, name).unwrap_or_default();
    match snapshot.tag(node) {
        tag::BUTTON => true,
        tag::INPUT => matches!(attribute(attribute::TYPE), "submit" | "button"),
        tag::A => {
            let class = attribute(attribute::CLASS);
            attribute(attribute::ROLE) == "button" || class.contains("btn") || class.contains("button")
        }
        _ => attribute(attribute::ROLE) == "button",
    }
}
