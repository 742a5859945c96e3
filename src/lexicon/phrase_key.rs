// The key of a phrase. The build script writes tables of keys and the engine looks them up, so both include this file.

/// How a phrase may stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Between two word boundaries.
    Whole = 1,
    /// At the beginning of a word (`newsletter*`).
    Prefix = 2,
    /// At the end of a word (`*newsletter`).
    Suffix = 3,
    /// Anywhere, in a script that does not set words apart.
    Inside = 4,
}

/// FNV-1a, 32 bits, one character a step.
pub(crate) const KEY_BASIS: u32 = 2_166_136_261;

/// Takes one more character into a key.
pub(crate) fn extend(key: u32, character: char) -> u32 {
    (key ^ character as u32).wrapping_mul(16_777_619)
}

/// Ends a key. The multiplications spread the bits (the finalizer of `MurmurHash3`), because tables are searched by the upper ones.
pub(crate) fn finish(key: u32, fit: Fit) -> u32 {
    let mut key = key ^ (fit as u32).wrapping_mul(0x9e37_79b9);
    key = (key ^ (key >> 16)).wrapping_mul(0x85eb_ca6b);
    key = (key ^ (key >> 13)).wrapping_mul(0xc2b2_ae35);
    key ^ (key >> 16)
}

/// Whether a script is written without spaces between words and with more meaning to the character: Han, Hiragana, Katakana,
/// Hangul, Thai, Lao, Khmer.
pub(crate) fn is_dense(character: char) -> bool {
    matches!(character as u32,
        0x0e00..=0x0eff | 0x1100..=0x11ff | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3130..=0x318f | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff66..=0xff9f | 0x20000..=0x2fa1f)
}
