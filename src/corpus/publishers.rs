//! Which publishers are kept on the same side of every split: those of one registrable domain, and those whose sites are made from one
//! template, because a model that has seen one of these has seen the other.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write,
    sync::OnceLock,
};

use sha2::{Digest, Sha256};

use crate::{Snapshot, snapshot::vocabulary::attribute};

/// Folds of training and of the evaluation.
pub const FOLDS: usize = 5;

/// Groups of publishers that share a template, each a list of beginnings of SHA-256 hashes of their domains. `clearcolumn templates` makes
/// it from the whole corpus, so that trainer and evaluation split alike whatever pages they look at.
const SHARED: &str = include_str!("../../tools/train/templates.json");

/// Publishers that use a name, at most, for it to tell a template: names of frameworks are everywhere.
const MOST_PUBLISHERS_OF_A_NAME: usize = 12;
/// Rare names that two sites of one template share, at least.
const LEAST_SHARED: usize = 25;
/// Share of the rare names of the site with fewer of them that the other must have.
const SHARED_NAMES: f64 = 0.4;

/// The first bytes of a SHA-256, as a name.
pub(super) fn name_of(bytes: &[u8], length: usize) -> String {
    Sha256::digest(bytes).iter().take(length).fold(String::new(), |mut name, byte| {
        // Writing to a string never fails.
        let _ = write!(name, "{byte:02x}");
        name
    })
}

fn hash(domain: &str) -> String {
    name_of(domain.as_bytes(), 6)
}

/// What stands for all publishers that must stay together: the hash of the first of a group, the domain itself where it is alone.
#[must_use]
pub fn publisher_of(domain: &str) -> &str {
    static GROUPS: OnceLock<HashMap<String, String>> = OnceLock::new();
    let groups = GROUPS.get_or_init(|| {
        let groups: Vec<Vec<String>> = serde_json::from_str(SHARED).unwrap_or_default();
        let with_first = |group: Vec<String>| {
            let first = group[0].clone();
            group.into_iter().map(move |member| (member, first.clone()))
        };
        groups.into_iter().flat_map(with_first).collect()
    });
    groups.get(&hash(domain)).map_or(domain, String::as_str)
}

/// The fold of a publisher: the first byte of the SHA-256 of its registrable domain, or of what stands for its group. The same domain
/// always gets the same one.
#[must_use]
pub fn fold_of(domain: &str) -> usize {
    Sha256::digest(publisher_of(domain).as_bytes())[0] as usize % FOLDS
}

/// The names of classes on a page, without digits, as hashes.
#[must_use]
pub fn class_names(snapshot: &Snapshot) -> BTreeSet<u64> {
    let mut names = BTreeSet::new();
    for node in 0..snapshot.len() {
        for name in snapshot.attribute(node, attribute::CLASS).unwrap_or_default().split_whitespace() {
            let letters = name.bytes().filter(|byte| !byte.is_ascii_digit());
            names.insert(letters.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            }));
        }
    }
    names
}

/// Groups of two or more publishers whose pages share names of classes that few others use. Takes the names of each publisher; gives
/// hashes, as `tools/train/templates.json` holds them.
#[must_use]
pub fn shared_templates(publishers: &BTreeMap<String, BTreeSet<u64>>) -> Vec<Vec<String>> {
    let domains: Vec<&String> = publishers.keys().collect();
    let mut users: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, names) in publishers.values().enumerate() {
        for name in names {
            users.entry(*name).or_default().push(at);
        }
    }
    users.retain(|_, users| users.len() <= MOST_PUBLISHERS_OF_A_NAME);
    let mut rare = vec![0_usize; domains.len()];
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for users in users.values() {
        for (at, one) in users.iter().enumerate() {
            rare[*one] += 1;
            for other in &users[at + 1..] {
                *shared.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let mut group: Vec<usize> = (0..domains.len()).collect();
    for ((one, other), count) in shared {
        if count >= LEAST_SHARED && count as f64 >= SHARED_NAMES * rare[one].min(rare[other]) as f64 {
            let (from, to) = (group[one].max(group[other]), group[one].min(group[other]));
            for member in &mut group {
                if *member == from {
                    *member = to;
                }
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (at, group) in group.iter().enumerate() {
        groups.entry(*group).or_default().push(hash(domains[at]));
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publisher_stays_in_its_fold() {
        assert_eq!(fold_of("paper.example"), fold_of("paper.example"));
        let mut sizes = [0; FOLDS];
        for number in 0..1000 {
            sizes[fold_of(&format!("{number}.example"))] += 1;
        }
        assert!(sizes.iter().all(|size| (150..250).contains(size)), "{sizes:?}");
    }

    #[test]
    fn sites_of_one_template_are_found_and_those_of_one_framework_are_not() {
        let mut publishers: BTreeMap<String, BTreeSet<u64>> =
            (0..20).map(|at| (format!("{at}.example"), (0..200).collect())).collect();
        for at in [3, 4] {
            publishers.get_mut(&format!("{at}.example")).unwrap().extend(1000..1050);
        }
        assert_eq!(shared_templates(&publishers), [[hash("3.example"), hash("4.example")]]);
    }
}
