//! Chooses among candidates that overlap: the best first, whole units, nothing that the safety rules keep.

use super::{
    Block, Class, Evidence, JudgeRequest, Judgement, Kind, Level, PurposeVerdict, fingerprint, reasons, remnants, safety,
};
use crate::{
    lexicon::{Mark, Topic},
    model::Trees,
    page::Page,
    signals::{Candidate, Context, Features, candidates, measure},
    snapshot::vocabulary::{flag, tag},
};

/// The classes in the order of the model's forests.
const CLASSES: [Class; 2] = [Class::Newsletter, Class::Sponsored];

/// A candidate with its score for one class.
#[derive(Debug, Clone)]
struct Scored {
    candidate: Candidate,
    class: Class,
    score: f32,
    confidence: f32,
}

/// Judges a page.
pub(crate) fn decide(context: &Context, trees: &Trees, signals: &[&'static str], request: &JudgeRequest) -> Judgement {
    let page = context.page;
    let snapshot = page.snapshot;
    let mut judgement = Judgement {
        revision: snapshot.revision(),
        purpose: PurposeVerdict {
            kind: context.purpose.kind.as_str().to_owned(),
            evidence: context
                .purpose
                .evidence
                .iter()
                .map(|(signal, weight)| Evidence { signal: (*signal).to_owned(), weight: *weight })
                .collect(),
        },
        article: context.region.map(|region| snapshot.identity(region.element)),
        blocks: Vec::new(),
        wanted: Vec::new(),
    };
    if safety::is_untouchable(context.purpose.kind) {
        return judgement;
    }
    let accepted = choose(context, trees, request);
    let mut overlays = Vec::new();
    for scored in &accepted {
        let node = scored.candidate.outer;
        let mut features = Features::default();
        measure(context, scored.candidate, &mut features);
        let mut row = Vec::new();
        trees.select(&features.values, &mut row);
        let mut block = Block {
            element: snapshot.identity(node),
            digest: snapshot.digest(node),
            class: scored.class,
            kind: (scored.class == Class::Sponsored).then(|| kind(page, node)),
            confidence: scored.confidence,
            evidence: reasons::reasons(trees, &trees.forests[scored.class as usize], signals, &row),
            remnants: Vec::new(),
            overlay: is_overlay(page, scored.candidate),
            fingerprint: fingerprint(snapshot, node, scored.class),
        };
        if block.overlay {
            overlays.push(node);
        }
        remnants::add(context, node, request, &mut block);
        judgement.blocks.push(block);
    }
    if request.measurements.is_empty() && !overlays.is_empty() {
        judgement.wanted = remnants::wanted(context, &overlays);
    }
    judgement
}

/// Whether a block is built as a pop-up, as far as its structure tells.
fn is_overlay(page: &Page, candidate: Candidate) -> bool {
    let snapshot = page.snapshot;
    let flagged = |at| snapshot.has_flag(at, flag::MODAL | flag::POPOVER_OPEN) || snapshot.tag(at) == tag::DIALOG;
    (candidate.outer..=candidate.inner).any(|at| !snapshot.is_text(at) && (flagged(at) || page.own_marks(at, Mark::Popup) > 0))
        || snapshot.ancestors(candidate.outer).take(3).any(|at| flagged(at) || page.own_marks(at, Mark::Popup) > 0)
        || snapshot.parent(candidate.outer).is_some_and(|parent| snapshot.tag(parent) == tag::BODY)
}

/// Whether sponsored content gathers addresses.
fn kind(page: &Page, node: usize) -> Kind {
    let leads = page.words(node, Topic::Lead) + 2 * page.words(node, Topic::LeadDisclosure) + page.marks(node, Mark::Lead);
    let paid = page.words(node, Topic::SponsoredLabel) + page.words(node, Topic::PartnerHeading) + page.marks(node, Mark::RecommendationService);
    if leads > paid { Kind::Leads } else { Kind::Paid }
}

fn threshold(trees: &Trees, class: Class, level: Level) -> f32 {
    trees.forests[class as usize].thresholds[level as usize]
}

fn wanted_class(page: &Page, scored: &Scored, request: &JudgeRequest) -> bool {
    match scored.class {
        Class::Newsletter => request.classes.newsletter,
        Class::Sponsored => match kind(page, scored.candidate.outer) {
            Kind::Leads => request.classes.leads,
            Kind::Paid => request.classes.paid,
        },
    }
}

/// Best first: the candidate with the highest confidence takes its place, and nothing that overlaps it follows, unless it is around it
/// and itself surely a block.
fn choose(context: &Context, trees: &Trees, request: &JudgeRequest) -> Vec<Scored> {
    let page = context.page;
    let snapshot = page.snapshot;
    let mut scored = score(context, trees);
    scored.retain(|scored| {
        scored.confidence >= threshold(trees, scored.class, request.level)
            && wanted_class(page, scored, request)
            && safety::veto(context, scored.candidate.outer, scored.class).is_none()
            && !super::fingerprint::is_kept(page, scored.candidate.outer, scored.class, &request.kept)
    });
    scored.sort_by(|left, right| {
        right.score.total_cmp(&left.score).then(left.candidate.outer.cmp(&right.candidate.outer))
    });
    let mut accepted: Vec<Scored> = Vec::new();
    for scored in scored {
        let node = scored.candidate.outer;
        let overlaps = |other: &Scored| snapshot.contains(other.candidate.outer, node) || snapshot.contains(node, other.candidate.outer);
        if !accepted.iter().any(overlaps) {
            accepted.push(scored);
        }
    }
    accepted.sort_by_key(|scored| scored.candidate.outer);
    accepted
}

/// Measures and scores every candidate; each is taken for the class that fits it better.
fn score(context: &Context, trees: &Trees) -> Vec<Scored> {
    let mut row = Vec::new();
    let mut features = Features::default();
    candidates(context.page)
        .into_iter()
        .map(|candidate| {
            features.values.clear();
            measure(context, candidate, &mut features);
            trees.select(&features.values, &mut row);
            let score = |class: Class| trees.forests[class as usize].score(&row);
            let class = if score(CLASSES[0]) >= score(CLASSES[1]) { CLASSES[0] } else { CLASSES[1] };
            let score = score(class);
            Scored { candidate, class, score, confidence: trees.forests[class as usize].confidence(score) }
        })
        .collect()
}
