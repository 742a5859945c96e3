//! The digest of an element's content, by which a verdict that arrives late is recognised as stale.

use super::{Snapshot, vocabulary::tag};

/// FNV-1a over 32 bits: Fowler, Noll and Vo, `draft-eastlake-fnv`.
const OFFSET_BASIS: u32 = 2_166_136_261;
const PRIME: u32 = 16_777_619;
/// What stands for "a text begins"; no tag code and no ASCII letter can be mistaken for it.
const TEXT_BEGINS: u32 = 256;

/// Whether the wire form counts a character as white space.
#[must_use]
pub(crate) fn is_space(character: char) -> bool {
    character <= ' ' || character == '\u{a0}'
}

/// The digest of the element's own subtree. The hands compute the same from the live page (`docs/wire-format.md`).
pub(crate) fn digest(snapshot: &Snapshot, node: usize) -> u32 {
    let mix = |hash: u32, unit: u32| (hash ^ unit).wrapping_mul(PRIME);
    (node..snapshot.end(node)).fold(OFFSET_BASIS, |hash, at| match snapshot.tag(at) {
        tag::TEXT => snapshot
            .text(at)
            .trim_matches(is_space)
            .encode_utf16()
            .fold(mix(hash, TEXT_BEGINS), |hash, unit| mix(hash, u32::from(unit))),
        code => mix(hash, u32::from(code)),
    })
}
