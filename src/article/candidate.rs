//! The element that most likely holds the article: where long, unlinked text gathers.

use super::Segment;
use crate::page::{Page, Tally};

/// Letters from which a segment says something about where the article is.
const TELLING_LETTERS: usize = 80;

/// The element under which most prose stands close together. A segment speaks for its container's parent in full, and for each
/// element above by half. Segments that stand aside (comments, side columns) say nothing.
pub(super) fn candidate(page: &Page, segments: &[Segment], aside: impl Fn(&Segment) -> bool) -> Option<usize> {
    let snapshot = page.snapshot;
    let mut scores = vec![0_usize; snapshot.len()];
    for segment in segments {
        let letters = page.count_between(segment.first, segment.last + 1, Tally::Letters);
        let links = page.count_between(segment.first, segment.last + 1, Tally::LinkLetters);
        if letters < TELLING_LETTERS || links * 3 > letters || page.is_hidden(segment.first) || aside(segment) {
            continue;
        }
        let mut share = (letters - links).min(1_000) * 16;
        scores[segment.container] += share / 4;
        for above in snapshot.ancestors(segment.container).take(5) {
            scores[above] += share;
            share /= 2;
        }
    }
    let discounted = |node: usize| {
        let (letters, links) = (page.count_of(node, Tally::Letters), page.count_of(node, Tally::LinkLetters));
        scores[node] * (letters - links.min(letters)) / letters.max(1)
    };
    // The later of two equal ones is the inner one.
    (0..snapshot.len()).filter(|node| scores[*node] > 0).max_by_key(|node| discounted(*node))
}
