//! What the first judgement of the other segments says about one: neighbours, blocks of the same make, the region as a whole.

use super::{
    Segment,
    measure::{self, Row},
};
use crate::{
    order,
    page::{Page, Tally},
};

/// A score of nothing: neither for nor against.
pub(crate) const EVEN: i32 = 800;

const NAMES: [&str; 26] = [
    "score",
    "score-1",
    "score-2",
    "score-3",
    "score+1",
    "score+2",
    "score+3",
    "score-alike",
    "number-alike",
    "score-block",
    "score-outer-block",
    "share-block",
    "share-outer-block",
    "yes-before",
    "yes-after",
    "steps-to-yes-before",
    "steps-to-yes-after",
    "no-since-yes",
    "no-until-yes",
    "in-region",
    "region-rise",
    "best-score",
    "yes-share",
    "yes-letters",
    "alike-yes-share",
    "repeated-block",
];

/// The names of the measurements that follow a segment's own.
pub(crate) fn names() -> impl Iterator<Item = String> {
    NAMES.iter().map(ToString::to_string).chain(measure::above_names().map(|name| format!("{name}-of-region")))
}

/// Sums over a group of segments, weighted by letters.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    score: i64,
    weight: i64,
    yes: i64,
    number: u16,
}

impl Group {
    fn add(&mut self, score: i32, letters: usize) {
        let weight = letters.clamp(1, 1_000) as i64;
        self.score += i64::from(score) * weight;
        self.weight += weight;
        self.yes += if score > EVEN { weight } else { 0 };
        self.number = self.number.saturating_add(1);
    }

    /// The mean over the group without one of its members.
    fn mean_without(&self, score: i32, letters: usize) -> u16 {
        let weight = letters.clamp(1, 1_000) as i64;
        let rest = self.weight - weight;
        if rest <= 0 { EVEN as u16 } else { ((self.score - i64::from(score) * weight) / rest) as u16 }
    }

    fn yes_share(&self) -> u16 {
        (self.yes * 1_000 / self.weight.max(1)) as u16
    }
}

/// Completes the rows with what the first scores say. A score is between 0 and 1600; [`EVEN`] is in the middle.
pub(crate) fn complete(page: &Page, segments: &[Segment], scores: &[i32], rows: &mut [Row]) {
    let snapshot = page.snapshot;
    let letters: Vec<usize> =
        segments.iter().map(|segment| page.count_between(segment.first, segment.last + 1, Tally::Letters)).collect();
    let yes = |at: usize| scores[at] > EVEN;
    let all_yes: usize = (0..segments.len()).filter(|at| yes(*at)).map(|at| letters[at]).sum();
    let mut blocks = vec![Group::default(); snapshot.len()];
    let makes = order::groups(segments.iter().map(|segment| make(page, segment)));
    let mut alike = vec![Group::default(); segments.len()];
    let outer_blocks: Vec<[usize; 2]> = segments.iter().map(|segment| outer_blocks(page, segment)).collect();
    for at in 0..segments.len() {
        for block in outer_blocks[at] {
            blocks[block].add(scores[at], letters[at]);
        }
        alike[makes[at] as usize].add(scores[at], letters[at]);
    }
    let (mut repeated_letters, mut block_letters) = (vec![0; snapshot.len()], vec![0; snapshot.len()]);
    for (at, row) in rows.iter().enumerate() {
        let block = outer_blocks[at][0];
        block_letters[block] += letters[at];
        repeated_letters[block] += if row[measure::REPEATED] > 0 { letters[at] } else { 0 };
    }
    let chosen: Vec<bool> = scores.iter().map(|score| *score > EVEN).collect();
    let region = home(page, segments, &letters, &chosen, 80);
    let after = distances(segments.len(), (0..segments.len()).rev(), &letters, &yes);
    let before = distances(segments.len(), 0..segments.len(), &letters, &yes);
    let best = scores.iter().copied().max().unwrap_or(EVEN);
    let mut so_far = 0;
    for (at, row) in rows.iter_mut().enumerate() {
        let score = |step: isize| {
            at.checked_add_signed(step).and_then(|near| scores.get(near)).map_or(0, |score| *score as u16)
        };
        row.extend([0, -1, -2, -3, 1, 2, 3].map(score));
        let group = alike[makes[at] as usize];
        row.extend([group.mean_without(scores[at], letters[at]), group.number]);
        for block in outer_blocks[at] {
            row.push(blocks[block].mean_without(scores[at], letters[at]));
        }
        for block in outer_blocks[at] {
            row.push(blocks[block].yes_share());
        }
        let own = if yes(at) { letters[at] } else { 0 };
        row.extend([share(so_far, all_yes), share(all_yes - so_far - own, all_yes)]);
        so_far += own;
        row.extend([before[at].0, after[at].0, before[at].1, after[at].1]);
        let rise = std::iter::once(segments[at].container)
            .chain(snapshot.ancestors(segments[at].container))
            .take_while(|node| !snapshot.contains(*node, region))
            .count();
        row.extend([u16::from(snapshot.contains(region, segments[at].first)), rise.min(99) as u16]);
        let all = page.count_of(0, Tally::Letters);
        row.extend([best as u16, share(all_yes, all), all_yes.min(65_535) as u16, group.yes_share()]);
        let block = outer_blocks[at][0];
        row.push(share(repeated_letters[block], block_letters[block]));
        // What stands above the segment and not above the region sets the segment apart.
        let levels =
            snapshot.ancestors(segments[at].first).take_while(|node| !snapshot.contains(*node, region)).count();
        for column in measure::above_columns() {
            let level = row[column];
            row.push(u16::from((level as usize) < levels));
        }
    }
}

fn share(part: usize, whole: usize) -> u16 {
    (part * 1_000 / whole.max(1)).min(65_535) as u16
}

/// For each segment how many segments, and how many letters, lie between it and the nearest chosen one before it in the order given.
fn distances(
    number: usize,
    order: impl Iterator<Item = usize>,
    letters: &[usize],
    yes: &impl Fn(usize) -> bool,
) -> Vec<(u16, u16)> {
    let mut found = vec![(0, 0); number];
    let mut state: (u16, u16) = (999, 0);
    for at in order {
        found[at] = state;
        state = if yes(at) {
            (0, 0)
        } else {
            ((state.0 + 1).min(999), state.1.saturating_add(letters[at].min(9_999) as u16))
        };
    }
    found
}

/// The two blocks above a segment that gather it with others: the parent of its container, and that one's parent.
fn outer_blocks(page: &Page, segment: &Segment) -> [usize; 2] {
    let parent = page.snapshot.parent(segment.container).unwrap_or(0);
    [parent, page.snapshot.parent(parent).unwrap_or(0)]
}

/// A number that segments of the same make share: tag and class of the container and of its parent.
fn make(page: &Page, segment: &Segment) -> u64 {
    let outer = page.snapshot.parent(segment.container).map_or(0, |parent| measure::make(page, parent));
    measure::make(page, segment.container) ^ outer.rotate_left(17)
}

/// The innermost element that holds a share of the chosen letters, in percent.
pub(super) fn home(page: &Page, segments: &[Segment], letters: &[usize], chosen: &[bool], percent: usize) -> usize {
    let snapshot = page.snapshot;
    let mut sums = vec![0_usize; snapshot.len() + 1];
    for (at, segment) in segments.iter().enumerate().filter(|(at, _)| chosen[*at]) {
        sums[segment.first + 1] += letters[at];
    }
    for node in 1..sums.len() {
        sums[node] += sums[node - 1];
    }
    let held = |node: usize| sums[snapshot.end(node)] - sums[node];
    if snapshot.is_empty() || held(0) == 0 {
        return 0;
    }
    let mut home = 0;
    while let Some(inner) =
        snapshot.children(home).find(|child| !snapshot.is_text(*child) && held(*child) * 100 >= held(0) * percent)
    {
        home = inner;
    }
    home
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Document,
        article::{measure::measure, segment::segments},
        lexicon::Lexicon,
    };

    #[test]
    fn neighbours_and_blocks_of_the_same_make_are_told() {
        let document =
            Document::parse("<div><p class=a>One two</p><p class=b>Three</p><p class=a>Four</p></div>", "").unwrap();
        let page = Page::new(&document.snapshot, &Lexicon::new());
        let segments = segments(&document.snapshot);
        let mut rows = measure(&page, &segments);
        let own = rows[0].len();
        complete(&page, &segments, &[1_000, 200, 600], &mut rows);
        let value = |row: usize, name: &str| rows[row][own + NAMES.iter().position(|known| *known == name).unwrap()];
        assert_eq!(rows[1].len(), own + names().count());
        assert_eq!(
            (value(1, "score"), value(1, "score-1"), value(1, "score+1"), value(1, "score+2")),
            (200, 1_000, 600, 0)
        );
        assert_eq!((value(0, "score-alike"), value(0, "number-alike")), (600, 2));
        assert_eq!(value(1, "score-alike"), EVEN as u16);
        assert_eq!((value(2, "steps-to-yes-before"), value(2, "no-since-yes")), (1, 5));
        assert_eq!((value(0, "in-region"), value(1, "in-region")), (1, 0));
    }
}
