//! Every candidate with its score, its class and its confidence, and the confidence that is enough.

use super::{
    Class, Kind, Level, leads,
    passes::{self, Weighed},
    patterns::{self, Pattern},
};
use crate::{
    Snapshot,
    article::Purpose,
    lexicon::{Mark, Topic},
    model::{Forest, Trees},
    signals::{Candidate, Context},
};

/// A candidate with its score for one class.
#[derive(Debug, Clone)]
pub(super) struct Scored {
    pub(super) candidate: Candidate,
    /// The measurements in use, of both passes.
    pub(super) row: Vec<f32>,
    pub(super) class: Class,
    /// Of both passes together, in log-odds before calibration; of a pattern or of the forest of leads, what stands for its
    /// confidence.
    pub(super) score: f32,
    /// The calibrated probability that it is clutter, 0 to 1.
    pub(super) confidence: f32,
    /// Share of its letters in parts that are surely no clutter, 0 to 1.
    pub(super) content: f32,
    /// The pattern that it shows.
    pub(super) pattern: Option<Pattern>,
    /// The forest of leads is surer of it than those of the classes and the patterns.
    pub(super) leads: bool,
    /// The reader chose it.
    pub(super) chosen: bool,
}

impl Scored {
    /// Whether another candidate of its class stands in it.
    pub(super) fn holds(&self, snapshot: &Snapshot, part: &Self) -> bool {
        let (outer, inner) = (self.candidate.outer, part.candidate.outer);
        part.class == self.class && inner > outer && snapshot.contains(outer, inner)
    }
}

/// Every candidate, each taken for the class that fits it better.
pub(super) fn score(context: &Context, trees: &Trees) -> Vec<Scored> {
    passes::weigh(context, trees)
        .into_iter()
        .map(|Weighed { candidate, row, scores, content }| {
            let class = if scores[0] >= scores[1] { Class::Newsletter } else { Class::Sponsored };
            let score = scores[class as usize];
            let confidence = forest(trees, class).confidence(score);
            let pattern = patterns::pattern(context, candidate);
            let (class, score, confidence) = match pattern {
                Some((class, _)) if confidence < patterns::PATTERN_CONFIDENCE => {
                    let score = forest(trees, class).score_of(patterns::PATTERN_CONFIDENCE);
                    (class, score, patterns::PATTERN_CONFIDENCE)
                }
                _ => (class, score, confidence),
            };
            let scored =
                Scored { candidate, row, class, score, confidence, content, pattern, leads: false, chosen: false };
            match leads::confidence(context, trees, candidate, &scored.row) {
                Some(leads) if leads > confidence => Scored {
                    class: Class::Sponsored,
                    score: forest(trees, Class::Sponsored).score_of(leads),
                    confidence: leads,
                    leads: true,
                    ..scored
                },
                _ => scored,
            }
        })
        .collect()
}

/// The forest that decides about a class.
fn forest(trees: &Trees, class: Class) -> &Forest {
    &trees.forests[passes::SECOND + class as usize]
}

/// Confidence that a page without an article asks for. Set by hand: half of it finds 2 blocks of paid matter more on 1,365 labelled pages and
/// changes the verdict on 8 of the pages of `tests`; 0.999 loses 7 blocks (26 November 2026).
const OFF_ARTICLE_CONFIDENCE: f32 = 0.95;

/// The confidence from which a block is hidden. A page that is no article was made for something else, and what it was made for looks
/// like clutter more often: there the careful level holds at least.
pub(super) fn threshold(context: &Context, trees: &Trees, class: Class, level: Level) -> f32 {
    let thresholds = forest(trees, class).thresholds;
    let chosen = thresholds[level as usize];
    if is_article(context) {
        chosen
    } else {
        chosen.max(thresholds[Level::Careful as usize]).max(OFF_ARTICLE_CONFIDENCE)
    }
}

/// Whether the page is there to be read.
pub(super) fn is_article(context: &Context) -> bool {
    context.region.is_some() && context.purpose.kind == Purpose::Article
}

/// Whether sponsored content gathers addresses.
pub(super) fn kind(context: &Context, scored: &Scored) -> Kind {
    let (page, node) = (context.page, scored.candidate.outer);
    if scored.leads || scored.pattern.is_some_and(patterns::is_leads) {
        return Kind::Leads;
    }
    let leads =
        page.words(node, Topic::Lead) + 2 * page.words(node, Topic::LeadDisclosure) + page.marks(node, Mark::Lead);
    let paid = page.words(node, Topic::SponsoredLabel)
        + page.words(node, Topic::PartnerHeading)
        + page.marks(node, Mark::RecommendationService);
    if leads > paid { Kind::Leads } else { Kind::Paid }
}
