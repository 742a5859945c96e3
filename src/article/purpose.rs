//! What the page is for.

use super::Region;
use crate::page::Page;

/// The kinds of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Purpose {
    /// One text to be read.
    Article,
    /// An overview that leads to texts.
    List,
    /// The page exists to subscribe, or to manage a subscription.
    Signup,
    /// Log-in, registration, profile.
    Account,
    /// Buying what is in the basket.
    Checkout,
    /// An address or a password is the price of going on.
    Gate,
    /// A program: mail, editor, chat, back end.
    Application,
    /// A product or a catalogue.
    Shop,
    /// Search results.
    Search,
    /// None of these.
    Other,
}

impl Purpose {
    /// The name in the engine's answers.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::List => "list",
            Self::Signup => "signup",
            Self::Account => "account",
            Self::Checkout => "checkout",
            Self::Gate => "gate",
            Self::Application => "application",
            Self::Shop => "shop",
            Self::Search => "search",
            Self::Other => "other",
        }
    }
}

/// A page's purpose and why it is taken for that.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PurposeFinding {
    /// The purpose.
    pub(crate) kind: Purpose,
    /// Signals and their weights, the strongest first.
    pub(crate) evidence: Vec<(&'static str, f32)>,
}

/// Says what a page is for.
pub(crate) fn purpose(_page: &Page, region: Option<&Region>) -> PurposeFinding {
    let kind = if region.is_some() { Purpose::Article } else { Purpose::Other };
    PurposeFinding { kind, evidence: Vec::new() }
}
