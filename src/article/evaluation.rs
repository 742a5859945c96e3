//! Measures the article's text against a corpus with known articles.
//!
//! Two kinds of truth: the whole text of the article (`body`), scored by shingles of four words as the article-extraction benchmark
//! does, and segments that the text must and must not hold (`with`, `without`), scored as found or not.

use std::{collections::HashMap, path::Path};

use rayon::prelude::*;
use serde::Deserialize;

use crate::{
    Document,
    corpus::{Corpus, CorpusError, PageEntry, read_lines},
    lexicon::Lexicon,
    page::Page,
};

/// Words in a shingle.
const SHINGLE: usize = 4;

/// How well the article's text is found. Rates are between 0 and 1.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleFigures {
    /// Pages with a whole text to compare.
    pub body_pages: usize,
    /// Mean precision of their shingles.
    pub precision: f64,
    /// Mean recall of their shingles.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
    /// Pages with segments to look for.
    pub segment_pages: usize,
    /// Segments that must be found, and were.
    pub found: usize,
    /// Segments that must be found, and were not.
    pub missed: usize,
    /// Segments that must not be found, and were.
    pub wrong: usize,
    /// Precision over these segments.
    pub segment_precision: f64,
    /// Recall over these segments.
    pub segment_recall: f64,
    /// Harmonic mean of the two.
    pub segment_f1: f64,
    /// Every page's own result, in the order of the truth file.
    pub pages: Vec<PageFigures>,
}

/// One page's result.
#[derive(Debug, Clone, PartialEq)]
pub struct PageFigures {
    /// The page's name in the corpus.
    pub id: String,
    /// Against which truth, and how it compares.
    pub result: PageResult,
}

/// How one page's text compares with its truth.
#[derive(Debug, Clone, PartialEq)]
pub enum PageResult {
    /// Compared with the whole text.
    Body {
        /// Share of the found shingles that are right; none where no text was found, and then the mean leaves the page out, as the
        /// benchmark does.
        precision: Option<f64>,
        /// Share of the article's shingles that are found.
        recall: f64,
    },
    /// Looked through for segments.
    Segments {
        /// Segments that must be found, and were.
        found: usize,
        /// Segments that must be found, and were not.
        missed: Vec<String>,
        /// Segments that must not be found, and were.
        wrong: Vec<String>,
    },
}

/// Runs the detector over every page of the corpus that has article truth (`articles.jsonl`).
///
/// # Errors
/// [`CorpusError`] when a file of the corpus cannot be read or is not in its form.
pub fn evaluate(corpus: &Path) -> Result<ArticleFigures, CorpusError> {
    let reader = Reader::default();
    evaluate_texts(corpus, |_, document| reader.read(document).article.map(|(_, text)| text).unwrap_or_default())
}

/// The text that another program found on a page.
#[derive(Debug, Deserialize)]
struct FoundText {
    id: String,
    text: String,
}

/// Measures texts that another program found, one JSON object (`id`, `text`) a line.
///
/// # Errors
/// [`CorpusError`] when a file cannot be read or is not in its form.
pub fn evaluate_found(corpus: &Path, texts: &Path) -> Result<ArticleFigures, CorpusError> {
    let found: HashMap<String, String> =
        read_lines(texts)?.into_iter().map(|FoundText { id, text }| (id, text)).collect();
    evaluate_texts(corpus, |entry, _| found.get(&entry.id).cloned().unwrap_or_default())
}

/// Scores any way of getting a text out of a page.
pub(super) fn evaluate_texts(
    folder: &Path,
    extract: impl Fn(&PageEntry, &Document) -> String + Sync,
) -> Result<ArticleFigures, CorpusError> {
    let corpus = Corpus::open(folder)?;
    let truth: Vec<Truth> = read_lines(&folder.join("articles.jsonl"))?;
    let pages = truth
        .par_iter()
        .filter_map(|truth| Some((truth, corpus.entry(&truth.id)?)))
        .map(|(truth, entry)| {
            let document = corpus.document(entry)?;
            Ok(PageFigures { id: truth.id.clone(), result: compare(truth, &extract(entry, &document)) })
        })
        .collect::<Result<Vec<_>, CorpusError>>()?;
    Ok(summarize(pages))
}

/// What the detector says about one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What the page is for.
    pub purpose: &'static str,
    /// Why: signals and their weights.
    pub evidence: Vec<(&'static str, f32)>,
    /// The index of the article's element in document order, and the article's text.
    pub article: Option<(u32, String)>,
}

/// Reads pages: the word lists are decoded once.
#[derive(Debug)]
pub struct Reader {
    lexicon: Lexicon,
}

impl Default for Reader {
    fn default() -> Self {
        Self { lexicon: Lexicon::new() }
    }
}

impl Reader {
    /// Reads one page.
    #[must_use]
    pub fn read(&self, document: &Document) -> Reading {
        let page = Page::new(&document.snapshot, &self.lexicon);
        let region = super::find(&page);
        let purpose = super::purpose(&page, region.as_ref());
        let article = region
            .as_ref()
            .map(|region| (document.snapshot.identity(region.articles[0]), super::text(document, region)));
        Reading { purpose: purpose.kind.as_str(), evidence: purpose.evidence, article }
    }
}

/// The purposes found on the pages of a corpus: page, kind by its label (empty without one), reading.
///
/// # Errors
/// [`CorpusError`] when a file of the corpus cannot be read or is not in its form.
pub fn purposes(folder: &Path) -> Result<Vec<(String, String, Reading)>, CorpusError> {
    let corpus = Corpus::open(folder)?;
    let kinds: HashMap<String, String> = corpus.labels()?.into_iter().map(|labels| (labels.id, labels.kind)).collect();
    let reader = Reader::default();
    corpus
        .pages
        .par_iter()
        .map(|entry| {
            let reading = reader.read(&corpus.document(entry)?);
            Ok((entry.id.clone(), kinds.get(&entry.id).cloned().unwrap_or_default(), reading))
        })
        .collect()
}

/// What is known of a page's article.
#[derive(Debug, Deserialize)]
pub(super) struct Truth {
    /// The page.
    pub(super) id: String,
    /// The article's text.
    #[serde(default)]
    pub(super) body: Option<String>,
    /// What the text must hold.
    #[serde(default)]
    pub(super) with: Vec<String>,
    /// What the text must not hold.
    #[serde(default)]
    pub(super) without: Vec<String>,
}

fn compare(truth: &Truth, text: &str) -> PageResult {
    if let Some(body) = &truth.body {
        let (precision, recall) = compare_shingles(body, text);
        return PageResult::Body { precision, recall };
    }
    // Segments were written down from a rendered page: white space does not count.
    let text = squeeze(text);
    let holds = |segment: &&String| text.contains(&squeeze(segment));
    let (found, missed): (Vec<&String>, Vec<&String>) = truth.with.iter().partition(holds);
    let wrong = truth.without.iter().filter(holds).cloned().collect();
    PageResult::Segments { found: found.len(), missed: missed.into_iter().cloned().collect(), wrong }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Precision and recall of one page.
fn compare_shingles(truth: &str, text: &str) -> (Option<f64>, f64) {
    let (truth, text) = (shingles(truth), shingles(text));
    let common: usize = truth.iter().map(|(shingle, count)| *count.min(text.get(shingle).unwrap_or(&0))).sum();
    let rate = |of: &HashMap<Vec<&str>, usize>| match of.values().sum::<usize>() {
        0 => None,
        all => Some(common as f64 / all as f64),
    };
    (rate(&text), rate(&truth).unwrap_or(1.0))
}

/// The shingles of a text with how often each stands in it; a shorter text is one shingle.
fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> = text
        .split(|character: char| !(character.is_alphanumeric() || character == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = HashMap::new();
    if words.is_empty() {
        return found;
    }
    for shingle in words.windows(SHINGLE.min(words.len())) {
        *found.entry(shingle.to_vec()).or_insert(0) += 1;
    }
    found
}

fn harmonic(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

fn summarize(pages: Vec<PageFigures>) -> ArticleFigures {
    let (mut precisions, mut recalls) = (Vec::new(), Vec::new());
    let (mut segment_pages, mut found, mut missed, mut wrong) = (0, 0, 0, 0);
    for page in &pages {
        match &page.result {
            PageResult::Body { precision, recall } => {
                precisions.extend(*precision);
                recalls.push(*recall);
            }
            PageResult::Segments { found: right, missed: lost, wrong: strange } => {
                segment_pages += 1;
                found += right;
                missed += lost.len();
                wrong += strange.len();
            }
        }
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let rate = |part: usize, rest: usize| part as f64 / (part + rest).max(1) as f64;
    let (precision, recall) = (mean(&precisions), mean(&recalls));
    let (segment_precision, segment_recall) = (rate(found, wrong), rate(found, missed));
    ArticleFigures {
        body_pages: recalls.len(),
        precision,
        recall,
        f1: harmonic(precision, recall),
        segment_pages,
        found,
        missed,
        wrong,
        segment_precision,
        segment_recall,
        segment_f1: harmonic(segment_precision, segment_recall),
        pages,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shingles_are_compared_with_their_number() {
        assert_eq!(compare_shingles("a b c d e", "a b c d e"), (Some(1.0), 1.0));
        assert_eq!(compare_shingles("a b c d e", "a b c d"), (Some(1.0), 0.5));
        assert_eq!(compare_shingles("a b c d", "a b c d a b c d"), (Some(0.2), 1.0));
        assert_eq!(compare_shingles("a", ""), (None, 0.0));
        assert_eq!(compare_shingles("a b", "a, b!"), (Some(1.0), 1.0));
    }

    #[test]
    fn figures_are_means_over_pages_and_sums_over_segments() {
        let page = |result| PageFigures { id: String::new(), result };
        let figures = summarize(vec![
            page(PageResult::Body { precision: Some(1.0), recall: 0.5 }),
            page(PageResult::Body { precision: Some(0.5), recall: 0.5 }),
            page(PageResult::Segments { found: 3, missed: vec!["x".into()], wrong: vec![] }),
            page(PageResult::Segments { found: 0, missed: vec![], wrong: vec!["y".into()] }),
        ]);
        assert_eq!((figures.precision, figures.recall, figures.f1), (0.75, 0.5, 0.6));
        assert_eq!((figures.segment_precision, figures.segment_recall), (0.75, 0.75));
    }
}
