//! What the names of elements, their classes and the addresses of their links say. Names are strong evidence where they are there and
//! none where a build tool has hashed them.

use super::{Candidate, Context, Features};
use crate::{
    lexicon::Mark,
    snapshot::vocabulary::{attribute, tag},
};

/// Ancestors that are asked: beyond these a name speaks of a part of the page.
const ANCESTORS: usize = 5;

fn signal(mark: Mark) -> &'static str {
    match mark {
        Mark::Newsletter | Mark::Subscribe | Mark::Email => "newsletter-marking",
        Mark::MailingService => "mailing-service",
        Mark::Popup => "overlay-shape",
        Mark::Sponsored => "sponsored-marking",
        Mark::RecommendationService => "recommendation-widget",
        Mark::Lead => "lead-list",
        Mark::Advertisement => "advertising-links",
        Mark::Comment | Mark::Login | Mark::Search | Mark::Checkout | Mark::Contact | Mark::Donation | Mark::Poll => {
            "other-purpose"
        }
        Mark::Navigation
        | Mark::Footer
        | Mark::Header
        | Mark::Sidebar
        | Mark::Content
        | Mark::Byline
        | Mark::Hidden => "block-shape",
        _ => "other-matter",
    }
}

pub(super) fn measure(context: &Context, candidate: Candidate, features: &mut Features) {
    let page = context.page;
    let snapshot = page.snapshot;
    let Candidate { outer, inner } = candidate;
    let chain: Vec<usize> =
        std::iter::once(inner).chain(snapshot.ancestors(inner)).take_while(|at| *at >= outer).collect();
    let above: Vec<usize> = snapshot
        .ancestors(outer)
        .take(ANCESTORS)
        .take_while(|at| !matches!(snapshot.tag(*at), tag::BODY | tag::HTML))
        .collect();
    let before = page.previous_element(outer);
    // Most elements bear no mark at all.
    let (on_chain, on_above) = (page.own_marks_of(&chain), page.own_marks_of(&above));
    let sum = |nodes: &[usize], on_any: u64, mark: Mark| -> usize {
        if on_any >> mark as u8 & 1 == 0 { 0 } else { nodes.iter().map(|at| page.own_marks(*at, mark)).sum() }
    };
    for mark in Mark::ALL {
        let name = Mark::NAMES[mark as usize];
        let own = sum(&chain, on_chain, mark);
        let all = page.marks(outer, mark);
        features.count(signal(mark), (name, "own names"), own);
        features.count(signal(mark), (name, "inner names"), all - own.min(all));
        features.count(signal(mark), (name, "names around"), sum(&above, on_above, mark));
    }
    for mark in
        [Mark::Newsletter, Mark::Subscribe, Mark::Sponsored, Mark::RecommendationService, Mark::Related, Mark::Lead]
    {
        let name = Mark::NAMES[mark as usize];
        features.count(signal(mark), (name, "names before"), before.map_or(0, |before| page.marks(before, mark)));
    }
    let style = chain.iter().find_map(|at| snapshot.attribute(*at, attribute::STYLE)).unwrap_or_default();
    features.flag("overlay-shape", "fixed by its own style", style.contains("fixed") || style.contains("sticky"));
    let dialog = chain.iter().any(|at| {
        snapshot.tag(*at) == tag::DIALOG
            || snapshot.attribute(*at, attribute::ROLE).is_some_and(|role| role.contains("dialog"))
    });
    features.flag("overlay-shape", "a dialog", dialog);
}
