//! What a form is for, by its button and its heading.

use super::{forms::HEADING_BYTES, words::ASKS_TO_SIGN_UP};
use crate::{lexicon::Topic, page::Tally, signals::Context, snapshot::vocabulary::tag, verdict::Class};

/// What the button of a form says that serves something else: "Vote", "Donate", "Find".
const OTHER_ERRANDS: [Topic; 6] =
    [Topic::Comment, Topic::Checkout, Topic::Contact, Topic::Search, Topic::Petition, Topic::Alert];
/// Whether a block with a field has a button that says what else it is for, or a heading that speaks of an account and its settings, and no button
/// that asks to sign up. A button to register or to sign off may be one to sign up as well, where the words around it ask for that. On 1,884
/// labelled pages, with three trainings of the model that did not know them, two of 1,243 sign-ups stay by this; of 24 pages with other forms that
/// are called after newsletters and speak of one, five are mended (28 November 2026).
pub(super) fn another_errand(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    if class != Class::Newsletter || page.count_of(node, Tally::Fields) == 0 {
        return false;
    }
    let is_button =
        |at: &usize| page.count_of(*at, Tally::Buttons) > 0 && matches!(snapshot.tag(*at), tag::BUTTON | tag::INPUT);
    let mut buttons = (node..snapshot.end(node)).filter(is_button);
    let asks = page.speaks_of(node, &[Topic::Subscribe, Topic::Invitation, Topic::Incentive]);
    let serves_otherwise =
        |at: usize| page.speaks_of(at, &OTHER_ERRANDS) || !asks && page.speaks_of(at, &[Topic::Login, Topic::Account]);
    // The heading over a form may stand outside it, and a menu over it that leads to an account is none.
    let is_heading_of_account =
        |over: usize| page.count_of(over, Tally::Links) == 0 && page.speaks_of(over, &[Topic::Account]);
    let is_of_account = || {
        page.leading_words(node, Topic::Account, HEADING_BYTES) > 0
            || page.previous_element(node).is_some_and(is_heading_of_account)
    };
    !buttons.clone().any(|at| page.speaks_of(at, &ASKS_TO_SIGN_UP))
        && (buttons.any(serves_otherwise) || is_of_account())
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn a_form_whose_button_says_what_else_it_is_for_stays() {
        let form = |words: &str, button: &str| {
            let html = format!(
                "<section id=x class=newsletter-box><p>{words}</p><form><input type=email>{button}</form></section>"
            );
            veto_on(&html, Class::Newsletter)
        };
        let offer = "Save the station, and subscribe to our newsletter.";
        assert_eq!(form(offer, "<button>Sign the petition</button>"), Some(Veto::OtherErrand));
        assert_eq!(form(offer, "<input type=submit value=Donate>"), Some(Veto::OtherErrand));
        assert_eq!(form(offer, "<button>Sign the petition</button><button>Subscribe</button>"), None);
        assert_eq!(form(offer, "<button>Go</button>"), None);
        assert_eq!(form("You read our newsletter?", "<button>Log in</button>"), Some(Veto::OtherErrand));
        assert_eq!(form(offer, "<button>Register</button>"), None, "one registers for letters as well");
    }

    #[test]
    fn the_settings_of_a_subscriber_stay() {
        let form = "<form id=x><input type=email><input type=checkbox> Daily newsletter <button>Save</button></form>";
        let under = |over: &str| veto_on(&format!("<div>{over}{form}</div>"), Class::Newsletter);
        assert_eq!(under("<h3>Your newsletter preferences</h3>"), Some(Veto::OtherErrand));
        assert_eq!(under("<h3>Your newsletter every day</h3>"), None);
        let within = form.replace("<form id=x>", "<form id=x><h3>Your newsletter preferences</h3>");
        assert_eq!(veto_on(&within, Class::Newsletter), Some(Veto::OtherErrand));
        assert_eq!(under("<nav><a href=/me>My account</a></nav>"), None, "a menu");
    }
}
