//! `clearcolumn rows`: the training rows of a labelled corpus.

use std::{
    error::Error,
    fs::{self, File},
    io::{BufWriter, Write},
    path::PathBuf,
};

use clearcolumn::corpus::{Corpus, TrainingRows, catalogue, read_labels, training_rows};
use rayon::prelude::*;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The corpus: a folder with index.jsonl, labels.jsonl and pages/
    #[arg(long)]
    corpus: PathBuf,
    /// Further labels of pages of the corpus, in the form of labels.jsonl
    #[arg(long)]
    labels: Vec<PathBuf>,
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
    let rows: Vec<TrainingRows> = labels
        .par_iter()
        .filter_map(|labels| corpus.entry(&labels.id).map(|entry| training_rows(&corpus, entry, labels)))
        .collect::<Result<_, _>>()?;
    fs::create_dir_all(&arguments.out)?;
    let mut values = BufWriter::new(File::create(arguments.out.join("rows.f32"))?);
    let mut targets = BufWriter::new(File::create(arguments.out.join("targets.jsonl"))?);
    for page in &rows {
        for value in &page.values {
            values.write_all(&value.to_le_bytes())?;
        }
        for target in &page.targets {
            serde_json::to_writer(&mut targets, target)?;
            targets.write_all(b"\n")?;
        }
    }
    let names: Vec<_> = catalogue();
    fs::write(arguments.out.join("catalogue.json"), serde_json::to_string(&names)?)?;
    let count: usize = rows.iter().map(|page| page.targets.len()).sum();
    println!("{count} rows of {} measurements from {} pages", names.len(), rows.len());
    Ok(())
}
