//! The folded form of a page's text: what the word lists are matched on.

/// How the text of an element ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// The text goes on.
    None,
    /// A word ends: style sheets set links and spans apart where the markup does not ("Sponsored" beside the advertiser's name).
    Word,
    /// What can belong together ends.
    Block,
}

/// Appends text to a buffer in the form of the word lists: lower case, one kind of space, quote and hyphen, nothing invisible.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    pub(crate) text: String,
    /// Whether a word ended where the text stands.
    word_ended: bool,
}

impl Folded {
    /// The length so far, in bytes.
    pub(crate) fn len(&self) -> u32 {
        self.text.len() as u32
    }

    /// Ends what can belong together: the edge of a block.
    pub(crate) fn separate(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Ends what an edge ends.
    pub(crate) fn end_at(&mut self, edge: Edge) {
        match edge {
            Edge::None => {}
            Edge::Word => self.word_ended = true,
            Edge::Block => self.separate(),
        }
    }

    /// A space, where none stands.
    pub(crate) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Appends characters.
    pub(crate) fn push(&mut self, text: &str) {
        if std::mem::take(&mut self.word_ended)
            && self.text.ends_with(char::is_alphanumeric)
            && text.starts_with(char::is_alphanumeric)
        {
            self.text.push(' ');
        }
        for character in text.chars() {
            match character {
                'a'..='z' | '0'..='9' => self.text.push(character),
                'A'..='Z' => self.text.push(character.to_ascii_lowercase()),
                '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2032}' | '\u{00b4}' | '`' => self.text.push('\''),
                '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{00ab}' | '\u{00bb}' => self.text.push('"'),
                '\u{2010}'..='\u{2015}' | '\u{2212}' => self.text.push('-'),
                '\u{00ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{feff}' => {}
                _ if character.is_whitespace() || character.is_control() => self.space(),
                // Full-width Latin letters and digits, as Japanese pages use them.
                '\u{ff01}'..='\u{ff5e}' => {
                    let half = char::from_u32(character as u32 - 0xfee0).unwrap_or(character);
                    self.text.extend(half.to_lowercase());
                }
                _ => self.push_lower(character),
            }
        }
    }

    fn push_lower(&mut self, character: char) {
        if character.is_ascii() {
            self.text.push(character.to_ascii_lowercase());
        } else {
            self.text.extend(character.to_lowercase());
        }
    }

    /// Appends the words of a name: camel case and punctuation set them apart (`emailSignup-box` is `email signup box`).
    pub(crate) fn push_name(&mut self, name: &str) {
        self.space();
        let mut lower_before = false;
        for character in name.chars() {
            if character.is_alphanumeric() {
                if character.is_uppercase() && lower_before {
                    self.space();
                }
                lower_before = character.is_lowercase();
                self.push_lower(character);
            } else {
                lower_before = false;
                self.space();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_folded() {
        let mut folded = Folded::default();
        folded.push("  Don’t\u{a0}miss — ＰＲ\u{200b} ÄÖ");
        assert_eq!(folded.text, "don't miss - pr äö");
    }

    #[test]
    fn a_word_ends_at_the_edge_of_a_link() {
        let mut folded = Folded::default();
        for (text, edge) in
            [("Sponsored", Edge::Word), ("Acme", Edge::Word), (", un", Edge::None), ("like", Edge::Block)]
        {
            folded.push(text);
            folded.end_at(edge);
        }
        assert_eq!(folded.text, "sponsored acme, unlike\n");
    }

    #[test]
    fn names_fall_into_words() {
        let mut folded = Folded::default();
        folded.push_name("emailSignup-box__NEWS_2");
        assert_eq!(folded.text, "email signup box news 2");
    }

    #[test]
    fn blocks_are_set_apart_once() {
        let mut folded = Folded::default();
        folded.separate();
        folded.push("a ");
        folded.separate();
        folded.separate();
        folded.push(" b");
        assert_eq!(folded.text, "a\nb");
    }
}
