//! What the words of a block are about, in every language of the lists.

use super::{Candidate, Context, Features};
use crate::{lexicon::Topic, page::Tally};

/// Bytes of folded text that stand for the heading of a block.
const LEADING_BYTES: u32 = 90;

/// The signal that a topic's words belong to.
pub(super) fn signal(topic: Topic) -> &'static str {
    match topic {
        Topic::Newsletter => "newsletter-words",
        Topic::Email => "delivery-words",
        Topic::Subscribe => "subscribe-button",
        Topic::Invitation => "invitation-words",
        Topic::Confirmation => "confirmation-words",
        Topic::Incentive => "incentive-words",
        Topic::Consent => "consent-words",
        Topic::SponsoredLabel => "sponsored-label",
        Topic::PartnerHeading => "partner-heading",
        Topic::Lead => "lead-words",
        Topic::LeadDisclosure => "lead-disclosure",
        Topic::Login
        | Topic::Comment
        | Topic::Checkout
        | Topic::Contact
        | Topic::Search
        | Topic::Petition
        | Topic::Alert
        | Topic::Account
        | Topic::Gate => "other-purpose",
        _ => "other-matter",
    }
}

pub(super) fn measure(context: &Context, candidate: Candidate, features: &mut Features) {
    let page = context.page;
    let node = candidate.outer;
    let letters = page.count_of(node, Tally::Letters);
    for topic in Topic::ALL {
        let name = Topic::NAMES[topic as usize];
        let found = page.words(node, topic);
        features.count(signal(topic), name, found);
        features.count(
            signal(topic),
            (name, "leading"),
            if found == 0 { 0 } else { page.leading_words(node, topic, LEADING_BYTES) },
        );
    }
    // How much of the text the words make up: a sentence in a long text weighs less than the same sentence alone.
    for topic in [
        Topic::Newsletter,
        Topic::Subscribe,
        Topic::Invitation,
        Topic::Lead,
        Topic::SponsoredLabel,
        Topic::Related,
        Topic::Follow,
    ] {
        features.share(
            signal(topic),
            (Topic::NAMES[topic as usize], "density"),
            page.words(node, topic) * 100,
            letters + 10,
        );
    }
    // Rare topics (thanks, gifts, disclosures) would carry no weight of their own with a few hundred blocks to learn from.
    let kinds = |topics: &[Topic]| topics.iter().filter(|topic| page.words(node, **topic) > 0).count();
    let signup = [
        Topic::Newsletter,
        Topic::Email,
        Topic::Subscribe,
        Topic::Invitation,
        Topic::Confirmation,
        Topic::Incentive,
        Topic::Consent,
    ];
    features.count("invitation-words", "kinds of sign-up words", kinds(&signup));
    features.count("lead-words", "kinds of lead words", kinds(&[Topic::Lead, Topic::LeadDisclosure, Topic::Gate]));
    features.count(
        "sponsored-label",
        "kinds of words of paid matter",
        kinds(&[Topic::SponsoredLabel, Topic::PartnerHeading, Topic::Advertisement]),
    );
    let others = [
        Topic::Login,
        Topic::Comment,
        Topic::Checkout,
        Topic::Contact,
        Topic::Search,
        Topic::Petition,
        Topic::Alert,
        Topic::Account,
    ];
    features.count("other-purpose", "kinds of words of other forms", kinds(&others));
    let any = |topics: &[Topic]| topics.iter().map(|topic| page.words(node, *topic)).sum::<usize>();
    let mail = any(&[Topic::Newsletter, Topic::Email]);
    let sign = any(&[Topic::Subscribe, Topic::Invitation]);
    features.count("newsletter-words", "mail and signing up together", mail.min(sign));
    features.count(
        "other-purpose",
        "words of other forms",
        any(&[Topic::Login, Topic::Comment, Topic::Checkout, Topic::Contact, Topic::Petition]),
    );
}
