//! Takes out of text what may say who the reader is or open a door: e-mail addresses, tokens, numbers, and what was typed into fields.
//!
//! Where it is unsure it takes out: a report that says a word too little still tells what went wrong.

use crate::lexicon::is_dense;

/// What stands in the place of an e-mail address.
pub const EMAIL: &str = "[e-mail]";
/// What stands in the place of a number of five digits and more.
pub const NUMBER: &str = "[number]";
/// What stands in the place of a random string.
pub const TOKEN: &str = "[token]";
/// What stands in the place of something that was typed into a field of the page.
pub const TYPED: &str = "[typed]";

/// Digits from which a number may be a card's, a telephone's or an order's. All shorter ones become zeros.
const LEAST_DIGITS: usize = 5;
/// Letters and digits from which a piece with a digit between letters is taken for a token. Builders number names at their end.
const LEAST_MIXED: usize = 8;
/// Letters from which a piece is looked at for being random.
const LEAST_RANDOM: usize = 12;
/// Changes between small and capital letters, in hundredths of a piece's letters, beyond which it is random. Random letters change at
/// every other one; a name in camel case whose words have six letters changes at every third.
const MOST_CASE_CHANGES: usize = 37;
/// Consonants in a row beyond which a piece is random.
const MOST_CONSONANTS: usize = 6;
/// Letters from which a piece is longer than the words of any language.
const LONGEST_WORD: usize = 45;
/// Letters that something typed has at least, and in scripts without spaces: shorter things are in every text.
const LEAST_TYPED: (usize, usize) = (3, 2);
/// Words of something typed that are looked for one by one, at most: a name is, a message is not.
const MOST_TYPED_WORDS: usize = 4;

/// A text without what may say who the reader is. `typed` is what the fields of the page held.
#[must_use]
pub fn redact(text: &str, typed: &[String]) -> String {
    // Addresses first, because a name that was typed may be a part of one, and a number the other.
    let mut redacted = Vec::new();
    without_secrets(&characters(text), &mut redacted);
    let mut wanted = Vec::new();
    for value in typed {
        want(value, &mut wanted);
    }
    without_numbers(&without_typed(&redacted, &wanted)).into_iter().collect()
}

/// The address of a page with what may be a secret taken out of its path and its query. No fragment, no name and password.
#[must_use]
pub fn redact_address(address: &str) -> String {
    let mut redacted = Vec::new();
    without_secrets_of_address(&characters(address), &mut redacted);
    redacted.into_iter().collect()
}

// All of it goes over lists of characters: the library's searches in text would weigh three times as much in the wasm.

fn characters(text: &str) -> Vec<char> {
    text.chars().collect()
}

fn push(text: &str, redacted: &mut Vec<char>) {
    redacted.extend(text.chars());
}

/// Where a list of characters holds another.
fn find(text: &[char], wanted: &str) -> Option<usize> {
    (0..text.len()).find(|at| begins(&text[*at..], wanted))
}

fn begins(text: &[char], wanted: &str) -> bool {
    wanted.chars().enumerate().all(|(at, character)| text.get(at) == Some(&character))
}

/// What stands before a character, and what stands after it.
fn split(text: &[char], at: char) -> (&[char], &[char]) {
    match text.iter().position(|character| *character == at) {
        Some(place) => (&text[..place], &text[place + 1..]),
        None => (text, &[]),
    }
}

/// The small letter of a letter, as far as that is one letter.
fn small(character: char) -> char {
    character.to_lowercase().next().unwrap_or(character)
}

fn without_secrets_of_address(address: &[char], redacted: &mut Vec<char>) {
    let (address, _) = split(address, '#');
    let (whole, query) = split(address, '?');
    let host = find(whole, "://").map_or(0, |at| at + 3);
    let path = whole[host..].iter().position(|character| *character == '/').map_or(whole.len(), |at| host + at);
    redacted.extend(&whole[..host]);
    // A name and a password may stand before the host.
    let begin = whole[..path].iter().rposition(|character| *character == '@').map_or(host, |at| at + 1);
    redacted.extend(&whole[begin.max(host)..path]);
    for part in whole[path..].split(|character| *character == '/').skip(1) {
        redacted.push('/');
        redact_part(part, redacted);
    }
    let pairs = query.split(|character| *character == '&').filter(|pair| !pair.is_empty());
    for (at, pair) in pairs.enumerate() {
        redacted.push(if at == 0 { '?' } else { '&' });
        let (name, value) = split(pair, '=');
        redact_part(name, redacted);
        if !value.is_empty() {
            redacted.push('=');
            if is_plain(value) && !is_for_secrets(name) {
                redacted.extend(value);
            } else {
                push(TOKEN, redacted);
            }
        }
    }
}

/// One part of a path, or the name of a part of a query.
fn redact_part(part: &[char], redacted: &mut Vec<char>) {
    let mut without = Vec::new();
    redact_word(part, &mut without);
    redacted.append(&mut without_numbers(&without));
}

/// Whether a value of a query is a plain word, such as "print" or "en": everything else may be a key to something.
fn is_plain(value: &[char]) -> bool {
    value.len() < LEAST_RANDOM && value.iter().all(char::is_ascii_lowercase)
}

/// Parts of names in a query whose value opens a door or is a person's.
const SECRET_NAMES: [&str; 15] = [
    "tok", "key", "auth", "pass", "pwd", "secret", "sess", "sig", "code", "otp", "user", "name", "mail", "login", "id",
];

fn is_for_secrets(name: &[char]) -> bool {
    let name: Vec<char> = name.iter().map(char::to_ascii_lowercase).collect();
    SECRET_NAMES.iter().any(|part| find(&name, part).is_some())
}

fn without_secrets(text: &[char], redacted: &mut Vec<char>) {
    let mut begin = 0;
    for at in 0..=text.len() {
        if text.get(at).is_none_or(|character| character.is_whitespace()) {
            redact_word(&text[begin..at], redacted);
            redacted.extend(text.get(at));
            begin = at + 1;
        }
    }
}

fn redact_word(word: &[char], redacted: &mut Vec<char>) {
    if let Some(at) = find(word, "://") {
        let begin = word[..at].iter().rposition(|character| !character.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
        redacted.extend(&word[..begin]);
        without_secrets_of_address(&word[begin..], redacted);
        return;
    }
    if word.iter().any(|character| matches!(character, '@' | '\u{ff20}')) || find(word, "%40").is_some() {
        push(EMAIL, redacted);
        return;
    }
    let mut begin = 0;
    for at in 0..=word.len() {
        // Pieces end where the parts of names end; what a token in Base64 has besides is a part of its piece.
        let goes_on = |character: &char| character.is_ascii_alphanumeric() || matches!(character, '+' | '=');
        if word.get(at).is_some_and(goes_on) {
            continue;
        }
        let piece = &word[begin..at];
        if is_token(piece) {
            push(TOKEN, redacted);
        } else {
            redacted.extend(piece);
        }
        redacted.extend(word.get(at));
        begin = at + 1;
    }
}

/// Whether a piece of letters and digits looks like no word and no name.
fn is_token(piece: &[char]) -> bool {
    let (mut letters, mut changes) = (0, 0);
    // Digits that came after a letter, and whether a letter came after one of these.
    let (mut has_digit, mut is_mixed) = (false, false);
    let (mut consonants, mut most_consonants) = (0, 0);
    let mut last: Option<char> = None;
    for character in piece {
        if !character.is_ascii_alphabetic() {
            has_digit |= letters > 0 && character.is_ascii_digit();
            continue;
        }
        letters += 1;
        is_mixed |= has_digit;
        changes += usize::from(last.is_some_and(|last| last.is_ascii_lowercase() != character.is_ascii_lowercase()));
        last = Some(*character);
        let is_vowel = matches!(character.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        consonants = if is_vowel { 0 } else { consonants + 1 };
        most_consonants = most_consonants.max(consonants);
    }
    is_mixed && piece.len() >= LEAST_MIXED
        || letters >= LEAST_RANDOM
            && (letters > LONGEST_WORD
                || changes * 100 > letters * MOST_CASE_CHANGES
                || most_consonants > MOST_CONSONANTS)
}

/// Characters between two groups of one number, at most: "(030) - 12".
const MOST_SEPARATORS: usize = 4;

/// Long numbers with whatever separates their groups become a mark, the digits of all others zeros.
fn without_numbers(text: &[char]) -> Vec<char> {
    let mut kept = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(character) = text.get(at) {
        if !character.is_numeric() {
            kept.push(*character);
            at += 1;
            continue;
        }
        let (mut end, mut digits) = (at, 0);
        for (place, character) in text.iter().enumerate().skip(at) {
            if character.is_numeric() {
                digits += 1;
                end = place + 1;
            } else if !is_separator(*character) || place >= end + MOST_SEPARATORS {
                break;
            }
        }
        if digits >= LEAST_DIGITS {
            push(NUMBER, &mut kept);
        } else {
            kept.extend(text[at..end].iter().map(|character| if character.is_numeric() { '0' } else { *character }));
        }
        at = end;
    }
    kept
}

fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '.' | ',' | '/' | '(' | ')' | '+' | ':' | '_' | '\'' | '\u{2010}'..='\u{2015}' | '\u{b7}'
        )
}

/// What is looked for of something that was typed: all of it and, where it is short, each of its words, in small letters.
fn want(typed: &str, wanted: &mut Vec<Vec<char>>) {
    let value: Vec<char> = typed.chars().map(small).collect();
    let mut words: Vec<Vec<char>> = Vec::new();
    for word in value.split(|character| character.is_whitespace() || matches!(character, ',' | ';' | '@')) {
        if is_long_enough(word) {
            words.push(word.to_vec());
        }
    }
    if words.len() <= MOST_TYPED_WORDS {
        wanted.append(&mut words);
    }
    if is_long_enough(&value) {
        wanted.push(value);
    }
}

fn is_long_enough(typed: &[char]) -> bool {
    let (least, least_dense) = LEAST_TYPED;
    typed.len() >= if is_dense_text(typed) { least_dense } else { least }
}

fn is_dense_text(text: &[char]) -> bool {
    text.iter().any(|character| is_dense(*character))
}

/// Takes out what is wanted, the longest first, wherever it is not a part of a longer word.
fn without_typed(text: &[char], wanted: &[Vec<char>]) -> Vec<char> {
    if wanted.is_empty() {
        return text.to_vec();
    }
    let mut kept = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(character) = text.get(at) {
        // What stands for something is no word of the page.
        if let Some(mark) = [EMAIL, NUMBER, TOKEN, TYPED].iter().find(|mark| begins(&text[at..], mark)) {
            push(mark, &mut kept);
            at += mark.len();
            continue;
        }
        let is_inside = at > 0 && text[at - 1].is_alphanumeric();
        let is_here = |wanted: &&Vec<char>| {
            wanted.iter().enumerate().all(|(place, letter)| text.get(at + place).copied().map(small) == Some(*letter))
                // Without spaces between words nobody can tell where one ends.
                && (is_dense_text(wanted)
                    || !is_inside && !text.get(at + wanted.len()).is_some_and(|next| next.is_alphanumeric()))
        };
        if let Some(length) = wanted.iter().filter(is_here).map(Vec::len).max() {
            push(TYPED, &mut kept);
            at += length;
        } else {
            kept.push(*character);
            at += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn words_stay_and_secrets_go() {
        for (text, expected) in [
            ("Get our free newsletter every morning.", "Get our free newsletter every morning."),
            ("Write to ana.petrov+news@mail.example, please", "Write to [e-mail] please"),
            ("Signed in as ana%40mail.example", "Signed in as [e-mail]"),
            ("Card 4111 1111 1111 1111 ends soon", "Card [number] ends soon"),
            ("Call +49 (30) 901820 now", "Call +[number] now"),
            ("Order 8831-2207/5", "Order [number]"),
            ("Since 1998 in 3 towns", "Since 0000 in 0 towns"),
            ("\u{661}\u{662}\u{663}\u{664}\u{665}", "[number]"),
            ("IBAN DE89 3704 0044 0532 0130 00", "IBAN DE[number]"),
            ("key sk_live_4eC39HqLyjWDarjtT1zdp7dc here", "key sk_live_[token] here"),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N", "[token].[token].[token]"),
            ("qWeRtYuIoPaSdFgH", "[token]"),
            ("kqzjxvwpbnmtrlsd", "[token]"),
            ("newsletter2 abcd1234", "newsletter0 abcd0000"),
            ("newsletterSignupFormInner", "newsletterSignupFormInner"),
            ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsgesellschaft"),
            ("(https://shop.example/reset?k=abc)", "(https://shop.example/reset?k=[token]"),
        ] {
            assert_eq!(redact(text, &[]), expected);
        }
    }

    #[test]
    fn what_was_typed_goes_whole_and_word_by_word() {
        let names = typed(&["Ana Lucia Petrov", "mail", "\u{5c71}\u{7530}\u{592a}\u{90ce}", "no", ""]);
        assert_eq!(
            redact("Welcome back, ANA! No news for Petrova.", &names),
            "Welcome back, [typed]! No news for Petrova."
        );
        assert_eq!(redact("ana lucia petrov: a@b", &names), "[typed]: [e-mail]");
        assert_eq!(redact("\u{5c71}\u{7530}\u{592a}\u{90ce}\u{3055}\u{3093}", &names), "[typed]\u{3055}\u{3093}");
        let message = typed(&["I would like to have the paper every morning"]);
        assert_eq!(redact("Have the paper", &message), "Have the paper");
    }

    #[test]
    fn an_address_keeps_its_words() {
        for (address, expected) in [
            (
                "https://news.example/2026/11/two-clocks?page=2&lang=en#comments",
                "https://news.example/0000/00/two-clocks?page=[token]&lang=en",
            ),
            ("https://ana:secret@news.example/", "https://news.example/"),
            ("https://news.example/u/ana%40mail.example/inbox", "https://news.example/u/[e-mail]/inbox"),
            ("https://news.example/r/4eC39HqLyjWDarjt/x", "https://news.example/r/[token]/x"),
            ("https://news.example/?access_token=letmein", "https://news.example/?access_token=[token]"),
            ("https://news.example", "https://news.example"),
            ("file:///home/a/b.html", "file:///home/a/b.html"),
        ] {
            assert_eq!(redact_address(address), expected);
        }
    }

    /// A secret between words, with whatever may stand around it.
    fn set_in(secret: &str) -> impl Strategy<Value = String> + use<> {
        let secret = secret.to_owned();
        ("[a-z ,.:(]{0,20}[ (:]", "[ ).,:][a-z ,.]{0,20}")
            .prop_map(move |(before, after)| format!("{before}{secret}{after}"))
    }

    proptest! {
        #[test]
        fn no_mail_address_stays((secret, text) in "[a-z0-9.+-]{1,12}@[a-z0-9-]{1,12}\\.[a-z]{2,6}".prop_flat_map(|secret| (Just(secret.clone()), set_in(&secret)))) {
            prop_assert!(!redact(&text, &[]).contains(&secret));
            prop_assert!(!redact(&text, &[]).contains('@'));
        }

        #[test]
        fn no_token_stays((secret, text) in "[a-z]{2,5}[0-9][A-Za-z0-9]{8,30}".prop_flat_map(|secret| (Just(secret.clone()), set_in(&secret)))) {
            let redacted = redact(&text, &[]);
            for piece in secret.as_bytes().windows(6) {
                prop_assert!(!redacted.contains(std::str::from_utf8(piece).unwrap()), "{redacted}");
            }
        }

        #[test]
        fn no_digit_but_zero_stays(text in ".{0,80}") {
            prop_assert!(!redact(&text, &[]).contains(|character: char| character.is_ascii_digit() && character != '0'));
        }

        #[test]
        fn nothing_typed_stays((secret, text) in "[A-Z][a-z]{2,12}".prop_flat_map(|secret| (Just(secret.clone()), set_in(&secret)))) {
            let redacted = redact(&text, &typed(&[&secret]));
            prop_assert!(!redacted.contains(&secret), "{redacted}");
        }

        #[test]
        fn no_secret_of_an_address_stays(secret in "[a-z]{1,6}[0-9]{2}[A-Za-z0-9]{6,30}", key in "[a-z]{1,8}") {
            for address in [format!("https://a.example/x/{secret}/y"), format!("https://a.example/?{key}={secret}"), format!("https://a.example/?{secret}")] {
                prop_assert!(!redact_address(&address).contains(&secret));
            }
        }

        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,60}", value in "\\PC{0,12}") {
            let _ = (redact(&text, std::slice::from_ref(&value)), redact_address(&text));
        }
    }
}
