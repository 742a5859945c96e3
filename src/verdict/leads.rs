//! The forest that knows lists of leads.
//!
//! Of 1,884 labelled pages six hold lists of leads, so the forests of the classes have hardly seen any. One more forest learned them from the
//! saved pages and from written fragments together, which for the others was no gain (decision 0025). It knows less of real pages, so it may
//! only speak for a block that speaks of reports itself, and the safety rules hold for it as for the others.

use super::{
    passes,
    patterns::{MOST_LEAD_LETTERS, is_apart, is_headed},
};
use crate::{
    lexicon::Topic,
    model::Trees,
    page::Tally,
    signals::{Candidate, Context},
    snapshot::vocabulary::tag,
};

/// How sure the forest is that a candidate is a list of leads, 0 to 1; none where it is not asked. 0.5 is what hardly anything else on a saved page
/// reaches (`tools/train/train.py`); there are too few lists of leads for a curve.
pub(super) fn confidence(context: &Context, trees: &Trees, candidate: Candidate, row: &[f32]) -> Option<f32> {
    let forest = &trees.forests[passes::LEADS];
    speaks_of_leads(context, candidate).then(|| forest.confidence(forest.score(row)))
}

/// Whether a candidate speaks of reports twice, with a disclosure or under a heading over them, has a link or a button but no field, and is no
/// part of the article, of a menu or of the head or foot of anything.
fn speaks_of_leads(context: &Context, candidate: Candidate) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let node = candidate.outer;
    let lead = page.words(node, Topic::Lead);
    let is_head_or_foot = |at: usize| snapshot.tag(at) == tag::HEADER || page.is_foot(at);
    (page.words(node, Topic::LeadDisclosure) > 0 || lead > 1 || lead > 0 && is_headed(context, candidate))
        && !matches!(snapshot.tag(node), tag::A | tag::NAV)
        && page.count_of(node, Tally::Links) + page.count_of(node, Tally::Buttons) > 0
        && page.count_of(node, Tally::Letters) <= MOST_LEAD_LETTERS
        && is_apart(context, node)
        && !snapshot.itself_and_ancestors(node).any(is_head_or_foot)
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
        for around in ["nav", "header", "footer"] {
            let deep = format!("<ul><li><div><div><div id=x>{two}</div></div></div></li></ul>");
            assert!(!asked(&format!("<{around}>{deep}</{around}>")), "{around}");
        }
        assert!(!asked(&format!("<header id=x>{two}</header>")), "the head of something else");
        assert!(!asked(&format!("<div id=x>{two}<input type=email></div>")), "a form");
    }
}
