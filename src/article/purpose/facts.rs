//! What the purpose is decided on: counts of the page, apart from its frame (header, navigation, footer, dialogs).

use super::{
    address,
    frame::{Frame, frames, is_frame_element},
    main_form::MainForm,
};
use crate::{
    article::Region,
    page::{Page, Tally},
    snapshot::vocabulary::{attribute, flag, tag},
};

/// What is counted outside the frame.
pub(super) const OUTSIDE: [Tally; 8] = [
    Tally::EmailFields,
    Tally::TextFields,
    Tally::TextAreas,
    Tally::CheckBoxes,
    Tally::RadioButtons,
    Tally::Selects,
    Tally::SearchFields,
    Tally::Buttons,
];

/// Letters of a paragraph, at least.
const PARAGRAPH_LETTERS: usize = 80;

/// Counts of one page.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Letters of the article's own text.
    pub(super) article: usize,
    /// Letters of the page outside its frame and outside links.
    pub(super) text: usize,
    /// How much of each of [`OUTSIDE`] there is.
    pub(super) outside: [usize; OUTSIDE.len()],
    /// Fields outside the frame that hide what is typed, and those that ask for a card's number.
    pub(super) passwords: usize,
    pub(super) cards: usize,
    /// Texts that can be edited, outside the frame.
    pub(super) editors: usize,
    /// Letters of the forms outside the frame.
    pub(super) form_letters: usize,
    /// Roles that only programs have.
    pub(super) program_roles: usize,
    /// Elements that say that they list what several people write, as it comes.
    pub(super) conversations: usize,
    /// Whether an element says that it is a program as a whole.
    pub(super) application: bool,
    /// What the address says: a bit for each of [`address::PURPOSES`].
    pub(super) address: u16,
    /// `article` elements and cards with a linked heading.
    pub(super) cards_with_link: usize,
    /// Marks of a product.
    pub(super) product: bool,
    /// Paragraphs of the article.
    pub(super) paragraphs: usize,
    /// Whether the site puts a frame around the page: header, navigation, footer, a search field.
    pub(super) framed: bool,
    /// What the page declares itself to be.
    pub(super) declared: Declared,
    /// The form that the page exists for.
    pub(super) main_form: Option<MainForm>,
    /// The frame that each node stands in.
    pub(super) frames: Vec<Frame>,
    /// Whether each node stands in the article's own text.
    pub(super) in_text: Vec<bool>,
    /// The heading that names the page.
    pub(super) main_heading: Option<usize>,
}

/// The page's Open Graph type, as far as it tells something.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Declared {
    #[default]
    Nothing,
    Article,
    Site,
    Product,
}

impl Facts {
    pub(super) fn new(page: &Page, region: Option<&Region>) -> Self {
        let snapshot = page.snapshot;
        let kind = snapshot.open_graph_type().trim().to_ascii_lowercase();
        let mut facts = Self {
            address: address::purposes(snapshot.address()),
            declared: match kind.as_str() {
                "article" => Declared::Article,
                "website" => Declared::Site,
                _ if kind.starts_with("product") || kind.ends_with(":product") => Declared::Product,
                _ => Declared::Nothing,
            },
            ..Self::default()
        };
        if snapshot.is_empty() {
            return facts;
        }
        facts.framed =
            page.count_of(0, Tally::SearchFields) > 0 || (0..snapshot.len()).any(|node| is_frame_element(page, node));
        let mut in_text = vec![false; snapshot.len()];
        for &node in region.iter().flat_map(|region| &region.texts) {
            let letters = page.count_of(node, Tally::Letters);
            facts.article += letters;
            facts.paragraphs += usize::from(letters >= PARAGRAPH_LETTERS);
            in_text[node..snapshot.end(node)].fill(true);
        }
        let frames = frames(page);
        for node in (0..snapshot.len()).filter(|node| frames[*node] == Frame::No) {
            facts.count(page, node);
        }
        let heading = main_heading(page);
        facts.main_form = MainForm::find(page, &frames, heading);
        (facts.frames, facts.in_text, facts.main_heading) = (frames, in_text, heading);
        facts
    }

    fn count(&mut self, page: &Page, node: usize) {
        let snapshot = page.snapshot;
        let own = |tally| page.count_between(node, node + 1, tally);
        if snapshot.is_text(node) {
            self.text += own(Tally::Letters).saturating_sub(own(Tally::LinkLetters));
            return;
        }
        for (count, tally) in self.outside.iter_mut().zip(OUTSIDE) {
            *count += own(tally);
        }
        let code = snapshot.tag(node);
        let secret = own(Tally::PasswordFields);
        if secret > 0 {
            let kind = snapshot.attribute(node, attribute::TYPE).unwrap_or_default();
            *(if kind.eq_ignore_ascii_case("password") { &mut self.passwords } else { &mut self.cards }) += secret;
        }
        self.editors += usize::from(snapshot.has_flag(node, flag::EDITABLE));
        match code {
            tag::FORM => {
                self.form_letters += page.count_of(node, Tally::Letters);
            }
            tag::H2 | tag::H3 | tag::H4 => {
                let letters = page.count_of(node, Tally::Letters);
                let around = snapshot.parent(node).is_some_and(|parent| snapshot.tag(parent) == tag::A);
                if letters >= 12 && (around || page.count_of(node, Tally::LinkLetters) * 10 >= letters * 9) {
                    self.cards_with_link += 1;
                }
            }
            _ => {}
        }
        match snapshot.attribute(node, attribute::ROLE) {
            Some("application") => self.application = true,
            Some("log" | "feed") => {
                self.program_roles += 1;
                self.conversations += 1;
            }
            Some("toolbar" | "tree" | "treegrid" | "grid" | "menubar" | "treeitem" | "gridcell" | "textbox") => {
                self.program_roles += 1;
            }
            _ => {}
        }
        self.product |= snapshot
            .attribute(node, attribute::ITEMTYPE)
            .is_some_and(|kind| kind.trim_end_matches('/').ends_with("schema.org/Product"));
    }
}

/// The heading that names the page: the first main heading, or else the first heading.
fn main_heading(page: &Page) -> Option<usize> {
    let snapshot = page.snapshot;
    let shown = |node: &usize| !page.is_hidden(*node) && page.count_of(*node, Tally::Letters) > 0;
    let headings = || (0..snapshot.len()).filter(shown);
    headings()
        .find(|node| snapshot.tag(*node) == tag::H1)
        .or_else(|| headings().find(|node| matches!(snapshot.tag(*node), tag::H2 | tag::H3)))
}
