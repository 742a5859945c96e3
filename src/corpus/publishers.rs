//! Which publishers are kept on the same side of every split.

use sha2::{Digest, Sha256};

/// Folds of training and of the evaluation.
pub const FOLDS: usize = 5;

/// The fold of a publisher: the first byte of the SHA-256 of its registrable domain. All pages of one domain share it, and the same domain
/// always gets the same one.
#[must_use]
pub fn fold_of(domain: &str) -> usize {
    Sha256::digest(domain.as_bytes())[0] as usize % FOLDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publisher_stays_in_its_fold() {
        assert_eq!(fold_of("wsj.com"), fold_of("wsj.com"));
        let mut sizes = [0; FOLDS];
        for number in 0..1000 {
            sizes[fold_of(&format!("{number}.example"))] += 1;
        }
        assert!(sizes.iter().all(|size| (150..250).contains(size)), "{sizes:?}");
    }
}
