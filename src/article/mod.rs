//! The article: where it stands on the page, and what the page is for.

mod candidate;
mod context;
#[cfg(feature = "cli")]
pub mod evaluation;
mod forest;
mod measure;
mod purpose;
mod region;
mod segment;
#[cfg(feature = "cli")]
mod text;
#[cfg(feature = "cli")]
pub mod timing;
#[cfg(feature = "cli")]
pub mod training;

pub(crate) use purpose::{Purpose, PurposeFinding, purpose};
#[cfg(feature = "cli")]
pub(crate) use text::text;

use crate::page::{Page, Tally};
use forest::Weights;
use region::region_of;
use segment::{Segment, segments};

/// An article on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    /// The smallest element that holds the article's own text.
    pub(crate) element: usize,
    /// The nodes that make up the text, in document order, none inside another: blocks, or pieces of a block that holds other text too.
    pub(crate) texts: Vec<usize>,
}

/// Letters of shown prose from which what is marked as not shown is no part of an article.
const SHOWN_LETTERS: usize = 400;

/// Finds the article; none where the page has no article.
pub(crate) fn find(page: &Page) -> Option<Region> {
    let weights = Weights::built_in();
    let segments = readable_segments(page);
    let mut rows = measure::measure(page, &segments);
    let first: Vec<i32> = rows.iter().map(|row| weights.first.score(row)).collect();
    context::complete(page, &segments, &first, &mut rows);
    let second: Vec<i32> = rows.iter().map(|row| weights.second.score(row)).collect();
    region_of(page, &segments, &second)
}

/// The segments that may belong to an article. Pages carry second copies for other screens and machines that are marked as not shown; they
/// count only where hardly any other prose is there, as on a page that shows its text by script.
fn readable_segments(page: &Page) -> Vec<Segment> {
    let mut segments = segments(page.snapshot);
    let shown = |segment: &Segment| !page.is_hidden(segment.first);
    let prose: usize = segments
        .iter()
        .filter(|segment| shown(segment))
        .map(|segment| page.count_between(segment.first, segment.last + 1, Tally::ProseLetters))
        .sum();
    if prose >= SHOWN_LETTERS {
        segments.retain(shown);
    }
    segments
}
