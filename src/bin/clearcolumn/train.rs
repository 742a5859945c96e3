//! `clearcolumn rows`: the training rows of a labelled corpus.

use std::{
    error::Error,
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use clearcolumn::corpus::{
    Corpus, CorpusError, Fragment, Labels, PageEntry, TrainingRows, catalogue, first_pass_measurements, fragment_rows,
    read_fragments, read_labels, surroundings, training_rows,
};
use rayon::prelude::*;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The corpus: a folder with index.jsonl, labels.jsonl and pages/
    #[arg(long)]
    corpus: PathBuf,
    /// Further labels of pages of the corpus, in the form of labels.jsonl
    #[arg(long)]
    labels: Vec<PathBuf>,
    /// Written fragments that are set into the labelled pages: a folder of HTML files
    #[arg(long)]
    fragments: Option<PathBuf>,
    /// Where to write rows.f32, targets.jsonl and catalogue.json
    #[arg(long)]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::open(&arguments.corpus)?;
    let mut labels = corpus.labels()?;
    for file in &arguments.labels {
        labels.extend(read_labels(file)?);
    }
    let mut rows: Vec<TrainingRows> = labels
        .par_iter()
        .filter_map(|labels| corpus.entry(&labels.id).map(|entry| training_rows(&corpus, entry, labels)))
        .collect::<Result<_, _>>()?;
    if let Some(folder) = &arguments.fragments {
        rows.extend(augment(&corpus, &labels, folder)?);
    }
    fs::create_dir_all(&arguments.out)?;
    let mut values = BufWriter::new(File::create(arguments.out.join("rows.f32"))?);
    let mut targets = BufWriter::new(File::create(arguments.out.join("targets.jsonl"))?);
    let mut places = BufWriter::new(File::create(arguments.out.join("places.u32"))?);
    for (number, page) in rows.iter().enumerate() {
        for value in &page.values {
            values.write_all(&value.to_le_bytes())?;
        }
        for target in &page.targets {
            serde_json::to_writer(&mut targets, target)?;
            targets.write_all(b"\n")?;
        }
        for place in &page.places {
            for value in [number as u32].iter().chain(place) {
                places.write_all(&value.to_le_bytes())?;
            }
        }
    }
    let first_pass = first_pass_measurements();
    let names = serde_json::json!({ "first_pass": first_pass, "measurements": catalogue() });
    fs::write(arguments.out.join("catalogue.json"), names.to_string())?;
    let count: usize = rows.iter().map(|page| page.targets.len()).sum();
    println!("{count} rows of {first_pass} measurements from {} pages", rows.len());
    Ok(())
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

/// Measures for the second pass what the first one says of the parts, wrappers and neighbours of every candidate.
pub(crate) fn run_surroundings(arguments: &SurroundingsArguments) -> Result<(), Box<dyn Error>> {
    let places: Vec<[u32; 5]> = numbers(&arguments.rows.join("places.u32"), u32::from_le_bytes)?;
    let scores: Vec<[f32; 2]> = numbers(&arguments.scores, f32::from_le_bytes)?;
    if places.len() != scores.len() {
        let (rows, scores) = (places.len(), scores.len());
        return Err(format!("{rows} rows but scores for {scores}; give the scores of these very rows").into());
    }
    let mut out = BufWriter::new(File::create(&arguments.out)?);
    let mut from = 0;
    for page in places.chunk_by(|one, other| one[0] == other[0]) {
        let places: Vec<[u32; 4]> = page.iter().map(|[_, place @ ..]| *place).collect();
        for value in surroundings(&places, &scores[from..from + page.len()]) {
            out.write_all(&value.to_le_bytes())?;
        }
        from += page.len();
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
fn augment(corpus: &Corpus, labels: &[Labels], folder: &Path) -> Result<Vec<TrainingRows>, Box<dyn Error>> {
    let fragments = read_fragments(folder)?;
    let hosts: Vec<(&Labels, &PageEntry)> = labels
        .iter()
        .filter(|labels| matches!(labels.kind.as_str(), "article" | "recipe"))
        .filter_map(|labels| corpus.entry(&labels.id).map(|entry| (labels, entry)))
        .collect();
    let rows: Vec<Vec<TrainingRows>> = fragments
        .par_iter()
        .enumerate()
        .map(|(number, fragment)| rows_of_fragment(corpus, &hosts, fragment, number as u64))
        .collect::<Result<_, _>>()?;
    println!("{} fragments in {} pages", fragments.len(), rows.iter().map(Vec::len).sum::<usize>());
    Ok(rows.into_iter().flatten().collect())
}

fn rows_of_fragment(
    corpus: &Corpus,
    hosts: &[(&Labels, &PageEntry)],
    fragment: &Fragment,
    number: u64,
) -> Result<Vec<TrainingRows>, CorpusError> {
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
        rows.extend(fragment_rows(corpus, entry, labels, fragment, number * 64 + rows.len() as u64)?);
    }
    Ok(rows)
}
