//! The engine's answer for one snapshot: what the page is for, where its article is, and what to hide.

use serde::{Deserialize, Serialize};

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

/// What the page is for, with the evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PurposeVerdict {
    /// `article`, `list`, `signup`, `account`, `checkout`, `gate`, `application`, `shop`, `search` or `other`.
    pub kind: String,
    /// Why.
    pub evidence: Vec<Evidence>,
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

/// An element that goes along with a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remnant {
    /// The element's identity.
    pub element: u32,
    /// The digest of its content.
    pub digest: u32,
}

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

/// One reason: a signal and how much it moved the verdict, in log-odds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The signal's stable id.
    pub signal: String,
    /// How much lower the score would be without it.
    pub weight: f32,
}
