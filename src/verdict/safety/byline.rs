//! What tells of the author and the date.

use crate::{
    lexicon::{Mark, Topic},
    page::Tally,
    signals::{Context, Over},
    snapshot::vocabulary::attribute,
    verdict::{Class, patterns::is_labelled_card},
};

/// Bytes of folded text in which a byline names the author.
/// Half as many find one newsletter block more; twice as many lose 7 blocks.
const BYLINE_BYTES: u32 = 30;
/// Bytes of folded text at whose beginning an invitation names mail.
/// Half as many lose 3 newsletter blocks, twice as many find one more.
const INVITATION_BYTES: u32 = 60;

/// An author box may mention the author's newsletter; a line of dates and tags may end in a label.
pub(super) fn byline(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let named = page.snapshot.itself_and_ancestors(node).take(2).any(|at| page.own_marks(at, Mark::Byline) > 0)
        || context.headlines().of(page, node, Over::Label).1 <= 1
            && (node..page.snapshot.end(node)).any(|at| page.snapshot.attribute(at, attribute::REL) == Some("author"));
    let asks_nothing = page.count_of(node, Tally::Fields) + page.count_of(node, Tally::Frames) == 0;
    // "By e-mail", "by signing up", "stay updated": the word alone names nobody.
    let invites = [Topic::Email, Topic::Newsletter, Topic::Subscribe, Topic::Invitation, Topic::Consent]
        .iter()
        .any(|topic| page.leading_words(node, *topic, INVITATION_BYTES) > 0);
    let is_line = asks_nothing
        && (named || (page.leading_words(node, Topic::Byline, BYLINE_BYTES) > 0 && !invites))
        && page.count_of(node, Tally::Images) == 0;
    if class == Class::Newsletter {
        return is_line;
    }
    // An author box has a picture, and is no card unless something says that it is paid for.
    let is_box = page.own_marks(node, Mark::Byline) > 0 && context.paid_labels(node) == 0;
    is_box || is_line && !is_labelled_card(context, node)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn an_author_box_stays() {
        let html =
            "<div class=author-bio id=x><p>Jo Reed writes the newsletter Bridges. <a href=/n>Sign up</a></p></div>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::Byline));
    }

    #[test]
    fn a_sign_up_by_e_mail_names_no_author() {
        let html = "<div id=x><p>Get new recipes by e-mail</p><a href=/n>Subscribe by e-mail</a></div>";
        assert_eq!(veto_on(html, Class::Newsletter), None);
    }
}
