//! Forms with another purpose than a sign-up, with every part of them.

use crate::{
    article::{MainForm, Purpose},
    lexicon::{Mark, Topic},
    page::Tally,
    signals::Context,
    snapshot::vocabulary::{attribute, tag},
    verdict::Class,
};

/// Bytes of folded text just before a form in which its heading stands.
/// Halved or doubled, it moves nothing.
pub(super) const HEADING_BYTES: u32 = 60;

/// Bytes of folded text just before a form in which its heading and its pitch stand. 60 find three sign-ups less of 1,242, 320 move nothing
/// (27 November 2026).
const PITCH_BYTES: u32 = 160;

/// Text fields of a sign-up, at most: an address, and a name or two.
/// Two lose 8 newsletter blocks, 8 move nothing.
const MOST_TEXT_FIELDS: usize = 4;

/// Selections of a sign-up, at most: which letters one wants, and how often.
/// Halved or doubled, it moves nothing.
const MOST_SELECTS: usize = 2;

/// A form that asks for a password, a message or a search, for much, or for no address; that is named after something else, or that sends the
/// page to somebody.
pub(super) fn other_form(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let count = |tally| page.count_of(node, tally);
    if count(Tally::PasswordFields) + count(Tally::TextAreas) + count(Tally::SearchFields) > 0 {
        return true;
    }
    let asks_much = count(Tally::TextFields) > MOST_TEXT_FIELDS || count(Tally::Selects) > MOST_SELECTS;
    let asks_nothing_of_mail =
        count(Tally::TextFields) > 0 && count(Tally::EmailFields) == 0 && class == Class::Newsletter;
    let speaks_of_mail = page.words(node, Topic::Newsletter) + page.words(node, Topic::Email) > 0;
    let serves_otherwise = |at: usize| is_named_otherwise(context, at) || sends_the_page(context, at);
    asks_much || (asks_nothing_of_mail && !speaks_of_mail) || (node..page.snapshot.end(node)).any(serves_otherwise)
}

/// Fields beside an address, at least, of a form that enrols for something: a name, and what it is about. On labelled pages halved or doubled
/// it moves nothing; of the pages of `tests`, doubled, the verdict changes on 1 (27 November 2026).
const LEAST_OTHER_FIELDS: usize = 2;

/// An enrolment, an order, a booking: letters are one box to tick, and nothing else in the form or over it speaks of them.
pub(super) fn letters_as_option(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let count = |at: usize, tallies: &[Tally]| -> usize { tallies.iter().map(|tally| page.count_of(at, *tally)).sum() };
    let others = [Tally::TextFields, Tally::Selects, Tally::RadioButtons];
    let letters = [Topic::Newsletter, Topic::Invitation, Topic::Incentive, Topic::Confirmation];
    let words = |at: usize, topics: &[Topic]| -> usize { topics.iter().map(|topic| page.words(at, *topic)).sum() };
    if class != Class::Newsletter
        || page.count_of(node, Tally::CheckBoxes) == 0
        || count(node, &others) < LEAST_OTHER_FIELDS
        || letters.iter().any(|topic| page.words_before(node, *topic, HEADING_BYTES) > 0)
    {
        return false;
    }
    let is_box = |at: usize| {
        page.count_of(at, Tally::CheckBoxes) > 0
            && count(at, &others) + count(at, &[Tally::EmailFields, Tally::Buttons]) == 0
    };
    // The outermost elements around each box that hold no other field, and the label beside a bare box.
    let label_of = |at: usize| {
        page.next_element(at).filter(|next| snapshot.tag(at) == tag::INPUT && snapshot.tag(*next) == tag::LABEL)
    };
    let of_boxes: usize = (node + 1..snapshot.end(node))
        .filter(|at| is_box(*at) && !snapshot.parent(*at).is_some_and(is_box))
        .map(|at| words(at, &letters) + label_of(at).map_or(0, |label| words(label, &letters)))
        .sum();
    of_boxes > 0 && words(node, &letters) == of_boxes
}

/// Whether an element is a form whose own names tell of another purpose, and none of its names and words of letters.
fn is_named_otherwise(context: &Context, node: usize) -> bool {
    let page = context.page;
    let is_named = |marks: &[Mark]| page.is_called(node, marks);
    page.snapshot.tag(node) == tag::FORM
        && is_named(&[Mark::Comment, Mark::Login, Mark::Search, Mark::Checkout])
        && !is_named(&[Mark::Newsletter, Mark::Subscribe, Mark::MailingService])
        && page.words(node, Topic::Newsletter) + page.words(node, Topic::Invitation) == 0
        // The heading over a form may stand outside it.
        && page.words_before(node, Topic::Newsletter, HEADING_BYTES) == 0
}

/// What forms are called by which a reader sends the page to somebody, without what stands between the letters.
const SENDING: [&str; 12] = [
    "emailarticle",
    "emailpage",
    "emailrecipe",
    "sendbyemail",
    "sendbymail",
    "sendemail",
    "emailthis",
    "emailafriend",
    "emailtofriend",
    "sendtofriend",
    "sharebyemail",
    "tellafriend",
];

/// Whether an element is, or holds, a form that sends the page, and speaks of no newsletter.
fn sends_the_page(context: &Context, node: usize) -> bool {
    let page = context.page;
    let named = |name: u8| {
        let value = page.snapshot.attribute(node, name).unwrap_or_default();
        let letters: String =
            value.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect();
        SENDING.iter().any(|sending| letters.contains(sending))
    };
    page.count_of(node, Tally::EmailFields) > 0
        && page.words(node, Topic::Newsletter) == 0
        && [attribute::ID, attribute::CLASS, attribute::ACTION, attribute::NAME].into_iter().any(named)
}

/// The form under the main heading of a page that has little else: order status, a way to log in, an appointment. What it is called and
/// what its boxes promise does not count.
pub(super) fn page_form(context: &Context, node: usize, class: Class) -> bool {
    let snapshot = context.page.snapshot;
    let is_main = |form: usize| snapshot.contains(node, form) || snapshot.contains(form, node);
    class == Class::Newsletter
        && context.purpose.main_form.is_some_and(|form| is_main(form.node) && !is_sign_up_of_article(context, form))
}

/// Whether a form between the headline and the text of a short article is a sign-up: it asks for an address, and its heading, the pitch after
/// the main heading or its first words speak of a newsletter. With the models that did not know the page, six blocks of 1,242 more are found on
/// the labelled pages, and no page is harmed (27 November 2026); without the question for words a way to log in and an enrolment would go.
fn is_sign_up_of_article(context: &Context, form: MainForm) -> bool {
    let MainForm { node: form, start } = form;
    let page = context.page;
    let before = |bytes| page.words_before(form, Topic::Newsletter, bytes) > 0;
    // A menu over the headline says nothing of the form.
    let is_pitched = before(PITCH_BYTES) && page.words_between(start, form, Topic::Newsletter) > 0;
    let count = |tally| page.count_of(form, tally);
    context.purpose.kind == Purpose::Article
        && count(Tally::EmailFields) > 0
        && count(Tally::Fields) <= count(Tally::EmailFields) + count(Tally::CheckBoxes) + 1
        && (page.leading_words(form, Topic::Newsletter, HEADING_BYTES) > 0 || before(HEADING_BYTES) || is_pitched)
}

/// Share of the page's letters from which a form is the page's own wrapper, as older server frameworks make it, and not a form.
/// Halved or doubled, it moves nothing.
const WRAPPER_SHARE: f64 = 0.5;

/// A part of a form, unless the form is the page's own wrapper or asks for nothing else.
pub(super) fn part_of_form(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let Some(form) = snapshot.ancestors(node).find(|at| snapshot.tag(*at) == tag::FORM) else { return false };
    let wrapper = page.count_of(form, Tally::Letters) as f64 > WRAPPER_SHARE * page.count_of(0, Tally::Letters) as f64;
    let fields = |at| page.count_of(at, Tally::Fields) + page.count_of(at, Tally::Buttons);
    !wrapper && fields(form) > fields(node)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, veto, written_block::veto_on},
        written_page::{PROSE, with_context, x_of},
    };

    #[test]
    fn a_log_in_and_a_comment_form_stay() {
        let log_in =
            "<div id=x>Newsletter<form><input type=email><input type=password><button>Go</button></form></div>";
        assert_eq!(veto_on(log_in, Class::Newsletter), Some(Veto::OtherForm));
        let comment =
            "<form id=x><textarea></textarea><input type=email><label>newsletter<input type=checkbox></label></form>";
        assert_eq!(veto_on(comment, Class::Newsletter), Some(Veto::OtherForm));
    }

    #[test]
    fn a_form_that_sends_the_page_stays() {
        let form = |action: &str| {
            format!(
                "<div id=x>Get it by e-mail<form action={action}><input type=email><button>Send</button></form></div>"
            )
        };
        assert_eq!(veto_on(&form("/recipe/5/send_by_email"), Class::Newsletter), Some(Veto::OtherForm));
        assert_eq!(veto_on(&form("/list/add"), Class::Newsletter), None);
    }

    /// The veto on the form between the headline and the text of a short article.
    fn veto_under_headline(form: &str) -> Option<Veto> {
        let text = PROSE.repeat(3);
        let page = format!(
            "<title>The ferry that came too late</title><main><article><h1>The ferry that came too late</h1>{form}{text}</article></main>"
        );
        with_context(&page, |context| {
            assert!(context.purpose.main_form.is_some(), "the form counts as the page's own");
            veto(context, x_of(context), Class::Newsletter)
        })
    }

    #[test]
    fn a_sign_up_under_a_headline_may_go_and_no_other_form_there() {
        let form = |heading: &str, fields: &str| {
            format!(
                "<form id=x method=post><h2>{heading}</h2><label>E-mail <input type=email></label>{fields}<button>Send</button></form>"
            )
        };
        assert_eq!(veto_under_headline(&form("Get our newsletter every Friday", "")), None);
        assert_eq!(veto_under_headline(&form("Your place on board", "")), Some(Veto::PageForm));
        let promise = "<label><input type=checkbox> Send me the newsletter as well</label>";
        assert_eq!(
            veto_under_headline(&form("Ask for your place on board, by mail, until Friday noon", promise)),
            Some(Veto::PageForm)
        );
    }

    #[test]
    fn an_enrolment_with_letters_as_an_option_stays() {
        let form = |heading: &str, extra: &str| {
            format!(
                "<form id=x><h3>{heading}</h3><label>Name <input name=name></label><label>Course <select name=course><option>Weaving</select></label>\
                 <label>E-mail <input type=email></label>{extra}<button>Send</button></form>"
            )
        };
        let option = "<p><label><input type=checkbox> I would like the newsletter with the next courses</label></p>";
        assert_eq!(veto_on(&form("A place in the course", option), Class::Newsletter), Some(Veto::LettersAsOption));
        assert_ne!(
            veto_on(&form("Our newsletter", option), Class::Newsletter),
            Some(Veto::LettersAsOption),
            "the heading speaks of letters"
        );
        let beside = "<input type=checkbox id=b><label for=b>Newsletter</label>";
        assert_eq!(veto_on(&form("A place in the course", beside), Class::Newsletter), Some(Veto::LettersAsOption));
        let consent = "<p><label><input type=checkbox> I have read how my data are kept</label></p><p>Our newsletter comes on Fridays.</p>";
        assert_ne!(
            veto_on(&form("A place on the list", consent), Class::Newsletter),
            Some(Veto::LettersAsOption),
            "the box is another matter"
        );
    }

    #[test]
    fn a_box_of_a_larger_form_stays() {
        let html =
            "<form><input name=street><div id=x>Newsletter <input type=checkbox></div><button>Order</button></form>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::PartOfForm));
    }
}
