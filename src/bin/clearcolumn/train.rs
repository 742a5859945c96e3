//! `clearcolumn rows`: the training rows of a labelled corpus.

use std::{
    error::Error,
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use clearcolumn::corpus::{
    Corpus, CorpusError, Fragment, Labels, PackedRows, PageEntry, PublisherNumbers, TrainingRows, catalogue,
    catalogue_hash, fragment_rows, read_fragments, read_labels, surroundings, training_rows, write_rows,
};
use rayon::prelude::*;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The corpus: a folder with index.jsonl, labels.jsonl and pages/
    #[arg(long)]
    corpus: PathBuf,
    /// Further labels of pages of the corpus, in the form of labels.jsonl
    #[arg(long, default_value = "tools/train/labels.jsonl")]
    labels: Vec<PathBuf>,
    /// Labels in the same form of pages that were read for sign-ups; they say too little of paid matter to learn it from them
    #[arg(long, default_value = "tools/train/labels-sign-ups.jsonl")]
    sign_ups: Vec<PathBuf>,
    /// Written fragments that are set into the labelled pages: a folder of HTML files, and one named `leads` in it with those that only the
    /// forest of leads learns from
    #[arg(long, default_value = "tools/train/fragments")]
    fragments: PathBuf,
    /// The folder to write given.rows, further.rows, sign-ups.rows, written.rows and leads.rows to: numbers and labels, without text or addresses
    #[arg(long, default_value = "tools/train/rows")]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::open(&arguments.corpus)?;
    let given = corpus.labels()?;
    let read = |files: &[PathBuf]| files.iter().map(|file| read_labels(file)).collect::<Result<Vec<_>, _>>();
    let (further, sign_ups) = (read(&arguments.labels)?.concat(), read(&arguments.sign_ups)?.concat());
    fs::create_dir_all(&arguments.out)?;
    let mut publishers = PublisherNumbers::default();
    let mut write = |name: &str, rows: &[(&PageEntry, TrainingRows)]| -> Result<(), Box<dyn Error>> {
        let path = arguments.out.join(name);
        let bytes = write_rows(&path, rows, &mut publishers)?;
        let count: usize = rows.iter().map(|(_, page)| page.targets.len()).sum();
        println!("{}: {count} rows from {} pages, {bytes} bytes", path.display(), rows.len());
        Ok(())
    };
    write("given.rows", &rows_of_pages(&corpus, &given)?)?;
    write("further.rows", &rows_of_pages(&corpus, &further)?)?;
    write("sign-ups.rows", &rows_of_pages(&corpus, &sign_ups)?)?;
    let every = [given, further, sign_ups].concat();
    write("written.rows", &augment(&corpus, &every, &arguments.fragments)?)?;
    let of_leads = arguments.fragments.join("leads");
    // Without that folder the file is empty, so that no older one is learned from.
    let rows = if of_leads.is_dir() { augment(&corpus, &every, &of_leads)? } else { Vec::new() };
    write("leads.rows", &rows)?;
    // Reports of this version can still be read when the measurements have changed.
    let catalogue = catalogue();
    let catalogues = arguments.out.join("catalogues");
    fs::create_dir_all(&catalogues)?;
    fs::write(catalogues.join(format!("{}.json", catalogue_hash(&catalogue))), serde_json::to_vec(&catalogue)?)?;
    Ok(())
}

fn rows_of_pages<'a>(corpus: &'a Corpus, labels: &[Labels]) -> Result<Vec<(&'a PageEntry, TrainingRows)>, CorpusError> {
    let rows = |labels: &Labels| {
        let entry = corpus.entry(&labels.id)?;
        Some(training_rows(corpus, entry, labels).map(|rows| (entry, rows)))
    };
    labels.par_iter().filter_map(rows).collect()
}

#[derive(Debug, clap::Args)]
pub(crate) struct SurroundingsArguments {
    /// The folder that `rows` wrote
    #[arg(long)]
    rows: PathBuf,
    /// Scores of the first pass: two 32-bit floating point numbers a row, little endian
    #[arg(long)]
    scores: PathBuf,
    /// Where to write the measurements of the second pass, row by row, as 32-bit floating point numbers
    #[arg(long)]
    out: PathBuf,
}

/// Rows of other measurements than the engine takes say nothing to it.
pub(crate) fn refuse_other_measurements(folder: &Path, files: &[PackedRows]) -> Result<(), String> {
    if files.iter().all(|file| file.head.catalogue == catalogue()) {
        return Ok(());
    }
    Err(format!(
        "{}: the rows are of other measurements than this engine takes; make them anew with `clearcolumn rows --corpus CORPUS`",
        folder.display()
    ))
}

/// Measures for the second pass what the first one says of the parts, wrappers and neighbours of every candidate.
pub(crate) fn run_surroundings(arguments: &SurroundingsArguments) -> Result<(), Box<dyn Error>> {
    let files = PackedRows::open_all(&arguments.rows)?;
    refuse_other_measurements(&arguments.rows, &files)?;
    let scores: Vec<[f32; 2]> = numbers(&arguments.scores, f32::from_le_bytes)?;
    let rows: usize = files.iter().map(|file| file.count).sum();
    if rows != scores.len() {
        return Err(format!("{rows} rows but scores for {}; give the scores of these very rows", scores.len()).into());
    }
    let mut out = BufWriter::new(File::create(&arguments.out)?);
    let mut rest = scores.as_slice();
    for file in files {
        let places = file.places()?;
        let mut places = places.as_slice();
        for page in &file.head.pages {
            let (own, others) = places.split_at(page.rows);
            let (scores, later) = rest.split_at(page.rows);
            for value in surroundings(own, scores) {
                out.write_all(&value.to_le_bytes())?;
            }
            (places, rest) = (others, later);
        }
    }
    Ok(())
}

/// Reads a file of rows of little-endian numbers of four bytes.
fn numbers<T: Copy + Default, const N: usize>(
    path: &Path,
    read: fn([u8; 4]) -> T,
) -> Result<Vec<[T; N]>, Box<dyn Error>> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (fours, rest) = bytes.as_chunks::<4>();
    let (rows, left) = fours.as_chunks::<N>();
    if !rest.is_empty() || !left.is_empty() {
        return Err(format!("{}: not whole rows of {N} numbers", path.display()).into());
    }
    Ok(rows.iter().map(|row| row.map(read)).collect())
}

/// Pages that each fragment is set into: more of them repeat the fragment without telling the model more.
const PAGES_A_FRAGMENT: usize = 5;
/// Pages tried for each, because not every page has the fragment's place.
const MOST_TRIED: usize = 20;

/// The rows of every written fragment in several labelled articles, some of its own language where there are any.
fn augment<'a>(
    corpus: &'a Corpus,
    labels: &[Labels],
    folder: &Path,
) -> Result<Vec<(&'a PageEntry, TrainingRows)>, Box<dyn Error>> {
    let fragments = read_fragments(folder)?;
    let hosts: Vec<(&Labels, &PageEntry)> = labels
        .iter()
        .filter(|labels| matches!(labels.kind.as_str(), "article" | "recipe"))
        .filter_map(|labels| corpus.entry(&labels.id).map(|entry| (labels, entry)))
        .collect();
    let rows: Vec<Vec<(&PageEntry, TrainingRows)>> = fragments
        .par_iter()
        .enumerate()
        .map(|(number, fragment)| rows_of_fragment(corpus, &hosts, fragment, number as u64))
        .collect::<Result<_, _>>()?;
    println!("{} fragments in {} pages", fragments.len(), rows.iter().map(Vec::len).sum::<usize>());
    Ok(rows.into_iter().flatten().collect())
}

fn rows_of_fragment<'a>(
    corpus: &Corpus,
    hosts: &[(&Labels, &'a PageEntry)],
    fragment: &Fragment,
    number: u64,
) -> Result<Vec<(&'a PageEntry, TrainingRows)>, CorpusError> {
    let mut random = fastrand::Rng::with_seed(number);
    let language = fragment.language.split('-').next().unwrap_or_default();
    let mut order: Vec<usize> = (0..hosts.len()).collect();
    random.shuffle(&mut order);
    // Half of the pages speak the fragment's language, where so many do.
    let (same, other): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|at| hosts[*at].1.lang.to_ascii_lowercase().starts_with(language));
    let mixed = (0..MOST_TRIED).filter_map(|at| {
        let list = if at % 2 == 0 && at / 2 < same.len() { &same } else { &other };
        list.get(at / 2).copied()
    });
    let mut rows = Vec::new();
    for host in mixed {
        if rows.len() == PAGES_A_FRAGMENT {
            break;
        }
        let (labels, entry) = hosts[host];
        let found = fragment_rows(corpus, entry, labels, fragment, number * 64 + rows.len() as u64)?;
        rows.extend(found.map(|found| (entry, found)));
    }
    Ok(rows)
}
