//! `clearcolumn score`: figures on the labelled pages of a corpus.

use std::{error::Error, fs, path::PathBuf};

use clearcolumn::{
    Engine,
    corpus::{Corpus, CorpusError, FOLDS, Figures, PageScore, Share, fold_of, intervals, read_labels, score_page},
    verdict::{JudgeRequest, Level},
};
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The corpus: a folder with index.jsonl, labels.jsonl and pages/
    #[arg(long)]
    corpus: PathBuf,
    /// Score these labels instead of the corpus's labels.jsonl
    #[arg(long)]
    labels: Option<PathBuf>,
    /// Judge each page with the model of the fold that its publisher was left out of: a folder with fold-0.model … fold-4.model
    #[arg(long)]
    models: Option<PathBuf>,
    /// How sure the engine must be: careful, balanced or eager
    #[arg(long, default_value = "balanced", value_parser = super::parse_level)]
    level: Level,
    /// Hide from these confidences on, newsletter and sponsored, instead of the level's: 0.8,0.6
    #[arg(long, value_delimiter = ',')]
    thresholds: Option<Vec<f32>>,
    /// List harmed pages, misses and wrong blocks
    #[arg(long)]
    verbose: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::open(&arguments.corpus)?;
    let labels = match &arguments.labels {
        None => corpus.labels()?,
        Some(file) => read_labels(file)?,
    };
    let mut engines: Vec<Engine> = match &arguments.models {
        None => vec![Engine::new()?],
        Some(folder) => (0..FOLDS)
            .map(|fold| -> Result<Engine, Box<dyn Error>> {
                let path = folder.join(format!("fold-{fold}.model"));
                let bytes = fs::read(&path)
                    .map_err(|error| format!("{}: {error}; make it with tools/train", path.display()))?;
                Ok(Engine::with_model(&bytes)?)
            })
            .collect::<Result<_, _>>()?,
    };
    if let Some(thresholds) = &arguments.thresholds {
        let &[newsletter, sponsored] = thresholds.as_slice() else {
            return Err(format!("--thresholds has {} numbers; give two, as in 0.8,0.6", thresholds.len()).into());
        };
        for engine in &mut engines {
            engine.set_thresholds([newsletter, sponsored]);
        }
    }
    let engine_of = |domain: &str| if engines.len() == 1 { &engines[0] } else { &engines[fold_of(domain)] };
    let request = JudgeRequest { level: arguments.level, ..JudgeRequest::default() };
    let progress = ProgressBar::new(labels.len() as u64).with_style(
        ProgressStyle::with_template("{pos}/{len} pages, {elapsed}").unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let pages: Vec<PageScore> = labels
        .par_iter()
        .progress_with(progress)
        .filter_map(|labels| {
            let entry = corpus.entry(&labels.id)?;
            Some(score_page(&corpus, entry, labels, engine_of(&entry.domain), &request))
        })
        .collect::<Result<_, CorpusError>>()?;
    let mut figures = Figures::default();
    for page in &pages {
        figures.add(page);
    }
    let scored: Vec<(&str, &PageScore)> =
        pages.iter().filter_map(|page| Some((corpus.entry(&page.id)?.domain.as_str(), page))).collect();
    let bounds = intervals(&scored, &SHARES.map(|(_, rate)| rate));
    let bounds: serde_json::Map<String, serde_json::Value> = SHARES
        .iter()
        .zip(bounds)
        .map(|((name, _), bounds)| ((*name).to_owned(), serde_json::json!(bounds.map(round))))
        .collect();
    let paid = paid(&figures);
    println!(
        "{}",
        serde_json::json!({
            "pages": figures.pages,
            "newsletter_recall": round(figures.newsletter.rate()), "newsletter": [figures.newsletter.hit, figures.newsletter.all],
            "sponsored_recall": round(figures.sponsored.rate()), "sponsored": [figures.sponsored.hit, figures.sponsored.all],
            "leads_recall": round(figures.leads.rate()), "leads": [figures.leads.hit, figures.leads.all],
            "paid_recall": round(paid.rate()), "paid": [paid.hit, paid.all],
            "strict_precision": round(figures.strict.rate()), "precision": round(figures.lenient.rate()), "units": figures.strict.all,
            "class_right": round(figures.class.rate()),
            "harm_rate": round(figures.harm.rate()), "harm_pages": figures.harm.hit,
            "intervals": bounds,
        })
    );
    if arguments.verbose {
        for page in &pages {
            let Some(entry) = corpus.entry(&page.id) else { continue };
            let document = corpus.document(entry)?;
            let engine = engine_of(&entry.domain);
            for (what, elements) in [("harm", &page.harmed), ("miss", &page.missed), ("wrong", &page.wrong)] {
                for element in elements {
                    let explanation = engine.explain(&document.snapshot, *element, arguments.level);
                    println!("{what} {} {element} {}", page.id, serde_json::to_string(&explanation)?);
                }
            }
        }
    }
    Ok(())
}

type Rate = fn(&Figures) -> f64;

/// The figures that are given with an interval.
const SHARES: [(&str, Rate); 6] = [
    ("newsletter_recall", |figures| figures.newsletter.rate()),
    ("sponsored_recall", |figures| figures.sponsored.rate()),
    ("leads_recall", |figures| figures.leads.rate()),
    ("paid_recall", |figures| paid(figures).rate()),
    ("strict_precision", |figures| figures.strict.rate()),
    ("harm_rate", |figures| figures.harm.rate()),
];

/// Sponsored blocks that gather no addresses.
fn paid(figures: &Figures) -> Share {
    let (sponsored, leads) = (figures.sponsored, figures.leads);
    Share { hit: sponsored.hit - leads.hit, all: sponsored.all - leads.all }
}

fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
