//! Words by which nobody can sign up, and names that no word bears out.

use super::{forms::HEADING_BYTES, labels::is_of_service};
use crate::{
    lexicon::{Mark, Topic},
    page::Tally,
    signals::Context,
    snapshot::vocabulary::tag,
    verdict::{Class, pop_ups},
};

/// What the words of a sign-up are about.
pub(in crate::verdict) const SIGN_UP: [Topic; 7] = [
    Topic::Newsletter,
    Topic::Subscribe,
    Topic::Email,
    Topic::Invitation,
    Topic::Incentive,
    Topic::Consent,
    Topic::Confirmation,
];

/// What asks to sign up, or thanks for it, by its own words: a mere address or fine print may be any form's.
pub(super) const ASKS_TO_SIGN_UP: [Topic; 5] =
    [Topic::Newsletter, Topic::Subscribe, Topic::Invitation, Topic::Incentive, Topic::Confirmation];

/// A quotation, a heading or a caption of an article that is about newsletters, or what an encyclopedia says of them: words by which
/// nobody can sign up, or that ask nobody to. Outside the article, names may tell that a script has taken a form's place, but not where
/// the words ask for nothing; a confirmation asks for nothing.
pub(super) fn words_only(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let none_of = |ways: &[Tally]| ways.iter().all(|tally| page.count_of(node, *tally) == 0);
    let forms = [Tally::Fields, Tally::Buttons, Tally::Frames];
    let asks = [Topic::Email, Topic::Subscribe, Topic::Invitation, Topic::Incentive, Topic::Consent];
    let holds = |topics: &[Topic]| page.speaks_of(node, topics);
    let asks_nobody = holds(&[Topic::Newsletter]) && !holds(&asks);
    let named =
        [Mark::Newsletter, Mark::Subscribe, Mark::MailingService].iter().any(|mark| page.marks(node, *mark) > 0);
    // What is left of a form that a script has not drawn yet: its heading and its pitch.
    let invites = holds(&[Topic::Subscribe, Topic::Invitation])
        && holds(&[Topic::Newsletter, Topic::Email])
        && page.count_of(node, Tally::Headings) + page.count_of(node, Tally::Paragraphs) > 0;
    // A magazine may be called that, and name all its parts after itself. A picture may be the invitation.
    let only_named = page.count_of(node, Tally::Letters) > 0
        && none_of(&[Tally::Images, Tally::Svgs])
        && !holds(&[Topic::Newsletter])
        && !holds(&asks);
    // "Names and addresses are not given to third parties": what a site says of itself.
    let is_fine_print = holds(&[Topic::Consent])
        && !holds(&[Topic::Newsletter, Topic::Subscribe, Topic::Invitation, Topic::Incentive])
        && !named;
    class == Class::Newsletter
        && none_of(&forms)
        && (is_fine_print
            || none_of(&[Tally::Links])
                && (context.is_in_article(node) && !is_shell(context, node) || !named && !invites)
            || asks_nobody
            || only_named)
        && page.words(node, Topic::Confirmation) == 0
        && !awaits_form(context, node)
}

/// Whether a block is a heading or a picture with a pitch, of which no more than half was taken for the article's text: within an article too,
/// a form may not have been drawn yet. On 1,884 labelled pages, with models that did not know them, nine more of 1,242 sign-ups go and no page
/// more is harmed; without asking for a heading or a picture, three pages of `tests` would be (27 November 2026).
fn is_shell(context: &Context, node: usize) -> bool {
    let page = context.page;
    let count = |tally| page.count_of(node, tally);
    count(Tally::Elements) > 1
        && count(Tally::Headings) + count(Tally::Images) > 0
        && context.article_letters(node) * 2 <= count(Tally::Letters)
}

/// Whether a block holds an empty box that is named after signing up, or after letters where its words ask for an address: a script has not
/// drawn the form yet. Nothing in the block leads elsewhere. On 1,884 labelled pages, with models that did not know them, three more of
/// 1,242 sign-ups go and no page more is harmed (27 November 2026).
fn awaits_form(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let asks = page.speaks_of(node, &[Topic::Subscribe, Topic::Invitation, Topic::Email]);
    let is_place = |at: usize| {
        page.is_called(at, &[Mark::Subscribe, Mark::MailingService]) || asks && page.is_called(at, &[Mark::Newsletter])
    };
    let is_empty_box = |at: usize| {
        snapshot.end(at) == at + 1 && matches!(snapshot.tag(at), tag::DIV | tag::SECTION | tag::ASIDE | tag::FORM)
    };
    page.count_of(node, Tally::Links) == 0
        && context.article_letters(node) * 2 <= page.count_of(node, Tally::Letters)
        && (node + 1..snapshot.end(node)).any(|at| is_empty_box(at) && is_place(at))
}

/// A form whose classes say "newsletter" and whose words ask for an address, and for nothing that one subscribes to: a slip of a library, a
/// poll, an order of bread. Forms of mailing services may have drawn their words as a picture, and what stands beside the page's main matter
/// may call its letters anything ("more deliciousness"). On 1,884 labelled pages this keeps nothing that should go; of 140 pages where nothing
/// may be hidden it mends seven (26 November 2026).
pub(super) fn names_only(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    class == Class::Newsletter
        && page.count_of(node, Tally::Fields) > 0
        && ASKS_TO_SIGN_UP
            .iter()
            .all(|topic| page.words(node, *topic) + page.words_before(node, *topic, HEADING_BYTES) == 0)
        && !is_of_service(page, node, Mark::MailingService)
        && !is_beside_main_matter(context, node)
}

/// Letters of a pitch, at most, which may say what it likes.
const MOST_PITCH_LETTERS: usize = 200;
/// Share of the letters of a longer block, at least, in texts that speak of signing up.
const LEAST_SHARE: f64 = 0.2;

/// Something long to read at whose end a sentence leads to letters: what authors say of themselves, a note. On 1,884 labelled pages, with three
/// trainings of the model that did not know them, this spares one page in one of them and keeps nothing that should go; of shorter pitches ten
/// sign-ups would stay (28 November 2026).
pub(super) fn other_words(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let letters = |at: usize| page.count_of(at, Tally::Letters);
    if class != Class::Newsletter
        || page.count_of(node, Tally::Fields) + page.count_of(node, Tally::Frames) > 0
        || letters(node) <= MOST_PITCH_LETTERS
    {
        return false;
    }
    let speaks = |at: &usize| snapshot.is_text(*at) && page.speaks_of(*at, &SIGN_UP);
    let speaking: usize = (node..snapshot.end(node)).filter(speaks).map(letters).sum();
    (speaking as f64) < LEAST_SHARE * letters(node) as f64
}

/// Whether a block stands beside the page's main matter or over it: in an aside or a footer, directly in the body, or as a pop-up outside
/// the main element.
fn is_beside_main_matter(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_below =
        |tags: &[u8]| tags.iter().any(|around| snapshot.tag(node) == *around || page.is_below(node, *around));
    let pops_up =
        page.marks(node, Mark::Popup) > 0 || snapshot.itself_and_ancestors(node).any(|at| pop_ups::is_pop_up(page, at));
    let in_body = snapshot.parent(node).is_some_and(|parent| snapshot.tag(parent) == tag::BODY);
    is_below(&[tag::ASIDE, tag::FOOTER])
        || (pops_up || in_body && snapshot.tag(node) == tag::DIV) && !is_below(&[tag::MAIN, tag::ARTICLE])
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{
            Veto,
            written_block::{veto_on, veto_within},
        },
        written_page::PROSE,
    };

    #[test]
    fn words_by_which_nobody_can_sign_up_stay() {
        let quote =
            "<blockquote id=x class=newsletter>Enter your e-mail, it said, and get our newsletter.</blockquote>";
        let html = format!("<div>{quote}</div>");
        assert_eq!(veto_on(&html, Class::Newsletter), None);
        assert_eq!(veto_on(&html.replace(" class=newsletter", ""), Class::Newsletter), Some(Veto::WordsOnly));
    }

    #[test]
    fn what_a_site_says_of_addresses_stays() {
        let notice = |heading: &str| {
            format!(
                "<div id=x><h3>{heading}</h3><p>By signing up you agree that we keep your name. <a href=/p>Privacy policy</a></p></div>"
            )
        };
        let veto = |heading: &str| {
            veto_on(&notice(heading).replace("By signing up you agree", "You agree"), Class::Newsletter)
        };
        assert_eq!(veto("Your data"), Some(Veto::WordsOnly));
        assert_eq!(veto("Never miss a story"), None);
    }

    #[test]
    fn what_authors_say_of_themselves_stays() {
        let about = |words: &str| {
            format!("<aside><div id=x><p>{words}</p><a href=/n>Subscribe to my newsletter</a></div></aside>")
        };
        let life = "I have cooked on boats for eleven years, on this coast and on two others. ".repeat(4);
        assert_eq!(veto_on(&about(&life), Class::Newsletter), Some(Veto::OtherWords));
        assert_eq!(veto_on(&about("Eleven years of cooking on boats."), Class::Newsletter), None, "a short pitch");
        let pitch = format!("{life} Get new recipes in your inbox.");
        assert_eq!(veto_on(&about(&pitch), Class::Newsletter), None, "its words invite");
    }

    #[test]
    fn what_asks_nobody_to_sign_up_stays() {
        let panel =
            "<div id=x><h2>Newsletter</h2><p>A newsletter is a letter about one subject.</p><a href=/w>More</a></div>";
        assert_eq!(veto_on(panel, Class::Newsletter), Some(Veto::WordsOnly));
    }

    #[test]
    fn what_is_left_of_a_form_outside_the_article_may_go() {
        let html = "<aside><div id=x><h3>Subscribe to email updates</h3><p>Our newsletter comes every month.</p></div></aside>";
        assert_eq!(veto_on(html, Class::Newsletter), None);
        let html = "<aside><div id=x>Subscribe to our newsletter</div></aside>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::WordsOnly));
    }

    #[test]
    fn what_is_left_of_a_form_within_the_article_may_go() {
        let shell = |inside: &str| format!("<div id=x class=newsletter>{inside}</div>");
        let pitch = "Every Friday, in your inbox";
        assert_eq!(veto_within(&shell(&format!("<h3>Our newsletter</h3><div>{pitch}</div>"))), None);
        assert_eq!(
            veto_within(&shell(&format!("<b>Our newsletter</b> <i>{pitch}</i>"))),
            Some(Veto::WordsOnly),
            "bare words"
        );
        let text = PROSE.replace("The council", "Our newsletter comes by e-mail. The council");
        assert_eq!(veto_within(&shell(&format!("<h3>Our newsletter</h3>{text}"))), Some(Veto::WordsOnly), "a chapter");
    }

    #[test]
    fn a_heading_over_a_form_that_is_not_drawn_yet_may_go() {
        let panel =
            |name: &str, more: &str| format!("<div id=x><h3>Newsletters</h3><div class={name}></div>{more}</div>");
        assert_eq!(veto_on(&panel("newsletter-signup", ""), Class::Newsletter), None);
        assert_eq!(veto_on(&panel("clear", ""), Class::Newsletter), Some(Veto::WordsOnly), "no place of a form");
        assert_eq!(veto_on(&panel("newsletter-poll", ""), Class::Newsletter), Some(Veto::WordsOnly), "nothing asks");
        let issue = panel("newsletter-icon", "<a href=/3>Queens and drones</a>");
        assert_eq!(veto_on(&issue, Class::Newsletter), Some(Veto::WordsOnly), "an issue to be read");
    }

    #[test]
    fn what_is_only_called_a_newsletter_stays() {
        let part = |inside: &str| format!("<div id=x class=newsletter-card>{inside}</div>");
        let note = part("<p>Spring number, page fourteen</p><a href=/14>Tide tables</a>");
        assert_eq!(veto_on(&note, Class::Newsletter), Some(Veto::WordsOnly));
        let issue = part("<h3>Newsletter 3: queens, drones and a death</h3><a href=/3>Read the newsletter</a>");
        assert_eq!(veto_on(&issue, Class::Newsletter), Some(Veto::WordsOnly));
        assert_eq!(veto_on(&part("<a href=/n>Sign up for the newsletter</a>"), Class::Newsletter), None);
    }

    #[test]
    fn a_form_that_only_its_names_call_a_sign_up_stays() {
        let form = |text: &str| {
            format!(
                "<section id=x class='newsletter subscribe'><p>{text}</p><form><input type=email><button>Send</button></form></section>"
            )
        };
        let slip = form("Two people are waiting before you. We write to you on the day the book is on the shelf.");
        assert_eq!(veto_on(&slip, Class::Newsletter), Some(Veto::NamesOnly));
        assert_eq!(veto_on(&form("Get our newsletter every Friday."), Class::Newsletter), None);
    }
}
