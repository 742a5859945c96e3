//! How long each part of a judgement takes on the pages of a corpus. Native only.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    Engine, Snapshot, article,
    corpus::{Corpus, CorpusError},
    page::Page,
    signals::Context,
    verdict::{self, JudgeRequest},
};

/// The parts of a judgement, in their order. The last one is all of them.
pub const STAGES: [&str; 7] = ["from the wire", "page", "article", "purpose", "context", "decision", "all"];

/// One page's times, each the fastest of a few runs.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// Elements of the page.
    pub elements: usize,
    /// The time of each of [`STAGES`].
    pub stages: [Duration; STAGES.len()],
}

/// Times every `step`-th page of a corpus, one after the other.
///
/// # Errors
/// [`CorpusError`] when a file of the corpus cannot be read or is not in its form.
pub fn times(engine: &Engine, folder: &Path, step: usize) -> Result<Vec<Times>, CorpusError> {
    let corpus = Corpus::open(folder)?;
    corpus.pages.iter().step_by(step.max(1)).map(|entry| Ok(time(engine, &corpus.document(entry)?))).collect()
}

/// Runs of which the fastest counts.
const RUNS: usize = 5;

fn time(engine: &Engine, document: &crate::Document) -> Times {
    let mut fastest = [Duration::MAX; STAGES.len()];
    let bytes = document.snapshot.to_wire();
    for _ in 0..RUNS {
        let mut laps = Vec::with_capacity(STAGES.len());
        let mut lap = || laps.push(Instant::now());
        lap();
        let Ok(snapshot) = Snapshot::from_wire(&bytes) else { continue };
        lap();
        let page = Page::new(&snapshot, &engine.lexicon);
        lap();
        let region = article::find(&page);
        lap();
        let purpose = article::purpose(&page, region.as_ref());
        lap();
        let context = Context::new(&page, region.as_ref(), &purpose);
        lap();
        let judgement = verdict::decide(&context, &engine.trees, &engine.signals, &JudgeRequest::default());
        lap();
        drop(judgement);
        drop(context);
        drop(page);
        let spans = laps.windows(2).map(|pair| pair[1] - pair[0]).chain([laps[0].elapsed()]);
        for (fastest, span) in fastest.iter_mut().zip(spans) {
            *fastest = span.min(*fastest);
        }
    }
    Times { elements: document.elements, stages: fastest }
}
