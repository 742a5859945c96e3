//! From the best parts to whole units: a block goes with its heading and its fine print, and with nothing else.

use super::{Class, patterns, pop_ups::holds_as_pop_up, safety, scored::Scored};
use crate::{
    Snapshot, order,
    page::{Page, Tally},
    signals::{Candidate, Context},
    snapshot::vocabulary::{header_flag, tag},
};

/// Share of a wrapper's letters in parts that are surely no clutter from which it is more than its block. Chosen on held-out folds,
/// November 2026.
const MOST_CONTENT: f32 = 0.5;

/// Whether a candidate is a wrapper that holds a block of its class and, beside it, parts that are surely something else. A pattern names
/// a sentence as a whole, its words that invite to nothing included. A pop-up is one unit, whatever it says beside its form. A wrapper
/// that only the forest of leads names gives way to a part of which the others are surer.
pub(super) fn holds_more(page: &Page, scored: &[Scored], wrapper: &Scored) -> bool {
    let is_in = |part: &Scored| wrapper.holds(page.snapshot, part);
    wrapper.class == Class::Newsletter
        && wrapper.content > MOST_CONTENT
        && !holds_as_pop_up(page, wrapper.candidate)
        && wrapper.pattern.is_none_or(|(class, _)| class != wrapper.class)
        && scored.iter().any(is_in)
        // The forest of leads knows less of what stands around than the others: what these are surer of is the unit.
        || wrapper.leads && scored.iter().any(|part| is_in(part) && !part.leads && part.score > wrapper.score)
}

/// How far, in log-odds, the whole unit may score below its best part. Between 2 and 4 it made no difference on held-out folds, so the
/// more careful end was taken (November 2026).
const UNIT_MARGIN: f32 = 2.0;

/// The outermost candidate around the best one that is still nearly as surely a block of the same class: the model scores a part that
/// holds the form a little higher than the whole with its heading and fine print, and anything that holds more than the block much lower.
pub(super) fn whole_unit<'a>(snapshot: &Snapshot, scored: &[&'a Scored], best: &'a Scored) -> &'a Scored {
    scored
        .iter()
        .copied()
        .filter(|other| {
            other.class == best.class
                && other.score >= best.score - UNIT_MARGIN
                && snapshot.contains(other.candidate.outer, best.candidate.outer)
        })
        .min_by_key(|other| other.candidate.outer)
        .unwrap_or(best)
}

/// Adds what stands just before or after an accepted block and is weakly a part of it: the heading over a form, the fine print under it,
/// the next card of a row. A unit that is spread over siblings is found by its strongest part (thresholding with hysteresis, Canny 1986).
pub(super) fn take_neighbours(page: &Page, weak: &[Scored], accepted: &mut Vec<Scored>) {
    let snapshot = page.snapshot;
    let mut at = 0;
    while at < accepted.len() {
        let (node, class) = (accepted[at].candidate.outer, accepted[at].class);
        let adjacent =
            |other: usize| page.previous_element(other) == Some(node) || page.previous_element(node) == Some(other);
        let found: Vec<Scored> = weak
            .iter()
            .filter(|other| other.class == class && adjacent(other.candidate.outer))
            .filter(|other| {
                !accepted.iter().any(|taken| {
                    snapshot.contains(taken.candidate.outer, other.candidate.outer)
                        || snapshot.contains(other.candidate.outer, taken.candidate.outer)
                })
            })
            .cloned()
            .collect();
        accepted.extend(found);
        at += 1;
    }
}

/// Takes the parent instead of its parts where they are all that it shows.
pub(super) fn merge_siblings(context: &Context, mut accepted: Vec<Scored>) -> Vec<Scored> {
    let page = context.page;
    let snapshot = page.snapshot;
    let mut at = 0;
    while at < accepted.len() {
        let parent = snapshot.parent(accepted[at].candidate.outer).unwrap_or_default();
        let class = accepted[at].class;
        let parts: Vec<usize> =
            (0..accepted.len()).filter(|part| snapshot.contains(parent, accepted[*part].candidate.outer)).collect();
        let leaves: usize =
            parts.iter().map(|part| page.count_of(accepted[*part].candidate.outer, Tally::Leaves)).sum();
        let whole = parts.len() > 1
            && parts.iter().all(|part| accepted[*part].class == class)
            && leaves == page.count_of(parent, Tally::Leaves)
            && if snapshot.tag(parent) == tag::BODY {
                // A frame that shows nothing but the sign-up is one block.
                snapshot.has_header_flag(header_flag::FRAME)
            } else {
                snapshot.tag(parent) != tag::HTML && safety::veto(context, parent, class).is_none()
            };
        if whole {
            take_parent(context, &mut accepted, parent);
            at = 0;
        } else {
            at += 1;
        }
    }
    accepted
}

/// Puts an element in the place of the blocks in it, with what is known of the strongest of them.
pub(super) fn take_parent(context: &Context, accepted: &mut Vec<Scored>, parent: usize) {
    let is_part = |scored: &Scored| context.page.snapshot.contains(parent, scored.candidate.outer);
    let parts = accepted.iter().filter(|scored| is_part(scored));
    let Some(strongest) = parts.max_by(|left, right| left.score.total_cmp(&right.score)) else { return };
    let candidate = Candidate { outer: parent, inner: parent };
    let merged = Scored { candidate, pattern: patterns::pattern(context, candidate), ..strongest.clone() };
    accepted.retain(|scored| !is_part(scored));
    accepted.push(merged);
    order::sort_by_key(accepted, |scored| scored.candidate.outer as u64);
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::{Document, verdict::written_page::sure_block, vocabulary::attribute};

    /// A block of a sign-up with a heading, a form and a footer, and a candidate for each element that has an id.
    fn with_block<R>(ask: impl FnOnce(&Document, &dyn Fn(&str, f32) -> Scored) -> R) -> R {
        let html = "<section id=whole><h3 id=heading>Newsletter</h3><form id=form><input type=email></form><p id=print>Leave at any time.</p></section>";
        let document = Document::parse(html, "").unwrap();
        let snapshot = &document.snapshot;
        let scored = |id: &str, score: f32| {
            let outer =
                (0..snapshot.len()).find(|at| snapshot.attribute(*at, attribute::ID) == Some(id)).expect("an id");
            sure_block(outer, Class::Newsletter, score)
        };
        ask(&document, &scored)
    }

    #[test]
    fn a_unit_is_whole_where_the_whole_scores_nearly_as_well() {
        with_block(|document, scored| {
            let of_whole = |score: f32| {
                let candidates = [scored("form", 4.0), scored("whole", score)];
                whole_unit(&document.snapshot, &candidates.each_ref(), &candidates[0]).candidate
            };
            assert_eq!(of_whole(4.0 - UNIT_MARGIN), scored("whole", 0.0).candidate);
            assert_eq!(of_whole(3.9 - UNIT_MARGIN), scored("form", 0.0).candidate);
        });
    }

    #[test]
    fn a_wrapper_of_a_block_and_of_content_is_no_unit() {
        with_block(|document, scored| {
            let lexicon = crate::lexicon::Lexicon::new();
            let page = Page::new(&document.snapshot, &lexicon);
            let holds_more = |content: f32, part: &str| {
                let wrapper = Scored { content, ..scored("whole", 4.0) };
                holds_more(&page, &[scored(part, 4.0), wrapper.clone()], &wrapper)
            };
            assert!(holds_more(0.6, "form"));
            assert!(!holds_more(0.4, "form"), "mostly clutter");
            assert!(!holds_more(0.6, "whole"), "no part is a block");
        });
    }

    #[test]
    fn a_list_of_leads_gives_way_to_a_surer_part() {
        with_block(|document, scored| {
            let lexicon = crate::lexicon::Lexicon::new();
            let page = Page::new(&document.snapshot, &lexicon);
            let wrapper = Scored { leads: true, class: Class::Sponsored, ..scored("whole", 1.0) };
            let part = |score: f32| Scored { class: Class::Sponsored, ..scored("form", score) };
            assert!(holds_more(&page, &[part(2.0), wrapper.clone()], &wrapper));
            assert!(!holds_more(&page, &[part(0.5), wrapper.clone()], &wrapper), "it is surer itself");
            let also_leads = Scored { leads: true, ..part(2.0) };
            assert!(!holds_more(&page, &[also_leads, wrapper.clone()], &wrapper), "the same forest");
        });
    }

    #[test]
    fn weak_parts_go_with_the_block_beside_them() {
        with_block(|document, scored| {
            let lexicon = crate::lexicon::Lexicon::new();
            let page = Page::new(&document.snapshot, &lexicon);
            let mut accepted = vec![scored("form", 4.0)];
            let sponsored = Scored { class: Class::Sponsored, ..scored("print", 0.0) };
            take_neighbours(&page, &[scored("whole", 0.0), scored("heading", 0.0), sponsored], &mut accepted);
            let nodes: Vec<Candidate> = accepted.iter().map(|block| block.candidate).collect();
            assert_eq!(nodes, ["form", "heading"].map(|id| scored(id, 0.0).candidate));
        });
    }
}
