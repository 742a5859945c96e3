//! From labelled pages to rows, from rows to a model, and from readers' reports to a better one: on a corpus made up for it.
//!
//! What needs Python with `LightGBM` (`tools/train/requirements.txt`) says so where it is missing.

mod mini_corpus;

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use clearcolumn::{
    Engine,
    corpus::{
        Catalogues, Complaint, Example, Judges, Outcome, PackedRows, STEPS, Seen, catalogue_hash, learn, renew,
        row_flag,
    },
};
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Fragments of a run of a program, for messages.
fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The folder of the corpus and its rows, made once.
fn corpus() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mini-corpus");
        let _ = fs::remove_dir_all(&folder);
        mini_corpus::write(&folder);
        let output = Command::new(env!("CARGO_BIN_EXE_clearcolumn"))
            .args(["rows", "--corpus"])
            .arg(&folder)
            .arg("--labels")
            .arg(folder.join("further.jsonl"))
            .arg("--fragments")
            .arg(folder.join("fragments"))
            .arg("--out")
            .arg(folder.join("rows"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", said(&output));
        folder
    })
}

/// Runs a script of tools/train; none where Python or `LightGBM` is missing.
fn python(script: &str, arguments: &[&Path], options: &[&str]) -> Option<Output> {
    let found = Command::new("python3").args(["-c", "import lightgbm, numpy"]).output();
    if !found.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: python3 has no LightGBM; pip install -r tools/train/requirements.txt");
        return None;
    }
    let output = Command::new("python3")
        .arg(root().join("tools/train").join(script))
        .args(options)
        .args(arguments)
        .output()
        .expect("python3 was found");
    assert!(output.status.success(), "{}", said(&output));
    Some(output)
}

#[test]
fn rows_hold_numbers_and_no_address() {
    let rows = PackedRows::open(&corpus().join("rows/given.rows")).unwrap();
    assert_eq!(rows.head.pages.len(), mini_corpus::PAGES);
    let head = serde_json::to_string(&rows.head).unwrap();
    for word in ["example", "secret", "page0", "council"] {
        assert!(!head.contains(word), "{word}");
    }
    assert_eq!(rows.head.pages[0].language, "de");
    assert!(rows.classes().unwrap().iter().flatten().count() > mini_corpus::PAGES);
    let (letters, leaves) = (named(&rows, "letters"), named(&rows, "leaves"));
    for ((place, letters), leaves) in rows.places().unwrap().iter().zip(letters).zip(leaves) {
        assert!(place[0] < place[1] && place[2] as f32 == leaves && place[3] as f32 == letters, "{place:?}");
    }
}

#[test]
fn fragments_of_leads_are_rows_of_their_own() {
    let of = |name: &str| PackedRows::open(&corpus().join("rows").join(name)).unwrap().numbers("flags").unwrap();
    let leads = of("leads.rows");
    let has = |flag: u32| leads.iter().filter(|flags| **flags & flag > 0).count();
    assert!(leads.iter().all(|flags| flags & row_flag::WRITTEN > 0), "all of them were written");
    assert!(has(row_flag::LEADS) > 0 && has(row_flag::LEADS) < leads.len(), "some are leads, and some are none");
    for name in ["given.rows", "written.rows"] {
        assert!(of(name).iter().all(|flags| flags & row_flag::LEADS == 0), "{name}");
    }
}

fn named(rows: &PackedRows, name: &str) -> Vec<f32> {
    let at = rows.head.catalogue.iter().position(|(_, own)| own == name).unwrap();
    rows.measurement(at).unwrap()
}

#[test]
fn a_damaged_file_of_rows_is_named() {
    let folder = corpus().join("damaged");
    fs::create_dir_all(&folder).unwrap();
    let mut bytes = fs::read(corpus().join("rows/given.rows")).unwrap();
    bytes.truncate(bytes.len() - 1);
    fs::write(folder.join("given.rows"), &bytes).unwrap();
    let error = PackedRows::open_all(&folder).unwrap_err().to_string();
    assert!(error.contains("given.rows") && error.contains("clearcolumn rows"), "{error}");
}

#[test]
fn rows_of_other_measurements_are_refused() {
    let folder = corpus().join("other");
    fs::create_dir_all(&folder).unwrap();
    let mut bytes = fs::read(corpus().join("rows/given.rows")).unwrap();
    let name = b"e-mail fields";
    let at = bytes.windows(name.len()).position(|part| part == name).expect("the head names its measurements");
    bytes[at] = b'o';
    fs::write(folder.join("given.rows"), &bytes).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_clearcolumn"))
        .args(["surroundings", "--scores", "none", "--out", "none", "--rows"])
        .arg(&folder)
        .output()
        .unwrap();
    assert!(!output.status.success() && said(&output).contains("make them anew"), "{}", said(&output));
}

#[test]
fn two_trainings_give_the_same_bytes() {
    let models = ["one.model", "two.model"].map(|name| corpus().join(name));
    for model in &models {
        let options =
            ["--engine", env!("CARGO_BIN_EXE_clearcolumn"), "--rows", &corpus().join("rows").display().to_string()]
                .map(str::to_owned);
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        if python("train.py", &[model], &options).is_none() {
            return;
        }
    }
    let [one, two] = models.map(|model| fs::read(model).unwrap());
    assert!(one.len() > 1000 && one == two, "two trainings on the same rows differ");
}

/// A row of the corpus as a report.
fn report(id: &str, complaint: &str, site: &str, values: &[f64], change: impl FnOnce(&mut Value)) -> String {
    let rows = PackedRows::open(&corpus().join("rows/given.rows")).unwrap();
    let mut report = json!({
        "version": 2, "id": id, "day": "2026-11-26", "extension": "1", "engine": "1", "model": "20261126",
        "complaint": complaint, "site": site,
        "block": { "class": "newsletter", "kind": null, "confidence": 0.9, "evidence": [], "overlay": false, "fingerprint": id },
        "example": { "catalogue": catalogue_hash(&rows.head.catalogue), "values": values, "without": [], "fingerprint": id },
    });
    change(&mut report);
    report.to_string()
}

/// The measurements of a sign-up, changed a little so that it is no block of the corpus.
fn row() -> Vec<f64> {
    let rows = PackedRows::open(&corpus().join("rows/given.rows")).unwrap();
    let at = signup(&rows);
    let mut values: Vec<f64> =
        (0..rows.head.first_pass).map(|measurement| f64::from(rows.measurement(measurement).unwrap()[at])).collect();
    let depth = rows.head.catalogue.iter().position(|(_, name)| name == "depth").unwrap();
    values[depth] += 1.0;
    values
}

/// The first sign-up of the corpus.
fn signup(rows: &PackedRows) -> usize {
    let flags = rows.numbers("flags").unwrap();
    let classes = rows.numbers("class").unwrap();
    (0..rows.count).find(|row| classes[*row] == 1 && flags[*row] & row_flag::UNIT > 0).unwrap()
}

fn seen() -> Seen {
    Seen::new(&PackedRows::open_all(&corpus().join("rows")).unwrap()).unwrap()
}

fn judged(lines: &[String], catalogues: &Catalogues, reviewed: &HashSet<String>) -> (Vec<Example>, Vec<Outcome>) {
    let (seen, engine) = (seen(), Engine::new().unwrap());
    let judges = Judges { seen: &seen, engine: &engine, catalogues, reviewed };
    learn(&[("reports.jsonl".to_owned(), lines.join("\n"))], Vec::new(), &judges)
}

fn learned(lines: &[String]) -> (Vec<Example>, Vec<Option<String>>) {
    let (examples, outcomes) = judged(lines, &Catalogues::default(), &HashSet::new());
    (examples, outcomes.into_iter().map(|outcome| outcome.refused).collect())
}

#[test]
fn a_good_report_becomes_an_example_without_text() {
    let line = report("a", "missed", "Paper.Example", &row(), |report| {
        report["note"] = json!("my name is in it");
        report["text"] = json!("what was read");
        report["address"] = json!("https://paper.example/page");
    });
    let (examples, refused) = learned(&[line]);
    assert_eq!(refused, [None]);
    assert_eq!((examples[0].complaint, examples[0].weight), (Complaint::Missed, 1.0));
    let kept = serde_json::to_string(&examples).unwrap().to_lowercase();
    assert!(!["my name", "was read", "paper.example"].iter().any(|word| kept.contains(word)), "{kept}");
}

#[test]
fn a_report_is_read_as_it_is_filled_into_an_issue_too() {
    let fields = |text: &str| match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => {
            fields.iter().map(|(name, value)| format!("  {}: {value}", json!(name))).collect::<Vec<_>>().join(",\n")
        }
        _ => unreachable!(),
    };
    let [one, other] =
        [("a", "a.example"), ("b", "b.example")].map(|(id, site)| report(id, "missed", site, &row(), |_| {}));
    let file =
        [format!("```json\n{{\n{}\n}}\n```", fields(&one)), "{\n  \"version\": 2,".to_owned(), String::new(), other];
    let (examples, outcomes) = judged(&file, &Catalogues::default(), &HashSet::new());
    assert_eq!(examples.len(), 2);
    let refused: Vec<_> = outcomes.iter().map(|outcome| outcome.refused.is_some()).collect();
    assert_eq!(refused, [false, true, false]);
    let broken = 4 + fields(&one).lines().count() + 1;
    assert_eq!(outcomes[1].place, format!("reports.jsonl, line {broken}"));
}

#[test]
fn what_cannot_be_learned_from_is_refused_with_a_reason() {
    let good = row();
    let with = |at: usize, value: f64| {
        let mut values = good.clone();
        values[at] = value;
        values
    };
    let rows = PackedRows::open(&corpus().join("rows/given.rows")).unwrap();
    let at = |name: &str| rows.head.catalogue.iter().position(|(_, own)| own == name).unwrap();
    let same: Vec<f64> = (0..rows.head.first_pass)
        .map(|measurement| f64::from(rows.measurement(measurement).unwrap()[signup(&rows)]))
        .collect();
    let cases: Vec<(String, &str)> = vec![
        ("{".to_owned(), "no JSON"),
        (report("b", "missed", "a.example", &good, |report| report["version"] = json!(1)), "version 1"),
        (
            report("c", "missed", "a.example", &good, |report| report["example"] = json!(null)),
            "took the training example out",
        ),
        (report("d", "missed", "a.example", &good, |report| report["block"] = json!(null)), "what was missed"),
        (
            report("e", "missed", "a.example", &good, |report| report["example"]["catalogue"] = json!("0badcafe")),
            "0badcafe",
        ),
        (report("f", "missed", "a.example", &good[1..], |_| {}), "measurements"),
        (report("g", "missed", "a.example", &with(at("depth"), -1.0), |_| {}), "no measurement can be"),
        (report("h", "missed", "a.example", &with(at("depth"), 2.5), |_| {}), "it is a count"),
        (report("i", "missed", "a.example", &with(at("depth"), 5000.0), |_| {}), "highest on any saved page"),
        (report("j", "missed", "a.example", &with(at("letters a leaf"), 1.5), |_| {}), "computed from"),
        (report("k", "missed", "a.example", &vec![0.0; good.len()], |_| {}), "nothing is left"),
        (report("l", "missed", "a.example", &same, |_| {}), "very same block"),
        (
            report("m", "missed", "a.example", &good, |report| {
                report["example"]["without"] = json!(["words", "structure"]);
            }),
            "nothing is left",
        ),
    ];
    for (line, reason) in cases {
        let (examples, refused) = learned(&[line]);
        assert!(
            examples.is_empty() && refused[0].as_ref().is_some_and(|refused| refused.contains(reason)),
            "{reason}: {refused:?}"
        );
    }
}

#[test]
fn what_the_model_is_surest_of_waits_for_a_person() {
    let matter = reports_of(0, "missed", "matter", 1);
    let clutter = reports_of(1, "wrong", "clutter", 1);
    for lines in [matter, clutter] {
        let (examples, refused) = learned(&lines);
        assert!(
            examples.is_empty() && refused[0].as_ref().is_some_and(|reason| reason.contains("have a person look")),
            "{refused:?}"
        );
        let id = serde_json::from_str::<Value>(&lines[0]).unwrap()["id"].as_str().unwrap().to_owned();
        let (examples, _) = judged(&lines, &Catalogues::default(), &[id].into());
        assert_eq!(examples.len(), 1);
    }
}

#[test]
fn a_report_is_taken_once_and_contradictions_not_at_all() {
    let once = report("a", "missed", "a.example", &row(), |_| {});
    let (examples, refused) = learned(&[once.clone(), once.clone()]);
    assert!(examples.len() == 1 && refused[1].as_ref().unwrap().contains("already"), "{refused:?}");
    let otherwise = report("b", "wrong", "b.example", &row(), |_| {});
    let (examples, refused) = learned(&[once, otherwise]);
    assert!(
        examples.is_empty() && refused.iter().all(|refused| refused.as_ref().unwrap().contains("says otherwise")),
        "{refused:?}"
    );
}

#[test]
fn no_source_counts_for_much() {
    let rows = PackedRows::open(&corpus().join("rows/given.rows")).unwrap();
    let place = rows.head.catalogue.iter().position(|(_, name)| name == "place on the page").unwrap();
    let values = row();
    let weight = |site: &dyn Fn(usize) -> String, block: &dyn Fn(usize) -> usize| -> f64 {
        let line = |at: usize| {
            let mut values = values.clone();
            values[place] = block(at) as f64 / 80.0;
            report(&format!("r{at}"), "missed", &site(at), &values, |report| {
                report["example"]["fingerprint"] = json!(format!("block-{}", block(at)));
            })
        };
        let (examples, refused) = learned(&(0..80).map(line).collect::<Vec<_>>());
        assert_eq!((examples.len(), refused.iter().flatten().count()), (80, 0), "{refused:?}");
        (examples.iter().map(|example| example.weight).sum::<f64>() * 1e6).round() / 1e6
    };
    let (sites, blocks) = (|at: usize| format!("{at}.example"), |at: usize| at);
    assert_eq!(weight(&sites, &|_| 1), 1.0, "many reports of one block");
    assert_eq!(weight(&|_| "a.example".to_owned(), &blocks), 3.0, "many reports of one site");
    assert_eq!(weight(&|_| String::new(), &blocks), 10.0, "many reports that name no site");
    assert_eq!(weight(&sites, &blocks), 45.0, "many reports in one file");
}

#[test]
fn reports_of_an_older_version_are_converted_by_name() {
    let rows = PackedRows::open(&corpus().join("rows/given.rows")).unwrap();
    let names = &rows.head.catalogue;
    let values = row();
    // The older version took the measurements in another order, and lacked one.
    let mut order: Vec<usize> = (1..rows.head.first_pass).rev().collect();
    order.extend(rows.head.first_pass..names.len());
    let former: Vec<(String, String)> = order.iter().map(|at| names[*at].clone()).collect();
    let hash = catalogue_hash(&former);
    let old_values: Vec<f64> = order.iter().filter_map(|at| values.get(*at).copied()).collect();
    let line = report("a", "missed", "a.example", &old_values, |report| report["example"]["catalogue"] = json!(hash));
    let (examples, outcomes) = judged(&[line], &[(hash.clone(), former.clone())].into(), &HashSet::new());
    assert!(outcomes[0].refused.is_none(), "{outcomes:?}");
    assert!(outcomes[0].changed.as_ref().unwrap().contains("converted"));
    let depth = names.iter().position(|(_, name)| name == "depth").unwrap();
    assert_eq!(examples[0].values.get(&depth), Some(&values[depth]));

    // So is what was learned before the change.
    let numbered = |values: &[f64]| values.iter().copied().enumerate().filter(|(_, value)| *value != 0.0).collect();
    let learned = Example { catalogue: hash.clone(), values: numbered(&old_values), ..examples[0].clone() };
    let catalogues = Catalogues::from([(hash, former)]);
    let renewed = renew(learned.clone(), &seen(), &catalogues).unwrap();
    assert_eq!(renewed.catalogue, examples[0].catalogue);
    let steps = |example: &Example| -> Vec<_> {
        example.values.iter().map(|(at, value)| (*at, (value * STEPS).round() as u64)).collect()
    };
    assert_eq!(steps(&renewed), steps(&examples[0]));
    assert!(renew(learned, &seen(), &Catalogues::new()).unwrap_err().contains("not known here"));
}

/// Reports of blocks that are labelled so, each from a site of its own, one of its pictures more than on the corpus's page.
fn reports_of(class: u32, complaint: &str, name: &str, count: usize) -> Vec<String> {
    let rows = PackedRows::open(&corpus().join("rows/given.rows")).unwrap();
    let columns: Vec<Vec<f32>> = (0..rows.head.first_pass).map(|at| rows.measurement(at).unwrap()).collect();
    let (classes, flags, shares) =
        (rows.numbers("class").unwrap(), rows.numbers("flags").unwrap(), rows.numbers("share").unwrap());
    let place = rows.head.catalogue.iter().position(|(_, name)| name == "place on the page").unwrap();
    let is_whole = |row: &usize| if class == 0 { shares[*row] == 0 } else { flags[*row] & row_flag::UNIT > 0 };
    let lines =
        (0..rows.count).filter(|row| classes[*row] == class && is_whole(row)).step_by(2).take(count).map(|row| {
            let mut values: Vec<f64> = columns.iter().map(|column| f64::from(column[row])).collect();
            values[place] = (values[place] * 250.0 + 7.0).min(249.0).round() / 250.0;
            report(&format!("{name}-{row}"), complaint, &format!("{name}-{row}.example"), &values, |_| {})
        });
    lines.collect()
}

#[test]
fn poisoned_reports_among_honest_ones_move_no_figure_out_of_its_interval() {
    let folder = corpus().join("poisoned");
    fs::create_dir_all(&folder).unwrap();
    let mut lines = reports_of(1, "missed", "honest", 15);
    let honest = lines.len();
    // Ordinary matter as a missed sign-up, ten times as often, from one site.
    lines.extend(reports_of(0, "missed", "poisoned", 10 * honest).iter().map(|line| {
        let mut report: Value = serde_json::from_str(line).unwrap();
        report["site"] = json!("flood.example");
        report.to_string()
    }));
    fs::write(folder.join("reports.jsonl"), lines.join("\n")).unwrap();
    // As if a person had believed them all.
    let id = |line: &String| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
    fs::write(folder.join("reviewed.txt"), lines.iter().map(id).collect::<Vec<_>>().join("\n")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_clearcolumn"))
        .arg("learn")
        .arg(folder.join("reports.jsonl"))
        .arg("--reviewed")
        .arg(folder.join("reviewed.txt"))
        .arg("--rows")
        .arg(corpus().join("rows"))
        .arg("--out")
        .arg(&folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let taken = fs::read_to_string(folder.join("reported.jsonl")).unwrap().lines().count();
    assert!(taken > honest, "{taken} of {}: {}", lines.len(), said(&output));
    let (rows, reports, figures) = (corpus().join("rows"), folder.join("reported.jsonl"), folder.join("figures.json"));
    let options = ["--rows", "--reports", "--json"].into_iter().zip([&rows, &reports, &figures]);
    let options: Vec<String> = options.flat_map(|(name, path)| [name.to_owned(), path.display().to_string()]).collect();
    if python("compare.py", &[], &options.iter().map(String::as_str).collect::<Vec<_>>()).is_none() {
        return;
    }
    let figures: Value = serde_json::from_slice(&fs::read(&figures).unwrap()).unwrap();
    for name in ["newsletter_found", "sponsored_found", "harmed_pages"] {
        let number = |value: &Value| value.as_f64().unwrap();
        let (found, bounds) = (number(&figures["with"][name]), &figures["intervals"][name]);
        assert!(number(&bounds[0]) <= found && found <= number(&bounds[1]), "{name}: {figures}");
    }
}
