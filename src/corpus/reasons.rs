//! Whether the reasons that readers are shown are true: checked on whole pages, by taking each reason away and judging the page again.
//!
//! The engine finds its reasons by a shortcut: it blanks a signal in the row of the block and leaves what stands around as it was. Here
//! the block is blanked, the first pass scores it anew, and all that the second pass says of the page is measured anew.

use super::{rows::measured, surroundings};
use crate::{
    Document, Engine,
    verdict::{Class, JudgeRequest, LEADS, SECOND},
};

/// One hidden block with the reason that is shown first.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonCheck {
    /// The block's element.
    pub element: u32,
    /// Its class.
    pub class: Class,
    /// The signal that is shown first.
    pub shown: String,
    /// The signal without which the score of the block falls most.
    pub strongest: String,
    /// How far the score falls without the shown one, and without the strongest, in log-odds.
    pub falls: [f32; 2],
}

/// Checks every hidden block of a page whose reason is the model's. Blocks that a written pattern named, or that were put together from
/// parts, have no row of their own to check.
#[must_use]
pub fn check_reasons(engine: &Engine, document: &Document, request: &JudgeRequest) -> Vec<ReasonCheck> {
    let judgement = engine.judge(&document.snapshot, request);
    let (values, elements, places) = measured(document);
    let first_pass = values.len() / elements.len().max(1);
    let trees = &engine.trees;
    let selected = |row: &[f32]| -> Vec<f32> {
        trees.used().iter().map(|used| row.get(usize::from(*used)).copied().unwrap_or_default()).collect()
    };
    let rows: Vec<Vec<f32>> = values.chunks_exact(first_pass.max(1)).map(selected).collect();
    let first = |row: &[f32]| [trees.forests[0].score(row), trees.forests[1].score(row)];
    let scores: Vec<[f32; 2]> = rows.iter().map(|row| first(row)).collect();
    // The score of one block, with its row as it is given, all of the page measured anew around it; `blank` names measurements of the
    // second pass that are taken away too.
    let score = |at: usize, row: &[f32], class: usize, blank: &dyn Fn(usize) -> bool| -> f32 {
        let mut scores = scores.clone();
        scores[at] = first(row);
        let around = surroundings(&places, &scores);
        let second = around.len() / scores.len();
        let mut row = row.to_vec();
        for (slot, used) in trees.used().iter().enumerate() {
            if let Some(measurement) = usize::from(*used).checked_sub(first_pass) {
                row[slot] = if blank(slot) { trees.medians()[slot] } else { around[at * second + measurement] };
            }
        }
        scores[at][class] + trees.forests[SECOND + class].score(&row)
    };
    let leads = &trees.forests[LEADS];
    let mut checks = Vec::new();
    for block in &judgement.blocks {
        let Some(at) = elements.iter().position(|element| *element == block.element) else { continue };
        let Some(shown) = block.evidence.first() else { continue };
        let class = block.class as usize;
        // The forest of leads judges a row alone, without what stands around.
        let by_leads = leads.confidence(leads.score(&rows[at])) == block.confidence;
        let score = |row: &[f32], blank: &dyn Fn(usize) -> bool| {
            if by_leads { leads.score(row) } else { score(at, row, class, blank) }
        };
        let whole = score(&rows[at], &|_| false);
        let mut signals: Vec<&str> = trees.used().iter().map(|used| engine.signals[usize::from(*used)]).collect();
        signals.sort_unstable();
        signals.dedup();
        let mut falls: Vec<(&str, f32)> = signals
            .into_iter()
            .map(|signal| {
                let is_own = |slot: usize| engine.signals[usize::from(trees.used()[slot])] == signal;
                let row: Vec<f32> = (0..rows[at].len())
                    .map(|slot| if is_own(slot) { trees.medians()[slot] } else { rows[at][slot] })
                    .collect();
                // Its own score in the first pass follows from the row, so it is never blanked by itself.
                let follows = |slot: usize| is_own(slot) && !is_own_score(engine, slot, first_pass);
                (signal, whole - score(&row, &follows))
            })
            .collect();
        falls.sort_by(|one, other| other.1.total_cmp(&one.1));
        let Some(own) = falls.iter().find(|(signal, _)| *signal == shown.signal) else { continue };
        let falls_of = [own.1, falls[0].1];
        // A pattern's signals are named in the order of the pattern, with one weight for all.
        let is_pattern =
            block.evidence.len() > 1 && block.evidence.iter().all(|evidence| evidence.weight == shown.weight);
        if !is_pattern {
            checks.push(ReasonCheck {
                element: block.element,
                class: block.class,
                shown: shown.signal.clone(),
                strongest: falls[0].0.to_owned(),
                falls: falls_of,
            });
        }
    }
    checks
}

/// Whether a measurement in use is the block's own score in the first pass.
fn is_own_score(engine: &Engine, slot: usize, first_pass: usize) -> bool {
    let second = engine.trees.measurements() - first_pass;
    let each = second / 2;
    usize::from(engine.trees.used()[slot]).checked_sub(first_pass).is_some_and(|at| at == 0 || at == each)
}
