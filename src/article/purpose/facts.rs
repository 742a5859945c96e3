//! What the purpose is decided on: counts of the page, apart from its frame (header, navigation, footer, dialogs).

use super::{
    Purpose, address,
    frame::{Frame, frames, is_frame_element},
    main_form::MainForm,
};
use crate::{
    article::Region,
    lexicon::Topic,
    page::{Page, Tally},
    snapshot::vocabulary::{attribute, flag, tag},
};

/// Letters of a heading up to which its words say what the page is for; longer ones are headlines.
const NAME_LETTERS: usize = 48;

/// Counts of one page.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Letters of the article's own text.
    pub(super) article: usize,
    /// Letters of the page outside its frame and outside links.
    pub(super) text: usize,
    /// Letters in links, frame included.
    pub(super) links: usize,
    /// Fields outside the frame, by kind.
    pub(super) passwords: usize,
    pub(super) cards: usize,
    pub(super) emails: usize,
    pub(super) lines: usize,
    pub(super) areas: usize,
    pub(super) boxes: usize,
    pub(super) selections: usize,
    pub(super) buttons: usize,
    pub(super) editors: usize,
    /// Letters of the forms outside the frame.
    pub(super) form_letters: usize,
    /// Roles that only programs have.
    pub(super) program_roles: usize,
    /// Elements that say that they list what several people write, as it comes.
    pub(super) conversations: usize,
    /// Whether an element says that it is a program as a whole.
    pub(super) application: bool,
    /// Phrases outside the frame and outside the article's text.
    pub(super) phrases: Phrases,
    /// Phrases of the page's short main heading.
    pub(super) heading: Phrases,
    /// What the address says.
    pub(super) address: Vec<Purpose>,
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
    pub(super) main_form: Option<MainFormFacts>,
    /// The frame that each node stands in.
    pub(super) frames: Vec<Frame>,
    /// Whether each node stands in the article's own text.
    pub(super) in_text: Vec<bool>,
    /// The heading that names the page.
    pub(super) main_heading: Option<usize>,
}

/// What a page's own form asks for, and what is said about it.
#[derive(Debug)]
pub(super) struct MainFormFacts {
    pub(super) form: MainForm,
    pub(super) emails: usize,
    pub(super) lines: usize,
    pub(super) secrets: usize,
    pub(super) areas: usize,
    /// Phrases from the main heading to the form's end.
    pub(super) phrases: Phrases,
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

/// Numbers of phrases by what they are about.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    pub(super) newsletter: usize,
    pub(super) subscribe: usize,
    pub(super) login: usize,
    pub(super) checkout: usize,
    pub(super) gate: usize,
    pub(super) lead: usize,
    pub(super) search: usize,
    pub(super) account: usize,
    pub(super) invitation: usize,
    pub(super) email: usize,
    pub(super) contact: usize,
    pub(super) comment: usize,
    pub(super) paywall: usize,
    pub(super) consent: usize,
    pub(super) confirmation: usize,
    pub(super) alert: usize,
}

impl Phrases {
    fn add(&mut self, page: &Page, from: usize, to: usize) {
        let count = |topic| page.words_between(from, to, topic);
        self.newsletter += count(Topic::Newsletter);
        self.subscribe += count(Topic::Subscribe);
        self.invitation += count(Topic::Invitation);
        self.login += count(Topic::Login);
        self.account += count(Topic::Account);
        self.email += count(Topic::Email);
        self.contact += count(Topic::Contact);
        self.comment += count(Topic::Comment);
        self.paywall += count(Topic::Paywall);
        self.consent += count(Topic::Consent);
        self.confirmation += count(Topic::Confirmation);
        self.alert += count(Topic::Alert);
        self.checkout += count(Topic::Checkout);
        self.gate += count(Topic::Gate);
        self.lead += count(Topic::Lead);
        self.search += count(Topic::Search);
    }
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
        facts.links = page.count_of(0, Tally::LinkLetters);
        facts.framed =
            page.count_of(0, Tally::SearchFields) > 0 || (0..snapshot.len()).any(|node| is_frame_element(page, node));
        let mut in_text = vec![false; snapshot.len()];
        for &node in region.iter().flat_map(|region| &region.texts) {
            let letters = page.count_of(node, Tally::Letters);
            facts.article += letters;
            facts.paragraphs += usize::from(letters >= 80);
            in_text[node..snapshot.end(node)].fill(true);
        }
        let frames = frames(page);
        for node in (0..snapshot.len()).filter(|node| frames[*node] == Frame::No) {
            facts.count(page, node);
            if !in_text[node] && snapshot.is_text(node) {
                facts.phrases.add(page, node, node + 1);
            }
        }
        let heading = main_heading(page);
        facts.read_heading(page, heading);
        facts.main_form = MainForm::find(page, &frames, heading).map(|form| MainFormFacts::new(page, form));
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
        let code = snapshot.tag(node);
        if code == tag::INPUT {
            let secret = own(Tally::PasswordFields);
            let is_password =
                snapshot.attribute(node, attribute::TYPE).is_some_and(|kind| kind.eq_ignore_ascii_case("password"));
            self.passwords += if is_password { secret } else { 0 };
            self.cards += if is_password { 0 } else { secret };
            self.emails += own(Tally::EmailFields);
            self.lines += own(Tally::TextFields);
            self.boxes += own(Tally::CheckBoxes) + own(Tally::RadioButtons);
            // Placeholders and captions of fields are words of the page too.
            self.phrases.add(page, node, node + 1);
        }
        self.areas += usize::from(code == tag::TEXTAREA);
        self.selections += own(Tally::Selects);
        self.buttons += own(Tally::Buttons);
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
            Some(
                "toolbar" | "tree" | "treegrid" | "grid" | "menubar" | "treeitem" | "gridcell" | "textbox" | "log"
                | "feed",
            ) => {
                self.program_roles += 1;
                self.conversations +=
                    usize::from(matches!(snapshot.attribute(node, attribute::ROLE), Some("log" | "feed")));
            }
            _ => {}
        }
        self.product |= snapshot
            .attribute(node, attribute::ITEMTYPE)
            .is_some_and(|kind| kind.trim_end_matches('/').ends_with("schema.org/Product"));
    }

    /// The words of a heading that names the page. A long one is a headline.
    fn read_heading(&mut self, page: &Page, heading: Option<usize>) {
        if let Some(heading) = heading
            && page.count_of(heading, Tally::Letters) <= NAME_LETTERS
        {
            self.heading.add(page, heading, page.snapshot.end(heading));
        }
    }

    /// Whether the address names a purpose.
    pub(super) fn is_named(&self, purpose: Purpose) -> bool {
        self.address.contains(&purpose)
    }

    /// Fields outside the frame.
    pub(super) fn fields(&self) -> usize {
        self.passwords + self.cards + self.emails + self.lines + self.areas + self.boxes + self.selections
    }
}

impl MainFormFacts {
    fn new(page: &Page, form: MainForm) -> Self {
        let count = |tally| page.count_of(form.node, tally);
        let mut phrases = Phrases::default();
        phrases.add(page, form.start, page.snapshot.end(form.node));
        Self {
            form,
            emails: count(Tally::EmailFields),
            lines: count(Tally::TextFields),
            secrets: count(Tally::PasswordFields),
            areas: count(Tally::TextAreas),
            phrases,
        }
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
