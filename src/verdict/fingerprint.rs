//! What recognises a block on a later visit.

use crate::{
    Snapshot,
    page::{Page, Tally},
    signals::MOST_LETTERS,
    snapshot::vocabulary::{attribute, tag},
    verdict::Class,
};

/// Where a hash begins.
pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over 64 bits.
pub(super) fn mix(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A name without its digits: builders number their blocks anew on each page.
pub(super) fn without_digits(name: &str) -> String {
    name.chars().filter(|character| !character.is_ascii_digit()).collect()
}

/// The fingerprint of a block: its class, the names of its element and the shape of what it holds.
///
/// It is made of structure and never of text, so that remembering it remembers nothing that was read. Digits in names are left out.
#[must_use]
pub fn fingerprint(snapshot: &Snapshot, node: usize, class: Class) -> String {
    let mut hash = mix(SEED, &[class as u8, snapshot.tag(node)]);
    for (name, value) in snapshot.attributes(node) {
        if matches!(name, attribute::TAG | attribute::ID | attribute::CLASS | attribute::ROLE | attribute::NAME) {
            hash = mix(mix(hash, &[name]), without_digits(value).as_bytes());
        }
    }
    // Fields and frames are what a block is for; texts and pictures around them change from page to page.
    for at in node + 1..snapshot.end(node) {
        let code = snapshot.tag(at);
        if matches!(code, tag::FORM | tag::INPUT | tag::BUTTON | tag::IFRAME | tag::SELECT | tag::TEXTAREA) {
            hash = mix(hash, &[code]);
            if let Some(kind) = snapshot.attribute(at, attribute::TYPE) {
                hash = mix(hash, kind.as_bytes());
            }
        }
    }
    format!("{hash:016x}")
}

/// The elements that the reader said are wrong on this site.
pub(super) fn kept(page: &Page, fingerprints: &[String]) -> Vec<usize> {
    let snapshot = page.snapshot;
    if fingerprints.is_empty() {
        return Vec::new();
    }
    let is_kept = |node: &usize| {
        [Class::Newsletter, Class::Sponsored]
            .into_iter()
            .any(|class| fingerprints.contains(&fingerprint(snapshot, *node, class)))
    };
    (1..snapshot.len())
        .filter(|node| !snapshot.is_text(*node) && page.count_of(*node, Tally::Letters) <= MOST_LETTERS)
        .filter(is_kept)
        .collect()
}
