//! Training rows: the measurements of every candidate of a labelled page, with what the labels say of it.

use std::ops::Range;

use super::{Corpus, CorpusError, Labels, PageEntry};
use crate::{
    Document, article,
    lexicon::Lexicon,
    page::{Page, Tally},
    signals::{Candidate, Catalogue, Context, Features, candidates, measure},
    verdict::{self, Class, Place, Surroundings},
};

/// What the labels say of one candidate. Rows hold numbers only, no text of the page.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // They are columns of a table, independent of each other.
pub struct RowTarget {
    /// The class of the block, if it is one.
    pub class: Option<Class>,
    /// Whether the block gathers leads: it is a list of reports or a part of one.
    pub leads: bool,
    /// Whether the candidate is the whole unit, and not a part of it.
    pub unit: bool,
    /// Whether the block is labelled neutral.
    pub neutral: bool,
    /// How much of the label's weight the candidate holds (1 for a unit), or of the candidate's weight the labels.
    pub share: f32,
    /// Whether the labels say nothing of it: it takes part as a neighbour only.
    pub unlabelled: bool,
    /// Whether the candidate is a fragment that was written for training, in a page of the corpus.
    pub written: bool,
}

/// The rows of one page.
#[derive(Debug, Clone)]
pub struct TrainingRows {
    /// The measurements, row by row.
    pub values: Vec<f32>,
    /// One target a row.
    pub targets: Vec<RowTarget>,
    /// For each row node, end, leaves and letters: its place among the candidates of its page.
    pub places: Vec<[u32; 4]>,
}

/// The names of the measurements of both passes: signal and name.
#[must_use]
pub fn catalogue() -> Vec<(String, String)> {
    let Catalogue { signals, names } = verdict::catalogue(&Lexicon::new());
    signals.iter().map(|signal| (*signal).to_owned()).zip(names).collect()
}

/// The number of measurements of the first pass.
#[must_use]
pub fn first_pass_measurements() -> usize {
    crate::signals::catalogue(&Lexicon::new()).names.len()
}

/// The measurements of the second pass for the candidates of one page, from their places and the scores of the first pass.
#[must_use]
pub fn surroundings(places: &[[u32; 4]], scores: &[[f32; 2]]) -> Vec<f32> {
    let places = places.iter().map(|[node, end, leaves, letters]| Place {
        node: *node,
        end: *end,
        leaves: *leaves,
        letters: *letters,
    });
    let surroundings = Surroundings::new(places.collect(), scores);
    let mut features = Features::default();
    for at in 0..scores.len() {
        surroundings.measure(at, &mut features);
    }
    features.values
}

/// Measures every candidate of a labelled page.
///
/// # Errors
/// [`CorpusError`] when the page cannot be read.
pub fn training_rows(corpus: &Corpus, entry: &PageEntry, labels: &Labels) -> Result<TrainingRows, CorpusError> {
    let document = corpus.document(entry)?;
    Ok(rows_of(&document, labels, None))
}

/// Measures the candidates of a document; with `around`, only those that hold a part of these elements.
pub(super) fn rows_of(document: &Document, labels: &Labels, around: Option<&Range<u32>>) -> TrainingRows {
    let lexicon = Lexicon::new();
    let page = Page::new(&document.snapshot, &lexicon);
    let region = article::find(&page);
    let purpose = article::purpose(&page, region.as_ref());
    let context = Context::new(&page, region.as_ref(), &purpose);
    let truth = Truth::new(&page, labels);
    let mut rows = TrainingRows { values: Vec::new(), targets: Vec::new(), places: Vec::new() };
    for candidate in candidates(&page) {
        if around.is_some_and(|around| {
            !overlaps(&page, candidate.outer, around) && !is_beside(&page, candidate.outer, around)
        }) {
            continue;
        }
        let target = truth.of(&page, candidate);
        let (class, unit, neutral, share) = target.unwrap_or((None, false, false, 0.0));
        let mut features = Features::default();
        measure(&context, candidate, &mut features);
        rows.values.append(&mut features.values);
        rows.targets.push(RowTarget {
            class,
            leads: class == Some(Class::Sponsored) && truth.is_leads(&page, candidate),
            unit,
            neutral,
            share,
            unlabelled: target.is_none(),
            written: around.is_some(),
        });
        let Place { node, end, leaves, letters } = Place::of(&page, candidate);
        rows.places.push([node, end, leaves, letters]);
    }
    rows
}

/// The measurements, elements and places of all candidates of a page.
pub(super) fn measured(document: &Document) -> (Vec<f32>, Vec<u32>, Vec<[u32; 4]>) {
    let lexicon = Lexicon::new();
    let page = Page::new(&document.snapshot, &lexicon);
    let region = article::find(&page);
    let purpose = article::purpose(&page, region.as_ref());
    let context = Context::new(&page, region.as_ref(), &purpose);
    let mut features = Features::default();
    let (mut elements, mut places) = (Vec::new(), Vec::new());
    for candidate in candidates(&page) {
        measure(&context, candidate, &mut features);
        elements.push(page.snapshot.identity(candidate.outer));
        let Place { node, end, leaves, letters } = Place::of(&page, candidate);
        places.push([node, end, leaves, letters]);
    }
    (features.values, elements, places)
}

/// Whether the subtree of a node holds an element of a range, or stands in it.
fn overlaps(page: &Page, node: usize, range: &Range<u32>) -> bool {
    let snapshot = page.snapshot;
    (node..snapshot.end(node)).any(|at| !snapshot.is_text(at) && range.contains(&snapshot.identity(at)))
}

/// Whether a node stands beside a range of elements, under the same parent.
fn is_beside(page: &Page, node: usize, range: &Range<u32>) -> bool {
    page.snapshot.parent(node).is_some_and(|parent| {
        page.snapshot
            .children(parent)
            .any(|child| !page.snapshot.is_text(child) && range.contains(&page.snapshot.identity(child)))
    })
}

/// The labels as nodes of the snapshot.
struct Truth {
    gold: Vec<(Class, usize)>,
    leads: Vec<usize>,
    neutral: Vec<usize>,
    ignored: Vec<usize>,
}

/// Share of a candidate's weight that labels of one class must hold for the candidate to count as that class.
const NEARLY_ALL: f32 = 0.95;

impl Truth {
    fn new(page: &Page, labels: &Labels) -> Self {
        let nodes = |elements: &[u32]| -> Vec<usize> {
            let wanted: std::collections::HashSet<u32> = elements.iter().copied().collect();
            (0..page.snapshot.len())
                .filter(|node| !page.snapshot.is_text(*node) && wanted.contains(&page.snapshot.identity(*node)))
                .collect()
        };
        let of = |class| nodes(&labels.sure(class)).into_iter().map(move |node| (class, node));
        Self {
            gold: of(Class::Newsletter).chain(of(Class::Sponsored)).collect(),
            leads: nodes(&labels.leads),
            neutral: nodes(&labels.sure_neutral()),
            ignored: nodes(&labels.ignored()),
        }
    }

    /// Whether a candidate holds a list of reports or is a part of one.
    fn is_leads(&self, page: &Page, candidate: Candidate) -> bool {
        let (snapshot, node) = (page.snapshot, candidate.outer);
        self.leads.iter().any(|leads| snapshot.contains(node, *leads) || snapshot.contains(*leads, node))
    }

    fn of(&self, page: &Page, candidate: Candidate) -> Option<(Option<Class>, bool, bool, f32)> {
        let snapshot = page.snapshot;
        let node = candidate.outer;
        // About the score's weight of a leaf: its letters, and five for each thing without letters.
        let weight =
            |node: usize| (page.count_of(node, Tally::Letters) + 5 * page.count_of(node, Tally::Leaves)) as f32;
        if self.ignored.iter().any(|ignored| snapshot.contains(*ignored, node)) {
            return None;
        }
        let inside = self.gold.iter().find(|(_, gold)| snapshot.contains(*gold, node) && weight(*gold) > weight(node));
        if let Some((class, gold)) = inside {
            return Some((Some(*class), false, false, weight(node) / weight(*gold)));
        }
        let mut held = [0.0_f32; 2];
        for (class, gold) in &self.gold {
            // A chain's inner element may be the labelled one, or stand below it.
            if snapshot.contains(node, *gold) || snapshot.contains(*gold, node) {
                held[*class as usize] += weight(*gold);
            }
        }
        let neutral = self.neutral.iter().any(|neutral| snapshot.contains(*neutral, node));
        let share = held.map(|held| (held / weight(node)).min(1.0));
        let class = if share[0] >= share[1] { Class::Newsletter } else { Class::Sponsored };
        let share = share[class as usize];
        if share >= NEARLY_ALL { Some((Some(class), true, false, share)) } else { Some((None, false, neutral, share)) }
    }
}
