//! The frame that a site puts around every page: header, navigation, footer, what lies over the page.

use crate::{
    lexicon::Mark,
    page::{Page, Tally},
    snapshot::vocabulary::{attribute, tag},
};

/// What kind of frame an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// None.
    No,
    /// Its tag or role says so, or it is not shown.
    Built,
    /// Its names say so.
    Named,
}

/// Whether an element says that it is a part of a site's frame.
pub(super) fn is_frame_element(page: &Page, node: usize) -> bool {
    matches!(page.snapshot.tag(node), tag::NAV | tag::HEADER | tag::FOOTER)
        || matches!(page.snapshot.attribute(node, attribute::ROLE), Some("navigation" | "banner" | "contentinfo"))
}

/// What frame each node of a page stands in: that of the outermost element that is one.
pub(super) fn frames(page: &Page) -> Vec<Frame> {
    let snapshot = page.snapshot;
    let mut frames = vec![Frame::No; snapshot.len()];
    let mut node = 0;
    while node < snapshot.len() {
        let found = frame(page, node);
        if found == Frame::No {
            node += 1;
        } else {
            frames[node..snapshot.end(node)].fill(found);
            node = snapshot.end(node);
        }
    }
    frames
}

/// Whether an element belongs to the frame that a site puts around every page.
fn frame(page: &Page, node: usize) -> Frame {
    let snapshot = page.snapshot;
    let code = snapshot.tag(node);
    if code == tag::TEXT || matches!(code, tag::HTML | tag::BODY) {
        return Frame::No;
    }
    if matches!(code, tag::NAV | tag::FOOTER | tag::ASIDE) || page.is_hidden(node) {
        return Frame::Built;
    }
    let holds_heading = page.count_of(node, Tally::MainHeadings) > 0;
    // A form page may have its form in a `header` of its own, so a header counts only near the top of the tree.
    if code == tag::HEADER || snapshot.attribute(node, attribute::ROLE) == Some("banner") {
        return if !holds_heading || snapshot.depth(node) <= 3 { Frame::Built } else { Frame::No };
    }
    let marked = |mark| page.own_marks(node, mark) > 0;
    let named = [Mark::Navigation, Mark::Footer, Mark::Sidebar, Mark::Popup, Mark::Comment].into_iter().any(marked);
    // A dialog around the main heading is the page.
    let part = page.count_of(node, Tally::Letters) * 3 < page.count_of(0, Tally::Letters) * 2;
    if !holds_heading && part && named { Frame::Named } else { Frame::No }
}
