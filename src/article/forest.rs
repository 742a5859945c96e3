//! The trained weights and their evaluation, in whole numbers.
//!
//! Little endian: magic `CCA1`, u16 version, u32 hash of the names of the measurements, 8 bytes of name (the day it was trained), u8 number of
//! forests; each forest: u16 number of trees, and the trees in preorder: a split is u8 measurement and u16 threshold (left when the
//! measurement is not above it), a leaf is 255 and i16, in thousandths of log-odds. Last, u32 FNV-1a of all bytes before.

use super::{context, context::EVEN, measure};
use crate::EngineError;
use crate::model::checksum_of;

const MAGIC: &[u8] = b"CCA1";
const VERSION: u16 = 1;
const LEAF: u8 = 255;
/// Levels of a tree; deeper ones are refused, so that reading cannot exhaust the stack.
const MOST_LEVELS: usize = 64;
/// Thousandths of log-odds in one step of a score.
const STEP: i32 = 10;

/// One step of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The next step unless the measurement is above the threshold, then the step named.
    Split {
        column: u8,
        threshold: u16,
        right: u16,
    },
    Leaf(i16),
}

/// Trees whose leaves add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Forest {
    roots: Vec<u16>,
    steps: Vec<Step>,
}

impl Forest {
    /// The score of a row: 0 to 1600, [`EVEN`] in the middle.
    pub(crate) fn score(&self, row: &[u16]) -> i32 {
        let mut sum = 0;
        for root in &self.roots {
            let mut at = *root as usize;
            sum += loop {
                match self.steps[at] {
                    Step::Leaf(value) => break i32::from(value),
                    Step::Split { column, threshold, right } => {
                        at = if row[column as usize] > threshold { right as usize } else { at + 1 };
                    }
                }
            };
        }
        (EVEN + sum.div_euclid(STEP)).clamp(0, 2 * EVEN)
    }
}

/// The two judgements: of a segment by itself, and in its context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Weights {
    pub(crate) first: Forest,
    pub(crate) second: Forest,
}

impl Weights {
    /// The weights that are built in.
    ///
    /// # Panics
    /// Never: a test reads the same bytes.
    pub(crate) fn built_in() -> &'static Self {
        static WEIGHTS: std::sync::OnceLock<Weights> = std::sync::OnceLock::new();
        WEIGHTS.get_or_init(|| Self::read(include_bytes!("article.model")).expect("the built-in weights are sound"))
    }

    /// Reads weights.
    ///
    /// # Errors
    /// [`EngineError::BadModel`] when the bytes are damaged or of another version.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, EngineError> {
        let bad = |what: &str| EngineError::BadModel(format!("article: {what}"));
        let (body, checksum) =
            bytes.split_at_checked(bytes.len().saturating_sub(4)).ok_or_else(|| bad("it is empty"))?;
        if checksum != checksum_of(body).to_le_bytes() {
            return Err(bad("its checksum is wrong"));
        }
        let mut reader = Reader { bytes: body };
        if reader.take(4)? != MAGIC || reader.u16()? != VERSION {
            return Err(bad("it is not a model of this version"));
        }
        if reader.take(4)? != hash_of_names().to_le_bytes() {
            return Err(bad("it was trained on other measurements"));
        }
        reader.take(8)?;
        if reader.u8()? != 2 {
            return Err(bad("it does not hold two forests"));
        }
        let own = measure::names().len();
        let all = own + context::names().count();
        let weights = Self { first: reader.forest(own)?, second: reader.forest(all)? };
        if reader.bytes.is_empty() { Ok(weights) } else { Err(bad("it is too long")) }
    }
}

fn hash_of_names() -> u32 {
    let names: Vec<String> = measure::names().into_iter().chain(context::names()).collect();
    checksum_of(names.join("\n").as_bytes())
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, number: usize) -> Result<&'a [u8], EngineError> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(number)
            .ok_or_else(|| EngineError::BadModel("article: it ends too early".to_owned()))?;
        self.bytes = rest;
        Ok(taken)
    }

    fn u8(&mut self) -> Result<u8, EngineError> {
        Ok(self.take(1)?[0])
    }

    fn u16(&mut self) -> Result<u16, EngineError> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn forest(&mut self, columns: usize) -> Result<Forest, EngineError> {
        let mut forest = Forest { roots: Vec::new(), steps: Vec::new() };
        for _ in 0..self.u16()? {
            forest.roots.push(forest.steps.len() as u16);
            self.tree(columns, 0, &mut forest.steps)?;
        }
        Ok(forest)
    }

    fn tree(&mut self, columns: usize, level: usize, steps: &mut Vec<Step>) -> Result<(), EngineError> {
        let column = self.u8()?;
        if column == LEAF {
            steps.push(Step::Leaf(self.u16()?.cast_signed()));
            return Ok(());
        }
        if usize::from(column) >= columns || level == MOST_LEVELS || steps.len() >= usize::from(u16::MAX) / 2 {
            return Err(EngineError::BadModel("article: it has a step that cannot be taken".to_owned()));
        }
        let threshold = self.u16()?;
        let at = steps.len();
        steps.push(Step::Leaf(0));
        self.tree(columns, level + 1, steps)?;
        steps[at] = Step::Split { column, threshold, right: steps.len() as u16 };
        self.tree(columns, level + 1, steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One tree in each forest: above 5 in the first column speaks for, otherwise against.
    fn small() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(hash_of_names().to_le_bytes());
        bytes.extend(b"20261122\x02");
        for _ in 0..2 {
            bytes.extend([1, 0, 0, 5, 0, LEAF]);
            bytes.extend((-1_005_i16).to_le_bytes());
            bytes.push(LEAF);
            bytes.extend(2_000_i16.to_le_bytes());
        }
        let checksum = checksum_of(&bytes);
        bytes.extend(checksum.to_le_bytes());
        bytes
    }

    #[test]
    fn a_tree_decides() {
        let weights = Weights::read(&small()).unwrap();
        assert_eq!(weights.first.score(&[5]), 800 - 101);
        assert_eq!(weights.first.score(&[6]), 1_000);
    }

    #[test]
    fn damage_is_an_error_and_never_a_panic() {
        let sound = small();
        for at in 0..sound.len() {
            let mut damaged = sound.clone();
            damaged[at] ^= 1;
            assert!(Weights::read(&damaged).is_err());
            assert!(Weights::read(&sound[..at]).is_err());
            let end = damaged.len() - 4;
            let checksum = checksum_of(&damaged[..end]);
            damaged.truncate(end);
            damaged.extend(checksum.to_le_bytes());
            let _ = Weights::read(&damaged);
        }
    }

    #[test]
    fn the_built_in_weights_can_be_read() {
        let weights = Weights::built_in();
        assert!(weights.first.roots.len() > 1 && weights.second.roots.len() > 1);
    }
}
