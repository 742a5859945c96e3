//! Clearcolumn's engine: it reads a page and says where the article is and which blocks around it are newsletter sign-ups or
//! sponsored lists.
//!
//! The engine knows no site and remembers nothing about pages. A page comes in as a [`Snapshot`].

pub mod article;
#[cfg(feature = "cli")]
pub mod corpus;
mod engine;
mod error;
mod hash;
mod lexicon;
mod model;
mod order;
mod page;
pub mod report;
mod signals;
mod snapshot;
#[cfg(feature = "cli")]
pub mod timing;
pub mod verdict;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use engine::Engine;
pub use error::EngineError;
#[cfg(feature = "cli")]
pub use snapshot::Document;
pub use snapshot::{Snapshot, SnapshotBuilder, vocabulary};
