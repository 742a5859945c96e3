//! The trained weights of purposes and how they judge, in whole numbers: hundredths of log-odds.
//!
//! Little endian: magic `CCP1`, u16 number of measurements, u32 hash of their names, u8 number of purposes, an i16 for each purpose to
//! begin with, u16 number of steps; each step is u8 measurement, u16 threshold, and an i8 for each purpose that is added when the
//! measurement is above the threshold. Last, u32 FNV-1a of all bytes before.

use super::Purpose;
use crate::{EngineError, model::checksum_of};

const MAGIC: &[u8] = b"CCP1";

/// The purposes in the order of their weights.
pub(super) const PURPOSES: [Purpose; 10] = [
    Purpose::Signup,
    Purpose::Account,
    Purpose::Checkout,
    Purpose::Gate,
    Purpose::Application,
    Purpose::Search,
    Purpose::Shop,
    Purpose::List,
    Purpose::Article,
    Purpose::Other,
];

/// What is added when a measurement is above a threshold.
#[derive(Debug)]
struct Step {
    measurement: u8,
    threshold: u16,
    added: [i8; PURPOSES.len()],
}

/// Weights that were read and checked.
#[derive(Debug)]
pub(super) struct Weights {
    /// The measurements that the weights were trained on: how many, and a hash of their names.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "a test holds it against the names, which the engine does not carry")
    )]
    pub(super) trained_on: (usize, u32),
    begin: [i16; PURPOSES.len()],
    steps: Vec<Step>,
}

impl Weights {
    /// The weights that are built in.
    ///
    /// # Panics
    /// Never: a test reads the same bytes.
    pub(super) fn built_in() -> &'static Self {
        static WEIGHTS: std::sync::OnceLock<Weights> = std::sync::OnceLock::new();
        WEIGHTS.get_or_init(|| Self::read(include_bytes!("purpose.model")).expect("the built-in weights are sound"))
    }

    /// Reads weights.
    ///
    /// # Errors
    /// [`EngineError::BadModel`] when the bytes are damaged.
    fn read(bytes: &[u8]) -> Result<Self, EngineError> {
        let bad = || EngineError::BadModel("purpose: damaged".to_owned());
        let (body, checksum) = bytes.split_at_checked(bytes.len().saturating_sub(4)).ok_or_else(bad)?;
        let mut rest = body;
        let mut take = |count: usize| {
            let (taken, left) = rest.split_at_checked(count)?;
            rest = left;
            Some(taken)
        };
        let short = |bytes: &[u8]| u16::from_le_bytes([bytes[0], bytes[1]]);
        let head = (|| {
            let magic = take(4)?;
            let measurements = usize::from(short(take(2)?));
            let hash = u32::from_le_bytes(take(4)?.try_into().ok()?);
            let purposes = usize::from(take(1)?[0]);
            let begin = take(2 * PURPOSES.len())?.chunks(2).map(|pair| short(pair) as i16);
            let begin: Vec<i16> = begin.collect();
            let count = usize::from(short(take(2)?));
            let steps = take(count * (3 + PURPOSES.len()))?.chunks(3 + PURPOSES.len()).map(|step| Step {
                measurement: step[0],
                threshold: short(&step[1..3]),
                added: std::array::from_fn(|at| step[3 + at] as i8),
            });
            let steps: Vec<Step> = steps.collect();
            let fits = steps.iter().all(|step| usize::from(step.measurement) < measurements);
            (magic == MAGIC && purposes == PURPOSES.len() && fits).then_some(Self {
                trained_on: (measurements, hash),
                begin: begin.try_into().ok()?,
                steps,
            })
        })();
        head.filter(|_| rest.is_empty() && checksum == checksum_of(body).to_le_bytes()).ok_or_else(bad)
    }

    /// The steps that a page's measurements take.
    fn taken<'a>(&'a self, values: &'a [u16]) -> impl Iterator<Item = &'a Step> {
        self.steps
            .iter()
            .filter(|step| values.get(usize::from(step.measurement)).is_some_and(|value| *value > step.threshold))
    }

    /// The places in [`PURPOSES`] of the likeliest purpose and of the one after it.
    pub(super) fn likeliest(&self, values: &[u16]) -> [usize; 2] {
        let mut sums = self.begin.map(i32::from);
        for step in self.taken(values) {
            for (sum, added) in sums.iter_mut().zip(step.added) {
                *sum += i32::from(added);
            }
        }
        // Of equal ones the first counts, on which a wrong answer would do more harm.
        let best = |without: Option<usize>| {
            (0..PURPOSES.len())
                .rev()
                .filter(|at| Some(*at) != without)
                .max_by_key(|at| sums[*at])
                .unwrap_or(PURPOSES.len() - 1)
        };
        let first = best(None);
        [first, best(Some(first))]
    }

    /// What each reason added to the first purpose and not to the second, in hundredths.
    pub(super) fn reasons(
        &self,
        values: &[u16],
        signals: &[&'static str],
        [first, second]: [usize; 2],
    ) -> Vec<(&'static str, i32)> {
        let mut reasons: Vec<(&'static str, i32)> = Vec::new();
        for step in self.taken(values) {
            let signal = signals[usize::from(step.measurement)];
            let added = i32::from(step.added[first]) - i32::from(step.added[second]);
            match reasons.iter_mut().find(|(known, _)| *known == signal) {
                Some((_, sum)) => *sum += added,
                None => reasons.push((signal, added)),
            }
        }
        reasons
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_weights_are_refused() {
        let sound = include_bytes!("purpose.model");
        assert!(Weights::read(sound).is_ok());
        assert!(Weights::read(&[]).is_err());
        for at in (0..sound.len()).step_by(41) {
            let mut damaged = sound.to_vec();
            damaged[at] ^= 0x55;
            assert!(Weights::read(&damaged).is_err());
            assert!(Weights::read(&sound[..at]).is_err());
            // Also where the checksum is right, reading never panics.
            let end = damaged.len() - 4;
            let checksum = checksum_of(&damaged[..end]);
            damaged.truncate(end);
            damaged.extend(checksum.to_le_bytes());
            let _ = Weights::read(&damaged);
        }
    }
}
