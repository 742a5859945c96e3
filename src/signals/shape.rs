//! How a block is built: how much of what it holds, and how it stands among its siblings.

use super::{Candidate, Context, Features};
use crate::{page::Tally, snapshot::vocabulary::tag};

const SIGNAL: &str = "block-shape";
const LINKS: &str = "advertising-links";

pub(super) fn measure(context: &Context, candidate: Candidate, features: &mut Features) {
    let page = context.page;
    let snapshot = page.snapshot;
    let Candidate { outer, inner } = candidate;
    let count = |tally| page.count_of(outer, tally);
    let letters = count(Tally::Letters);
    let links = count(Tally::Links);
    features.count(SIGNAL, "letters", letters);
    features.share(SIGNAL, "letters in links", count(Tally::LinkLetters), letters);
    features.share(SIGNAL, "letters in prose", count(Tally::ProseLetters), letters);
    features.flag(SIGNAL, "marked as not shown", page.is_hidden(outer));
    for (name, tally) in [
        ("leaves", Tally::Leaves),
        ("elements", Tally::Elements),
        ("links", Tally::Links),
        ("pictures", Tally::Images),
        ("frames", Tally::Frames),
        ("media", Tally::Media),
        ("vector pictures", Tally::Svgs),
        ("headings", Tally::Headings),
        ("main headings", Tally::MainHeadings),
        ("paragraphs", Tally::Paragraphs),
        ("list items", Tally::ListItems),
        ("tables", Tally::Tables),
        ("times", Tally::Times),
        ("articles", Tally::Articles),
    ] {
        features.count(SIGNAL, name, count(tally));
    }
    features.share(SIGNAL, "letters a leaf", letters, count(Tally::Leaves));
    features.share(SIGNAL, "pictures a link", count(Tally::Images), links);
    features.share(LINKS, "links to other sites", count(Tally::ForeignLinks), links);
    features.count(LINKS, "links to other sites, number", count(Tally::ForeignLinks));
    features.count(LINKS, "links marked as sponsored", count(Tally::SponsoredLinks));
    features.share(LINKS, "links to a new window", count(Tally::BlankLinks), links);
    features.count("newsletter-link", "links that run a script", count(Tally::ScriptLinks));

    let is = |codes: &[u8]| codes.contains(&snapshot.tag(outer)) || codes.contains(&snapshot.tag(inner));
    features.flag(SIGNAL, "a form", is(&[tag::FORM]));
    features.flag(SIGNAL, "a list item or cell", is(&[tag::LI, tag::TD, tag::TR, tag::DD]));
    features.flag(
        SIGNAL,
        "a paragraph or heading",
        (tag::H1..=tag::H6).contains(&snapshot.tag(outer)) || is(&[tag::P]),
    );
    features.flag(SIGNAL, "a link or button", is(&[tag::A, tag::BUTTON]));
    features.flag(SIGNAL, "a field", is(&[tag::INPUT, tag::LABEL, tag::SELECT, tag::TEXTAREA, tag::FIELDSET]));
    features.flag(SIGNAL, "an aside", is(&[tag::ASIDE]));
    features.flag(SIGNAL, "a section", is(&[tag::SECTION]));
    features.flag(SIGNAL, "an article element", is(&[tag::ARTICLE]));
    features.flag(SIGNAL, "a header or footer", is(&[tag::HEADER, tag::FOOTER, tag::NAV]));
    features.flag(
        SIGNAL,
        "inline",
        matches!(snapshot.tag(outer), tag::SPAN | tag::STRONG | tag::B | tag::EM | tag::I | tag::SMALL),
    );
    features.flag(SIGNAL, "an element of its own name", is(&[tag::OTHER]));
    features.flag(SIGNAL, "a frame", is(&[tag::IFRAME]));

    features.count(SIGNAL, "length of the chain", snapshot.depth(inner) - snapshot.depth(outer));
    features.count(SIGNAL, "depth", snapshot.depth(outer));
    let within = page.standing(inner);
    features.push(SIGNAL, "children", within.children);
    features.share(SIGNAL, "largest child", within.largest_child as usize, letters);
    let parent = snapshot.parent(outer).unwrap_or_default();
    features.share(SIGNAL, "share of the parent's letters", letters, page.count_of(parent, Tally::Letters));
    features.share(SIGNAL, "share of the parent's leaves", count(Tally::Leaves), page.count_of(parent, Tally::Leaves));
    let among = page.standing(outer);
    features.push(SIGNAL, "siblings", among.all);
    features.push(SIGNAL, "siblings of its kind", among.same_tag);
    features.push(SIGNAL, "siblings before", among.before);
    features.push(SIGNAL, "siblings built alike", among.alike);
}
