//! Saved pages with labels: reading them, scoring verdicts on them, and making training rows. Native only.

mod fragments;
mod interval;
mod labels;
mod packed;
mod publishers;
mod ranking;
mod reasons;
mod reports;
mod rows;
mod score;
mod shape;

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use serde::Deserialize;

pub use fragments::{Fragment, FragmentError, fragment_rows, read_fragments};
pub use interval::{Interval, intervals};
pub use labels::Labels;
pub use packed::{Column, Head, PackedPage, PackedRows, PublisherNumbers, RowsError, STEPS, row_flag, write_rows};
pub use publishers::{FOLDS, class_names, fold_of, publisher_of, shared_templates};
pub use ranking::{Ranking, RankingError, rank};
pub use reasons::{ReasonCheck, check_reasons};
pub use reports::{
    Catalogues, Complaint, Example, Judges, Outcome, REPORT_VERSION, Seen, catalogue_hash, learn, renew,
};
pub use rows::{RowTarget, TrainingRows, catalogue, first_pass_measurements, surroundings, training_rows};
pub use score::{Figures, PageScore, Share, UnitScore, score_page};
pub use shape::Shape;

use crate::{Document, EngineError};

/// A folder of saved pages: `index.jsonl`, `labels.jsonl`, `pages/ID.html.gz`.
#[derive(Debug)]
pub struct Corpus {
    folder: PathBuf,
    /// The pages, in the order of the index.
    pub pages: Vec<PageEntry>,
}

/// One page of the index.
#[derive(Debug, Clone, Deserialize)]
pub struct PageEntry {
    /// The name of the page's file.
    pub id: String,
    /// Where the page was saved from.
    pub url: String,
    /// The registrable domain; pages of one domain never stand on both sides of a split.
    pub domain: String,
    /// The language that the page declares.
    #[serde(default)]
    pub lang: String,
    /// How many elements a parser must find.
    pub elements: usize,
}

impl PageEntry {
    /// The language that the page declares, without its region; empty where it declares none.
    #[must_use]
    pub fn language(&self) -> String {
        self.lang.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}

/// What went wrong with a corpus.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CorpusError {
    /// A file cannot be read.
    #[error("{path}: {source}; give the folder that holds index.jsonl, labels.jsonl and pages/")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line of a file is not what it should be.
    #[error("{path}, line {line}: {source}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// A page has another number of elements than the index says.
    #[error("{id}: {found} elements, the index says {expected}; the page or the parser has changed")]
    Elements {
        /// The page.
        id: String,
        /// What the parser found.
        found: usize,
        /// What the index says.
        expected: usize,
    },
    /// A page is larger than the engine takes.
    #[error("{id}: {source}")]
    Page {
        /// The page.
        id: String,
        /// Why.
        source: EngineError,
    },
}

impl Corpus {
    /// Opens a corpus.
    ///
    /// # Errors
    /// [`CorpusError`] when the index is missing or malformed.
    pub fn open(folder: &Path) -> Result<Self, CorpusError> {
        Ok(Self { folder: folder.to_owned(), pages: read_lines(&folder.join("index.jsonl"))? })
    }

    /// The labels, in the order of their file.
    ///
    /// # Errors
    /// [`CorpusError`] when the file is missing or malformed.
    pub fn labels(&self) -> Result<Vec<Labels>, CorpusError> {
        read_lines(&self.folder.join("labels.jsonl"))
    }

    /// The entry of a page.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&PageEntry> {
        self.pages.iter().find(|page| page.id == id)
    }

    fn page_path(&self, entry: &PageEntry) -> PathBuf {
        self.folder.join("pages").join(format!("{}.html.gz", entry.id))
    }

    /// Parses a page and checks it against the index.
    ///
    /// # Errors
    /// [`CorpusError`] when the page cannot be read, is too large, or has another number of elements than the index says.
    pub fn document(&self, entry: &PageEntry) -> Result<Document, CorpusError> {
        let path = self.page_path(entry);
        let html = read_html(&path).map_err(|source| CorpusError::File { path, source })?;
        let document =
            Document::parse(&html, &entry.url).map_err(|source| CorpusError::Page { id: entry.id.clone(), source })?;
        if document.elements == entry.elements {
            Ok(document)
        } else {
            Err(CorpusError::Elements { id: entry.id.clone(), found: document.elements, expected: entry.elements })
        }
    }
}

/// Reads an HTML file, compressed where its name ends in `.gz`. Bytes that are not UTF-8 become U+FFFD.
///
/// # Errors
/// When the file cannot be read or unpacked.
pub fn read_html(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    let file = File::open(path)?;
    if path.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(BufReader::new(file)).read_to_end(&mut bytes)?;
    } else {
        BufReader::new(file).read_to_end(&mut bytes)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Reads a file of labels.
///
/// # Errors
/// [`CorpusError`] when the file is missing or malformed.
pub fn read_labels(path: &Path) -> Result<Vec<Labels>, CorpusError> {
    read_lines(path)
}

/// Reads a file of one JSON value a line.
pub(crate) fn read_lines<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Vec<T>, CorpusError> {
    let file = |source| CorpusError::File { path: path.to_owned(), source };
    let reader = BufReader::new(File::open(path).map_err(file)?);
    let mut values = Vec::new();
    for (at, line) in reader.lines().enumerate() {
        let line = line.map_err(file)?;
        if !line.trim().is_empty() {
            let value = serde_json::from_str(&line).map_err(|source| CorpusError::Line {
                path: path.to_owned(),
                line: at + 1,
                source,
            })?;
            values.push(value);
        }
    }
    Ok(values)
}
