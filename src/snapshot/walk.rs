//! The walk from a parsed page to its snapshot, whatever tree the page was parsed into: the native parser's or a browser's.

use std::borrow::Cow;

use super::{Snapshot, SnapshotBuilder, attributes::Written, digest::is_space, vocabulary::tag};
use crate::EngineError;

/// Not in a snapshot at all.
const SKIPPED: [&str; 11] =
    ["script", "style", "noscript", "template", "link", "meta", "title", "head", "base", "param", "track"];
/// In a snapshot, but their contents are not.
const CLOSED: [&str; 11] =
    ["svg", "math", "select", "textarea", "iframe", "object", "embed", "video", "audio", "canvas", "datalist"];

/// What a node of a tree is.
pub(crate) enum Content<'a> {
    Element(Written<'a>),
    Text(Cow<'a, str>),
    Other,
}

/// A node of a parsed page.
pub(crate) trait TreeNode: Sized {
    fn content(&self) -> Content<'_>;
    fn children(&self) -> Vec<Self>;
}

/// What a document says of itself.
pub(crate) struct Header<'a> {
    pub(crate) address: &'a str,
    pub(crate) title: &'a str,
    pub(crate) language: &'a str,
    pub(crate) open_graph_type: &'a str,
}

/// What a walk gave.
pub(crate) struct Walked {
    /// The number of elements, as `document.querySelectorAll('*').length` gives it.
    pub(crate) elements: usize,
    pub(crate) snapshot: Snapshot,
}

/// Walks a page from its root element. Identities are indexes in document order. `met` is told of each node of the snapshot its uncut text,
/// which is empty for an element.
pub(crate) fn walk<Node: TreeNode>(
    header: &Header,
    root: Option<Node>,
    met: impl FnMut(&str),
) -> Result<Walked, EngineError> {
    let address = header.address.split(['?', '#']).next().unwrap_or_default();
    let title = header.title.trim_matches(is_space);
    let builder = SnapshotBuilder::new(address, title, header.language, header.open_graph_type);
    let mut walk = Walk { elements: 0, builder, met };
    if let Some(root) = root {
        walk.from(root)?;
    }
    Ok(Walked { elements: walk.elements, snapshot: walk.builder.finish() })
}

struct Walk<Met> {
    elements: usize,
    builder: SnapshotBuilder,
    met: Met,
}

/// An explicit stack: parsers allow any depth, the call stack does not.
enum Step<Node> {
    /// Where `shown` is false, an element is only counted, so that later indexes stay right.
    Enter {
        node: Node,
        shown: bool,
        place: Place,
    },
    Leave,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Root,
    InRoot,
    Deeper,
}

impl<Met: FnMut(&str)> Walk<Met> {
    fn from<Node: TreeNode>(&mut self, root: Node) -> Result<(), EngineError> {
        let mut steps = vec![Step::Enter { node: root, shown: true, place: Place::Root }];
        while let Some(step) = steps.pop() {
            let Step::Enter { node, shown, place } = step else {
                self.builder.close();
                continue;
            };
            let element = match node.content() {
                Content::Element(element) => element,
                Content::Text(text) => {
                    // The parser may give the root whitespace texts before the body, which the walk of the content script does not visit.
                    if shown && place != Place::InRoot {
                        self.text(&text)?;
                    }
                    continue;
                }
                Content::Other => continue,
            };
            let identity = self.elements as u32;
            self.elements += 1;
            let name = &*element.name;
            if name == "template" {
                continue; // its contents are another document's
            }
            let shown =
                shown && !SKIPPED.contains(&name) && (place != Place::InRoot || matches!(name, "body" | "frameset"));
            let walked = shown && !element.is_editor() && !CLOSED.contains(&name);
            if shown {
                self.builder.open(tag::code(name), identity, element.flags())?;
                (self.met)("");
                element.describe(&mut self.builder);
                steps.push(Step::Leave);
            }
            let place = if place == Place::Root { Place::InRoot } else { Place::Deeper };
            let from = steps.len();
            steps.extend(node.children().into_iter().map(|node| Step::Enter { node, shown: walked, place }));
            steps[from..].reverse();
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), EngineError> {
        let before = self.builder.len();
        self.builder.text(text)?;
        if self.builder.len() > before {
            (self.met)(text);
        }
        Ok(())
    }
}
