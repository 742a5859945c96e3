//! The elements that may be a block of clutter.

use crate::{
    page::{Page, Tally},
    snapshot::vocabulary::tag,
};

/// Letters beyond which an element is a part of the page and not a block. The largest labelled block of the corpus that leaves no
/// doubt holds fewer (November 2026); larger ones are lists whose items are judged one by one.
pub(crate) const MOST_LETTERS: usize = 2_500;

/// An element with something to see, or a chain of elements that hold the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The outermost element of the chain, which a verdict names.
    pub(crate) outer: usize,
    /// The innermost.
    pub(crate) inner: usize,
}

/// Every candidate of a page, in document order.
pub(crate) fn candidates(page: &Page) -> Vec<Candidate> {
    let snapshot = page.snapshot;
    let mut candidates = Vec::new();
    for outer in 2..snapshot.len() {
        let leaves = page.count_of(outer, Tally::Leaves);
        if snapshot.is_text(outer) || leaves == 0 || page.count_of(outer, Tally::Letters) > MOST_LETTERS {
            continue;
        }
        if matches!(snapshot.tag(outer), tag::BODY | tag::FRAMESET | tag::SVG) {
            continue;
        }
        let parent = snapshot.parent(outer).unwrap_or_default();
        let chained = parent > 0
            && snapshot.tag(parent) != tag::BODY
            && page.count_of(parent, Tally::Leaves) == leaves
            && page.count_of(parent, Tally::Letters) <= MOST_LETTERS;
        if chained {
            continue;
        }
        candidates.push(Candidate { outer, inner: innermost(page, outer, leaves) });
    }
    candidates
}

fn innermost(page: &Page, outer: usize, leaves: usize) -> usize {
    let snapshot = page.snapshot;
    let mut inner = outer;
    while let Some(next) = snapshot
        .children(inner)
        .find(|child| !snapshot.is_text(*child) && page.count_of(*child, Tally::Leaves) == leaves)
    {
        inner = next;
    }
    inner
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_chain_is_one_candidate() {
        let html = "<section><div><div><p>one</p><p>two</p></div></div></section>";
        let document = crate::Document::parse(html, "").unwrap();
        let lexicon = Lexicon::new();
        let page = Page::new(&document.snapshot, &lexicon);
        let found: Vec<_> = candidates(&page)
            .iter()
            .map(|candidate| (page.snapshot.identity(candidate.outer), page.snapshot.identity(candidate.inner)))
            .collect();
        // html 0, head 1, body 2, section 3, div 4, div 5, p 6, p 7
        assert_eq!(found, [(3, 5), (6, 6), (7, 7)]);
    }

    #[test]
    fn what_shows_nothing_is_none() {
        let document = crate::Document::parse("<div><span></span></div>", "").unwrap();
        let lexicon = Lexicon::new();
        assert!(candidates(&Page::new(&document.snapshot, &lexicon)).is_empty());
    }
}
