//! What comes by e-mail because the reader asked for it, and what else readers do with a publisher: alerts, accounts of which letters are one
//! advantage, paid subscriptions, a word to the editor.

use crate::{lexicon::Topic, page::Tally, signals::Context, snapshot::vocabulary::tag, verdict::Class};

/// Bytes of folded text just before a form in which heading and pitch say what it is for.
/// Halved or doubled, it moves nothing on labelled pages; of the pages of `tests`, the verdict changes on 3 and on 1.
const ALERT_BYTES: u32 = 240;

/// A form, or a link to one, that speaks at least as much of alerts as of newsletters.
pub(super) fn alert(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    // The heading over a form may stand outside it.
    let heading =
        if page.count_of(node, Tally::Fields) > 0 { page.words_before(node, Topic::Alert, ALERT_BYTES) } else { 0 };
    let alerts = page.words(node, Topic::Alert) + heading;
    class == Class::Newsletter && alerts > 0 && alerts >= page.words(node, Topic::Newsletter)
}

/// Bytes of folded text in which the offer of an account begins with the way in.
/// Half as many find one newsletter block more, twice as many move nothing.
const OFFER_BYTES: u32 = 60;

/// "Log in or register free of charge: articles, archive, newsletters." Whoever hides it takes away the way in.
pub(super) fn account_offer(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    class == Class::Newsletter
        && page.count_of(node, Tally::Fields) + page.count_of(node, Tally::Frames) == 0
        && page.words(node, Topic::Login) + page.words(node, Topic::Account) > page.words(node, Topic::Newsletter)
        && page.leading_words(node, Topic::Login, OFFER_BYTES) > 0
}

/// The offer of a paid subscription, with nothing to fill in: plans, issues, access. On 1,884 labelled pages, with three trainings of the model
/// that did not know them, three blocks that no label names stay, and nothing that should go (28 November 2026).
pub(super) fn paid_subscription(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let paywall = page.words(node, Topic::Paywall);
    class == Class::Newsletter
        && page.count_of(node, Tally::Fields) + page.count_of(node, Tally::Frames) == 0
        && paywall > 0
        && paywall > page.words(node, Topic::Newsletter) + page.words(node, Topic::Email)
}

/// Where one writes to the editor ("copy for the next newsletter by the 20th, please"): the only links write a mail, and nothing asks anybody
/// to sign up. On 1,884 labelled pages this keeps nothing that should go (28 November 2026).
pub(super) fn letter_to_editor(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let mut links = (node..snapshot.end(node)).filter(|at| snapshot.tag(*at) == tag::A);
    class == Class::Newsletter
        && page.count_of(node, Tally::Fields) + page.count_of(node, Tally::Frames) + page.count_of(node, Tally::Buttons)
            == 0
        && page.count_of(node, Tally::Links) > 0
        && links.all(|at| page.writes_mail(at))
        && !page.speaks_of(node, &[Topic::Subscribe, Topic::Invitation, Topic::Incentive])
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn a_saved_search_stays_whatever_was_searched() {
        let alert = "<div id=x>Create alert for “newsletter”: <form><input type=email><button>Create alert</button></form></div>";
        assert_eq!(veto_on(alert, Class::Newsletter), Some(Veto::Alert));
    }

    #[test]
    fn alerts_under_a_heading_outside_the_form_stay() {
        let form = "<form id=x><label>Email address<input type=email></label><button>Sign up</button></form>";
        let section =
            |heading: &str| format!("<section><h2>{heading}</h2><p>Every week, and free.</p>{form}</section>");
        assert_eq!(veto_on(&section("Weather alerts by e-mail"), Class::Newsletter), Some(Veto::Alert));
        assert_eq!(veto_on(&section("Weather letters by e-mail"), Class::Newsletter), None);
    }

    #[test]
    fn the_offer_of_a_paid_subscription_stays() {
        let offer = |words: &str| {
            format!("<div id=x><h3>Never miss a story</h3><p>{words}</p><a href=/s>Subscribe now</a></div>")
        };
        let veto = |words: &str| veto_on(&offer(words), Class::Newsletter);
        assert_eq!(veto("Unlimited access, digital and in print. Cancel anytime."), Some(Veto::PaidSubscription));
        assert_eq!(veto("The newsletter of the harbour, every Friday by email."), None);
    }

    #[test]
    fn where_one_writes_to_the_editor_stays() {
        let note = |words: &str| {
            format!("<div id=x><p>{words} <a href=mailto:editor@quay.example>editor@quay.example</a></p></div>")
        };
        let veto = |words: &str| veto_on(&note(words), Class::Newsletter);
        assert_eq!(veto("Copy for the next newsletter by the 20th, please:"), Some(Veto::LetterToEditor));
        assert_eq!(veto("Subscribe to the newsletter by a mail to"), None);
    }

    #[test]
    fn the_way_in_stays() {
        let html = "<div id=x><p>Log in or create an account: all articles, the archive and our newsletter in your inbox.</p>\
             <a href=/l>Log in</a></div>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::AccountOffer));
    }
}
