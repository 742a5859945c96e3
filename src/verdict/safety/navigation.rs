//! Menus, and one entry of them.

use crate::{page::Tally, signals::Context, snapshot::vocabulary::tag, verdict::Class};

/// Letters below which a text may be an entry of a menu.
/// Half as many find 3 newsletter blocks more; twice as many lose 6 blocks.
const ENTRY_LETTERS: usize = 40;

/// Entries of a list or links beside each other, at least, that make a menu outside a navigation element.
/// One loses 2 newsletter blocks, 6 move nothing.
const FEWEST_ENTRIES: u32 = 3;

/// A navigation element, a short text in one, or one of several short links.
pub(super) fn navigation(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let bare = page.count_of(node, Tally::Fields) == 0 && page.count_of(node, Tally::Letters) < ENTRY_LETTERS;
    let entry = matches!(snapshot.tag(node), tag::LI | tag::A) && page.count_of(node, Tally::Images) == 0;
    (bare && (page.is_below(node, tag::NAV) || (entry && page.standing(node).same_tag >= FEWEST_ENTRIES)))
        || snapshot.tag(node) == tag::NAV
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn an_entry_of_a_menu_stays() {
        let html = "<nav><ul><li><a>News</a><li id=x><a>Newsletter</a><li><a>Shop</a></ul></nav>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::Navigation));
    }
}
