//! What words are about: the phrases of 14 and more languages, and the names that page builders give to blocks.
//!
//! The lists (`words/*.txt`, `marks.txt`, `captions.txt`) are data; `build.rs` compiles them into tables of 32-bit keys. Matching all languages at
//! once costs nothing more than matching one and needs no guess of the page's language. With some 20,000 keys a false hit is met once in
//! some 210,000 look-ups.

mod phrase_key;
mod table;

pub(crate) use phrase_key::is_dense;
pub(crate) use table::{PhraseTable, Spans};

include!(concat!(env!("OUT_DIR"), "/words.rs"));
include!(concat!(env!("OUT_DIR"), "/marks.rs"));
include!(concat!(env!("OUT_DIR"), "/captions.rs"));

/// The tables, decoded once when the engine starts.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Phrases of natural language.
    pub(crate) words: PhraseTable,
    /// Names of elements, classes, ids and hosts.
    pub(crate) marks: PhraseTable,
    /// Phrases of headings, buttons and other short texts, by what their pages are for.
    pub(crate) captions: PhraseTable,
}

impl Lexicon {
    /// Decodes the compiled tables.
    pub(crate) fn new() -> Self {
        Self {
            words: PhraseTable::decode(include_bytes!(concat!(env!("OUT_DIR"), "/words.bin")), Topic::ALL.len(), 0),
            marks: PhraseTable::decode(include_bytes!(concat!(env!("OUT_DIR"), "/marks.bin")), Mark::ALL.len(), 0),
            captions: PhraseTable::decode(
                include_bytes!(concat!(env!("OUT_DIR"), "/captions.bin")),
                Caption::ALL.len(),
                phrase_key::DROPPED_OF_CAPTIONS,
            ),
        }
    }
}
