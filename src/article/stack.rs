//! Several articles on one page, one under the other, as endless scrolling leaves them.

use crate::{
    page::{Page, Tally},
    snapshot::vocabulary::tag,
};

/// Letters of its own text that each article of a stack has at least: a teaser has fewer.
const FEWEST_LETTERS: usize = 600;
/// What the articles of a stack hold together, in percent of all the text that was chosen: what is more spread out is one article
/// in sections.
const TOGETHER: usize = 90;

/// The elements of the articles that stand one under the other in an element, each with a main headline of its own; none where there are
/// not two.
///
/// `texts` are the nodes of the chosen text, in document order.
pub(super) fn stacked(page: &Page, element: usize, texts: &[usize]) -> Vec<usize> {
    let snapshot = page.snapshot;
    let letters = |within: usize| -> usize {
        let end = snapshot.end(within);
        let own = texts.iter().filter(|text| (within..end).contains(*text));
        own.map(|text| page.count_of(*text, Tally::Letters)).sum()
    };
    let is_article = |node: usize| {
        !snapshot.is_text(node)
            && match page.count_of(node, Tally::MainHeadings) {
                0 => snapshot.tag(node) == tag::ARTICLE && page.count_of(node, Tally::Headings) > 0,
                // Some sites make every heading of one article a main heading.
                headings => headings == 1,
            }
            && letters(node) >= FEWEST_LETTERS
    };
    let articles: Vec<usize> = snapshot.children(element).filter(|child| is_article(*child)).collect();
    let alike = articles.windows(2).all(|pair| snapshot.tag(pair[0]) == snapshot.tag(pair[1]));
    let together: usize = articles.iter().map(|article| letters(*article)).sum();
    if articles.len() < 2 || !alike || together * 100 < letters(element) * TOGETHER { Vec::new() } else { articles }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, lexicon::Lexicon};

    fn stack(html: &str) -> usize {
        let document = Document::parse(html, "").unwrap();
        let page = Page::new(&document.snapshot, &Lexicon::new());
        let nodes_of = |code: u8| (0..page.snapshot.len()).filter(move |node| page.snapshot.tag(*node) == code);
        let texts: Vec<usize> = nodes_of(tag::P).collect();
        let element = nodes_of(tag::MAIN).next().unwrap();
        stacked(&page, element, &texts).len()
    }

    fn story(tag: &str, heading: &str, sentences: usize) -> String {
        let text =
            "The ferry had been late every morning for a month, and nobody at the harbour office could say why. ";
        format!("<{tag}><{heading}>Late again</{heading}><p>{}</p></{tag}>", text.repeat(sentences))
    }

    #[test]
    fn articles_under_headlines_of_their_own_are_each_one() {
        let page = |one: &str, other: &str| format!("<main>{one}<hr>{other}</main>");
        assert_eq!(stack(&page(&story("div", "h1", 12), &story("div", "h1", 9))), 2);
        assert_eq!(stack(&page(&story("article", "h2", 12), &story("article", "h2", 9))), 2);
    }

    #[test]
    fn sections_and_teasers_are_none() {
        let page = |parts: &[String]| format!("<main>{}</main>", parts.concat());
        assert_eq!(stack(&page(&[story("section", "h2", 12), story("section", "h2", 12)])), 0);
        assert_eq!(stack(&page(&[story("div", "h1", 12), story("div", "h1", 2), story("div", "h1", 2)])), 0);
        let chapters = story("section", "h1", 8).replace("</section>", "<h1>Second</h1></section>");
        assert_eq!(stack(&page(&[chapters.clone(), chapters])), 0);
        assert_eq!(stack(&page(&[story("section", "h1", 12)])), 0);
    }
}
