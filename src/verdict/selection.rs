//! Selects among candidates that overlap: the best first, whole units, nothing that the safety rules keep.

use super::{
    Class, JudgeRequest, Kind, choice, fingerprint, mixed_wrappers, plain, safety,
    scored::{self, Scored},
    units, wrappers,
};
use crate::{
    Snapshot,
    model::Trees,
    order,
    page::Tally,
    signals::{Candidate, Context},
    snapshot::vocabulary::tag,
};

/// Candidates that compete, at most: what a page of any honest kind has, and a bound on the work for the others.
const MOST_COMPETING: usize = 300;

/// Confidence from which an element beside an accepted block belongs to it. Chosen on held-out folds, November 2026.
const NEIGHBOUR_CONFIDENCE: f32 = 0.4;

/// The blocks of a page, in document order. Best first: the candidate with the highest confidence takes its place, and nothing that overlaps
/// it follows, unless it is around it and itself surely a block (non-maximum suppression). What the reader chose comes on top.
pub(super) fn select(context: &Context, trees: &Trees, request: &JudgeRequest) -> Vec<Scored> {
    let page = context.page;
    let snapshot = page.snapshot;
    let scored = scored::score(context, trees);
    let chosen = chosen(context, &scored, request);
    // What the reader called wrong stays whole: neither its parts nor what is around it may go instead.
    let kept = fingerprint::kept(page, &request.kept);
    let is_near_kept =
        |node: usize| kept.iter().any(|kept| snapshot.contains(*kept, node) || snapshot.contains(node, *kept));
    let may_go = |scored: &Scored| is_wanted(context, scored, request) && !is_near_kept(scored.candidate.outer);
    let weak: Vec<Scored> = scored
        .iter()
        .filter(|scored| is_weak_part(context, scored) && may_go(scored))
        .take(MOST_COMPETING)
        .cloned()
        .collect();
    let mut likely = scored;
    let of_level = |scored: &Scored| scored::threshold(context, trees, scored.class, request.level);
    likely.retain(|scored| {
        scored.confidence >= plain::threshold(context, scored.class, of_level(scored))
            && may_go(scored)
            && safety::veto(context, scored.candidate.outer, scored.class).is_none()
    });
    order::sort_by_key(&mut likely, |scored| {
        u64::from(order::descending(scored.score)) << 32 | scored.candidate.outer as u64
    });
    likely.truncate(MOST_COMPETING);
    let is_sure = |scored: &Scored| scored.confidence >= plain::enough(context, &likely, scored, of_level(scored));
    let are_sure: Vec<bool> = likely.iter().map(is_sure).collect();
    let sure: Vec<Scored> =
        likely.into_iter().zip(are_sure).filter(|(_, is_sure)| *is_sure).map(|(scored, _)| scored).collect();
    let is_more =
        |wrapper: &&Scored| units::holds_more(page, &sure, wrapper) || mixed_wrappers::gives_way(page, &sure, wrapper);
    let competing: Vec<&Scored> = sure.iter().filter(|wrapper| !is_more(wrapper)).collect();
    let mut accepted: Vec<Scored> = Vec::new();
    for best in &competing {
        accept(snapshot, &mut accepted, units::whole_unit(snapshot, &competing, best).clone());
    }
    units::take_neighbours(page, &weak, &mut accepted);
    order::sort_by_key(&mut accepted, |scored| scored.candidate.outer as u64);
    let mut accepted = wrappers::take_wrappers(context, units::merge_siblings(context, accepted));
    for choice in chosen {
        accept(snapshot, &mut accepted, choice);
    }
    order::sort_by_key(&mut accepted, |scored| scored.candidate.outer as u64);
    accepted
}

/// Accepts a block in place of those in it, unless one around it is accepted already.
fn accept(snapshot: &Snapshot, accepted: &mut Vec<Scored>, block: Scored) {
    let node = block.candidate.outer;
    if !accepted.iter().any(|other| snapshot.contains(other.candidate.outer, node)) {
        accepted.retain(|other| !snapshot.contains(node, other.candidate.outer));
        accepted.push(block);
    }
}

/// Whether a candidate may belong to an accepted block beside it, though it would not go by itself.
fn is_weak_part(context: &Context, scored: &Scored) -> bool {
    let page = context.page;
    let (node, class) = (scored.candidate.outer, scored.class);
    scored.confidence >= NEIGHBOUR_CONFIDENCE
        // A button or a link of its own may belong to anything.
        && !matches!(page.snapshot.tag(node), tag::A | tag::BUTTON | tag::INPUT | tag::LABEL)
        && (class == Class::Newsletter || page.count_of(node, Tally::Links) == 0)
        // Hours or an address beside a block are no part of it.
        && !(node..page.snapshot.end(node)).any(|at| mixed_wrappers::tells_facts(page, at))
        && !safety::keeps_neighbour(context, node, class)
}

/// Whether the reader wants blocks of its class and kind hidden.
fn is_wanted(context: &Context, scored: &Scored, request: &JudgeRequest) -> bool {
    match scored.class {
        Class::Newsletter => request.classes.newsletter,
        Class::Sponsored => match scored::kind(context, scored) {
            Kind::Leads => request.classes.leads,
            Kind::Paid => request.classes.paid,
        },
    }
}

/// The blocks that the reader chose on this site.
fn chosen(context: &Context, scored: &[Scored], request: &JudgeRequest) -> Vec<Scored> {
    if request.chosen.is_empty() {
        return Vec::new();
    }
    let candidates: Vec<Candidate> = scored.iter().map(|scored| scored.candidate).collect();
    let chosen = choice::chosen(context, &candidates, &request.chosen);
    let of = |candidate: Candidate| scored.iter().find(|scored| scored.candidate == candidate).cloned();
    chosen.into_iter().filter_map(of).map(|scored| Scored { confidence: 1.0, chosen: true, ..scored }).collect()
}
