//! What an article shows to talk about it: sign-ups, code, lists of letters.

use crate::{
    lexicon::Topic,
    page::Tally,
    signals::Context,
    snapshot::vocabulary::{attribute, tag},
    verdict::Class,
};

/// A sign-up that an article shows to talk about it: in a figure or a box with a caption, or a form whose source the article prints.
pub(super) fn exhibit(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let Some(region) = context.region.filter(|region| class == Class::Newsletter && region.holds(snapshot, node))
    else {
        return false;
    };
    let is_captioned = |at: usize| snapshot.children(at).any(|child| snapshot.tag(child) == tag::FIGCAPTION);
    let is_named_caption = |at: usize| {
        page.count_of(at, Tally::Letters) > 0
            && page.count_of(at, Tally::Fields) == 0
            && page.names_hold(at, &[attribute::CLASS], "caption")
    };
    let shows =
        |at: usize| snapshot.tag(at) == tag::FIGURE && is_captioned(at) || snapshot.children(at).any(is_named_caption);
    let mut within =
        std::iter::once(node).chain(snapshot.ancestors(node).take_while(|at| !region.articles.contains(at)));
    let prints_source =
        || region.articles.iter().any(|article| (*article..snapshot.end(*article)).any(|at| prints_form(context, at)));
    within.any(shows) || page.count_of(node, Tally::Fields) > 0 && prints_source()
}

/// Whether an element is code in which a form stands.
fn prints_form(context: &Context, node: usize) -> bool {
    let snapshot = context.page.snapshot;
    if snapshot.tag(node) != tag::PRE {
        return false;
    }
    // Highlighting puts each word and bracket into an element of its own.
    let code: String =
        (node..snapshot.end(node)).filter(|at| snapshot.is_text(*at)).map(|at| snapshot.text(at)).collect();
    ["<form", "<input"].iter().any(|source| code.contains(source))
}

/// Code, or what the code just before it makes: a form that documentation shows.
pub(super) fn code(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let holds = |at: usize| (at..snapshot.end(at)).any(|at| snapshot.tag(at) == tag::PRE);
    let shown_by = |at: usize| page.previous_element(at).is_some_and(holds);
    holds(node) || context.is_in_article(node) && snapshot.itself_and_ancestors(node).take(3).any(shown_by)
}

/// Letters that make a list of them.
/// One loses 48 newsletter blocks; 6 move nothing on labelled pages and change the verdict on 2 of the pages of `tests`.
const FEWEST_LISTED: u32 = 3;

/// Letters that an article lists, one a row or card, each with its own link: what the article is about.
pub(super) fn listed_letter(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_one = |at: usize| {
        snapshot.tag(at) == snapshot.tag(node)
            && page.count_of(at, Tally::Links) > 0
            && page.words(at, Topic::Newsletter) + page.words(at, Topic::Subscribe) + page.words(at, Topic::Email) > 0
    };
    class == Class::Newsletter
        && page.count_of(node, Tally::Fields) == 0
        && page.standing(node).same_tag >= FEWEST_LISTED
        && context.is_in_article(node)
        && snapshot
            .parent(node)
            .is_some_and(|parent| snapshot.children(parent).filter(|at| is_one(*at)).count() >= FEWEST_LISTED as usize)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{
            Veto,
            written_block::{veto_on, veto_within},
        },
    };

    #[test]
    fn a_sign_up_that_the_article_shows_stays() {
        let form = "<form id=x><h3>Get our newsletter</h3><input type=email><button>Sign up</button></form>";
        assert_eq!(veto_within(form), None);
        let caption = "<figcaption>Specimen 1, from a garden weblog</figcaption>";
        assert_eq!(veto_within(&format!("<figure>{form}{caption}</figure>")), Some(Veto::Exhibit));
        assert_eq!(veto_within(&format!("<figure>{form}</figure>")), None);
        let box_with = |caption: &str| format!("<div class=example>{form}{caption}</div>");
        assert_eq!(veto_within(&box_with("<p class=box-caption>Fig. 1, a specimen</p>")), Some(Veto::Exhibit));
        assert_eq!(veto_within(&box_with("<p class=box-pitch>Every Friday</p>")), None);
        let source = "<pre><span>&lt;</span><span>form</span> method=post&gt;</pre><p>This is what it looks like:</p>";
        assert_eq!(veto_within(&format!("{source}<div>{form}</div>")), Some(Veto::Exhibit));
        assert_eq!(veto_within(&format!("<pre>let form = 1;</pre><p>And that was all.</p><div>{form}</div>")), None);
    }

    #[test]
    fn code_stays() {
        let html = "<div id=x><pre>&lt;form&gt; Subscribe to our newsletter</pre><a href=/n>Sign up</a></div>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::Code));
    }

    #[test]
    fn letters_that_the_article_lists_stay() {
        let letter = |id: &str, name: &str| {
            format!(
                "<div id={id}><h3>{name}</h3><p>Every Friday, for nothing.</p><a href=/{id}>Subscribe to the newsletter</a></div>"
            )
        };
        let list = [letter("x", "Tides"), letter("y", "Ferries"), letter("z", "Fog")].concat();
        assert_eq!(veto_within(&format!("<section>{list}</section>")), Some(Veto::ListedLetter));
        assert_eq!(veto_within(&format!("<section>{}</section>", letter("x", "Tides"))), None);
    }
}
