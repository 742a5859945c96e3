//! Chooses among candidates that overlap: the best first, whole units, nothing that the safety rules keep.

#[cfg(feature = "cli")]
use serde::Serialize;

use super::{
    Block, Class, Evidence, JudgeRequest, Judgement, Kind, Level, PurposeVerdict,
    choice::{self, READERS_CHOICE},
    fingerprint, memory,
    passes::{self, Weighed},
    patterns::{self, Pattern},
    reasons, remnants, safety,
};
use crate::{
    Snapshot,
    article::Purpose,
    lexicon::{Mark, Topic},
    model::{Forest, Trees},
    order,
    page::{Page, Tally},
    signals::{Candidate, Context},
    snapshot::vocabulary::{flag, header_flag, tag},
};

/// How far, in log-odds, the whole unit may score below its best part. Between 2 and 4 it made no difference on held-out folds, so the
/// more careful end was taken (November 2026).
const UNIT_MARGIN: f32 = 2.0;

/// Share of a wrapper's letters in parts that are surely no clutter from which it is more than its block. Chosen on held-out folds,
/// November 2026.
const MOST_CONTENT: f32 = 0.5;

/// Confidence that a page without an article asks for.
const OFF_ARTICLE_CONFIDENCE: f32 = 0.95;
/// Candidates that compete, at most: what a page of any honest kind has, and a bound on the work for the others.
const MOST_COMPETING: usize = 300;

/// Confidence from which an element beside an accepted block belongs to it. Chosen on held-out folds, November 2026.
const NEIGHBOUR_CONFIDENCE: f32 = 0.4;

/// A candidate with its score for one class.
#[derive(Debug, Clone)]
pub(super) struct Scored {
    pub(super) candidate: Candidate,
    row: Vec<f32>,
    pub(super) class: Class,
    score: f32,
    pub(super) confidence: f32,
    /// Share of its letters in parts that are surely no clutter, 0 to 1.
    content: f32,
    /// The pattern that it shows.
    pattern: Option<Pattern>,
    /// The reader chose it.
    chosen: bool,
}

/// Judges a page.
pub(crate) fn decide(context: &Context, trees: &Trees, signals: &[&'static str], request: &JudgeRequest) -> Judgement {
    let page = context.page;
    let snapshot = page.snapshot;
    let mut articles =
        context.region.iter().flat_map(|region| &region.articles).map(|article| snapshot.identity(*article));
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
        article: articles.next(),
        further_articles: articles.collect(),
        blocks: Vec::new(),
        wanted: Vec::new(),
        memorable: Vec::new(),
    };
    if safety::is_untouchable(context) {
        return judgement;
    }
    let accepted = choose(context, trees, request);
    judgement.memorable = memory::memorable(context, &accepted, request);
    let mut overlays = Vec::new();
    for scored in &accepted {
        let node = scored.candidate.outer;
        let mut block = Block {
            element: snapshot.identity(node),
            digest: snapshot.digest(node),
            class: scored.class,
            kind: (scored.class == Class::Sponsored).then(|| kind(context, scored.candidate)),
            confidence: scored.confidence,
            evidence: evidence(trees, signals, scored),
            remnants: Vec::new(),
            overlay: is_overlay(page, scored.candidate),
            fingerprint: if scored.chosen {
                choice::fingerprint(snapshot, node)
            } else {
                fingerprint(snapshot, node, scored.class)
            },
        };
        // A child of the body may be held over the page by its style alone.
        if block.overlay || snapshot.parent(node).is_some_and(|parent| snapshot.tag(parent) == tag::BODY) {
            overlays.push(node);
        }
        remnants::add(context, node, request, &mut block);
        let is_block = |element: u32| accepted.iter().any(|block| snapshot.identity(block.candidate.outer) == element);
        block.remnants.retain(|remnant| !is_block(remnant.element));
        judgement.blocks.push(block);
    }
    if request.measurements.is_empty() && !overlays.is_empty() {
        judgement.wanted = remnants::wanted(context, &overlays);
    }
    judgement
}

/// Why the block is hidden: what moved the model, or the pattern that it shows.
fn evidence(trees: &Trees, signals: &[&'static str], scored: &Scored) -> Vec<Evidence> {
    if scored.chosen {
        return vec![Evidence { signal: READERS_CHOICE.to_owned(), weight: 1.0 }];
    }
    let learned = passes::score_again(trees, scored.class as usize, &mut scored.row.clone());
    match scored.pattern {
        Some((class, names)) if class == scored.class && learned < scored.score => {
            let weight = scored.score - learned;
            names.iter().map(|signal| Evidence { signal: (*signal).to_owned(), weight }).collect()
        }
        _ => reasons::reasons(trees, scored.class as usize, signals, &scored.row),
    }
}

/// Whether a block is built as a pop-up, as far as its structure tells.
fn is_overlay(page: &Page, candidate: Candidate) -> bool {
    let snapshot = page.snapshot;
    let flagged = |at| snapshot.has_flag(at, flag::MODAL | flag::POPOVER_OPEN) || snapshot.tag(at) == tag::DIALOG;
    (candidate.outer..=candidate.inner)
        .any(|at| !snapshot.is_text(at) && (flagged(at) || page.own_marks(at, Mark::Popup) > 0))
        || snapshot.ancestors(candidate.outer).take(3).any(|at| flagged(at) || page.own_marks(at, Mark::Popup) > 0)
}

/// Whether sponsored content gathers addresses.
pub(super) fn kind(context: &Context, candidate: Candidate) -> Kind {
    let (page, node) = (context.page, candidate.outer);
    if patterns::is_leads(context, candidate) {
        return Kind::Leads;
    }
    let leads =
        page.words(node, Topic::Lead) + 2 * page.words(node, Topic::LeadDisclosure) + page.marks(node, Mark::Lead);
    let paid = page.words(node, Topic::SponsoredLabel)
        + page.words(node, Topic::PartnerHeading)
        + page.marks(node, Mark::RecommendationService);
    if leads > paid { Kind::Leads } else { Kind::Paid }
}

/// The confidence from which a block is hidden. A page that is no article was made for something else, and what it was made for looks
/// like clutter more often: there the careful level holds at least.
fn threshold(context: &Context, trees: &Trees, class: Class, level: Level) -> f32 {
    let thresholds = forest(trees, class).thresholds;
    let chosen = thresholds[level as usize];
    let is_article = context.region.is_some() && context.purpose.kind == Purpose::Article;
    if is_article { chosen } else { chosen.max(thresholds[Level::Careful as usize]).max(OFF_ARTICLE_CONFIDENCE) }
}

fn wanted_class(context: &Context, scored: &Scored, request: &JudgeRequest) -> bool {
    match scored.class {
        Class::Newsletter => request.classes.newsletter,
        Class::Sponsored => match kind(context, scored.candidate) {
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
    let chosen = chosen(context, &scored, request);
    // What the reader called wrong stays whole: neither its parts nor what is around it may go instead.
    let kept = super::fingerprint::kept(page, &request.kept);
    let is_near_kept =
        |node: usize| kept.iter().any(|kept| snapshot.contains(*kept, node) || snapshot.contains(node, *kept));
    let weak: Vec<Scored> = scored
        .iter()
        .filter(|scored| {
            let Scored { candidate, class, .. } = **scored;
            scored.confidence >= NEIGHBOUR_CONFIDENCE
                // A button or a link of its own may belong to anything.
                && !matches!(snapshot.tag(candidate.outer), tag::A | tag::BUTTON | tag::INPUT | tag::LABEL)
                && (class == Class::Newsletter || page.count_of(candidate.outer, Tally::Links) == 0)
                && wanted_class(context, scored, request)
                && !safety::keeps_neighbour(context, candidate.outer, class)
                && !is_near_kept(candidate.outer)
        })
        .take(MOST_COMPETING)
        .cloned()
        .collect();
    scored.retain(|scored| {
        scored.confidence >= threshold(context, trees, scored.class, request.level)
            && wanted_class(context, scored, request)
            && safety::veto(context, scored.candidate.outer, scored.class).is_none()
            && !is_near_kept(scored.candidate.outer)
    });
    order::sort_by_key(&mut scored, |scored| {
        u64::from(order::descending(scored.score)) << 32 | scored.candidate.outer as u64
    });
    scored.truncate(MOST_COMPETING);
    let more: Vec<bool> = scored.iter().map(|wrapper| holds_more(snapshot, &scored, wrapper)).collect();
    let mut more = more.into_iter();
    scored.retain(|_| !more.next().unwrap_or_default());
    let mut accepted: Vec<Scored> = Vec::new();
    for best in &scored {
        let whole = whole_unit(snapshot, &scored, best);
        let node = whole.candidate.outer;
        if accepted.iter().any(|other| snapshot.contains(other.candidate.outer, node)) {
            continue;
        }
        accepted.retain(|other| !snapshot.contains(node, other.candidate.outer));
        accepted.push(whole.clone());
    }
    take_neighbours(page, &weak, &mut accepted);
    order::sort_by_key(&mut accepted, |scored| scored.candidate.outer as u64);
    let mut accepted = merge_siblings(context, accepted);
    for choice in chosen {
        let node = choice.candidate.outer;
        if !accepted.iter().any(|other| snapshot.contains(other.candidate.outer, node)) {
            accepted.retain(|other| !snapshot.contains(node, other.candidate.outer));
            accepted.push(choice);
        }
    }
    order::sort_by_key(&mut accepted, |scored| scored.candidate.outer as u64);
    accepted
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

/// Whether a candidate is a wrapper that holds a block of its class and, beside it, parts that are surely something else. A pattern names
/// a sentence as a whole, its words that invite to nothing included.
fn holds_more(snapshot: &Snapshot, scored: &[Scored], wrapper: &Scored) -> bool {
    wrapper.class == Class::Newsletter
        && wrapper.content > MOST_CONTENT
        && wrapper.pattern.is_none_or(|(class, _)| class != wrapper.class)
        && scored.iter().any(|part| {
            part.class == wrapper.class
                && part.candidate.outer > wrapper.candidate.outer
                && snapshot.contains(wrapper.candidate.outer, part.candidate.outer)
        })
}

/// Adds what stands just before or after an accepted block and is weakly a part of it: the heading over a form, the fine print under it,
/// the next card of a row. A unit that is spread over siblings is found by its strongest part (thresholding with hysteresis, Canny 1986).
fn take_neighbours(page: &Page, weak: &[Scored], accepted: &mut Vec<Scored>) {
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

/// The outermost candidate around the best one that is still nearly as surely a block of the same class: the model scores a part that
/// holds the form a little higher than the whole with its heading and fine print, and anything that holds more than the block much lower.
fn whole_unit<'a>(snapshot: &Snapshot, scored: &'a [Scored], best: &'a Scored) -> &'a Scored {
    scored
        .iter()
        .filter(|other| {
            other.class == best.class
                && other.score >= best.score - UNIT_MARGIN
                && snapshot.contains(other.candidate.outer, best.candidate.outer)
        })
        .min_by_key(|other| other.candidate.outer)
        .unwrap_or(best)
}

/// Takes the parent instead of its parts where they are all that it shows.
fn merge_siblings(context: &Context, mut accepted: Vec<Scored>) -> Vec<Scored> {
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
            let strongest =
                parts.iter().copied().max_by(|left, right| accepted[*left].score.total_cmp(&accepted[*right].score));
            let mut merged = accepted[strongest.unwrap_or(at)].clone();
            merged.candidate = Candidate { outer: parent, inner: parent };
            merged.pattern = patterns::pattern(context, merged.candidate);
            accepted.retain(|part| !snapshot.contains(parent, part.candidate.outer));
            accepted.push(merged);
            order::sort_by_key(&mut accepted, |scored| scored.candidate.outer as u64);
            at = 0;
        } else {
            at += 1;
        }
    }
    accepted
}

/// Why an element is hidden or stays, for those who maintain the model.
#[cfg(feature = "cli")]
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// What the model thinks of it: the better class and its confidence.
    pub class: Class,
    /// The calibrated probability.
    pub confidence: f32,
    /// The confidence that would have been enough here.
    pub threshold: f32,
    /// The safety rule that keeps it, if one does.
    pub veto: Option<String>,
    /// What moved the model.
    pub evidence: Vec<Evidence>,
    /// What the page is for.
    pub purpose: &'static str,
}

/// Explains the candidate that an element belongs to; none where it is no candidate.
#[cfg(feature = "cli")]
pub(crate) fn explain(
    context: &Context,
    trees: &Trees,
    signals: &[&'static str],
    node: usize,
    level: Level,
) -> Option<Explanation> {
    let chained = |scored: &Scored| {
        scored.candidate.outer <= node
            && node <= scored.candidate.inner
            && context.page.snapshot.contains(scored.candidate.outer, node)
    };
    let scored = score(context, trees).into_iter().rfind(chained)?;
    Some(Explanation {
        class: scored.class,
        confidence: scored.confidence,
        threshold: threshold(context, trees, scored.class, level),
        veto: safety::veto(context, scored.candidate.outer, scored.class).map(|veto| format!("{veto:?}")),
        evidence: evidence(trees, signals, &scored),
        purpose: context.purpose.kind.as_str(),
    })
}

/// The forest that decides about a class.
fn forest(trees: &Trees, class: Class) -> &Forest {
    &trees.forests[passes::SECOND + class as usize]
}

/// Every candidate, each taken for the class that fits it better.
pub(super) fn score(context: &Context, trees: &Trees) -> Vec<Scored> {
    passes::weigh(context, trees)
        .into_iter()
        .map(|Weighed { candidate, row, scores, content }| {
            let class = if scores[0] >= scores[1] { Class::Newsletter } else { Class::Sponsored };
            let score = scores[class as usize];
            let confidence = forest(trees, class).confidence(score);
            let pattern = patterns::pattern(context, candidate);
            match pattern {
                Some((class, _)) if confidence < patterns::PATTERN_CONFIDENCE => {
                    let score = forest(trees, class).score_of(patterns::PATTERN_CONFIDENCE);
                    let confidence = patterns::PATTERN_CONFIDENCE;
                    Scored { candidate, row, class, score, confidence, content, pattern, chosen: false }
                }
                _ => Scored { candidate, row, class, score, confidence, content, pattern, chosen: false },
            }
        })
        .collect()
}
