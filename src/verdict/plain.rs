//! A sign-up that is plainly one is asked for less confidence.
//!
//! What a model is not sure of is mostly a wrapper that holds something else as well, a list of links, an entry of a menu, or a sentence on
//! another matter. Without these, blocks of half the confidence are as rarely wrong as the others. On 1,884 labelled pages, with models that
//! did not know them, 24 more of 1,243 sign-ups go by this and no page more is harmed (27 November 2026); without asking what a
//! block is made of, 47 more would go and 14 pages more be harmed.

use super::{
    Class, mixed_wrappers,
    scored::{Scored, is_article},
};
use crate::{
    lexicon::{Mark, Topic},
    page::{Page, Tally},
    signals::Context,
    snapshot::vocabulary::{attribute, tag},
};

/// Share of a level's confidence that is enough for a plain sign-up.
const SHARE_OF_CONFIDENCE: f32 = 0.5;
/// Confidence below which none is plain. With 0.25, three sign-ups more go and one page more is harmed; with 0.2, 12 and eight
/// (27 November 2026).
const LEAST_CONFIDENCE: f32 = 0.3;

/// Letters of a line beside a link, at least: what a button or an entry of a menu says is shorter.
const LEAST_LINE_LETTERS: usize = 25;

/// What a sign-up does not speak of.
const OTHER_MATTER: [Topic; 9] = [
    Topic::Login,
    Topic::Account,
    Topic::Comment,
    Topic::Contact,
    Topic::Checkout,
    Topic::Alert,
    Topic::Paywall,
    Topic::Petition,
    Topic::Search,
];

/// The confidence from which a plain block of a class goes, where the others need a level's. On a page that was made for something else, a
/// plain sign-up may be what it was made for.
pub(super) fn threshold(context: &Context, class: Class, of_level: f32) -> f32 {
    if class == Class::Newsletter && is_article(context) {
        of_level.min((of_level * SHARE_OF_CONFIDENCE).max(LEAST_CONFIDENCE))
    } else {
        of_level
    }
}

/// Whether a candidate is a sign-up and nothing else: no wrapper of one, no menu, no lone control, no other matter.
pub(super) fn is_plain(context: &Context, candidates: &[Scored], scored: &Scored) -> bool {
    let page = context.page;
    let node = scored.candidate.outer;
    let speaks_of_mail = || page.speaks_of(node, &[Topic::Newsletter, Topic::Email]);
    scored.class == Class::Newsletter
        && !candidates.iter().any(|part| scored.holds(page.snapshot, part))
        && !page.speaks_of(node, &OTHER_MATTER)
        && !(node..page.snapshot.end(node)).any(|at| mixed_wrappers::tells_facts(page, at))
        && asks_for_an_address(page, node)
        && (speaks_of_mail() || !context.is_in_article(node))
        && !is_lone_control(page, node)
        && if page.count_of(node, Tally::Fields) + page.count_of(node, Tally::Frames) > 0 {
            true
        } else if page.count_of(node, Tally::Links) + page.count_of(node, Tally::Buttons) > 0 {
            says_more_than_a_menu(page, node)
        } else {
            is_left_of_a_form(page, node)
        }
}

/// Whether it asks to sign up for letters, and not for a course or a meal: "sign up" says either, so that a form needs a name that says
/// which. What has no words is a frame.
fn asks_for_an_address(page: &Page, node: usize) -> bool {
    let asks = [Topic::Newsletter, Topic::Invitation, Topic::Incentive, Topic::Confirmation];
    let is_called = [Mark::Newsletter, Mark::MailingService].iter().any(|mark| page.marks(node, *mark) > 0);
    // With a number it is an offer of a paid subscription.
    let is_free =
        || page.count_of(node, Tally::Fields) == 0 && !page.text(node).bytes().any(|byte| byte.is_ascii_digit());
    page.speaks_of(node, &asks)
        || page.speaks_of(node, &[Topic::Subscribe]) && (is_called || is_free())
        || page.count_of(node, Tally::Letters) == 0
}

/// Whether it is a field without a word: the box to tick by which a page shows and hides something.
fn is_lone_control(page: &Page, node: usize) -> bool {
    page.snapshot.tag(node) == tag::INPUT && page.count_of(node, Tally::Letters) == 0
}

/// Whether links and buttons are more than a bare link, a button without its sentence, or links to several places.
fn says_more_than_a_menu(page: &Page, node: usize) -> bool {
    let snapshot = page.snapshot;
    let count = |tally| page.count_of(node, tally);
    let letters = count(Tally::Letters);
    let beside = letters.saturating_sub(count(Tally::LinkLetters));
    let mut addresses = (node..snapshot.end(node))
        .filter(|at| snapshot.tag(*at) == tag::A)
        .filter_map(|at| snapshot.attribute(at, attribute::HREF));
    let first = addresses.next();
    let leads_to_several = addresses.any(|address| first != Some(address));
    let is_bare = letters < LEAST_LINE_LETTERS && (beside == 0 || count(Tally::Leaves) == 1);
    count(Tally::Images) > 0 || !is_bare && !(leads_to_several && beside < LEAST_LINE_LETTERS)
}

/// Whether words by which nobody can sign up are the heading over a form that a script has not drawn yet, or called after one and no
/// quotation.
fn is_left_of_a_form(page: &Page, node: usize) -> bool {
    let is_heading = matches!(page.snapshot.tag(node), tag::H1 | tag::H2 | tag::H3 | tag::H4 | tag::H5 | tag::H6);
    is_heading
        || page.snapshot.tag(node) != tag::BLOCKQUOTE
            && page.marks(node, Mark::Newsletter) + page.marks(node, Mark::MailingService) > 0
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::verdict::written_page::{beside_article, sure_block, with_context};

    fn block(node: usize) -> Scored {
        sure_block(node, Class::Newsletter, 0.0)
    }

    /// Whether the element with `id=x`, beside an article, is a plain sign-up.
    fn plain(body: &str) -> bool {
        beside_article(body, |context, x| is_plain(context, &[block(x)], &block(x)))
    }

    #[test]
    fn a_form_that_asks_for_letters_is_one_and_another_form_is_not() {
        let form = |text: &str| {
            format!(
                "<div id=x><p>{text}</p><form><input type=email placeholder='Your e-mail'><button>Sign up</button></form></div>"
            )
        };
        assert!(plain(&form("Get our newsletter every Friday.")));
        assert!(!plain(&form("There is pea soup, so we must know how many come.")), "a meal");
        assert!(
            plain(&form("All that happens on the quay.").replace("id=x", "id=x class=newsletter")),
            "its name says it"
        );
        assert!(!plain(&form("Get our newsletter, and log in to read it.")), "a way in");
        assert!(!plain(
            &form("Get our newsletter. The office: 12 Quay Street, 555 0142").replace(". The", ".</p><p>The")
        ));
        assert!(!plain("<input id=x type=checkbox class=newsletter-toggle>"), "a control of the page");
    }

    #[test]
    fn a_line_with_its_link_is_one_and_a_menu_is_not() {
        let line = |text: &str| format!("<div id=x>{text}</div>");
        assert!(plain(&line("Our newsletter, every Friday before breakfast. <a href=/n>Sign up</a>")));
        assert!(!plain(&line("<a href=/n>Newsletter</a>")), "an entry of a menu");
        assert!(!plain(&line("<button>Get the newsletter</button>")), "a button");
        assert!(
            !plain(&line("Like it? <a href=/a>Send it by e-mail</a> <a href=/n>Get the newsletter</a>")),
            "links to share"
        );
        assert!(
            plain(&line("<a href=/n>Get free recipes by e-mail</a> <a href=/n>Sign me up for the newsletter</a>")),
            "one place"
        );
        assert!(plain(&line("<a href=/n>Sign up for the recipes of our kitchen</a>")));
        assert!(
            !plain(&line("<a href=/n>Subscribe to the paper and the site, 9 euros a month</a>")),
            "a paid subscription"
        );
    }

    #[test]
    fn what_is_left_of_a_form_is_one_and_a_quotation_is_not() {
        assert!(plain("<h3 id=x>Sign up for our newsletter</h3>"));
        assert!(!plain("<p id=x>Sign up for our newsletter</p>"), "a sentence");
        assert!(plain("<div id=x class=newsletter-thanks>Thank you for subscribing to our newsletter</div>"));
        assert!(!plain("<blockquote id=x class=newsletter>Sign up for our newsletter</blockquote>"));
        assert!(plain("<iframe id=x class=newsletter src=/n></iframe>"));
    }

    #[test]
    fn a_wrapper_is_none() {
        let html = "<div id=x><h3>Our newsletter</h3><form><input type=email><button>Sign up</button></form></div>";
        beside_article(html, |context, x| {
            let form = context.page.snapshot.children(x).last().expect("a form");
            assert!(!is_plain(context, &[block(x), block(form)], &block(x)));
            assert!(!is_plain(context, &[block(x), block(form)], &block(form)), "it says nothing of letters");
            let paid = Scored { class: Class::Sponsored, ..block(form) };
            assert!(is_plain(context, &[block(x), paid.clone()], &block(x)));
            assert!(!is_plain(context, &[paid.clone()], &paid), "paid matter");
        });
    }

    #[test]
    fn less_confidence_is_enough_for_sign_ups_beside_an_article() {
        let of = |context: &Context, class: Class| threshold(context, class, 0.6);
        beside_article("<p id=x>Postscript</p>", |context, _| {
            assert_eq!(of(context, Class::Newsletter), 0.3);
            assert_eq!(of(context, Class::Sponsored), 0.6);
            assert_eq!(threshold(context, Class::Newsletter, 0.4), LEAST_CONFIDENCE);
        });
        with_context("<p>Nothing to be read</p>", |context| assert_eq!(of(context, Class::Newsletter), 0.6));
    }
}
