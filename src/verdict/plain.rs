//! A sign-up that is plainly one is asked for less confidence, and a headline for more.
//!
//! What a model is not sure of is mostly a wrapper that holds something else as well, a list of links, an entry of a menu, or a sentence on
//! another matter. Without these, blocks of half the confidence are as rarely wrong as the others. On 1,884 labelled pages, with models that
//! did not know them, 21 more of 1,243 sign-ups go by this and no page more is harmed (27 November 2026); without asking what a
//! block is made of, 47 more would go and 14 pages more be harmed.

use super::{
    Class, mixed_wrappers,
    patterns::{LEADING_BYTES, LEAST_PITCH_LETTERS, OTHER_PURPOSES},
    safety::SIGN_UP,
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

/// Short texts of a wrapper that say nothing of letters, at most: what closes it, a name. With two, a list of files or a few short comments would be
/// nothing else (28 November 2026, on pages written for it).
const MOST_FOREIGN_TEXTS: usize = 1;

/// Confidence from which a headline may be an invitation: that of the careful level.
const BEYOND_DOUBT: f32 = 0.9;

/// The confidence from which a plain block of a class goes, where the others need a level's. On a page that was made for something else, a
/// plain sign-up may be what it was made for.
pub(super) fn threshold(context: &Context, class: Class, of_level: f32) -> f32 {
    if class == Class::Newsletter && is_article(context) {
        of_level.min((of_level * SHARE_OF_CONFIDENCE).max(LEAST_CONFIDENCE))
    } else {
        of_level
    }
}

/// The confidence that is enough for a block, where others need a level's.
pub(super) fn enough(context: &Context, candidates: &[Scored], scored: &Scored, of_level: f32) -> f32 {
    if is_story(context.page, scored) {
        of_level.max(BEYOND_DOUBT)
    } else if is_plain(context, candidates, scored) {
        threshold(context, scored.class, of_level)
    } else {
        of_level
    }
}

/// Whether a candidate is a sign-up and nothing else: no wrapper of one with another matter, no menu, no headline, no other matter.
fn is_plain(context: &Context, candidates: &[Scored], scored: &Scored) -> bool {
    let page = context.page;
    let node = scored.candidate.outer;
    let count = |tally| page.count_of(node, tally);
    scored.class == Class::Newsletter
        && (!candidates.iter().any(|part| scored.holds(page.snapshot, part)) || is_all_about_letters(page, node))
        && !page.is_below(node, tag::NAV)
        && !has_another_purpose(page, node)
        && !page.speaks_of(node, &[Topic::Search])
        && !(node..page.snapshot.end(node)).any(|at| mixed_wrappers::tells_facts(page, at))
        && (speaks_of_mail(page, node) || !context.is_in_article(node))
        && asks_for_letters(page, node)
        && if count(Tally::Fields) > 0 {
            // Without a button it is a part of something.
            count(Tally::Buttons) > 0
        } else if count(Tally::Links) + count(Tally::Buttons) > 0 {
            leads_to_letters(page, node) && says_more_than_a_menu(page, node) && !is_headline(page, node)
        } else {
            count(Tally::Frames) > 0 || is_left_of_a_form(page, node)
        }
}

/// Whether words of a block say that it has another purpose. Where a text speaks of a newsletter and of nothing else, another that speaks of letters
/// as well is their fine print: "unsubscribe at any time in your account settings"; in a form not what may be the way in. On 1,884 labelled
/// pages, with three trainings of the model that did not know them, this and `is_all_about_letters` let five, two and two more of 1,243 sign-ups go
/// and harm no page more (28 November 2026).
fn has_another_purpose(page: &Page, node: usize) -> bool {
    let speaks_of_it = |at: usize| page.speaks_of(at, &OTHER_PURPOSES);
    let is_fine_print = |text: usize| text_or_parent_speaks_of(page, text, &[Topic::Newsletter, Topic::Subscribe]);
    let may_be_way_in = |text: usize| page.count_of(node, Tally::Fields) > 0 && page.speaks_of(text, &[Topic::Login]);
    speaks_of_it(node)
        && (!texts(page, node).any(|at| page.speaks_of(at, &[Topic::Newsletter]) && !speaks_of_it(at))
            || texts(page, node).any(|at| speaks_of_it(at) && (!is_fine_print(at) || may_be_way_in(at))))
}

/// Whether a wrapper of something likely speaks of a newsletter, and nothing in it is about something else: no heading, no table, nothing to
/// read that says nothing of letters, and beside a form no link that leads on.
fn is_all_about_letters(page: &Page, node: usize) -> bool {
    let snapshot = page.snapshot;
    let has_field = page.count_of(node, Tally::Fields) > 0;
    let foreign = || texts(page, node).filter(|at| !text_or_parent_speaks_of(page, *at, &SIGN_UP));
    let is_more_than_a_word = |text: usize| {
        page.count_of(text, Tally::Letters) >= LEAST_PITCH_LETTERS
            || snapshot.parent(text).is_some_and(|around| is_heading(page, around))
    };
    let is_another_matter =
        |at: usize| snapshot.tag(at) == tag::TABLE || has_field && mixed_wrappers::leads_on(page, node, at);
    page.speaks_of(node, &[Topic::Newsletter])
        && foreign().count() <= MOST_FOREIGN_TEXTS
        && !foreign().any(is_more_than_a_word)
        && !(node..snapshot.end(node)).any(|at| !snapshot.is_text(at) && is_another_matter(at))
}

/// The texts of a block.
fn texts<'a>(page: &'a Page, node: usize) -> impl Iterator<Item = usize> + use<'a> {
    let snapshot = page.snapshot;
    (node..snapshot.end(node)).filter(|at| snapshot.is_text(*at))
}

/// Whether a text, or the element that it stands in, speaks of one of some topics: a link may part a sentence.
fn text_or_parent_speaks_of(page: &Page, text: usize, topics: &[Topic]) -> bool {
    page.speaks_of(text, topics) || page.snapshot.parent(text).is_some_and(|around| page.speaks_of(around, topics))
}

/// Whether a block that no pattern names is the headline of a story: "Straight to your inbox: how a letter became a trade". On 1,884 labelled pages this keeps nothing that should go (27 November 2026).
fn is_story(page: &Page, scored: &Scored) -> bool {
    let node = scored.candidate.outer;
    scored.class == Class::Newsletter
        && scored.pattern.is_none()
        && page.count_of(node, Tally::Fields) == 0
        && page.count_of(node, Tally::Links) > 0
        && is_headline(page, node)
}

fn speaks_of_mail(page: &Page, node: usize) -> bool {
    page.speaks_of(node, &[Topic::Newsletter, Topic::Email])
}

/// Whether it asks for letters, and not for a course, a meal or a walk. Who invites or says "sign up" may ask for either: a form says which by
/// its name, because every form has a field for mail, and a link by its words or its address. What has no words is a frame or a picture.
fn asks_for_letters(page: &Page, node: usize) -> bool {
    let snapshot = page.snapshot;
    let count = |tally| page.count_of(node, tally);
    let is_of_letters = |at: usize| page.is_called(at, &[Mark::Newsletter, Mark::MailingService]);
    let is_way_to_letters =
        |at: usize| snapshot.tag(at) == tag::A && (is_of_letters(at) || page.is_called(at, &[Mark::Subscribe]));
    let mut nodes = node..snapshot.end(node);
    let is_named = nodes.clone().any(|at| snapshot.tag(at) != tag::A && is_of_letters(at));
    let has_field = count(Tally::Fields) > 0;
    let subscribes = page.speaks_of(node, &[Topic::Subscribe]);
    // With a number it is an offer of a paid subscription.
    let is_free = || !page.text(node).bytes().any(|byte| byte.is_ascii_digit());
    count(Tally::Letters) == 0
        || page.speaks_of(node, &[Topic::Newsletter, Topic::Confirmation])
        || subscribes && is_named
        || page.speaks_of(node, &[Topic::Invitation, Topic::Incentive]) && (!has_field || subscribes || is_named)
        || subscribes && !has_field && is_free() && (speaks_of_mail(page, node) || nodes.any(is_way_to_letters))
}

/// Whether a link or a button itself says or is called after what one gets; a panel that thanks needs none.
fn leads_to_letters(page: &Page, node: usize) -> bool {
    let snapshot = page.snapshot;
    let leads_there = |at: usize| {
        matches!(snapshot.tag(at), tag::A | tag::BUTTON)
            && !page.writes_mail(at)
            && (page.speaks_of(at, &[Topic::Newsletter, Topic::Email, Topic::Subscribe, Topic::Invitation])
                || page.is_called(at, &[Mark::Newsletter, Mark::Subscribe, Mark::MailingService]))
    };
    page.leading_words(node, Topic::Confirmation, LEADING_BYTES) > 0 || (node..snapshot.end(node)).any(leads_there)
}

/// Whether links and buttons are more than a bare link, a button without its sentence, or links to several places.
fn says_more_than_a_menu(page: &Page, node: usize) -> bool {
    let snapshot = page.snapshot;
    let count = |tally| page.count_of(node, tally);
    let letters = count(Tally::Letters);
    let beside = letters_beside_links(page, node);
    let mut addresses = (node..snapshot.end(node))
        .filter(|at| snapshot.tag(*at) == tag::A)
        .filter_map(|at| snapshot.attribute(at, attribute::HREF));
    let first = addresses.next();
    let leads_to_several = addresses.any(|address| first != Some(address));
    let is_bare = letters < LEAST_PITCH_LETTERS && (beside == 0 || count(Tally::Leaves) == 1);
    count(Tally::Images) > 0 || !(is_bare || leads_to_several && beside < LEAST_PITCH_LETTERS)
}

fn letters_beside_links(page: &Page, node: usize) -> usize {
    page.count_of(node, Tally::Letters) - page.count_of(node, Tally::LinkLetters)
}

/// Whether it is the headline of a story, all of it a link, which does not ask to sign up.
fn is_headline(page: &Page, node: usize) -> bool {
    let in_heading = page.count_of(node, Tally::Headings) == 1
        || page.snapshot.parent(node).is_some_and(|parent| is_heading(page, parent));
    letters_beside_links(page, node) == 0 && in_heading && !page.speaks_of(node, &[Topic::Subscribe])
}

fn is_heading(page: &Page, node: usize) -> bool {
    matches!(page.snapshot.tag(node), tag::H1..=tag::H6)
}

/// Whether words by which nobody can sign up are the heading over a form that a script has not drawn yet, or are called after one and begin
/// as one does: no notice to subscribers and no quotation.
fn is_left_of_a_form(page: &Page, node: usize) -> bool {
    let begins = || {
        page.count_of(node, Tally::Letters) == 0
            || [Topic::Subscribe, Topic::Invitation, Topic::Confirmation]
                .iter()
                .any(|topic| page.leading_words(node, *topic, LEADING_BYTES) > 0)
    };
    let is_called = || page.marks(node, Mark::Newsletter) + page.marks(node, Mark::MailingService) > 0;
    is_heading(page, node) || page.snapshot.tag(node) != tag::BLOCKQUOTE && is_called() && begins()
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
        assert!(!plain(&form("Get our newsletter.</p><p>Log in to read it.")), "a way in, in a text of its own");
        let fine_print = "You may unsubscribe from our newsletter in your account settings.";
        assert!(plain(&form(&format!("Get our newsletter.</p><p>{fine_print}"))));
        assert!(!plain(&form(fine_print)), "the settings themselves");
        assert!(!plain(&form("Get our newsletter.</p><p>Register for the walk, and for our newsletter.")), "a walk");
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
        assert!(plain(&line("<a href=/newsletter>Sign up for the recipes of our kitchen</a>")));
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
    fn a_headline_needs_more_confidence() {
        let is_story = |html: &str, confidence: f32| {
            beside_article(html, |context, x| confidence < enough(context, &[block(x)], &block(x), 0.6))
        };
        let headline = "<h3 id=x><a href=/post>Straight to your inbox: how a letter became a trade</a></h3>";
        assert!(is_story(headline, 0.8));
        assert!(!is_story(headline, BEYOND_DOUBT));
        assert!(!is_story(&headline.replace("Straight", "Sign up: straight"), 0.8));
        assert!(!is_story("<p id=x><a href=/post>Straight to your inbox</a></p>", 0.8), "no heading");
    }

    #[test]
    fn what_speaks_of_mail_and_leads_elsewhere_is_none() {
        let line =
            |link: &str| format!("<div id=x>Stay in touch with the newsroom by e-mail, day and night. {link}</div>");
        assert!(plain(&line("<a href=/n>Get it in your inbox</a>")));
        assert!(!plain(&line("<a href=mailto:desk@quay.example>E-mail us</a>")), "a contact");
        assert!(!plain(&line("<a href=/4>Read the last one</a>")), "an issue");
        let walk =
            "<div id=x>Ten miles along the quay, and soup at the end. <a href=/walk>Sign up to walk with us</a></div>";
        assert!(!plain(walk), "nothing speaks of letters");
        assert!(plain(&walk.replace("/walk", "/newsletter")));
        assert!(!plain(
            "<div id=x class=newsletter>Some of you did not receive the one of May; it was sent again. Thank you for subscribing</div>"
        ));
        assert!(
            !plain("<label id=x>Get notified by e-mail when the hall opens <input type=email></label>"),
            "no button"
        );
    }

    #[test]
    fn a_wrapper_is_one_if_all_in_it_is_about_letters() {
        let wrapper =
            |beside: &str| format!("<div id=x>{beside}<form><input type=email><button>Sign up</button></form></div>");
        let is_one = |beside: &str| {
            beside_article(&wrapper(beside), |context, x| {
                let form = context.page.snapshot.children(x).last().expect("a form");
                is_plain(context, &[block(x), block(form)], &block(x))
            })
        };
        assert!(is_one("<h3>Our newsletter</h3><p>The best of the quay, by e-mail, before breakfast.</p>"));
        assert!(!is_one("<h3>Our newsletter</h3><h3>Boats a year</h3><svg></svg>"), "a heading over a chart");
        assert!(!is_one("<h3>Our newsletter</h3><p>Jo Reed has written of bridges since she was nine.</p>"));
        assert!(!is_one("<h3>Our newsletter</h3><table><tr><td>Newsletter</table>"), "a table");
        assert!(is_one("<h3>Our newsletter</h3><span>Close</span>"));
        assert!(!is_one("<h3>Our newsletter</h3><span>Survey.pdf</span> <span>Tides.pdf</span>"), "files");
        assert!(!is_one("<h3>Our newsletter</h3><a href=/club>The swimming club</a>"), "it leads on");
        beside_article(&wrapper("<h3>Our newsletter</h3>"), |context, x| {
            let form = context.page.snapshot.children(x).last().expect("a form");
            let paid = Scored { class: Class::Sponsored, ..block(form) };
            assert!(is_plain(context, &[block(x), paid], &block(x)), "what it holds is of another class");
        });
        beside_article(&wrapper("<h3>Sign up</h3>"), |context, x| {
            let form = context.page.snapshot.children(x).last().expect("a form");
            assert!(!is_plain(context, &[block(x), block(form)], &block(x)), "no newsletter");
            assert!(!is_plain(context, &[block(x), block(form)], &block(form)), "it says nothing of letters");
            let paid = Scored { class: Class::Sponsored, ..block(form) };
            assert!(!is_plain(context, std::slice::from_ref(&paid), &paid), "paid matter");
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
