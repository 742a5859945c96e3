//! The contract with TypeScript: the same pages give the same bytes, and messages have the same fields.
//!
//! `tests/contract/pages` holds pages, `tests/contract/golden` what the eyes of the content script made of them in a real browser. Here
//! the native parser must make the same of them, so that what is measured on the command line is what happens in the browser. The other way
//! round, the digests and messages that Rust writes to `tests/contract/golden` are held against TypeScript by the tests beside them. After a
//! change that is meant, `UPDATE_GOLDEN=1 cargo test --test contract` writes them anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use clearcolumn::{
    Document, Snapshot, SnapshotBuilder,
    corpus::catalogue,
    verdict::{
        Block, Class, Classes, Evidence, JudgeRequest, Judgement, Kind, Level, Measurement, Position, PurposeVerdict,
        Remnant, Viewport,
    },
    vocabulary::{attribute, flag, tag},
};
use serde::Serialize;

/// Where the golden pages are opened.
const ADDRESS: &str = "https://page.example/path/?query#fragment";

/// Pages on which the native parser is known to see something else, and what. A page that no longer differs must leave the list.
const KNOWN_DIFFERENCES: [(&str, &str); 2] = [
    ("closed", "the parser takes `xlink:href` for `href` and `xml:lang` for `lang`"),
    ("no-title", "the parser looks for the title and the Open Graph type in templates too"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract")
}

/// The pages by name: their source and their golden bytes.
fn pages() -> BTreeMap<String, (String, Vec<u8>)> {
    let entries = fs::read_dir(folder().join("pages")).expect("tests/contract/pages");
    let pages: BTreeMap<_, _> = entries
        .map(|entry| entry.expect("an entry of tests/contract/pages").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let source = fs::read_to_string(&path).expect("a page in UTF-8");
            let golden = folder().join("golden").join(&name).with_extension("snapshot");
            let bytes = fs::read(&golden).unwrap_or_else(|error| panic!("{}: {error}", golden.display()));
            (name, (source, bytes))
        })
        .collect();
    assert!(pages.len() >= 12, "{} pages were found", pages.len());
    pages
}

/// Takes out what differs by definition: the revision, and the identities, which the eyes count and the command line takes from the order
/// of all elements.
fn without_identities(mut bytes: Vec<u8>) -> Vec<u8> {
    let nodes = u32::from_le_bytes([bytes[12], bytes[13], bytes[14], bytes[15]]) as usize;
    bytes[8..12].fill(0);
    bytes[32 + nodes * 4..32 + nodes * 8].fill(0);
    bytes
}

/// One line for each node: a difference between two pages that a person can read.
fn outline(snapshot: &Snapshot) -> Vec<String> {
    let header = format!(
        "{:?} {:?} {:?} {:?}",
        snapshot.address(),
        snapshot.title(),
        snapshot.language(),
        snapshot.open_graph_type()
    );
    let line = |node: usize| {
        let indent = " ".repeat(snapshot.depth(node));
        if snapshot.is_text(node) {
            return format!("{indent}{:?} of {}", snapshot.text(node), snapshot.text_length(node));
        }
        let attributes: Vec<_> =
            snapshot.attributes(node).map(|(name, value)| (attribute::NAMES[name as usize], value)).collect();
        let flags: Vec<_> = (0..32).map(|bit| 1 << bit).filter(|flag| snapshot.has_flag(node, *flag)).collect();
        format!("{indent}{} {attributes:?} {flags:?}", tag::NAMES[snapshot.tag(node) as usize])
    };
    std::iter::once(header).chain((0..snapshot.len()).map(line)).collect()
}

/// Compares text with a golden file, or writes the file where that was asked for.
fn assert_golden(name: &str, text: &str) {
    let file = folder().join("golden").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, text).expect("the golden file can be written");
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(text, golden, "{} differs; UPDATE_GOLDEN=1 writes it anew", file.display());
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("plain data") + "\n"
}

#[test]
fn the_parser_sees_what_the_eyes_see() {
    let mut wrong = Vec::new();
    for (name, (source, golden)) in pages() {
        let eyes = Snapshot::from_wire(&golden).unwrap_or_else(|error| panic!("{name}: {error}"));
        let parsed = Document::parse(&source, ADDRESS).unwrap_or_else(|error| panic!("{name}: {error}")).snapshot;
        let (seen, read) = (outline(&eyes), outline(&parsed));
        let lines = seen.len().max(read.len());
        let differing = (0..lines).find(|line| seen.get(*line) != read.get(*line));
        if let Some((_, known)) = KNOWN_DIFFERENCES.iter().find(|(page, _)| *page == name) {
            if differing.is_none() {
                wrong.push(format!("{name}: is the same now, but is recorded as differing: {known}"));
            }
        } else if let Some(line) = differing {
            wrong.push(format!("{name}:\n  eyes   {:?}\n  parser {:?}", seen.get(line), read.get(line)));
        } else if without_identities(golden) != without_identities(parsed.to_wire()) {
            wrong.push(format!("{name}: the same page in other bytes"));
        }
    }
    assert!(wrong.is_empty(), "{} pages differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn reading_and_writing_the_golden_bytes_changes_nothing() {
    for (name, (_, golden)) in pages() {
        let snapshot = Snapshot::from_wire(&golden).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(snapshot.revision(), 1, "{name}");
        assert!(snapshot.to_wire() == golden, "{name} changed on the way");
    }
}

/// The digest of every element of every page, in document order. `digests.test.mjs` compares them with those that the hands compute.
#[test]
fn the_digests_are_the_golden_ones() {
    let digests: BTreeMap<String, Vec<u32>> = pages()
        .into_iter()
        .map(|(name, (_, golden))| {
            let snapshot = Snapshot::from_wire(&golden).unwrap_or_else(|error| panic!("{name}: {error}"));
            let elements = (0..snapshot.len()).filter(|node| !snapshot.is_text(*node));
            (name, elements.map(|node| snapshot.digest(node)).collect())
        })
        .collect();
    // One page a line: the numbers mean nothing to a reader.
    let lines: Vec<String> = digests
        .iter()
        .map(|(name, digests)| format!("  {name:?}: {}", serde_json::to_string(digests).expect("numbers")))
        .collect();
    assert_golden("digests.json", &format!("{{\n{}\n}}\n", lines.join(",\n")));
}

/// What scripts, shadow roots and readers leave in a page, and no parser can make: the engine reads it from the wire.
#[test]
fn what_no_parser_can_make_is_read_from_the_wire() {
    let mut page = SnapshotBuilder::new("https://page.example/", "\u{fffd}", "", "");
    page.open(tag::HTML, 1, 0).unwrap();
    page.open(tag::BODY, 2, 0).unwrap();
    page.open(tag::OTHER, 70_000, flag::SHADOW_HOST).unwrap();
    page.attribute(attribute::TAG, "news-letter");
    page.text("half a pair \u{fffd} and a \0").unwrap();
    page.open(tag::DIALOG, u32::MAX, flag::MODAL | flag::FOCUSED | flag::HIDDEN_BY_US).unwrap();
    let mut bytes = page.finish().to_wire();
    bytes[6] = 3;
    bytes[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
    let read = Snapshot::from_wire(&bytes).unwrap();
    assert_eq!(read.text(3), "half a pair \u{fffd} and a \u{fffd}");
    assert_eq!((read.identity(4), read.revision()), (u32::MAX, u32::MAX));
    assert!(read.has_flag(2, flag::SHADOW_HOST) && read.has_flag(4, flag::MODAL) && !read.has_flag(4, flag::TARGET));
    assert!(read.has_header_flag(1) && read.has_header_flag(2));
}

/// A judgement that holds every kind of block. `message-types.test.mjs` holds it against the types of TypeScript.
#[test]
fn a_judgement_has_the_golden_fields() {
    let evidence = |signal: &str, weight| vec![Evidence { signal: signal.to_owned(), weight }];
    let block = |element, class, kind, overlay| Block {
        element,
        digest: 0xffff_fff0 + element,
        class,
        kind,
        confidence: 0.75,
        evidence: evidence("invitation-words", 1.5),
        remnants: vec![Remnant { element: element + 1, digest: 7 }],
        overlay,
        fingerprint: "0123456789abcdef".to_owned(),
    };
    let judgement = Judgement {
        revision: 3,
        purpose: PurposeVerdict { kind: "article".to_owned(), evidence: evidence("article-type", 0.5) },
        article: Some(9),
        further_articles: Vec::new(),
        blocks: vec![
            block(1, Class::Newsletter, None, true),
            block(3, Class::Sponsored, Some(Kind::Leads), false),
            block(5, Class::Sponsored, Some(Kind::Paid), false),
        ],
        wanted: vec![1, 4_000_000_000],
        memorable: Vec::new(),
    };
    let nothing = Judgement { article: None, blocks: Vec::new(), wanted: Vec::new(), ..judgement.clone() };
    let text = json(&[judgement.clone(), nothing]);
    assert_golden("judgements.json", &text);
    let read: Vec<Judgement> = serde_json::from_str(&text).expect("what was written can be read");
    assert_eq!(read[0], judgement);
}

/// The signals that a reader may be given as reasons for a block. `tests/contract/words.test.mjs` asks for words for each.
#[test]
fn the_signals_of_blocks_are_the_golden_ones() {
    let signals: BTreeSet<String> = catalogue().into_iter().map(|(signal, _)| signal).collect();
    assert_golden("signals.json", &json(&signals));
}

/// Requests with every value that a field may have. The same test holds them against the types of TypeScript.
#[test]
fn a_request_has_the_golden_fields() {
    let positions = [Position::Static, Position::Relative, Position::Absolute, Position::Fixed, Position::Sticky];
    let measurements = positions
        .into_iter()
        .enumerate()
        .map(|(at, position)| Measurement {
            element: at as u32 + 1,
            position,
            x: -0.5,
            y: 10.25,
            width: 640.0,
            height: 0.0,
            visible: at % 2 == 0,
            z: (at > 2).then_some(2_147_483_647.0),
        })
        .collect();
    let full = JudgeRequest {
        level: Level::Careful,
        classes: Classes { newsletter: true, leads: false, paid: true },
        kept: vec!["0123456789abcdef".to_owned()],
        chosen: vec!["fedcba9876543210".to_owned()],
        measurements,
        viewport: Some(Viewport { width: 1280.0, height: 900.5 }),
        memorable: false,
    };
    let requests =
        [full.clone(), JudgeRequest::default(), JudgeRequest { level: Level::Eager, ..JudgeRequest::default() }];
    let text = json(&requests);
    assert_golden("requests.json", &text);
    let read: Vec<JudgeRequest> = serde_json::from_str(&text).expect("what was written can be read");
    assert_eq!(read[0], full);
}
