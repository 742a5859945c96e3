//! From the segments' last scores to the article's region.

use super::{Region, Segment, context, measure::main_heading, segment::cover, stack::stacked};
use crate::{
    lexicon::Mark,
    page::{Page, Tally},
    snapshot::vocabulary::tag,
};

/// Letters that an article has at least.
const FEWEST_LETTERS: usize = 150;
/// A page's only paragraph is taken though its score is this much short.
const LENIENCE: i32 = 100;
/// The share of the letters, in percent, that makes an element the article's home.
const HOME: usize = 85;
/// What follows after the home is taken back up to this share of the letters, in percent: the author's box, a note.
const TRAIL: usize = 20;

/// The region that the segments' last scores lead to; none where too little is chosen.
pub(super) fn region_of(page: &Page, segments: &[Segment], scores: &[i32]) -> Option<Region> {
    let snapshot = page.snapshot;
    let letters: Vec<usize> =
        segments.iter().map(|segment| page.count_between(segment.first, segment.last + 1, Tally::Letters)).collect();
    let mut chosen: Vec<bool> = scores.iter().map(|score| *score > context::EVEN).collect();
    if !chosen.contains(&true) {
        let best = (0..scores.len()).filter(|at| letters[*at] >= FEWEST_LETTERS).max_by_key(|at| scores[*at])?;
        chosen[best] = scores[best] > context::EVEN - LENIENCE;
    }
    leave_asides(page, segments, &letters, &mut chosen);
    leave_trail(page, segments, &letters, &mut chosen);
    if sum(&letters, &chosen) < FEWEST_LETTERS {
        return None;
    }
    let texts = cover(snapshot, segments, &chosen);
    let (first, last) = (*texts.first()?, *texts.last()?);
    let mut element = std::iter::once(first)
        .chain(snapshot.ancestors(first))
        .find(|element| !snapshot.is_text(*element) && snapshot.contains(*element, last))?;
    // A standfirst in the page's head does not make the head a part of the article's element.
    let home = context::home(page, segments, &letters, &chosen, HOME);
    if snapshot.contains(element, home) && texts.iter().filter(|text| snapshot.contains(home, **text)).count() > 1 {
        element = home;
    }
    let mut articles = stacked(page, element, &texts);
    if articles.is_empty() {
        articles.push(element);
    }
    Some(Region { element, articles, texts })
}

fn sum(letters: &[usize], chosen: &[bool]) -> usize {
    letters.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(letters, _)| letters).sum()
}

/// Takes back what stands among comments, in a footer or in a navigation, unless nothing else is left.
fn leave_asides(page: &Page, segments: &[Segment], letters: &[usize], chosen: &mut [bool]) {
    let snapshot = page.snapshot;
    let heading = main_heading(page);
    // A name that the heading stands under as well is the page's, not that of its comments.
    let is_aside = |node: usize| {
        (page.own_marks(node, Mark::Comment) > 0 || matches!(snapshot.tag(node), tag::FOOTER | tag::NAV))
            && !heading.is_some_and(|heading| snapshot.contains(node, heading))
    };
    // From the top down, so that a deep page costs no more than a flat one.
    let mut aside = vec![false; snapshot.len()];
    for node in 0..snapshot.len() {
        aside[node] =
            snapshot.parent(node).is_some_and(|parent| aside[parent]) || (!snapshot.is_text(node) && is_aside(node));
    }
    let mut without = chosen.to_vec();
    for (at, segment) in segments.iter().enumerate() {
        without[at] &= !aside[segment.first];
    }
    if sum(letters, &without) >= FEWEST_LETTERS {
        chosen.copy_from_slice(&without);
    }
}

/// Takes back a little text that follows after the element that holds most of it.
fn leave_trail(page: &Page, segments: &[Segment], letters: &[usize], chosen: &mut [bool]) {
    let home = context::home(page, segments, letters, chosen, 80);
    let end = page.snapshot.end(home);
    let mut without = chosen.to_vec();
    for (at, segment) in segments.iter().enumerate() {
        without[at] &= segment.first < end;
    }
    if sum(letters, &without) * 100 >= sum(letters, chosen) * (100 - TRAIL) {
        chosen.copy_from_slice(&without);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, article::segment::segments, lexicon::Lexicon};

    /// The region when the paragraphs that begin with a capital are chosen.
    fn found(html: &str) -> Option<(String, Vec<String>)> {
        let document = Document::parse(html, "").unwrap();
        let page = Page::new(&document.snapshot, &Lexicon::new());
        let segments = segments(&document.snapshot);
        let scores: Vec<i32> = segments
            .iter()
            .map(|segment| if document.texts[segment.first].starts_with(char::is_uppercase) { 1_200 } else { 400 })
            .collect();
        let region = region_of(&page, &segments, &scores)?;
        let id = document.snapshot.attribute(region.element, crate::vocabulary::attribute::ID).unwrap_or_default();
        let starts = region.texts.iter().map(|text| page.text(*text).trim().chars().take(3).collect()).collect();
        Some((id.to_owned(), starts))
    }

    fn prose(name: &str) -> String {
        format!("<p>{name} {}</p>", "is a word of this paragraph ".repeat(9))
    }

    #[test]
    fn too_little_text_is_no_article() {
        assert_eq!(found("<p>A few words</p>"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn a_standfirst_outside_belongs_to_the_text_and_not_to_the_element() {
        let html = format!("<main id=m><p>Dek of few words</p><div id=d>{}{}</div></main>", prose("One"), prose("Two"));
        assert_eq!(found(&html), Some(("d".into(), vec!["dek".into(), "one".into(), "two".into()])));
    }

    #[test]
    fn comments_and_the_authors_box_are_left() {
        let html = format!(
            "<main><h1>heading</h1><div id=d>{}{}</div><p>Author box</p><div class=comments>{}{}{}</div></main>",
            prose("One"),
            prose("Two"),
            prose("Xxx"),
            prose("Yyy"),
            prose("Zzz")
        );
        assert_eq!(found(&html), Some(("d".into(), vec!["one".into(), "two".into()])));
    }

    #[test]
    fn a_single_paragraph_is_its_own_element() {
        let html = prose("One").replace("<p>", "<div><p id=p>");
        assert_eq!(found(&html), Some(("p".into(), vec!["one".into()])));
    }
}
