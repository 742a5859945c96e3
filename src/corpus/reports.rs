//! Readers' reports as training examples: which are taken, which are refused and why, and how much each counts.
//!
//! Anybody can write a report. So each is checked against what rows of saved pages look like, no source may count for much, and where
//! reports contradict each other none is believed. What is kept of a report is numbers: no note, no text, no address.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{PackedRows, RowsError, STEPS, fold_of, publishers::name_of};
use crate::{Engine, model, verdict::Class};

/// The version of the form of reports that is read.
pub const REPORT_VERSION: u32 = 2;
/// How much all reports of one site count, in labelled blocks: a publisher of the corpus has about two.
const MOST_OF_A_SITE: f64 = 3.0;
/// How much all reports of one file count, in labelled blocks: a twentieth of the sure sign-ups of the corpus.
const MOST_OF_A_FILE: f64 = 45.0;
/// How much all reports that name no site count together.
const MOST_WITHOUT_A_SITE: f64 = 10.0;
/// How often a count may be more than the highest that was ever seen.
const BEYOND_SEEN: f64 = 2.0;
/// Share of the measurements that an older version must have known for its reports to be converted.
const ENOUGH_KNOWN: f64 = 0.9;
/// How far a quotient of two measurements may be off: reports are written with six places.
const TOLERANCE: f64 = 1e-3;

/// Scores of the first pass, in log-odds for newsletter and sponsored, below which a block is surely no clutter: of ordinary matter on
/// held-out pages 98 in a hundred are below, of sign-ups one in a hundred, of paid blocks eleven (November 2026).
const SURELY_MATTER: [f32; 2] = [-7.0, -6.5];
/// Scores above which a block surely is clutter: only one held-out page in two hundred has other matter above it (November 2026).
const SURELY_CLUTTER: [f32; 2] = [2.2, 1.2];

/// One line of a file of reports, as far as it is learned from.
#[derive(Debug, Clone, Deserialize)]
struct Report {
    version: u32,
    id: String,
    day: String,
    complaint: Complaint,
    #[serde(default)]
    category: Option<String>,
    #[serde(default)]
    site: Option<String>,
    #[serde(default)]
    block: Option<ReportedBlock>,
    #[serde(default)]
    example: Option<ReportedExample>,
}

#[derive(Debug, Clone, Deserialize)]
struct ReportedBlock {
    class: Option<Class>,
}

#[derive(Debug, Clone, Deserialize)]
struct ReportedExample {
    catalogue: String,
    values: Vec<f64>,
    #[serde(default)]
    without: Vec<String>,
    fingerprint: String,
}

/// What the reader says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Complaint {
    /// It was hidden and should not be.
    Wrong,
    /// It should be hidden and was not.
    Missed,
}

/// What is kept of a report: a row of measurements with what the reader says of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// The report's id, so that it is not learned twice.
    pub id: String,
    /// When it was made.
    pub day: String,
    /// What the reader says.
    pub complaint: Complaint,
    /// The class of the block, where it is one.
    pub class: Option<Class>,
    /// What stands for the site: a part of a hash of its name; none where the report names none.
    pub site: Option<String>,
    /// The fold that the site is left out with.
    pub fold: usize,
    /// What recognises the block.
    pub fingerprint: String,
    /// The groups of measurements that the reader took out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// How much it counts, in labelled blocks.
    pub weight: f64,
    /// The file that it came in, as a part of a hash of its bytes.
    pub file: String,
    /// The hash of the catalogue that its measurements are of.
    pub catalogue: String,
    /// The measurements that are not 0, by their number.
    pub values: BTreeMap<usize, f64>,
}

impl Example {
    /// By what it is known again: the fingerprint, and the measurements themselves, because anybody can make up a fingerprint.
    fn marks(&self) -> [String; 2] {
        let hash = self.values.iter().fold(HASH_SEED, |hash, (at, value)| mix(mix(hash, *at as f64), *value));
        [self.fingerprint.clone(), format!("{hash:016x} of measurements")]
    }
}

/// What became of one line of a file of reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// The file and the line.
    pub place: String,
    /// The report's id, where it has one.
    pub id: Option<String>,
    /// Why it is not learned from; none where it is.
    pub refused: Option<String>,
    /// What was done to it before it was taken.
    pub changed: Option<String>,
}

/// Names of measurements by the hash of the catalogue that they are of.
pub type Catalogues = HashMap<String, Vec<(String, String)>>;

/// The hash of a catalogue, as models and reports name it.
#[must_use]
pub fn catalogue_hash(names: &[(String, String)]) -> String {
    let names: Vec<String> = names.iter().map(|(signal, name)| format!("{signal}/{name}")).collect();
    format!("{:08x}", model::checksum_of(names.join("\n").as_bytes()))
}

/// What the measurements of the rows look like.
#[derive(Debug)]
pub struct Seen {
    catalogue: String,
    names: Vec<(String, String)>,
    first_pass: usize,
    /// The highest value of each measurement.
    highest: Vec<f64>,
    /// Whether it is a share or a density, and no count.
    fractional: Vec<bool>,
    quotients: Vec<[usize; 3]>,
    /// Rows that are labelled without doubt, by the hash of their measurements: the class, none where they are no clutter.
    labelled: HashMap<u64, Option<Class>>,
    /// What stands in for a measurement that an older version did not take.
    medians: Vec<f64>,
}

impl Seen {
    /// Looks through all files of rows.
    ///
    /// # Errors
    /// [`RowsError`] when a file is damaged, or two of them hold other measurements.
    ///
    /// # Panics
    /// Never: `files` is not empty when it comes from [`PackedRows::open_all`].
    pub fn new(files: &[PackedRows]) -> Result<Self, RowsError> {
        let head = &files[0].head;
        let first_pass = head.first_pass;
        let mut seen = Self {
            catalogue: catalogue_hash(&head.catalogue),
            names: head.catalogue.clone(),
            first_pass,
            highest: vec![0.0; first_pass],
            fractional: vec![false; first_pass],
            quotients: head.quotients.clone(),
            labelled: HashMap::new(),
            medians: vec![0.0; first_pass],
        };
        for file in files {
            if file.head.catalogue != head.catalogue {
                return Err(file.damaged("it has other measurements than the files beside it"));
            }
            let classes = file.classes()?;
            let flags = file.numbers("flags")?;
            let shares = file.numbers("share")?;
            let is_sure = |row: usize| {
                let flag = |flag| flags[row] & flag > 0;
                !flag(super::row_flag::UNLABELLED)
                    && (flag(super::row_flag::UNIT) || (classes[row].is_none() && shares[row] == 0))
            };
            let sure: Vec<usize> = (0..file.count).filter(|row| is_sure(*row)).collect();
            let mut hashes = vec![HASH_SEED; sure.len()];
            for at in 0..first_pass {
                let values = file.measurement(at)?;
                let highest = values.iter().copied().fold(0.0, f32::max);
                seen.highest[at] = seen.highest[at].max(f64::from(highest));
                seen.fractional[at] |= values.iter().any(|value| value.fract() != 0.0);
                for (hash, row) in hashes.iter_mut().zip(&sure) {
                    *hash = mix(*hash, f64::from(values[*row]));
                }
                if file.count > 0 {
                    let mut values = values;
                    let middle = values.len() / 2;
                    seen.medians[at] = f64::from(*values.select_nth_unstable_by(middle, f32::total_cmp).1);
                }
            }
            for (hash, row) in hashes.into_iter().zip(sure) {
                seen.labelled.entry(hash).or_insert(classes[row]);
            }
        }
        Ok(seen)
    }

    /// Why no block of a page can have these measurements.
    fn impossible(&self, values: &[f64], without: &[String]) -> Option<String> {
        let name = |at: usize| format!("{} / {}", self.names[at].0, self.names[at].1);
        if values.iter().all(|value| *value == 0.0) {
            return Some("all measurements are 0: nothing is left of the block".to_owned());
        }
        for (at, value) in values.iter().enumerate() {
            if !value.is_finite() || *value < 0.0 {
                return Some(format!("{} is {value}, and no measurement can be", name(at)));
            }
            if !self.fractional[at] && value.fract() != 0.0 {
                return Some(format!("{} is {value}, and it is a count", name(at)));
            }
            let highest = self.highest[at];
            let most = if highest <= 1.0 { 1.0 } else { highest * BEYOND_SEEN };
            if *value > most {
                return Some(format!("{} is {value}; the highest on any saved page is {highest}", name(at)));
            }
        }
        let quotients = self.quotients.iter().filter(|_| without.is_empty());
        for [itself, over, under] in quotients.copied() {
            let quotient = if values[under] == 0.0 { 0.0 } else { values[over] / values[under] };
            if (values[itself] - quotient).abs() > TOLERANCE * quotient.max(1.0) {
                return Some(format!(
                    "{} is {}, and the measurements that it is computed from say {quotient}",
                    name(itself),
                    values[itself]
                ));
            }
        }
        None
    }
}

const HASH_SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, value: f64) -> u64 {
    let number = (value * STEPS).round() as u64;
    number.to_le_bytes().iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A report that passed every check of its own.
struct Taken {
    outcome: usize,
    example: Example,
    /// Why a person should look at it.
    doubt: Option<String>,
}

/// Who judges the reports.
#[derive(Debug)]
pub struct Judges<'a> {
    /// What rows of saved pages look like.
    pub seen: &'a Seen,
    /// A model of the same measurements, which tells what a person should look at first.
    pub engine: &'a Engine,
    /// Catalogues that reports can be converted from.
    pub catalogues: &'a Catalogues,
    /// Ids of reports that a person has looked at and believes.
    pub reviewed: &'a HashSet<String>,
}

impl Judges<'_> {
    /// Why nobody but a person may believe this: the model is as sure of the opposite as it ever is.
    ///
    /// Poisoned reports do most where the model is surest, honest ones are mostly about what it was unsure of (the negative impact that
    /// Nelson and others refuse by, "Exploiting Machine Learning to Subvert Your Spam Filter", 2008, without a training for each report).
    fn doubt(&self, values: &[f64], class: Option<Class>) -> Option<String> {
        let trees = &self.engine.trees;
        let row: Vec<f32> =
            trees.used().iter().map(|used| values.get(usize::from(*used)).map_or(0.0, |value| *value as f32)).collect();
        let scores = [trees.forests[0].score(&row), trees.forests[1].score(&row)];
        match class {
            Some(class) if scores[class as usize] < SURELY_MATTER[class as usize] => {
                Some(format!("the model is sure that it is no clutter ({:.1}): have a person look at it, and name it with --reviewed", scores[class as usize]))
            }
            None => scores.iter().zip(SURELY_CLUTTER).find(|(score, sure)| *score > sure).map(|(score, _)| {
                format!("the model is sure that it is clutter ({score:.1}): have a person look at it, and name it with --reviewed")
            }),
            Some(_) => None,
        }
    }
}

/// Reads files of reports, each with its name, on top of what was learned before.
///
/// Gives the examples, those of before among them, with their weights, and what became of each line.
#[must_use]
pub fn learn(files: &[(String, String)], before: Vec<Example>, judges: &Judges) -> (Vec<Example>, Vec<Outcome>) {
    let mut outcomes = Vec::new();
    let mut taken: Vec<Taken> = Vec::new();
    let mut ids: HashSet<String> = before.iter().map(|example| example.id.clone()).collect();
    for (name, text) in files {
        let file = name_of(text.as_bytes(), 8);
        for (number, report) in records(text) {
            let mut outcome =
                Outcome { place: format!("{name}, line {number}"), id: None, refused: None, changed: None };
            match read(&report, &file, &mut ids, judges, &mut outcome) {
                Ok((example, doubt)) => taken.push(Taken { outcome: outcomes.len(), example, doubt }),
                Err(reason) => outcome.refused = Some(reason),
            }
            outcomes.push(outcome);
        }
    }
    refuse_contradictions(&before, &mut taken, &mut outcomes);
    // Only now: what a person should look at contradicts all the same.
    taken.retain_mut(|taken| {
        outcomes[taken.outcome].refused = taken.doubt.take();
        outcomes[taken.outcome].refused.is_none()
    });
    let mut examples = before;
    examples.extend(taken.into_iter().map(|taken| taken.example));
    weigh(&mut examples);
    (examples, outcomes)
}

/// The reports of a file, each with the number of its first line: one a line, as they are saved, or one field a line, as they
/// are copied, posted to an organisation and filled into an issue, there between the marks of a block of code.
fn records(text: &str) -> Vec<(usize, String)> {
    let mut records = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let bare = line.trim();
        // One that has no end does not take along those after it; it is told as what it is.
        if bare.starts_with('{') {
            records.extend(open.take());
        }
        match &mut open {
            Some((_, report)) => {
                report.push_str(bare);
                if bare == "}" {
                    records.extend(open.take());
                }
            }
            None if bare == "{" => open = Some((number, bare.to_owned())),
            None if bare.is_empty() || bare.starts_with("```") => {}
            None => records.push((number, bare.to_owned())),
        }
    }
    records.extend(open);
    records
}

fn read(
    text: &str,
    file: &str,
    ids: &mut HashSet<String>,
    judges: &Judges,
    outcome: &mut Outcome,
) -> Result<(Example, Option<String>), String> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| format!("it is no JSON: {error}"))?;
    outcome.id = value.get("id").and_then(|id| id.as_str()).map(str::to_owned);
    match value.get("version").and_then(serde_json::Value::as_u64) {
        Some(version) if version == u64::from(REPORT_VERSION) => {}
        Some(1) => return Err("version 1 holds no training example; it can only be read by a person".to_owned()),
        version => {
            return Err(format!(
                "its version is {}; this reads version {REPORT_VERSION}",
                version.map_or("missing".to_owned(), |version| version.to_string())
            ));
        }
    }
    let report: Report = serde_json::from_value(value).map_err(|error| format!("it is no report: {error}"))?;
    debug_assert_eq!(report.version, REPORT_VERSION);
    if !ids.insert(report.id.clone()) {
        return Err("a report with this id was taken already".to_owned());
    }
    let class = match report.complaint {
        Complaint::Wrong => None,
        Complaint::Missed => {
            Some(class_of(&report).ok_or("it does not say what was missed: no class of the block, no category")?)
        }
    };
    let example = report.example.ok_or("the reader took the training example out; it can only be read by a person")?;
    if example.without.iter().any(|group| group == "words") && example.without.iter().any(|group| group == "structure")
    {
        return Err("without words and structure nothing is left to learn from".to_owned());
    }
    let seen = judges.seen;
    let values = if example.catalogue == seen.catalogue {
        example.values
    } else {
        let names = judges.catalogues.get(&example.catalogue).ok_or_else(|| {
            format!(
                "its measurements are of catalogue {}, which is not known here; the rows are of {}",
                example.catalogue, seen.catalogue
            )
        })?;
        let (values, missing) = convert(&example.values, names, seen)?;
        outcome.changed =
            Some(format!("converted from catalogue {}, which lacks {missing} measurements", example.catalogue));
        values
    };
    if values.len() != seen.first_pass {
        return Err(format!("it has {} measurements, the catalogue {}", values.len(), seen.first_pass));
    }
    if let Some(reason) = seen.impossible(&values, &example.without) {
        return Err(reason);
    }
    let values: Vec<f64> = values
        .iter()
        .enumerate()
        .map(|(at, value)| if seen.fractional[at] { (value * STEPS).round() / STEPS } else { *value })
        .collect();
    let hash = values.iter().fold(HASH_SEED, |hash, value| mix(hash, *value));
    match seen.labelled.get(&hash) {
        Some(labelled) if *labelled == class => return Err("a labelled page holds the very same block".to_owned()),
        Some(_) => return Err("a labelled page holds the very same block, and it is labelled otherwise".to_owned()),
        None => {}
    }
    let doubt = if judges.reviewed.contains(&report.id) { None } else { judges.doubt(&values, class) };
    let site = report.site.as_ref().map(|site| site.trim().to_ascii_lowercase()).filter(|site| !site.is_empty());
    let example = Example {
        id: report.id,
        day: report.day,
        complaint: report.complaint,
        class,
        fold: fold_of(site.as_deref().unwrap_or(&example.fingerprint)),
        site: site.map(|site| name_of(site.as_bytes(), 8)),
        fingerprint: example.fingerprint,
        without: example.without,
        weight: 0.0,
        file: file.to_owned(),
        catalogue: seen.catalogue.clone(),
        values: values.into_iter().enumerate().filter(|(_, value)| *value != 0.0).collect(),
    };
    Ok((example, doubt))
}

fn class_of(report: &Report) -> Option<Class> {
    report.block.as_ref().and_then(|block| block.class).or(match report.category.as_deref() {
        Some("newsletter") => Some(Class::Newsletter),
        Some("sponsored" | "leads" | "paid") => Some(Class::Sponsored),
        _ => None,
    })
}

/// Measurements of another catalogue, found again by their names.
fn convert(values: &[f64], names: &[(String, String)], seen: &Seen) -> Result<(Vec<f64>, usize), String> {
    if values.len() > names.len() {
        return Err(format!("it has {} measurements, its catalogue names {}", values.len(), names.len()));
    }
    let known: HashMap<&(String, String), f64> = names.iter().zip(values.iter().copied()).collect();
    let found: Vec<Option<f64>> = seen.names[..seen.first_pass].iter().map(|name| known.get(name).copied()).collect();
    let missing = found.iter().filter(|value| value.is_none()).count();
    if ((seen.first_pass - missing) as f64) < ENOUGH_KNOWN * seen.first_pass as f64 {
        return Err(format!(
            "its catalogue lacks {missing} of the {} measurements of today, too many to convert it",
            seen.first_pass
        ));
    }
    Ok((found.into_iter().enumerate().map(|(at, value)| value.unwrap_or(seen.medians[at])).collect(), missing))
}

/// An example that was learned when the measurements were others, with those of today.
///
/// # Errors
/// Why it cannot be converted.
pub fn renew(example: Example, seen: &Seen, catalogues: &Catalogues) -> Result<Example, String> {
    if example.catalogue == seen.catalogue {
        return Ok(example);
    }
    let Some(names) = catalogues.get(&example.catalogue) else {
        return Err(format!(
            "{}: its measurements are of catalogue {}, which is not known here",
            example.id, example.catalogue
        ));
    };
    let values: Vec<f64> = (0..names.len()).map(|at| example.values.get(&at).copied().unwrap_or_default()).collect();
    let (values, _) = convert(&values, names, seen).map_err(|reason| format!("{}: {reason}", example.id))?;
    let values = values.into_iter().enumerate().filter(|(_, value)| *value != 0.0).collect();
    Ok(Example { catalogue: seen.catalogue.clone(), values, ..example })
}

/// Believes nobody where two reports say opposite things of the same block.
fn refuse_contradictions(before: &[Example], taken: &mut Vec<Taken>, outcomes: &mut [Outcome]) {
    let mut said: HashMap<String, Vec<(Option<Class>, &str)>> = HashMap::new();
    for example in before.iter().chain(taken.iter().map(|taken| &taken.example)) {
        for mark in example.marks() {
            said.entry(mark).or_default().push((example.class, &example.id));
        }
    }
    let mut refused = HashSet::new();
    for (at, Taken { outcome, example, .. }) in taken.iter().enumerate() {
        let other = example.marks().iter().flat_map(|mark| &said[mark]).find(|(class, _)| *class != example.class);
        if let Some((_, id)) = other {
            outcomes[*outcome].refused =
                Some(format!("report {id} says otherwise of the same block (fingerprint {})", example.fingerprint));
            refused.insert(at);
        }
    }
    let mut at = 0;
    taken.retain(|_| {
        at += 1;
        !refused.contains(&(at - 1))
    });
}

/// Gives each example its weight: reports of one block share the weight of one, and no site and no file counts for more than its most.
fn weigh(examples: &mut [Example]) {
    let mut alike: HashMap<String, usize> = HashMap::new();
    for example in examples.iter() {
        for mark in example.marks() {
            *alike.entry(mark).or_default() += 1;
        }
    }
    let most_alike = |example: &Example| example.marks().iter().map(|mark| alike[mark]).max().unwrap_or(1);
    for example in examples.iter_mut() {
        // What the reader took out reads as "nothing of the kind is there", which is not quite true.
        example.weight = 0.5_f64.powi(example.without.len() as i32) / most_alike(example) as f64;
    }
    cap(examples, |example| {
        let most = if example.site.is_some() { MOST_OF_A_SITE } else { MOST_WITHOUT_A_SITE };
        (example.site.clone().unwrap_or_default(), most)
    });
    cap(examples, |example| (example.file.clone(), MOST_OF_A_FILE));
}

fn cap(examples: &mut [Example], source: impl Fn(&Example) -> (String, f64)) {
    let mut sums: HashMap<String, f64> = HashMap::new();
    for example in examples.iter() {
        *sums.entry(source(example).0).or_default() += example.weight;
    }
    for example in examples.iter_mut() {
        let (name, most) = source(example);
        example.weight *= (most / sums[&name]).min(1.0);
    }
}
