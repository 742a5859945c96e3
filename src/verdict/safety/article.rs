//! The article with its headline, and the main part of the page.

use crate::{lexicon::Topic, page::Tally, signals::Context, snapshot::vocabulary::tag, verdict::Class};

/// The region itself, the main element, or the page's only main headings.
pub(super) fn main_part(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let headings = page.count_of(node, Tally::MainHeadings);
    let heading = headings > 0
        && (headings == page.count_of(0, Tally::MainHeadings)
            || (node..snapshot.end(node)).any(|at| names_page(context, at)));
    let main = (node..snapshot.end(node)).any(|at| snapshot.tag(at) == tag::MAIN);
    let region =
        context.region.is_some_and(|region| region.articles.iter().any(|article| snapshot.contains(node, *article)));
    heading || main || region
}

/// Letters from which a heading that the title repeats is the page's headline.
/// Halved or doubled, it moves nothing.
const FEWEST_HEADLINE_LETTERS: usize = 12;

/// Whether an element is a main heading that the page's title repeats.
fn names_page(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    if snapshot.tag(node) != tag::H1 || page.count_of(node, Tally::Letters) < FEWEST_HEADLINE_LETTERS {
        return false;
    }
    let plain = |text: &str| -> String { text.chars().filter(|letter| letter.is_alphanumeric()).collect() };
    let heading: String =
        (node..snapshot.end(node)).filter(|at| snapshot.is_text(*at)).map(|at| plain(snapshot.text(at))).collect();
    plain(snapshot.title()).contains(&heading)
}

/// Letters of the article's own text that a block may hold: a sentence of invitation that the article detector took for text.
/// Half as many lose one newsletter block, twice as many move nothing.
const MOST_ARTICLE_LETTERS: usize = 400;

/// Letters of pitch and fine print beside an e-mail field that the article detector may have taken for text.
/// Halved or doubled, it moves nothing.
const MOST_FORM_PROSE: usize = 250;

/// Letters of the article's own text from which a block holds a paragraph of it, where most of the block is something else.
/// Halved or doubled, it moves nothing.
const PARAGRAPH_LETTERS: usize = 60;

/// The part of the article's own text beyond which a block holds the article: one in so many.
/// Eight lose one newsletter block, two move nothing.
const ARTICLE_PART: usize = 4;

/// The part of the article's own text up to which it may be the pitch and fine print of a form: one in so many.
/// Halved or doubled, it moves nothing.
const FORM_PROSE_PART: usize = 20;

/// Much of the article's own text, or a paragraph of it.
pub(super) fn article(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let own = context.article_letters(node);
    let all = context.all_article_letters();
    // A paragraph in a block that is mostly something else. The blurbs of a list with its disclosure read like one.
    let paragraph = own > PARAGRAPH_LETTERS
        && own * 2 < page.count_of(node, Tally::Letters)
        && page.words(node, Topic::LeadDisclosure) == 0;
    // The pitch and the fine print of a sign-up form read like prose as well.
    let of_form = page.count_of(node, Tally::EmailFields) > 0 && own <= MOST_FORM_PROSE && own * FORM_PROSE_PART <= all;
    own > MOST_ARTICLE_LETTERS || own * ARTICLE_PART > all.max(1) || (paragraph && !of_form)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
        written_page::PROSE,
    };

    #[test]
    fn what_holds_the_article_stays() {
        let html = format!("<div id=x><h2>Newsletter</h2>{}</div>", PROSE.repeat(9));
        assert!(matches!(veto_on(&html, Class::Newsletter), Some(Veto::Article | Veto::MainPart)));
    }

    #[test]
    fn the_headline_stays_whatever_other_main_headings_there_are() {
        let html = "<title>The ferry that came too late | Harbour News</title><div id=x><h1>The ferry that came too late</h1>\
            <p>Get our newsletter</p><form><input type=email><button>Sign up</button></form></div><h1>Another</h1>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::MainPart));
    }
}
