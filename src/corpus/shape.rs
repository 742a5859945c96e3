//! The shape in which a labelled block meets the reader, so that figures can be told apart by it.

use serde::Serialize;

use crate::{
    lexicon::Mark,
    page::{Page, Tally},
    snapshot::vocabulary::{attribute, flag, tag},
};

/// How a block is built. A saved page has no style sheets, so this reads structure and names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A frame or a script's container: its content is not part of the page.
    Frame,
    /// A dialog or what is named a pop-up.
    PopUp,
    /// What a recommendation service fills.
    Widget,
    /// Several things built alike.
    List,
    /// What is named a bar or a strip.
    Bar,
    /// A few words, with at most a link or two, and no field.
    Sentence,
    /// Any other: heading, pitch, picture, form.
    Box,
}

/// Letters of a sentence or two, at most.
const MOST_OF_A_SENTENCE: usize = 250;
/// Things of one kind that make a list.
const LEAST_OF_A_LIST: usize = 3;
/// Letters beside a frame that leave it the block's content.
const MOST_BESIDE_A_FRAME: usize = 60;
/// What names of bars hold.
const BAR_NAMES: [&str; 5] = ["bar", "strip", "sticky", "ribbon", "banner"];
/// What names of other things hold that hold a bar's name.
const NO_BARS: [&str; 2] = ["sidebar", "description"];

impl Shape {
    /// Its name in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::PopUp => "pop-up",
            Self::Widget => "widget",
            Self::List => "list",
            Self::Bar => "bar",
            Self::Sentence => "sentence",
            Self::Box => "box",
        }
    }

    /// The shape of a block.
    pub(super) fn of(page: &Page, node: usize) -> Self {
        let snapshot = page.snapshot;
        let count = |tally| page.count_of(node, tally);
        let is_pop_up = |at| {
            snapshot.tag(at) == tag::DIALOG
                || snapshot.has_flag(at, flag::MODAL | flag::POPOVER_OPEN)
                || page.own_marks(at, Mark::Popup) > 0
        };
        if count(Tally::Frames) > 0 && count(Tally::Letters) <= MOST_BESIDE_A_FRAME {
            Self::Frame
        } else if snapshot.itself_and_ancestors(node).take(3).any(is_pop_up) {
            Self::PopUp
        } else if page.marks(node, Mark::RecommendationService) > 0 {
            Self::Widget
        } else if count(Tally::EmailFields) == 0 && repeats(page, node) >= LEAST_OF_A_LIST {
            Self::List
        } else if is_named_bar(page, node) {
            Self::Bar
        } else if count(Tally::Letters) <= MOST_OF_A_SENTENCE
            && count(Tally::Fields) + count(Tally::Images) + count(Tally::Headings) == 0
        {
            Self::Sentence
        } else {
            Self::Box
        }
    }
}

/// The most children with a link that one element of the block has, of one kind.
fn repeats(page: &Page, node: usize) -> usize {
    let snapshot = page.snapshot;
    (node..snapshot.end(node))
        .filter(|at| !snapshot.is_text(*at))
        .map(|at| {
            let linked = snapshot.children(at).filter(|child| {
                !snapshot.is_text(*child)
                    && page.count_of(*child, Tally::Links) > 0
                    && page.count_of(*child, Tally::Letters) > 0
            });
            let mut kinds: Vec<u8> = linked.map(|child| snapshot.tag(child)).collect();
            kinds.sort_unstable();
            kinds.chunk_by(|one, other| one == other).map(<[u8]>::len).max().unwrap_or_default()
        })
        .max()
        .unwrap_or_default()
}

fn is_named_bar(page: &Page, node: usize) -> bool {
    page.snapshot.attributes(node).filter(|(name, _)| matches!(*name, attribute::CLASS | attribute::ID)).any(
        |(_, value)| {
            let value = value.to_ascii_lowercase();
            BAR_NAMES.iter().any(|name| value.contains(name)) && !NO_BARS.iter().any(|name| value.contains(name))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, lexicon::Lexicon};

    fn shape(html: &str) -> Shape {
        let document = Document::parse(&format!("<body>{html}</body>"), "").unwrap();
        let lexicon = Lexicon::new();
        let page = Page::new(&document.snapshot, &lexicon);
        let body = (0..document.snapshot.len()).find(|node| document.snapshot.tag(*node) == tag::BODY).unwrap();
        Shape::of(&page, document.snapshot.children(body).next().unwrap())
    }

    #[test]
    fn shapes_are_told_apart() {
        assert_eq!(shape("<div><iframe src=/x></iframe></div>"), Shape::Frame);
        assert_eq!(shape("<dialog open><p>Join us</p></dialog>"), Shape::PopUp);
        assert_eq!(shape("<div id=taboola-below><p>Around the web</p></div>"), Shape::Widget);
        assert_eq!(shape("<ul><li><a href=/1>One</a><li><a href=/2>Two</a><li><a href=/3>Three</a></ul>"), Shape::List);
        assert_eq!(shape("<div class=signup-bar><form><input type=email></form></div>"), Shape::Bar);
        assert_eq!(shape("<p>Sign up for <a href=/n>our newsletter</a>.</p>"), Shape::Sentence);
        assert_eq!(shape("<div class=sidebar><h2>News</h2><form><input type=email></form></div>"), Shape::Box);
    }
}
