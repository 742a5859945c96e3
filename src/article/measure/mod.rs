//! What is measured of each segment: whole numbers, so that the answer is the same on every machine.

mod above;
mod characters;
mod place;

use super::{Segment, candidate::candidate};
use crate::{
    lexicon::Topic,
    order,
    page::{Page, Tally},
    snapshot::vocabulary::tag,
};
pub(super) use above::FAR;
use above::above;
use characters::Characters;
use place::{Setting, Siblings, place};
pub(super) use place::{main_heading, make};

/// One segment's measurements.
pub(crate) type Row = Vec<u16>;

/// Groups of phrases that are counted in a segment.
const TOPICS: [(&str, &[Topic]); 10] = [
    ("byline", &[Topic::Byline]),
    ("related", &[Topic::Related, Topic::ContinueReading]),
    ("follow", &[Topic::Follow]),
    ("comment", &[Topic::Comment]),
    ("newsletter", &[Topic::Newsletter, Topic::Subscribe, Topic::Invitation]),
    ("advertisement", &[Topic::Advertisement, Topic::SponsoredLabel, Topic::PartnerHeading]),
    ("consent", &[Topic::Cookie, Topic::Consent]),
    ("paywall", &[Topic::Paywall, Topic::Login, Topic::Gate, Topic::Account]),
    ("search", &[Topic::Search]),
    ("shop", &[Topic::Checkout, Topic::Lead]),
];

/// The measurements of a segment itself; the same ones are taken of its neighbours where [`NEAR`] says so.
const OWN: [&str; 21] = [
    "letters", "linked", "links", "kind", "stops", "ends", "commas", "words", "capitals", "digits", "emphasis",
    "images", "hidden", "repeated", "title", "first", "cut", "depth", "symbols", "times", "pieces",
];

/// Own measurements that the neighbours' rows repeat.
const NEAR: [usize; 6] = [0, 1, 3, 4, 5, 17];
/// Neighbours, as steps.
const STEPS: [isize; 4] = [-2, -1, 1, 2];

/// The name of every measurement, in the order of a row.
pub(crate) fn names() -> Vec<String> {
    let own = OWN.iter().map(ToString::to_string);
    let near = STEPS.iter().flat_map(|step| NEAR.iter().map(move |at| format!("{}{step:+}", OWN[*at])));
    let place = place::NAMES.iter().map(ToString::to_string);
    let topics = TOPICS.iter().map(|(name, _)| format!("says-{name}"));
    own.chain(near).chain(place).chain(topics).chain(above::names()).collect()
}

/// Room for a row and its context, so that no row moves as it grows.
const MOST_COLUMNS: usize = 256;

/// Where a row says how often the segment's text stood before.
pub(super) const REPEATED: usize = 13;

/// The columns that say what stands above: the last ones.
pub(super) fn above_columns() -> std::ops::Range<usize> {
    let end = OWN.len() + NEAR.len() * STEPS.len() + place::NAMES.len() + TOPICS.len() + above::COUNT;
    end - above::COUNT..end
}

/// The names of what stands above.
pub(super) fn above_names() -> impl Iterator<Item = String> {
    above::names()
}

/// Measures every segment of a page.
pub(crate) fn measure(page: &Page, segments: &[Segment]) -> Vec<Row> {
    let heading = main_heading(page);
    let own: Vec<[u16; OWN.len()]> = own_rows(page, segments, heading);
    let above = above(page);
    let all = page.count_of(0, Tally::Letters).max(1);
    let candidate = candidate(page, segments, |segment| {
        // Aside of the main heading: where a bearer of such a name holds the heading too, the name is the page's.
        let bearers = above::ASIDE.iter().map(|column| usize::from(above[segment.first][*column]));
        bearers.filter(|level| *level < usize::from(FAR)).any(|level| {
            let bearer = page.snapshot.ancestors(segment.first).nth(level);
            bearer.is_some_and(|bearer| {
                !heading.is_some_and(|heading| page.snapshot.contains(bearer, heading))
                    && page.count_of(bearer, Tally::Letters) * 5 < all * 4
            })
        })
    });
    let mut siblings = Siblings::new(page);
    let mut rows = Vec::with_capacity(segments.len());
    for (at, segment) in segments.iter().enumerate() {
        let mut row: Row = Vec::with_capacity(MOST_COLUMNS);
        row.extend(own[at]);
        for step in STEPS {
            let near = at.checked_add_signed(step).and_then(|near| own.get(near));
            row.extend(NEAR.iter().map(|column| near.map_or(0, |near| near[*column])));
        }
        place(page, segments, at, Setting { heading, candidate, all }, &mut siblings, &mut row);
        let (from, to) = (segment.first, segment.last + 1);
        for (_, topics) in TOPICS {
            row.push(small(topics.iter().map(|topic| page.words_between(from, to, *topic)).sum()));
        }
        // A link around the segment's text is nearer than its container.
        row.extend(above[segment.first]);
        rows.push(row);
    }
    rows
}

fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// A part in thousandths.
fn share(part: usize, whole: usize) -> u16 {
    small(part * 1_000 / whole.max(1))
}

/// The kind of a segment by its container, ordered from chrome to prose.
fn kind(page: &Page, segment: &Segment) -> u16 {
    match page.snapshot.tag(segment.container) {
        tag::BUTTON | tag::LABEL => 0,
        tag::FIGCAPTION | tag::CAPTION | tag::ADDRESS | tag::FIGURE => 1,
        tag::H1 => 2,
        tag::H2 => 3,
        tag::H3 => 4,
        tag::H4..=tag::H6 => 5,
        tag::LI => 6,
        tag::DT | tag::DD => 7,
        tag::TD | tag::TH => 8,
        tag::DIV | tag::SECTION | tag::ARTICLE | tag::MAIN | tag::BODY | tag::CENTER => 9,
        tag::PRE | tag::BLOCKQUOTE => 11,
        tag::P => 12,
        _ => 10,
    }
}

fn own_rows(page: &Page, segments: &[Segment], heading: Option<usize>) -> Vec<[u16; OWN.len()]> {
    let snapshot = page.snapshot;
    let title: String = plain(snapshot.title());
    let mut digests = Vec::with_capacity(segments.len());
    let mut rows: Vec<_> = segments
        .iter()
        .map(|segment| {
            let (from, to) = (segment.first, segment.last + 1);
            let count = |tally| page.count_between(from, to, tally);
            let letters = count(Tally::Letters);
            let characters = Characters::read(page, segment);
            digests.push(if letters >= 12 { u64::from(characters.digest) } else { u64::MAX });
            let is_title = (12..=240).contains(&letters)
                && title.len() >= 12
                && (heading.is_some_and(|heading| snapshot.contains(heading, from))
                    || title.contains(&characters.plain));
            [
                small(letters),
                share(count(Tally::LinkLetters), letters),
                small(count(Tally::Links) + usize::from(page.count_between(from, to, Tally::LinkLetters) > 0)),
                kind(page, segment),
                small(characters.stops),
                characters.ends,
                small(characters.commas),
                small(characters.words),
                share(characters.capitals, letters),
                share(characters.digits, letters),
                share(emphasis(page, segment), letters),
                small(count(Tally::Images)),
                u16::from(page.is_hidden(from)),
                0, // how often it stood before: set below
                u16::from(is_title),
                characters.first,
                u16::from(characters.cut),
                small(snapshot.depth(segment.container)),
                small(characters.symbols),
                small(count(Tally::Times)),
                small(segment.last - segment.first),
            ]
        })
        .collect();
    let mut times = vec![0; rows.len()];
    let groups = order::groups(digests.iter().copied());
    for ((row, digest), group) in rows.iter_mut().zip(&digests).zip(groups) {
        if *digest != u64::MAX {
            row[REPEATED] = small(times[group as usize]);
            times[group as usize] += 1;
        }
    }
    rows
}

/// Letters and digits alone, in lower case.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .for_each(|character| push_lower(&mut plain, character));
    plain
}

fn push_lower(text: &mut String, character: char) {
    if character.is_ascii() {
        text.push(character.to_ascii_lowercase());
    } else {
        text.extend(character.to_lowercase());
    }
}

/// Letters of a segment in emphasis.
fn emphasis(page: &Page, segment: &Segment) -> usize {
    let snapshot = page.snapshot;
    (segment.first..=segment.last)
        .filter(|node| snapshot.is_text(*node))
        .filter(|node| {
            snapshot
                .ancestors(*node)
                .take_while(|above| *above > segment.container)
                .any(|above| matches!(snapshot.tag(above), tag::B | tag::STRONG | tag::EM | tag::I))
        })
        .map(|node| page.count_between(node, node + 1, Tally::Letters))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, lexicon::Lexicon};

    fn measured(html: &str) -> Vec<Row> {
        let document = Document::parse(html, "").unwrap();
        let page = Page::new(&document.snapshot, &Lexicon::new());
        measure(&page, &super::super::segment::segments(&document.snapshot))
    }

    fn column(name: &str) -> usize {
        names().iter().position(|known| known == name).unwrap_or_else(|| panic!("no measurement {name}"))
    }

    #[test]
    fn every_measurement_has_a_name() {
        let rows = measured("<h1>A heading</h1><p>One, two. <a href=x>Three</a></p>");
        assert!(rows.iter().all(|row| row.len() == names().len()));
        assert_eq!(above_columns().end, names().len());
        assert_eq!(OWN[REPEATED], "repeated");
    }

    #[test]
    fn a_segment_is_measured_with_its_surroundings() {
        let rows = measured(
            "<nav><ul><li><a href=/a>Start</a></ul></nav><h1>A heading</h1><div class=comment-list><p>One, two. Three <b>four</b>!</p></div>",
        );
        let comment = &rows[2];
        assert_eq!(comment[column("letters")], 15);
        assert_eq!(comment[column("stops")], 2);
        assert_eq!(comment[column("ends")], 3);
        assert_eq!(comment[column("commas")], 1);
        assert_eq!(comment[column("words")], 4);
        assert_eq!(comment[column("emphasis")], 266);
        assert_eq!(comment[column("marked-comment")], 1);
        assert_eq!(comment[column("since-main-heading")], 9);
        assert_eq!(rows[0][column("linked")], 1_000);
        assert_eq!(rows[0][column("in-nav")], 3);
        assert_eq!(comment[column("in-nav")], FAR);
    }
}
