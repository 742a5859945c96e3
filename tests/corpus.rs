//! The shipped model on the labelled pages of the corpus, where the corpus is beside the checkout. Without it the test says so.
//!
//! These pages took part in training, so the bounds only notice that something broke; held-out figures come from `npm run score`.

use std::path::Path;

use clearcolumn::{
    Engine,
    corpus::{Corpus, Figures, score_page},
    verdict::JudgeRequest,
};
use rayon::prelude::*;

#[test]
fn judgement_on_the_corpus_has_not_fallen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !folder.join("index.jsonl").exists() {
        eprintln!("skipped: the corpus is not beside the checkout");
        return;
    }
    let corpus = Corpus::open(&folder).expect("the corpus");
    let labels = corpus.labels().expect("the labels");
    let engine = Engine::new().expect("the shipped model");
    let request = JudgeRequest::default();
    let pages: Vec<_> = labels
        .par_iter()
        .map(|labels| {
            let entry = corpus.entry(&labels.id).expect("labelled pages are in the index");
            score_page(&corpus, entry, labels, &engine, &request).expect("every page is read as the index says")
        })
        .collect();
    let mut figures = Figures::default();
    for page in &pages {
        figures.add(page);
    }
    let harmed: Vec<&str> = pages.iter().filter(|page| !page.harmed.is_empty()).map(|page| page.id.as_str()).collect();
    assert_eq!(figures.pages, labels.len());
    assert!(figures.newsletter.rate() >= 0.80, "newsletter {:?}", figures.newsletter);
    assert!(figures.sponsored.rate() >= 0.40, "sponsored {:?}", figures.sponsored);
    assert!(figures.strict.rate() >= 0.95, "strict {:?}", figures.strict);
    assert!(harmed.len() * 100 <= figures.pages, "harmed: {harmed:?}");
}
