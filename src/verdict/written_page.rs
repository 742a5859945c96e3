//! A written page for the tests of rules and patterns.

use super::{Class, scored::Scored};
use crate::{
    Document, Snapshot, article,
    lexicon::Lexicon,
    page::Page,
    signals::{Candidate, Context},
    vocabulary::attribute,
};

pub(super) const PROSE: &str = "<p>The council met on Tuesday evening and talked for three hours about the new bridge over the river, \
     which will cost more than anyone had thought when the plans were drawn up two years ago.</p>";

/// An article of a headline and four paragraphs.
pub(super) fn article() -> String {
    format!("<article><h1>The bridge</h1>{}</article>", PROSE.repeat(4))
}

/// The element with `id=x`, of which a test asks.
pub(super) fn x_of(context: &Context) -> usize {
    let snapshot = context.page.snapshot;
    (0..snapshot.len()).find(|at| snapshot.attribute(*at, attribute::ID) == Some("x")).expect("an element with id=x")
}

/// Asks of the element with `id=x` that stands beside an article.
pub(super) fn beside_article<R>(body: &str, ask: impl FnOnce(&Context, usize) -> R) -> R {
    with_context(&format!("<main>{}</main>{body}", article()), |context| ask(context, x_of(context)))
}

/// Asks a page of this HTML, ready for rules.
pub(super) fn with_context<R>(html: &str, ask: impl FnOnce(&Context) -> R) -> R {
    with_snapshot(&Document::parse(html, "https://news.example/bridge").unwrap().snapshot, ask)
}

/// Asks a snapshot, ready for rules.
pub(super) fn with_snapshot<R>(snapshot: &Snapshot, ask: impl FnOnce(&Context) -> R) -> R {
    let lexicon = Lexicon::new();
    let page = Page::new(snapshot, &lexicon);
    let region = article::find(&page);
    let purpose = article::purpose(&page, region.as_ref());
    ask(&Context::new(&page, region.as_ref(), &purpose))
}

/// A block of which the model is sure, made of one element.
pub(super) fn sure_block(outer: usize, class: Class, score: f32) -> Scored {
    Scored {
        candidate: Candidate { outer, inner: outer },
        row: Vec::new(),
        class,
        score,
        confidence: 0.9,
        content: 0.0,
        pattern: None,
        leads: false,
        chosen: false,
    }
}
