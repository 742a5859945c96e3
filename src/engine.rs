//! The engine: made once, asked for each page.

use crate::{
    EngineError, Snapshot, article,
    lexicon::Lexicon,
    model::Trees,
    page::Page,
    report::{self, Findings, Group},
    signals::Context,
    verdict::{self, JudgeRequest, Judgement, Offer},
};

/// The trained weights that are shipped.
const MODEL: &[u8] = include_bytes!("model/clutter.model");

/// Judges pages. It holds word lists and weights only, nothing of any page, so one engine serves all pages.
#[derive(Debug)]
pub struct Engine {
    pub(crate) lexicon: Lexicon,
    pub(crate) trees: Trees,
    pub(crate) signals: Vec<&'static str>,
    names: Vec<String>,
}

impl Engine {
    /// An engine with the weights that are shipped.
    ///
    /// # Errors
    /// [`EngineError::BadModel`] when the weights do not fit the measurements of this build.
    pub fn new() -> Result<Self, EngineError> {
        Self::with_model(MODEL)
    }

    /// An engine with other weights, for evaluation.
    ///
    /// # Errors
    /// [`EngineError::BadModel`] when the weights are damaged or do not fit the measurements of this build.
    pub fn with_model(model: &[u8]) -> Result<Self, EngineError> {
        let trees = Trees::read(model)?;
        let lexicon = Lexicon::new();
        let catalogue = verdict::catalogue(&lexicon);
        if trees.catalogue != catalogue.hash()
            || trees.measurements() != catalogue.signals.len()
            || trees.forests.len() != verdict::FORESTS
        {
            return Err(EngineError::BadModel(
                "it was trained on other measurements and must be trained again".to_owned(),
            ));
        }
        Ok(Self { lexicon, trees, signals: catalogue.signals, names: catalogue.names })
    }

    /// Replaces the confidences from which a newsletter and a sponsored block are hidden, at every level: for reading off what a level
    /// should be.
    #[cfg(feature = "cli")]
    pub fn set_thresholds(&mut self, thresholds: [f32; 2]) {
        for (class, threshold) in thresholds.into_iter().enumerate() {
            self.trees.forests[verdict::SECOND + class].thresholds = [threshold; 3];
        }
    }

    /// The day the weights were trained.
    #[must_use]
    pub fn model_name(&self) -> &str {
        &self.trees.name
    }

    /// Judges a page: what it is for, where its article is, and what to hide.
    ///
    /// An empty page gives an empty answer.
    #[must_use]
    pub fn judge(&self, snapshot: &Snapshot, request: &JudgeRequest) -> Judgement {
        if snapshot.is_empty() {
            return Judgement::nothing(snapshot.revision());
        }
        self.in_context(snapshot, |context| verdict::decide(context, &self.trees, &self.signals, request))
    }

    /// Every block of a page that the reader may choose to hide, and why not where that cannot be.
    #[must_use]
    pub fn offers(&self, snapshot: &Snapshot) -> Vec<Offer> {
        if snapshot.is_empty() {
            return Vec::new();
        }
        self.in_context(snapshot, |context| verdict::offers(context, &self.trees))
    }

    /// What a report may hold of a block: its redacted structure, a redacted sample of its text, and its measurements. `fingerprint` is that
    /// of the verdict or of the offer, `typed` what the fields of the page held.
    ///
    /// # Errors
    /// [`EngineError::BadRequest`] when the snapshot has no such element.
    pub fn findings(
        &self,
        snapshot: &Snapshot,
        element: u32,
        fingerprint: &str,
        typed: &[String],
    ) -> Result<Findings, EngineError> {
        let node = report::node_of(snapshot, element)?;
        let catalogue = self.trees.catalogue;
        Ok(self
            .in_context(snapshot, |context| report::describe(context, catalogue, node, fingerprint.to_owned(), typed)))
    }

    /// The measurements of an example without those of some groups; none where they are of another catalogue, of which this engine knows
    /// nothing.
    #[must_use]
    pub fn blanked(&self, catalogue: &str, values: &[f64], without: &[Group]) -> Option<Vec<f64>> {
        let mut values = values.to_vec();
        let is_known = catalogue == report::written(self.trees.catalogue)
            && values.len() == self.trees.measurements() - verdict::SURROUNDINGS;
        is_known.then(|| {
            report::blank(self.signals.iter().zip(&self.names), &mut values, without);
            values
        })
    }

    /// Reads a page, finds its article and its purpose, and asks about it.
    fn in_context<Answer>(&self, snapshot: &Snapshot, ask: impl FnOnce(&Context) -> Answer) -> Answer {
        let page = Page::new(snapshot, &self.lexicon);
        let region = article::find(&page);
        let purpose = article::purpose(&page, region.as_ref());
        ask(&Context::new(&page, region.as_ref(), &purpose))
    }

    /// Why an element is hidden or stays; none where the element is not on the page or can be no block.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn explain(&self, snapshot: &Snapshot, element: u32, level: verdict::Level) -> Option<verdict::Explanation> {
        let node = (1..snapshot.len()).find(|node| !snapshot.is_text(*node) && snapshot.identity(*node) == element)?;
        self.in_context(snapshot, |context| verdict::explain(context, &self.trees, &self.signals, node, level))
    }

    /// The article's own text, paragraphs separated by a blank line; none where the page has no article.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn article_text(&self, document: &crate::Document) -> Option<String> {
        let page = Page::new(&document.snapshot, &self.lexicon);
        article::find(&page).map(|region| article::text(document, &region))
    }
}
