//! Sorting and grouping by numbers: one small algorithm for all lists. The library's own sorts are fast on millions of entries and weigh
//! eight kilobytes of wasm for each type that is sorted; the lists of a page are short.

use std::collections::BinaryHeap;

/// Sorts numbers, the smallest first.
pub(crate) fn sort(numbers: &mut Vec<u64>) {
    *numbers = BinaryHeap::from(std::mem::take(numbers)).into_sorted_vec();
}

/// Where the entries of a list of keys stand once it is sorted, the smallest first; of equal ones the earlier.
fn sorted(keys: impl Iterator<Item = u64>) -> Vec<(u64, u32)> {
    let pairs: Vec<(u64, u32)> = keys.enumerate().map(|(at, key)| (key, at as u32)).collect();
    BinaryHeap::from(pairs).into_sorted_vec()
}

/// Sorts a list by a key, the smallest first; equal ones keep their order.
pub(crate) fn sort_by_key<T: Clone>(list: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    *list = sorted(list.iter().map(key)).into_iter().map(|(_, at)| list[at as usize].clone()).collect();
}

/// A key that sorts numbers the largest first, as `total_cmp` orders them.
pub(crate) fn descending(number: f32) -> u32 {
    let bits = number.to_bits();
    // Negative numbers grow with their bits, so these are turned round.
    !(if bits >> 31 == 1 { !bits } else { bits | 1 << 31 })
}

/// For each key the number of its group: equal keys are one group, and groups are numbered from 0.
pub(crate) fn groups(keys: impl Iterator<Item = u64>) -> Vec<u32> {
    let sorted = sorted(keys);
    let mut groups = vec![0; sorted.len()];
    let mut group = 0;
    for (at, (key, place)) in sorted.iter().enumerate() {
        group += u32::from(at > 0 && sorted[at - 1].0 != *key);
        groups[*place as usize] = group;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_entries_keep_their_order() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_key(&mut list, |entry| entry.0);
        assert_eq!(list.iter().map(|entry| entry.1).collect::<String>(), "bdac");
        assert_eq!(groups([7, 3, 7, 9].into_iter()), [1, 0, 1, 2]);
    }

    #[test]
    fn numbers_are_ordered_as_the_library_orders_them() {
        let mut numbers = vec![0.5, -0.0, 0.0, -3.0, f32::INFINITY, -0.25, 7.0, f32::NEG_INFINITY];
        let mut expected = numbers.clone();
        expected.sort_by(|left, right| right.total_cmp(left));
        sort_by_key(&mut numbers, |number| u64::from(descending(*number)));
        assert_eq!(
            numbers.iter().map(|number| number.to_bits()).collect::<Vec<_>>(),
            expected.iter().map(|number| number.to_bits()).collect::<Vec<_>>()
        );
    }
}
