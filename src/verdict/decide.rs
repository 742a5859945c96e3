//! Builds the judgement of a page from the blocks that were selected.

use super::{
    Block, Class, Evidence, JudgeRequest, Judgement, PurposeVerdict, choice, fingerprint, memory, pop_ups, reasons,
    remnants, safety,
    scored::{self, Scored},
    selection,
};
use crate::{
    model::Trees,
    page::Page,
    signals::{Candidate, Context},
    snapshot::vocabulary::tag,
};

/// Judges a page.
pub(crate) fn decide(context: &Context, trees: &Trees, signals: &[&'static str], request: &JudgeRequest) -> Judgement {
    let snapshot = context.page.snapshot;
    let mut articles =
        context.region.iter().flat_map(|region| &region.articles).map(|article| snapshot.identity(*article));
    let mut judgement = Judgement {
        purpose: purpose(context),
        article: articles.next(),
        further_articles: articles.collect(),
        ..Judgement::nothing(snapshot.revision())
    };
    if safety::is_untouchable(context) {
        return judgement;
    }
    let accepted = selection::select(context, trees, request);
    judgement.memorable = memory::memorable(context, &accepted, request);
    let is_block = |element: u32| accepted.iter().any(|block| snapshot.identity(block.candidate.outer) == element);
    let mut overlays = Vec::new();
    for scored in &accepted {
        let node = scored.candidate.outer;
        let mut block = block(context, trees, signals, scored);
        // A child of the body may be held over the page by its style alone.
        if block.overlay || snapshot.parent(node).is_some_and(|parent| snapshot.tag(parent) == tag::BODY) {
            overlays.push(node);
        }
        remnants::add(context, node, request, &mut block);
        block.remnants.retain(|remnant| !is_block(remnant.element));
        judgement.blocks.push(block);
    }
    if request.measurements.is_empty() && !overlays.is_empty() {
        judgement.wanted = remnants::wanted(context, &overlays);
    }
    judgement
}

/// What the page is for, and why.
fn purpose(context: &Context) -> PurposeVerdict {
    let evidence = &context.purpose.evidence;
    PurposeVerdict {
        kind: context.purpose.kind.as_str().to_owned(),
        evidence: evidence
            .iter()
            .map(|(signal, weight)| Evidence { signal: (*signal).to_owned(), weight: *weight })
            .collect(),
    }
}

/// The verdict on one block, as yet without what goes along with it.
fn block(context: &Context, trees: &Trees, signals: &[&'static str], scored: &Scored) -> Block {
    let snapshot = context.page.snapshot;
    let node = scored.candidate.outer;
    Block {
        element: snapshot.identity(node),
        digest: snapshot.digest(node),
        class: scored.class,
        kind: (scored.class == Class::Sponsored).then(|| scored::kind(context, scored)),
        confidence: scored.confidence,
        evidence: reasons::evidence(trees, signals, scored),
        remnants: Vec::new(),
        overlay: is_overlay(context.page, scored.candidate),
        fingerprint: if scored.chosen {
            choice::fingerprint(snapshot, node)
        } else {
            fingerprint::fingerprint(snapshot, node, scored.class)
        },
    }
}

/// Whether a block is built as a pop-up, or stands in what is.
fn is_overlay(page: &Page, candidate: Candidate) -> bool {
    pop_ups::holds_as_pop_up(page, candidate)
        || page.snapshot.ancestors(candidate.outer).take(remnants::POPUP_LEVELS).any(|at| pop_ups::is_pop_up(page, at))
}
