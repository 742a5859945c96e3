//! A sample of what a reader could read in one block.

use super::redact::redact;
use crate::{
    page::{Page, is_block},
    snapshot::vocabulary::{flag, tag},
};

/// Characters of a sample, at most: two or three sentences, from which a person sees what the block is.
const MOST_CHARACTERS: usize = 400;
/// Bytes of text that are enough for a sample, before it is redacted.
const ENOUGH_BYTES: usize = 10 * MOST_CHARACTERS;

/// The redacted beginning of a node's text. What the page does not show is not in it.
pub(super) fn sample(page: &Page, root: usize, typed: &[String]) -> String {
    let snapshot = page.snapshot;
    let mut text = String::new();
    let mut last_block = None;
    for node in root..snapshot.end(root) {
        if snapshot.tag(node) == tag::BR || snapshot.has_flag(node, flag::SPACE_BEFORE) {
            text.push(' ');
        }
        if !snapshot.is_text(node) || page.is_hidden(node) {
            continue;
        }
        // What stands in one line may be one number or one address, whatever inline elements it is put together of.
        let block = snapshot.ancestors(node).find(|at| is_block(snapshot.tag(*at)));
        if block != last_block {
            text.push(' ');
        }
        last_block = block;
        let mut part = snapshot.text(node);
        // The last word of a text that was cut may be the beginning of something that only as a whole looks like what it is.
        if part.encode_utf16().count() < snapshot.text_length(node) {
            part = part.rfind(char::is_whitespace).map_or("", |end| &part[..end]);
        }
        text.push_str(part);
        // Redacting makes text shorter or longer, so more is taken than will stay.
        if text.len() > ENOUGH_BYTES {
            break;
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    redact(&words.join(" "), typed).chars().take(MOST_CHARACTERS).collect()
}
