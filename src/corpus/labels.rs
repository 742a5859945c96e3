//! The labels of one page, by element index.

use std::collections::HashSet;

use serde::Deserialize;

use crate::verdict::Class;

/// The labelled elements of one page, as indexes in document order.
#[derive(Debug, Clone, Deserialize)]
pub struct Labels {
    /// The page.
    pub id: String,
    /// Invitations to receive e-mail.
    pub newsletter: Vec<u32>,
    /// Paid content.
    pub sponsored: Vec<u32>,
    /// Of the sponsored ones, those that gather addresses.
    #[serde(default)]
    pub leads: Vec<u32>,
    /// Neither asked for nor a harm. Not complete.
    pub neutral: Vec<u32>,
    /// Widgets that show nothing in the saved page.
    #[serde(default)]
    pub empty: Vec<u32>,
    /// Labels that another careful reader might set otherwise.
    pub unsure: Vec<u32>,
    /// What kind of page it is.
    #[serde(default)]
    pub kind: String,
}

impl Labels {
    /// The labels of a class that leave no doubt.
    #[must_use]
    pub fn sure(&self, class: Class) -> Vec<u32> {
        let unsure: HashSet<u32> = self.unsure.iter().copied().collect();
        let labels = match class {
            Class::Newsletter => &self.newsletter,
            Class::Sponsored => &self.sponsored,
        };
        labels.iter().copied().filter(|label| !unsure.contains(label)).collect()
    }

    /// The neutral labels that leave no doubt.
    #[must_use]
    pub fn sure_neutral(&self) -> Vec<u32> {
        self.neutral.iter().copied().filter(|label| !self.unsure.contains(label)).collect()
    }

    /// What counts for nothing: unsure labels and empty widgets.
    #[must_use]
    pub fn ignored(&self) -> Vec<u32> {
        self.unsure.iter().chain(&self.empty).copied().collect()
    }
}
