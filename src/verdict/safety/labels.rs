//! Labels of paid matter: what they say nothing of stays, and they stay with it.

use crate::{
    lexicon::Mark,
    page::{Page, Tally},
    signals::{Context, Over},
    snapshot::vocabulary::tag,
    verdict::{
        Class,
        patterns::{is_labelled_card, is_labelled_slot},
    },
};

/// A label or a disclosure whose content would stay, or the thanks to a sponsor: what cannot be followed is no reading matter. The heading
/// of a widget that is empty discloses nothing, nor does a label over slots that are.
pub(super) fn label_alone(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    // A link that shows nothing leads nowhere.
    let shows_links = page.count_of(node, Tally::LinkLetters) + page.count_of(node, Tally::Images) > 0;
    let ways = usize::from(shows_links) * page.count_of(node, Tally::Links) + page.count_of(node, Tally::Frames);
    class == Class::Sponsored
        && ways == 0
        && !page.is_below(node, tag::A)
        && !is_recommendation_widget(page, node)
        && !is_labelled_slot(context, node)
}

/// Whether an element, or what it stands in, is named after a service of recommendations.
pub(super) fn is_recommendation_widget(page: &Page, node: usize) -> bool {
    is_of_service(page, node, Mark::RecommendationService)
}

/// Elements around a block by which its service may be named.
const SERVICE_LEVELS: usize = 2;

/// Whether an element, anything in it, or what it stands in is named after a service.
pub(super) fn is_of_service(page: &Page, node: usize, service: Mark) -> bool {
    page.marks(node, service) > 0
        || page.snapshot.ancestors(node).take(SERVICE_LEVELS).any(|at| page.own_marks(at, service) > 0)
}

/// Elements of one kind beside each other, at least, that make a list of cards.
/// One moves nothing; 6 find 12 blocks of paid matter more with the model that has seen these pages, none with those that have not, and harm
/// one page more.
const FEWEST_CARDS: u32 = 3;

/// One sponsored card in an editorial list: what marks it says nothing of the cards beside it.
pub(super) fn unmarked_card(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_marked = |at: usize| {
        context.paid_labels(at) + page.marks(at, Mark::Sponsored) + page.marks(at, Mark::RecommendationService) > 0
            || page.count_of(at, Tally::SponsoredLinks) > 0
    };
    let Some(parent) = snapshot.parent(node) else { return false };
    class == Class::Sponsored
        && page.standing(node).same_tag >= FEWEST_CARDS
        && !is_list_of_leads(context, node)
        && !is_marked(node)
        && snapshot.children(parent).any(|at| snapshot.tag(at) == snapshot.tag(node) && is_marked(at))
}

/// Whether several headlines, and most of all, are reports: a list and no card.
fn is_list_of_leads(context: &Context, node: usize) -> bool {
    let (under, all) = context.headlines().of(context.page, node, Over::Leads);
    under > 1 && under * 2 > all
}

/// Some of its headlines have a label of paid matter, the others have none, and nothing says that all of it is paid for; in one card, the
/// other headline may be the sponsor's name. On 1,305 labelled pages such blocks were paid matter as a whole twice and held something else 130
/// times (November 2026).
pub(super) fn mixed_list(context: &Context, node: usize, class: Class) -> bool {
    let part_of = |over| {
        let (under, all) = context.headlines().of(context.page, node, over);
        under < all
    };
    let labelled = context.headlines().of(context.page, node, Over::Label).0;
    class == Class::Sponsored
        && labelled > 0
        && !is_labelled_card(context, node)
        && [Over::Label, Over::Name, Over::Recommendations].into_iter().all(part_of)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn a_label_stays_where_its_content_stays() {
        assert_eq!(
            veto_on("<div><span id=x>Sponsored</span> <a href=/a>A story</a></div>", Class::Sponsored),
            Some(Veto::LabelAlone)
        );
        assert_eq!(veto_on("<div id=x><span>Sponsored</span> <a href=/a>A story</a></div>", Class::Sponsored), None);
        let slot = |inside: &str| {
            let html = format!("<div id=x class=sponsored-box><span>Sponsored content</span>{inside}</div>");
            veto_on(&format!("<aside><div><div>{html}</div></div></aside>"), Class::Sponsored)
        };
        assert_eq!(slot("<div class=slot></div>"), None);
        assert_eq!(slot(""), Some(Veto::LabelAlone), "no slot");
    }

    #[test]
    fn the_cards_beside_a_paid_one_stay() {
        let html = "<ul><li id=x><a href=/a>A story about the river, its old bridge and the new one</a><li><a href=/b>Sponsored</a> \
             <a href=/b>A bank</a><li><a href=/c>Another</a></ul>";
        assert_eq!(veto_on(html, Class::Sponsored), Some(Veto::UnmarkedCard));
    }

    #[test]
    fn a_list_of_reports_beside_a_paid_card_is_no_card() {
        let report = |title: &str| format!("<a href=/a>White paper: {title}</a>");
        let list = |reports: &str| {
            format!(
                "<div><div id=x>{reports}</div><div><b>Sponsored</b> <a href=/b>A bank</a></div><div>Imprint</div></div>"
            )
        };
        let (bridges, steel) = (report("bridges for planners"), report("the price of steel"));
        assert_eq!(veto_on(&list(&bridges), Class::Sponsored), Some(Veto::UnmarkedCard));
        let both = bridges + &steel;
        assert_eq!(veto_on(&list(&both), Class::Sponsored), None);
        let story = "<a href=/s>The ferry will not sail on Sundays</a>";
        assert_eq!(
            veto_on(&list(&format!("{story}{story}{both}")), Class::Sponsored),
            Some(Veto::UnmarkedCard),
            "half of it are stories"
        );
    }

    #[test]
    fn a_list_with_one_paid_card_stays() {
        let story = |label: &str| format!("<li>{label} <a href=/a>A story about the bridge over the river</a>");
        let mixed = format!("<ul id=x>{}{}{}</ul>", story(""), story("<b>Sponsored</b>"), story(""));
        assert_eq!(veto_on(&mixed, Class::Sponsored), Some(Veto::MixedList));
        let paid = format!("<ul id=x>{}{}</ul>", story("<b>Sponsored</b>"), story("<b>Sponsored</b>"));
        assert_eq!(veto_on(&paid, Class::Sponsored), None);
    }
}
