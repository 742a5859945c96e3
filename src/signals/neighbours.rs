//! What stands just before, just after and around a block: a list is often sponsored by nothing but the heading above it.

use super::{Candidate, Context, Features, wording::signal};
use crate::{lexicon::Topic, page::Tally};

const SIGNAL: &str = "neighbours";
/// Bytes of folded text that are a neighbour's nearest words.
const NEAR_BYTES: u32 = 120;

pub(super) fn measure(context: &Context, candidate: Candidate, features: &mut Features) {
    let page = context.page;
    let node = candidate.outer;
    for topic in [
        Topic::Newsletter,
        Topic::Subscribe,
        Topic::Email,
        Topic::Invitation,
        Topic::SponsoredLabel,
        Topic::PartnerHeading,
        Topic::Lead,
        Topic::Advertisement,
        Topic::Related,
        Topic::Comment,
        Topic::Login,
        Topic::ContinueReading,
    ] {
        features.count(
            signal(topic),
            (Topic::NAMES[topic as usize], "just before"),
            page.words_before(node, topic, NEAR_BYTES),
        );
    }
    for topic in [Topic::Newsletter, Topic::Subscribe, Topic::SponsoredLabel, Topic::Consent, Topic::LeadDisclosure] {
        features.count(
            signal(topic),
            (Topic::NAMES[topic as usize], "just after"),
            page.words_after(node, topic, NEAR_BYTES),
        );
    }
    let parent = page.snapshot.parent(node).unwrap_or_default();
    for topic in
        [Topic::Newsletter, Topic::Subscribe, Topic::PartnerHeading, Topic::Lead, Topic::Related, Topic::Comment]
    {
        let beside = page.words(parent, topic).saturating_sub(page.words(node, topic));
        features.count(signal(topic), (Topic::NAMES[topic as usize], "beside it"), beside);
    }
    let beside = |tally| page.count_of(parent, tally) - page.count_of(node, tally);
    features.count(SIGNAL, "e-mail fields beside it", beside(Tally::EmailFields));
    features.count(SIGNAL, "buttons beside it", beside(Tally::Buttons));
    features.count(SIGNAL, "headings beside it", beside(Tally::Headings));
    features.count(SIGNAL, "prose beside it", beside(Tally::ProseLetters));
    let before = page.previous_element(node);
    features.count(
        SIGNAL,
        "letters of the element before",
        before.map_or(0, |before| page.count_of(before, Tally::Letters)),
    );
    features.flag(
        SIGNAL,
        "a heading stands before",
        before.is_some_and(|before| page.count_of(before, Tally::Headings) > 0),
    );
}
