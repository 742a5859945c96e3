//! How far a figure may be from the truth because other publishers might have been drawn.

use std::collections::BTreeMap;

use fastrand::Rng;

use super::{Figures, PageScore};

/// Times that publishers are drawn anew.
const DRAWS: usize = 2_000;
/// Share of the draws on each side of a 95 % interval.
const TAIL: f64 = 0.025;
/// The same pages give the same interval.
const SEED: u64 = 2026;

/// The bounds of a 95 % interval.
pub type Interval = [f64; 2];

/// Intervals of some figures of a set of pages, by drawing publishers with replacement (the percentile bootstrap of Efron and Tibshirani,
/// "An Introduction to the Bootstrap", 1993; over clusters, because the pages of one publisher are alike). `pages` are pairs of the
/// publisher's domain and the page's score; each of `rates` reads one figure off the sums of a draw.
#[must_use]
pub fn intervals(pages: &[(&str, &PageScore)], rates: &[fn(&Figures) -> f64]) -> Vec<Interval> {
    let mut publishers: BTreeMap<&str, Vec<&PageScore>> = BTreeMap::new();
    for (domain, page) in pages {
        publishers.entry(domain).or_default().push(page);
    }
    let publishers: Vec<Vec<&PageScore>> = publishers.into_values().collect();
    let mut random = Rng::with_seed(SEED);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(DRAWS); rates.len()];
    for _ in 0..DRAWS {
        let mut figures = Figures::default();
        for _ in 0..publishers.len() {
            for page in &publishers[random.usize(..publishers.len())] {
                figures.add(page);
            }
        }
        for (values, rate) in drawn.iter_mut().zip(rates) {
            values.push(rate(&figures));
        }
    }
    drawn
        .into_iter()
        .map(|mut values| {
            values.sort_by(f64::total_cmp);
            let at = |share: f64| values[((DRAWS - 1) as f64 * share).round() as usize];
            [at(TAIL), at(1.0 - TAIL)]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Share;

    fn page(hit: usize) -> PageScore {
        PageScore { newsletter: Share { hit, all: 1 }, ..PageScore::default() }
    }

    #[test]
    fn one_publisher_tells_nothing_of_others_and_many_narrow_it_down() {
        let (hit, miss) = (page(1), page(0));
        let rate: [fn(&Figures) -> f64; 1] = [|figures| figures.newsletter.rate()];
        let alone: Vec<(&str, &PageScore)> = vec![("a.example", &hit), ("a.example", &miss)];
        assert_eq!(intervals(&alone, &rate), [[0.5, 0.5]], "always the same two pages");
        let names: Vec<String> = (0..100).map(|number| format!("{number}.example")).collect();
        let many: Vec<(&str, &PageScore)> = names
            .iter()
            .enumerate()
            .map(|(at, name)| (name.as_str(), if at % 2 == 0 { &hit } else { &miss }))
            .collect();
        let [[low, high]] = intervals(&many, &rate)[..] else { panic!("one figure") };
        // The interval of a proportion of one half over a hundred: 0.5 ± 1.96 · √(0.25 / 100).
        assert!((low - 0.402).abs() < 0.02 && (high - 0.598).abs() < 0.02, "{low} to {high}");
        assert_eq!(intervals(&many, &rate), intervals(&many, &rate));
    }
}
