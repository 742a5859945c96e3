//! What every signal may ask about: the page, its article, and where short labels stand.

use crate::{
    article::{PurposeFinding, Region},
    lexicon::Topic,
    page::{Page, Tally, letters},
    snapshot::vocabulary::tag,
};

/// Letters that a label may have: "Sponsored by Example Bank".
const MOST_LABEL_LETTERS: usize = 30;
/// Share of a label's text that the words of the label take up: "Sponsored by Example", and not "Place an advertisement here".
const LABEL_SHARE: f32 = 0.4;
/// Letters that a heading over a block may have.
const MOST_HEADING_LETTERS: usize = 60;

/// Short texts that say what the card around them is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Sign {
    /// A label of paid matter.
    Paid,
    /// The label of an advertisement.
    Advertisement,
    /// A heading over recommendations.
    Partner,
    /// A heading over white papers, reports, webinars.
    Lead,
    /// A heading over a sign-up.
    Newsletter,
}

impl Sign {
    /// Every sign, with the name of its measurements.
    pub(crate) const ALL: [(Self, &'static str); 5] = [
        (Self::Paid, "label of paid matter"),
        (Self::Advertisement, "label of an advertisement"),
        (Self::Partner, "heading over recommendations"),
        (Self::Lead, "heading over leads"),
        (Self::Newsletter, "heading over a sign-up"),
    ];
}

/// The signs whose card an element is, as bits, and in the upper half those that stand first in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cards(u16);

impl Cards {
    /// Whether it is the card of a sign.
    pub(crate) fn has(self, sign: Sign) -> bool {
        self.0 >> (sign as u16) & 1 == 1
    }

    /// Whether it is the card of a sign that stands first in it.
    pub(crate) fn has_first(self, sign: Sign) -> bool {
        self.0 >> (8 + sign as u16) & 1 == 1
    }
}

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
    /// For each node the signs whose card it is, as bits, and in the upper half those that stand first in it.
    cards: Vec<u16>,
    /// Cards of each sign before each node.
    cards_before: Vec<[u16; Sign::ALL.len()]>,
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
            cards: vec![0; snapshot.len()],
            cards_before: Vec::with_capacity(snapshot.len() + 1),
        };
        for (node, own) in own.into_iter().enumerate() {
            let is_text = snapshot.tag(node) == tag::TEXT;
            let label = is_text && letters(snapshot.text(node)) <= MOST_LABEL_LETTERS;
            let labels = |topic| u32::from(label && page.share_of_words(node, topic) >= LABEL_SHARE);
            let push = |sums: &mut Vec<u32>, more: u32| sums.push(sums.last().copied().unwrap_or_default() + more);
            push(&mut context.paid_labels, labels(Topic::SponsoredLabel));
            push(&mut context.advertisement_labels, labels(Topic::Advertisement));
            let letters = if is_text && own { page.count_of(node, Tally::Letters) } else { 0 };
            push(&mut context.article_letters, letters as u32);
            if is_text {
                context.mark_card(node);
            }
        }
        context.cards_before.push([0; Sign::ALL.len()]);
        for node in 0..snapshot.len() {
            let mut sums = context.cards_before[node];
            for (sign, _) in Sign::ALL {
                sums[sign as usize] += context.cards[node] >> (sign as u16) & 1;
            }
            context.cards_before.push(sums);
        }
        context
    }

    /// Finds the card of a short text: the smallest element around it that holds something else as well.
    fn mark_card(&mut self, text: usize) {
        let page = self.page;
        let snapshot = page.snapshot;
        let count = letters(snapshot.text(text));
        if count == 0 || count > MOST_HEADING_LETTERS {
            return;
        }
        let about = |topic| page.words(text, topic) > 0;
        let short = count <= MOST_LABEL_LETTERS;
        let signs = [
            (Sign::Paid, short && page.share_of_words(text, Topic::SponsoredLabel) >= LABEL_SHARE),
            (Sign::Advertisement, short && page.share_of_words(text, Topic::Advertisement) >= LABEL_SHARE),
            (Sign::Partner, about(Topic::PartnerHeading)),
            (Sign::Lead, about(Topic::Lead)),
            (Sign::Newsletter, about(Topic::Newsletter) || about(Topic::Invitation)),
        ];
        let bits = signs.iter().filter(|(_, is)| *is).fold(0, |bits, (sign, _)| bits | 1_u16 << (*sign as u16));
        if bits == 0 {
            return;
        }
        let Some(card) = snapshot.ancestors(text).find(|at| page.count_of(*at, Tally::Leaves) > 1) else { return };
        let first = page.count_between(card, text, Tally::Leaves) == 0;
        self.cards[card] |= bits | if first { bits << 8 } else { 0 };
    }

    /// Whether one of the nodes `outer..=inner` of a chain is the card of a sign that stands first in it.
    pub(crate) fn is_headed_card(&self, outer: usize, inner: usize, sign: Sign) -> bool {
        self.chain(outer, inner).has_first(sign)
    }

    /// The signs whose card one of the nodes `outer..=inner` of a chain is.
    pub(crate) fn chain(&self, outer: usize, inner: usize) -> Cards {
        let snapshot = self.page.snapshot;
        let nodes = std::iter::once(inner).chain(snapshot.ancestors(inner)).take_while(|at| *at >= outer);
        Cards(nodes.fold(0, |bits, at| bits | self.cards[at]))
    }

    /// Cards of a sign in the node.
    pub(crate) fn cards(&self, node: usize, sign: Sign) -> usize {
        let count = |at: usize| self.cards_before[at][sign as usize];
        usize::from(count(self.page.snapshot.end(node)).wrapping_sub(count(node)))
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
