//! The two passes of the model over the candidates of a page: the second corrects the score of the first by what stands around.

use super::surroundings::{self, Place, Scores, Surroundings};
use crate::{
    model::Trees,
    signals::{Candidate, Context, Features, candidates, measure},
};

/// Forests of a model: newsletter and sponsored of the first pass, then of the second, then that of leads.
pub(crate) const FORESTS: usize = 5;
/// The first forest of the second pass.
pub(crate) const SECOND: usize = 2;
/// The forest of leads.
pub(crate) const LEADS: usize = 4;

/// A candidate with what the model makes of it.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub(super) candidate: Candidate,
    /// The measurements in use, of both passes.
    pub(super) row: Vec<f32>,
    /// Scores of both passes together, in log-odds before calibration.
    pub(super) scores: Scores,
    /// Share of its letters in parts that are surely no clutter, 0 to 1.
    pub(super) content: f32,
}

/// Measures and weighs every candidate of a page.
pub(super) fn weigh(context: &Context, trees: &Trees) -> Vec<Weighed> {
    let mut features = Features::default();
    let mut weighed: Vec<Weighed> = candidates(context.page)
        .into_iter()
        .map(|candidate| {
            features.values.clear();
            measure(context, candidate, &mut features);
            features.values.resize(trees.measurements(), 0.0);
            let mut row = Vec::with_capacity(trees.used().len());
            trees.select(&features.values, &mut row);
            let scores = [trees.forests[0].score(&row), trees.forests[1].score(&row)];
            Weighed { candidate, row, scores, content: 0.0 }
        })
        .collect();
    let places = weighed.iter().map(|weighed| Place::of(context.page, weighed.candidate)).collect();
    let scores: Vec<Scores> = weighed.iter().map(|weighed| weighed.scores).collect();
    let surroundings = Surroundings::new(places, &scores);
    let first_pass = first_pass_measurements(trees);
    for (at, weighed) in weighed.iter_mut().enumerate() {
        features.values.clear();
        surroundings.measure(at, &mut features);
        weighed.content = surroundings.content(at);
        for (slot, measurement) in trees.used().iter().enumerate() {
            if let Some(second) = usize::from(*measurement).checked_sub(first_pass) {
                weighed.row[slot] = features.values[second];
            }
        }
        for (class, score) in weighed.scores.iter_mut().enumerate() {
            *score += trees.forests[SECOND + class].score(&weighed.row);
        }
    }
    weighed
}

/// The score of both passes for a row some of whose measurements of the first pass were changed.
pub(super) fn score_again(trees: &Trees, class: usize, row: &mut [f32]) -> f32 {
    let first_pass = first_pass_measurements(trees);
    let own_scores = [trees.forests[0].score(row), trees.forests[1].score(row)];
    for (class, own) in own_scores.map(surroundings::bounded).into_iter().enumerate() {
        let measurement = first_pass + surroundings::itself(class);
        if let Some(slot) = trees.used().iter().position(|used| usize::from(*used) == measurement) {
            row[slot] = own;
        }
    }
    own_scores[class] + trees.forests[SECOND + class].score(row)
}

/// Whether a measurement is the candidate's own score in the first pass.
pub(super) fn is_own_score(trees: &Trees, measurement: u16) -> bool {
    let first_pass = first_pass_measurements(trees);
    (0..2).any(|class| usize::from(measurement) == first_pass + surroundings::itself(class))
}

fn first_pass_measurements(trees: &Trees) -> usize {
    trees.measurements() - surroundings::MEASUREMENTS
}
