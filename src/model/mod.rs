//! The trained judgement: boosted decision trees over the measurements of a candidate.
//!
//! `clutter.model` is data: made by `tools/train`, versioned, with a checksum. This module only reads and evaluates it.

mod trees;

pub(crate) use trees::{Forest, Trees, checksum_of};
