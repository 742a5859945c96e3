//! The byte form of a snapshot (`docs/wire-format.md`): read with every claim checked, written for tests and golden files.

use super::{
    NONE, Snapshot,
    vocabulary::{MAGIC, VERSION, attribute, header_string, limit, tag},
};
use crate::EngineError;

const HEADER_BYTES: usize = 32;

/// Takes little-endian columns off a byte slice.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize, what: &str) -> Result<&'a [u8], EngineError> {
        let (head, tail) = self
            .bytes
            .split_at_checked(length)
            .ok_or_else(|| malformed(format!("{what} takes {length} bytes, {} are left", self.bytes.len())))?;
        self.bytes = tail;
        Ok(head)
    }

    fn u16(&mut self) -> Result<u16, EngineError> {
        self.take(2, "the header").map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn u32(&mut self) -> Result<u32, EngineError> {
        self.take(4, "the header").map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn column(&mut self, length: usize, what: &str) -> Result<Vec<u32>, EngineError> {
        Ok(self.take(length * 4, what)?.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }
}

fn malformed(what: impl Into<String>) -> EngineError {
    EngineError::MalformedSnapshot(what.into())
}

impl Snapshot {
    /// Reads a snapshot from the wire.
    ///
    /// # Errors
    /// [`EngineError::UnsupportedVersion`] for another version's snapshot, [`EngineError::LimitExceeded`] beyond a limit, and
    /// [`EngineError::MalformedSnapshot`] for anything that contradicts `docs/wire-format.md`.
    pub fn from_wire(bytes: &[u8]) -> Result<Self, EngineError> {
        if bytes.len() > limit::BYTES {
            return Err(EngineError::LimitExceeded { what: "bytes", found: bytes.len(), limit: limit::BYTES });
        }
        let mut reader = Reader { bytes };
        let magic = reader.u32()?;
        if magic != MAGIC {
            return Err(malformed(format!("it begins with {magic:#010x} instead of {MAGIC:#010x}")));
        }
        let version = reader.u16()?;
        if version != VERSION {
            return Err(EngineError::UnsupportedVersion { found: version, supported: VERSION });
        }
        let flags = reader.u16()?;
        let revision = reader.u32()?;
        let nodes = reader.u32()? as usize;
        let attributes = reader.u32()? as usize;
        let strings = reader.u32()? as usize;
        let string_bytes = reader.u32()? as usize;
        reader.u32()?;
        if nodes > limit::NODES {
            return Err(EngineError::LimitExceeded { what: "nodes", found: nodes, limit: limit::NODES });
        }
        if nodes == 0 {
            return Err(malformed("it has no node"));
        }
        // Checked before any allocation, so that a false count cannot ask for memory.
        let expected = nodes.checked_mul(17).and_then(|sum| {
            sum.checked_add(attributes.checked_mul(5)?)?.checked_add(string_bytes)?.checked_add(HEADER_BYTES)
        });
        if expected != Some(bytes.len()) {
            return Err(malformed(format!(
                "its counts ({nodes} nodes, {attributes} attributes, {string_bytes} bytes of text) do not fit its {} bytes",
                bytes.len()
            )));
        }
        let parents = reader.column(nodes, "the parents")?;
        let identities = reader.column(nodes, "the identities")?;
        let values = reader.column(nodes, "the values")?;
        let mut extents = reader.column(nodes, "the extents")?;
        let attribute_values = reader.column(attributes, "the attribute values")?;
        let tags = reader.take(nodes, "the tags")?.to_vec();
        let attribute_names = reader.take(attributes, "the attribute names")?.to_vec();
        let text = reader.take(string_bytes, "the strings")?;
        let text =
            std::str::from_utf8(text).map_err(|error| malformed(format!("its strings are not UTF-8: {error}")))?;
        let string_ends = string_ends(text);
        if string_ends.len() != strings || strings < header_string::COUNT {
            return Err(malformed(format!("it holds {} strings instead of {strings}", string_ends.len())));
        }
        let names_string = |string: u32| (string as usize) < strings;
        if !attribute_values.iter().all(|value| names_string(*value)) {
            return Err(malformed("an attribute names a string that is not there"));
        }
        if !attribute_names.iter().all(|name| (*name as usize) < attribute::NAMES.len()) {
            return Err(malformed("an attribute has an unknown name"));
        }
        let (ends, depths) = tree(&parents, &tags)?;
        let mut first = 0_u32;
        for node in 0..nodes {
            if tags[node] == tag::TEXT {
                if !names_string(values[node]) {
                    return Err(malformed(format!("text {node} names string {}, there are {strings}", values[node])));
                }
            } else {
                let count = std::mem::replace(&mut extents[node], first);
                first = first
                    .checked_add(count)
                    .filter(|end| *end as usize <= attributes)
                    .ok_or_else(|| malformed(format!("element {node} claims more attributes than there are")))?;
            }
        }
        if first as usize != attributes {
            return Err(malformed(format!("{} attributes belong to no element", attributes - first as usize)));
        }
        Ok(Self {
            revision,
            flags,
            parents,
            identities,
            values,
            extents,
            tags,
            attribute_names,
            attribute_values,
            strings: text.to_owned(),
            string_ends,
            ends,
            depths,
        })
    }

    /// Writes the snapshot as the content script would.
    #[must_use]
    pub fn to_wire(&self) -> Vec<u8> {
        let mut bytes =
            Vec::with_capacity(HEADER_BYTES + self.len() * 17 + self.attribute_names.len() * 5 + self.strings.len());
        bytes.extend(MAGIC.to_le_bytes());
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(self.flags.to_le_bytes());
        let counts =
            [self.revision, self.len() as u32, self.attribute_names.len() as u32, self.string_ends.len() as u32];
        let extents = (0..self.len())
            .map(|node| if self.is_text(node) { self.extents[node] } else { self.attributes(node).count() as u32 });
        let column = counts
            .into_iter()
            .chain([self.strings.len() as u32, 0])
            .chain(self.parents.iter().copied())
            .chain(self.identities.iter().copied())
            .chain(self.values.iter().copied())
            .chain(extents)
            .chain(self.attribute_values.iter().copied());
        bytes.extend(column.flat_map(u32::to_le_bytes));
        bytes.extend(&self.tags);
        bytes.extend(&self.attribute_names);
        bytes.extend(self.strings.as_bytes());
        bytes
    }
}

fn string_ends(text: &str) -> Vec<u32> {
    let separators = text.bytes().enumerate().filter(|(_, byte)| *byte == 0).map(|(at, _)| at as u32);
    separators.chain([text.len() as u32]).collect()
}

/// Checks that the parents are a tree in preorder; gives the end of each subtree and each depth.
fn tree(parents: &[u32], tags: &[u8]) -> Result<(Vec<u32>, Vec<u16>), EngineError> {
    let nodes = parents.len();
    let mut ends = vec![0_u32; nodes];
    let mut depths = vec![0_u16; nodes];
    let mut open: Vec<usize> = Vec::new();
    for node in 0..nodes {
        if (tags[node] as usize) >= tag::NAMES.len() {
            return Err(malformed(format!("node {node} has the unknown tag code {}", tags[node])));
        }
        if node == 0 {
            if parents[0] != NONE || tags[0] == tag::TEXT {
                return Err(malformed("the first node is not a root element"));
            }
        } else {
            while open.last().is_some_and(|last| *last as u32 != parents[node]) {
                ends[open.pop().unwrap_or_default()] = node as u32;
            }
            if open.is_empty() {
                return Err(malformed(format!(
                    "node {node} is not in document order: its parent {} is not open",
                    parents[node]
                )));
            }
        }
        if open.len() > limit::DEPTH {
            return Err(EngineError::LimitExceeded { what: "levels of depth", found: open.len(), limit: limit::DEPTH });
        }
        depths[node] = open.len() as u16;
        if tags[node] == tag::TEXT {
            ends[node] = node as u32 + 1;
        } else {
            open.push(node);
        }
    }
    for node in open {
        ends[node] = nodes as u32;
    }
    Ok((ends, depths))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::SnapshotBuilder;

    fn sample() -> Snapshot {
        let mut page = SnapshotBuilder::new("https://news.example/a", "Title", "de", "article");
        page.open(tag::HTML, 1, 0).unwrap();
        page.open(tag::BODY, 2, 0).unwrap();
        page.attribute(attribute::CLASS, "a b");
        page.text("Grüße \u{202e}😀").unwrap();
        page.open(tag::INPUT, 9, 8).unwrap();
        page.attribute(attribute::TYPE, "email");
        page.attribute(attribute::NAME, "e\0mail");
        page.close();
        page.finish()
    }

    #[test]
    fn a_round_trip_changes_nothing() {
        let page = sample();
        assert_eq!(Snapshot::from_wire(&page.to_wire()).unwrap(), page);
        assert_eq!(page.attribute(3, attribute::NAME), Some("e\u{fffd}mail"));
    }

    #[test]
    fn another_version_is_named() {
        let mut bytes = sample().to_wire();
        bytes[4] = 9;
        let error = Snapshot::from_wire(&bytes).unwrap_err();
        assert_eq!(error, EngineError::UnsupportedVersion { found: 9, supported: VERSION });
    }

    #[test]
    fn empty_bytes_are_malformed() {
        assert_eq!(Snapshot::from_wire(&[]).unwrap_err().code(), "malformed-snapshot");
    }

    #[test]
    fn a_count_that_asks_for_memory_is_refused() {
        let mut bytes = sample().to_wire();
        bytes[16..20].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(Snapshot::from_wire(&bytes).unwrap_err().code(), "malformed-snapshot");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = Snapshot::from_wire(&bytes);
        }

        #[test]
        fn no_damage_makes_it_panic(at in 0_usize..200, byte in any::<u8>(), cut in 0_usize..200) {
            let mut bytes = sample().to_wire();
            let length = bytes.len();
            bytes[at % length] = byte;
            bytes.truncate(length - cut % length);
            if let Ok(page) = Snapshot::from_wire(&bytes) {
                for node in 0..page.len() {
                    let _ = (page.text(node), page.attributes(node).count(), page.children(node).count(), page.digest(node));
                }
            }
        }
    }
}
