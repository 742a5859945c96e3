//! What the background asks beside the snapshot: the reader's settings, and how elements are rendered.

use serde::{Deserialize, Serialize};

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
    /// Fingerprints of blocks that the reader chose to hide on this site ([`super::Offer::fingerprint`]).
    pub chosen: Vec<String>,
    /// Answers to an earlier [`super::Judgement::wanted`].
    pub measurements: Vec<Measurement>,
    /// The size of the viewport, where it is known.
    pub viewport: Option<Viewport>,
    /// Whether [`super::Judgement::memorable`] is wanted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub memorable: bool,
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

/// Where an element is and how it is styled: the eyes' answer to [`super::Judgement::wanted`].
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
