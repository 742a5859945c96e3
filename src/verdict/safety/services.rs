//! What comes by e-mail because the reader asked for it: alerts, and accounts of which letters are one advantage.

use crate::{lexicon::Topic, page::Tally, signals::Context, verdict::Class};

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
    fn the_way_in_stays() {
        let html = "<div id=x><p>Log in or create an account: all articles, the archive and our newsletter in your inbox.</p>\
             <a href=/l>Log in</a></div>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::AccountOffer));
    }
}
