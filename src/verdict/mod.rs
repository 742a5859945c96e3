//! From evidence to verdicts: which blocks are hidden, why, and what goes along with them.

mod choice;
mod decide;
#[cfg(feature = "cli")]
mod explanation;
mod fingerprint;
mod judgement;
mod leads;
mod memory;
mod mixed_wrappers;
mod passes;
mod patterns;
mod plain;
mod pop_ups;
mod reasons;
mod remnants;
mod request;
mod safety;
mod scored;
mod selection;
mod surroundings;
mod units;
mod wrappers;
#[cfg(all(test, feature = "cli"))]
mod written_page;

pub(crate) use choice::offers;
pub use choice::{Offer, Refusal};
pub(crate) use decide::decide;
#[cfg(feature = "cli")]
pub use explanation::Explanation;
#[cfg(feature = "cli")]
pub(crate) use explanation::explain;
pub use fingerprint::fingerprint;
pub use judgement::{Block, Class, Evidence, Judgement, Kind, PurposeVerdict, Remnant};
pub(crate) use passes::FORESTS;
#[cfg(feature = "cli")]
pub(crate) use passes::{LEADS, SECOND};
pub use request::{Classes, JudgeRequest, Level, Measurement, Position, Viewport};
pub(crate) use surroundings::{MEASUREMENTS as SURROUNDINGS, catalogue};
#[cfg(feature = "cli")]
pub(crate) use surroundings::{Place, Surroundings};
