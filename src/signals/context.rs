//! What every signal may ask about: the page, its article, and where short labels stand.

use super::headlines::Headlines;
use crate::{
    article::{PurposeFinding, Region},
    lexicon::Topic,
    page::{Page, Tally, letters},
    snapshot::vocabulary::tag,
};

/// Letters that a label may have: "Sponsored by Example Bank".
pub(super) const MOST_LABEL_LETTERS: usize = 30;
/// Share of a label's text that the words of the label take up: "Sponsored by Example", and not "Place an advertisement here".
const LABEL_SHARE: f32 = 0.4;
/// Letters that a heading over a block, or a label with a name in it, may have.
const MOST_HEADING_LETTERS: usize = 60;
/// Bytes of a label's text in which its words stand: "Brought to you by Example Mills of Somewhere".
const LABEL_BYTES: u32 = 24;
/// Bytes that these words have at least: more than the one word that a headline may begin with.
const LABEL_WORDS_BYTES: u32 = 12;
/// Links of a menu, at least.
const LEAST_MENU_LINKS: usize = 3;
/// Letters of an entry of a menu, at most. A card has a headline, which is longer.
const MOST_ENTRY_LETTERS: usize = 35;
/// Nodes of a menu that are looked at.
const MOST_MENU_NODES: usize = 400;

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
    headlines: Headlines,
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
            headlines: Headlines::default(),
        };
        for (node, own) in own.into_iter().enumerate() {
            let is_text = snapshot.tag(node) == tag::TEXT;
            let labels = |topic| u32::from(is_text && is_label(page, node, topic));
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
        let cards = |at: usize| Cards(context.cards[at]);
        let is_paid = |at: &usize| Self::between(&context.paid_labels, *at, *at + 1) > 0;
        let letters_of = |at: usize| page.count_of(at, Tally::Letters);
        let label_letters = |at: usize| (at..snapshot.end(at)).filter(is_paid).map(letters_of).sum();
        context.headlines =
            Headlines::new(page, |at, sign| cards(at).has(sign), |at, sign| cards(at).has_first(sign), label_letters);
        context
    }

    /// The page's headlines and what stands over them.
    pub(crate) fn headlines(&self) -> &Headlines {
        &self.headlines
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
        let signs = [
            (Sign::Paid, is_label(page, text, Topic::SponsoredLabel)),
            (Sign::Advertisement, is_label(page, text, Topic::Advertisement)),
            (Sign::Partner, about(Topic::PartnerHeading)),
            (Sign::Lead, about(Topic::Lead)),
            (Sign::Newsletter, about(Topic::Newsletter) || about(Topic::Invitation)),
        ];
        let bits = signs.iter().filter(|(_, is)| *is).fold(0, |bits, (sign, _)| bits | 1_u16 << (*sign as u16));
        if bits == 0 {
            return;
        }
        let Some(card) = card_of(page, text) else { return };
        if is_menu_entry(page, text, card) {
            return;
        }
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

    /// Whether a node stands in an article's element.
    pub(crate) fn is_in_article(&self, node: usize) -> bool {
        self.region.is_some_and(|region| region.holds(self.page.snapshot, node))
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

/// Whether a text is no more than a label: words of the topic and perhaps a name.
fn is_label(page: &Page, text: usize, topic: Topic) -> bool {
    if page.words(text, topic) == 0 {
        return false;
    }
    let count = letters(page.snapshot.text(text));
    let mostly = count <= MOST_LABEL_LETTERS && page.share_of_words(text, topic) >= LABEL_SHARE;
    let names =
        count <= MOST_HEADING_LETTERS && page.leading_bytes_of_words(text, topic, LABEL_BYTES) >= LABEL_WORDS_BYTES;
    (mostly || names) && !card_of(page, text).is_some_and(|card| is_menu_entry(page, text, card))
}

/// The smallest element around a text that shows something else as well.
fn card_of(page: &Page, text: usize) -> Option<usize> {
    page.snapshot.ancestors(text).find(|at| page.count_of(*at, Tally::Leaves) > 1)
}

/// Whether a text is a link of its own among short links: "Advertise" and "Newsletter" at the head and the foot of a page, which label
/// nothing. Of the short texts with a word of paid matter on 1,137 labelled pages, most are such entries (November 2026).
fn is_menu_entry(page: &Page, text: usize, card: usize) -> bool {
    let snapshot = page.snapshot;
    let Some(link) = snapshot.ancestors(text).take_while(|at| *at > card).find(|at| snapshot.tag(*at) == tag::A) else {
        return false;
    };
    let is_short = |at: &usize| page.count_of(*at, Tally::Letters) <= MOST_ENTRY_LETTERS;
    page.is_below(link, tag::NAV)
        || page.count_of(card, Tally::Links) >= LEAST_MENU_LINKS
            && (card..snapshot.end(card).min(card + MOST_MENU_NODES))
                .filter(|at| snapshot.tag(*at) == tag::A)
                .all(|at| is_short(&at))
}
