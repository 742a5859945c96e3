//! What would be left behind when a block goes: its backdrop, a heading without a list, a wrapper without contents.

use super::{Block, JudgeRequest, Measurement, Position, Remnant};
use crate::{
    page::{Page, Tally},
    signals::Context,
    snapshot::vocabulary::tag,
};

/// Elements measured for one answer, at most (`docs/wire-format.md`).
const MOST_WANTED: usize = 48;
/// Share of the viewport's width and height that a backdrop covers.
const BACKDROP_SHARE: f64 = 0.9;

/// Elements that show nothing of their own beside or around a pop-up and may be its backdrop.
fn backdrop_candidates(page: &Page, node: usize) -> Vec<usize> {
    let snapshot = page.snapshot;
    let mut found = Vec::new();
    let empty_siblings = |of: usize, found: &mut Vec<usize>| {
        let Some(parent) = snapshot.parent(of) else { return };
        let empty = |at: &usize| !snapshot.is_text(*at) && *at != of && page.count_of(*at, Tally::Leaves) == 0;
        found.extend(snapshot.children(parent).filter(empty).take(8));
    };
    empty_siblings(node, &mut found);
    for at in snapshot.ancestors(node).take(3).take_while(|at| snapshot.tag(*at) != tag::BODY) {
        if page.count_of(at, Tally::Leaves) == page.count_of(node, Tally::Leaves) {
            found.push(at);
        }
        empty_siblings(at, &mut found);
    }
    found
}

/// What must be measured before the answer is final: the blocks that look like pop-ups and what may be their backdrops.
pub(super) fn wanted(context: &Context, nodes: &[usize]) -> Vec<u32> {
    let page = context.page;
    let mut wanted = Vec::new();
    for node in nodes {
        wanted.push(page.snapshot.identity(*node));
        wanted.extend(backdrop_candidates(page, *node).into_iter().map(|at| page.snapshot.identity(at)));
    }
    wanted.dedup();
    wanted.truncate(MOST_WANTED);
    wanted
}

fn measured(request: &JudgeRequest, element: u32) -> Option<&Measurement> {
    request.measurements.iter().find(|measurement| measurement.element == element)
}

/// Adds to a block what goes along with it.
pub(super) fn add(context: &Context, node: usize, request: &JudgeRequest, block: &mut Block) {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_held = |at: usize| {
        measured(request, snapshot.identity(at))
            .is_some_and(|measurement| matches!(measurement.position, Position::Fixed | Position::Sticky))
    };
    block.overlay |= is_held(node) || snapshot.ancestors(node).take(3).any(is_held);
    if let Some(viewport) = request.viewport {
        for at in backdrop_candidates(page, node) {
            let covers = measured(request, snapshot.identity(at)).is_some_and(|measurement| {
                measurement.visible
                    && matches!(measurement.position, Position::Fixed | Position::Absolute)
                    && measurement.width >= BACKDROP_SHARE * viewport.width
                    && measurement.height >= BACKDROP_SHARE * viewport.height
            });
            if covers {
                block.overlay = true;
                block.remnants.push(Remnant { element: snapshot.identity(at), digest: snapshot.digest(at) });
            }
        }
    }
}
