//! What would be left behind when a block goes: its backdrop, and the heading over it.

use super::{Block, Class, JudgeRequest, Measurement, Position, Remnant, safety};
use crate::{
    lexicon::Topic,
    page::{Page, Tally},
    signals::Context,
    snapshot::vocabulary::tag,
};

/// Elements measured for one answer, at most (`docs/wire-format.md`).
const MOST_WANTED: usize = 48;
/// Elements around a pop-up, at most, that may be what is held over the page, or its backdrop.
pub(super) const POPUP_LEVELS: usize = 3;
/// Empty elements beside each of them that are asked whether they are its backdrop, at most.
const MOST_EMPTY_SIBLINGS: usize = 8;
/// Share of the viewport's width and height that a backdrop covers.
const BACKDROP_SHARE: f64 = 0.9;

/// Elements that show nothing of their own beside or around a pop-up and may be its backdrop.
fn backdrop_candidates(page: &Page, node: usize) -> Vec<usize> {
    let snapshot = page.snapshot;
    let mut found = Vec::new();
    let empty_siblings = |of: usize, found: &mut Vec<usize>| {
        let Some(parent) = snapshot.parent(of) else { return };
        let empty = |at: &usize| !snapshot.is_text(*at) && *at != of && page.count_of(*at, Tally::Leaves) == 0;
        found.extend(snapshot.children(parent).filter(empty).take(MOST_EMPTY_SIBLINGS));
    };
    empty_siblings(node, &mut found);
    for at in snapshot.ancestors(node).take(POPUP_LEVELS).take_while(|at| snapshot.tag(*at) != tag::BODY) {
        if page.count_of(at, Tally::Leaves) == page.count_of(node, Tally::Leaves) {
            found.push(at);
        }
        empty_siblings(at, &mut found);
    }
    found
}

/// What must be measured before the answer is final: the blocks that look like pop-ups and what may be their backdrops.
pub(super) fn wanted(context: &Context, nodes: &[usize]) -> Vec<u32> {
    let page = context.page;
    let mut wanted = Vec::new();
    for node in nodes {
        wanted.push(page.snapshot.identity(*node));
        wanted.extend(backdrop_candidates(page, *node).into_iter().map(|at| page.snapshot.identity(at)));
    }
    wanted.dedup();
    wanted.truncate(MOST_WANTED);
    wanted
}

/// Letters of a heading over a block, at most. Of the 33 headings that the rule finds on 1,884 labelled pages one is in no label, the button
/// that opens its sign-up, and none is text of an article (26 November 2026).
const MOST_HEADING_LETTERS: usize = 60;

/// The element just over a block that is a heading of nothing else: a short text alone that names the block's matter. A heading over paid
/// matter may stand over what comes after the block as well; one that says "Newsletter"
/// does so only in the article.
fn heading_over(context: &Context, node: usize, class: Class) -> Option<usize> {
    let page = context.page;
    let snapshot = page.snapshot;
    let count = |at, tally| page.count_of(at, tally);
    let is_all_of = |parent: &usize| {
        count(*parent, Tally::Leaves) == count(node, Tally::Leaves)
            && !matches!(snapshot.tag(*parent), tag::BODY | tag::HTML)
    };
    let outermost = snapshot.ancestors(node).take_while(is_all_of).last().unwrap_or(node);
    let heading = page.previous_element(outermost)?;
    let topics: &[Topic] = match class {
        Class::Newsletter => &[Topic::Newsletter, Topic::Subscribe, Topic::Invitation],
        Class::Sponsored => &[Topic::Lead, Topic::PartnerHeading, Topic::SponsoredLabel],
    };
    let is_text_alone = [Tally::Fields, Tally::Frames, Tally::Buttons, Tally::Images, Tally::Links]
        .iter()
        .all(|tally| count(heading, *tally) == 0);
    let stands_over_more = page.next_element(outermost).is_some_and(|next| {
        context.article_letters(next) > 0 || class == Class::Sponsored && count(next, Tally::Headings) == 0
    });
    (is_text_alone
        && (1..=MOST_HEADING_LETTERS).contains(&count(heading, Tally::Letters))
        && page.speaks_of(heading, topics)
        && !stands_over_more
        && context.article_letters(heading) == 0
        && !safety::keeps_neighbour(context, heading, class))
    .then_some(heading)
}

fn measured(request: &JudgeRequest, element: u32) -> Option<&Measurement> {
    request.measurements.iter().find(|measurement| measurement.element == element)
}

/// Adds to a block what goes along with it.
pub(super) fn add(context: &Context, node: usize, request: &JudgeRequest, block: &mut Block) {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_held = |at: usize| {
        measured(request, snapshot.identity(at))
            .is_some_and(|measurement| matches!(measurement.position, Position::Fixed | Position::Sticky))
    };
    if let Some(at) = heading_over(context, node, block.class) {
        block.remnants.push(Remnant { element: snapshot.identity(at), digest: snapshot.digest(at) });
    }
    block.overlay |= is_held(node) || snapshot.ancestors(node).take(POPUP_LEVELS).any(is_held);
    if let Some(viewport) = request.viewport {
        for at in backdrop_candidates(page, node) {
            let covers = measured(request, snapshot.identity(at)).is_some_and(|measurement| {
                measurement.visible
                    && matches!(measurement.position, Position::Fixed | Position::Absolute)
                    && measurement.width >= BACKDROP_SHARE * viewport.width
                    && measurement.height >= BACKDROP_SHARE * viewport.height
            });
            if covers {
                block.overlay = true;
                block.remnants.push(Remnant { element: snapshot.identity(at), digest: snapshot.digest(at) });
            }
        }
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::verdict::written_page::{PROSE, beside_article, with_context, x_of};

    /// Whether the heading before the element with `id=x` goes along with it.
    fn takes_heading(class: Class, body: &str) -> bool {
        beside_article(body, |context, x| heading_over(context, x, class).is_some())
    }

    #[test]
    fn a_heading_goes_with_the_only_thing_it_stands_over() {
        let form = "<form id=x><input type=email><button>Send</button></form>";
        let social = "<div>Find us on the market square</div>";
        let footer = |heading: &str| format!("<footer><div>{heading}</div><div>{form}</div>{social}</footer>");
        assert!(takes_heading(Class::Newsletter, &footer("Newsletter")));
        assert!(!takes_heading(Class::Newsletter, &footer("Opening hours")), "another matter");
        assert!(!takes_heading(Class::Newsletter, &footer("Newsletter <a href=/n>Archive</a>")), "more than a text");
        assert!(!takes_heading(
            Class::Newsletter,
            &footer(&"All the news of the harbour in our newsletter. ".repeat(3))
        ));
    }

    #[test]
    fn a_heading_of_the_article_stays() {
        let form = "<form id=x><input type=email><button>Send</button></form>";
        let page = format!(
            "<article><h1>Of old letters</h1>{PROSE}{PROSE}<h2>The first newsletter</h2>{form}{PROSE}{PROSE}</article>"
        );
        assert!(with_context(&page, |context| heading_over(context, x_of(context), Class::Newsletter).is_none()));
    }

    #[test]
    fn a_heading_over_more_than_the_paid_list_stays() {
        let list = "<ul id=x><li><a href=/1>White paper: bridges for planners</a></ul>";
        let aside = |after: &str| format!("<aside><div>Latest white papers</div>{list}{after}</aside>");
        assert!(takes_heading(Class::Sponsored, &aside("")));
        assert!(takes_heading(Class::Sponsored, &aside("<section><h3>Dates</h3><p>Day of the open harbour</section>")));
        assert!(!takes_heading(Class::Sponsored, &aside("<p>A paper that the council wrote for itself</p>")));
    }
}
