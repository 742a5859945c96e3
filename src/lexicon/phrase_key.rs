// The key of a phrase. The build script writes tables of keys and the engine looks them up, so both include this file.

/// How a phrase may stand in a text. Each has a table of its own, so that one is never mistaken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Between two word boundaries.
    Whole,
    /// Anywhere, in a script that does not set words apart.
    Inside,
    /// At the beginning of a word (`newsletter*`).
    Prefix,
    /// At the end of a word (`*newsletter`).
    Suffix,
}

impl Fit {
    /// Every fit, in the order of the tables.
    pub(crate) const ALL: [Self; 4] = [Self::Whole, Self::Inside, Self::Prefix, Self::Suffix];
}

/// Bits of a key.
pub(crate) const KEY_BITS: u32 = 32;
/// The lowest bits of a key that the table of captions does without: it is asked about short texts only, a thirtieth of a page's phrases,
/// so that it may be wrong as much oftener, and each phrase costs that many bits less.
pub(crate) const DROPPED_OF_CAPTIONS: u32 = 6;
/// Words that a phrase may have.
pub(crate) const MOST_WORDS: usize = 6;
/// Characters that a phrase may have.
pub(crate) const MOST_CHARACTERS: usize = 64;
/// Characters that a phrase of a dense script may have. Thai writes vowels as characters of their own: 168 of its 788 phrases have more than
/// 16 characters and 13 more than 24 (26 November 2026).
pub(crate) const MOST_DENSE_CHARACTERS: usize = 24;
/// Characters that a phrase with a star must have besides it.
pub(crate) const FEWEST_STARRED: usize = 3;

/// A prime, so that each character moves all bits of what stands before it.
pub(crate) const MULTIPLIER: u32 = 0x9e37_79b1;

/// Takes one more character into the sum over a text. The sum over any stretch follows from those at its two ends ([`stretch`]).
pub(crate) fn extend(sum: u32, character: char) -> u32 {
    sum.wrapping_mul(MULTIPLIER).wrapping_add(character as u32)
}

/// The sum over a stretch: `to` at its end, `from` at its beginning, `power` the multiplier to the power of its length.
pub(crate) fn stretch(from: u32, to: u32, power: u32) -> u32 {
    to.wrapping_sub(from.wrapping_mul(power))
}

/// The key of a sum. The multiplications spread the bits (the finalizer of `MurmurHash3`), because tables are searched by the upper ones.
pub(crate) fn finish(sum: u32) -> u32 {
    let mut key = (sum ^ (sum >> 16)).wrapping_mul(0x85eb_ca6b);
    key = (key ^ (key >> 13)).wrapping_mul(0xc2b2_ae35);
    (key ^ (key >> 16)) >> (u32::BITS - KEY_BITS)
}

/// Whether a script is written without spaces between words and with more meaning to the character: Han, Hiragana, Katakana,
/// Hangul, Thai, Lao, Khmer.
pub(crate) fn is_dense(character: char) -> bool {
    matches!(character as u32,
        0x0e00..=0x0eff | 0x1100..=0x11ff | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3130..=0x318f | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff66..=0xff9f | 0x20000..=0x2fa1f)
}
