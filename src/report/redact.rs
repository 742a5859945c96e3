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
/// Letters and digits from which a piece that holds both is taken for a token: two digits and more, or one.
const LEAST_MIXED: (usize, usize) = (8, 12);
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
    let mut redacted = String::with_capacity(text.len());
    for (word, space) in words(text) {
        redact_word(word, &mut redacted);
        redacted.push_str(space);
    }
    without_numbers(&without_typed(&redacted, typed))
}

/// The address of a page with what may be a secret taken out of its path and its query. No fragment, no name and password.
#[must_use]
pub fn redact_address(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let (whole, query) = address.split_once('?').unwrap_or((address, ""));
    let (scheme, rest) = whole.split_once("://").unwrap_or(("", whole));
    let (host, path) = rest.split_once('/').map_or((rest, None), |(host, path)| (host, Some(path)));
    let host = host.rsplit('@').next().unwrap_or_default();
    let mut redacted = String::new();
    if !scheme.is_empty() {
        redacted.push_str(scheme);
        redacted.push_str("://");
    }
    redacted.push_str(host);
    if let Some(path) = path {
        for part in path.split('/') {
            redacted.push('/');
            redacted.push_str(&redact_part(part));
        }
    }
    for (at, pair) in query.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        redacted.push(if at == 0 { '?' } else { '&' });
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        redacted.push_str(&redact_part(name));
        if !value.is_empty() {
            redacted.push('=');
            redacted.push_str(if is_plain(value) && !is_for_secrets(name) { value } else { TOKEN });
        }
    }
    redacted
}

/// One part of a path, or the name of a part of a query.
fn redact_part(part: &str) -> String {
    let mut redacted = String::new();
    redact_word(part, &mut redacted);
    without_numbers(&redacted)
}

/// Whether a value of a query is a plain word, such as "print" or "en": everything else may be a key to something.
fn is_plain(value: &str) -> bool {
    value.len() < LEAST_RANDOM && value.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether a name in a query says that its value opens a door or is a person's.
fn is_for_secrets(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
        "tok", "key", "auth", "pass", "pwd", "secret", "sess", "sid", "sig", "code", "otp", "user", "name", "mail",
        "login", "id",
    ]
    .iter()
    .any(|part| name.contains(part))
}

/// The words of a text, each with the space after it.
fn words(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        let next = behind.find(|character: char| !character.is_whitespace()).unwrap_or(behind.len());
        let (space, behind) = behind.split_at(next);
        rest = behind;
        Some((word, space))
    })
}

fn redact_word(word: &str, redacted: &mut String) {
    if word.contains(['@', '\u{ff20}']) || word.contains("%40") {
        redacted.push_str(EMAIL);
        return;
    }
    if let Some(at) = word.find("://") {
        let begin = word[..at]
            .rfind(|character: char| !character.is_ascii_alphanumeric())
            .map_or(0, |before| before + word[before..].chars().next().map_or(0, char::len_utf8));
        redacted.push_str(&word[..begin]);
        redacted.push_str(&redact_address(&word[begin..]));
        return;
    }
    let mut piece_begin = 0;
    // Pieces end where the parts of names end; what a token in Base64 has besides is a part of its piece.
    let is_end = |character: char| !(character.is_ascii_alphanumeric() || matches!(character, '+' | '='));
    for (at, end) in word.match_indices(is_end).chain(std::iter::once((word.len(), ""))) {
        let piece = &word[piece_begin..at];
        redacted.push_str(if is_token(piece) { TOKEN } else { piece });
        redacted.push_str(end);
        piece_begin = at + end.len();
    }
}

/// Whether a piece of letters and digits looks like no word and no name.
fn is_token(piece: &str) -> bool {
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    let letters: Vec<u8> = piece.bytes().filter(u8::is_ascii_alphabetic).collect();
    let (many, few) = LEAST_MIXED;
    if !letters.is_empty() && (digits >= 2 && piece.len() >= many || digits >= 1 && piece.len() >= few) {
        return true;
    }
    if letters.len() < LEAST_RANDOM {
        return false;
    }
    let changes =
        letters.windows(2).filter(|pair| pair[0].is_ascii_lowercase() != pair[1].is_ascii_lowercase()).count();
    let is_consonant = |letter: &u8| !matches!(letter.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let consonants = letters.split(|letter| !is_consonant(letter)).map(<[u8]>::len).max().unwrap_or_default();
    letters.len() > LONGEST_WORD || changes * 100 > letters.len() * MOST_CASE_CHANGES || consonants > MOST_CONSONANTS
}

/// Long numbers with whatever separates their groups become a mark, the digits of all others zeros.
fn without_numbers(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(begin) = rest.find(char::is_numeric) {
        kept.push_str(&rest[..begin]);
        rest = &rest[begin..];
        let (mut end, mut digits) = (0, 0);
        for (at, character) in rest.char_indices() {
            if character.is_numeric() {
                digits += 1;
                end = at + character.len_utf8();
            } else if !is_separator(character) || at >= end + MOST_SEPARATORS {
                break;
            }
        }
        if digits >= LEAST_DIGITS {
            kept.push_str(NUMBER);
        } else {
            kept.extend(rest[..end].chars().map(|character| if character.is_numeric() { '0' } else { character }));
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

/// Bytes between two groups of one number, at most: "(030) - 12".
const MOST_SEPARATORS: usize = 6;

fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '.' | ',' | '/' | '(' | ')' | '+' | ':' | '_' | '\'' | '\u{2010}'..='\u{2015}' | '\u{b7}'
        )
}

/// Takes out what was typed, whole and, where it is short, word by word, whether in small or capital letters.
fn without_typed(text: &str, typed: &[String]) -> String {
    let mut wanted: Vec<String> = Vec::new();
    for value in typed {
        let value = value.trim().to_lowercase();
        let parts: Vec<&str> =
            value.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        if parts.len() <= MOST_TYPED_WORDS {
            wanted.extend(parts.iter().map(|part| (*part).to_owned()));
        }
        wanted.push(value);
    }
    let (least, least_dense) = LEAST_TYPED;
    wanted.retain(|value| value.chars().count() >= if value.contains(is_dense) { least_dense } else { least });
    // The longest first, so that no part of it stays.
    wanted.sort_by_key(|value| std::cmp::Reverse(value.len()));
    let mut kept = text.to_owned();
    for value in &wanted {
        kept = without(&kept, value);
    }
    kept
}

/// Takes one thing out, wherever it is not a part of a longer word.
fn without(text: &str, wanted: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut last: Option<char> = None;
    while let Some(first) = rest.chars().next() {
        let is_inside = last.is_some_and(char::is_alphanumeric);
        // Without spaces between words nobody can tell where one ends.
        let is_whole = |length: &usize| {
            wanted.contains(is_dense) || !is_inside && !rest[*length..].starts_with(char::is_alphanumeric)
        };
        if let Some(length) = length_of(rest, wanted).filter(is_whole) {
            kept.push_str(TYPED);
            rest = &rest[length..];
            last = Some(']');
        } else {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
            last = Some(first);
        }
    }
    kept
}

/// How many bytes at the beginning of a text are the wanted thing, which is in small letters; none where they are something else.
fn length_of(text: &str, wanted: &str) -> Option<usize> {
    let mut left = wanted.chars().peekable();
    for (at, character) in text.char_indices() {
        if left.peek().is_none() {
            return Some(at);
        }
        for small in character.to_lowercase() {
            if left.next() != Some(small) {
                return None;
            }
        }
    }
    left.peek().is_none().then_some(text.len())
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
            ("newsletterSignupFormInner", "newsletterSignupFormInner"),
            ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsgesellschaft"),
            ("(https://shop.example/reset?k=abc)", "(https://shop.example/reset?k=[token]"),
        ] {
            assert_eq!(redact(text, &[]), expected);
        }
    }

    #[test]
    fn what_was_typed_goes_whole_and_word_by_word() {
        let names = typed(&["Ana-Lucia Petrov", "\u{5c71}\u{7530}\u{592a}\u{90ce}", "no", ""]);
        assert_eq!(
            redact("Welcome back, ANA! No news for Petrova.", &names),
            "Welcome back, [typed]! No news for Petrova."
        );
        assert_eq!(redact("ana-lucia petrov", &names), "[typed]");
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
        fn no_token_stays((secret, text) in "[a-z]{2,9}[0-9][A-Za-z0-9]{8,30}".prop_flat_map(|secret| (Just(secret.clone()), set_in(&secret)))) {
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
