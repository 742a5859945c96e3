//! Fills a snapshot in document order and checks it as it grows.

use std::collections::HashMap;

use super::{
    NONE, Snapshot,
    digest::is_space,
    vocabulary::{attribute, flag, header_string, limit, tag},
};
use crate::EngineError;

/// Builds a [`Snapshot`] by opening and closing elements, as a walk over a tree meets them.
///
/// ```
/// use clearcolumn::{Snapshot, SnapshotBuilder, vocabulary::tag};
///
/// let mut page = SnapshotBuilder::new("https://news.example/a", "A title", "en", "article");
/// page.open(tag::HTML, 0, 0)?;
/// page.open(tag::BODY, 1, 0)?;
/// page.text("Hello")?;
/// page.close();
/// page.close();
/// let snapshot: Snapshot = page.finish();
/// assert_eq!(snapshot.len(), 3);
/// # Ok::<(), clearcolumn::EngineError>(())
/// ```
#[derive(Debug)]
pub struct SnapshotBuilder {
    snapshot: Snapshot,
    interned: HashMap<String, u32>,
    open: Vec<usize>,
    pending_space: bool,
}

impl SnapshotBuilder {
    /// Begins a snapshot with its header strings.
    #[must_use]
    pub fn new(address: &str, title: &str, language: &str, open_graph_type: &str) -> Self {
        let mut builder = Self {
            snapshot: Snapshot {
                revision: 0,
                flags: 0,
                parents: Vec::new(),
                identities: Vec::new(),
                values: Vec::new(),
                extents: Vec::new(),
                tags: Vec::new(),
                attribute_names: Vec::new(),
                attribute_values: Vec::new(),
                strings: String::new(),
                string_ends: Vec::new(),
                ends: Vec::new(),
                depths: Vec::new(),
            },
            interned: HashMap::new(),
            open: Vec::new(),
            pending_space: false,
        };
        // Header strings have fixed places, so two equal ones are stored twice.
        for string in [address, title, language, open_graph_type] {
            builder.append_string(&clean(string, limit::TEXT_UNITS));
        }
        debug_assert_eq!(builder.snapshot.string_ends.len(), header_string::COUNT);
        builder
    }

    /// Sets header flags ([`super::vocabulary::header_flag`]).
    pub fn set_flags(&mut self, flags: u16) {
        self.snapshot.flags = flags;
    }

    /// Opens an element; attributes follow, then its children, then [`Self::close`].
    ///
    /// # Errors
    /// [`EngineError::LimitExceeded`] when the page is too large or too deep.
    pub fn open(&mut self, tag: u8, identity: u32, flags: u32) -> Result<(), EngineError> {
        debug_assert_ne!(tag, tag::TEXT);
        if self.open.len() >= limit::DEPTH {
            return Err(EngineError::LimitExceeded {
                what: "levels of depth",
                found: self.open.len() + 1,
                limit: limit::DEPTH,
            });
        }
        let space = if std::mem::take(&mut self.pending_space) { flag::SPACE_BEFORE } else { 0 };
        let attributes = self.snapshot.attribute_names.len() as u32;
        let node = self.push(tag, identity, flags | space, attributes)?;
        self.open.push(node);
        Ok(())
    }

    /// Gives the element that was opened last an attribute. Must come before its children.
    pub fn attribute(&mut self, name: u8, value: &str) {
        debug_assert!((name as usize) < attribute::NAMES.len());
        let string = self.intern(clean(value, limit::ATTRIBUTE_UNITS));
        self.snapshot.attribute_names.push(name);
        self.snapshot.attribute_values.push(string);
    }

    /// Adds a text to the open element. White space alone is only remembered.
    ///
    /// # Errors
    /// [`EngineError::LimitExceeded`] when the page is too large.
    pub fn text(&mut self, text: &str) -> Result<(), EngineError> {
        if text.chars().all(is_space) {
            self.pending_space |= !text.is_empty();
            return Ok(());
        }
        let spaced;
        let text = if std::mem::take(&mut self.pending_space) {
            spaced = format!(" {text}");
            &spaced
        } else {
            text
        };
        let length = text.encode_utf16().count() as u32;
        let string = self.intern(clean(text, limit::TEXT_UNITS));
        self.push(tag::TEXT, 0, string, length)?;
        Ok(())
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        if let Some(node) = self.open.pop() {
            self.snapshot.ends[node] = self.snapshot.tags.len() as u32;
        }
    }

    /// The number of nodes so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.snapshot.tags.len()
    }

    /// Whether no node was added yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.snapshot.tags.is_empty()
    }

    /// Ends the walk. Elements that are still open are closed.
    #[must_use]
    pub fn finish(mut self) -> Snapshot {
        while !self.open.is_empty() {
            self.close();
        }
        self.snapshot
    }

    fn push(&mut self, tag: u8, identity: u32, value: u32, extent: u32) -> Result<usize, EngineError> {
        let snapshot = &mut self.snapshot;
        let node = snapshot.tags.len();
        if node >= limit::NODES {
            return Err(EngineError::LimitExceeded { what: "nodes", found: node + 1, limit: limit::NODES });
        }
        snapshot.tags.push(tag);
        snapshot.identities.push(identity);
        snapshot.values.push(value);
        snapshot.extents.push(extent);
        snapshot.parents.push(self.open.last().map_or(NONE, |parent| *parent as u32));
        snapshot.depths.push(self.open.len() as u16);
        snapshot.ends.push(node as u32 + 1);
        Ok(node)
    }

    fn intern(&mut self, string: String) -> u32 {
        if let Some(known) = self.interned.get(&string) {
            return *known;
        }
        let at = self.append_string(&string);
        self.interned.insert(string, at);
        at
    }

    fn append_string(&mut self, string: &str) -> u32 {
        let snapshot = &mut self.snapshot;
        if !snapshot.string_ends.is_empty() {
            snapshot.strings.push('\0');
        }
        snapshot.strings.push_str(string);
        snapshot.string_ends.push(snapshot.strings.len() as u32);
        snapshot.string_ends.len() as u32 - 1
    }
}

/// Cuts to a number of UTF-16 units without splitting a pair, and takes out NUL, which separates strings on the wire.
fn clean(string: &str, units: usize) -> String {
    let mut left = units;
    string
        .chars()
        .take_while(|character| match left.checked_sub(character.len_utf16()) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        })
        .map(|character| if character == '\0' { '\u{fffd}' } else { character })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_between_elements_is_remembered() {
        let mut page = SnapshotBuilder::new("", "", "", "");
        page.open(tag::HTML, 0, 0).unwrap();
        page.open(tag::SPAN, 1, 0).unwrap();
        page.text("one").unwrap();
        page.close();
        page.text(" \n\u{a0}").unwrap();
        page.open(tag::SPAN, 2, 0).unwrap();
        page.text("  ").unwrap();
        page.close();
        page.text("two").unwrap();
        let snapshot = page.finish();
        assert!(snapshot.has_flag(3, flag::SPACE_BEFORE));
        assert_eq!(snapshot.text(4), " two");
        assert_eq!(snapshot.text_length(4), 4);
    }

    #[test]
    fn a_cut_never_splits_a_pair() {
        assert_eq!(clean("a😀b", 2), "a");
        assert_eq!(clean("a😀b", 3), "a😀");
        assert_eq!(clean("a\0b", 9), "a\u{fffd}b");
    }

    #[test]
    fn depth_is_limited() {
        let mut page = SnapshotBuilder::new("", "", "", "");
        let error = (0..=limit::DEPTH).find_map(|at| page.open(tag::DIV, at as u32, 0).err());
        assert_eq!(error.map(|error| error.code()), Some("limit-exceeded"));
    }
}
