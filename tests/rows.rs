//! The rows that are part of the repository, and the shipped model on them.
//!
//! The model learned from these rows, so the bounds only notice that judgement has fallen; `clearcolumn score --folds 5` tells how good it is.
//! After a training that is meant to change the figures, `UPDATE_FIGURES=1 cargo test --test rows` writes them anew.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use clearcolumn::{
    Engine,
    corpus::{PackedRows, Ranking, catalogue, rank},
    verdict::Level,
};

/// What makes the rows anew.
const COMMAND: &str = "target/release/clearcolumn rows --corpus CORPUS";
/// Bytes of all files of rows together, at most: they are cloned by everybody.
const MOST_BYTES: u64 = 12_000_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/train/rows")
}

#[test]
fn the_rows_are_of_the_measurements_that_the_engine_takes() {
    for file in PackedRows::open_all(&folder()).expect("the rows are part of the repository") {
        assert!(
            file.head.catalogue == catalogue(),
            "the rows are of other measurements than the engine takes; make them anew: {COMMAND}"
        );
    }
}

#[test]
fn the_rows_are_small_and_hold_no_address() {
    let mut bytes = 0;
    for name in ["given.rows", "further.rows", "sign-ups.rows", "written.rows", "leads.rows"] {
        let path = folder().join(name);
        bytes += fs::metadata(&path).expect("a file of rows").len();
        let file = PackedRows::open(&path).expect("a file of rows");
        let head = serde_json::to_value(&file.head).expect("a head");
        let pages = head["pages"].as_array().expect("pages");
        for page in pages {
            let texts: Vec<_> =
                page.as_object().expect("a page").iter().filter(|(_, value)| value.is_string()).collect();
            assert!(texts.len() == 1 && texts[0].0 == "language", "{page}");
            let language = texts[0].1.as_str().unwrap_or_default();
            assert!(language.len() <= 8 && language.bytes().all(|byte| byte.is_ascii_lowercase()), "{page}");
        }
    }
    assert!(bytes <= MOST_BYTES, "{bytes} bytes");
}

#[test]
fn the_shipped_model_has_not_fallen_on_the_rows() {
    let rows = PackedRows::open(&folder().join("given.rows")).expect("a file of rows");
    let engine = Engine::new().expect("the shipped model");
    let found = rank(&engine, &rows, Level::Balanced).unwrap_or_else(|error| panic!("{error}; {COMMAND}"));
    let path = folder().join("ranking.json");
    if env::var_os("UPDATE_FIGURES").is_some() {
        let text = serde_json::to_string_pretty(&found).expect("figures");
        fs::write(&path, text + "\n").expect("ranking.json can be written");
    }
    let recorded: Ranking =
        serde_json::from_slice(&fs::read(&path).expect("tools/train/rows/ranking.json")).expect("recorded figures");
    assert_eq!(
        found.newsletter.all, recorded.newsletter.all,
        "the rows have changed: UPDATE_FIGURES=1 cargo test --test rows"
    );
    assert!(found.newsletter.hit >= recorded.newsletter.hit, "newsletter: {found:?}, recorded {recorded:?}");
    assert!(found.sponsored.hit >= recorded.sponsored.hit, "sponsored: {found:?}, recorded {recorded:?}");
    assert!(found.wrong_pages.hit <= recorded.wrong_pages.hit, "harm: {found:?}, recorded {recorded:?}");
}
