//! The rows that `tools/train-article` learns from, and the measurement of scores that it makes. Native only.

use std::{
    collections::HashMap,
    io::{self, Write},
    path::Path,
};

use rayon::prelude::*;

use super::{
    context,
    evaluation::{ArticleFigures, Truth, evaluate_texts},
    measure, readable_segments, region_of,
};
use crate::{
    Document,
    corpus::{Corpus, CorpusError, PageEntry, read_lines},
    lexicon::Lexicon,
    page::Page,
};

/// First or last scores of a page's segments, by page.
pub type Scores = HashMap<String, Vec<i32>>;

/// Writes the names of all measurements, one a line.
///
/// # Errors
/// When the output cannot be written.
pub fn write_names(output: &mut impl Write) -> io::Result<()> {
    measure::names().into_iter().chain(context::names()).try_for_each(|name| writeln!(output, "{name}"))
}

/// Writes for each segment of each page with article truth a line of JSON (page, domain, whether it is marked as not shown, text), and its
/// measurements as little-endian u16. With first scores the measurements of the context follow, and no lines are written.
///
/// # Errors
/// When the corpus cannot be read or the output cannot be written.
pub fn write_rows(
    folder: &Path,
    scores: Option<&Scores>,
    lines: &mut impl Write,
    numbers: &mut impl Write,
) -> Result<(), Box<dyn std::error::Error>> {
    let corpus = Corpus::open(folder)?;
    let truth: Vec<Truth> = read_lines(&folder.join("articles.jsonl"))?;
    let lexicon = Lexicon::new();
    let pages = truth
        .par_iter()
        .filter_map(|truth| corpus.entry(&truth.id))
        .map(|entry| Ok(rows_of(entry, &corpus.document(entry)?, &lexicon, scores)))
        .collect::<Result<Vec<(String, Vec<u8>)>, CorpusError>>()?;
    for (text, row) in pages {
        lines.write_all(text.as_bytes())?;
        numbers.write_all(&row)?;
    }
    Ok(())
}

fn rows_of(entry: &PageEntry, document: &Document, lexicon: &Lexicon, scores: Option<&Scores>) -> (String, Vec<u8>) {
    let page = Page::new(&document.snapshot, lexicon);
    let segments = readable_segments(&page);
    let mut rows = measure::measure(&page, &segments);
    if let Some(scores) = scores {
        context::complete(&page, &segments, &scores[&entry.id], &mut rows);
    }
    let mut lines = String::new();
    for segment in segments.iter().filter(|_| scores.is_none()) {
        let text = document.texts[segment.first..=segment.last].join(" ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        lines += &serde_json::json!([entry.id, entry.domain, page.is_hidden(segment.first), text]).to_string();
        lines.push('\n');
    }
    (lines, rows.iter().flatten().flat_map(|value| value.to_le_bytes()).collect())
}

/// Measures the text that given last scores lead to: how scores from outside the fold are evaluated.
///
/// # Errors
/// [`CorpusError`] when a file of the corpus cannot be read or is not in its form.
pub fn evaluate_scores(folder: &Path, scores: &Scores) -> Result<ArticleFigures, CorpusError> {
    let lexicon = Lexicon::new();
    evaluate_texts(folder, |entry, document| {
        let page = Page::new(&document.snapshot, &lexicon);
        let segments = readable_segments(&page);
        let scores = scores.get(&entry.id).cloned().unwrap_or_default();
        region_of(&page, &segments, &scores).map(|region| super::text(document, &region)).unwrap_or_default()
    })
}

/// Reads scores: page and score of one segment a line, in the order of the rows.
///
/// # Errors
/// When the file cannot be read or holds something else.
pub fn read_scores(path: &Path) -> io::Result<Scores> {
    let mut scores = Scores::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let (page, score) = line.split_once('\t').ok_or(io::ErrorKind::InvalidData)?;
        let score = score.parse().map_err(|_| io::ErrorKind::InvalidData)?;
        scores.entry(page.to_owned()).or_default().push(score);
    }
    Ok(scores)
}
