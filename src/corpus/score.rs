//! Scores verdicts on labelled pages, without a browser.
//!
//! The figures are those of the browser harness's score: the unit is a leaf that a reader can see (the text of one element, a form
//! control, a frame, a picture). Without a browser, visible is what no attribute hides; the few leaves that style sheets of the browser
//! hide otherwise make the difference to the figures taken in a browser.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Corpus, CorpusError, Labels, PageEntry, Shape};
use crate::{
    Document, Engine, Snapshot,
    lexicon::{Lexicon, is_dense},
    page::Page,
    snapshot::vocabulary::{attribute, flag, tag},
    verdict::{Class, JudgeRequest},
};

/// What a reader sees as one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LeafKind {
    Text,
    MainHeading,
    ButtonText,
    Control,
    Frame,
    Media,
}

#[derive(Debug, Clone, Copy)]
struct Leaf {
    node: usize,
    kind: LeafKind,
    weight: usize,
}

/// Share of a block's letters that must be hidden for the block to count.
const HIDDEN_SHARE: f64 = 0.95;
/// Letters outside every label whose hiding is harm.
const HARM_LETTERS: usize = 25;
/// What a thing without letters weighs.
const THING_WEIGHT: usize = 5;

/// Hits among all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// How many were hit.
    pub hit: usize,
    /// Of how many.
    pub all: usize,
}

impl std::ops::Add for Share {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { hit: self.hit + other.hit, all: self.all + other.all }
    }
}

impl Share {
    pub(super) fn count(&mut self, hit: bool) {
        self.all += 1;
        self.hit += usize::from(hit);
    }

    /// The share, 0 to 1.
    #[must_use]
    pub fn rate(self) -> f64 {
        self.hit as f64 / self.all.max(1) as f64
    }
}

/// The outcome of one labelled block.
#[derive(Debug, Clone, Serialize)]
pub struct UnitScore {
    /// The labelled element.
    pub element: u32,
    /// Its class, as labelled.
    pub class: Class,
    /// Whether it gathers addresses for a vendor.
    pub leads: bool,
    /// How it is built.
    pub shape: Shape,
    /// Whether it was hidden.
    pub hit: bool,
    /// Whether its class was named right; none where it was not hidden.
    pub right: Option<bool>,
}

/// The outcome on one page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageScore {
    /// The page.
    pub id: String,
    /// The labelled blocks, one by one.
    pub units: Vec<UnitScore>,
    /// Newsletter blocks hidden.
    pub newsletter: Share,
    /// Sponsored blocks hidden.
    pub sponsored: Share,
    /// Of these, blocks that gather addresses.
    pub leads: Share,
    /// Hidden units that are newsletter or sponsored.
    pub strict: Share,
    /// Hidden units that are newsletter, sponsored or neutral.
    pub lenient: Share,
    /// Blocks whose class was named right.
    pub class: Share,
    /// Whether something outside every label was hidden, with the elements.
    pub harmed: Vec<u32>,
    /// Labelled blocks that were not hidden.
    pub missed: Vec<u32>,
    /// Hidden units outside every label, and neutral ones.
    pub wrong: Vec<u32>,
}

/// The sums over pages.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figures {
    /// Pages scored.
    pub pages: usize,
    /// Newsletter blocks hidden.
    pub newsletter: Share,
    /// Sponsored blocks hidden.
    pub sponsored: Share,
    /// Of these, blocks that gather addresses.
    pub leads: Share,
    /// Hidden units that are newsletter or sponsored.
    pub strict: Share,
    /// Hidden units that are newsletter, sponsored or neutral.
    pub lenient: Share,
    /// Blocks whose class was named right.
    pub class: Share,
    /// Pages on which something outside every label was hidden.
    pub harm: Share,
}

impl PageScore {
    /// The page with some of its labelled blocks only: what it says of these, and nothing of what else was hidden.
    #[must_use]
    pub fn only(&self, wanted: impl Fn(&UnitScore) -> bool) -> Self {
        let mut page = Self { id: self.id.clone(), ..Self::default() };
        for unit in self.units.iter().filter(|unit| wanted(unit)) {
            page.add(unit.clone());
        }
        page
    }

    fn add(&mut self, unit: UnitScore) {
        match unit.class {
            Class::Newsletter => self.newsletter.count(unit.hit),
            Class::Sponsored => self.sponsored.count(unit.hit),
        }
        if unit.leads {
            self.leads.count(unit.hit);
        }
        if let Some(right) = unit.right {
            self.class.count(right);
        }
        if !unit.hit {
            self.missed.push(unit.element);
        }
        self.units.push(unit);
    }
}

impl Figures {
    /// Adds a page.
    pub fn add(&mut self, page: &PageScore) {
        self.pages += 1;
        self.harm.count(!page.harmed.is_empty());
        for (sum, more) in [
            (&mut self.newsletter, page.newsletter),
            (&mut self.sponsored, page.sponsored),
            (&mut self.leads, page.leads),
            (&mut self.strict, page.strict),
            (&mut self.lenient, page.lenient),
            (&mut self.class, page.class),
        ] {
            sum.hit += more.hit;
            sum.all += more.all;
        }
    }
}

/// Judges one labelled page and scores the verdicts.
///
/// # Errors
/// [`CorpusError`] when the page cannot be read.
pub fn score_page(
    corpus: &Corpus,
    entry: &PageEntry,
    labels: &Labels,
    engine: &Engine,
    request: &JudgeRequest,
) -> Result<PageScore, CorpusError> {
    let document = corpus.document(entry)?;
    let judgement = engine.judge(&document.snapshot, request);
    let hidden: Vec<(u32, Class)> = judgement.blocks.iter().map(|block| (block.element, block.class)).collect();
    let remnants = judgement.blocks.iter().flat_map(|block| &block.remnants).map(|remnant| remnant.element);
    Ok(score(&document, labels, &hidden, &remnants.collect::<Vec<_>>()))
}

fn score(document: &Document, labels: &Labels, hidden: &[(u32, Class)], remnants: &[u32]) -> PageScore {
    let snapshot = &document.snapshot;
    let lexicon = Lexicon::new();
    let structure = &Page::new(snapshot, &lexicon);
    let node_of =
        |element: u32| (0..snapshot.len()).find(|node| !snapshot.is_text(*node) && snapshot.identity(*node) == element);
    let nodes = |elements: &[u32]| -> Vec<usize> { elements.iter().filter_map(|element| node_of(*element)).collect() };
    let leaves = leaves(document);
    let roots: Vec<usize> =
        hidden.iter().map(|(element, _)| *element).chain(remnants.iter().copied()).filter_map(node_of).collect();
    let within = |node: usize, roots: &[usize]| roots.iter().any(|root| snapshot.contains(*root, node));
    let gone: HashSet<usize> = (0..leaves.len()).filter(|at| within(leaves[*at].node, &roots)).collect();
    let mut page = PageScore { id: labels.id.clone(), ..PageScore::default() };

    let gold = |class| nodes(&labels.sure(class));
    let mut every = Vec::new();
    for class in [Class::Newsletter, Class::Sponsored] {
        for root in gold(class) {
            every.push(root);
            let mine: Vec<usize> = (0..leaves.len()).filter(|at| snapshot.contains(root, leaves[*at].node)).collect();
            if mine.is_empty() {
                continue;
            }
            let weight = |gone_only: bool| -> usize {
                mine.iter().filter(|at| !gone_only || gone.contains(at)).map(|at| leaves[*at].weight).sum()
            };
            let tool =
                |at: &&usize| matches!(leaves[**at].kind, LeafKind::Control | LeafKind::ButtonText | LeafKind::Frame);
            let hit = weight(true) as f64 >= HIDDEN_SHARE * weight(false) as f64
                && mine.iter().filter(tool).all(|at| gone.contains(at));
            let right = hit.then(|| {
                let named = hidden.iter().filter_map(|(element, class)| node_of(*element).map(|node| (node, *class)));
                named
                    .filter(|(node, _)| snapshot.contains(root, *node) || snapshot.contains(*node, root))
                    .all(|(_, found)| found == class)
            });
            let element = snapshot.identity(root);
            let leads = labels.leads.contains(&element);
            page.add(UnitScore { element, class, leads, shape: Shape::of(structure, root), hit, right });
        }
    }
    let neutral = nodes(&labels.sure_neutral());
    for (group, strict) in [(&every, true), (&neutral, false)] {
        for root in group {
            if gone.iter().any(|at| snapshot.contains(*root, leaves[*at].node)) {
                page.strict.count(strict);
                page.lenient.count(true);
                if !strict {
                    page.wrong.push(snapshot.identity(*root));
                }
            }
        }
    }
    let soft: Vec<usize> = every.iter().copied().chain(neutral).chain(nodes(&labels.ignored())).collect();
    let outside: Vec<usize> = gone.iter().copied().filter(|at| !within(leaves[*at].node, &soft)).collect();
    let mut units: Vec<usize> =
        outside.iter().map(|at| largest_hidden(snapshot, &leaves, &gone, leaves[*at].node)).collect();
    units.sort_unstable();
    units.dedup();
    for unit in &units {
        page.strict.count(false);
        page.lenient.count(false);
        page.wrong.push(snapshot.identity(*unit));
    }
    let letters: usize = outside
        .iter()
        .filter(|at| matches!(leaves[**at].kind, LeafKind::Text | LeafKind::MainHeading | LeafKind::ButtonText))
        .map(|at| leaves[*at].weight)
        .sum();
    if letters >= HARM_LETTERS || outside.iter().any(|at| leaves[*at].kind != LeafKind::Text) {
        page.harmed = units.iter().map(|unit| snapshot.identity(*unit)).collect();
    }
    page
}

/// The largest element around a hidden leaf all of whose leaves are hidden.
fn largest_hidden(snapshot: &Snapshot, leaves: &[Leaf], gone: &HashSet<usize>, node: usize) -> usize {
    let whole = |at: usize| {
        let from = leaves.partition_point(|leaf| leaf.node < at);
        let to = leaves.partition_point(|leaf| leaf.node < snapshot.end(at));
        (from..to).all(|leaf| gone.contains(&leaf))
    };
    snapshot.itself_and_ancestors(node).take_while(|at| *at > 0 && whole(*at)).last().unwrap_or(node)
}

/// The leaves that a reader can see, in document order.
fn leaves(document: &Document) -> Vec<Leaf> {
    let snapshot = &document.snapshot;
    let mut shown = vec![true; snapshot.len()];
    let mut in_button = vec![false; snapshot.len()];
    let mut leaves = Vec::new();
    for node in 0..snapshot.len() {
        let Some(parent) = snapshot.parent(node) else { continue };
        shown[node] = shown[parent] && is_shown(snapshot, node, parent);
        let role = snapshot.attribute(node, attribute::ROLE) == Some("button");
        in_button[node] = in_button[parent] || snapshot.tag(node) == tag::BUTTON || role;
        if !shown[node] || snapshot.is_text(node) {
            continue;
        }
        let code = snapshot.tag(node);
        let own: usize = snapshot
            .children(node)
            .filter(|child| snapshot.is_text(*child))
            .map(|child| text_weight(&document.texts[child]))
            .sum();
        let count: usize = snapshot
            .children(node)
            .filter(|child| snapshot.is_text(*child))
            .map(|child| letter_count(&document.texts[child]))
            .sum();
        let mut push = |kind, weight| leaves.push(Leaf { node, kind, weight });
        if count >= 2 {
            let kind = if code == tag::H1 {
                LeafKind::MainHeading
            } else if in_button[node] {
                LeafKind::ButtonText
            } else {
                LeafKind::Text
            };
            push(kind, own);
        }
        match code {
            tag::INPUT
                if snapshot
                    .attribute(node, attribute::TYPE)
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")) => {}
            tag::INPUT | tag::TEXTAREA | tag::SELECT => push(LeafKind::Control, THING_WEIGHT),
            tag::IFRAME => push(LeafKind::Frame, THING_WEIGHT),
            tag::IMG if !is_visible_image(snapshot, node) => {}
            tag::AUDIO if snapshot.attributes(node).count() == 0 => {}
            tag::IMG | tag::VIDEO | tag::AUDIO | tag::OBJECT | tag::EMBED | tag::CANVAS => {
                push(LeafKind::Media, THING_WEIGHT);
            }
            _ if snapshot.has_flag(node, flag::EDITABLE) => push(LeafKind::Control, THING_WEIGHT),
            _ => {}
        }
    }
    leaves
}

fn letter_count(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphanumeric()).count()
}

fn text_weight(text: &str) -> usize {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .map(|character| if is_dense(character) { 3 } else { 1 })
        .sum()
}

/// A picture that did not load takes room only for its alternative text or where its size is stated.
fn is_visible_image(snapshot: &Snapshot, node: usize) -> bool {
    let stated = |name| snapshot.attribute(node, name).is_some_and(|value| !matches!(value.trim(), "" | "0"));
    stated(attribute::ALT) || (stated(attribute::WIDTH) && stated(attribute::HEIGHT))
}

/// Whether no attribute of the element hides it.
fn is_shown(snapshot: &Snapshot, node: usize, parent: usize) -> bool {
    if snapshot.is_text(node) {
        return true;
    }
    let code = snapshot.tag(node);
    let attribute = |name| snapshot.attribute(node, name);
    let style: String = attribute(attribute::STYLE)
        .unwrap_or_default()
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let style = style.to_ascii_lowercase();
    let styled_away = ["display:none", "visibility:hidden", "opacity:0;"].iter().any(|rule| style.contains(rule))
        || style.ends_with("opacity:0");
    let closed_dialog = code == tag::DIALOG && attribute(attribute::OPEN).is_none();
    let folded = snapshot.tag(parent) == tag::DETAILS
        && code != tag::SUMMARY
        && snapshot.attribute(parent, attribute::OPEN).is_none();
    attribute(attribute::HIDDEN).is_none()
        && attribute(attribute::POPOVER).is_none()
        && !styled_away
        && !closed_dialog
        && !folded
}
