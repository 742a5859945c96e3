//! What can go wrong with a snapshot or a request, each with a stable code.

use thiserror::Error;

/// Why the engine gave no answer. The page stays as it was.
///
/// Every message names the input and what would mend it; [`EngineError::code`] is stable across versions.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EngineError {
    /// The bytes are not a snapshot, or contradict themselves.
    #[error("the snapshot is malformed: {0}; take a new snapshot of the page")]
    MalformedSnapshot(String),
    /// The snapshot was written by another version of the extension.
    #[error(
        "the snapshot has wire version {found}, this engine reads {supported}; reload the page so that its content script matches"
    )]
    UnsupportedVersion {
        /// The version that the snapshot names.
        found: u16,
        /// The version that this engine reads.
        supported: u16,
    },
    /// The page is larger than a stated limit.
    #[error("the page has {found} {what}, the limit is {limit}; it is left as it is")]
    LimitExceeded {
        /// What there is too much of: `nodes`, `levels of depth`, `bytes`.
        what: &'static str,
        /// How much the page has.
        found: usize,
        /// The limit, from `contract/vocabulary.json`.
        limit: usize,
    },
    /// The request beside the snapshot cannot be read.
    #[error("the request is not valid: {0}")]
    BadRequest(String),
    /// The trained weights are damaged or of another build.
    #[error("the model cannot be read: {0}; rebuild the engine")]
    BadModel(String),
}

impl EngineError {
    /// The stable code that the extension switches on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::MalformedSnapshot(_) => "malformed-snapshot",
            Self::UnsupportedVersion { .. } => "unsupported-version",
            Self::LimitExceeded { .. } => "limit-exceeded",
            Self::BadRequest(_) => "bad-request",
            Self::BadModel(_) => "bad-model",
        }
    }
}
