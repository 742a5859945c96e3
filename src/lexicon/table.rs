//! A table of phrase keys and the search for its phrases in a text.

use super::phrase_key::{Fit, KEY_BASIS, extend, finish, is_dense};

/// Words that a phrase may have.
const MOST_WORDS: usize = 6;
/// Characters that a phrase may have.
const MOST_CHARACTERS: usize = 64;
/// Characters that a phrase of a dense script may have.
const MOST_DENSE_CHARACTERS: usize = 16;
/// Characters that a phrase with a star must have besides it.
const FEWEST_STARRED: usize = 3;
/// Bits of a key that choose its bucket.
const BUCKET_BITS: u32 = 12;
/// Bits of a key that choose its place in the filter.
const FILTER_BITS: u32 = 19;

/// Sorted keys with their categories, a filter that answers most look-ups, and an index into the keys.
#[derive(Debug)]
pub(crate) struct PhraseTable {
    keys: Vec<u32>,
    categories: Vec<u8>,
    buckets: Vec<u32>,
    filter: Vec<u64>,
    category_count: usize,
}

/// Where the phrases of each category stand in a text, as byte offsets.
#[derive(Debug, Clone)]
pub(crate) struct Spans {
    starts: Vec<Vec<u32>>,
    ends: Vec<Vec<u32>>,
}

impl Spans {
    /// How many phrases of the category lie within the bytes `from..to`.
    pub(crate) fn count(&self, category: u8, from: u32, to: u32) -> usize {
        if self.starts[category as usize].is_empty() {
            return 0;
        }
        let ended = self.ends[category as usize].partition_point(|end| *end <= to);
        let begun_before = self.starts[category as usize].partition_point(|start| *start < from);
        ended.saturating_sub(begun_before)
    }
}

impl Spans {
    /// Where the phrases of all categories begin, each with the bit of its category.
    pub(crate) fn starts(&self) -> Vec<(u32, u64)> {
        let lists = self.starts.iter().enumerate();
        lists.flat_map(|(category, starts)| starts.iter().map(move |start| (*start, 1 << category))).collect()
    }

    /// Bytes of `from..to` that phrases of the category take up, of those that lie within.
    pub(crate) fn covered(&self, category: u8, from: u32, to: u32) -> u32 {
        let (starts, ends) = (&self.starts[category as usize], &self.ends[category as usize]);
        let first = starts.partition_point(|start| *start < from);
        starts[first..]
            .iter()
            .zip(&ends[first..])
            .take_while(|(_, end)| **end <= to)
            .map(|(start, end)| end - start)
            .sum()
    }
}

impl PhraseTable {
    /// Reads what the build script wrote.
    pub(crate) fn decode(mut bytes: &[u8], category_count: usize) -> Self {
        let mut entries: Vec<(u32, u8)> = Vec::new();
        for category in 0..category_count {
            let mut key = 0_u32;
            for _ in 0..read_number(&mut bytes) {
                key = key.wrapping_add(read_number(&mut bytes));
                entries.push((key, category as u8));
            }
        }
        entries.sort_unstable();
        let mut filter = vec![0_u64; (1 << FILTER_BITS) / 64];
        for (key, _) in &entries {
            let place = (key >> (32 - FILTER_BITS)) as usize;
            filter[place / 64] |= 1 << (place % 64);
        }
        let buckets = (0..=1_u64 << BUCKET_BITS)
            .map(|bucket| entries.partition_point(|(key, _)| u64::from(*key) >> (32 - BUCKET_BITS) < bucket) as u32)
            .collect();
        let (keys, categories) = entries.into_iter().unzip();
        Self { keys, categories, buckets, filter, category_count }
    }

    fn look_up(&self, key: u32, mut found: impl FnMut(u8)) {
        let place = (key >> (32 - FILTER_BITS)) as usize;
        if self.filter[place / 64] & (1 << (place % 64)) == 0 {
            return;
        }
        let bucket = (key >> (32 - BUCKET_BITS)) as usize;
        for at in self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize {
            if self.keys[at] == key {
                found(self.categories[at]);
            }
        }
    }

    /// Finds every phrase in a folded text ([`crate::page`] folds). A line feed ends what can belong together.
    pub(crate) fn find(&self, text: &str) -> Spans {
        let mut found: Vec<Vec<(u32, u32)>> = vec![Vec::new(); self.category_count];
        let characters: Vec<(u32, char)> = text
            .char_indices()
            .map(|(at, character)| (at as u32, character))
            .chain([(text.len() as u32, '\n')])
            .collect();
        let is_word = |at: usize| characters[at].1.is_alphanumeric();
        let mut push = |category: u8, start: u32, end: u32| {
            found[category as usize].push((start, end));
        };
        for at in 0..characters.len() - 1 {
            if !is_word(at) {
                continue;
            }
            let (start, first) = characters[at];
            let begins_word = at == 0 || !is_word(at - 1);
            if is_dense(first) || begins_word {
                self.find_from(&characters, at, begins_word, |category, end| push(category, start, end));
            }
            if !is_dense(first) && !is_word(at + 1) {
                let end = characters[at + 1].0;
                self.find_back(&characters, at, |category, start| push(category, start, end));
            }
        }
        // Phrases that overlap ("sign up", "sign up for") are one piece of evidence, whatever number of languages lists them.
        let mut spans = Spans { starts: Vec::new(), ends: Vec::new() };
        for mut list in found {
            list.sort_unstable();
            let mut merged: Vec<(u32, u32)> = Vec::with_capacity(list.len());
            for (start, end) in list {
                match merged.last_mut() {
                    Some(last) if start < last.1 => last.1 = last.1.max(end),
                    _ => merged.push((start, end)),
                }
            }
            spans.starts.push(merged.iter().map(|span| span.0).collect());
            spans.ends.push(merged.iter().map(|span| span.1).collect());
        }
        spans
    }

    /// Phrases that begin at `at`.
    fn find_from(&self, characters: &[(u32, char)], at: usize, begins_word: bool, mut found: impl FnMut(u8, u32)) {
        let dense = is_dense(characters[at].1);
        let most = if dense { MOST_DENSE_CHARACTERS } else { MOST_CHARACTERS };
        let (mut key, mut words) = (KEY_BASIS, 1);
        for (taken, pair) in characters[at..].windows(2).take(most).enumerate() {
            let [(_, character), (end, next)] = [pair[0], pair[1]];
            if character == '\n' {
                return;
            }
            if character == ' ' {
                words += 1;
                if words > MOST_WORDS {
                    return;
                }
            }
            key = extend(key, character);
            if !character.is_alphanumeric() {
                continue;
            }
            let mut report = |category| found(category, end);
            if dense {
                self.look_up(finish(key, Fit::Inside), &mut report);
            }
            if begins_word && taken + 1 >= FEWEST_STARRED {
                self.look_up(finish(key, Fit::Prefix), &mut report);
            }
            if begins_word && !next.is_alphanumeric() {
                self.look_up(finish(key, Fit::Whole), &mut report);
            }
        }
    }

    /// Phrases of one word that end at `at`, the last character of a word.
    fn find_back(&self, characters: &[(u32, char)], at: usize, mut found: impl FnMut(u8, u32)) {
        let mut key = KEY_BASIS;
        for (taken, (start, character)) in characters[..=at].iter().rev().take(MOST_CHARACTERS).enumerate() {
            if !character.is_alphanumeric() {
                return;
            }
            key = extend(key, *character);
            if taken + 1 >= FEWEST_STARRED {
                self.look_up(finish(key, Fit::Suffix), |category| found(category, *start));
            }
        }
    }
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn read_number(bytes: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0_u32, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 || shift > 28 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::super::{Lexicon, Topic};

    fn count(topic: Topic, text: &str) -> usize {
        Lexicon::new().words.find(text).count(topic as u8, 0, text.len() as u32)
    }

    #[test]
    fn a_phrase_stands_between_word_boundaries() {
        assert!(count(Topic::Newsletter, "our newsletter, weekly") > 0);
        assert_eq!(count(Topic::Newsletter, "snewsletterx"), 0);
        assert!(count(Topic::Subscribe, "please sign up here") > 0);
        assert_eq!(count(Topic::Subscribe, "sign\nup"), 0);
    }

    #[test]
    fn dense_scripts_need_no_boundary() {
        assert!(count(Topic::Newsletter, "毎週メールマガジンをお届け") > 0);
    }
}
