//! What stands above a segment: elements, marks and names, and how many levels above.

use std::sync::OnceLock;

use crate::{
    lexicon::Mark,
    model::checksum_of,
    page::Page,
    snapshot::vocabulary::{attribute, tag},
};

/// "Nowhere above".
pub(in crate::article) const FAR: u16 = 99;

/// Marks whose nearest bearer above a segment counts.
const MARKS: [Mark; 21] = [
    Mark::Content,
    Mark::Byline,
    Mark::Related,
    Mark::Comment,
    Mark::Navigation,
    Mark::Footer,
    Mark::Header,
    Mark::Sidebar,
    Mark::Share,
    Mark::Promotion,
    Mark::Advertisement,
    Mark::Newsletter,
    Mark::Subscribe,
    Mark::Sponsored,
    Mark::Popup,
    Mark::Consent,
    Mark::Login,
    Mark::Paywall,
    Mark::Search,
    Mark::Podcast,
    Mark::Hidden,
];

/// Kinds of elements whose nearest bearer above a segment counts.
const SURROUNDINGS: [(&str, &[u8]); 16] = [
    ("article", &[tag::ARTICLE]),
    ("main", &[tag::MAIN]),
    ("section", &[tag::SECTION]),
    ("aside", &[tag::ASIDE]),
    ("nav", &[tag::NAV]),
    ("footer", &[tag::FOOTER]),
    ("header", &[tag::HEADER]),
    ("figure", &[tag::FIGURE, tag::FIGCAPTION, tag::CAPTION]),
    ("form", &[tag::FORM, tag::LABEL, tag::FIELDSET]),
    ("list", &[tag::UL, tag::OL]),
    ("definitions", &[tag::DL]),
    ("table", &[tag::TABLE]),
    ("quote", &[tag::BLOCKQUOTE]),
    ("link", &[tag::A]),
    ("button", &[tag::BUTTON]),
    ("details", &[tag::DETAILS, tag::DIALOG]),
];

/// Words of classes and identifiers whose nearest bearer above a segment counts: finer than the marks.
const NAMED: [(&str, &[&str]); 9] = [
    (
        "caption",
        &[
            "caption",
            "captions",
            "credit",
            "credits",
            "legend",
            "photo",
            "image",
            "images",
            "img",
            "picture",
            "bild",
            "gallery",
            "slide",
            "slideshow",
            "copyright",
            "cutline",
            "video",
            "player",
            "bildunterschrift",
        ],
    ),
    (
        "summary",
        &[
            "summary",
            "dek",
            "standfirst",
            "intro",
            "lead",
            "lede",
            "excerpt",
            "subtitle",
            "subheadline",
            "subhead",
            "deck",
            "chapo",
            "vorspann",
            "abstract",
            "highlights",
            "bullets",
            "keypoints",
            "takeaways",
            "sommario",
        ],
    ),
    (
        "tags",
        &[
            "tag",
            "tags",
            "topic",
            "topics",
            "keyword",
            "keywords",
            "category",
            "categories",
            "kicker",
            "eyebrow",
            "breadcrumb",
            "crumb",
        ],
    ),
    (
        "author",
        &[
            "author",
            "authors",
            "bio",
            "biography",
            "byline",
            "autor",
            "auteur",
            "autore",
            "contributor",
            "profile",
            "meta",
        ],
    ),
    (
        "body",
        &[
            "articlebody",
            "body",
            "bodytext",
            "text",
            "content",
            "paragraph",
            "entry",
            "storybody",
            "copy",
            "prose",
            "richtext",
            "fulltext",
            "absatz",
            "texte",
            "cuerpo",
            "corpo",
        ],
    ),
    ("embed", &["tweet", "twitter", "instagram", "embed", "embedded", "facebook", "widget", "oembed"]),
    (
        "teaser",
        &[
            "teaser",
            "teasers",
            "card",
            "cards",
            "related",
            "recommended",
            "more",
            "promo",
            "tease",
            "linkbox",
            "readmore",
            "also",
        ],
    ),
    (
        "comments",
        &[
            "comment",
            "comments",
            "commentlist",
            "respond",
            "replies",
            "disqus",
            "kommentare",
            "comentarios",
            "commentaires",
        ],
    ),
    (
        "aside",
        &[
            "infobox",
            "factbox",
            "box",
            "sidebar",
            "aside",
            "pullquote",
            "disclaimer",
            "note",
            "notice",
            "correction",
            "footnotes",
        ],
    ),
];
/// The columns of what stands aside of an article: `aside`, `nav` and `footer`, the mark and the name of comments.
pub(super) const ASIDE: [usize; 5] = [3, 4, 5, SURROUNDINGS.len() + 3, SURROUNDINGS.len() + MARKS.len() + 7];

/// Where the names of an article's body stand in [`NAMED`].
const BODY: usize = 4;

/// The number of measurements of what stands above.
pub(in crate::article) const COUNT: usize = SURROUNDINGS.len() + MARKS.len() + NAMED.len();

type Above = [u16; COUNT];

/// The names of the measurements.
pub(in crate::article) fn names() -> impl Iterator<Item = String> {
    let surroundings = SURROUNDINGS.iter().map(|(name, _)| format!("in-{name}"));
    let marks = MARKS.iter().map(|mark| ["marked-", &Mark::NAMES[*mark as usize].replace('_', "")].concat());
    let named = NAMED.iter().map(|(name, _)| format!("named-{name}"));
    surroundings.chain(marks).chain(named)
}

/// For each node the number of levels up to the nearest element of a kind, or with a mark, itself included.
pub(super) fn above(page: &Page) -> Vec<Above> {
    let snapshot = page.snapshot;
    let mut rows: Vec<Above> = Vec::with_capacity(snapshot.len());
    for node in 0..snapshot.len() {
        let mut row = snapshot.parent(node).map_or([FAR; COUNT], |parent| rows[parent]);
        if !snapshot.is_text(node) {
            let code = snapshot.tag(node);
            let (surroundings, rest) = row.split_at_mut(SURROUNDINGS.len());
            let (marks, named) = rest.split_at_mut(MARKS.len());
            for (level, (_, tags)) in surroundings.iter_mut().zip(SURROUNDINGS) {
                *level = if tags.contains(&code) { 0 } else { (*level + 1).min(FAR) };
            }
            // What holds nothing, and what holds everything, says nothing about a segment.
            let bears = snapshot.end(node) > node + 1
                && !matches!(code, tag::HTML | tag::BODY)
                && snapshot.attributes(node).next().is_some();
            for (level, mark) in marks.iter_mut().zip(MARKS) {
                *level = if bears && page.own_marks(node, mark) > 0 { 0 } else { (*level + 1).min(FAR) };
            }
            for level in named.iter_mut() {
                *level = (*level + 1).min(FAR);
            }
            if bears {
                name(page, node, named);
            }
        }
        rows.push(row);
    }
    rows
}

/// The longest of the words in [`NAMED`].
const LONGEST: usize = 16;

/// The words of [`NAMED`], each with its list, gathered by [`bucket`].
type Lists = Vec<Vec<(&'static [u8], usize)>>;

/// Buckets of words: twice as many as words, or thereabouts.
const BUCKETS: usize = 256;

fn bucket(word: &[u8]) -> usize {
    checksum_of(word) as usize % BUCKETS
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists = vec![Vec::new(); BUCKETS];
        for (at, (_, words)) in NAMED.iter().enumerate() {
            for word in *words {
                lists[bucket(word.as_bytes())].push((word.as_bytes(), at));
            }
        }
        lists
    })
}

/// Sets the levels of the names that an element bears.
fn name(page: &Page, node: usize, levels: &mut [u16]) {
    let lists = lists();
    for (attribute, value) in page.snapshot.attributes(node) {
        if attribute == attribute::ITEMPROP && value.eq_ignore_ascii_case("articleBody") {
            levels[BODY] = 0;
        }
        if !matches!(attribute, attribute::CLASS | attribute::ID | attribute::ITEMPROP) {
            continue;
        }
        for word in words(value).filter(|word| word.len() <= LONGEST) {
            let mut lower = [0; LONGEST];
            let lower = &mut lower[..word.len()];
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            for (_, list) in lists[bucket(lower)].iter().filter(|(known, _)| *known == &*lower) {
                levels[*list] = 0;
            }
        }
    }
}

/// The words of a class or identifier: punctuation, digits and camel case set them apart.
fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(|character: char| !character.is_ascii_alphabetic()).flat_map(|part| {
        let mut from = 0;
        let bytes = part.as_bytes();
        (1..=part.len()).filter_map(move |at| {
            let edge = at == part.len() || (bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase());
            edge.then(|| &part[std::mem::replace(&mut from, at)..at])
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_into_words() {
        assert_eq!(
            words("articleBody__img2-Caption wide").collect::<Vec<_>>(),
            ["article", "Body", "img", "Caption", "wide"]
        );
        assert_eq!(words("").count(), 0);
        assert_eq!(NAMED[BODY].0, "body");
        assert_eq!(NAMED.iter().flat_map(|(_, words)| *words).map(|word| word.len()).max(), Some(LONGEST));
        let names: Vec<String> = names().collect();
        assert_eq!(
            ASIDE.map(|column| names[column].as_str()),
            ["in-aside", "in-nav", "in-footer", "marked-comment", "named-comments"]
        );
    }
}
