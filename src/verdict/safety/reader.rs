//! What the reader is using, or asked for.

use crate::{
    page::Tally,
    signals::Context,
    snapshot::vocabulary::{flag, tag},
    verdict::Class,
};

/// Letters of what stands around a field that the reader uses and belongs to it, at most: a heading, a pitch and fine print.
/// Set by hand: nothing has the focus on a saved page, so labelled pages cannot tell.
const MOST_LETTERS_AROUND_FIELD: usize = 400;

/// The reader's focus, input or click, and what stands beside the field that has it.
pub(super) fn reader(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_in_use = |at: usize| (at..snapshot.end(at)).any(|at| snapshot.has_flag(at, flag::FOCUSED | flag::TOUCHED));
    let is_around = |at: &usize| {
        page.count_of(*at, Tally::Letters) <= MOST_LETTERS_AROUND_FIELD
            && !matches!(snapshot.tag(*at), tag::BODY | tag::MAIN | tag::ARTICLE)
    };
    if snapshot.ancestors(node).take_while(is_around).any(is_in_use) {
        return true;
    }
    let asked = flag::FOCUSED | flag::TOUCHED | flag::OPENED_BY_READER | flag::TARGET;
    (node..snapshot.end(node)).any(|at| snapshot.has_flag(at, asked))
        || snapshot
            .ancestors(node)
            .any(|at| snapshot.has_flag(at, flag::OPENED_BY_READER | flag::TARGET) && snapshot.depth(at) > 1)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::{
        SnapshotBuilder,
        snapshot::vocabulary::attribute,
        verdict::written_page::{with_snapshot, x_of},
    };

    /// Whether the block with `id=x` stays, where it, a field beside it in one wrapper, and the wrapper have these flags.
    fn stays([wrapper, field, block]: [u32; 3], more: &str) -> bool {
        let mut page = SnapshotBuilder::new("https://news.example/bridge", "", "en", "");
        for (identity, (code, flags)) in [(tag::HTML, 0), (tag::BODY, 0), (tag::DIV, wrapper)].into_iter().enumerate() {
            page.open(code, identity as u32, flags).unwrap();
        }
        page.open(tag::INPUT, 3, field).unwrap();
        page.close();
        page.open(tag::P, 4, block).unwrap();
        page.attribute(attribute::ID, "x");
        page.text("Our newsletter comes every Friday.").unwrap();
        page.close();
        page.text(more).unwrap();
        with_snapshot(&page.finish(), |context| reader(context, x_of(context), Class::Newsletter))
    }

    #[test]
    fn what_the_reader_uses_or_asked_for_stays() {
        assert!(!stays([0, 0, 0], ""));
        for flag in [flag::FOCUSED, flag::TOUCHED, flag::OPENED_BY_READER, flag::TARGET] {
            assert!(stays([0, 0, flag], ""), "{flag}");
        }
        for flag in [flag::OPENED_BY_READER, flag::TARGET] {
            assert!(stays([flag, 0, 0], ""), "{flag}");
        }
    }

    #[test]
    fn what_belongs_to_a_field_in_use_stays_and_what_is_far_from_it_may_go() {
        assert!(stays([0, flag::FOCUSED, 0], ""));
        assert!(stays([0, flag::TOUCHED, 0], ""));
        assert!(!stays([0, flag::FOCUSED, 0], &"Other matter. ".repeat(MOST_LETTERS_AROUND_FIELD / 10)));
    }
}
