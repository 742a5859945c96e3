//! The article and the purpose of every page under `tests/pages`, held against its `expected.json`.

use std::{collections::BTreeMap, fs, path::Path};

use clearcolumn::{
    Document,
    article::evaluation::{Reader, Reading},
};
use scraper::{Html, Selector};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Expected {
    address: String,
    purpose: String,
    article: Option<String>,
    article_starts_with: Option<String>,
    article_ends_with: Option<String>,
}

/// Purposes on which nothing is hidden.
const PROTECTED: [&str; 5] = ["signup", "account", "checkout", "gate", "application"];

fn pages() -> BTreeMap<String, (Expected, String, Reading)> {
    let reader = Reader::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages = BTreeMap::new();
    for entry in fs::read_dir(root).expect("tests/pages") {
        let folder = entry.expect("an entry of tests/pages").path();
        let Ok(expected) = fs::read_to_string(folder.join("expected.json")) else { continue };
        let expected: Expected =
            serde_json::from_str(&expected).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let source = fs::read_to_string(folder.join("page.html")).expect("page.html");
        let document = Document::parse(&source, &expected.address).expect("a fixture is within the limits");
        let reading = reader.read(&document);
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        pages.insert(name, (expected, source, reading));
    }
    assert!(pages.len() > 20, "the fixtures are there");
    pages
}

/// White space and quotes are written in more than one way.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn protected_pages_are_told_from_pages_to_read() {
    let wrong: Vec<String> = pages()
        .iter()
        .filter(|(_, (expected, _, reading))| {
            // A form of another kind may be taken for a protected page: nothing is hidden there then, and nothing should be.
            let protected = PROTECTED.contains(&expected.purpose.as_str());
            expected.purpose != "other" && protected != PROTECTED.contains(&reading.purpose)
        })
        .filter(|(name, _)| KNOWN_OTHERS.iter().all(|(known, _)| known != name))
        .map(|(name, (expected, _, reading))| {
            format!("{name}: {}, not {} {:?}", reading.purpose, expected.purpose, reading.evidence)
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Pages that are called something else, and why.
const KNOWN_OTHERS: [(&str, &str); 4] = [
    ("docs-subscribe-api", "a form to sign up is shown as an example, and headings speak of subscribers"),
    ("feed-reader", "the entry that is open reads like any article, and there are few controls"),
    ("outage-notices", "the form for alerts stands under the main heading, and the notices after it are short"),
    ("paywall-and-consent", "a few lines of the article and an offer to go on"),
];

#[test]
fn an_article_page_is_called_one() {
    let wrong: Vec<String> = pages()
        .iter()
        .filter(|(_, (expected, _, reading))| expected.purpose == "article" && reading.purpose != "article")
        .filter(|(name, _)| KNOWN_OTHERS.iter().all(|(known, _)| known != name))
        .map(|(name, (_, _, reading))| format!("{name}: {} {:?}", reading.purpose, reading.evidence))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Letters that a standfirst before the text, or a note after it, may have.
const BESIDE: usize = 320;

/// Pages whose text begins early or ends late, and why.
const KNOWN_ENDS: [(&str, &str); 3] = [
    ("de-fanzine-bildknopf", "readers' letters follow in paragraphs like the article's own"),
    ("founding-reworded-components", "a panel that is not found stands before the first paragraph"),
    ("founding-reworded-classic", "a sign-up that reads like prose follows the last paragraph"),
];

#[test]
fn the_article_begins_and_ends_where_it_does() {
    let mut wrong = Vec::new();
    for (name, (expected, _, reading)) in pages() {
        if KNOWN_ENDS.iter().any(|(known, _)| *known == name) {
            continue;
        }
        let text = reading.article.map(|(_, text)| plain(&text)).unwrap_or_default();
        if let Some(start) = expected.article_starts_with.map(|start| plain(&start))
            && text.find(&start).is_none_or(|at| text[..at].chars().count() > BESIDE)
        {
            wrong.push(format!("{name}: starts with {:?}, not {start:?}", text.chars().take(60).collect::<String>()));
        }
        if let Some(end) = expected.article_ends_with.map(|end| plain(&end))
            && text.rfind(&end).is_none_or(|at| text[at + end.len()..].chars().count() > BESIDE)
        {
            let from = text.char_indices().rev().nth(59).map_or(0, |(at, _)| at);
            wrong.push(format!("{name}: ends with {:?}, not {end:?}", &text[from..]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_article_stands_in_the_element_named() {
    let mut wrong = Vec::new();
    for (name, (expected, source, reading)) in pages() {
        let Some(selector) = expected.article else { continue };
        let html = Html::parse_document(&source);
        let parsed = Selector::parse(&selector).unwrap_or_else(|error| panic!("{name}: {selector}: {error}"));
        let named: String = html.select(&parsed).flat_map(|element| element.text()).collect();
        let named = plain(&named).replace(' ', "");
        let text = reading.article.map(|(_, text)| text).unwrap_or_default();
        // Nearly all paragraphs that were found stand in the named element, and together they are a good part of it.
        let letters = |text: &str| text.chars().filter(|character| !character.is_whitespace()).count();
        let (inside, outside): (Vec<&str>, Vec<&str>) =
            text.split("\n\n").partition(|paragraph| named.contains(&plain(paragraph).replace(' ', "")));
        let outside_letters: usize = outside.iter().map(|paragraph| letters(paragraph)).sum();
        let found: usize = inside.iter().map(|paragraph| letters(paragraph)).sum();
        if outside_letters > BESIDE || found * 10 < named.chars().count() * 3 {
            wrong.push(format!("{name}: {found} of {} letters, strange: {outside:?}", named.chars().count()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
