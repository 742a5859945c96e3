//! From evidence to verdicts: which blocks are hidden, why, and what goes along with them.

mod choice;
mod decide;
#[cfg(feature = "cli")]
mod explanation;
mod fingerprint;
mod memory;
mod passes;
mod patterns;
mod reasons;
mod remnants;
mod safety;
mod scored;
mod selection;
mod surroundings;
mod units;
#[cfg(all(test, feature = "cli"))]
mod written_page;

use serde::{Deserialize, Serialize};

pub(crate) use choice::offers;
pub use choice::{Offer, Refusal};
pub(crate) use decide::decide;
#[cfg(feature = "cli")]
pub use explanation::Explanation;
#[cfg(feature = "cli")]
pub(crate) use explanation::explain;
pub use fingerprint::fingerprint;
pub(crate) use passes::FORESTS;
pub(crate) use surroundings::{MEASUREMENTS as SURROUNDINGS, catalogue};
#[cfg(feature = "cli")]
pub(crate) use surroundings::{Place, Surroundings};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// An invitation to receive e-mail.
    Newsletter,
    /// Content that somebody pays for, shown as reading matter.
    Sponsored,
}

impl Class {
    /// Both, in the order of the model's forests.
    pub(crate) const ALL: [Self; 2] = [Self::Newsletter, Self::Sponsored];
}

/// The two kinds of sponsored content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Gathers addresses for a vendor: white papers, webinars, reports.
    Leads,
    /// Paid for by the impression or the click.
    Paid,
}

/// How sure the engine must be before it hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Hides least.
    Careful,
    /// What is shipped.
    #[default]
    Balanced,
    /// Hides most.
    Eager,
}

/// Which classes the reader wants hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Classes {
    /// Newsletter sign-ups.
    pub newsletter: bool,
    /// Lead lists.
    pub leads: bool,
    /// Paid content.
    pub paid: bool,
}

impl Default for Classes {
    fn default() -> Self {
        Self { newsletter: true, leads: true, paid: true }
    }
}

/// Where an element is and how it is styled: the eyes' answer to [`Judgement::wanted`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Measurement {
    /// The element's identity.
    pub element: u32,
    /// The computed `position`.
    pub position: Position,
    /// Left edge, CSS pixels of the viewport.
    pub x: f64,
    /// Top edge, CSS pixels of the viewport.
    pub y: f64,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Whether it is rendered.
    pub visible: bool,
    /// The computed `z-index`, none for `auto`.
    #[serde(default)]
    pub z: Option<f64>,
}

/// A computed `position`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// In the flow.
    Static,
    /// In the flow, moved.
    Relative,
    /// Out of the flow.
    Absolute,
    /// Held to the viewport.
    Fixed,
    /// Held to the viewport while it scrolls.
    Sticky,
}

/// The size of the viewport in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Viewport {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// What the background asks beside the snapshot.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct JudgeRequest {
    /// How sure the engine must be.
    pub level: Level,
    /// What the reader wants hidden.
    pub classes: Classes,
    /// Fingerprints of blocks that the reader said are wrong on this site.
    pub kept: Vec<String>,
    /// Fingerprints of blocks that the reader chose to hide on this site ([`Offer::fingerprint`]).
    pub chosen: Vec<String>,
    /// Answers to an earlier [`Judgement::wanted`].
    pub measurements: Vec<Measurement>,
    /// The size of the viewport, where it is known.
    pub viewport: Option<Viewport>,
    /// Whether [`Judgement::memorable`] is wanted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub memorable: bool,
}

/// One reason: a signal and how much it moved the verdict, in log-odds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The signal's stable id.
    pub signal: String,
    /// How much lower the score would be without it.
    pub weight: f32,
}

/// An element that goes along with a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remnant {
    /// The element's identity.
    pub element: u32,
    /// The digest of its content.
    pub digest: u32,
}

/// One block to hide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The element's identity.
    pub element: u32,
    /// The digest of its content.
    pub digest: u32,
    /// What it is.
    pub class: Class,
    /// Which kind of sponsored content it is.
    pub kind: Option<Kind>,
    /// The calibrated probability that it is clutter, 0 to 1.
    pub confidence: f32,
    /// Why, strongest first.
    pub evidence: Vec<Evidence>,
    /// What goes along: the backdrop, and the heading over it.
    pub remnants: Vec<Remnant>,
    /// Whether it is a pop-up that may have locked scrolling.
    pub overlay: bool,
    /// What recognises the block on a later visit; made of structure, never of text.
    pub fingerprint: String,
}

/// What the page is for, with the evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PurposeVerdict {
    /// `article`, `list`, `signup`, `account`, `checkout`, `gate`, `application`, `shop`, `search` or `other`.
    pub kind: String,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// The engine's answer for one snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The snapshot's revision.
    pub revision: u32,
    /// What the page is for.
    pub purpose: PurposeVerdict,
    /// The identity of the article's element.
    pub article: Option<u32>,
    /// The elements of further articles under it, where endless scrolling has put them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_articles: Vec<u32>,
    /// What to hide.
    pub blocks: Vec<Block>,
    /// Elements whose style and box the engine wants before the answer is final.
    pub wanted: Vec<u32>,
    /// Marks of blocks that may be held back from the first paint of the next visit, where the request asks for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memorable: Vec<u32>,
}

impl Judgement {
    /// The answer for a page without anything in it.
    pub(crate) fn nothing(revision: u32) -> Self {
        let purpose = PurposeVerdict { kind: crate::article::Purpose::Other.as_str().to_owned(), evidence: Vec::new() };
        Self {
            revision,
            purpose,
            article: None,
            further_articles: Vec::new(),
            blocks: Vec::new(),
            wanted: Vec::new(),
            memorable: Vec::new(),
        }
    }
}
