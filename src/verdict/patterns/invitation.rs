//! Invitations without a field: a sentence with a link or a button by which one joins.

use crate::{
    lexicon::{Mark, Topic},
    page::Tally,
    signals::Context,
    snapshot::vocabulary::tag,
};

/// Letters of an invitation without a field, at most.
const MOST_INVITATION_LETTERS: usize = 300;
/// Letters of a pitch beside its link, at least, and of a paragraph that speaks of another matter.
pub(in crate::verdict) const LEAST_PITCH_LETTERS: usize = 25;
/// Links and buttons of an invitation, at most.
const MOST_WAYS: usize = 3;
/// Letters of an invitation that is one link, at least: what a button or an entry of a menu says is shorter.
const LEAST_SENTENCE_LETTERS: usize = 40;

/// What an invitation to letters does not speak of.
pub(in crate::verdict) const OTHER_PURPOSES: [Topic; 8] = [
    Topic::Login,
    Topic::Account,
    Topic::Comment,
    Topic::Contact,
    Topic::Checkout,
    Topic::Alert,
    Topic::Paywall,
    Topic::Petition,
];

/// "Would you rather have this by e-mail? Put yourself on our list": a sentence or two that speak of mail, with a link or a button that
/// itself says that one joins.
pub(super) fn is_invitation(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let count = |tally| page.count_of(node, tally);
    let words = |topic| page.words(node, topic);
    let ways = count(Tally::Links) + count(Tally::Buttons);
    let is_way = |at: &usize| matches!(snapshot.tag(*at), tag::A | tag::BUTTON);
    let joins = |at: usize| page.words(at, Topic::Subscribe) > 0;
    (1..=MOST_WAYS).contains(&ways)
        && count(Tally::Letters) <= MOST_INVITATION_LETTERS
        // A bare link "Newsletter" belongs to a menu.
        && (count(Tally::Letters) >= count(Tally::LinkLetters) + LEAST_PITCH_LETTERS || is_linked_sentence(context, node))
        && count(Tally::Fields) + count(Tally::Frames) + count(Tally::Images) == 0
        && words(Topic::Newsletter) + words(Topic::Email) > 0
        && !page.speaks_of(node, &OTHER_PURPOSES)
        && words(Topic::Follow) == 0
        && !is_way(&node)
        && !holds_it_among_others(context, node)
        && (node..snapshot.end(node)).filter(is_way).any(joins)
        && !page.is_below(node, tag::NAV)
}

/// A sentence that is one link, outside every menu and list: "Sign up for our free newsletter for more news of the railways!"
fn is_linked_sentence(context: &Context, node: usize) -> bool {
    let page = context.page;
    let is_entry = |at: usize| page.snapshot.tag(at) == tag::LI || page.own_marks(at, Mark::Navigation) > 0;
    page.words(node, Topic::Newsletter) > 0
        && page.count_of(node, Tally::Letters) >= LEAST_SENTENCE_LETTERS
        && page.count_of(node, Tally::Links) == 1
        && !(node..page.snapshot.end(node)).chain(page.snapshot.ancestors(node)).any(is_entry)
}

/// Whether one paragraph of the block is the whole invitation, and another speaks neither of mail nor of joining: a postscript.
fn holds_it_among_others(context: &Context, node: usize) -> bool {
    let page = context.page;
    let topics = [
        Topic::Newsletter,
        Topic::Email,
        Topic::Subscribe,
        Topic::Invitation,
        Topic::Incentive,
        Topic::Consent,
        Topic::Confirmation,
    ];
    let is_foreign = |at: usize| {
        page.count_of(at, Tally::Letters) >= LEAST_PITCH_LETTERS
            && topics.iter().all(|topic| page.words(at, *topic) == 0)
    };
    let paragraphs = || (node + 1..page.snapshot.end(node)).filter(|at| page.snapshot.tag(*at) == tag::P);
    paragraphs().any(is_foreign) && paragraphs().any(|at| is_invitation(context, at))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{Class, patterns::written_block::class_of};

    #[test]
    fn an_invitation_by_link_and_no_bare_link() {
        let line = |text: &str| format!("<div id=x><p>{text}</p></div>");
        let invitation =
            "Would you rather have this by e-mail? <a href=/n>Put yourself on our list</a> and read it twice a day.";
        assert_eq!(class_of(&line(invitation)), Some(Class::Newsletter));
        assert_eq!(class_of(&line("Our newsletter: <a href=/n>Sign up for the newsletter</a>")), None);
        let linked = |menu: &str| {
            format!(
                "<{menu} id=x><a href=/n>Sign up for our free newsletter for more news of the railways!</a></{menu}>"
            )
        };
        assert_eq!(class_of(&linked("p")), Some(Class::Newsletter));
        assert_eq!(class_of(&format!("<ul>{}</ul>", linked("li"))), None, "an entry of a list");
        let postscript =
            format!("<p>The map is sold at the café by the bridge, in two colours.</p><p>{invitation}</p>");
        assert_eq!(class_of(&format!("<div id=x>{postscript}</div>")), None);
        let alert = "Tell me by e-mail when it is back in stock. <a href=/n>Sign up</a> and we will write to you.";
        assert_eq!(class_of(&line(alert)), None);
    }
}
