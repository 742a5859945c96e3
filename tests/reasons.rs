//! The reason that a reader is shown first is the signal without which the block would score lowest, on every page under `tests/pages`.

use std::{fs, path::Path};

use clearcolumn::{
    Document, Engine,
    corpus::{ReasonCheck, check_reasons},
    verdict::JudgeRequest,
};
use rayon::prelude::*;

/// Share of hidden blocks of which it must be so. The engine leaves what stands around a block as it was when it takes a signal away,
/// which now and then puts another signal first.
const LEAST: f64 = 0.95;

#[test]
fn the_first_reason_is_the_strongest() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let engine = Engine::new().unwrap();
    let pages: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("page.html"))
        .filter(|page| page.exists())
        .collect();
    let checks: Vec<(String, ReasonCheck)> = pages
        .par_iter()
        .flat_map_iter(|path| {
            let document = Document::parse(&fs::read_to_string(path).unwrap(), "https://page.example/").unwrap();
            let checks = check_reasons(&engine, &document, &JudgeRequest::default());
            checks.into_iter().map(|check| (path.display().to_string(), check))
        })
        .collect();
    let wrong: Vec<_> = checks.iter().filter(|(_, check)| check.shown != check.strongest).collect();
    assert!(checks.len() > 30, "only {} blocks have a reason of the model's", checks.len());
    assert!(
        wrong.len() as f64 <= (1.0 - LEAST) * checks.len() as f64,
        "{} of {}: {wrong:#?}",
        wrong.len(),
        checks.len()
    );
}
