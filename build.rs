//! Turns the word lists into tables of keys, so that the engine neither carries their text nor parses it at start.

use std::{collections::BTreeSet, env, fmt::Write as _, fs, path::Path};

#[allow(dead_code, missing_docs)]
mod phrase_key {
    include!("src/lexicon/phrase_key.rs");
}
use phrase_key::{Fit, KEY_BASIS, extend, finish, is_dense};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon");
    let mut word_files: Vec<_> = fs::read_dir("src/lexicon/words")
        .expect("src/lexicon/words")
        .map(|entry| entry.expect("an entry of src/lexicon/words").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    word_files.sort();
    let words: Vec<_> = word_files.iter().map(|path| read(path)).collect();
    compile(&words, "Topic", "words");
    compile(&[read(Path::new("src/lexicon/marks.txt"))], "Mark", "marks");
}

fn read(path: &Path) -> (String, String) {
    (path.display().to_string(), fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Languages of which the corpus has pages to measure on. The lists put the commonest phrases first; of the other languages the table
/// takes fewer, because every phrase costs two to three bytes in the shipped wasm.
const MEASURED_LANGUAGES: [&str; 11] = ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "zh"];
/// Phrases a category of a measured language, and of another.
const MOST_PHRASES: [usize; 2] = [45, 20];

/// Writes `<name>.bin` (for each category the number of its keys and their sorted distances) and `<name>.rs` (the enumeration of the categories).
fn compile(files: &[(String, String)], enumeration: &str, name: &str) {
    let mut categories: Vec<String> = Vec::new();
    let mut entries: Vec<BTreeSet<u32>> = Vec::new();
    for (file, text) in files {
        let mut category: Option<usize> = None;
        let mut taken = 0;
        let measured = MEASURED_LANGUAGES.iter().any(|language| file.ends_with(&format!("{language}.txt")));
        let most = if name == "marks" { usize::MAX } else { MOST_PHRASES[usize::from(!measured)] };
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with("# ") || line == "#" {
                continue;
            }
            if let Some(header) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                let at = categories.iter().position(|known| known == header).unwrap_or_else(|| {
                    categories.push(header.to_owned());
                    entries.push(BTreeSet::new());
                    categories.len() - 1
                });
                category = Some(at);
                taken = 0;
                continue;
            }
            let category =
                category.unwrap_or_else(|| panic!("{file}:{}: a phrase before the first [category]", number + 1));
            taken += 1;
            if taken <= most {
                entries[category].extend(keys(line));
            }
        }
    }
    // A key's distance from the one before takes two or three bytes instead of four.
    let mut bytes = Vec::new();
    for keys in &entries {
        write_number(&mut bytes, keys.len() as u32);
        let mut last = 0;
        for key in keys {
            write_number(&mut bytes, key - last);
            last = *key;
        }
    }
    let out = env::var("OUT_DIR").expect("OUT_DIR is set by cargo");
    fs::write(Path::new(&out).join(format!("{name}.bin")), &bytes).expect("the table can be written");
    let mut code = format!(
        "/// What a phrase is about; the categories of the lists in `src/lexicon`.\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n#[repr(u8)]\npub(crate) enum {enumeration} {{\n"
    );
    let variant =
        |category: &str| -> String { category.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect() };
    for category in &categories {
        let _ = writeln!(code, "    /// `{category}`\n    {},", variant(category));
    }
    let _ = writeln!(
        code,
        "}}\nimpl {enumeration} {{\n    /// Every category, in the order of its code.\n    pub(crate) const ALL: [Self; {}] = [",
        categories.len()
    );
    for category in &categories {
        let _ = writeln!(code, "        Self::{},", variant(category));
    }
    let _ = writeln!(
        code,
        "    ];\n    /// The name of each category, in the order of its code.\n    #[allow(dead_code)]\n    pub(crate) const NAMES: [&'static str; {}] = {categories:?};\n}}",
        categories.len()
    );
    fs::write(Path::new(&out).join(format!("{name}.rs")), code).expect("the enumeration can be written");
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn write_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn keys(phrase: &str) -> Vec<u32> {
    let body = phrase.trim_matches('*');
    let (leading, trailing) = (phrase.starts_with('*'), phrase.ends_with('*'));
    // Matching begins and ends at word characters; punctuation around a phrase would never be met.
    let body = body.trim_matches(|character: char| !character.is_alphanumeric());
    let forward = || body.chars().fold(KEY_BASIS, extend);
    let suffix = || finish(body.chars().rev().fold(KEY_BASIS, extend), Fit::Suffix);
    if body.chars().any(is_dense) {
        vec![finish(forward(), Fit::Inside)]
    } else {
        match (leading, trailing) {
            (true, true) => vec![finish(forward(), Fit::Prefix), suffix()],
            (true, false) => vec![suffix()],
            (false, true) => vec![finish(forward(), Fit::Prefix)],
            (false, false) => vec![finish(forward(), Fit::Whole)],
        }
    }
}
