//! How each element stands among its siblings, found in one pass so that a page of 60,000 siblings costs no more than any other.

use std::collections::HashMap;

use super::{Page, Tally};

/// One element among its siblings. Only elements that show something count.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Standing {
    /// The sibling just before.
    pub(crate) previous: Option<u32>,
    /// Siblings before it.
    pub(crate) before: u32,
    /// All siblings, itself included.
    pub(crate) all: u32,
    /// Siblings with the same tag, itself included.
    pub(crate) same_tag: u32,
    /// Siblings with the same tag and as many links and pictures, itself included.
    pub(crate) alike: u32,
    /// Letters of its largest child.
    pub(crate) largest_child: u32,
    /// Its children.
    pub(crate) children: u32,
}

/// What the siblings of a parent have in common: tag, and optionally links and pictures.
type Kind = (usize, u8, Option<(usize, usize)>);

/// Finds how every element stands.
pub(super) fn standings(page: &Page) -> Vec<Standing> {
    let snapshot = page.snapshot;
    let mut standings = vec![Standing::default(); snapshot.len()];
    let mut last: Vec<Option<u32>> = vec![None; snapshot.len()];
    let mut kinds: HashMap<Kind, u32> = HashMap::new();
    let visible: Vec<(usize, usize)> = (1..snapshot.len())
        .filter(|node| !snapshot.is_text(*node) && page.count_of(*node, Tally::Leaves) > 0)
        .filter_map(|node| snapshot.parent(node).map(|parent| (node, parent)))
        .collect();
    let kind = |node: usize, parent: usize| -> (Kind, Kind) {
        let built = (page.count_of(node, Tally::Links), page.count_of(node, Tally::Images));
        ((parent, snapshot.tag(node), None), (parent, snapshot.tag(node), Some(built)))
    };
    for &(node, parent) in &visible {
        standings[node].previous = last[parent].replace(node as u32);
        standings[node].before = standings[parent].children;
        standings[parent].children += 1;
        let letters = page.count_of(node, Tally::Letters) as u32;
        standings[parent].largest_child = standings[parent].largest_child.max(letters);
        let (tag, alike) = kind(node, parent);
        *kinds.entry(tag).or_default() += 1;
        *kinds.entry(alike).or_default() += 1;
    }
    for &(node, parent) in &visible {
        let (tag, alike) = kind(node, parent);
        standings[node].all = standings[parent].children;
        standings[node].same_tag = kinds[&tag];
        standings[node].alike = kinds[&alike];
    }
    standings
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::{lexicon::Lexicon, snapshot::vocabulary::tag};

    #[test]
    fn siblings_that_show_something_are_counted() {
        let html = "<ul><li>a<li><li><a>b</a><li><a>longer</a></ul>";
        let document = crate::Document::parse(html, "").unwrap();
        let lexicon = Lexicon::new();
        let page = Page::new(&document.snapshot, &lexicon);
        let items: Vec<_> = (0..page.snapshot.len()).filter(|node| page.snapshot.tag(*node) == tag::LI).collect();
        let last = page.standing(items[3]);
        assert_eq!((last.before, last.all, last.same_tag, last.alike), (2, 3, 3, 2));
        assert_eq!(last.previous, Some(items[2] as u32));
        let parent = page.snapshot.parent(items[0]).unwrap();
        assert_eq!(page.standing(parent).largest_child, 6);
    }
}
