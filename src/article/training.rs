//! The rows that `tools/train-article` learns from, and the measurement of scores that it makes. Native only.

use std::{
    collections::HashMap,
    io::{self, Write},
    path::Path,
};

use rayon::prelude::*;
use serde::Deserialize;

use super::{
    Segment, context,
    evaluation::{ArticleFigures, Truth, evaluate_texts},
    measure, readable_segments, region_of,
};
use crate::{
    Document,
    corpus::{Corpus, CorpusError, PageEntry, read_lines},
    lexicon::Lexicon,
    page::Page,
    snapshot::vocabulary,
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

/// A page whose segments were read one by one (`tools/train-article/labels.jsonl`).
#[derive(Debug, Deserialize)]
struct Read {
    id: String,
}

/// The pages to learn from: those with article truth, and those whose segments were read.
fn taught<'a>(corpus: &'a Corpus, folder: &Path, labels: &Path) -> Result<Vec<&'a PageEntry>, CorpusError> {
    let truth: Vec<Truth> = read_lines(&folder.join("articles.jsonl"))?;
    let read: Vec<Read> = read_lines(labels)?;
    let ids = truth.iter().map(|truth| &truth.id).chain(read.iter().map(|read| &read.id));
    Ok(ids.filter_map(|id| corpus.entry(id)).collect())
}

/// Writes the segments of one page for a reader, one a line: its number, the tag around it, whether it is marked as not shown, its text.
///
/// # Errors
/// When the page is not in the corpus or cannot be read.
pub fn write_outline(folder: &Path, id: &str, output: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let corpus = Corpus::open(folder)?;
    let entry = corpus.entry(id).ok_or_else(|| format!("{id} is no page of the corpus"))?;
    let document = corpus.document(entry)?;
    let page = Page::new(&document.snapshot, &Lexicon::new());
    writeln!(output, "{} {}", entry.url, page.snapshot.title())?;
    for (at, segment) in readable_segments(&page).iter().enumerate() {
        let tag = vocabulary::tag::NAMES[page.snapshot.tag(segment.container) as usize];
        let hidden = if page.is_hidden(segment.first) { " hidden" } else { "" };
        let text: String = text_of(&document, segment).chars().take(OUTLINED).collect();
        writeln!(output, "{at} <{tag}{hidden}> {text}")?;
    }
    Ok(())
}

/// Characters of a segment that an outline shows.
const OUTLINED: usize = 240;

/// A segment's whole text, white space collapsed.
fn text_of(document: &Document, segment: &Segment) -> String {
    let text = document.texts[segment.first..=segment.last].join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes for each segment of each page to learn from a line of JSON (page, domain, whether it is marked as not shown, text), and its
/// measurements as little-endian u16. With first scores the measurements of the context follow, and no lines are written.
///
/// # Errors
/// When the corpus cannot be read or the output cannot be written.
pub fn write_rows(
    folder: &Path,
    labels: &Path,
    scores: Option<&Scores>,
    lines: &mut impl Write,
    numbers: &mut impl Write,
) -> Result<(), Box<dyn std::error::Error>> {
    let corpus = Corpus::open(folder)?;
    let lexicon = Lexicon::new();
    let pages = taught(&corpus, folder, labels)?
        .par_iter()
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
        let text = text_of(document, segment);
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
