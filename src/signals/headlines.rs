//! Headlines, and which of them stand under a label: a block is paid for as a whole where each of its headlines is.

use super::{Candidate, Context, Features, Sign};
use crate::{
    lexicon::{Mark, Topic},
    page::{Page, Tally},
    snapshot::vocabulary::tag,
};

/// Letters from which the text of a link is a headline and no entry of a menu. The longest link has as many in 150 of the 174 labelled
/// sponsored blocks that have links (November 2026).
const LEAST_HEADLINE_LETTERS: usize = 15;
/// Letters under one heading, at most: beyond that it stands at the head of a page and not of a list.
const MOST_HEADED_LETTERS: usize = 4_000;
/// Letters and headlines of one card with a label, at most. The label of an advertising slot that stayed empty stands beside whatever
/// comes next, and says nothing of it.
const MOST_CARD_LETTERS: usize = 500;
const MOST_CARD_HEADLINES: u32 = 3;
/// How far up a heading is looked for what it stands over.
const MOST_LEVELS: usize = 4;

/// What can stand over headlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Over {
    /// A label of paid matter.
    Label,
    /// An element that is named after paid matter.
    Name,
    /// A heading over recommendations.
    Recommendations,
    /// A heading over leads, or the headline's own word.
    Leads,
}

impl Over {
    const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Label, "sponsored-label", "headlines under a label of paid matter"),
        (Self::Name, "sponsored-marking", "headlines in elements named after paid matter"),
        (Self::Recommendations, "partner-heading", "headlines under a heading over recommendations"),
        (Self::Leads, "lead-words", "headlines under a heading over leads"),
    ];
}

/// Sums before each node.
#[derive(Debug, Default)]
pub(crate) struct Headlines {
    all: Vec<u32>,
    over: [Vec<u32>; Over::ALL.len()],
}

impl Headlines {
    /// Finds the headlines of a page. `headed` tells the signs that stand first in an element, `has` those that stand anywhere in its
    /// card, `label_letters` how many letters of an element belong to labels, which are no part of a headline.
    pub(super) fn new(
        page: &Page,
        has: impl Fn(usize, Sign) -> bool,
        headed: impl Fn(usize, Sign) -> bool,
        label_letters: impl Fn(usize) -> usize,
    ) -> Self {
        let snapshot = page.snapshot;
        let is_headline = |at: usize| {
            snapshot.tag(at) == tag::A
                && page.count_of(at, Tally::Letters) >= LEAST_HEADLINE_LETTERS + label_letters(at)
        };
        let mut all = Vec::with_capacity(snapshot.len() + 1);
        all.push(0);
        for node in 0..snapshot.len() {
            all.push(all[node] + u32::from(is_headline(node)));
        }
        let holds = |at: usize| all[snapshot.end(at)] > all[at];
        let lift = |card: usize| lift(page, card, &holds);
        let is_card = |at: &usize| {
            page.count_of(*at, Tally::Letters) <= MOST_CARD_LETTERS
                && all[snapshot.end(*at)] - all[*at] <= MOST_CARD_HEADLINES
        };
        let over = Over::ALL.map(|(over, _, _)| {
            // Begin and end of what each card covers; a heading covers what it stands over.
            let mut ends = vec![0; snapshot.len()];
            for node in 0..snapshot.len() {
                let covering = match over {
                    Over::Label if headed(node, Sign::Paid) && !has(node, Sign::Advertisement) => lift(node),
                    Over::Label if has(node, Sign::Paid) => Some(node).filter(is_card),
                    Over::Name if is_named(page, node) => Some(node),
                    Over::Recommendations if headed(node, Sign::Partner) => lift(node),
                    Over::Leads if headed(node, Sign::Lead) => lift(node),
                    Over::Leads if is_headline(node) && page.words(node, Topic::Lead) > 0 => Some(node),
                    _ => None,
                };
                // A label within a link speaks of the whole link.
                let covering = covering.map(|card| whole_link(page, card));
                if let Some(card) = covering.filter(|at| page.count_of(*at, Tally::Letters) <= MOST_HEADED_LETTERS) {
                    ends[card] = ends[card].max(snapshot.end(card));
                }
            }
            let mut sums = Vec::with_capacity(snapshot.len() + 1);
            sums.push(0);
            let mut until = 0;
            for (node, end) in ends.into_iter().enumerate() {
                until = until.max(end);
                sums.push(sums[node] + u32::from(node < until && is_headline(node)));
            }
            sums
        });
        Self { all, over }
    }

    /// Headlines in a node's subtree: those that something stands over, and all of them.
    pub(crate) fn of(&self, page: &Page, node: usize, over: Over) -> (usize, usize) {
        let end = page.snapshot.end(node);
        (self.under(over, node, end), self.all(node, end))
    }

    /// Headlines in the nodes `from..to`.
    fn all(&self, from: usize, to: usize) -> usize {
        (self.all[to] - self.all[from]) as usize
    }

    /// Of these, those that something stands over.
    fn under(&self, over: Over, from: usize, to: usize) -> usize {
        let sums = &self.over[over as usize];
        (sums[to] - sums[from]) as usize
    }
}

/// Whether an element's own names call it paid matter or a recommendation service.
fn is_named(page: &Page, node: usize) -> bool {
    page.own_marks(node, Mark::Sponsored) + page.own_marks(node, Mark::RecommendationService) > 0
}

/// The link that an element stands in, or the element itself.
fn whole_link(page: &Page, node: usize) -> usize {
    if !page.is_below(node, tag::A) {
        return node;
    }
    page.snapshot.ancestors(node).find(|at| page.snapshot.tag(*at) == tag::A).unwrap_or(node)
}

/// What a heading stands over: the nearest element around it that begins with it and holds a headline.
fn lift(page: &Page, card: usize, holds: &impl Fn(usize) -> bool) -> Option<usize> {
    let snapshot = page.snapshot;
    if holds(card) {
        return Some(card);
    }
    snapshot
        .ancestors(card)
        .take(MOST_LEVELS)
        .take_while(|at| page.count_between(*at, card, Tally::Leaves) == 0)
        .find(|at| holds(*at))
}

pub(super) fn measure(context: &Context, candidate: Candidate, features: &mut Features) {
    let page = context.page;
    let (from, to) = (candidate.outer, page.snapshot.end(candidate.outer));
    let headlines = context.headlines();
    let all = headlines.all(from, to);
    features.count("block-shape", "headlines", all);
    for (over, signal, name) in Over::ALL {
        let under = headlines.under(over, from, to);
        features.count(signal, (name, "number"), under);
        features.share(signal, (name, "share"), under, all);
    }
    // Beside it: a card among cards that are not labelled, or one row of a list that is paid for as a whole.
    let parent = page.snapshot.parent(candidate.outer).unwrap_or_default();
    let (start, end) = (parent, page.snapshot.end(parent));
    let label = Over::Label;
    features.share(
        "sponsored-label",
        "headlines beside it that are under a label",
        headlines.under(label, start, end) - headlines.under(label, from, to),
        headlines.all(start, end) - all,
    );
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::{Document, Snapshot, article, lexicon::Lexicon, page::Page, signals::Context};

    use super::Over;

    fn shares(body: &str) -> Vec<(usize, usize)> {
        let html = format!("<main>{body}</main>");
        let document = Document::parse(&html, "https://news.example/").unwrap();
        let snapshot: &Snapshot = &document.snapshot;
        let lexicon = Lexicon::new();
        let page = Page::new(snapshot, &lexicon);
        let purpose = article::purpose(&page, None);
        let context = Context::new(&page, None, &purpose);
        let headlines = context.headlines();
        (0..snapshot.len())
            .filter(|node| snapshot.attribute(*node, crate::vocabulary::attribute::ID).is_some())
            .map(|node| headlines.of(&page, node, Over::Label))
            .collect()
    }

    #[test]
    fn a_label_covers_its_card_and_a_heading_its_list() {
        let card = |label: &str| format!("<li id=a>{label}<a href=/a>A story about the bridge over the river</a>");
        let list = format!("<ul id=b>{}{}</ul>", card("<i>Sponsored</i>"), card("<i>Culture</i>"));
        assert_eq!(shares(&list), [(1, 2), (1, 1), (0, 1)]);
        let linked =
            "<p id=b><a href=/a><i></i><span><b>Sponsored</b> A story about the bridge over the river</span></a></p>";
        assert_eq!(shares(linked), [(1, 1)]);
        let headed = format!("<div id=b><header><h3>Sponsored</h3></header><ul>{}{}</ul></div>", card(""), card(""));
        assert_eq!(shares(&headed), [(2, 2), (1, 1), (1, 1)]);
    }

    #[test]
    fn the_label_of_an_empty_slot_covers_no_list() {
        let story = "<li id=a><a href=/a>A story about the bridge over the river</a>".repeat(4);
        assert_eq!(shares(&format!("<div id=b><div>Anzeige</div><ul>{story}</ul></div>"))[0], (0, 4));
        assert_eq!(shares(&format!("<div id=b><div>Sponsored</div><ul>{story}</ul></div>"))[0], (4, 4));
    }

    #[test]
    fn a_label_is_no_headline() {
        assert_eq!(shares("<p id=b>Blog <a href=/wp>Sponsored by Example Foundation</a></p>"), [(0, 0)]);
    }

    #[test]
    fn an_entry_of_a_menu_labels_nothing() {
        let menu = "<ul id=b><li><a href=/1>Sponsored</a><li><a href=/2>Imprint</a><li><a href=/3>Terms and conditions</a></ul>";
        assert_eq!(shares(menu), [(0, 1)]);
    }
}
