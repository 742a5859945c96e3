//! The wrapper of a block whose other parts belong to it: its heading, its pitch, its fine print, the button that closes it.
//!
//! The model judges each wrapper by itself, and is less sure of one that also holds a pitch in words of its own or a row of links. Of 1,884
//! labelled pages, with models that did not know them, eight blocks of 1,242 sign-ups and one of 237 of paid matter go as a whole by this
//! that went in part, and nothing else goes on any page (27 November 2026). What these pages cannot tell, because they hold too little that
//! must stay, was found by pages written against it (decision 0026).

use super::{Class, mixed_wrappers, pop_ups, safety, scored::Scored, units};
use crate::{
    lexicon::{Mark, Topic},
    page::Tally,
    signals::{Context, Over},
    snapshot::vocabulary::tag,
};

/// Elements around a block, at most, that are asked whether they are its wrapper.
const LEVELS: usize = 3;

/// What a wrapper holds beside its blocks, at most.
struct Bounds {
    /// Share of the wrapper's letters, 0 to 1.
    share: f64,
    letters: usize,
    links: usize,
    headlines: usize,
    buttons: usize,
    images: usize,
}

/// Beside a block in a wrapper that its names call a sign-up or a pop-up, or paid matter: a small part, whatever it is.
const SMALL_PART: Bounds = Bounds { share: 0.25, letters: 200, links: 3, headlines: 1, buttons: 1, images: 1 };
/// In the same: a heading, a line and a button to close it beside what may be no more than a field.
const FEW_WORDS: Bounds = Bounds { share: 1.0, letters: 100, links: 3, headlines: 0, buttons: 1, images: 1 };
/// Beside a form or a button in a wrapper without such a name: a heading and a pitch, which lead nowhere.
const PITCH: Bounds = Bounds { share: 0.85, letters: 150, links: 0, headlines: 0, buttons: 0, images: 0 };

/// Texts of a heading and a pitch, at most.
const MOST_PITCH_LEAVES: usize = 3;
/// Links beside a sign-up in a wrapper that is called a pop-up and nothing else: menus and drawers are called so as well.
const MOST_POP_UP_LINKS: usize = 1;
/// What does not belong to a sign-up or to paid matter, however little there is of it.
const OTHER_MATTER: [Topic; 7] =
    [Topic::Login, Topic::Cookie, Topic::Comment, Topic::Checkout, Topic::Contact, Topic::Search, Topic::Petition];

/// Takes the outermost wrapper of a block in its place that holds nothing but the block, others of its class, and what belongs to them.
pub(super) fn take_wrappers(context: &Context, mut accepted: Vec<Scored>) -> Vec<Scored> {
    let snapshot = context.page.snapshot;
    let mut at = 0;
    while at < accepted.len() {
        let node = accepted[at].candidate.outer;
        let is_inner = |around: &usize| !matches!(snapshot.tag(*around), tag::HTML | tag::BODY | tag::MAIN);
        let around = snapshot.ancestors(node).take(LEVELS).take_while(is_inner);
        if let Some(wrapper) = around.filter(|wrapper| is_wrapper(context, &accepted, node, *wrapper)).last() {
            units::take_parent(context, &mut accepted, wrapper);
            // What belongs to the block belongs to nothing around it.
            at = accepted.iter().position(|block| block.candidate.outer == wrapper).unwrap_or(at);
        }
        at += 1;
    }
    accepted
}

/// What a wrapper holds beside its blocks.
struct Rest<'a> {
    context: &'a Context<'a>,
    wrapper: usize,
    parts: Vec<usize>,
}

impl Rest<'_> {
    fn sum(&self, count: impl Fn(usize) -> usize) -> usize {
        count(self.wrapper) - self.parts.iter().map(|part| count(*part)).sum::<usize>()
    }

    fn of(&self, tally: Tally) -> usize {
        self.sum(|at| self.context.page.count_of(at, tally))
    }

    fn speaks_of(&self, topics: &[Topic]) -> bool {
        topics.iter().any(|topic| self.sum(|at| self.context.page.words(at, *topic)) > 0)
    }

    fn holds_names(&self, marks: &[Mark]) -> bool {
        marks.iter().any(|mark| self.sum(|at| self.context.page.marks(at, *mark)) > 0)
    }

    fn is_within(&self, bounds: &Bounds) -> bool {
        let letters = self.of(Tally::Letters);
        let share = letters as f64 / self.context.page.count_of(self.wrapper, Tally::Letters).max(1) as f64;
        share <= bounds.share
            && letters <= bounds.letters
            && self.of(Tally::Links) <= bounds.links
            && self.sum(|at| self.context.headlines().of(self.context.page, at, Over::Label).1) <= bounds.headlines
            && self.of(Tally::Buttons) <= bounds.buttons
            && self.of(Tally::Images) <= bounds.images
    }

    /// Whether it is a heading and a pitch: few texts that speak of a sign-up, no table, list, facts or drawing.
    fn is_pitch(&self) -> bool {
        let snapshot = self.context.page.snapshot;
        let asks = [Topic::Newsletter, Topic::Subscribe, Topic::Invitation, Topic::Incentive];
        let others = [Tally::Tables, Tally::ListItems, Tally::Svgs];
        let tells_facts = |at: usize| {
            mixed_wrappers::tells_facts(self.context.page, at)
                && !self.parts.iter().any(|part| snapshot.contains(*part, at))
        };
        self.is_within(&PITCH)
            && self.of(Tally::Leaves) <= MOST_PITCH_LEAVES
            && self.speaks_of(&asks)
            && others.iter().all(|tally| self.of(*tally) == 0)
            && !(self.wrapper..snapshot.end(self.wrapper)).any(tells_facts)
    }
}

/// Whether an element around a block holds nothing but blocks of its class and what belongs to them.
fn is_wrapper(context: &Context, accepted: &[Scored], node: usize, wrapper: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let inside = || accepted.iter().filter(|part| snapshot.contains(wrapper, part.candidate.outer));
    let Some(class) = inside().map(|part| part.class).next() else { return false };
    if inside().any(|part| part.class != class || part.chosen) {
        return false;
    }
    let rest = Rest { context, wrapper, parts: inside().map(|part| part.candidate.outer).collect() };
    let is_named = || match class {
        Class::Newsletter => {
            page.is_called(wrapper, &[Mark::Newsletter, Mark::MailingService])
                || pop_ups::is_pop_up(page, wrapper) && rest.of(Tally::Links) <= MOST_POP_UP_LINKS
        }
        Class::Sponsored => page.is_called(wrapper, &[Mark::Sponsored, Mark::RecommendationService]),
    };
    let is_pitched = || {
        // What comes after the form under a heading is something else.
        let after = || snapshot.children(wrapper).filter(|child| !snapshot.is_text(*child) && *child > node);
        class == Class::Newsletter
            && snapshot.parent(node) == Some(wrapper)
            && page.count_of(node, Tally::Fields) + page.count_of(node, Tally::Buttons) > 0
            && !context.is_in_article(wrapper)
            && rest.is_pitch()
            && after().all(|child| page.count_of(child, Tally::Headings) == 0)
    };
    rest.of(Tally::Leaves) > 0
        && rest.of(Tally::Headings) <= 1
        && [Tally::Fields, Tally::Frames, Tally::Media].iter().all(|tally| rest.of(*tally) == 0)
        && rest.sum(|at| context.article_letters(at)) == 0
        && !rest.speaks_of(&OTHER_MATTER)
        && !rest.holds_names(&[Mark::Navigation, Mark::Login, Mark::Checkout, Mark::Comment])
        && (is_named() && (rest.is_within(&SMALL_PART) || rest.is_within(&FEW_WORDS)) || is_pitched())
        && safety::veto(context, wrapper, class).is_none()
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::verdict::written_page::{beside_article, sure_block, with_context, x_of};

    /// Whether the block with `id=x` goes with the element around it.
    fn goes_whole(context: &Context, x: usize, class: Class) -> bool {
        let taken = take_wrappers(context, vec![sure_block(x, class, 4.0)]);
        taken.iter().map(|block| block.candidate.outer).eq(context.page.snapshot.parent(x))
    }

    fn beside(body: &str) -> bool {
        beside_article(body, |context, x| goes_whole(context, x, Class::Newsletter))
    }

    const FORM: &str = "<form id=x>Our newsletter: <input type=email> <button>Sign up</button></form>";

    #[test]
    fn a_heading_and_a_pitch_in_words_of_their_own_go_with_the_form() {
        assert!(beside(&format!(
            "<div><h3>Once a week</h3><p>Subscribe to all that happens on the quay.</p>{FORM}</div>"
        )));
        let address = format!("<div><h3>Harbour office</h3><p>12 Quay Street, upstairs</p>{FORM}</div>");
        assert!(!beside(&address), "it asks nobody to sign up");
        let hours = format!("<div><h3>Subscribe</h3><dl><dt>Monday<dd>eight to five</dl>{FORM}</div>");
        assert!(!beside(&hours), "opening hours");
        let linked = format!("<div><h3>Once a week</h3><a href=/quay>All that happens on the quay</a>{FORM}</div>");
        assert!(!beside(&linked), "it leads somewhere");
        let long = "The harbour office is open from eight to five and closed on Sundays. ".repeat(4);
        assert!(!beside(&format!("<div><p>{long}</p>{FORM}</div>")), "a text of its own");
        let table = "<table><tr><td>12 November<td>Goose fair</table>";
        assert!(!beside(&format!("<div>{FORM}{table}</div>")), "a calendar");
        assert!(!beside(&format!("<div>{FORM}<h3>Goose fair</h3><p>On the quay</p></div>")), "another heading");
        let sentence = "<p id=x><a href=/letters>Get our newsletter</a></p>";
        assert!(!beside(&format!("<div><h3>Postscript</h3><p>The map is sold at the café.</p>{sentence}</div>")));
        assert!(!beside(&format!("<div><label>Search <input type=search></label>{FORM}</div>")), "another field");
    }

    #[test]
    fn what_a_name_calls_a_sign_up_goes_with_its_fine_print() {
        let wrapper = |name: &str| {
            let links = "<a href=/terms>Terms</a> <a href=/privacy>Privacy</a> <a href=/letters>All letters</a>";
            format!("<section class={name}>{FORM}<p>{links}</p><button>Close</button></section>")
        };
        assert!(beside(&wrapper("newsletter")));
        assert!(!beside(&wrapper("popup")), "a drawer may be called so");
        assert!(beside(&format!(
            "<section class=popup>{FORM}<p>You can leave at any time.</p><button>Close</button></section>"
        )));
        let account = wrapper("newsletter").replace("All letters", "Log in");
        assert!(!beside(&account), "a way in");
        assert!(!beside(&wrapper("column")), "nothing says that it is one");
        let story = "<h3><a href=/ferry>The ferry will not sail on Sundays before Easter</a></h3>";
        assert!(!beside(&wrapper("newsletter").replace("<p>", &format!("{story}<p>"))), "a headline");
        let list = "<h4><a href=/q>Queens</a></h4><h4><a href=/d>Drones</a></h4>";
        let pitch =
            "<p>It goes out on Fridays, to everybody who asked for it, and tells what happened on the quay.</p>";
        let news =
            format!("<section class=newsletter>{list}{}</section>", FORM.replace("<input", &format!("{pitch}<input")));
        assert!(!beside(&news), "a list of short headlines");
    }

    #[test]
    fn what_belongs_to_a_block_is_not_asked_what_belongs_to_it() {
        let pitch = "<p>Subscribe to all that happens on the quay.</p>";
        let html = format!("<div id=outer>{pitch}<div id=inner>{pitch}{FORM}</div></div>");
        assert!(beside(&html), "the inner one and no more");
    }

    #[test]
    fn the_article_around_a_form_stays() {
        let prose = crate::verdict::written_page::PROSE;
        let html = format!(
            "<main><article><h1>The bridge</h1>{prose}{prose}<section><h2>What comes next</h2>{FORM}</section>{prose}</article></main>"
        );
        assert!(!with_context(&html, |context| goes_whole(context, x_of(context), Class::Newsletter)));
    }

    #[test]
    fn a_wrapper_with_blocks_of_both_classes_stays() {
        let html = format!("<div class=newsletter>{FORM}<div id=paid>Sponsored: a bank</div></div>");
        beside_article(&html, |context, x| {
            let snapshot = context.page.snapshot;
            let paid = snapshot.children(snapshot.parent(x).unwrap()).last().unwrap();
            let taken = take_wrappers(
                context,
                vec![sure_block(x, Class::Newsletter, 4.0), sure_block(paid, Class::Sponsored, 4.0)],
            );
            assert_eq!(taken.len(), 2);
        });
    }
}
