//! Training rows: the measurements of every candidate of a labelled page, with what the labels say of it.

use std::ops::Range;

use serde::Serialize;

use super::{Corpus, CorpusError, Labels, PageEntry};
use crate::{
    Document, article,
    lexicon::Lexicon,
    page::{Page, Tally},
    signals::{Candidate, Catalogue, Context, Features, candidates, measure},
    verdict::Class,
};

/// What the labels say of one candidate. Rows hold numbers only, no text of the page.
#[derive(Debug, Clone, Serialize)]
pub struct RowTarget {
    /// The page.
    pub page: String,
    /// The registrable domain, by which folds are split.
    pub domain: String,
    /// The element's index in document order.
    pub element: u32,
    /// The class of the block, if it is one.
    pub class: Option<Class>,
    /// Whether the candidate is the whole unit, and not a part of it.
    pub unit: bool,
    /// Whether the block is labelled neutral.
    pub neutral: bool,
    /// How much of the label's weight the candidate holds (1 for a unit), or of the candidate's weight the labels.
    pub share: f32,
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
}

/// The names of the measurements: signal and name.
#[must_use]
pub fn catalogue() -> Vec<(String, String)> {
    let Catalogue { signals, names } = crate::signals::catalogue(&crate::lexicon::Lexicon::new());
    signals.iter().map(|signal| (*signal).to_owned()).zip(names).collect()
}

/// Measures every candidate of a labelled page. Candidates whose label is unsure are left out.
///
/// # Errors
/// [`CorpusError`] when the page cannot be read.
pub fn training_rows(corpus: &Corpus, entry: &PageEntry, labels: &Labels) -> Result<TrainingRows, CorpusError> {
    let document = corpus.document(entry)?;
    Ok(rows_of(&document, entry, labels, None))
}

/// Measures the candidates of a document; with `around`, only those that hold a part of these elements.
pub(super) fn rows_of(
    document: &Document,
    entry: &PageEntry,
    labels: &Labels,
    around: Option<&Range<u32>>,
) -> TrainingRows {
    let lexicon = Lexicon::new();
    let page = Page::new(&document.snapshot, &lexicon);
    let region = article::find(&page);
    let purpose = article::purpose(&page, region.as_ref());
    let context = Context::new(&page, region.as_ref(), &purpose);
    let truth = Truth::new(&page, labels);
    let mut rows = TrainingRows { values: Vec::new(), targets: Vec::new() };
    for candidate in candidates(&page) {
        if around.is_some_and(|around| !overlaps(&page, candidate.outer, around)) {
            continue;
        }
        let Some((class, unit, neutral, share)) = truth.of(&page, candidate) else { continue };
        let mut features = Features::default();
        measure(&context, candidate, &mut features);
        rows.values.append(&mut features.values);
        rows.targets.push(RowTarget {
            page: labels.id.clone(),
            domain: entry.domain.clone(),
            element: page.snapshot.identity(candidate.outer),
            class,
            unit,
            neutral,
            share,
            written: around.is_some(),
        });
    }
    rows
}

/// Whether the subtree of a node holds an element of a range, or stands in it.
fn overlaps(page: &Page, node: usize, range: &Range<u32>) -> bool {
    let snapshot = page.snapshot;
    (node..snapshot.end(node)).any(|at| !snapshot.is_text(at) && range.contains(&snapshot.identity(at)))
}

/// The labels as nodes of the snapshot.
struct Truth {
    gold: Vec<(Class, usize)>,
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
            neutral: nodes(&labels.sure_neutral()),
            ignored: nodes(&labels.ignored()),
        }
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
