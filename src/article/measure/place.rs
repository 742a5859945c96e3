//! Where a segment stands: on the page, to the main heading, among its siblings, in its blocks.

use super::{FAR, Row, plain, share, small};
use crate::{
    article::Segment,
    page::{Page, Tally},
    snapshot::vocabulary::{attribute, tag},
};

/// Measurements of place and surroundings.
pub(super) const NAMES: [&str; 22] = [
    "place",
    "before",
    "after",
    "since-main-heading",
    "until-main-heading",
    "far-from-main-heading",
    "branch-before",
    "branch-after",
    "siblings-alike",
    "block-letters",
    "block-linked",
    "block-prose",
    "block-paragraphs",
    "outer-letters",
    "outer-linked",
    "outer-prose",
    "outer-paragraphs",
    "candidate",
    "candidate-rise",
    "fields",
    "page-letters",
    "page-linked",
];

/// The heading that names the article: the last of the main headings whose text the title holds, or else the first shown one.
pub(in crate::article) fn main_heading(page: &Page) -> Option<usize> {
    let snapshot = page.snapshot;
    let title = plain(snapshot.title());
    let mut first: Option<usize> = None;
    let mut titled: Option<(bool, usize)> = None;
    for node in (0..snapshot.len()).filter(|node| matches!(snapshot.tag(*node), tag::H1 | tag::H2)) {
        let letters = page.count_of(node, Tally::Letters);
        if letters == 0 || page.is_hidden(node) {
            continue;
        }
        let main = snapshot.tag(node) == tag::H1;
        if titled.is_none_or(|(was_main, _)| main && !was_main)
            && letters >= 8
            && title.contains(&plain(page.text(node)))
        {
            titled = Some((main, node));
        }
        if main && first.is_none() {
            first = Some(node);
        }
    }
    titled.map(|(_, node)| node).or(first)
}

/// The whole page as a segment's place is seen against it.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) heading: Option<usize>,
    pub(super) candidate: Option<usize>,
    pub(super) all: usize,
}

pub(super) fn place(
    page: &Page,
    segments: &[Segment],
    at: usize,
    setting: Setting,
    siblings: &mut Siblings,
    row: &mut Row,
) {
    let snapshot = page.snapshot;
    let segment = &segments[at];
    let before = page.count_between(0, segment.first, Tally::Letters);
    let after = setting.all.saturating_sub(page.count_between(0, segment.last + 1, Tally::Letters));
    row.extend([share(at, segments.len()), share(before, setting.all), share(after, setting.all)]);
    let (since, until) = match setting.heading {
        None => (0, 0),
        Some(heading) if heading < segment.first => (1 + page.count_between(heading, segment.first, Tally::Letters), 0),
        Some(heading) => (0, 1 + page.count_between(segment.last, heading, Tally::Letters)),
    };
    let far = setting.heading.map_or(FAR, |heading| branch(page, segment.container, heading));
    row.extend([small(since), small(until), far]);
    let beside = |near: Option<&Segment>| near.map_or(FAR, |near| branch(page, segment.container, near.container));
    row.push(beside(at.checked_sub(1).and_then(|before| segments.get(before))));
    row.push(beside(segments.get(at + 1)));
    row.push(siblings.alike(page, segment.container));
    let mut around = std::iter::once(segment.container).chain(snapshot.ancestors(segment.container)).filter(|node| {
        // Blocks that hold more than the segment itself.
        page.count_of(*node, Tally::Letters) > page.count_between(segment.first, segment.last + 1, Tally::Letters)
    });
    for _ in 0..2 {
        let block = around.next().unwrap_or(0);
        let letters = page.count_of(block, Tally::Letters);
        row.extend([
            small(letters),
            share(page.count_of(block, Tally::LinkLetters), letters),
            share(page.count_of(block, Tally::ProseLetters), letters),
            small(page.count_of(block, Tally::Paragraphs)),
        ]);
    }
    let (inside, rise) = match setting.candidate {
        None => (0, FAR),
        Some(candidate) if snapshot.contains(candidate, segment.first) => {
            (2, small(snapshot.depth(segment.container).saturating_sub(snapshot.depth(candidate))))
        }
        Some(candidate) => (u16::from(segment.first < candidate), branch(page, segment.container, candidate)),
    };
    row.extend([inside, rise]);
    let near_block = snapshot.parent(segment.container).unwrap_or(0);
    row.push(small(page.count_of(near_block, Tally::Fields)));
    row.push(small(setting.all));
    row.push(share(page.count_of(0, Tally::LinkLetters), setting.all));
}

/// Levels that one must rise from `node` to find `other` below.
fn branch(page: &Page, node: usize, other: usize) -> u16 {
    let snapshot = page.snapshot;
    let steps = snapshot.itself_and_ancestors(node).take_while(|at| !snapshot.contains(*at, other));
    small(steps.count()).min(FAR)
}

/// Children that are looked at for likeness.
const MOST_CHILDREN: usize = 60;

/// How many children of an element have the same tag and class: filled as it is asked.
#[derive(Debug)]
pub(super) struct Siblings {
    /// The makes of the first children of each element that was asked about.
    known: Vec<Vec<u64>>,
}

impl Siblings {
    pub(super) fn new(page: &Page) -> Self {
        Self { known: vec![Vec::new(); page.snapshot.len()] }
    }

    /// Children of the container's parent with the container's tag and class.
    fn alike(&mut self, page: &Page, container: usize) -> u16 {
        let snapshot = page.snapshot;
        let Some(parent) = snapshot.parent(container) else { return 0 };
        let makes = &mut self.known[parent];
        if makes.is_empty() {
            makes.extend(snapshot.children(parent).take(MOST_CHILDREN).map(|child| make(page, child)));
        }
        let own = make(page, container);
        makes.iter().filter(|make| **make == own).count() as u16
    }
}

/// A number that elements of the same tag and class share.
pub(in crate::article) fn make(page: &Page, node: usize) -> u64 {
    let class = page.snapshot.attribute(node, attribute::CLASS).unwrap_or_default();
    let basis = 0xcbf2_9ce4_8422_2325 ^ u64::from(page.snapshot.tag(node));
    class.bytes().fold(basis, |digest, byte| (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
