//! The page as the engine sees it: one flat table of elements and texts in document order.
//!
//! A [`Snapshot`] comes from the wire ([`Snapshot::from_wire`], written by the extension's content script) or, natively, from HTML
//! ([`Document::parse`]). Both give the same table, so that what is measured on the command line is what happens in the browser.
//! `docs/wire-format.md` says what is in it and what never is.

#[cfg(any(feature = "cli", feature = "playground"))]
pub(crate) mod attributes;
mod builder;
pub(crate) mod digest;
#[cfg(feature = "cli")]
mod html;
pub mod vocabulary;
#[cfg(any(feature = "cli", feature = "playground"))]
pub(crate) mod walk;
mod wire;

pub use builder::SnapshotBuilder;
#[cfg(feature = "cli")]
pub use html::Document;

use vocabulary::{header_string, tag};

/// "No node" in the column of parents.
pub(crate) const NONE: u32 = u32::MAX;

/// One page, flat. Nodes are named by their index; index 0 is the `html` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    revision: u32,
    flags: u16,
    parents: Vec<u32>,
    identities: Vec<u32>,
    /// Text: its string. Element: its flags.
    values: Vec<u32>,
    /// Text: its length before it was cut, in UTF-16 units. Element: where its attributes begin.
    extents: Vec<u32>,
    tags: Vec<u8>,
    attribute_names: Vec<u8>,
    attribute_values: Vec<u32>,
    strings: String,
    /// Where each string ends, its separator not counted.
    string_ends: Vec<u32>,
    /// One past the last node of each subtree.
    ends: Vec<u32>,
    depths: Vec<u16>,
}

impl Snapshot {
    /// The smallest page that can be measured: a text in a paragraph in a body. Without the builder, which the wasm has no other use for.
    pub(crate) fn smallest() -> Self {
        Self {
            revision: 0,
            flags: 0,
            parents: vec![NONE, 0, 1, 2],
            identities: vec![1, 2, 3, 0],
            values: vec![0, 0, 0, header_string::COUNT as u32],
            extents: vec![0, 0, 0, 1],
            tags: vec![tag::HTML, tag::BODY, tag::P, tag::TEXT],
            attribute_names: Vec::new(),
            attribute_values: Vec::new(),
            strings: "\0\0\0\0a".to_owned(),
            string_ends: vec![0, 1, 2, 3, 5],
            ends: vec![4, 4, 4, 4],
            depths: vec![0, 1, 2, 3],
        }
    }

    /// The number of nodes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Whether the page has no node at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    /// The revision that verdicts name.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Whether a header flag is set ([`vocabulary::header_flag`]).
    #[must_use]
    pub fn has_header_flag(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// The tag code of a node ([`vocabulary::tag`]).
    #[must_use]
    pub fn tag(&self, node: usize) -> u8 {
        self.tags[node]
    }

    /// Whether the node is a text.
    #[must_use]
    pub fn is_text(&self, node: usize) -> bool {
        self.tags[node] == tag::TEXT
    }

    /// The parent, none for the root.
    #[must_use]
    pub fn parent(&self, node: usize) -> Option<usize> {
        match self.parents[node] {
            NONE => None,
            parent => Some(parent as usize),
        }
    }

    /// The node's ancestors, nearest first.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.parent(node), |at| self.parent(*at))
    }

    /// The node itself, and then its ancestors, nearest first.
    pub fn itself_and_ancestors(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(node), |at| self.parent(*at))
    }

    /// One past the last node of the subtree.
    #[must_use]
    pub fn end(&self, node: usize) -> usize {
        self.ends[node] as usize
    }

    /// Whether `inner` is `outer` or stands in it.
    #[must_use]
    pub fn contains(&self, outer: usize, inner: usize) -> bool {
        (outer..self.end(outer)).contains(&inner)
    }

    /// Levels below the root.
    #[must_use]
    pub fn depth(&self, node: usize) -> usize {
        usize::from(self.depths[node])
    }

    /// The children in order, texts included.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.end(node);
        let first = if self.is_text(node) { end } else { node + 1 };
        std::iter::successors((first < end).then_some(first), move |at| {
            let next = self.end(*at);
            (next < end).then_some(next)
        })
    }

    /// The identity of an element, 0 for a text.
    #[must_use]
    pub fn identity(&self, node: usize) -> u32 {
        self.identities[node]
    }

    /// Whether an element has a flag ([`vocabulary::flag`]).
    #[must_use]
    pub fn has_flag(&self, node: usize, flag: u32) -> bool {
        !self.is_text(node) && self.values[node] & flag != 0
    }

    /// The (possibly cut) characters of a text, empty for an element.
    #[must_use]
    pub fn text(&self, node: usize) -> &str {
        if self.is_text(node) { self.string(self.values[node] as usize) } else { "" }
    }

    /// The full length of a text in UTF-16 units, 0 for an element.
    #[must_use]
    pub fn text_length(&self, node: usize) -> usize {
        if self.is_text(node) { self.extents[node] as usize } else { 0 }
    }

    /// An element's attributes in order: code and value.
    pub fn attributes(&self, node: usize) -> impl Iterator<Item = (u8, &str)> + '_ {
        let range = if self.is_text(node) {
            0..0
        } else {
            // Texts hold a length there, so the end is found at the next element.
            let next = (node + 1..self.len()).find(|at| !self.is_text(*at));
            self.extents[node] as usize..next.map_or(self.attribute_names.len(), |at| self.extents[at] as usize)
        };
        range.map(|at| (self.attribute_names[at], self.string(self.attribute_values[at] as usize)))
    }

    /// The value of one attribute.
    #[must_use]
    pub fn attribute(&self, node: usize, name: u8) -> Option<&str> {
        self.attributes(node).find(|(code, _)| *code == name).map(|(_, value)| value)
    }

    /// Origin and path of the document's address.
    #[must_use]
    pub fn address(&self) -> &str {
        self.string(header_string::ADDRESS)
    }

    /// The document's title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.string(header_string::TITLE)
    }

    /// The language that the document declares.
    #[must_use]
    pub fn language(&self) -> &str {
        self.string(header_string::LANGUAGE)
    }

    /// The Open Graph type.
    #[must_use]
    pub fn open_graph_type(&self) -> &str {
        self.string(header_string::OPEN_GRAPH_TYPE)
    }

    /// The digest of an element's content.
    #[must_use]
    pub fn digest(&self, node: usize) -> u32 {
        digest::digest(self, node)
    }

    fn string(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.string_ends[at - 1] as usize + 1 };
        &self.strings[start..self.string_ends[at] as usize]
    }
}
