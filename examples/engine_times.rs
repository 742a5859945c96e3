//! Times each part of a judgement: `cargo run --release --example engine_times -- CORPUS [STEP]`.
//!
//! Every `STEP`-th page of the corpus is judged a few times, and the fastest run counts.

use std::{env, error::Error, path::PathBuf};

use clearcolumn::{
    Engine,
    timing::{STAGES, times},
};

/// Every how many pages of the corpus one is timed, unless the command says so.
const STEP: usize = 6;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let corpus = PathBuf::from(arguments.next().ok_or("usage: engine_times CORPUS [STEP]")?);
    let step = arguments.next().and_then(|step| step.to_str()?.parse().ok()).unwrap_or(STEP);
    let times = times(&Engine::new()?, &corpus, step)?;
    println!("{} pages, {} elements in the middle", times.len(), middle(times.iter().map(|times| times.elements)).0);
    for (at, stage) in STAGES.iter().enumerate() {
        let (median, late) = middle(times.iter().map(|times| times.stages[at]));
        println!("{stage:14} median {median:9.1?}   95 % {late:9.1?}");
    }
    Ok(())
}

/// The median and the 95th percentile.
fn middle<T: Ord + Copy + Default>(values: impl Iterator<Item = T>) -> (T, T) {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    let at = |percent: usize| values.get(values.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default();
    (at(50), at(95))
}
