//! FNV-1a over 32 bits: Fowler, Noll and Vo, `draft-eastlake-fnv`. Of more than bytes it is taken unit by unit, as the page side does
//! (`docs/wire-format.md`).

/// Where a hash begins.
pub(crate) const BASIS: u32 = 2_166_136_261;

/// The hash with one more unit.
pub(crate) const fn mix(hash: u32, unit: u32) -> u32 {
    (hash ^ unit).wrapping_mul(16_777_619)
}

/// The hash with the UTF-16 units of a text.
pub(crate) fn mix_text(hash: u32, text: &str) -> u32 {
    text.encode_utf16().fold(hash, |hash, unit| mix(hash, u32::from(unit)))
}
