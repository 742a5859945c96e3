//! Why a block was hidden: the reader's choice, a pattern, or the signals without which its score would be lower.

use super::{Evidence, choice::READERS_CHOICE, passes, scored::Scored};
use crate::{model::Trees, order};

/// Why the block is hidden: what moved the model, or the pattern that it shows.
pub(super) fn evidence(trees: &Trees, signals: &[&'static str], scored: &Scored) -> Vec<Evidence> {
    if scored.chosen {
        return vec![Evidence { signal: READERS_CHOICE.to_owned(), weight: 1.0 }];
    }
    if scored.leads {
        return reasons(trees, signals, &scored.row, &|row| trees.forests[passes::LEADS].score(row));
    }
    let learned = passes::score_again(trees, scored.class as usize, &mut scored.row.clone());
    match scored.pattern {
        Some((class, names)) if class == scored.class && learned < scored.score => {
            let weight = scored.score - learned;
            names.iter().map(|signal| Evidence { signal: (*signal).to_owned(), weight }).collect()
        }
        _ => reasons(trees, signals, &scored.row, &|row| passes::score_again(trees, scored.class as usize, row)),
    }
}

/// Reasons shown for one block.
const MOST_REASONS: usize = 5;

/// The weight of each signal is how much the score falls when all its measurements are set to their medians over the training rows,
/// which stand for "nothing of the kind is there". So a reason is true by its own definition: without it, the block scores lower.
fn reasons(
    trees: &Trees,
    signals: &[&'static str],
    row: &[f32],
    score_of: &dyn Fn(&mut [f32]) -> f32,
) -> Vec<Evidence> {
    let score = score_of(&mut row.to_vec());
    // In the order of the names, which decides between equal weights.
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (at, measurement) in trees.used().iter().enumerate() {
        if row[at] != trees.medians()[at] && !passes::is_own_score(trees, *measurement) {
            let signal = signals[*measurement as usize];
            match groups.binary_search_by_key(&signal, |group| group.0) {
                Ok(known) => groups[known].1.push(at),
                Err(place) => groups.insert(place, (signal, vec![at])),
            }
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
            Evidence { signal: signal.to_owned(), weight: score - score_of(&mut without) }
        })
        .filter(|evidence| evidence.weight > 0.0)
        .collect();
    order::sort_by_key(&mut evidence, |evidence| u64::from(order::descending(evidence.weight)));
    evidence.truncate(MOST_REASONS);
    evidence
}
