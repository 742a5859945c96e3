//! Lists of white papers, reports and webinars, with their disclosure or under a heading that says so.

use crate::{
    lexicon::{Mark, Topic},
    page::Tally,
    signals::{Candidate, Context, Over, Sign},
    snapshot::vocabulary::tag,
};

/// Letters of a lead list, at most.
pub(in crate::verdict) const MOST_LEAD_LETTERS: usize = 1_500;
/// Letters of a heading over a lead list or of the disclosure under it, at most, where they stand beside it.
const MOST_BESIDE_LETTERS: usize = 250;
/// Bytes of folded text in which a list begins with the word of reports.
const LEADING_BYTES: u32 = 60;
/// Elements around a list that are asked whether they are a menu.
const MENU_LEVELS: usize = 3;

/// Links to reports, with the word of who will learn the reader's address: under a heading of reports or recommendations, or several. Also
/// the parts of one whose disclosure stands under the list and whose heading over it.
pub(super) fn is_lead_list(context: &Context, candidate: Candidate) -> bool {
    let page = context.page;
    let node = candidate.outer;
    let headed = has_heading(context, candidate);
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

/// One form under a heading over reports or recommendations that sends reports for an address and says who will learn it. A form that the page
/// exists for, one to write to somebody and one that opens the page are none, and a story beside it is not taken along.
pub(super) fn is_lead_form(context: &Context, candidate: Candidate) -> bool {
    let page = context.page;
    let node = candidate.outer;
    let (snapshot, words) = (page.snapshot, |topic| page.words(node, topic));
    let others = [
        Topic::Login,
        Topic::Comment,
        Topic::Checkout,
        Topic::Petition,
        Topic::Gate,
        Topic::Account,
        Topic::Alert,
        Topic::Paywall,
    ];
    let overlaps = |form: usize| snapshot.contains(node, form) || snapshot.contains(form, node);
    page.count_of(node, Tally::EmailFields) == 1
        && page.count_of(node, Tally::Forms) <= 1
        && words(Topic::Lead) > 0
        && words(Topic::LeadDisclosure) > 0
        && is_headed(context, candidate)
        // A sponsor may contact the reader; who is to be contacted says it more often.
        && words(Topic::Contact) <= words(Topic::LeadDisclosure)
        && others.iter().all(|topic| words(*topic) == 0)
        && !context.purpose.main_form.is_some_and(|form| overlaps(form.node))
        && page.count_of(node, Tally::Letters) <= MOST_LEAD_LETTERS
        && is_beside_article(context, node)
}

/// Whether a candidate stands under a heading over reports or recommendations, and every headline in it does.
pub(in crate::verdict) fn is_headed(context: &Context, candidate: Candidate) -> bool {
    let (under, all) = context.headlines().of(context.page, candidate.outer, Over::Leads);
    under == all && has_heading(context, candidate)
}

/// Whether a candidate begins with a heading over reports or recommendations.
fn has_heading(context: &Context, candidate: Candidate) -> bool {
    let headed = |sign| context.is_headed_card(candidate.outer, candidate.inner, sign);
    headed(Sign::Lead) || headed(Sign::Partner)
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
pub(super) fn is_headed_lead_list(context: &Context, node: usize) -> bool {
    let page = context.page;
    let (under, all) = context.headlines().of(page, node, Over::Leads);
    under == all
        && all > 1
        && page.words(node, Topic::Lead) > 1
        && page.leading_words(node, Topic::Lead, LEADING_BYTES) > 0
        && is_apart(context, node)
}

/// Whether a block asks for nothing, is no navigation and holds nothing of the article.
pub(in crate::verdict) fn is_apart(context: &Context, node: usize) -> bool {
    let page = context.page;
    let named = |at: usize| page.own_marks(at, Mark::Navigation) > 0;
    page.count_of(node, Tally::Fields) == 0
        && context.article_letters(node) == 0
        && !page.is_below(node, tag::NAV)
        && !page.snapshot.itself_and_ancestors(node).take(1 + MENU_LEVELS).any(named)
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

/// Whether no more of the block than a blurb was taken for the article's text.
fn is_beside_article(context: &Context, node: usize) -> bool {
    context.article_letters(node) * 2 <= context.page.count_of(node, Tally::Letters)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{Class, patterns::written_block::class_of};

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
        let form = |disclosure: &str| {
            format!(
                "<form id=x><h3>We think these reports might interest you</h3><label><input type=checkbox> Quays and tides</label>\
                 <input type=email><button>Send me the white paper</button><p>{disclosure}</p></form>"
            )
        };
        assert_eq!(class_of(&form("Your details will be shared with the sponsor.")), Some(Class::Sponsored));
        assert_eq!(class_of(&form("Your details stay with us.")), None);
        let disclosed = form("Your details will be shared with the sponsor.");
        let without = |word: &str, other: &str| class_of(&disclosed.replace(word, other));
        assert_eq!(
            without("We think these reports might interest you", "Ask us for a quotation"),
            None,
            "no heading over reports"
        );
        assert_eq!(
            without("Send me the white paper", "Contact us about the white paper: get in touch, send us a message"),
            None,
            "a form to write to somebody"
        );
        assert_eq!(without("Send me the white paper", "Log in to read the white paper"), None, "a way to log in");
        let story = "<a href=/s>The ferry will not sail on Sundays</a>";
        assert_eq!(
            class_of(&disclosed.replace("<form id=x>", &format!("<form id=x>{story}"))),
            None,
            "a story beside it"
        );
        let disclosure = "<p>Your details may be shared with the sponsor of this report.</p>";
        let list = reports.replace("<ul>", "<ul id=x>");
        assert_eq!(class_of(&format!("<section>{list}{disclosure}<p>Imprint</p></section>")), Some(Class::Sponsored));
    }
}
