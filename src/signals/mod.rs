//! Evidence: what is measured of a candidate block, one file per kind.
//!
//! A measurement says nothing about what follows from it; the model weighs ([`crate::model`]) and the safety rules decide
//! ([`crate::verdict`]). Each measurement belongs to a signal, whose stable id is what a reader is shown as the reason.

mod candidate;
mod context;
mod features;
mod form;
mod headlines;
mod label;
mod naming;
mod neighbours;
mod place;
mod shape;
mod wording;

use crate::{Snapshot, article, lexicon::Lexicon, page::Page};

pub(crate) use candidate::{Candidate, MOST_LETTERS, candidates};
pub(crate) use context::{Context, Sign};
pub(crate) use features::{Catalogue, Features};
pub(crate) use headlines::Over;

/// Measures everything of one candidate. The order is fixed: it is the order of the model's features.
pub(crate) fn measure(context: &Context, candidate: Candidate, features: &mut Features) {
    form::measure(context, candidate, features);
    wording::measure(context, candidate, features);
    label::measure(context, candidate, features);
    headlines::measure(context, candidate, features);
    naming::measure(context, candidate, features);
    shape::measure(context, candidate, features);
    neighbours::measure(context, candidate, features);
    place::measure(context, candidate, features);
}

/// The names of all measurements, in the order of the model's features.
pub(crate) fn catalogue(lexicon: &Lexicon) -> Catalogue {
    let snapshot = Snapshot::smallest();
    let page = Page::new(&snapshot, lexicon);
    let purpose = article::purpose(&page, None);
    let context = Context::new(&page, None, &purpose);
    let mut features = Features::with_catalogue();
    measure(&context, Candidate { outer: 2, inner: 2 }, &mut features);
    features.into_catalogue()
}
