//! Counts that any subtree can be asked for in constant time.

/// What is counted of a subtree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Tally {
    /// Letters and digits of texts; one of a dense script counts three times.
    Letters,
    /// Of these, inside links.
    LinkLetters,
    /// Of these, inside paragraphs, list items, quotes, table cells or plain text blocks of 60 letters or more.
    ProseLetters,
    /// Of these, inside elements that are marked as not shown.
    HiddenLetters,
    /// Elements.
    Elements,
    /// Links.
    Links,
    /// Links to the reader's mail program, or scripts instead of an address.
    ScriptLinks,
    /// Links marked `rel=sponsored`.
    SponsoredLinks,
    /// Links that open another window.
    BlankLinks,
    /// Pictures.
    Images,
    /// Frames.
    Frames,
    /// Videos, audios, objects.
    Media,
    /// Vector pictures.
    Svgs,
    /// Form fields a reader could see.
    Fields,
    /// Fields for an e-mail address.
    EmailFields,
    /// Other fields for a line of text.
    TextFields,
    /// Fields for a password, a card number or a one-time code.
    PasswordFields,
    /// Search fields.
    SearchFields,
    /// Fields for several lines, and editors.
    TextAreas,
    /// Selections.
    Selects,
    /// Check boxes.
    CheckBoxes,
    /// Radio buttons.
    RadioButtons,
    /// Buttons of any kind.
    Buttons,
    /// Forms.
    Forms,
    /// Headings.
    Headings,
    /// Main headings.
    MainHeadings,
    /// Paragraphs.
    Paragraphs,
    /// List items.
    ListItems,
    /// Tables.
    Tables,
    /// Time elements.
    Times,
    /// `article` elements.
    Articles,
    /// Links to another site than the page's own.
    ForeignLinks,
    /// Things to see or to use: texts with a letter, fields, buttons without text, frames, pictures.
    Leaves,
}

impl Tally {
    /// The number of tallies.
    pub(crate) const COUNT: usize = Tally::Leaves as usize + 1;
}

/// Prefix sums of every tally over the nodes in document order.
#[derive(Debug)]
pub(crate) struct Tallies {
    sums: Vec<[u32; Tally::COUNT]>,
}

impl Tallies {
    /// Starts with nothing counted, for `nodes` nodes.
    pub(crate) fn new(nodes: usize) -> Self {
        Self { sums: vec![[0; Tally::COUNT]; nodes + 1] }
    }

    /// Counts at one node. Only before [`Self::sum_up`].
    pub(crate) fn add(&mut self, node: usize, tally: Tally, amount: usize) {
        self.sums[node + 1][tally as usize] += amount as u32;
    }

    /// Turns counts into prefix sums.
    pub(crate) fn sum_up(&mut self) {
        for node in 1..self.sums.len() {
            let before = self.sums[node - 1];
            for (sum, more) in self.sums[node].iter_mut().zip(before) {
                *sum += more;
            }
        }
    }

    /// The count over the nodes `from..to`.
    pub(crate) fn between(&self, from: usize, to: usize, tally: Tally) -> usize {
        (self.sums[to][tally as usize] - self.sums[from][tally as usize]) as usize
    }
}
