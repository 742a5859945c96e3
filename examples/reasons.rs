//! Are the reasons true? Takes every signal away from every hidden block of a corpus, judges the page again, and says how often the reason
//! that is shown first is the one without which the score falls most.
//!
//! `cargo run --release --example reasons -- CORPUS`

use std::{env, error::Error, path::PathBuf};

use clearcolumn::{
    Engine,
    corpus::{Corpus, CorpusError, ReasonCheck, check_reasons},
    verdict::JudgeRequest,
};
use rayon::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = env::args_os().nth(1).ok_or("give the folder of a corpus")?.into();
    let corpus = Corpus::open(&folder)?;
    let engine = Engine::new()?;
    let request = JudgeRequest::default();
    let labels = corpus.labels()?;
    let checks: Vec<(String, usize, Vec<ReasonCheck>)> = labels
        .par_iter()
        .filter_map(|labels| corpus.entry(&labels.id))
        .map(|entry| {
            let document = corpus.document(entry)?;
            let hidden = engine.judge(&document.snapshot, &request).blocks.len();
            Ok((entry.id.clone(), hidden, check_reasons(&engine, &document, &request)))
        })
        .collect::<Result<_, CorpusError>>()?;
    let (mut all, mut true_ones) = (0, 0);
    for (page, _, checks) in &checks {
        for check in checks {
            all += 1;
            if check.shown == check.strongest {
                true_ones += 1;
            } else {
                let [shown, strongest] = check.falls;
                println!(
                    "{page} {}: {} ({shown:.2}) is shown, {} ({strongest:.2}) is stronger",
                    check.element, check.shown, check.strongest
                );
            }
        }
    }
    let hidden: usize = checks.iter().map(|(_, hidden, _)| hidden).sum();
    println!(
        "{hidden} blocks are hidden; {all} have a reason of the model's, the others were named by a pattern or put together from parts"
    );
    println!(
        "{true_ones} of {all} hidden blocks ({:.1} %): the first reason is the strongest",
        100.0 * f64::from(true_ones) / f64::from(all.max(1))
    );
    Ok(())
}
