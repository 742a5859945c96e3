//! Clutter that is too rare on the labelled pages to be learned from them: 15 lead lists and fewer confirmations among 424 pages
//! (November 2026). Each pattern asks for words that hardly stand together by chance, and the safety rules hold for it as for the model.

use crate::{
    lexicon::Topic,
    page::Tally,
    signals::{Candidate, Context, Sign},
    verdict::Class,
};

/// Confidence of a block that a pattern names: enough for the balanced level, not for the careful one.
pub(super) const PATTERN_CONFIDENCE: f32 = 0.86;
/// Letters of a confirmation panel, at most.
const MOST_CONFIRMATION_LETTERS: usize = 300;
/// Bytes of folded text in which a confirmation begins.
const LEADING_BYTES: u32 = 60;
/// Letters of a lead list, at most.
const MOST_LEAD_LETTERS: usize = 1_500;

/// The class and the signals of the pattern that a candidate shows.
pub(super) fn pattern(context: &Context, candidate: Candidate) -> Option<(Class, &'static [&'static str])> {
    if is_confirmation(context, candidate) {
        Some((Class::Newsletter, &["confirmation-words", "newsletter-words"]))
    } else if is_lead_list(context, candidate) {
        Some((Class::Sponsored, &["lead-list", "lead-words", "lead-disclosure"]))
    } else {
        None
    }
}

/// "Thank you for subscribing to our newsletters": a short panel without a field of its own.
fn is_confirmation(context: &Context, candidate: Candidate) -> bool {
    let page = context.page;
    let node = candidate.outer;
    // Said first: an article may thank its readers, but it does not begin with that. Where the panel stands among paragraphs the article
    // detector takes it for one, so that is not asked.
    page.leading_words(node, Topic::Confirmation, LEADING_BYTES) > 0
        && page.words(node, Topic::Newsletter) > 0
        && page.count_of(node, Tally::Letters) <= MOST_CONFIRMATION_LETTERS
        && page.count_of(node, Tally::Fields) == 0
}

/// Whether no more of the block than a blurb was taken for the article's text.
fn is_beside_article(context: &Context, node: usize) -> bool {
    context.article_letters(node) * 2 <= context.page.count_of(node, Tally::Letters)
}

/// Links to reports, with the word of who will learn the reader's address: under a heading of reports or recommendations, or several.
fn is_lead_list(context: &Context, candidate: Candidate) -> bool {
    let page = context.page;
    let node = candidate.outer;
    let headed =
        [Sign::Lead, Sign::Partner].iter().any(|sign| context.is_headed_card(candidate.outer, candidate.inner, *sign));
    let (links, lead) = (page.count_of(node, Tally::Links), page.words(node, Topic::Lead));
    (headed && links > 0 || lead > 0 && links > 1)
        && page.words(node, Topic::LeadDisclosure) > 0
        && page.count_of(node, Tally::Letters) <= MOST_LEAD_LETTERS
        && page.count_of(node, Tally::Fields) == 0
        && is_beside_article(context, node)
}
