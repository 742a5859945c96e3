//! Clutter that is too rare on the labelled pages to be learned from them: 15 lead lists and fewer confirmations among 424 pages
//! (November 2026). Each pattern asks for words that hardly stand together by chance, and the safety rules hold for it as for the model.

use crate::{
    lexicon::{Mark, Topic},
    page::Tally,
    signals::{Candidate, Context, Over, Sign},
    snapshot::vocabulary::tag,
    verdict::{Class, paid_patterns},
};

/// Confidence of a block that a pattern names: enough for the balanced level, and for paid matter for the careful one.
pub(super) const PATTERN_CONFIDENCE: f32 = 0.86;
/// Letters of a confirmation panel, at most.
const MOST_CONFIRMATION_LETTERS: usize = 300;
/// Bytes of folded text in which a confirmation begins.
const LEADING_BYTES: u32 = 60;
/// Letters, and links and buttons, of an invitation without a field, at most.
const MOST_INVITATION_LETTERS: usize = 300;
const LEAST_PITCH_LETTERS: usize = 25;
const MOST_WAYS: usize = 3;
/// Letters of an invitation that is one link, at least: what a button or an entry of a menu says is shorter.
const LEAST_SENTENCE_LETTERS: usize = 40;
/// Letters of a lead list, at most.
const MOST_LEAD_LETTERS: usize = 1_500;
/// Letters of a heading over a lead list or of the disclosure under it, at most, where they stand beside it.
const MOST_BESIDE_LETTERS: usize = 250;

/// The class and the signals of a pattern.
pub(super) type Pattern = (Class, &'static [&'static str]);

/// The pattern that a candidate shows.
pub(super) fn pattern(context: &Context, candidate: Candidate) -> Option<Pattern> {
    if is_confirmation(context, candidate) {
        Some((Class::Newsletter, &["confirmation-words", "newsletter-words"]))
    } else if is_invitation(context, candidate.outer) {
        Some((Class::Newsletter, &["invitation-words", "newsletter-link", "delivery-words"]))
    } else if is_lead_list(context, candidate) {
        Some((Class::Sponsored, &["lead-list", "lead-words", "lead-disclosure"]))
    } else if is_headed_lead_list(context, candidate.outer) {
        Some((Class::Sponsored, &["lead-list", "lead-words"]))
    } else if paid_patterns::is_labelled_card(context, candidate.outer) {
        Some((Class::Sponsored, &["sponsored-label"]))
    } else if paid_patterns::is_empty_widget(context, candidate.outer) {
        Some((Class::Sponsored, &["recommendation-widget"]))
    } else {
        None
    }
}

/// Whether a candidate is a lead list or a part of one.
pub(super) fn is_leads(context: &Context, candidate: Candidate) -> bool {
    is_lead_list(context, candidate) || is_headed_lead_list(context, candidate.outer)
}

/// "Thank you for subscribing to our newsletters": a short panel without a field of its own.
fn is_confirmation(context: &Context, candidate: Candidate) -> bool {
    let page = context.page;
    let node = candidate.outer;
    let words = |topic| page.words(node, topic);
    // "You are on the list. Look for our e-mails in your junk folder": two thanks that tell of mail. One who logs in by mail is thanked
    // as well.
    let by_mail = words(Topic::Confirmation) > 1
        && words(Topic::Email) > 0
        && words(Topic::Login) + words(Topic::Account) + words(Topic::Checkout) == 0;
    // Said first: an article may thank its readers, but it does not begin with that. Where the panel stands among paragraphs the article
    // detector takes it for one, so that is not asked.
    page.leading_words(node, Topic::Confirmation, LEADING_BYTES) > 0
        && (words(Topic::Newsletter) > 0 || by_mail)
        && page.count_of(node, Tally::Letters) <= MOST_CONFIRMATION_LETTERS
        && page.count_of(node, Tally::Fields) == 0
}

/// "Would you rather have this by e-mail? Put yourself on our list": a sentence or two that speak of mail, with a link or a button that
/// itself says that one joins.
fn is_invitation(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let count = |tally| page.count_of(node, tally);
    let words = |topic| page.words(node, topic);
    let ways = count(Tally::Links) + count(Tally::Buttons);
    let is_way = |at: &usize| matches!(snapshot.tag(*at), tag::A | tag::BUTTON);
    let joins = |at: usize| page.words(at, Topic::Subscribe) > 0;
    let others = [
        Topic::Login,
        Topic::Account,
        Topic::Comment,
        Topic::Contact,
        Topic::Checkout,
        Topic::Alert,
        Topic::Paywall,
        Topic::Petition,
        Topic::Follow,
    ];
    (1..=MOST_WAYS).contains(&ways)
        && count(Tally::Letters) <= MOST_INVITATION_LETTERS
        // A bare link "Newsletter" belongs to a menu.
        && (count(Tally::Letters) >= count(Tally::LinkLetters) + LEAST_PITCH_LETTERS || is_linked_sentence(context, node))
        && count(Tally::Fields) + count(Tally::Frames) + count(Tally::Images) == 0
        && words(Topic::Newsletter) + words(Topic::Email) > 0
        && others.iter().all(|topic| words(*topic) == 0)
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

/// Whether no more of the block than a blurb was taken for the article's text.
fn is_beside_article(context: &Context, node: usize) -> bool {
    context.article_letters(node) * 2 <= context.page.count_of(node, Tally::Letters)
}

/// Links to reports, with the word of who will learn the reader's address: under a heading of reports or recommendations, or several. Also
/// the parts of one whose disclosure stands under the list and whose heading over it.
fn is_lead_list(context: &Context, candidate: Candidate) -> bool {
    let page = context.page;
    let node = candidate.outer;
    let headed =
        [Sign::Lead, Sign::Partner].iter().any(|sign| context.is_headed_card(candidate.outer, candidate.inner, *sign));
    let (links, lead) = (page.count_of(node, Tally::Links), page.words(node, Topic::Lead));
    let whole = lead > 0
        && (headed && links > 0 || links > 1)
        && page.words(node, Topic::LeadDisclosure) > 0
        && !is_beside_sections(context, candidate.inner)
        && is_list_beside_article(context, node);
    let short = page.count_of(node, Tally::Letters) <= MOST_BESIDE_LETTERS && links <= 1;
    whole
        || is_disclosed_list(context, node)
        || short
            && (page.words(node, Topic::LeadDisclosure) > 0
                && page.previous_element(node).is_some_and(|list| is_disclosed_list(context, list))
                || page.words(node, Topic::Lead) + page.words(node, Topic::PartnerHeading) > 0
                    && page.next_element(node).is_some_and(|list| is_disclosed_list(context, list)))
}

/// Whether one child holds the whole list, and the others are sections of the page under headings of their own.
fn is_beside_sections(context: &Context, node: usize) -> bool {
    let page = context.page;
    let is_whole = |child: usize| page.words(child, Topic::Lead) > 0 && page.words(child, Topic::LeadDisclosure) > 0;
    let is_section = |child: usize| {
        let headings = page.count_of(child, Tally::Headings);
        headings > 0 && page.count_of(child, Tally::Leaves) > headings
    };
    let children = || page.snapshot.children(node).filter(|child| !page.snapshot.is_text(*child));
    children().any(is_whole) && children().any(|child| is_section(child) && !is_whole(child))
}

/// Reports, webinars and white papers alone, under a heading that says so. On 1,305 labelled pages such blocks were leads or a part of them
/// ten times, around a list of leads three times, and nothing else (November 2026).
fn is_headed_lead_list(context: &Context, node: usize) -> bool {
    let page = context.page;
    let (under, all) = context.headlines().of(page, node, Over::Leads);
    under == all
        && all > 1
        && page.words(node, Topic::Lead) > 1
        && page.leading_words(node, Topic::Lead, LEADING_BYTES) > 0
        && is_apart(context, node)
}

/// Whether a block asks for nothing, is no navigation and holds nothing of the article.
fn is_apart(context: &Context, node: usize) -> bool {
    let page = context.page;
    let named = |at: usize| page.own_marks(at, Mark::Navigation) > 0;
    page.count_of(node, Tally::Fields) == 0
        && context.article_letters(node) == 0
        && !page.is_below(node, tag::NAV)
        && !std::iter::once(node).chain(page.snapshot.ancestors(node).take(3)).any(named)
}

/// Several links with a disclosure beside them, each an element of its own, and the word of reports in the list, over it or under it.
fn is_disclosed_list(context: &Context, node: usize) -> bool {
    let page = context.page;
    let Some(next) = page.next_element(node) else { return false };
    let lead = |at: usize| page.words(at, Topic::Lead);
    page.count_of(node, Tally::Links) > 1
        && page.words(next, Topic::LeadDisclosure) > 0
        && page.count_of(next, Tally::Letters) <= MOST_BESIDE_LETTERS
        && page.count_of(next, Tally::Links) <= 1
        && lead(node) + lead(next) + page.previous_element(node).map_or(0, lead) > 0
        && is_list_beside_article(context, node)
}

/// Whether a block is short enough for a lead list, asks for nothing and is no part of the article.
fn is_list_beside_article(context: &Context, node: usize) -> bool {
    let page = context.page;
    page.count_of(node, Tally::Letters) <= MOST_LEAD_LETTERS
        && page.count_of(node, Tally::Fields) == 0
        && is_beside_article(context, node)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::{signals::candidates, verdict::written_page::beside_article};

    /// The class of the pattern that the element with `id=x` shows, beside an article.
    fn class_of(body: &str) -> Option<Class> {
        beside_article(body, |context, x| {
            let of_x = |candidate: &Candidate| (candidate.outer..=candidate.inner).contains(&x);
            let chosen = candidates(context.page).into_iter().find(of_x).expect("a candidate with id=x");
            pattern(context, chosen).map(|(class, _)| class)
        })
    }

    #[test]
    fn thanks_for_signing_up_and_no_other_thanks() {
        let panel = |text: &str| format!("<div id=x><p>{text}</p></div>");
        let thanks = "Thank you for subscribing to our newsletter.";
        assert_eq!(class_of(&panel(thanks)), Some(Class::Newsletter));
        let mail = "You are on the list. Our e-mails will now reach you; look in your junk folder if they do not.";
        assert_eq!(class_of(&panel(mail)), Some(Class::Newsletter));
        let login = "Check your inbox: we sent you an e-mail with a link to log in. Look in your junk folder too.";
        assert_eq!(class_of(&panel(login)), None);
    }

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

    #[test]
    fn reports_under_their_heading_or_with_a_disclosure() {
        let reports = "<ul><li><a href=/1>White paper: bridges for planners</a><li><a href=/2>Webinar: the price of steel</a></ul>";
        assert_eq!(class_of(&format!("<div id=x><h3>Latest white papers</h3>{reports}</div>")), Some(Class::Sponsored));
        let section = |id: &str, inside: &str| format!("<section id={id}><h3>White papers</h3>{inside}</section>");
        let disclosed =
            section("y", &format!("{reports}<p>Your details may be shared with the sponsor of this report.</p>"));
        let dates = "<section><h3>Dates</h3><a href=/5>Day of the open harbour</a></section>";
        assert_eq!(class_of(&format!("<div id=x>{disclosed}{dates}</div>")), None);
        let story = "<li><a href=/3>The ferry will not sail on Sundays</a>";
        let mixed = reports.replace("</ul>", &format!("{story}</ul>"));
        assert_eq!(class_of(&format!("<div id=x><h3>Read on</h3>{mixed}</div>")), None);
        let disclosure = "<p>Your details may be shared with the sponsor of this report.</p>";
        let list = reports.replace("<ul>", "<ul id=x>");
        assert_eq!(class_of(&format!("<section>{list}{disclosure}<p>Imprint</p></section>")), Some(Class::Sponsored));
    }
}
