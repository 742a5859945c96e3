//! How each element stands among its siblings, found in one pass so that a page of 60,000 siblings costs no more than any other.

use super::{Page, Tally};
use crate::order;

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

/// Finds how every element stands.
pub(super) fn standings(page: &Page) -> Vec<Standing> {
    let snapshot = page.snapshot;
    let mut standings = vec![Standing::default(); snapshot.len()];
    let mut last: Vec<Option<u32>> = vec![None; snapshot.len()];
    let visible: Vec<(usize, usize)> = (1..snapshot.len())
        .filter(|node| !snapshot.is_text(*node) && page.count_of(*node, Tally::Leaves) > 0)
        .filter_map(|node| snapshot.parent(node).map(|parent| (node, parent)))
        .collect();
    for &(node, parent) in &visible {
        standings[node].previous = last[parent].replace(node as u32);
        standings[node].before = standings[parent].children;
        standings[parent].children += 1;
        let letters = page.count_of(node, Tally::Letters) as u32;
        standings[parent].largest_child = standings[parent].largest_child.max(letters);
    }
    // What the siblings of a parent have in common: the tag, and the tag with as many links and pictures. A page has less than 65,536 nodes.
    let tag_of = |node: usize, parent: usize| (parent as u64) << 8 | u64::from(snapshot.tag(node));
    let built =
        |node: usize| (page.count_of(node, Tally::Links) as u64) << 16 | page.count_of(node, Tally::Images) as u64;
    let tags = sizes(visible.iter().map(|&(node, parent)| tag_of(node, parent)));
    let alike = sizes(visible.iter().map(|&(node, parent)| tag_of(node, parent) << 32 | built(node)));
    for ((&(node, parent), same_tag), alike) in visible.iter().zip(tags).zip(alike) {
        standings[node].all = standings[parent].children;
        standings[node].same_tag = same_tag;
        standings[node].alike = alike;
    }
    standings
}

/// For each key how many are equal to it, itself included.
fn sizes(keys: impl Iterator<Item = u64>) -> Vec<u32> {
    let groups = order::groups(keys);
    let mut sizes = vec![0; groups.len()];
    for group in &groups {
        sizes[*group as usize] += 1;
    }
    groups.into_iter().map(|group| sizes[group as usize]).collect()
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
