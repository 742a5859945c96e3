//! What the characters of a segment say, in any script.

use crate::{article::Segment, hash, page::Page};

/// Counts over the characters.
#[derive(Default)]
pub(super) struct Characters {
    pub(super) stops: usize,
    pub(super) commas: usize,
    pub(super) words: usize,
    pub(super) capitals: usize,
    pub(super) digits: usize,
    pub(super) symbols: usize,
    /// How it ends: 0 otherwise, 1 with a colon, 2 with a comma or dash, 3 with the end of a sentence.
    pub(super) ends: u16,
    /// How it begins: 0 otherwise, 1 with a digit, 2 with a small letter, 3 with a capital or a letter without case, 4 with a quote.
    pub(super) first: u16,
    pub(super) cut: bool,
    pub(super) plain: String,
    pub(super) digest: u32,
}

impl Characters {
    pub(super) fn read(page: &Page, segment: &Segment) -> Self {
        let snapshot = page.snapshot;
        let mut found = Self { digest: hash::BASIS, ..Self::default() };
        let (mut in_word, mut begun) = (false, false);
        for node in (segment.first..=segment.last).filter(|node| snapshot.is_text(*node)) {
            let text = snapshot.text(node);
            found.cut |= text.encode_utf16().count() < snapshot.text_length(node);
            for character in text.chars() {
                if !begun && !character.is_whitespace() {
                    begun = true;
                    found.first = first(character);
                }
                if character.is_alphanumeric() {
                    found.words += usize::from(!in_word);
                    in_word = true;
                    found.ends = 0;
                    found.capitals += usize::from(character.is_uppercase());
                    found.digits += usize::from(character.is_numeric());
                    found.digest = hash::mix(found.digest, character as u32);
                    if found.plain.len() < 300 {
                        super::push_lower(&mut found.plain, character);
                    }
                    continue;
                }
                in_word &= matches!(character, '\'' | '’' | '-');
                match character {
                    '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '｡' => {
                        found.stops += 1;
                        found.ends = 3;
                    }
                    ',' | '、' | '，' | '،' | ';' | '；' => {
                        found.commas += 1;
                        found.ends = 2;
                    }
                    ':' | '：' => found.ends = 1,
                    '-' | '–' | '—' => found.ends = 2,
                    '|' | '©' | '·' | '•' | '/' | '»' | '›' | '→' | '@' | '#' | '+' | '>' => {
                        found.symbols += 1;
                        found.ends = 0;
                    }
                    _ => {}
                }
            }
        }
        found
    }
}

fn first(character: char) -> u16 {
    match character {
        _ if character.is_numeric() => 1,
        _ if character.is_lowercase() => 2,
        _ if character.is_alphabetic() => 3,
        '"' | '“' | '„' | '«' | '»' | '‘' | '\'' | '「' | '『' | '—' | '–' => 4,
        _ => 0,
    }
}
