//! What a model makes of training rows, without the pages: quick enough to be asked at every change.
//!
//! It is less than judging a page: no safety rule holds anything back, and no block is put together from its parts. So the figures are
//! there to be compared with each other, not with those of `clearcolumn score`.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{PackedRows, RowsError, Share, first_pass_measurements, row_flag, surroundings};
use crate::{
    Engine, EngineError,
    verdict::{Class, Level, SECOND},
};

/// What a model finds of labelled rows at the threshold of a level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranking {
    /// Whole newsletter blocks at or above the threshold.
    pub newsletter: Share,
    /// Whole sponsored blocks at or above the threshold.
    pub sponsored: Share,
    /// Pages on which something that is neither labelled nor neutral is at or above it.
    pub wrong_pages: Share,
}

/// Why rows cannot be ranked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RankingError {
    /// The rows are of other measurements than the model.
    #[error(transparent)]
    Model(#[from] EngineError),
    /// A file of rows is damaged.
    #[error(transparent)]
    Rows(#[from] RowsError),
}

/// Scores all rows of a file by both passes of a model.
///
/// # Errors
/// [`RankingError`] when the rows are damaged or of other measurements than the engine.
pub fn rank(engine: &Engine, rows: &PackedRows, level: Level) -> Result<Ranking, RankingError> {
    let first_pass = first_pass_measurements();
    if rows.head.catalogue != super::catalogue() {
        return Err(EngineError::BadModel("the rows are of other measurements".to_owned()).into());
    }
    let trees = &engine.trees;
    let columns: Vec<Option<Vec<f32>>> = trees
        .used()
        .par_iter()
        .map(|used| (usize::from(*used) < first_pass).then(|| rows.measurement(usize::from(*used))).transpose())
        .collect::<Result<_, _>>()?;
    let (places, classes, flags) = (rows.places()?, rows.classes()?, rows.numbers("flags")?);
    let mut begins = vec![0];
    for page in &rows.head.pages {
        begins.push(begins[begins.len() - 1] + page.rows);
    }
    let pages: Vec<Ranking> = begins
        .par_windows(2)
        .map(|window| {
            let range = window[0]..window[1];
            let row_of = |row: usize| {
                columns.iter().map(|column| column.as_ref().map_or(0.0, |column| column[row])).collect::<Vec<f32>>()
            };
            let mut selected: Vec<Vec<f32>> = range.clone().map(row_of).collect();
            let mut scores: Vec<[f32; 2]> =
                selected.iter().map(|row| [trees.forests[0].score(row), trees.forests[1].score(row)]).collect();
            let around = surroundings(&places[range.clone()], &scores);
            let second_pass = around.len() / scores.len().max(1);
            let mut ranking = Ranking::default();
            let mut is_wrong = false;
            for (at, row) in range.enumerate() {
                for (slot, used) in trees.used().iter().enumerate() {
                    if let Some(measurement) = usize::from(*used).checked_sub(first_pass) {
                        selected[at][slot] = around[at * second_pass + measurement];
                    }
                }
                let taken = [0, 1].map(|class| {
                    let forest = &trees.forests[SECOND + class];
                    scores[at][class] += forest.score(&selected[at]);
                    forest.confidence(scores[at][class]) >= forest.thresholds[level as usize]
                });
                let flagged = |flag| flags[row] & flag > 0;
                match classes[row] {
                    Some(Class::Newsletter) if flagged(row_flag::UNIT) => ranking.newsletter.count(taken[0]),
                    Some(Class::Sponsored) if flagged(row_flag::UNIT) => ranking.sponsored.count(taken[1]),
                    Some(_) => {}
                    None => {
                        is_wrong |=
                            !flagged(row_flag::NEUTRAL) && !flagged(row_flag::UNLABELLED) && (taken[0] || taken[1]);
                    }
                }
            }
            ranking.wrong_pages.count(is_wrong);
            ranking
        })
        .collect();
    Ok(pages.iter().fold(Ranking::default(), |sum, page| Ranking {
        newsletter: sum.newsletter + page.newsletter,
        sponsored: sum.sponsored + page.sponsored,
        wrong_pages: sum.wrong_pages + page.wrong_pages,
    }))
}
