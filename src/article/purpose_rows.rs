//! The rows that `tools/train-purpose` learns from. Native only.

use std::{io::Write, path::Path};

use rayon::prelude::*;

use crate::{
    Document,
    corpus::{Corpus, CorpusError, read_html},
    lexicon::Lexicon,
    page::Page,
};

fn row(lexicon: &Lexicon, name: &str, document: &Document) -> String {
    let page = Page::new(&document.snapshot, lexicon);
    let region = super::find(&page);
    let values = super::measurements(&page, region.as_ref());
    let values: Vec<String> = values.iter().map(u16::to_string).collect();
    format!("{name}\t{}\n", values.join("\t"))
}

/// Writes the names of all measurements, separated by tabulators.
///
/// # Errors
/// When the output cannot be written.
pub fn write_purpose_names(output: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    Ok(writeln!(output, "page\t{}", super::measurement_names().join("\t"))?)
}

/// Writes the measurements of every page of a corpus, one page a line, separated by tabulators: its id and the numbers.
///
/// # Errors
/// When the corpus cannot be read or the output cannot be written.
pub fn write_purpose_rows(folder: &Path, output: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let corpus = Corpus::open(folder)?;
    let lexicon = Lexicon::new();
    let rows = corpus
        .pages
        .par_iter()
        .map(|entry| Ok(row(&lexicon, &entry.id, &corpus.document(entry)?)))
        .collect::<Result<Vec<String>, CorpusError>>()?;
    Ok(rows.iter().try_for_each(|row| output.write_all(row.as_bytes()))?)
}

/// Writes the same of written pages, whose first line is a comment that begins `<!-- {"address": "…"`.
///
/// # Errors
/// When a page cannot be read or the output cannot be written.
pub fn write_purpose_rows_of_files(files: &[&str], output: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let lexicon = Lexicon::new();
    for file in files {
        let source = read_html(Path::new(file))?;
        let head = source.lines().next().unwrap_or_default();
        let address =
            head.split_once("\"address\": \"").map_or("", |(_, rest)| rest.split('"').next().unwrap_or_default());
        output.write_all(row(&lexicon, file, &Document::parse(&source, address)?).as_bytes())?;
    }
    Ok(())
}
