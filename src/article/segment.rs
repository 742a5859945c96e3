//! A page's text cut into segments: the stretches between two edges of blocks, or between two empty lines.
//!
//! A paragraph, a heading, a list item or a table cell is one segment; so is each piece of loose text beside them. Articles are made
//! of whole segments.

use crate::{Snapshot, page::is_block, snapshot::vocabulary::tag};

/// One stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    /// The nearest block around it.
    pub(crate) container: usize,
    /// Its first text node.
    pub(crate) first: usize,
    /// Its last text node.
    pub(crate) last: usize,
}

/// Cuts a page into segments, in document order.
pub(crate) fn segments(snapshot: &Snapshot) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let mut blocks: Vec<usize> = Vec::new();
    let mut open: Option<Segment> = None;
    let mut breaks = 0;
    for node in 0..snapshot.len() {
        let mut edge = false;
        while blocks.pop_if(|block| snapshot.end(*block) <= node).is_some() {
            edge = true;
        }
        let code = snapshot.tag(node);
        if code == tag::TEXT {
            breaks = 0;
        } else if code == tag::BR {
            breaks += 1;
        } else if is_block(code) {
            edge = true;
            blocks.push(node);
        }
        if edge || breaks > 1 {
            found.extend(open.take());
        }
        if code == tag::TEXT {
            let container = blocks.last().copied().unwrap_or(0);
            open.get_or_insert(Segment { container, first: node, last: node }).last = node;
        }
    }
    found.extend(open);
    found
}

/// The nodes that hold the chosen segments and no other text, in document order, none inside another: the container where all of its
/// text is chosen as one, otherwise the pieces of it.
pub(crate) fn cover(snapshot: &Snapshot, segments: &[Segment], chosen: &[bool]) -> Vec<usize> {
    let mut nodes: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < segments.len() {
        if !chosen[at] {
            at += 1;
            continue;
        }
        let segment = &segments[at];
        let container = segment.container;
        let end = snapshot.end(container);
        // Segments of this container with nothing of another block between them.
        let run = segments[at..].iter().take_while(|next| next.container == container).count();
        let alone = (at == 0 || segments[at - 1].last < container)
            && segments.get(at + run).is_none_or(|next| next.first >= end)
            && chosen[at..at + run].iter().all(|chosen| *chosen);
        if alone && container > 0 {
            nodes.push(container);
            at += run;
            continue;
        }
        let floor = at.checked_sub(1).map_or(0, |before| segments[before].last);
        let ceiling = segments.get(at + 1).map_or(snapshot.len(), |next| next.first);
        pieces(snapshot, segment, floor, ceiling, &mut nodes);
        at += 1;
    }
    nodes
}

/// The outermost nodes within the container that hold the segment's text and no other.
fn pieces(snapshot: &Snapshot, segment: &Segment, floor: usize, ceiling: usize, nodes: &mut Vec<usize>) {
    let mut node = segment.first;
    while node <= segment.last {
        if !snapshot.is_text(node) {
            node += 1;
            continue;
        }
        let mut piece = node;
        while let Some(parent) = snapshot.parent(piece) {
            if parent == segment.container || parent <= floor || snapshot.end(parent) > ceiling {
                break;
            }
            piece = parent;
        }
        nodes.push(piece);
        node = snapshot.end(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    fn read(html: &str) -> (Document, Vec<Segment>) {
        let document = Document::parse(html, "").unwrap();
        let found = segments(&document.snapshot);
        (document, found)
    }

    fn words(document: &Document, segment: &Segment) -> String {
        document.texts[segment.first..=segment.last].concat()
    }

    #[test]
    fn blocks_and_empty_lines_set_segments_apart() {
        let (document, found) = read("<div>one <b>two</b><p>three</p>four<br>five<br><br>six</div><li>seven");
        let texts: Vec<_> = found.iter().map(|segment| words(&document, segment)).collect();
        assert_eq!(texts, ["one two", "three", "fourfive", "six", "seven"]);
    }

    #[test]
    fn a_chosen_block_is_named_whole_and_a_mixed_one_by_its_pieces() {
        let (document, found) = read("<div>one <b>two</b><p>three</p>four</div><ul><li>five<br><br>six</li></ul>");
        let snapshot = &document.snapshot;
        let tags = |chosen: &[bool]| -> Vec<u8> {
            cover(snapshot, &found, chosen).into_iter().map(|node| snapshot.tag(node)).collect()
        };
        assert_eq!(found.len(), 5);
        assert_eq!(tags(&[true, false, true, true, true]), [tag::TEXT, tag::B, tag::TEXT, tag::LI]);
        assert_eq!(tags(&[false, true, false, false, true]), [tag::P, tag::TEXT]);
    }
}
