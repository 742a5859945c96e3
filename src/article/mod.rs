//! The article: where it stands on the page, and what the page is for.

mod candidate;
#[cfg(feature = "cli")]
pub mod evaluation;
mod purpose;
mod rules;
mod segment;
#[cfg(feature = "cli")]
mod text;

pub(crate) use purpose::{Purpose, PurposeFinding, purpose};
#[cfg(feature = "cli")]
pub(crate) use text::text;

use crate::page::Page;
use segment::{Segment, cover, segments};

/// An article on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    /// The smallest element that holds the article's own text.
    pub(crate) element: usize,
    /// The nodes that make up the text, in document order, none inside another: blocks, or pieces of a block that holds other text too.
    pub(crate) texts: Vec<usize>,
}

/// Finds the article; none where the page has no article.
pub(crate) fn find(page: &Page) -> Option<Region> {
    let snapshot = page.snapshot;
    let segments = segments(snapshot);
    let chosen = rules::choose(page, &segments);
    let texts = cover(snapshot, &segments, &chosen);
    let (first, last) = (*texts.first()?, *texts.last()?);
    let element = std::iter::once(first)
        .chain(snapshot.ancestors(first))
        .find(|element| !snapshot.is_text(*element) && snapshot.contains(*element, last))?;
    Some(Region { element, texts })
}
