//! The article's own text, from the uncut texts of a natively parsed page.

use super::Region;
use crate::{
    Document,
    page::is_block,
    snapshot::vocabulary::{flag, tag},
};

/// The text of the region's first article: paragraphs set apart by an empty line, white space collapsed.
pub(crate) fn text(document: &Document, region: &Region) -> String {
    let mut written = Written::default();
    let mut last: Option<usize> = None;
    for &node in region.first_texts() {
        // Pieces of one block are one paragraph; so are the cells of a row.
        if !last.is_some_and(|last| run_on(document, last, node)) {
            written.paragraph();
        }
        piece(document, node, &mut written);
        last = Some(node);
    }
    written.text
}

fn run_on(document: &Document, before: usize, node: usize) -> bool {
    let snapshot = &document.snapshot;
    if is_block(snapshot.tag(node)) || is_block(snapshot.tag(before)) {
        let cell = |node| matches!(snapshot.tag(node), tag::TD | tag::TH);
        return cell(before) && cell(node) && snapshot.parent(before) == snapshot.parent(node);
    }
    // Nothing but inline elements between the two, and no empty line.
    let between = snapshot.end(before)..node;
    let breaks = between.clone().filter(|at| snapshot.tag(*at) == tag::BR).count();
    breaks < 2 && between.into_iter().all(|at| !is_block(snapshot.tag(at)) && !snapshot.is_text(at))
}

fn piece(document: &Document, node: usize, written: &mut Written) {
    let snapshot = &document.snapshot;
    written.space();
    let mut breaks = 0;
    for at in node..snapshot.end(node) {
        match snapshot.tag(at) {
            tag::TEXT => {
                breaks = 0;
                if snapshot.text(at).starts_with(' ') {
                    written.space();
                }
                written.push(&document.texts[at]);
            }
            tag::BR => {
                breaks += 1;
                if breaks == 2 { written.paragraph() } else { written.space() }
            }
            _ if snapshot.has_flag(at, flag::SPACE_BEFORE) => written.space(),
            _ => {}
        }
    }
    written.space();
}

#[derive(Default)]
struct Written {
    text: String,
    gap: &'static str,
}

impl Written {
    fn space(&mut self) {
        if self.gap.is_empty() {
            self.gap = " ";
        }
    }

    fn paragraph(&mut self) {
        self.gap = "\n\n";
    }

    fn push(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                self.space();
                continue;
            }
            if !self.text.is_empty() {
                self.text.push_str(self.gap);
            }
            self.gap = "";
            self.text.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stand_apart_and_white_space_collapses() {
        let html = "<body>loose <i> text</i><p>One\n two <b>three</b></p><p>four<br><br>five<br>six</p><table><tr><td>a<td>b<tr><td>c</table>";
        let document = Document::parse(html, "").unwrap();
        let segments = super::super::segment::segments(&document.snapshot);
        let texts = super::super::segment::cover(&document.snapshot, &segments, &vec![true; segments.len()]);
        let region = Region { element: 1, articles: vec![1], texts };
        assert_eq!(text(&document, &region), "loose text\n\nOne two three\n\nfour\n\nfive six\n\na b\n\nc");
    }

    #[test]
    fn texts_are_not_cut() {
        let long = "word ".repeat(400);
        let document = Document::parse(&format!("<p>{long}</p>"), "").unwrap();
        let paragraph = (0..document.snapshot.len()).find(|at| document.snapshot.tag(*at) == tag::P).unwrap();
        let region = Region { element: paragraph, articles: vec![paragraph], texts: vec![paragraph] };
        assert_eq!(text(&document, &region), long.trim());
    }
}
