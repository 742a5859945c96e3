//! How long the detector takes on the pages of a corpus. Native only.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    corpus::{Corpus, CorpusError},
    lexicon::Lexicon,
    page::Page,
};

/// One page's times, each the fastest of three.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// Elements of the page.
    pub elements: usize,
    /// Counting and matching words: what all parts of the engine share.
    pub reading: Duration,
    /// Finding the article.
    pub finding: Duration,
    /// Saying what the page is for.
    pub purpose: Duration,
}

/// Times every `step`-th page of a corpus, one after the other.
///
/// # Errors
/// [`CorpusError`] when a file of the corpus cannot be read or is not in its form.
pub fn times(folder: &Path, step: usize) -> Result<Vec<Times>, CorpusError> {
    let corpus = Corpus::open(folder)?;
    let lexicon = Lexicon::new();
    corpus.pages.iter().step_by(step.max(1)).map(|entry| Ok(time(&corpus.document(entry)?, &lexicon))).collect()
}

fn time(document: &crate::Document, lexicon: &Lexicon) -> Times {
    let mut times =
        Times { elements: document.elements, reading: Duration::MAX, finding: Duration::MAX, purpose: Duration::MAX };
    for _ in 0..3 {
        let begin = Instant::now();
        let page = Page::new(&document.snapshot, lexicon);
        times.reading = times.reading.min(begin.elapsed());
        let begin = Instant::now();
        let region = super::find(&page);
        times.finding = times.finding.min(begin.elapsed());
        let begin = Instant::now();
        let purpose = super::purpose(&page, region.as_ref());
        times.purpose = times.purpose.min(begin.elapsed());
        drop(purpose);
    }
    times
}
