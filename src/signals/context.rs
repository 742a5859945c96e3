//! What every signal may ask about: the page, its article, and where short labels stand.

use crate::{
    article::{PurposeFinding, Region},
    lexicon::Topic,
    page::{Page, Tally, letters},
    snapshot::vocabulary::tag,
};

/// Letters that a label may have: "Sponsored by Example Bank".
const MOST_LABEL_LETTERS: usize = 30;

/// The page with its article.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The page.
    pub(crate) page: &'a Page<'a>,
    /// The article, where there is one.
    pub(crate) region: Option<&'a Region>,
    /// What the page is for.
    pub(crate) purpose: &'a PurposeFinding,
    /// Letters of the article's own text before each node.
    article_letters: Vec<u32>,
    /// Texts before each node that are no more than a label of paid matter.
    paid_labels: Vec<u32>,
    /// Texts before each node that are no more than the label of an advertisement.
    advertisement_labels: Vec<u32>,
}

impl<'a> Context<'a> {
    /// Prepares what the signals ask for.
    pub(crate) fn new(page: &'a Page<'a>, region: Option<&'a Region>, purpose: &'a PurposeFinding) -> Self {
        let snapshot = page.snapshot;
        let mut own = vec![false; snapshot.len()];
        for text in region.iter().flat_map(|region| &region.texts) {
            own[*text..snapshot.end(*text)].fill(true);
        }
        let mut context = Self {
            page,
            region,
            purpose,
            article_letters: vec![0],
            paid_labels: vec![0],
            advertisement_labels: vec![0],
        };
        for node in 0..snapshot.len() {
            let is_text = snapshot.tag(node) == tag::TEXT;
            let label = is_text && letters(snapshot.text(node)) <= MOST_LABEL_LETTERS;
            let labels = |topic| u32::from(label && page.words(node, topic) > 0);
            let push = |sums: &mut Vec<u32>, more: u32| sums.push(sums.last().copied().unwrap_or_default() + more);
            push(&mut context.paid_labels, labels(Topic::SponsoredLabel));
            push(&mut context.advertisement_labels, labels(Topic::Advertisement));
            let letters = if is_text && own[node] { page.count_of(node, Tally::Letters) } else { 0 };
            push(&mut context.article_letters, letters as u32);
        }
        context
    }

    fn between(sums: &[u32], from: usize, to: usize) -> usize {
        (sums[to] - sums[from]) as usize
    }

    /// Letters of the article's own text in the node.
    pub(crate) fn article_letters(&self, node: usize) -> usize {
        Self::between(&self.article_letters, node, self.page.snapshot.end(node))
    }

    /// Letters of the article's own text before the node.
    pub(crate) fn article_letters_before(&self, node: usize) -> usize {
        self.article_letters[node] as usize
    }

    /// Letters of the whole article's own text.
    pub(crate) fn all_article_letters(&self) -> usize {
        self.article_letters.last().copied().unwrap_or_default() as usize
    }

    /// Labels of paid matter in the node.
    pub(crate) fn paid_labels(&self, node: usize) -> usize {
        Self::between(&self.paid_labels, node, self.page.snapshot.end(node))
    }

    /// Labels of paid matter among the nodes `from..to`.
    pub(crate) fn paid_labels_between(&self, from: usize, to: usize) -> usize {
        Self::between(&self.paid_labels, from, to)
    }

    /// Labels of advertisements in the node.
    pub(crate) fn advertisement_labels(&self, node: usize) -> usize {
        Self::between(&self.advertisement_labels, node, self.page.snapshot.end(node))
    }
}
