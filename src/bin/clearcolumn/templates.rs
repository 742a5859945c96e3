//! `clearcolumn templates`: publishers whose sites are made from one template.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    path::PathBuf,
};

use clearcolumn::corpus::{Corpus, CorpusError, class_names, shared_templates};
use rayon::prelude::*;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The corpus: a folder with index.jsonl and pages/
    #[arg(long)]
    corpus: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::open(&arguments.corpus)?;
    let names: Vec<BTreeSet<u64>> = corpus
        .pages
        .par_iter()
        .map(|entry| Ok(class_names(&corpus.document(entry)?.snapshot)))
        .collect::<Result<_, CorpusError>>()?;
    let mut publishers: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for (entry, names) in corpus.pages.iter().zip(names) {
        publishers.entry(entry.domain.clone()).or_default().extend(names);
    }
    let groups: Vec<String> =
        shared_templates(&publishers).iter().map(|group| serde_json::json!(group).to_string()).collect();
    println!("[\n{}\n]", groups.join(",\n"));
    Ok(())
}
