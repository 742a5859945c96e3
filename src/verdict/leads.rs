//! The forest that knows lists of leads.
//!
//! Of 1,884 labelled pages six hold lists of leads, so the forests of the classes have hardly seen any. One more forest learned them from the
//! saved pages and from written fragments together, which for the others was no gain (decision 0025). It knows less of real pages, so it may
//! only speak for a block that speaks of reports itself and is shaped like a list or a card of them, and the safety rules hold for it as for
//! the others.

use super::passes;
use crate::{
    lexicon::{Mark, Topic},
    model::Trees,
    page::Tally,
    signals::{Candidate, Context, Over, Sign},
    snapshot::vocabulary::tag,
};

/// Letters of a list of leads, at most.
const MOST_LETTERS: usize = 1_500;
/// Elements around a list that are asked whether they are a menu.
const MENU_LEVELS: usize = 3;

/// The calibrated probability that a candidate is a list of leads; none where nothing of it speaks of that.
pub(super) fn confidence(context: &Context, trees: &Trees, candidate: Candidate, row: &[f32]) -> Option<f32> {
    let forest = &trees.forests[passes::LEADS];
    speaks_of_leads(context, candidate).then(|| forest.confidence(forest.score(row)))
}

/// Whether a candidate speaks of reports, asks for nothing itself, and is no part of the article, of a menu or of the foot of the page.
fn speaks_of_leads(context: &Context, candidate: Candidate) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let node = candidate.outer;
    let (under, all) = context.headlines().of(page, node, Over::Leads);
    let is_headed = page.words(node, Topic::Lead) > 0
        && under == all
        && [Sign::Lead, Sign::Partner]
            .iter()
            .any(|sign| context.is_headed_card(candidate.outer, candidate.inner, *sign));
    let is_menu = |at: usize| snapshot.tag(at) == tag::NAV || page.own_marks(at, Mark::Navigation) > 0;
    let is_foot = |at: usize| snapshot.tag(at) == tag::FOOTER || page.own_marks(at, Mark::Footer) > 0;
    (page.words(node, Topic::LeadDisclosure) > 0 || page.words(node, Topic::Lead) > 1 || is_headed)
        && !matches!(snapshot.tag(node), tag::A | tag::HEADER)
        && page.count_of(node, Tally::Links) + page.count_of(node, Tally::Buttons) > 0
        && page.count_of(node, Tally::Letters) <= MOST_LETTERS
        && page.count_of(node, Tally::Fields) == 0
        && context.article_letters(node) == 0
        && !snapshot.itself_and_ancestors(node).take(1 + MENU_LEVELS).any(is_menu)
        && !snapshot.itself_and_ancestors(node).any(is_foot)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::verdict::written_page::beside_article;

    fn asked(body: &str) -> bool {
        beside_article(body, |context, node| speaks_of_leads(context, Candidate { outer: node, inner: node }))
    }

    #[test]
    fn the_forest_is_asked_about_what_speaks_of_reports_outside_the_article() {
        let paper = "<a href=/1>White paper: bridges for planners</a>";
        let two = format!("{paper} <a href=/2>Webinar: the price of steel</a>");
        assert!(asked(&format!("<div id=x>{two}</div>")));
        assert!(!asked(&format!("<div id=x>{paper}</div>")), "one word");
        assert!(asked(&format!("<div id=x>{paper}<p>Your details may be shared with the sponsor.</p></div>")));
        assert!(asked(&format!("<div id=x><h4>White papers</h4>{paper}</div>")), "under a heading");
        let story = "<a href=/3>The ferry will not sail on Sundays</a>";
        assert!(!asked(&format!("<div id=x>{story}{paper}</div>")), "one story of two");
        for around in ["nav", "footer"] {
            assert!(!asked(&format!("<{around}><div id=x>{two}</div></{around}>")), "{around}");
        }
        assert!(!asked(&format!("<header id=x>{two}</header>")), "the head of something else");
        assert!(!asked(&format!("<div id=x>{two}<input type=email></div>")), "a form");
    }
}
