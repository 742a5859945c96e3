//! The digest of an element's content, by which a verdict that arrives late is recognised as stale.

use super::{Snapshot, vocabulary::tag};
use crate::hash::{BASIS, mix, mix_text};

/// What stands for "a text begins"; no tag code and no ASCII letter can be mistaken for it.
const TEXT_BEGINS: u32 = 256;

/// Whether the wire form counts a character as white space.
#[must_use]
pub(crate) fn is_space(character: char) -> bool {
    character <= ' ' || character == '\u{a0}'
}

/// The digest of the element's own subtree. The hands compute the same from the live page (`docs/wire-format.md`).
pub(crate) fn digest(snapshot: &Snapshot, node: usize) -> u32 {
    (node..snapshot.end(node)).fold(BASIS, |hash, at| match snapshot.tag(at) {
        tag::TEXT => mix_text(mix(hash, TEXT_BEGINS), snapshot.text(at).trim_matches(is_space)),
        code => mix(hash, u32::from(code)),
    })
}
