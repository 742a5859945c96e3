//! Clutter that is too rare on the labelled pages to be learned from them: 15 lead lists and fewer confirmations among 424 pages
//! (November 2026). Each pattern asks for words that hardly stand together by chance, and the safety rules hold for it as for the model.

mod confirmation;
mod invitation;
mod lead_list;
mod paid;
#[cfg(all(test, feature = "cli"))]
mod written_block;

pub(super) use confirmation::LEADING_BYTES;
use confirmation::is_confirmation;
use invitation::is_invitation;
pub(super) use invitation::{LEAST_PITCH_LETTERS, OTHER_PURPOSES};
pub(super) use lead_list::{MOST_LEAD_LETTERS, is_apart, is_headed};
use lead_list::{is_headed_lead_list, is_lead_form, is_lead_list};
pub(super) use paid::{is_labelled_card, is_labelled_slot};

use crate::{
    signals::{Candidate, Context},
    verdict::Class,
};

/// Confidence of a block that a pattern names: enough for the balanced level, and for paid matter for the careful one.
pub(super) const PATTERN_CONFIDENCE: f32 = 0.86;

/// The signal that only patterns of leads begin with.
const LEAD_LIST: &str = "lead-list";

/// The class and the signals of a pattern.
pub(super) type Pattern = (Class, &'static [&'static str]);

/// The pattern that a candidate shows.
pub(super) fn pattern(context: &Context, candidate: Candidate) -> Option<Pattern> {
    if is_confirmation(context, candidate) {
        Some((Class::Newsletter, &["confirmation-words", "newsletter-words"]))
    } else if is_invitation(context, candidate.outer) {
        Some((Class::Newsletter, &["invitation-words", "newsletter-link", "delivery-words"]))
    } else if is_lead_list(context, candidate) {
        Some((Class::Sponsored, &[LEAD_LIST, "lead-words", "lead-disclosure"]))
    } else if is_headed_lead_list(context, candidate.outer) {
        Some((Class::Sponsored, &[LEAD_LIST, "lead-words"]))
    } else if is_lead_form(context, candidate) {
        Some((Class::Sponsored, &[LEAD_LIST, "lead-words", "lead-disclosure"]))
    } else if [is_labelled_card, is_labelled_slot, paid::is_labelled_list]
        .iter()
        .any(|shows| shows(context, candidate.outer))
    {
        Some((Class::Sponsored, &["sponsored-label"]))
    } else if paid::is_empty_widget(context, candidate.outer) || paid::is_service_frame(context, candidate.outer) {
        Some((Class::Sponsored, &["recommendation-widget"]))
    } else {
        None
    }
}

/// Whether a pattern is that of a lead list, a part of one, or a form of leads.
pub(super) fn is_leads((_, signals): Pattern) -> bool {
    signals.first() == Some(&LEAD_LIST)
}
