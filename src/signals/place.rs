//! Where a block stands: in the article, before or after it, in which part of the page, and on what kind of page.

use super::{Candidate, Context, Features};
use crate::{
    lexicon::Mark,
    page::Tally,
    snapshot::vocabulary::{header_flag, tag},
};

const INSIDE: &str = "inside-article";
const OUTSIDE: &str = "outside-article";
const PAGE: &str = "page-purpose";
/// Ancestors that are asked whether they are named after comments.
const COMMENT_LEVELS: usize = 8;

pub(super) fn measure(context: &Context, candidate: Candidate, features: &mut Features) {
    let page = context.page;
    let snapshot = page.snapshot;
    let node = candidate.outer;
    let end = snapshot.end(node);
    let all_article = context.all_article_letters();
    let own = context.article_letters(node);
    features.share(INSIDE, "letters of the article", own, page.count_of(node, Tally::Letters));
    features.share(INSIDE, "share of the article", own, all_article);
    features.share(INSIDE, "article read before it", context.article_letters_before(node), all_article);
    let articles = context.region.map_or(&[][..], |region| &region.articles);
    let holder = articles.iter().find(|article| snapshot.contains(**article, node));
    features.flag(INSIDE, "in the element of the article", holder.is_some());
    features.flag(OUTSIDE, "before the article", articles.first().is_some_and(|first| end <= *first));
    features.flag(OUTSIDE, "after the article", articles.last().is_some_and(|last| node >= snapshot.end(*last)));
    let levels = holder.map_or(0, |holder| snapshot.depth(node) - snapshot.depth(*holder));
    features.count(INSIDE, "levels below the article", levels);
    let all = page.count_of(0, Tally::Letters);
    features.share(OUTSIDE, "place on the page", page.count_between(0, node, Tally::Letters), all);

    let above = |code: u8| page.is_below(node, code);
    features.flag(OUTSIDE, "in a footer", above(tag::FOOTER));
    features.flag(OUTSIDE, "in a header", above(tag::HEADER));
    features.flag(OUTSIDE, "in a navigation", above(tag::NAV));
    features.flag(OUTSIDE, "in an aside", above(tag::ASIDE));
    features.flag(INSIDE, "in an article element", above(tag::ARTICLE));
    features.flag(INSIDE, "in the main element", above(tag::MAIN));
    features.flag(OUTSIDE, "in a list", above(tag::LI));
    features.flag(OUTSIDE, "in a table", above(tag::TABLE));
    let comment = snapshot.ancestors(node).take(COMMENT_LEVELS).any(|at| page.own_marks(at, Mark::Comment) > 0);
    features.flag("other-purpose", "in the comments", comment);
    let parent = snapshot.parent(node).unwrap_or_default();
    features.flag(OUTSIDE, "directly in the body", snapshot.tag(parent) == tag::BODY);

    // Sizes of the page are left out: few pages hold paid matter, and by its size a model would know a page again instead of judging it.
    features.flag(PAGE, "a password field on the page", page.count_of(0, Tally::PasswordFields) > 0);
    features.count(PAGE, "labels of the page", context.paid_labels(0));
    features.push(PAGE, "purpose", f64::from(context.purpose.kind as u8));
    features.flag(PAGE, "a frame", snapshot.has_header_flag(header_flag::FRAME));
}
