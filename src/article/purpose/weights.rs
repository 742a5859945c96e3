//! The trained weights of purposes and how they judge, in whole numbers: hundredths of log-odds.
//!
//! Little endian: magic `CCP2`, u16 number of measurements, u32 hash of their names, an i16 for each purpose to begin with; then the steps:
//! u8 measurement, u16 threshold, and an i8 for each purpose, added when the measurement is above the threshold.
//! Last, u32 FNV-1a of all bytes before. The engine reads the steps where they lie; a test reads the rest.

use super::Purpose;

/// The weights that are built in.
const MODEL: &[u8] = include_bytes!("purpose.model");
/// Bytes before what the purposes begin with.
const HEAD: usize = 10;
/// Bytes of the checksum.
const TAIL: usize = 4;

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

/// Bytes of a step.
const STEP: usize = 3 + PURPOSES.len();

/// The steps that a page's measurements take: the measurement, and what is added to each purpose.
fn taken(values: &[u16]) -> impl Iterator<Item = (usize, &'static [u8])> {
    let steps = MODEL[HEAD + 2 * PURPOSES.len()..MODEL.len() - TAIL].chunks_exact(STEP);
    steps.filter_map(|step| {
        let measurement = usize::from(step[0]);
        let threshold = u16::from_le_bytes([step[1], step[2]]);
        values.get(measurement).is_some_and(|value| *value > threshold).then_some((measurement, &step[3..]))
    })
}

fn weight(byte: u8) -> i32 {
    i32::from(byte as i8)
}

/// The places in [`PURPOSES`] of the likeliest purpose and of the one after it.
pub(super) fn likeliest(values: &[u16]) -> [usize; 2] {
    let mut sums = [0; PURPOSES.len()];
    for (sum, begin) in sums.iter_mut().zip(MODEL[HEAD..].chunks_exact(2)) {
        *sum = i32::from(i16::from_le_bytes([begin[0], begin[1]]));
    }
    for (_, added) in taken(values) {
        for (sum, added) in sums.iter_mut().zip(added) {
            *sum += weight(*added);
        }
    }
    // Of equal ones the first counts, on which a wrong answer would do more harm.
    let (mut first, mut second) = (0, 1);
    for at in 1..PURPOSES.len() {
        if sums[at] > sums[first] {
            (first, second) = (at, first);
        } else if at > 1 && sums[at] > sums[second] {
            second = at;
        }
    }
    [first, second]
}

/// What each reason added to the first purpose and not to the second, in hundredths.
pub(super) fn reasons(
    values: &[u16],
    signal: fn(usize) -> &'static str,
    [first, second]: [usize; 2],
) -> Vec<(&'static str, i32)> {
    let mut reasons: Vec<(&'static str, i32)> = Vec::new();
    for (measurement, added) in taken(values) {
        let signal = signal(measurement);
        let added = weight(added[first]) - weight(added[second]);
        match reasons.iter_mut().find(|(known, _)| *known == signal) {
            Some((_, sum)) => *sum += added,
            None => reasons.push((signal, added)),
        }
    }
    reasons
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::model::checksum_of;

    #[test]
    fn the_weights_are_whole_and_were_trained_on_these_measurements() {
        let (body, checksum) = MODEL.split_at(MODEL.len() - TAIL);
        assert_eq!(checksum, checksum_of(body).to_le_bytes(), "damaged");
        assert_eq!(&body[..4], b"CCP2");
        let steps = &body[HEAD + 2 * PURPOSES.len()..];
        assert_eq!(steps.len() % STEP, 0);
        let names = super::super::names::names();
        assert!(steps.chunks(STEP).all(|step| usize::from(step[0]) < names.len()));
        let hash = checksum_of(names.join("\n").as_bytes());
        let trained_on = (u16::from_le_bytes([body[4], body[5]]), &body[6..10]);
        assert_eq!(
            trained_on,
            (names.len() as u16, hash.to_le_bytes().as_slice()),
            "train anew: tools/train-purpose/README.md"
        );
    }
}
