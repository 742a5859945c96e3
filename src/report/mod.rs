//! What a report of a wrong block holds: its structure, redacted so that nothing of the reader or of the text leaves with it.

use serde::Serialize;

use crate::{
    EngineError, Snapshot,
    page::letters,
    snapshot::vocabulary::{attribute, tag},
};

/// Nodes of a skeleton, at most: enough for any block, and small enough to read through before it is saved.
const MOST_NODES: usize = 400;

/// The redacted structure of one block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Skeleton {
    /// The nodes in document order.
    pub nodes: Vec<SkeletonNode>,
    /// Whether nodes beyond the limit were left out.
    pub cut: bool,
}

/// One node of a skeleton.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SkeletonNode {
    /// Levels below the block.
    pub depth: usize,
    /// The element's name, `#text` for a text.
    pub tag: String,
    /// Names that page builders gave it: class, id, type, role. Digits are replaced by `0`.
    pub names: Vec<(String, String)>,
    /// Letters of a text.
    pub letters: usize,
}

/// The skeleton of the element with an identity.
///
/// It holds no text, no address and no value: names of classes and ids with their digits replaced, and lengths.
///
/// # Errors
/// [`EngineError::BadRequest`] when the snapshot has no such element.
pub fn skeleton(snapshot: &Snapshot, element: u32) -> Result<Skeleton, EngineError> {
    let root = (0..snapshot.len())
        .find(|node| !snapshot.is_text(*node) && snapshot.identity(*node) == element)
        .ok_or_else(|| EngineError::BadRequest(format!("the snapshot has no element {element}")))?;
    let end = snapshot.end(root);
    let nodes = (root..end.min(root + MOST_NODES)).map(|node| skeleton_node(snapshot, root, node)).collect();
    Ok(Skeleton { nodes, cut: end - root > MOST_NODES })
}

fn skeleton_node(snapshot: &Snapshot, root: usize, node: usize) -> SkeletonNode {
    let kept = [attribute::TAG, attribute::ID, attribute::CLASS, attribute::TYPE, attribute::ROLE];
    SkeletonNode {
        depth: snapshot.depth(node) - snapshot.depth(root),
        tag: tag::NAMES[snapshot.tag(node) as usize].to_owned(),
        names: snapshot
            .attributes(node)
            .filter(|(name, _)| kept.contains(name))
            .map(|(name, value)| (attribute::NAMES[name as usize].to_owned(), without_digits(value)))
            .collect(),
        letters: letters(snapshot.text(node)),
    }
}

/// Numbers in names may be a customer's or a session's.
fn without_digits(name: &str) -> String {
    name.chars().map(|character| if character.is_ascii_digit() { '0' } else { character }).collect()
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_read_is_in_it() {
        let html = "<div id=box-4711 title=secret><p>secret words</p><a href=/secret>secret</a><input type=email placeholder=secret></div>";
        let document = crate::Document::parse(html, "").unwrap();
        let skeleton = skeleton(&document.snapshot, 3).unwrap();
        assert!(!format!("{skeleton:?}").contains("secret"));
        assert_eq!(skeleton.nodes[0].names, [("id".to_owned(), "box-0000".to_owned())]);
        assert_eq!(skeleton.nodes.len(), 6);
    }

    #[test]
    fn an_unknown_element_is_named() {
        let document = crate::Document::parse("<p>a", "").unwrap();
        assert_eq!(skeleton(&document.snapshot, 99).unwrap_err().code(), "bad-request");
    }
}
