//! The file form of the model and its evaluation.
//!
//! Little endian: magic `CCM1`, u16 version, u32 hash of the catalogue of measurements, u16 number of measurements, u8 number `u` of
//! measurements in use, u8 number of forests, 8 bytes of name (the day it was trained, `20261122`); u16 × `u` which measurement; f32 × `u`
//! its median; then for each of them u8 number of thresholds and f32 thresholds in order. Each forest: f32 base score, f32 what a
//! tree counts (the forest is the mean of several fits), f32 slope and f32 offset of the calibration, f32 × 3 thresholds of the levels, u16
//! number of trees, and the trees: u16 the upper half of the f32 that one step of its leaves is worth, then its nodes in preorder: a split is
//! u8 measurement in use, u8 threshold (left when the measurement is not above it); a leaf is 255 and i8 steps. Last, u32 FNV-1a of all bytes
//! before.

use crate::{EngineError, hash, order};

const MAGIC: u32 = u32::from_le_bytes(*b"CCM1");
const VERSION: u16 = 2;
const LEAF: u8 = 255;
/// Levels of a tree; deeper ones are refused, so that reading cannot exhaust the stack.
const MOST_LEVELS: usize = 64;

/// Leaves of a tree; larger ones are refused, because the leaves that can be reached are the bits of a number.
const MOST_LEAVES: u32 = u32::BITS;
/// Trees whose reachable leaves need no memory of their own.
const USUAL_TREES: usize = 512;

/// One split of a tree: which leaves cannot be reached any more when the measurement is above the threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cut {
    threshold: f32,
    tree: u16,
    leaves: u32,
}

/// The trees of one class, or of leads, with their calibration.
///
/// No tree is walked. The splits of all trees are gathered by measurement, the lowest threshold first, so that the thresholds below a
/// value are the first ones, and for most measurements there are none. Each takes leaves away; the leftmost one that is left in a tree
/// is the one that a walk would end at (`QuickScorer`: Lucchese and others 2015).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Forest {
    base: f32,
    slope: f32,
    offset: f32,
    /// Confidence from which a block is hidden: careful, balanced, eager.
    pub(crate) thresholds: [f32; 3],
    /// The lowest threshold of each used measurement.
    lowest: Vec<f32>,
    /// Where the cuts of each used measurement end.
    ends: Vec<u32>,
    cuts: Vec<Cut>,
    /// Where the leaves of each tree begin.
    trees: Vec<u32>,
    leaves: Vec<f32>,
}

/// All trained weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trees {
    /// The day the weights were trained.
    pub(crate) name: String,
    /// The hash of the catalogue of measurements that they were trained on.
    pub(crate) catalogue: u32,
    measurements: usize,
    used: Vec<u16>,
    medians: Vec<f32>,
    /// Newsletter and sponsored of the first pass, then of the second, then leads.
    pub(crate) forests: Vec<Forest>,
}

impl Forest {
    /// The score of a row of used measurements, in log-odds before calibration.
    pub(crate) fn score(&self, row: &[f32]) -> f32 {
        let (mut few, mut many) = ([0_u32; USUAL_TREES], Vec::new());
        let gone = if let Some(few) = few.get_mut(..self.trees.len()) {
            few
        } else {
            many.resize(self.trees.len(), 0);
            many.as_mut_slice()
        };
        for (at, (value, lowest)) in row.iter().zip(&self.lowest).enumerate() {
            if value > lowest {
                let begin = if at == 0 { 0 } else { self.ends[at - 1] as usize };
                for cut in self.cuts[begin..self.ends[at] as usize].iter().take_while(|cut| *value > cut.threshold) {
                    gone[cut.tree as usize] |= cut.leaves;
                }
            }
        }
        gone.iter()
            .zip(&self.trees)
            .fold(self.base, |sum, (gone, first)| sum + self.leaves[(first + gone.trailing_ones()) as usize])
    }

    /// The score that has a calibrated probability.
    pub(crate) fn score_of(&self, confidence: f32) -> f32 {
        ((confidence / (1.0 - confidence)).ln() - self.offset) / self.slope
    }

    /// The calibrated probability of a score.
    pub(crate) fn confidence(&self, score: f32) -> f32 {
        1.0 / (1.0 + (-(self.slope * score + self.offset)).exp())
    }
}

impl Trees {
    /// Reads a model.
    ///
    /// # Errors
    /// [`EngineError::BadModel`] when the bytes are damaged or of another version.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, EngineError> {
        let bad = |what: &str| EngineError::BadModel(what.to_owned());
        let (body, checksum) =
            bytes.split_at_checked(bytes.len().saturating_sub(4)).ok_or_else(|| bad("it is empty"))?;
        if checksum != checksum_of(body).to_le_bytes() {
            return Err(bad("its checksum is wrong"));
        }
        let mut reader = Reader { bytes: body };
        if reader.u32()? != MAGIC || reader.u16()? != VERSION {
            return Err(bad("it is not a model of this version"));
        }
        let catalogue = reader.u32()?;
        let measurements = reader.u16()? as usize;
        let used_count = reader.u8()? as usize;
        let forest_count = reader.u8()?;
        let name = String::from_utf8_lossy(reader.take(8)?).into_owned();
        let used = (0..used_count).map(|_| reader.u16()).collect::<Result<Vec<_>, _>>()?;
        if used.iter().any(|feature| *feature as usize >= measurements) {
            return Err(bad("it uses a measurement that is not there"));
        }
        let medians = (0..used_count).map(|_| reader.f32()).collect::<Result<Vec<_>, _>>()?;
        let mut thresholds = Vec::new();
        for _ in 0..used_count {
            let count = reader.u8()?;
            thresholds.push((0..count).map(|_| reader.f32()).collect::<Result<Vec<_>, _>>()?);
        }
        let forests =
            (0..forest_count).map(|_| read_forest(&mut reader, &thresholds)).collect::<Result<Vec<_>, _>>()?;
        if !reader.bytes.is_empty() {
            return Err(bad("something follows its last forest"));
        }
        Ok(Self { name, catalogue, measurements, used, medians, forests })
    }

    /// Takes the used measurements out of a full row.
    pub(crate) fn select(&self, row: &[f32], selected: &mut Vec<f32>) {
        selected.clear();
        selected.extend(self.used.iter().map(|feature| row[*feature as usize]));
    }

    /// How many measurements a full row has.
    pub(crate) fn measurements(&self) -> usize {
        self.measurements
    }

    /// Which measurement each used one is.
    pub(crate) fn used(&self) -> &[u16] {
        &self.used
    }

    /// The median of each used measurement over the training rows: what stands in for evidence that is not there.
    pub(crate) fn medians(&self) -> &[f32] {
        &self.medians
    }
}

fn read_forest(reader: &mut Reader, thresholds: &[Vec<f32>]) -> Result<Forest, EngineError> {
    let base = reader.f32()?;
    let share = reader.f32()?;
    let slope = reader.f32()?;
    let offset = reader.f32()?;
    let levels = [reader.f32()?, reader.f32()?, reader.f32()?];
    let trees = reader.u16()?;
    let mut growth = Growth { thresholds, step: 0.0, cuts: Vec::new(), leaves: Vec::new() };
    let mut firsts = Vec::new();
    for tree in 0..trees {
        firsts.push(growth.leaves.len() as u32);
        growth.step = f32::from_bits(u32::from(reader.u16()?) << 16) * share;
        if !growth.step.is_finite() {
            return Err(EngineError::BadModel("the leaves of a tree have no finite step".to_owned()));
        }
        growth.read_tree(reader, tree, growth.leaves.len(), 0)?;
    }
    let Growth { mut cuts, leaves, .. } = growth;
    let ascending = |threshold: f32| u64::from(!order::descending(threshold));
    order::sort_by_key(&mut cuts, |(feature, cut)| u64::from(*feature) << 32 | ascending(cut.threshold));
    let end_of = |feature: usize| cuts.partition_point(|(other, _)| usize::from(*other) <= feature);
    let ends: Vec<u32> = (0..thresholds.len()).map(|feature| end_of(feature) as u32).collect();
    let begins = [0].into_iter().chain(ends.iter().copied());
    let lowest = begins
        .zip(&ends)
        .map(|(begin, end)| if begin < *end { cuts[begin as usize].1.threshold } else { f32::INFINITY })
        .collect();
    let cuts = cuts.into_iter().map(|(_, cut)| cut).collect();
    Ok(Forest { base, slope, offset, thresholds: levels, lowest, ends, cuts, trees: firsts, leaves })
}

/// A forest that is being read.
struct Growth<'a> {
    thresholds: &'a [Vec<f32>],
    /// What one step of a leaf of the tree that is being read adds to the score.
    step: f32,
    /// The cuts so far, each with its used measurement.
    cuts: Vec<(u8, Cut)>,
    leaves: Vec<f32>,
}

impl Growth<'_> {
    /// Reads a tree, or a branch of the tree whose leaves begin at `first`.
    fn read_tree(&mut self, reader: &mut Reader, tree: u16, first: usize, level: usize) -> Result<(), EngineError> {
        let bad = |what: &str| EngineError::BadModel(what.to_owned());
        if level > MOST_LEVELS {
            return Err(bad("a tree is too deep"));
        }
        let feature = reader.u8()?;
        let begin = (self.leaves.len() - first) as u32;
        if feature == LEAF {
            if begin >= MOST_LEAVES {
                return Err(bad("a tree has too many leaves"));
            }
            self.leaves.push(f32::from(reader.u8()?.cast_signed()) * self.step);
            return Ok(());
        }
        let at = reader.u8()? as usize;
        let threshold = *self
            .thresholds
            .get(feature as usize)
            .and_then(|thresholds| thresholds.get(at))
            .ok_or_else(|| bad("a split names a threshold that is not there"))?;
        self.read_tree(reader, tree, first, level + 1)?;
        let count = (self.leaves.len() - first) as u32 - begin;
        self.read_tree(reader, tree, first, level + 1)?;
        // Two branches of at least one leaf each: `count` is below 32.
        self.cuts.push((feature, Cut { threshold, tree, leaves: ((1 << count) - 1) << begin }));
        Ok(())
    }
}

/// FNV-1a, 32 bits.
pub(crate) fn checksum_of(bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash::BASIS, |hash, byte| hash::mix(hash, u32::from(*byte)))
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], EngineError> {
        let (head, tail) =
            self.bytes.split_at_checked(count).ok_or_else(|| EngineError::BadModel("it ends too early".to_owned()))?;
        self.bytes = tail;
        Ok(head)
    }

    fn u8(&mut self) -> Result<u8, EngineError> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn u16(&mut self) -> Result<u16, EngineError> {
        self.take(2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn u32(&mut self) -> Result<u32, EngineError> {
        self.take(4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn f32(&mut self) -> Result<f32, EngineError> {
        self.u32().map(f32::from_bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One forest of one tree: above 2 → 3.0, else → -1.0.
    fn sample() -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(MAGIC.to_le_bytes());
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(7_u32.to_le_bytes());
        bytes.extend(5_u16.to_le_bytes());
        bytes.extend([1, 1]);
        bytes.extend(b"20261122");
        bytes.extend(4_u16.to_le_bytes());
        bytes.extend(0.5_f32.to_le_bytes());
        bytes.push(1);
        bytes.extend(2_f32.to_le_bytes());
        for number in [0.25_f32, 0.5, 1.0, 0.0, 0.9, 0.8, 0.7] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(1_u16.to_le_bytes());
        bytes.extend(((1.0_f32.to_bits() >> 16) as u16).to_le_bytes());
        bytes.extend([0, 0, LEAF, (-2_i8).cast_unsigned(), LEAF, 6]);
        bytes.extend(checksum_of(&bytes).to_le_bytes());
        bytes
    }

    #[test]
    fn a_model_is_read_and_evaluated() {
        let trees = Trees::read(&sample()).unwrap();
        let mut row = Vec::new();
        trees.select(&[0.0, 0.0, 0.0, 0.0, 2.0], &mut row);
        assert_eq!(trees.forests[0].score(&row), -0.75);
        trees.select(&[0.0, 0.0, 0.0, 0.0, 2.5], &mut row);
        assert_eq!(trees.forests[0].score(&row), 3.25);
    }

    #[test]
    fn what_no_trainer_writes_is_refused() {
        let broken = |change: &dyn Fn(&mut Vec<u8>)| {
            let mut bytes = sample();
            bytes.truncate(bytes.len() - 4);
            change(&mut bytes);
            bytes.extend(checksum_of(&bytes).to_le_bytes());
            Trees::read(&bytes).map(|_| ()).map_err(|error| error.code())
        };
        assert_eq!(broken(&|_| ()), Ok(()));
        assert_eq!(broken(&|bytes| bytes.push(0)), Err("bad-model"), "a byte too many");
        let step = sample().len() - 4 - 6 - 2;
        assert_eq!(
            broken(&|bytes| bytes[step..step + 2].copy_from_slice(&[0x80, 0x7F])),
            Err("bad-model"),
            "an endless step"
        );
    }

    #[test]
    fn damage_is_noticed() {
        let whole = sample();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x10;
            assert_eq!(Trees::read(&bytes).unwrap_err().code(), "bad-model", "byte {at}");
        }
        assert_eq!(Trees::read(&[]).unwrap_err().code(), "bad-model");
    }
}
