//! `clearcolumn learn`: readers' reports as further training rows.

use std::{
    collections::HashSet,
    error::Error,
    fs::{self, File},
    io::{BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
    process::Command,
};

use clearcolumn::{
    Engine,
    corpus::{Catalogues, Example, Judges, Outcome, PackedRows, Seen, catalogue, catalogue_hash, learn, renew},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Files of reports: one JSON object a line, or one of its fields a line
    #[arg(required = true)]
    reports: Vec<PathBuf>,
    /// The rows that the model is trained from
    #[arg(long, default_value = "tools/train/rows")]
    rows: PathBuf,
    /// The folder to write reported.jsonl, what is learned, and outcomes.jsonl, what became of each report, to
    #[arg(long)]
    out: PathBuf,
    /// The model that says which reports a person should look at first; the shipped one where it is left out
    #[arg(long)]
    model: Option<PathBuf>,
    /// A file with the ids of reports that a person has looked at and believes, one a line
    #[arg(long)]
    reviewed: Option<PathBuf>,
    /// Train with and without the reports, and show what the next model gains and what it would break (some minutes)
    #[arg(long)]
    compare: bool,
    /// What runs tools/train/compare.py
    #[arg(long, default_value = "python3")]
    python: PathBuf,
}

/// The file of examples that `tools/train/train.py` learns from where it stands among the rows.
const LEARNED: &str = "reported.jsonl";

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let reports: Vec<(String, String)> = arguments
        .reports
        .iter()
        .map(|path| -> Result<_, Box<dyn Error>> {
            let bytes =
                fs::read(path).map_err(|error| format!("{}: {error}; give files of reports", path.display()))?;
            Ok((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()))
        })
        .collect::<Result<_, _>>()?;
    let files = PackedRows::open_all(&arguments.rows)?;
    let seen = Seen::new(&files)?;
    let engine = match &arguments.model {
        None => Engine::new()?,
        Some(path) => {
            let bytes = fs::read(path).map_err(|error| format!("{}: {error}; give a model", path.display()))?;
            Engine::with_model(&bytes)?
        }
    };
    if files[0].head.catalogue != catalogue() {
        return Err(format!(
            "{}: the rows are of other measurements than this engine takes; make them anew with `clearcolumn rows --corpus CORPUS`",
            arguments.rows.display()
        )
        .into());
    }
    let reviewed = match &arguments.reviewed {
        None => HashSet::new(),
        Some(path) => {
            let text =
                fs::read_to_string(path).map_err(|error| format!("{}: {error}; give a file of ids", path.display()))?;
            text.lines().map(|line| line.trim().to_owned()).collect()
        }
    };
    let catalogues = catalogues(&arguments.rows)?;
    let judges = Judges { seen: &seen, engine: &engine, catalogues: &catalogues, reviewed: &reviewed };
    let mut before = Vec::new();
    for example in learned_before(&arguments.rows)? {
        match renew(example, &seen, &catalogues) {
            Ok(example) => before.push(example),
            Err(reason) => println!("no longer learned from: {reason}"),
        }
    }
    let (examples, outcomes) = learn(&reports, before, &judges);
    fs::create_dir_all(&arguments.out)?;
    let learned = arguments.out.join(LEARNED);
    write_lines(&learned, &examples)?;
    write_lines(&arguments.out.join("outcomes.jsonl"), &outcomes)?;
    summarize(&examples, &outcomes);
    let compare = ["tools/train/compare.py", "--rows"];
    if arguments.compare {
        let status = Command::new(&arguments.python)
            .args(compare)
            .arg(&arguments.rows)
            .arg("--reports")
            .arg(&learned)
            .status()
            .map_err(|error| format!("{}: {error}; give --python", arguments.python.display()))?;
        if !status.success() {
            return Err("the comparison failed; its message is above".into());
        }
    } else {
        println!(
            "what the next model gains and breaks: python3 {} {} --reports {}",
            compare.join(" "),
            arguments.rows.display(),
            learned.display()
        );
    }
    println!("to learn from them: put {} into {} and train", learned.display(), arguments.rows.display());
    Ok(())
}

/// The examples that stand among the rows already.
fn learned_before(rows: &Path) -> Result<Vec<Example>, Box<dyn Error>> {
    let path = rows.join(LEARNED);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let lines = BufReader::new(File::open(&path)?).lines();
    lines
        .enumerate()
        .map(|(at, line)| {
            let example = serde_json::from_str(&line?);
            example.map_err(|error| format!("{}, line {}: {error}", path.display(), at + 1).into())
        })
        .collect()
}

/// The catalogues of measurements that reports can be converted from: `catalogues/HASH.json` beside the rows.
fn catalogues(rows: &Path) -> Result<Catalogues, Box<dyn Error>> {
    let folder = rows.join("catalogues");
    let mut catalogues = Catalogues::new();
    for entry in fs::read_dir(&folder).into_iter().flatten() {
        let path = entry?.path();
        let names: Vec<(String, String)> = serde_json::from_slice(&fs::read(&path)?)
            .map_err(|error| format!("{}: {error}; it should be a list of signals and names", path.display()))?;
        catalogues.insert(catalogue_hash(&names), names);
    }
    Ok(catalogues)
}

fn write_lines<T: serde::Serialize>(path: &Path, values: &[T]) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(File::create(path)?);
    for value in values {
        serde_json::to_writer(&mut out, value)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn summarize(examples: &[Example], outcomes: &[Outcome]) {
    let refused = outcomes.iter().filter(|outcome| outcome.refused.is_some()).count();
    // The sum of nothing is the negative zero.
    let weight = examples.iter().map(|example| example.weight).sum::<f64>() + 0.0;
    println!(
        "{} reports: {} taken, {refused} refused; {} examples in all, which count for {weight:.1} labelled blocks",
        outcomes.len(),
        outcomes.len() - refused,
        examples.len(),
    );
    for outcome in outcomes {
        let what = outcome.refused.as_ref().map(|reason| format!("refused: {reason}")).or(outcome.changed.clone());
        if let Some(what) = what {
            println!("{} ({}): {what}", outcome.place, outcome.id.as_deref().unwrap_or("without id"));
        }
    }
}
