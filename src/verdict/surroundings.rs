//! What the first pass says of the parts, the wrappers and the neighbours of a block: the evidence of the second pass.
//!
//! Seen alone, a heading "Newsletter" may be anything, and a wrapper of a sign-up may hold an author box as well. Beside the scores of
//! what stands around and in it, the second pass can tell (stacked generalisation, Wolpert 1992). The trainer asks the same code for
//! these measurements (`clearcolumn surroundings`), so both sides agree by construction.

use crate::{
    lexicon::Lexicon,
    page::{Page, Tally},
    signals::{Candidate, Catalogue, Features},
};

/// A candidate's place among the candidates of its page, which come in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its node.
    pub(crate) node: u32,
    /// The end of its subtree.
    pub(crate) end: u32,
    /// Leaves in it.
    pub(crate) leaves: u32,
    /// Letters in it.
    pub(crate) letters: u32,
}

impl Place {
    /// The place of a candidate on its page.
    pub(crate) fn of(page: &Page, candidate: Candidate) -> Self {
        let node = candidate.outer;
        Self {
            node: node as u32,
            end: page.snapshot.end(node) as u32,
            leaves: page.count_of(node, Tally::Leaves) as u32,
            letters: page.count_of(node, Tally::Letters) as u32,
        }
    }
}

/// The scores of the first pass for one candidate: newsletter, sponsored, in log-odds.
pub(crate) type Scores = [f32; 2];

/// Bounds of a score, in log-odds: beyond them it says nothing more. The lower one stands for "nothing there" as well.
const BOUND: f32 = 10.0;
/// Score, in log-odds, below which the first pass is sure that a text is no clutter: about one in fifty.
const SURE_CONTENT: f32 = -4.0;

const SIGNAL: &str = "surroundings";
/// Measurements of each class.
const EACH_CLASS: usize = 11;
const CLASSES: [&str; 2] = ["newsletter", "sponsored"];

/// Measurements of the second pass.
pub(crate) const MEASUREMENTS: usize = 2 * EACH_CLASS + 1;

/// A score within the bounds.
pub(super) fn bounded(score: f32) -> f32 {
    score.clamp(-BOUND, BOUND)
}

/// Which of the measurements of the second pass is the candidate's own score for a class in the first.
pub(super) fn itself(class: usize) -> usize {
    class * EACH_CLASS
}

/// The names of the measurements of both passes, in the order of the model's features.
pub(crate) fn catalogue(lexicon: &Lexicon) -> Catalogue {
    let mut both = crate::signals::catalogue(lexicon);
    let mut features = Features::with_catalogue();
    let place = Place { node: 0, end: 1, leaves: 1, letters: 1 };
    Surroundings::new(vec![place], &[[0.0; 2]]).measure(0, &mut features);
    let second = features.into_catalogue();
    both.signals.extend(second.signals);
    both.names.extend(second.names);
    both
}

/// What is known of one candidate.
#[derive(Debug, Clone)]
struct Around {
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    /// Best score among what is around it.
    above: Scores,
    /// Best score in the subtree without the candidate itself.
    below: Scores,
    /// Leaves in parts that score as clutter.
    covered: [u32; 2],
    /// Letters in smallest parts that are surely no clutter.
    content: u32,
    /// Parts directly below, and those of them that score as clutter.
    parts: u32,
    clutter_parts: [u32; 2],
}

/// A score that stands for "nothing there".
const NOTHING: Scores = [-BOUND; 2];

/// The candidates of a page with their scores.
#[derive(Debug)]
pub(crate) struct Surroundings {
    places: Vec<Place>,
    scores: Vec<Scores>,
    around: Vec<Around>,
    best_of_page: Scores,
}

impl Surroundings {
    /// Goes through the candidates of a page, which come in document order, each with its scores.
    pub(crate) fn new(places: Vec<Place>, scores: &[Scores]) -> Self {
        let scores: Vec<Scores> = scores.iter().map(|scores| scores.map(bounded)).collect();
        let best_of_page = scores.iter().copied().fold(NOTHING, better);
        let around = go_through(&places, &scores);
        Self { places, scores, around, best_of_page }
    }

    fn of(&self, at: Option<usize>) -> Scores {
        at.map_or(NOTHING, |at| self.scores[at])
    }

    /// The best score of a candidate and all that it holds.
    fn best_in(&self, at: Option<usize>) -> Scores {
        at.map_or(NOTHING, |at| better(self.around[at].below, self.scores[at]))
    }

    /// Clutter among the other parts of the candidate's wrapper, and how many those are.
    fn beside(&self, at: usize, class: usize) -> (u32, u32) {
        let own = u32::from(is_clutter(self.scores[at][class]));
        self.around[at]
            .parent
            .map(|parent| &self.around[parent])
            .map_or((0, 0), |parent| (parent.clutter_parts[class].saturating_sub(own), parent.parts.saturating_sub(1)))
    }

    /// Appends the measurements of one candidate.
    pub(crate) fn measure(&self, at: usize, features: &mut Features) {
        let around = &self.around[at];
        let grandparent = around.parent.and_then(|parent| self.around[parent].parent);
        for (class, name) in CLASSES.into_iter().enumerate() {
            let (clutter, all) = self.beside(at, class);
            for (place, score) in [
                ("itself", self.scores[at]),
                ("wrapper", self.of(around.parent)),
                ("wrapper of the wrapper", self.of(grandparent)),
                ("best around it", around.above),
                ("best in it", around.below),
                ("element before", self.best_in(around.previous)),
                ("element after", self.best_in(around.next)),
                ("best of the page", self.best_of_page),
            ] {
                features.push(SIGNAL, (name, place), score[class]);
            }
            let leaves = self.places[at].leaves as usize;
            features.share(SIGNAL, (name, "share in parts"), around.covered[class] as usize, leaves);
            features.count(SIGNAL, (name, "elements beside it"), clutter as usize);
            features.share(SIGNAL, (name, "share of those beside it"), clutter as usize, all as usize);
        }
        features.push(SIGNAL, "letters that are surely no clutter", self.content(at));
    }

    /// Share of a candidate's letters in smallest parts that are surely no clutter, 0 to 1.
    pub(crate) fn content(&self, at: usize) -> f32 {
        match self.places[at].letters {
            0 => 0.0,
            letters => (f64::from(self.around[at].content) / f64::from(letters)) as f32,
        }
    }
}

fn better(one: Scores, other: Scores) -> Scores {
    [one[0].max(other[0]), one[1].max(other[1])]
}

fn is_clutter(score: f32) -> bool {
    score > 0.0
}

fn go_through(places: &[Place], scores: &[Scores]) -> Vec<Around> {
    let mut around: Vec<Around> = Vec::with_capacity(places.len());
    let mut open: Vec<usize> = Vec::new();
    let mut last_part: Vec<Option<usize>> = vec![None; places.len()];
    for (at, place) in places.iter().enumerate() {
        while open.pop_if(|above| places[*above].end <= place.node).is_some() {}
        let parent = open.last().copied();
        let mut previous = None;
        let mut above = NOTHING;
        if let Some(parent) = parent {
            around[parent].parts += 1;
            above = better(around[parent].above, scores[parent]);
            previous = last_part[parent].replace(at);
            if let Some(previous) = previous {
                around[previous].next = Some(at);
            }
        }
        around.push(Around {
            parent,
            previous,
            next: None,
            above,
            below: NOTHING,
            covered: [0; 2],
            content: 0,
            parts: 0,
            clutter_parts: [0; 2],
        });
        open.push(at);
    }
    // From the last to the first, every part comes before what it is a part of.
    for at in (0..places.len()).rev() {
        if around[at].parts == 0 && scores[at].iter().all(|score| *score < SURE_CONTENT) {
            around[at].content = places[at].letters;
        }
        let Some(parent) = around[at].parent else { continue };
        around[parent].content += around[at].content;
        around[parent].below = better(around[parent].below, better(around[at].below, scores[at]));
        for (class, score) in scores[at].iter().enumerate() {
            let clutter = is_clutter(*score);
            around[parent].clutter_parts[class] += u32::from(clutter);
            around[parent].covered[class] += if clutter { places[at].leaves } else { around[at].covered[class] };
        }
    }
    around
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapper_sees_its_parts_and_a_part_its_neighbours() {
        let place = |node, end, leaves| Place { node, end, leaves, letters: leaves * 10 };
        // 0 holds 1 (a heading), 2 (a form) and 3 (prose).
        let places = [place(0, 9, 6), place(1, 2, 1), place(2, 5, 3), place(5, 8, 2)];
        let scores = [[-1.0, -9.0], [0.5, -9.0], [4.0, -20.0], [-9.0, -9.0]];
        let surroundings = Surroundings::new(places.to_vec(), &scores);
        let mut names = Features::with_catalogue();
        surroundings.measure(0, &mut names);
        let names = names.into_catalogue();
        let value = |candidate: usize, name: &str| {
            let mut row = Features::default();
            surroundings.measure(candidate, &mut row);
            row.values[names.names.iter().position(|known| known == name).expect(name)]
        };
        assert_eq!(names.names.len(), MEASUREMENTS);
        assert_eq!(names.names[itself(1)], "sponsored, itself");
        assert_eq!(value(0, "newsletter, best in it"), 4.0);
        assert_eq!(value(0, "newsletter, share in parts"), 4.0 / 6.0);
        assert_eq!(value(0, "letters that are surely no clutter"), 20.0 / 60.0);
        assert_eq!(value(1, "newsletter, element after"), 4.0);
        assert_eq!(value(1, "newsletter, element before"), -BOUND);
        assert_eq!(value(2, "newsletter, elements beside it"), 1.0);
        assert_eq!(value(2, "newsletter, wrapper"), -1.0);
        assert_eq!(value(2, "sponsored, itself"), -BOUND);
    }
}
