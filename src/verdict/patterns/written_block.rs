//! What the patterns say of a block that a test writes.

use super::pattern;
use crate::{
    signals::{Candidate, candidates},
    verdict::{Class, written_page::beside_article},
};

/// The class of the pattern that the element with `id=x` shows, beside an article.
pub(super) fn class_of(body: &str) -> Option<Class> {
    beside_article(body, |context, x| {
        let of_x = |candidate: &Candidate| (candidate.outer..=candidate.inner).contains(&x);
        let chosen = candidates(context.page).into_iter().find(of_x).expect("a candidate with id=x");
        pattern(context, chosen).map(|(class, _)| class)
    })
}
