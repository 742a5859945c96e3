//! Forms with another purpose than a sign-up, with every part of them.

use crate::{
    lexicon::{Mark, Topic},
    page::Tally,
    signals::Context,
    snapshot::vocabulary::{attribute, tag},
    verdict::Class,
};

/// Bytes of folded text just before a form in which its heading stands.
pub(super) const HEADING_BYTES: u32 = 60;

pub(super) fn other_form(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let count = |tally| page.count_of(node, tally);
    if count(Tally::PasswordFields) + count(Tally::TextAreas) + count(Tally::SearchFields) > 0 {
        return true;
    }
    // A sign-up asks for an address, a name or two, and which letters one wants.
    let asks_much = count(Tally::TextFields) > 4 || count(Tally::Selects) > 2;
    let asks_nothing_of_mail =
        count(Tally::TextFields) > 0 && count(Tally::EmailFields) == 0 && class == Class::Newsletter;
    let named_otherwise = (node..page.snapshot.end(node)).any(|at| {
        page.snapshot.tag(at) == tag::FORM
            && [Mark::Comment, Mark::Login, Mark::Search, Mark::Checkout]
                .iter()
                .any(|mark| page.own_marks(at, *mark) > 0)
            && [Mark::Newsletter, Mark::Subscribe, Mark::MailingService]
                .iter()
                .all(|mark| page.own_marks(at, *mark) == 0)
            && page.words(at, Topic::Newsletter) + page.words(at, Topic::Invitation) == 0
            // The heading over a form may stand outside it.
            && page.words_before(at, Topic::Newsletter, HEADING_BYTES) == 0
    });
    let sends_page = (node..page.snapshot.end(node)).any(|at| sends_the_page(context, at));
    let speaks_of_mail = page.words(node, Topic::Newsletter) + page.words(node, Topic::Email) > 0;
    asks_much || (asks_nothing_of_mail && !speaks_of_mail) || named_otherwise || sends_page
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
    class == Class::Newsletter
        && context
            .purpose
            .main_form
            .is_some_and(|form| snapshot.contains(node, form.node) || snapshot.contains(form.node, node))
}

/// Share of the page's letters from which a form is the page's own wrapper, as older server frameworks make it, and not a form.
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
        safety::{Veto, written_block::veto_on},
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

    #[test]
    fn a_box_of_a_larger_form_stays() {
        let html =
            "<form><input name=street><div id=x>Newsletter <input type=checkbox></div><button>Order</button></form>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::PartOfForm));
    }
}
