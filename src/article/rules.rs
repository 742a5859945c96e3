//! Which segments belong to the article, by rules.

use super::{Segment, candidate::candidate};
use crate::{
    lexicon::{Mark, Topic},
    page::{Page, Tally},
    snapshot::vocabulary::tag,
};

/// Letters that an article has at least.
const FEWEST_LETTERS: usize = 250;

/// Marks of blocks that stand in an article and do not belong to its text.
const STRANGE: [Mark; 14] = [
    Mark::Newsletter,
    Mark::Sponsored,
    Mark::RecommendationService,
    Mark::Advertisement,
    Mark::Related,
    Mark::Comment,
    Mark::Login,
    Mark::Share,
    Mark::Consent,
    Mark::Navigation,
    Mark::Footer,
    Mark::Sidebar,
    Mark::Byline,
    Mark::Promotion,
];

/// Chooses the article's segments.
pub(super) fn choose(page: &Page, segments: &[Segment]) -> Vec<bool> {
    let mut chosen = vec![false; segments.len()];
    let Some(home) = candidate(page, segments) else { return chosen };
    let snapshot = page.snapshot;
    for (at, segment) in segments.iter().enumerate() {
        chosen[at] = snapshot.contains(home, segment.first) && belongs(page, home, segment);
    }
    // A heading belongs to the article when text of it follows.
    for at in (0..segments.len()).rev() {
        if chosen[at] && is_heading(page, &segments[at]) {
            chosen[at] = chosen[at + 1..].iter().take(2).any(|chosen| *chosen);
        }
    }
    let letters: usize = (0..segments.len())
        .filter(|at| chosen[*at])
        .map(|at| page.count_between(segments[at].first, segments[at].last + 1, Tally::Letters))
        .sum();
    if letters < FEWEST_LETTERS {
        chosen.fill(false);
    }
    chosen
}

fn is_heading(page: &Page, segment: &Segment) -> bool {
    matches!(page.snapshot.tag(segment.container), tag::H1..=tag::H6)
}

fn belongs(page: &Page, home: usize, segment: &Segment) -> bool {
    let snapshot = page.snapshot;
    let (from, to) = (segment.first, segment.last + 1);
    let letters = page.count_between(from, to, Tally::Letters);
    let links = page.count_between(from, to, Tally::LinkLetters);
    if letters == 0 || links * 2 > letters || snapshot.tag(segment.container) == tag::H1 {
        return false;
    }
    let outside = |node: &usize| *node > home;
    let strange_tag = |node: usize| {
        matches!(
            snapshot.tag(node),
            tag::NAV
                | tag::FOOTER
                | tag::ASIDE
                | tag::FORM
                | tag::FIGURE
                | tag::FIGCAPTION
                | tag::BUTTON
                | tag::LABEL
                | tag::DIALOG
                | tag::ADDRESS
                | tag::TIME
                | tag::HEADER
        )
    };
    let strange = std::iter::once(segment.container)
        .chain(snapshot.ancestors(segment.container))
        .take_while(outside)
        .any(|node| strange_tag(node) || STRANGE.iter().any(|mark| page.own_marks(node, *mark) > 0));
    if strange && letters < 400 {
        return false;
    }
    let small_print =
        [Topic::Byline, Topic::Related, Topic::Follow, Topic::Comment, Topic::Advertisement, Topic::Newsletter];
    letters > 120 || small_print.iter().all(|topic| page.words_between(from, to, *topic) == 0)
}
