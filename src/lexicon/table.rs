//! A table of phrase keys and the search for its phrases in a text.

use super::phrase_key::{
    FEWEST_STARRED, Fit, KEY_BITS, MOST_CHARACTERS, MOST_DENSE_CHARACTERS, MOST_WORDS, MULTIPLIER, extend, finish,
    is_dense, stretch,
};

/// Places in the filter for each key, as a power of two: one look-up in 32 of strange keys passes.
const FILTER_BITS: u32 = 5;

/// The keys of one fit with their categories, and a filter that answers most look-ups.
#[derive(Debug, Default)]
struct Keys {
    /// Each key with its category, gathered by bucket: the upper bits of the key.
    entries: Vec<(u32, u8)>,
    /// Where each bucket ends.
    ends: Vec<u32>,
    bucket_shift: u32,
    /// The bits of a key that the table has.
    mask: u32,
    filter: Vec<u64>,
    filter_shift: u32,
}

/// Tables of phrases, one for each fit.
#[derive(Debug)]
pub(crate) struct PhraseTable {
    tables: [Keys; Fit::ALL.len()],
    /// How phrases of [`Fit::Prefix`] begin, and how those of [`Fit::Suffix`] end: in their first and last three characters.
    openings: [Keys; 2],
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
    /// Where the phrases of all categories begin, each with its category, in order.
    pub(crate) fn starts(&self) -> impl Iterator<Item = (u32, u8)> {
        let lists = self.starts.iter().enumerate();
        let mut all: Vec<u64> = lists
            .flat_map(|(category, starts)| starts.iter().map(move |start| u64::from(*start) << 8 | category as u64))
            .collect();
        crate::order::sort(&mut all);
        all.into_iter().map(|entry| ((entry >> 8) as u32, entry as u8))
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

impl Keys {
    fn new(read: &[(u32, u8)], mask: u32) -> Self {
        let bits = usize::BITS - read.len().leading_zeros();
        let (bucket_shift, filter_shift) = (KEY_BITS - bits, KEY_BITS - (bits + FILTER_BITS).max(6));
        let mut ends = vec![0_u32; (1 << bits) + 1];
        let mut filter = vec![0_u64; (1 << (KEY_BITS - filter_shift)) / 64];
        for (key, _) in read {
            ends[(key >> bucket_shift) as usize + 1] += 1;
            let place = (key >> filter_shift) as usize;
            filter[place / 64] |= 1 << (place % 64);
        }
        for bucket in 1..ends.len() {
            ends[bucket] += ends[bucket - 1];
        }
        // Each bucket's place moves from its beginning to its end while it is filled.
        let mut keys = vec![(0, 0); read.len()];
        for entry in read {
            let place = &mut ends[(entry.0 >> bucket_shift) as usize];
            keys[*place as usize] = *entry;
            *place += 1;
        }
        Self { entries: keys, ends, bucket_shift, mask, filter, filter_shift }
    }

    fn may_hold(&self, key: u32) -> bool {
        let place = (key >> self.filter_shift) as usize;
        self.filter[place / 64] >> (place % 64) & 1 == 1
    }

    fn holds(&self, key: u32) -> bool {
        self.may_hold(key) && self.categories(key).next().is_some()
    }

    fn look_up(&self, key: u32, found: impl FnMut(u8)) {
        if self.may_hold(key) {
            self.categories(key).for_each(found);
        }
    }

    /// The categories of a key.
    #[inline(never)]
    fn categories(&self, key: u32) -> impl Iterator<Item = u8> + '_ {
        let bucket = (key >> self.bucket_shift) as usize;
        let begin = if bucket == 0 { 0 } else { self.ends[bucket - 1] as usize };
        let entries = self.entries[begin..self.ends[bucket] as usize].iter();
        entries.filter(move |(other, _)| *other == key & self.mask).map(|(_, category)| *category)
    }
}

/// A text as the search needs it.
struct Characters<'a> {
    text: &'a str,
    /// Each character with what it is; the last one is a line feed behind the text.
    units: Vec<u32>,
    /// The sum over the text before each character.
    sums: Vec<u32>,
    /// The byte at which each character begins.
    offsets: Vec<u32>,
    powers: [u32; MOST_CHARACTERS + 1],
    /// Whether any character is of a dense script.
    has_dense: bool,
}

/// A character is a letter or digit.
const WORD: u32 = 1 << 31;
/// A character is of a dense script.
const DENSE: u32 = 1 << 30;
const LINE_FEED: u32 = '\n' as u32;
const SPACE: u32 = ' ' as u32;

impl<'a> Characters<'a> {
    fn new(text: &'a str) -> Self {
        let most = text.len() + 1;
        let (mut units, mut sums, mut offsets) =
            (Vec::with_capacity(most), Vec::with_capacity(most + 1), Vec::with_capacity(most + 1));
        let (mut sum, mut has_dense) = (0, false);
        for (at, character) in text.char_indices() {
            let kind = if character.is_ascii() {
                if character.is_ascii_alphanumeric() { WORD } else { 0 }
            } else {
                (u32::from(character.is_alphanumeric()) * WORD) | (u32::from(is_dense(character)) * DENSE)
            };
            has_dense |= kind & DENSE != 0;
            units.push(character as u32 | kind);
            offsets.push(at as u32);
            sums.push(sum);
            sum = extend(sum, character);
        }
        units.push(LINE_FEED);
        offsets.push(text.len() as u32);
        sums.push(sum);
        let mut powers = [1_u32; MOST_CHARACTERS + 1];
        for at in 1..powers.len() {
            powers[at] = powers[at - 1].wrapping_mul(MULTIPLIER);
        }
        Self { text, units, sums, offsets, powers, has_dense }
    }

    /// The key of at most [`MOST_CHARACTERS`] characters.
    #[inline]
    fn key(&self, from: usize, to: usize) -> u32 {
        finish(stretch(self.sums[from], self.sums[to], self.powers[to - from]))
    }

    fn is_word(&self, at: usize) -> bool {
        self.units[at] & WORD != 0
    }

    /// Whether a phrase of a dense script may begin here: with a character of it, or with a word of another script just before one, as in
    /// "PR記事" and "URL 복사".
    #[inline]
    fn may_begin_inside(&self, at: usize) -> bool {
        let kind = |at: usize| self.units[at] & (WORD | DENSE);
        if !self.has_dense || kind(at) != WORD {
            return kind(at) == WORD | DENSE;
        }
        if at > 0 && kind(at - 1) == WORD {
            return false;
        }
        let mut behind = self.units[at..].iter().skip_while(|unit| **unit & (WORD | DENSE) == WORD);
        let begins_dense = |unit: Option<&u32>| unit.is_some_and(|unit| unit & DENSE != 0);
        match behind.next() {
            Some(&SPACE) => begins_dense(behind.next()),
            unit => begins_dense(unit),
        }
    }

    /// The words: where each begins and ends, and how many more words a phrase has with it, which are too many behind a line feed.
    fn words(&self) -> Vec<(u32, u32, u32)> {
        let mut words = Vec::with_capacity(self.text.len() / 4);
        let (mut begin, mut more) = (None, 0);
        for (at, unit) in self.units.iter().enumerate() {
            match (begin, unit & WORD != 0) {
                (None, true) => begin = Some(at as u32),
                (Some(first), false) => {
                    words.push((first, at as u32, more));
                    (begin, more) = (None, 0);
                }
                _ => {}
            }
            more += match *unit {
                SPACE => 1,
                LINE_FEED => MOST_WORDS as u32,
                _ => 0,
            };
        }
        words
    }
}

impl PhraseTable {
    /// Reads what the build script wrote, without the lowest `dropped` bits of each key.
    pub(crate) fn decode(bytes: &[u8], category_count: usize, dropped: u32) -> Self {
        let mask = u32::MAX << dropped;
        let mut bits = Bits { bytes, word: 0, held: 0 };
        let mut read = Vec::new();
        let tables = Fit::ALL.map(|_| {
            read.clear();
            for category in 0..category_count {
                bits.read_keys(category as u8, dropped, &mut read);
            }
            Keys::new(&read, mask)
        });
        let openings = [Fit::Prefix, Fit::Suffix].map(|_| {
            read.clear();
            bits.read_keys(0, dropped, &mut read);
            Keys::new(&read, mask)
        });
        Self { tables, openings, category_count }
    }

    /// Finds every phrase in a folded text ([`crate::page`] folds). A line feed ends what can belong together.
    pub(crate) fn find(&self, text: &str) -> Spans {
        // Where each begins, in the upper half, and ends.
        let mut found: Vec<Vec<u64>> = vec![Vec::new(); self.category_count];
        let characters = Characters::new(text);
        let mut push = |category: u8, from: usize, to: usize| {
            found[category as usize]
                .push(u64::from(characters.offsets[from]) << 32 | u64::from(characters.offsets[to]));
        };
        let [whole, inside, ..] = &self.tables;
        let words = characters.words();
        for (at, (begin, end, _)) in words.iter().enumerate() {
            let (begin, end) = (*begin as usize, *end as usize);
            if characters.units[begin] & DENSE == 0 {
                let mut count = 1;
                for (_, end, more) in &words[at..] {
                    count += if *end as usize > words[at].1 as usize { *more as usize } else { 0 };
                    let end = *end as usize;
                    if count > MOST_WORDS || end - begin > MOST_CHARACTERS {
                        break;
                    }
                    whole.look_up(characters.key(begin, end), |category| push(category, begin, end));
                }
                if begin + FEWEST_STARRED < characters.units.len()
                    && self.openings[0].holds(characters.key(begin, begin + FEWEST_STARRED))
                {
                    let table = &self.tables[Fit::Prefix as usize];
                    let lengths = (FEWEST_STARRED, MOST_CHARACTERS);
                    find_growing(table, &characters, begin, lengths, |category, end| push(category, begin, end));
                }
            }
            if characters.units[end - 1] & DENSE == 0
                && end - begin >= FEWEST_STARRED
                && self.openings[1].holds(characters.key(end - FEWEST_STARRED, end))
            {
                self.find_suffixes(&characters, begin, end, |category, begin| push(category, begin, end));
            }
        }
        if !inside.entries.is_empty() {
            for from in 0..characters.units.len() {
                if characters.may_begin_inside(from) {
                    let lengths = (1, MOST_DENSE_CHARACTERS);
                    find_growing(inside, &characters, from, lengths, |category, to| push(category, from, to));
                }
            }
        }
        // Phrases that overlap ("sign up", "sign up for") are one piece of evidence, whatever number of languages lists them.
        let mut spans = Spans { starts: Vec::new(), ends: Vec::new() };
        for mut list in found {
            crate::order::sort(&mut list);
            let mut merged: Vec<(u32, u32)> = Vec::with_capacity(list.len());
            for (start, end) in list.into_iter().map(|span| ((span >> 32) as u32, span as u32)) {
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

    /// Phrases of one word with a star at their beginning that end with the word `begin..end`.
    #[inline(never)]
    fn find_suffixes(&self, characters: &Characters, begin: usize, end: usize, mut found: impl FnMut(u8, usize)) {
        for from in begin.max(end.saturating_sub(MOST_CHARACTERS))..=end - FEWEST_STARRED {
            self.tables[Fit::Suffix as usize].look_up(characters.key(from, end), |category| found(category, from));
        }
    }
}

/// Phrases that begin at `from` and may end at any letter, from the `fewest` to the `most` characters.
#[inline(never)]
fn find_growing(
    table: &Keys,
    characters: &Characters,
    from: usize,
    (fewest, most): (usize, usize),
    mut found: impl FnMut(u8, usize),
) {
    let mut words = 1;
    for at in from..characters.units.len().min(from + most) {
        match characters.units[at] {
            LINE_FEED => return,
            SPACE => words += 1,
            _ => {}
        }
        if words > MOST_WORDS {
            return;
        }
        if characters.is_word(at) && at + 1 >= from + fewest {
            table.look_up(characters.key(from, at + 1), |category| found(category, at + 1));
        }
    }
}

/// A stream of bits, the lowest of each byte first.
struct Bits<'a> {
    bytes: &'a [u8],
    word: u64,
    held: u32,
}

impl Bits<'_> {
    fn read(&mut self, count: u32) -> u32 {
        while self.held < count {
            let (first, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
            self.bytes = rest;
            self.word |= u64::from(*first) << self.held;
            self.held += 8;
        }
        let number = (self.word & ((1 << count) - 1)) as u32;
        self.word >>= count;
        self.held -= count;
        number
    }

    /// Keys as the build script writes them.
    fn read_keys(&mut self, category: u8, dropped: u32, keys: &mut Vec<(u32, u8)>) {
        let count = self.read(16);
        let low = self.read(5);
        let mut key = 0_u32;
        for _ in 0..count {
            let mut high = 0;
            while self.read(1) == 1 {
                high += 1;
            }
            key += (high << low) + self.read(low);
            keys.push((key << dropped, category));
        }
    }
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
        assert!(count(Topic::Newsletter, "วันนี้สมัครรับจดหมายข่าวทางอีเมลได้แล้ว") > 0);
    }

    #[test]
    fn a_phrase_of_a_dense_script_may_begin_in_another() {
        assert!(count(Topic::SponsoredLabel, "今週のpr記事はこちら") > 0);
        assert_eq!(count(Topic::SponsoredLabel, "今週のxpr記事はこちら"), 0);
    }
}
