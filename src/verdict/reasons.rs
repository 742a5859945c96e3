//! Why a block was hidden: the signals without which its score would be lower.

use std::collections::BTreeMap;

use super::{Evidence, passes};
use crate::model::Trees;

/// Reasons shown for one block.
const MOST_REASONS: usize = 5;

/// The weight of each signal is how much the score falls when all its measurements are set to their medians over the training rows,
/// which stand for "nothing of the kind is there". So a reason is true by its own definition: without it, the block scores lower.
pub(super) fn reasons(trees: &Trees, class: usize, signals: &[&'static str], row: &[f32]) -> Vec<Evidence> {
    let score = passes::score_again(trees, class, &mut row.to_vec());
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, measurement) in trees.used().iter().enumerate() {
        if row[at] != trees.medians()[at] && !passes::is_own_score(trees, *measurement) {
            groups.entry(signals[*measurement as usize]).or_default().push(at);
        }
    }
    let mut evidence: Vec<Evidence> = groups
        .into_iter()
        .map(|(signal, places)| {
            let mut without = row.to_vec();
            for at in places {
                without[at] = trees.medians()[at];
            }
            // What a block lacks, it lacks in both passes.
            Evidence { signal: signal.to_owned(), weight: score - passes::score_again(trees, class, &mut without) }
        })
        .filter(|evidence| evidence.weight > 0.0)
        .collect();
    evidence.sort_by(|left, right| right.weight.total_cmp(&left.weight));
    evidence.truncate(MOST_REASONS);
    evidence
}
