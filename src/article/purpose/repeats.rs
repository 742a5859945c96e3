//! What a page shows many of: results, products, teasers, messages, cards of a board.

use super::frame::Frame;
use crate::{
    model::checksum_of,
    order,
    page::{Page, Tally},
    snapshot::vocabulary::{attribute, tag},
};

/// Items of one make that make a series, at least.
const FEWEST_ITEMS: usize = 3;
/// Letters that an item has on average, at least and at most: less is a menu, more a chapter.
const ITEM_LETTERS: std::ops::RangeInclusive<usize> = 8..=1_800;

/// The items of one make that take up most of a page.
#[derive(Debug, Default)]
pub(super) struct Series {
    /// The items, in document order.
    pub(super) items: Vec<usize>,
    /// Letters of all of them.
    pub(super) letters: usize,
}

impl Series {
    /// Finds the largest series outside the site's frame.
    pub(super) fn find(page: &Page, frames: &[Frame]) -> Self {
        let snapshot = page.snapshot;
        let is_item = |node: &usize| {
            let tags =
                [tag::DIV, tag::LI, tag::ARTICLE, tag::SECTION, tag::TR, tag::DT, tag::A, tag::OTHER, tag::LABEL];
            frames[*node] == Frame::No && tags.contains(&snapshot.tag(*node)) && !page.is_hidden(*node)
        };
        let nodes: Vec<usize> = (1..snapshot.len()).filter(is_item).collect();
        let groups = order::groups(nodes.iter().map(|node| make(page, *node)));
        let mut all: Vec<Self> = Vec::new();
        all.resize_with(groups.iter().max().map_or(0, |last| *last as usize + 1), Self::default);
        for (node, group) in nodes.iter().zip(&groups) {
            let series = &mut all[*group as usize];
            series.letters += page.count_of(*node, Tally::Letters);
            series.items.push(*node);
        }
        let is_one = |series: &Self| {
            series.items.len() >= FEWEST_ITEMS && ITEM_LETTERS.contains(&(series.letters / series.items.len()))
        };
        // Of equal ones the first on the page, which is the outer one.
        let size = |series: &Self| (series.letters, usize::MAX - series.items[0]);
        all.into_iter().filter(is_one).max_by_key(size).unwrap_or_default()
    }

    /// How many items hold something.
    pub(super) fn with(&self, holds: impl Fn(usize) -> bool) -> usize {
        self.items.iter().filter(|item| holds(**item)).count()
    }
}

/// A number that elements of one make share. Items of several columns are alike by their class; without one, by their parent.
fn make(page: &Page, node: usize) -> u64 {
    let snapshot = page.snapshot;
    let class = snapshot.attribute(node, attribute::CLASS).unwrap_or_default();
    let class = class.split_whitespace().next().unwrap_or_default();
    let place = if class.is_empty() { snapshot.parent(node).unwrap_or(0) + 1_000 } else { snapshot.depth(node) };
    u64::from(checksum_of(class.as_bytes())) << 32 | (place as u64) << 8 | u64::from(snapshot.tag(node))
}
