//! A snapshot made ready for questions: counts, folded text, and where the phrases of the word lists stand.
//!
//! Everything here is linear in the size of the page and measured once; the article detector and the signals only ask.

mod fold;
mod siblings;
mod tally;

use fold::Edge;
pub(crate) use siblings::Standing;
use tally::Tallies;
pub(crate) use tally::Tally;

use crate::{
    Snapshot,
    lexicon::{Caption, Lexicon, Mark, PhraseTable, Spans, Topic, is_dense},
    snapshot::vocabulary::{attribute, flag, tag},
};

/// A page that can be asked.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    /// The table itself.
    pub(crate) snapshot: &'a Snapshot,
    tallies: Tallies,
    /// All text that a reader could read or hear, folded.
    words: Stretch,
    /// All names and addresses of elements, folded.
    marks: Stretch,
    /// Headings, short texts and captions, folded, and the page's title after the last node.
    captions: Stretch,
    /// Whether a node stands in an element that is marked as not shown.
    hidden: Vec<bool>,
    /// The tags of each node's ancestors, as bits.
    above: Vec<u128>,
    standings: Vec<Standing>,
}

/// Tags are bits of a number.
const _: () = assert!(tag::NAMES.len() <= 128);

/// A folded text, where each node begins in it, and the phrases found.
#[derive(Debug)]
struct Stretch {
    text: String,
    begins: Vec<u32>,
    spans: Spans,
    /// The categories whose phrases begin in the node itself, as bits.
    own: Vec<u64>,
    /// The categories whose phrases begin in the node's subtree, as bits.
    inside: Vec<u64>,
    /// Where each phrase begins, and the bit of its category, in order.
    all: Vec<(u32, u64)>,
    /// How many phrases begin before each node.
    before: Vec<u32>,
}

/// Categories are bits of a number.
const _: () = assert!(Topic::ALL.len() <= 64 && Mark::ALL.len() <= 64);

/// Whether a tag begins and ends a block of text.
pub(crate) fn is_block(code: u8) -> bool {
    !matches!(
        tag::NAMES[code as usize],
        "#text"
            | "a"
            | "abbr"
            | "b"
            | "br"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "img"
            | "svg"
            | "picture"
            | "source"
            | "slot"
            | "ruby"
            | "rt"
            | "rp"
    )
}

/// Letters and digits, those of dense scripts three times: about what a reader reads.
pub(crate) fn letters(text: &str) -> usize {
    text.chars().map(|character| if is_dense(character) { 3 } else { usize::from(character.is_alphanumeric()) }).sum()
}

impl<'a> Page<'a> {
    /// Reads a snapshot once.
    pub(crate) fn new(snapshot: &'a Snapshot, lexicon: &Lexicon) -> Self {
        let hidden = hidden(snapshot);
        let above = above(snapshot);
        let words = read_words(snapshot, lexicon);
        let marks = read_marks(snapshot, lexicon);
        let captions = read_captions(snapshot, lexicon);
        let mut page = Self {
            snapshot,
            tallies: Tallies::new(snapshot.len()),
            words,
            marks,
            captions,
            hidden,
            above,
            standings: Vec::new(),
        };
        page.count();
        page.standings = siblings::standings(&page);
        page
    }

    /// How much of something the node's subtree holds.
    pub(crate) fn count_of(&self, node: usize, tally: Tally) -> usize {
        self.tallies.between(node, self.snapshot.end(node), tally)
    }

    /// How much of something stands in the nodes `from..to`.
    pub(crate) fn count_between(&self, from: usize, to: usize, tally: Tally) -> usize {
        self.tallies.between(from, to, tally)
    }

    /// Whether the node stands in something marked as not shown (`hidden`, `aria-hidden`, an inline `display: none`).
    pub(crate) fn is_hidden(&self, node: usize) -> bool {
        self.hidden[node]
    }

    /// The folded text of the subtree: texts, placeholders, alternative texts, labels and captions of buttons.
    pub(crate) fn text(&self, node: usize) -> &str {
        let (from, to) = self.words.range(node, self.snapshot.end(node));
        &self.words.text[from as usize..to as usize]
    }

    /// Whether an element with the tag stands above the node.
    pub(crate) fn is_below(&self, node: usize, code: u8) -> bool {
        self.above[node] >> code & 1 == 1
    }

    /// How many phrases about a topic the subtree's text holds.
    pub(crate) fn words(&self, node: usize, topic: Topic) -> usize {
        self.words.inside(self.snapshot, node, topic as u8)
    }

    /// Share of the subtree's folded text that phrases about a topic take up, 0 to 1.
    pub(crate) fn share_of_words(&self, node: usize, topic: Topic) -> f32 {
        if self.words.inside[node] >> topic as u8 & 1 == 0 {
            return 0.0;
        }
        let (from, to) = self.words.range(node, self.snapshot.end(node));
        self.words.spans.covered(topic as u8, from, to) as f32 / to.saturating_sub(from).max(1) as f32
    }

    /// How many phrases about a topic the text of the nodes `from..to` holds.
    pub(crate) fn words_between(&self, from: usize, to: usize, topic: Topic) -> usize {
        if self.words.before[from] == self.words.before[to] {
            return 0;
        }
        let (from, to) = self.words.range(from, to);
        self.words.spans.count(topic as u8, from, to)
    }

    /// How many phrases about a topic stand in the first `bytes` bytes of the subtree's folded text.
    pub(crate) fn leading_words(&self, node: usize, topic: Topic, bytes: u32) -> usize {
        if self.words.inside[node] >> topic as u8 & 1 == 0 {
            return 0;
        }
        let (from, to) = self.words.range(node, self.snapshot.end(node));
        self.words.spans.count(topic as u8, from, to.min(from + bytes))
    }

    /// How many of the first `bytes` bytes of the subtree's folded text belong to phrases about a topic that end there.
    pub(crate) fn leading_bytes_of_words(&self, node: usize, topic: Topic, bytes: u32) -> u32 {
        let (from, to) = self.words.range(node, self.snapshot.end(node));
        self.words.spans.covered(topic as u8, from, to.min(from + bytes))
    }

    /// How many phrases about a topic stand in the `bytes` bytes of folded text before the subtree.
    pub(crate) fn words_before(&self, node: usize, topic: Topic, bytes: u32) -> usize {
        let to = self.words.begins[node];
        let from = to.saturating_sub(bytes);
        let mut near = self.words.all[..self.words.before[node] as usize].iter().rev();
        if near.by_ref().take_while(|(start, _)| *start >= from).any(|(_, bit)| bit >> topic as u8 & 1 == 1) {
            self.words.spans.count(topic as u8, from, to)
        } else {
            0
        }
    }

    /// How many phrases about a topic stand in the `bytes` bytes of folded text after the subtree.
    pub(crate) fn words_after(&self, node: usize, topic: Topic, bytes: u32) -> usize {
        let end = self.snapshot.end(node);
        let from = self.words.begins[end];
        let mut near = self.words.all[self.words.before[end] as usize..].iter();
        if near.by_ref().take_while(|(start, _)| *start < from + bytes).any(|(_, bit)| bit >> topic as u8 & 1 == 1) {
            self.words.spans.count(topic as u8, from, from + bytes)
        } else {
            0
        }
    }

    /// How many marks of a kind the names and addresses in the subtree hold.
    pub(crate) fn marks(&self, node: usize, mark: Mark) -> usize {
        self.marks.inside(self.snapshot, node, mark as u8)
    }

    /// How many marks of a kind the element's own names and addresses hold.
    pub(crate) fn own_marks(&self, node: usize, mark: Mark) -> usize {
        if self.marks.own[node] >> mark as u8 & 1 == 0 {
            return 0;
        }
        self.marks.spans.count(mark as u8, self.marks.begins[node], self.marks.begins[node + 1])
    }

    /// Whether the element's own names and addresses hold a mark of any of the kinds.
    pub(crate) fn is_called(&self, node: usize, marks: &[Mark]) -> bool {
        marks.iter().any(|mark| self.own_marks(node, *mark) > 0)
    }

    /// Whether one of the element's own attributes holds a part of a word, in lower case, wherever it stands in one.
    pub(crate) fn names_hold(&self, node: usize, attributes: &[u8], part: &str) -> bool {
        let holds = |value: &str| value.to_ascii_lowercase().contains(part);
        attributes.iter().any(|name| self.snapshot.attribute(node, *name).is_some_and(holds))
    }

    /// Whether an element is the foot of the page or of a part of it.
    pub(crate) fn is_foot(&self, node: usize) -> bool {
        self.snapshot.tag(node) == tag::FOOTER || self.own_marks(node, Mark::Footer) > 0
    }

    /// Whether a link writes a mail.
    pub(crate) fn writes_mail(&self, link: usize) -> bool {
        self.snapshot.attribute(link, attribute::HREF).is_some_and(|address| address.starts_with("mailto:"))
    }

    /// Whether a link leads to a place on the page itself, or nowhere.
    pub(crate) fn stays_on_page(&self, link: usize) -> bool {
        self.snapshot.attribute(link, attribute::HREF).is_none_or(|address| address.starts_with('#'))
    }

    /// Whether a phrase about any of the topics stands in the subtree.
    pub(crate) fn speaks_of(&self, node: usize, topics: &[Topic]) -> bool {
        topics.iter().any(|topic| self.words(node, *topic) > 0)
    }

    /// The marks of any of the elements' own names and addresses, as bits.
    pub(crate) fn own_marks_of(&self, nodes: &[usize]) -> u64 {
        nodes.iter().fold(0, |bits, node| bits | self.marks.own[*node])
    }

    /// How many captions of a kind the nodes `from..to` hold.
    pub(crate) fn captions_between(&self, from: usize, to: usize, caption: Caption) -> usize {
        if self.captions.before[from] == self.captions.before[to] {
            return 0;
        }
        let (from, to) = self.captions.range(from, to);
        self.captions.spans.count(caption as u8, from, to)
    }

    /// How many captions of a kind the page's title holds.
    pub(crate) fn captions_of_title(&self, caption: Caption) -> usize {
        let from = self.captions.begins.last().copied().unwrap_or(0);
        self.captions.spans.count(caption as u8, from, self.captions.text.len() as u32)
    }

    /// How the element stands among its siblings.
    pub(crate) fn standing(&self, node: usize) -> &Standing {
        &self.standings[node]
    }

    /// The sibling element just before that shows something.
    pub(crate) fn previous_element(&self, node: usize) -> Option<usize> {
        self.standings[node].previous.map(|node| node as usize)
    }

    /// The sibling element just after that shows something, among the next few.
    pub(crate) fn next_element(&self, node: usize) -> Option<usize> {
        const LOOKED_AT: usize = 6;
        let end = self.snapshot.end(self.snapshot.parent(node)?);
        let within = |at: usize| Some(at).filter(|at| *at < end);
        std::iter::successors(within(self.snapshot.end(node)), |at| within(self.snapshot.end(*at)))
            .take(LOOKED_AT)
            .find(|at| self.standings[*at].previous == Some(node as u32))
    }

    fn count(&mut self) {
        let snapshot = self.snapshot;
        // The nearest link and the nearest block of each node, so that texts know where they stand.
        let mut in_link = vec![false; snapshot.len()];
        let mut block = vec![0_usize; snapshot.len()];
        let mut block_letters = vec![0_usize; snapshot.len()];
        let mut text_letters: Vec<(usize, usize)> = Vec::new();
        for node in 0..snapshot.len() {
            let code = snapshot.tag(node);
            if let Some(parent) = snapshot.parent(node) {
                in_link[node] = in_link[parent] || code == tag::A;
                block[node] = if is_block(code) { node } else { block[parent] };
            }
            if code == tag::TEXT {
                let kept = snapshot.text(node);
                let units = kept.encode_utf16().count().max(1);
                let count = letters(kept) * snapshot.text_length(node).max(units) / units;
                block_letters[block[node]] += count;
                text_letters.push((node, count));
            } else {
                self.count_element(node);
            }
        }
        for (node, count) in text_letters {
            self.tallies.add(node, Tally::Leaves, usize::from(count > 0));
            self.tallies.add(node, Tally::Letters, count);
            if in_link[node] {
                self.tallies.add(node, Tally::LinkLetters, count);
            } else if block_letters[block[node]] >= PROSE_LETTERS {
                self.tallies.add(node, Tally::ProseLetters, count);
            }
            if self.hidden[node] {
                self.tallies.add(node, Tally::HiddenLetters, count);
            }
        }
        self.tallies.sum_up();
    }

    fn count_element(&mut self, node: usize) {
        let snapshot = self.snapshot;
        let mut add = |tally| self.tallies.add(node, tally, 1);
        add(Tally::Elements);
        if is_leaf(snapshot, node) {
            add(Tally::Leaves);
        }
        if snapshot.has_flag(node, flag::EDITABLE) {
            add(Tally::TextAreas);
            add(Tally::Fields);
        }
        match snapshot.tag(node) {
            tag::A => {
                add(Tally::Links);
                let href = snapshot.attribute(node, attribute::HREF);
                if href.is_some_and(|href| href.ends_with(':') || href == "#") {
                    add(Tally::ScriptLinks);
                }
                if snapshot
                    .attribute(node, attribute::REL)
                    .is_some_and(|rel| rel.to_ascii_lowercase().contains("sponsored"))
                {
                    add(Tally::SponsoredLinks);
                }
                if href.is_some_and(|href| is_foreign(href, snapshot.address())) {
                    add(Tally::ForeignLinks);
                }
                if snapshot.attribute(node, attribute::TARGET) == Some("_blank") {
                    add(Tally::BlankLinks);
                }
                if snapshot.attribute(node, attribute::ROLE) == Some("button") {
                    add(Tally::Buttons);
                }
            }
            tag::IMG => add(Tally::Images),
            tag::IFRAME | tag::FRAME => add(Tally::Frames),
            tag::VIDEO | tag::AUDIO | tag::OBJECT | tag::EMBED | tag::CANVAS => add(Tally::Media),
            tag::SVG => add(Tally::Svgs),
            tag::TEXTAREA if is_trap(snapshot, node) => {}
            tag::TEXTAREA => {
                add(Tally::TextAreas);
                add(Tally::Fields);
            }
            tag::SELECT => {
                add(Tally::Selects);
                add(Tally::Fields);
            }
            tag::BUTTON => add(Tally::Buttons),
            tag::FORM => add(Tally::Forms),
            tag::H1 => {
                add(Tally::MainHeadings);
                add(Tally::Headings);
            }
            tag::H2..=tag::H6 => add(Tally::Headings),
            tag::P => add(Tally::Paragraphs),
            tag::LI => add(Tally::ListItems),
            tag::TABLE => add(Tally::Tables),
            tag::TIME => add(Tally::Times),
            tag::ARTICLE => add(Tally::Articles),
            tag::INPUT => self.count_input(node),
            _ => {}
        }
    }

    fn count_input(&mut self, node: usize) {
        let snapshot = self.snapshot;
        let kind = snapshot.attribute(node, attribute::TYPE).unwrap_or_default().to_ascii_lowercase();
        if kind == "hidden" {
            return;
        }
        self.tallies.add(node, Tally::Fields, 1);
        let tally = match kind.as_str() {
            _ if snapshot.has_flag(node, flag::PASSWORD) => Tally::PasswordFields,
            "submit" | "button" | "image" | "reset" => Tally::Buttons,
            "checkbox" => Tally::CheckBoxes,
            "radio" => Tally::RadioButtons,
            "search" => Tally::SearchFields,
            "email" => Tally::EmailFields,
            _ if self.words(node, Topic::Email) + self.own_marks(node, Mark::Email) > 0 => Tally::EmailFields,
            _ if snapshot.attribute(node, attribute::PLACEHOLDER).is_some_and(is_mail_address) => Tally::EmailFields,
            _ if self.own_marks(node, Mark::Search) + self.words(node, Topic::Search) > 0 => Tally::SearchFields,
            _ => Tally::TextFields,
        };
        self.tallies.add(node, tally, 1);
    }
}

/// Whether a text is the example of a mail address: `name@example.org`.
fn is_mail_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(char::is_alphanumeric)
            && host.starts_with(char::is_alphanumeric)
            && host.trim_end_matches('.').contains('.')
    })
}

/// Whether an element shows something of its own, apart from texts.
fn is_leaf(snapshot: &Snapshot, node: usize) -> bool {
    match snapshot.tag(node) {
        tag::INPUT => {
            !snapshot.attribute(node, attribute::TYPE).is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
        }
        tag::IMG
        | tag::IFRAME
        | tag::FRAME
        | tag::VIDEO
        | tag::AUDIO
        | tag::OBJECT
        | tag::EMBED
        | tag::CANVAS
        | tag::TEXTAREA
        | tag::SELECT
        | tag::SVG => true,
        _ => snapshot.has_flag(node, flag::EDITABLE),
    }
}

/// Whether a link leaves the page's site. Sites are compared by the last two labels of the host: enough for evidence, not for settings.
fn is_foreign(href: &str, address: &str) -> bool {
    let host = |address: &str| -> Option<String> {
        let rest = address.split_once("//")?.1;
        let host = rest.split(['/', ':']).next()?.to_ascii_lowercase();
        let mut labels: Vec<&str> = host.rsplit('.').take(2).collect();
        labels.reverse();
        Some(labels.join("."))
    };
    match (host(href), host(address)) {
        (Some(link), Some(page)) => link != page,
        _ => false,
    }
}

/// Letters from which a text block counts as prose. Text of navigation, buttons and captions is mostly shorter: of the blocks of the
/// article-extraction benchmark's 109 pages with 60 letters or more, most belong to an article.
const PROSE_LETTERS: usize = 60;

impl Stretch {
    /// Finds the phrases of a text in which each node begins where `begins` says; its last entry is the text's end.
    fn new(snapshot: &Snapshot, text: String, begins: Vec<u32>, table: &PhraseTable) -> Self {
        let spans = table.find(&text);
        let all: Vec<(u32, u64)> = spans.starts().map(|(start, category)| (start, 1 << category)).collect();
        let mut own = vec![0; snapshot.len()];
        let mut before = Vec::with_capacity(begins.len());
        let mut at = 0;
        for (node, begin) in begins.iter().enumerate() {
            // What begins before this node begins in the last one; nodes without text begin where the next one does.
            while let Some((_, bit)) = all.get(at).filter(|(start, _)| start < begin) {
                own[node - 1] |= bit;
                at += 1;
            }
            before.push(at as u32);
        }
        let mut inside = own.clone();
        for node in (1..snapshot.len()).rev() {
            if let Some(parent) = snapshot.parent(node) {
                inside[parent] |= inside[node];
            }
        }
        Self { text, begins, spans, own, inside, all, before }
    }

    fn range(&self, from: usize, to: usize) -> (u32, u32) {
        (self.begins[from], self.begins[to])
    }

    /// How many phrases of a category the subtree holds.
    fn inside(&self, snapshot: &Snapshot, node: usize, category: u8) -> usize {
        if self.inside[node] >> category & 1 == 0 {
            return 0;
        }
        let (from, to) = self.range(node, snapshot.end(node));
        self.spans.count(category, from, to)
    }
}

fn above(snapshot: &Snapshot) -> Vec<u128> {
    let mut above = vec![0; snapshot.len()];
    for node in 0..snapshot.len() {
        if let Some(parent) = snapshot.parent(node) {
            above[node] = above[parent] | 1 << snapshot.tag(parent);
        }
    }
    above
}

fn hidden(snapshot: &Snapshot) -> Vec<bool> {
    let mut hidden = vec![false; snapshot.len()];
    for node in 0..snapshot.len() {
        let above = snapshot.parent(node).is_some_and(|parent| hidden[parent]);
        hidden[node] = above || is_marked_hidden(snapshot, node);
    }
    hidden
}

/// Whether an element itself is marked as not shown.
fn is_marked_hidden(snapshot: &Snapshot, node: usize) -> bool {
    snapshot.attributes(node).any(|(name, value)| match name {
        attribute::HIDDEN => !value.eq_ignore_ascii_case("until-found"),
        attribute::ARIA_HIDDEN => value == "true",
        attribute::STYLE => {
            let value: String = value.chars().filter(|character| !character.is_whitespace()).collect();
            value.contains("display:none") || value.contains("visibility:hidden")
        }
        _ => false,
    })
}

/// Whether a field is there for machines to fall into: not shown by an element around it in the form, which has no word for anybody. A
/// field that itself is not shown may belong to an editor that stands in its place.
fn is_trap(snapshot: &Snapshot, field: usize) -> bool {
    let captcha = snapshot.attribute(field, attribute::NAME).is_some_and(|name| name.contains("captcha-response"));
    let within = snapshot.ancestors(field).take_while(|at| snapshot.tag(*at) != tag::FORM);
    let silent = |holder: usize| {
        let words = |at| if snapshot.is_text(at) { letters(snapshot.text(at)) } else { 0 };
        (holder..snapshot.end(holder)).map(words).sum::<usize>() <= MOST_TRAP_LETTERS
    };
    let trap = |at: usize| is_marked_hidden(snapshot, at) && silent(at);
    captcha || snapshot.ancestors(field).any(|at| snapshot.tag(at) == tag::FORM) && within.take(3).any(trap)
}

/// Letters beside a field that is a trap, at most: one, which stands for nothing.
const MOST_TRAP_LETTERS: usize = 1;

/// How an element sets its text apart from what stands beside it.
fn edge_of(snapshot: &Snapshot, node: usize) -> Edge {
    let code = snapshot.tag(node);
    let is_initial = || {
        let first = node + 1;
        snapshot.end(node) == first + 1 && snapshot.is_text(first) && snapshot.text_length(first) == 1
    };
    match code {
        tag::TEXT => Edge::None,
        _ if is_block(code) => Edge::Block,
        tag::A | tag::SPAN | tag::LABEL | tag::SMALL | tag::STRONG | tag::B if !is_initial() => Edge::Word,
        _ => Edge::None,
    }
}

fn read_words(snapshot: &Snapshot, lexicon: &Lexicon) -> Stretch {
    let mut folded = fold::Folded::default();
    let mut begins = Vec::with_capacity(snapshot.len() + 1);
    let mut open: Vec<(usize, Edge)> = Vec::new(); // end of the subtree, how it ends
    for node in 0..snapshot.len() {
        while let Some((_, edge)) = open.pop_if(|(end, _)| *end <= node) {
            folded.end_at(edge);
        }
        let code = snapshot.tag(node);
        let edge = edge_of(snapshot, node);
        folded.end_at(edge);
        if code == tag::BR || snapshot.has_flag(node, flag::SPACE_BEFORE) {
            folded.space();
        }
        begins.push(folded.len());
        if code == tag::TEXT {
            folded.push(snapshot.text(node));
            continue;
        }
        for (name, value) in snapshot.attributes(node) {
            if matches!(name, attribute::PLACEHOLDER | attribute::ALT | attribute::ARIA_LABEL | attribute::VALUE)
                || (name == attribute::TITLE && matches!(code, tag::IFRAME | tag::INPUT))
            {
                folded.separate();
                folded.push(value);
                folded.separate();
            }
        }
        open.push((snapshot.end(node), edge));
    }
    begins.push(folded.len());
    Stretch::new(snapshot, folded.text, begins, &lexicon.words)
}

/// Characters of a text up to which it may be a caption; what is longer is read, unless it stands in a heading.
const MOST_CAPTION_CHARACTERS: usize = 60;

/// The texts that name things and say what can be done with them.
fn read_captions(snapshot: &Snapshot, lexicon: &Lexicon) -> Stretch {
    let mut folded = fold::Folded::default();
    let mut begins = Vec::with_capacity(snapshot.len() + 1);
    let mut heading_end = 0;
    for node in 0..snapshot.len() {
        let code = snapshot.tag(node);
        let edge = edge_of(snapshot, node);
        if edge != Edge::None {
            folded.separate();
        }
        begins.push(folded.len());
        if code == tag::TEXT {
            let text = snapshot.text(node);
            if node < heading_end || text.chars().nth(MOST_CAPTION_CHARACTERS).is_none() {
                folded.space();
                folded.push(text);
            }
            continue;
        }
        if matches!(code, tag::H1..=tag::H4) {
            heading_end = snapshot.end(node);
        }
        for (name, value) in snapshot.attributes(node) {
            if matches!(name, attribute::PLACEHOLDER | attribute::ARIA_LABEL | attribute::VALUE) {
                folded.separate();
                folded.push(value);
                folded.separate();
            }
        }
    }
    begins.push(folded.len());
    folded.separate();
    folded.push(snapshot.title());
    Stretch::new(snapshot, folded.text, begins, &lexicon.captions)
}

fn read_marks(snapshot: &Snapshot, lexicon: &Lexicon) -> Stretch {
    let mut folded = fold::Folded::default();
    let mut begins = Vec::with_capacity(snapshot.len() + 1);
    for node in 0..snapshot.len() {
        folded.separate();
        begins.push(folded.len());
        for (name, value) in snapshot.attributes(node) {
            if matches!(
                name,
                attribute::TAG
                    | attribute::ID
                    | attribute::CLASS
                    | attribute::NAME
                    | attribute::ROLE
                    | attribute::DATA
                    | attribute::HREF
                    | attribute::SRC
                    | attribute::ACTION
                    | attribute::ITEMTYPE
                    | attribute::ITEMPROP
                    | attribute::REL
                    | attribute::ARIA_LABELLEDBY
                    | attribute::TYPE
            ) {
                folded.separate();
                if matches!(name, attribute::HREF | attribute::SRC | attribute::ACTION) {
                    let (before, after) = around_dutch_domain(value);
                    folded.push_name(before);
                    folded.push_name(after);
                } else {
                    folded.push_name(value);
                }
            }
        }
    }
    begins.push(folded.len());
    Stretch::new(snapshot, folded.text, begins, &lexicon.marks)
}

/// An address without the name of its country, where that is a name of letters as well: up to it, and after it. `nl` is short for a
/// newsletter, and where Dutch sites live.
fn around_dutch_domain(address: &str) -> (&str, &str) {
    let Some(host) = address.find("//").map(|at| at + 2) else { return (address, "") };
    let end = address[host..].find(['/', '?', '#', ':']).map_or(address.len(), |at| host + at);
    match address[host..end].strip_suffix(".nl") {
        Some(name) => (&address[..host + name.len()], &address[end..]),
        None => (address, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_of_an_address_is_no_name() {
        assert_eq!(around_dutch_domain("https://quay.nl/brief?a=1"), ("https://quay", "/brief?a=1"));
        assert_eq!(around_dutch_domain("//quay.nl:80"), ("//quay", ":80"));
        for other in
            ["https://nl.quay.example/brief", "/nl/brief.html", "https://api.follow.it/x", "https://kaai.nl.example"]
        {
            assert_eq!(around_dutch_domain(other), (other, ""));
        }
    }

    #[test]
    fn a_subtree_is_counted_and_read() {
        let document = crate::Document::parse(
            "<div class='nl-signup'>Sign up for <b>our <i>newsletter</i></b><form><input name=email placeholder='Your Email'>\
             <button>Go</button></form></div><p hidden>x</p>",
            "",
        )
        .unwrap();
        let lexicon = Lexicon::new();
        let page = Page::new(&document.snapshot, &lexicon);
        let div = (0..page.snapshot.len()).find(|node| page.snapshot.tag(*node) == tag::DIV).unwrap();
        assert_eq!(page.text(div).trim(), "sign up for our newsletter\nyour email\ngo");
        assert_eq!(page.count_of(div, Tally::EmailFields), 1);
        assert_eq!(page.count_of(div, Tally::Buttons), 1);
        assert_eq!(page.words(div, Topic::Newsletter), 1);
        assert!(page.words(div, Topic::Subscribe) >= 1);
        assert_eq!(page.own_marks(div, Mark::Newsletter), 1);
        assert_eq!(page.count_of(0, Tally::HiddenLetters), 1);
    }

    fn counted(html: &str, tally: Tally) -> usize {
        let document = crate::Document::parse(html, "").unwrap();
        Page::new(&document.snapshot, &Lexicon::new()).count_of(0, tally)
    }

    #[test]
    fn the_example_of_an_address_makes_an_address_field() {
        assert_eq!(counted("<input type=text name=a placeholder='name@example.org'>", Tally::EmailFields), 1);
        assert_eq!(counted("<input type=text name=a placeholder='@name'>", Tally::EmailFields), 0);
    }

    #[test]
    fn a_trap_for_machines_is_no_field_for_a_message() {
        let form = |holder: &str| format!("<form><input type=email>{holder}<button>Go</button></form>");
        let trap = "<p style='display: none !important'><label>Δ<textarea name=t></textarea></label></p>";
        assert_eq!(counted(&form(trap), Tally::TextAreas), 0);
        let folded = "<p style='display:none'><label>Your message<textarea name=t></textarea></label></p>";
        assert_eq!(counted(&form(folded), Tally::TextAreas), 1);
        assert_eq!(counted(&form("<textarea style='display:none'></textarea>"), Tally::TextAreas), 1);
        assert_eq!(counted(&format!("<div hidden>{}</div>", form("<textarea></textarea>")), Tally::TextAreas), 1);
    }
}
