//! The form that a page exists for: it stands under the main heading, with little but what introduces and explains it around it.
//!
//! An article's sign-up has the article around it. Of 505 sign-up forms on 1,305 labelled pages seven stand like a page's own form, nearly all
//! of them on pages that were saved without their text (November 2026).

use super::frame::{Frame, is_frame_element};
use crate::{
    lexicon::Mark,
    page::{Page, Tally},
    snapshot::vocabulary::{header_flag, tag},
};

/// Letters to be read between the main heading and the form, at most.
const MOST_BEFORE: usize = 400;
/// Letters to be read after the form, at most: what is done with the answers, whom to ask.
const MOST_AFTER: usize = 1_600;
/// Headings between the main heading and the form, at most.
const MOST_HEADINGS: usize = 2;
/// Fields from which a form asks for more than an address and a name.
const MANY_FIELDS: usize = 3;
/// Letters to be read around a form that asks for so much, at most.
const MOST_AROUND: usize = 1_200;
/// Letters to be read around a form that names itself a pop-up and stands in the text all the same, at least.
const FEWEST_AROUND: usize = 300;

/// A page's own form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MainForm {
    /// The element.
    pub(crate) node: usize,
    /// The main heading, or the form where none stands before it: where what belongs to the form begins.
    pub(crate) start: usize,
}

impl MainForm {
    /// Finds the form that a page exists for. `frames` tells what frame each node stands in, `heading` is the main heading.
    pub(super) fn find(page: &Page, frames: &[Frame], heading: Option<usize>) -> Option<Self> {
        let snapshot = page.snapshot;
        if snapshot.has_header_flag(header_flag::FRAME) {
            return None;
        }
        let place = Place::new(page, frames);
        (0..snapshot.len())
            .filter(|node| snapshot.tag(*node) == tag::FORM && !page.is_hidden(*node))
            .find(|form| place.is_main(page, *form, heading))
            .map(|node| Self { node, start: heading.filter(|heading| *heading < node).unwrap_or(node) })
    }
}

/// Fields that a reader fills in. A search field belongs to a site's frame.
fn asked(page: &Page, node: usize) -> usize {
    [
        Tally::EmailFields,
        Tally::TextFields,
        Tally::PasswordFields,
        Tally::TextAreas,
        Tally::Selects,
        Tally::CheckBoxes,
        Tally::RadioButtons,
    ]
    .into_iter()
    .map(|tally| page.count_of(node, tally))
    .sum()
}

/// What there is to read before each node, and which nodes are a site's frame.
struct Place<'a> {
    /// Letters outside links and outside the frame before each node.
    read: Vec<usize>,
    frames: &'a [Frame],
    /// Headings outside the frame before each node.
    headings: Vec<usize>,
}

impl<'a> Place<'a> {
    fn new(page: &Page, frames: &'a [Frame]) -> Self {
        let snapshot = page.snapshot;
        let (mut read, mut headings) = (vec![0], vec![0]);
        for (node, of) in frames.iter().enumerate() {
            let own = |tally| page.count_between(node, node + 1, tally);
            let letters = own(Tally::Letters).saturating_sub(own(Tally::LinkLetters));
            let is_read = *of == Frame::No && snapshot.is_text(node) && !page.is_hidden(node);
            let is_heading = *of == Frame::No && matches!(snapshot.tag(node), tag::H1 | tag::H2 | tag::H3 | tag::H4);
            read.push(read[node] + if is_read { letters } else { 0 });
            headings.push(headings[node] + usize::from(is_heading));
        }
        Self { read, frames, headings }
    }

    fn is_main(&self, page: &Page, form: usize, heading: Option<usize>) -> bool {
        let snapshot = page.snapshot;
        let asked = asked(page, form);
        let search_only = page.count_of(form, Tally::SearchFields) > 0 && page.count_of(form, Tally::EmailFields) == 0;
        let frame = self.frames[form];
        let is_comment =
            std::iter::once(form).chain(snapshot.ancestors(form)).any(|at| page.own_marks(at, Mark::Comment) > 0);
        if asked == 0 || search_only || frame == Frame::Built || is_comment {
            return false;
        }
        let start = heading.filter(|heading| *heading < form).map(|heading| snapshot.end(heading).min(form));
        let before = self.read[form] - self.read[start.unwrap_or(0)];
        let after = self.read[snapshot.len()] - self.read[snapshot.end(form)];
        let headings = self.headings[form] - self.headings[start.unwrap_or(0)];
        let leads = start.is_some() && before <= MOST_BEFORE && after <= MOST_AFTER && headings <= MOST_HEADINGS;
        match frame {
            Frame::No => leads || asked >= MANY_FIELDS && before + after <= MOST_AROUND,
            // A pop-up lies at one of the page's ends.
            _ => leads && after > 0 && before + after >= FEWEST_AROUND && !in_built_frame(page, form),
        }
    }
}

/// Whether an element stands in a part that its tag or role makes a frame.
fn in_built_frame(page: &Page, node: usize) -> bool {
    page.snapshot.ancestors(node).any(|at| {
        is_frame_element(page, at) && page.count_of(at, Tally::MainHeadings) == 0 || page.snapshot.tag(at) == tag::ASIDE
    })
}
