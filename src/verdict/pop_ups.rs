//! What tells that an element stands over the page, as far as names and structure do.

use crate::{
    lexicon::Mark,
    page::Page,
    signals::Candidate,
    snapshot::vocabulary::{attribute, flag, tag},
};

/// Whether an element is built as a pop-up: called so, a dialog, or opened over the page.
pub(super) fn is_pop_up(page: &Page, node: usize) -> bool {
    let snapshot = page.snapshot;
    page.own_marks(node, Mark::Popup) > 0
        || snapshot.tag(node) == tag::DIALOG
        || snapshot.has_flag(node, flag::MODAL | flag::POPOVER_OPEN)
        || snapshot.attribute(node, attribute::ROLE) == Some("dialog")
}

/// Whether any of the elements of a candidate is built as a pop-up.
pub(super) fn holds_as_pop_up(page: &Page, candidate: Candidate) -> bool {
    (candidate.outer..=candidate.inner).any(|at| !page.snapshot.is_text(at) && is_pop_up(page, at))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::verdict::written_page::beside_article;

    #[test]
    fn a_pop_up_is_told_by_its_name_its_tag_or_its_role() {
        for html in
            ["<div id=x class=newsletter-popup></div>", "<dialog id=x></dialog>", "<div id=x role=dialog></div>"]
        {
            assert!(beside_article(html, |context, x| is_pop_up(context.page, x)), "{html}");
        }
        assert!(!beside_article("<div id=x class=newsletter role=region></div>", |context, x| is_pop_up(
            context.page,
            x
        )));
    }
}
