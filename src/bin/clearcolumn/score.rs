//! `clearcolumn score`: figures on the labelled pages of a corpus.

use std::{error::Error, fs, path::PathBuf};

use clearcolumn::{
    Engine,
    corpus::{
        Corpus, CorpusError, FOLDS, Figures, PageEntry, PageScore, Share, UnitScore, fold_of, intervals, publisher_of,
        read_labels, score_page,
    },
    verdict::{Class, JudgeRequest, Level},
};
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::{Value, json};

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
    /// Judge each page with a model that its publisher was left out of, in so many folds. Without --models these are trained first, from the
    /// rows of tools/train/rows (some minutes)
    #[arg(long)]
    folds: Option<usize>,
    /// Figures apart for each of: class, kind, language, shape
    #[arg(long, value_delimiter = ',')]
    by: Vec<Split>,
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
    let models = match (arguments.folds, &arguments.models) {
        (Some(folds), _) if folds != FOLDS => {
            return Err(
                format!("--folds {folds}: rows are split into {FOLDS} folds when they are made; give {FOLDS}").into()
            );
        }
        (Some(_), None) => Some(train_folds()?),
        (_, models) => models.clone(),
    };
    let mut engines: Vec<Engine> = match &models {
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
    let scored: Vec<(&PageEntry, &PageScore)> =
        pages.iter().filter_map(|page| Some((corpus.entry(&page.id)?, page))).collect();
    let mut answer = figures_of(&scored);
    let harmed: Vec<Value> = pages
        .iter()
        .filter(|page| !page.harmed.is_empty())
        .map(|page| json!({ "page": page.id, "elements": page.harmed }))
        .collect();
    answer["harmed"] = json!(harmed);
    for split in &arguments.by {
        answer["by"][split.name()] = breakdown(*split, &scored);
    }
    println!("{answer}");
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

/// The figures of some pages, with their intervals.
fn figures_of(pages: &[(&PageEntry, &PageScore)]) -> Value {
    let mut figures = Figures::default();
    for (_, page) in pages {
        figures.add(page);
    }
    let by_publisher: Vec<(&str, &PageScore)> =
        pages.iter().map(|(entry, page)| (publisher_of(&entry.domain), *page)).collect();
    let bounds = intervals(&by_publisher, &SHARES.map(|(_, rate)| rate));
    let bounds: serde_json::Map<String, Value> =
        SHARES.iter().zip(bounds).map(|((name, _), bounds)| ((*name).to_owned(), json!(bounds.map(round)))).collect();
    let paid = paid(&figures);
    json!({
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
}

/// What figures are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Split {
    /// Newsletter or sponsored
    Class,
    /// Newsletter, leads or paid
    Kind,
    /// The language that the page declares
    Language,
    /// Frame, pop-up, widget, list, bar, sentence or box
    Shape,
}

impl Split {
    fn name(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Kind => "kind",
            Self::Language => "language",
            Self::Shape => "shape",
        }
    }

    /// The group of a labelled block.
    fn group(self, entry: &PageEntry, unit: &UnitScore) -> String {
        let class = match unit.class {
            Class::Newsletter => "newsletter",
            Class::Sponsored => "sponsored",
        };
        match self {
            Self::Kind if unit.leads => "leads".to_owned(),
            Self::Kind if unit.class == Class::Sponsored => "paid".to_owned(),
            Self::Class | Self::Kind => class.to_owned(),
            Self::Language => language_of(entry),
            Self::Shape => format!("{class} {}", unit.shape.as_str()),
        }
    }
}

fn language_of(entry: &PageEntry) -> String {
    let language = entry.language();
    if language.is_empty() { "not declared".to_owned() } else { language }
}

/// What was found in each group, and the class named right, with an interval. Harm has no class and no shape, so only languages have one.
fn breakdown(split: Split, pages: &[(&PageEntry, &PageScore)]) -> Value {
    let mut names: Vec<String> =
        pages.iter().flat_map(|(entry, page)| page.units.iter().map(|unit| split.group(entry, unit))).collect();
    if split == Split::Language {
        names.extend(pages.iter().map(|(entry, _)| language_of(entry)));
    }
    names.sort_unstable();
    names.dedup();
    let groups = names.into_iter().map(|name| {
        let figures = if split == Split::Language {
            let own: Vec<_> = pages.iter().filter(|(entry, _)| language_of(entry) == name).copied().collect();
            figures_of(&own)
        } else {
            let own: Vec<(&PageEntry, PageScore)> = pages
                .iter()
                .map(|(entry, page)| (*entry, page.only(|unit| split.group(entry, unit) == name)))
                .collect();
            found(
                &own.iter()
                    .filter(|(_, page)| !page.units.is_empty())
                    .map(|(entry, page)| (*entry, page))
                    .collect::<Vec<_>>(),
            )
        };
        (name, figures)
    });
    Value::Object(groups.collect())
}

/// What was found of the blocks of a group.
fn found(pages: &[(&PageEntry, &PageScore)]) -> Value {
    let mut figures = Figures::default();
    for (_, page) in pages {
        figures.add(page);
    }
    let by_publisher: Vec<(&str, &PageScore)> =
        pages.iter().map(|(entry, page)| (publisher_of(&entry.domain), *page)).collect();
    let rate: Rate = |figures| every(figures).rate();
    let interval = intervals(&by_publisher, &[rate])[0].map(round);
    let all = every(&figures);
    json!({
        "pages": figures.pages, "recall": round(all.rate()), "blocks": [all.hit, all.all], "interval": interval,
        "class_right": round(figures.class.rate()), "named": [figures.class.hit, figures.class.all],
    })
}

/// Blocks of both classes.
fn every(figures: &Figures) -> Share {
    let (newsletter, sponsored) = (figures.newsletter, figures.sponsored);
    Share { hit: newsletter.hit + sponsored.hit, all: newsletter.all + sponsored.all }
}

/// Trains one model a fold from the rows that are part of the repository.
fn train_folds() -> Result<PathBuf, Box<dyn Error>> {
    let folder = PathBuf::from("target/folds");
    fs::create_dir_all(&folder)?;
    let status = std::process::Command::new("python3")
        .arg("tools/train/train.py")
        .arg(folder.join("whole.model"))
        .arg("--folds")
        .arg(&folder)
        .arg("--engine")
        .arg(std::env::current_exe()?)
        .stdout(std::process::Stdio::null())
        .status()
        .map_err(|error| format!("python3: {error}; --folds trains with tools/train, from the root of the project"))?;
    if status.success() { Ok(folder) } else { Err("the training failed; its message is above".into()) }
}

type Rate = fn(&Figures) -> f64;

/// The figures that are given with an interval.
const SHARES: [(&str, Rate); 7] = [
    ("newsletter_recall", |figures| figures.newsletter.rate()),
    ("sponsored_recall", |figures| figures.sponsored.rate()),
    ("leads_recall", |figures| figures.leads.rate()),
    ("paid_recall", |figures| paid(figures).rate()),
    ("strict_precision", |figures| figures.strict.rate()),
    ("class_right", |figures| figures.class.rate()),
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
