//! Why an element is hidden or stays, for those who maintain the model.

use serde::Serialize;

use super::{
    Class, Evidence, Level, plain, reasons, safety,
    scored::{self, Scored},
};
use crate::{model::Trees, signals::Context};

/// What becomes of an element, and why.
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
    let mut candidates = scored::score(context, trees);
    let scored = candidates.iter().rfind(|scored| chained(scored))?.clone();
    let of_level = scored::threshold(context, trees, scored.class, level);
    candidates.retain(|candidate| candidate.confidence >= plain::threshold(context, scored.class, of_level));
    Some(Explanation {
        class: scored.class,
        confidence: scored.confidence,
        threshold: plain::enough(context, &candidates, &scored, of_level),
        veto: safety::veto(context, scored.candidate.outer, scored.class).map(|veto| format!("{veto:?}")),
        evidence: reasons::evidence(trees, signals, &scored),
        purpose: context.purpose.kind.as_str(),
    })
}
