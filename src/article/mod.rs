//! The article: where it stands on the page, and what the page is for.

mod candidate;
mod context;
#[cfg(feature = "cli")]
pub mod evaluation;
mod forest;
mod measure;
mod purpose;
#[cfg(feature = "cli")]
pub mod purpose_rows;
mod region;
mod segment;
mod stack;
#[cfg(feature = "cli")]
mod text;
#[cfg(feature = "cli")]
pub mod training;

pub(crate) use purpose::{MainForm, Purpose, PurposeFinding, purpose};
#[cfg(feature = "cli")]
pub(crate) use purpose::{measurement_names, measurements};
#[cfg(feature = "cli")]
pub(crate) use text::text;

use crate::{
    Snapshot,
    page::{Page, Tally},
};
use forest::Weights;
use region::region_of;
use segment::{Segment, segments};

/// An article on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    /// The smallest element that holds the article's own text; of several articles, all of theirs.
    pub(crate) element: usize,
    /// The element of each article, in document order: `element` alone, or those that endless scrolling has put one under the other.
    pub(crate) articles: Vec<usize>,
    /// The nodes that make up the text, in document order, none inside another: blocks, or pieces of a block that holds other text too.
    pub(crate) texts: Vec<usize>,
}

impl Region {
    /// Whether a node stands in an article's element.
    pub(crate) fn holds(&self, snapshot: &Snapshot, node: usize) -> bool {
        self.articles.iter().any(|article| snapshot.contains(*article, node))
    }

    /// The nodes of the first article's text: the one that the page was opened for.
    #[cfg(feature = "cli")]
    fn first_texts(&self) -> &[usize] {
        let next = self.articles.get(1).copied().unwrap_or(usize::MAX);
        &self.texts[..self.texts.partition_point(|text| *text < next)]
    }
}

/// Letters of shown prose from which what is marked as not shown is no part of an article.
const SHOWN_LETTERS: usize = 400;

/// Finds the article; none where the page has no article.
pub(crate) fn find(page: &Page) -> Option<Region> {
    let weights = Weights::built_in();
    let segments = readable_segments(page);
    if segments.is_empty() {
        return None;
    }
    let mut rows = measure::measure(page, &segments);
    let first: Vec<i32> = rows.iter().map(|row| weights.first.score(row)).collect();
    context::complete(page, &segments, &first, &mut rows);
    let second: Vec<i32> = rows.iter().map(|row| weights.second.score(row)).collect();
    region_of(page, &segments, &second)
}

/// The segments that may belong to an article. Pages carry second copies for other screens and machines that are marked as not shown; they
/// count only where hardly any other prose is there, as on a page that shows its text by script.
fn readable_segments(page: &Page) -> Vec<Segment> {
    let mut segments = segments(page.snapshot);
    let shown = |segment: &Segment| !page.is_hidden(segment.first);
    let prose: usize = segments
        .iter()
        .filter(|segment| shown(segment))
        .map(|segment| page.count_between(segment.first, segment.last + 1, Tally::ProseLetters))
        .sum();
    if prose >= SHOWN_LETTERS {
        segments.retain(shown);
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, SnapshotBuilder, lexicon::Lexicon};

    fn find_in(snapshot: &Snapshot) -> Option<Region> {
        find(&Page::new(snapshot, &Lexicon::new()))
    }

    #[test]
    fn a_page_without_text_has_no_article() {
        assert_eq!(find_in(&SnapshotBuilder::new("", "", "", "").finish()), None);
        assert_eq!(find_in(&Document::parse("", "").unwrap().snapshot), None);
        assert_eq!(find_in(&Document::parse("<nav><a href=/>Start</a></nav>", "").unwrap().snapshot), None);
    }

    #[test]
    fn an_article_is_found_in_scripts_without_spaces_and_from_right_to_left() {
        let japanese = "港の渡し船は一か月のあいだ毎朝遅れ、船長が手紙を三通書いたにもかかわらず、事務所の誰にも理由がわからなかった。".repeat(3);
        let thai =
            "เรือข้ามฟากมาสายทุกเช้าตลอดหนึ่งเดือน และไม่มีใครในสำนักงานท่าเรือบอกได้ว่าเพราะเหตุใด แม้กัปตันจะเขียนจดหมายถึงสามฉบับแล้วก็ตาม"
                .repeat(3);
        let arabic = "تأخرت العبّارة كل صباح طوال شهر كامل، ولم يستطع أحد في مكتب الميناء أن يقول السبب، مع أن القبطان كتب ثلاث رسائل. ".repeat(4);
        for text in [japanese, thai, arabic] {
            let html = format!(
                "<nav><a href=/a>甲</a> <a href=/b>乙</a></nav><main><h1>題</h1><div id=body><p>{text}</p><p>{text}丙</p><p>{text}丁</p></div></main>                 <footer><a href=/c>戊</a></footer>"
            );
            let document = Document::parse(&html, "").unwrap();
            let region = find_in(&document.snapshot).expect("an article");
            assert_eq!(region.texts.len(), 3, "{}", super::text(&document, &region));
        }
    }

    #[test]
    fn a_copy_for_another_screen_is_no_part_of_the_article() {
        let prose = "<p>The ferry had been late every morning for a month, and nobody at the harbour office could say why, though             the captain had written three letters and a poem about it.</p>";
        let html =
            format!("<h1>The ferry</h1><article>{}</article><div hidden>{}</div>", prose.repeat(4), prose.repeat(4));
        let document = Document::parse(&html, "").unwrap();
        let region = find_in(&document.snapshot).expect("an article");
        assert!(region.texts.iter().all(|text| document.snapshot.contains(region.element, *text)));
        assert_eq!(document.snapshot.tag(region.element), crate::vocabulary::tag::ARTICLE);
    }

    #[test]
    fn a_deep_and_wide_page_is_read_in_time() {
        let html = format!(
            "{}{}",
            "<div class=comment-box>".repeat(480),
            "<p>One of very many paragraphs, all alike.</p>".repeat(20_000)
        );
        let document = Document::parse(&html, "").unwrap();
        let page = Page::new(&document.snapshot, &Lexicon::new());
        let begin = std::time::Instant::now();
        find(&page);
        // Some hundred times what it takes; a search that is quadratic would take longer still.
        assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
    }
}
