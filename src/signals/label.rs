//! Short labels that mark paid matter: "Sponsored", "Anzeige", "PR". As words in prose they mean nothing.

use super::{Candidate, Context, Features, Sign, context::MOST_LABEL_LETTERS};
use crate::page::Tally;

const SIGNAL: &str = "sponsored-label";
/// Nodes before a block in which a label may speak of it.
const NODES_BEFORE: usize = 12;

/// The signal that a sign belongs to.
fn signal(sign: Sign) -> &'static str {
    match sign {
        Sign::Paid => SIGNAL,
        Sign::Advertisement => "advertising-links",
        Sign::Partner => "partner-heading",
        Sign::Lead => "lead-words",
        Sign::Newsletter => "newsletter-words",
    }
}

pub(super) fn measure(context: &Context, candidate: Candidate, features: &mut Features) {
    let page = context.page;
    let snapshot = page.snapshot;
    let node = candidate.outer;
    let labels = context.paid_labels(node);
    features.count(SIGNAL, "labels", labels);
    features.count(SIGNAL, "labels of advertisements", context.advertisement_labels(node));
    features.share(SIGNAL, "labels a link", labels, page.count_of(node, Tally::Links));
    let parent = snapshot.parent(node).unwrap_or_default();
    let siblings = context.paid_labels(parent) - labels;
    features.count(SIGNAL, "labels beside it", siblings);
    features.share(SIGNAL, "share of the labels around", labels, labels + siblings);
    // A label that stands just before the block may speak of it.
    let before = node.saturating_sub(NODES_BEFORE);
    features.count(SIGNAL, "labels just before", context.paid_labels_between(before, node));
    let cards_of_chain = context.chain(candidate.outer, candidate.inner);
    for (sign, name) in Sign::ALL {
        features.flag(signal(sign), (name, "card"), cards_of_chain.has(sign));
        features.flag(signal(sign), (name, "card headed by it"), cards_of_chain.has_first(sign));
        let cards = context.cards(node, sign);
        features.count(signal(sign), (name, "cards"), cards);
        let beside = context.cards(parent, sign).saturating_sub(cards);
        features.count(signal(sign), (name, "cards beside"), beside);
    }
    features.flag(
        SIGNAL,
        "nothing but labels",
        labels > 0 && page.count_of(node, Tally::Letters) <= MOST_LABEL_LETTERS * labels,
    );
}
