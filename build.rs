//! Turns the word lists into tables of keys, so that the engine neither carries their text nor parses it at start.

use std::{collections::BTreeSet, env, fmt::Write as _, fs, path::Path};

#[allow(dead_code, missing_docs)]
mod phrase_key {
    include!("src/lexicon/phrase_key.rs");
}
use phrase_key::{
    DROPPED_OF_CAPTIONS, FEWEST_STARRED, Fit, KEY_BITS, MOST_CHARACTERS, MOST_DENSE_CHARACTERS, MOST_WORDS, extend,
    finish, is_dense,
};

/// The language of a list of which those phrases are named that the search would never meet. Without it they are left out in silence:
/// they cost nothing.
const CHECK_WORDS: &str = "CHECK_WORDS";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-env-changed={CHECK_WORDS}");
    let mut word_files: Vec<_> = fs::read_dir("src/lexicon/words")
        .expect("src/lexicon/words")
        .map(|entry| entry.expect("an entry of src/lexicon/words").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    word_files.sort();
    let words: Vec<_> = word_files.iter().map(|path| read(path)).collect();
    check_headers(&words);
    compile(&words, "Topic", "words", 0);
    compile(&[read(Path::new("src/lexicon/marks.txt"))], "Mark", "marks", 0);
    compile(&[read(Path::new("src/lexicon/captions.txt"))], "Caption", "captions", DROPPED_OF_CAPTIONS);
}

fn read(path: &Path) -> (String, String) {
    (path.display().to_string(), fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// The name of the category that a line begins.
fn header(line: &str) -> Option<&str> {
    line.trim().strip_prefix('[')?.strip_suffix(']')
}

/// All lists have the same categories in the same order. A header with a slip in it would begin a category of its own, and what stands
/// under it would never be asked for.
fn check_headers(files: &[(String, String)]) {
    let headers = |text: &str| -> Vec<String> { text.lines().filter_map(header).map(str::to_owned).collect() };
    let (_, english) = files.iter().find(|(file, _)| file.ends_with("en.txt")).expect("the English list");
    let expected = headers(english);
    for (file, text) in files {
        let found = headers(text);
        let at = expected.iter().zip(&found).take_while(|(expected, found)| expected == found).count();
        assert!(
            found == expected,
            "{file}: category {} is {}, and in en.txt {}; copy the headers from there",
            at + 1,
            found.get(at).map_or("missing", String::as_str),
            expected.get(at).map_or("there is none", String::as_str)
        );
    }
}

/// Languages of which the corpus has pages to measure on. The lists put the commonest phrases first; of the other languages the table
/// takes fewer, because every phrase costs two to three bytes in the shipped wasm.
const MEASURED_LANGUAGES: [&str; 11] = ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "zh"];
/// Phrases a category of a measured language, and of another.
const MOST_PHRASES: [usize; 2] = [usize::MAX, 20];

/// Writes `<name>.bin` (the keys as `src/lexicon/table.rs` reads them) and `<name>.rs` (the enumeration of the categories).
fn compile(files: &[(String, String)], enumeration: &str, name: &str, dropped: u32) {
    let mut categories: Vec<String> = Vec::new();
    let mut entries: [Vec<BTreeSet<u32>>; Fit::ALL.len()] = Default::default();
    let mut phrases: Vec<BTreeSet<(Fit, Vec<char>)>> = Vec::new();
    let mut openings: [BTreeSet<u32>; 2] = Default::default();
    let checked = env::var(CHECK_WORDS).unwrap_or_default();
    for (file, text) in files {
        let is_checked = !checked.is_empty() && file.ends_with(&format!("{checked}.txt"));
        let mut category: Option<usize> = None;
        let mut taken = 0;
        let measured = MEASURED_LANGUAGES.iter().any(|language| file.ends_with(&format!("{language}.txt")));
        let most = if name == "words" { MOST_PHRASES[usize::from(!measured)] } else { usize::MAX };
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with("# ") || line == "#" {
                continue;
            }
            if let Some(header) = header(line) {
                let at = categories.iter().position(|known| known == header).unwrap_or_else(|| {
                    categories.push(header.to_owned());
                    phrases.push(BTreeSet::new());
                    for table in &mut entries {
                        table.push(BTreeSet::new());
                    }
                    categories.len() - 1
                });
                category = Some(at);
                taken = 0;
                continue;
            }
            let category =
                category.unwrap_or_else(|| panic!("{file}:{}: a phrase before the first [category]", number + 1));
            let forms = forms(line).unwrap_or_else(|fault| panic!("{file}:{}: {line}: {fault}", number + 1));
            if forms.is_empty() && is_checked {
                println!("cargo::warning={file}:{}: {line}: left out, the search would never meet it", number + 1);
            }
            taken += 1;
            if taken <= most {
                phrases[category].extend(forms);
            }
        }
    }
    for (category, phrases) in phrases.iter().enumerate() {
        // How much of a label its words take up counts, so there a longer phrase says more than a part of it.
        let are_measured = matches!(categories[category].as_str(), "sponsored_label" | "advertisement");
        for (fit, body) in phrases {
            if !are_measured && holds_another(phrases, *fit, body) {
                continue;
            }
            entries[*fit as usize][category].insert(key(body.iter()));
            match fit {
                Fit::Prefix => openings[0].insert(key(body[..FEWEST_STARRED].iter())),
                Fit::Suffix => openings[1].insert(key(body[body.len() - FEWEST_STARRED..].iter())),
                Fit::Whole | Fit::Inside => false,
            };
        }
    }
    let mut bits = Bits::default();
    for keys in entries.iter().flatten().chain(&openings) {
        bits.write_keys(keys, dropped);
    }
    let bytes = bits.bytes;
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

/// A stream of bits, the lowest of each byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    fn write(&mut self, number: u32, count: u32) {
        for at in 0..count {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            *self.bytes.last_mut().expect("there is a byte") |= ((number >> at & 1) as u8) << (self.used % 8);
            self.used += 1;
        }
    }

    /// How many keys, how many low bits, and the distances from key to key: what is above their low bits as that many ones and a zero,
    /// then the low bits (Rice 1979). Keys are spread evenly, so this is hardly longer than it must be.
    fn write_keys(&mut self, keys: &BTreeSet<u32>, dropped: u32) {
        let keys: BTreeSet<u32> = keys.iter().map(|key| key >> dropped).collect();
        self.write(keys.len() as u32, 16);
        let mean = (1_u64 << (KEY_BITS - dropped)) / (keys.len() as u64).max(1);
        // The low bits are those of the distance that half of the distances exceed.
        let low = (mean as f64 * std::f64::consts::LN_2).log2().floor().max(0.0) as u32;
        self.write(low, 5);
        let mut last = 0;
        for key in &keys {
            let distance = key - last;
            for _ in 0..distance >> low {
                self.write(1, 1);
            }
            self.write(0, 1);
            self.write(distance, low);
            last = *key;
        }
    }
}

fn key<'a>(characters: impl Iterator<Item = &'a char>) -> u32 {
    finish(characters.fold(0, |sum, character| extend(sum, *character)))
}

/// Whether a phrase holds another of its category, in whatever language. Where it stands the other is found anyway, and overlapping phrases
/// count once, so it would only make the table longer.
fn holds_another(phrases: &BTreeSet<(Fit, Vec<char>)>, fit: Fit, body: &[char]) -> bool {
    let holds = |fit, part: &[char]| phrases.contains(&(fit, part.to_vec()));
    if fit == Fit::Inside {
        let parts = |from: usize| (from + 1..=body.len()).map(move |to| (from, to));
        return (0..body.len())
            .flat_map(parts)
            .any(|(from, to)| to - from < body.len() && is_dense(body[from]) && holds(Fit::Inside, &body[from..to]));
    }
    let is_word = |at: usize| body.get(at).is_some_and(|character| character.is_alphanumeric());
    let begins = |at: &usize| is_word(*at) && (*at == 0 || !is_word(at - 1));
    let ends = |at: &usize| is_word(at - 1) && !is_word(*at);
    for from in (0..body.len()).filter(begins) {
        for to in (from + 1..=body.len()).filter(ends) {
            let part = &body[from..to];
            let itself = part.len() == body.len();
            // The first word of a phrase that may be the end of a longer word, and the last of one that may go on, are no whole words.
            let is_whole = !(from == 0 && fit == Fit::Suffix || to == body.len() && fit == Fit::Prefix);
            if is_whole && !(itself && fit == Fit::Whole) && holds(Fit::Whole, part) {
                return true;
            }
        }
        if from == 0 && fit == Fit::Suffix {
            continue;
        }
        for length in FEWEST_STARRED..=body.len() - from {
            let itself = length == body.len() && fit == Fit::Prefix;
            if !itself && holds(Fit::Prefix, &body[from..from + length]) {
                return true;
            }
        }
    }
    false
}

/// How a line of a list may stand in a text, and as what; nothing where the search would never meet it.
fn forms(phrase: &str) -> Result<Vec<(Fit, Vec<char>)>, String> {
    let (leading, trailing) = (phrase.starts_with('*'), phrase.ends_with('*'));
    // Matching begins and ends at word characters; punctuation around a phrase would never be met.
    let body = phrase.trim_matches('*').trim_matches(|character: char| !character.is_alphanumeric());
    let words = body.chars().filter(|character| *character == ' ').count() + 1;
    let body: Vec<char> = body.chars().collect();
    let dense = body.iter().any(|character| is_dense(*character));
    let most = if dense { MOST_DENSE_CHARACTERS } else { MOST_CHARACTERS };
    if body.is_empty() || body.len() > most || words > MOST_WORDS {
        return Ok(Vec::new());
    }
    let starred = leading || trailing;
    if starred && !dense && body.len() < FEWEST_STARRED {
        return Err(format!("too short for a star, which asks for {FEWEST_STARRED} letters"));
    }
    let fits: &[Fit] = match (leading, trailing) {
        _ if dense => &[Fit::Inside],
        (true, true) => &[Fit::Prefix, Fit::Suffix],
        (true, false) => &[Fit::Suffix],
        (false, true) => &[Fit::Prefix],
        (false, false) => &[Fit::Whole],
    };
    Ok(fits.iter().map(|fit| (*fit, body.clone())).collect())
}
