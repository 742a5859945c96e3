//! The redacted structure of one block.

use serde::Serialize;

use super::redact::redact;
use crate::{
    Snapshot,
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
    /// Names that page builders gave it: class, id, type, role. Redacted, and every digit replaced by `0`.
    pub names: Vec<(String, String)>,
    /// Letters of a text.
    pub letters: usize,
}

/// The skeleton of a node: no text, no address and no value, only redacted names of classes and ids, and lengths.
pub(super) fn skeleton(snapshot: &Snapshot, root: usize, typed: &[String]) -> Skeleton {
    let end = snapshot.end(root);
    let nodes = (root..end.min(root + MOST_NODES)).map(|node| skeleton_node(snapshot, root, node, typed)).collect();
    Skeleton { nodes, cut: end - root > MOST_NODES }
}

fn skeleton_node(snapshot: &Snapshot, root: usize, node: usize, typed: &[String]) -> SkeletonNode {
    let kept = [attribute::TAG, attribute::ID, attribute::CLASS, attribute::TYPE, attribute::ROLE];
    SkeletonNode {
        depth: snapshot.depth(node) - snapshot.depth(root),
        tag: tag::NAMES[snapshot.tag(node) as usize].to_owned(),
        names: snapshot
            .attributes(node)
            .filter(|(name, _)| kept.contains(name))
            .map(|(name, value)| {
                // What was typed may be in a name, but types and roles are words of HTML.
                let typed = if matches!(name, attribute::TYPE | attribute::ROLE) { &[] } else { typed };
                (attribute::NAMES[name as usize].to_owned(), redact(value, typed))
            })
            .collect(),
        letters: letters(snapshot.text(node)),
    }
}
