//! What readers say, and where they say it.

use crate::{
    lexicon::{Mark, Topic},
    signals::Context,
    snapshot::vocabulary::attribute,
    verdict::Class,
};

/// A message of a conversation, or a block that is named after comments and speaks of no letters: a sign-up may stand among comments.
pub(super) fn comments(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let topics = [Topic::Newsletter, Topic::Subscribe, Topic::Email];
    let is_log = |at: usize| page.snapshot.attribute(at, attribute::ROLE) == Some("log");
    page.snapshot.ancestors(node).any(is_log)
        || page.own_marks(node, Mark::Comment) > 0
            && (class == Class::Sponsored || topics.iter().all(|topic| page.words(node, *topic) == 0))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn a_block_of_comments_stays() {
        let html = "<div id=x class=comments><h2>Reader discussion</h2><p><a href=/c>Post a comment</a></p></div>";
        assert_eq!(veto_on(html, Class::Sponsored), Some(Veto::Comments));
        let html = "<div id=x class=comments><p>Get our newsletter</p><form><input type=email><button>Sign up</button></form></div>";
        assert_eq!(veto_on(html, Class::Newsletter), None);
    }
}
