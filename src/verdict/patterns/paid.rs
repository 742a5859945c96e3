//! Paid matter that says of itself what it is, in shapes that the labelled pages hold too seldom for the model to be sure of them: a card
//! with a label of its own among other cards, a labelled list whose headlines leave the site, a recommendation widget or a labelled slot that
//! nothing has filled, and the frame of a service of recommendations.
//!
//! On the 1,884 labelled pages, with the model that did not know the page, the first two find 40 more of 237 blocks of paid matter and nothing
//! that no label names (`clearcolumn score --models`, 26 November 2026); the labelled slot and the frame find four
//! more each (27 November 2026). The bounds below are what keeps out the columns of a footer that are headed "Advertising", the lines of
//! contacts, and the article's own label.

use crate::{
    lexicon::{Mark, Topic},
    page::{Page, Tally},
    signals::{Context, Over, Sign},
    snapshot::vocabulary::{attribute, tag},
};

/// Letters of a card: a headline at least, and at most that with a teaser and the label.
const CARD_LETTERS: std::ops::RangeInclusive<usize> = 25..=400;
/// Links of a card, at most: picture, headline, topic, author, and the label's own.
const MOST_CARD_LINKS: usize = 5;
/// Texts, pictures and controls of a card, at most.
const MOST_CARD_LEAVES: usize = 14;
/// Elements around a card that are asked whether they are a menu.
const MENU_LEVELS: usize = 4;
/// Letters over an empty widget, at most.
const MOST_WIDGET_LETTERS: usize = 60;

/// One card among others, with a picture or a heading, with one headline, and with a label of paid matter in it. Where the element itself says
/// that it is one entry of a list, the name of the sponsor may be a second headline, and the picture may be drawn by a style sheet. A short
/// heading is a headline as well.
pub(in crate::verdict) fn is_labelled_card(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let count = |tally| page.count_of(node, tally);
    let headlines = context.headlines().of(page, node, Over::Label).1;
    let is_entry = matches!(snapshot.tag(node), tag::LI | tag::ARTICLE);
    let around = || snapshot.itself_and_ancestors(node);
    let is_menu = |at: usize| snapshot.tag(at) == tag::NAV || page.own_marks(at, Mark::Navigation) > 0;
    (context.cards(node, Sign::Paid) == 1 || context.paid_labels(node) == 1)
        && (headlines == 1 || headlines == 2 && is_entry || headlines == 0 && count(Tally::Headings) == 1)
        && (count(Tally::Images) + count(Tally::Headings) > 0 || is_entry)
        && page.standing(node).same_tag > 1
        && (1..=MOST_CARD_LINKS).contains(&count(Tally::Links))
        && CARD_LETTERS.contains(&count(Tally::Letters))
        && count(Tally::Leaves) <= MOST_CARD_LEAVES
        && count(Tally::Fields) + count(Tally::Frames) == 0
        && context.article_letters(node) == 0
        && !is_in_foot(page, node)
        && !around().take(MENU_LEVELS).any(is_menu)
}

/// Letters of a link of a list, on average, from which it is a headline and no name.
const LEAST_HEADLINE_LETTERS: usize = 20;
/// Links of a list whose label does not stand first, at least.
const LEAST_LIST_LINKS: usize = 3;
/// Share of a text that a label fills: "Anzeige", and not "Publicidad activa" over a council's accounts.
const WHOLE_LABEL: f32 = 0.8;

/// Headlines all of which leave the site, with a label of advertising over or under them and hardly anything else; not in the article. A label
/// over headlines may lead to the publisher's rates. "In cooperation with" and "with the support of" are labels of paid matter too, but they
/// stand over what an author wrote elsewhere or a club recommends as well.
pub(super) fn is_labelled_list(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let count = |tally| page.count_of(node, tally);
    // Asked of every candidate: texts are read where a label stands only.
    if context.paid_labels(node) == 0 {
        return false;
    }
    let is_label = |at: &usize| {
        context.paid_labels_between(*at, *at + 1) > 0
            && page.words(*at, Topic::Advertisement) > 0
            && page.share_of_words(*at, Topic::SponsoredLabel) >= WHOLE_LABEL
    };
    let mut texts =
        (node..snapshot.end(node)).filter(|at| snapshot.is_text(*at) && page.count_of(*at, Tally::Letters) > 0);
    let first = texts.next().filter(is_label);
    let links_of_label = usize::from(first.is_some_and(|label| page.is_below(label, tag::A)));
    (first.is_some() || count(Tally::Links) >= LEAST_LIST_LINKS && texts.any(|at| is_label(&at)))
        && count(Tally::Links) > links_of_label
        && count(Tally::ForeignLinks) + links_of_label >= count(Tally::Links)
        && count(Tally::LinkLetters) >= LEAST_HEADLINE_LETTERS * (count(Tally::Links) - links_of_label)
        && count(Tally::LinkLetters) * 2 > count(Tally::Letters)
        && count(Tally::Fields) + count(Tally::Frames) == 0
        && context.article_letters(node) == 0
        && !context.is_in_article(node)
        && !is_in_foot(page, node)
}

/// Whether an element is a foot, of the page or of a part of it, or stands in one.
fn is_in_foot(page: &Page, node: usize) -> bool {
    page.snapshot.itself_and_ancestors(node).any(|at| page.is_foot(at))
}

/// Named after a service of recommendations, with a heading over recommendations and nothing under it.
pub(super) fn is_empty_widget(context: &Context, node: usize) -> bool {
    let page = context.page;
    let count = |tally| page.count_of(node, tally);
    page.marks(node, Mark::RecommendationService) > 0
        && page.words(node, Topic::PartnerHeading) > 0
        && page.words(node, Topic::Advertisement) + page.words(node, Topic::Comment) == 0
        && count(Tally::Letters) <= MOST_WIDGET_LETTERS
        && count(Tally::Links) + count(Tally::Fields) + count(Tally::Buttons) + count(Tally::Images) == 0
        && context.article_letters(node) == 0
}

/// Letters of a label over a slot. A mark of two or three stands over slots of advertising as well, and more than a label says something
/// else.
const LABEL_LETTERS: std::ops::RangeInclusive<usize> = 6..=40;

/// Elements around a label that are asked whether the article stands in them as well.
const ARTICLE_LEVELS: usize = 3;

/// A label of paid matter, and no label of advertising, alone over boxes that are named after paid matter and that nothing has filled; not in
/// the article before its last words, nor just over or under it, where a label may be the article's own. Beside other words a label thanks
/// a sponsor, of comments or of a chart that a script draws.
pub(in crate::verdict) fn is_labelled_slot(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let names_paid_matter = |at: usize| page.is_called(at, &[Mark::Sponsored, Mark::RecommendationService]);
    let mut slots = (node + 1..snapshot.end(node))
        .filter(|at| {
            matches!(snapshot.tag(*at), tag::DIV | tag::SECTION | tag::LI | tag::ASIDE) && snapshot.end(*at) == at + 1
        })
        .peekable();
    let is_for_paid_matter =
        |slot: usize| snapshot.itself_and_ancestors(slot).take_while(|around| *around >= node).any(names_paid_matter);
    let (before, all) = (context.article_letters_before(node), context.all_article_letters());
    let holds_article = |at: usize| context.article_letters(at) > 0;
    page.count_of(node, Tally::Leaves) == 1
        && LABEL_LETTERS.contains(&page.count_of(node, Tally::Letters))
        && page.words(node, Topic::SponsoredLabel) > page.words(node, Topic::Advertisement)
        && page.marks(node, Mark::Comment) == 0
        && (before == all || !context.is_in_article(node))
        && ((1..all).contains(&before) || !snapshot.ancestors(node).take(ARTICLE_LEVELS).any(holds_article))
        && !is_in_foot(page, node)
        && slots.peek().is_some()
        && slots.all(is_for_paid_matter)
}

/// Services of recommendations, by the name of their hosts: what else they are called may be a word of an address as well.
const FRAME_SERVICES: [&str; 8] =
    ["dianomi", "ligatus", "mgid", "outbrain", "plista", "revcontent", "taboola", "zergnet"];

/// Frames of a service of recommendations, at most, that are looked at.
const MOST_FRAMES: usize = 8;

/// Frames of a service of recommendations, and nothing else: no other box either, which a script may fill.
pub(super) fn is_service_frame(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_of_service = |at: usize| {
        snapshot.attribute(at, attribute::SRC).is_some_and(|address| FRAME_SERVICES.contains(&service(address)))
    };
    let others =
        [Tally::Letters, Tally::Links, Tally::Fields, Tally::Buttons, Tally::Images, Tally::Media, Tally::Svgs];
    let is_for_frames = |at: usize| match snapshot.tag(at) {
        tag::IFRAME => is_of_service(at),
        _ => page.count_of(at, Tally::Frames) > 0,
    };
    (1..=MOST_FRAMES).contains(&page.count_of(node, Tally::Frames))
        && others.iter().all(|tally| page.count_of(node, *tally) == 0)
        && page.marks(node, Mark::Comment) == 0
        && (node..snapshot.end(node)).all(|at| snapshot.is_text(at) || is_for_frames(at))
}

/// The part of an address's host before its last one, in which a service stands; empty where there is none.
fn service(address: &str) -> &str {
    let host = address.split_once("//").map_or("", |(_, host)| host);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.rsplit('.').nth(1).unwrap_or_default()
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::verdict::written_page::beside_article;

    fn shows(pattern: fn(&Context, usize) -> bool, body: &str) -> bool {
        beside_article(body, pattern)
    }

    #[test]
    fn a_card_with_a_label_of_its_own_and_no_other() {
        let story = "<li><a href=/1><img src=a.jpg><h3>The ferry will not sail on Sundays</h3></a>";
        let card = |label: &str| {
            format!(
                "<ul>{story}<li id=x><span>{label}</span><a href=/2><img src=b.jpg><h3>Five ways to a quieter boiler room</h3></a>{story}</ul>"
            )
        };
        assert!(shows(is_labelled_card, &card("Sponsored")));
        assert!(shows(is_labelled_card, &card("Anzeige")));
        assert!(!shows(is_labelled_card, &card("Harbour")), "no label");
        assert!(!shows(is_labelled_card, &format!("<footer>{}</footer>", card("Sponsored"))), "a footer");
        let pair = card("Sponsored").replace("<li id=x>", "<li id=x><a href=/3><h3>A second headline of this entry</h3></a><a href=/4><h3>A third headline of this entry</h3></a>");
        assert!(!shows(is_labelled_card, &pair), "more than one story");
        let bare = card("Sponsored").replace(
            "<img src=b.jpg><h3>Five ways to a quieter boiler room</h3>",
            "Five ways to a quieter boiler room",
        );
        assert!(shows(is_labelled_card, &bare), "an entry whose picture is no element");
        assert!(!shows(is_labelled_card, &bare.replace("li", "div")), "nothing says that it is an entry");
        let short = card("Sponsored")
            .replace("Five ways to a quieter boiler room</h3></a>", "Quiet boilers</h3></a><p>From Hamm to Halle</p>");
        assert!(shows(is_labelled_card, &short), "a heading of few letters");
        let column = "<div>Imprint</div><div id=x><p>Sponsored</p><ul><li><a href=/a>Rates for advertisers</a><li><a href=/b>Book a page</a></ul></div>";
        assert!(!shows(is_labelled_card, column), "neither a picture nor a heading");
    }

    #[test]
    fn headlines_that_leave_the_site_under_a_label() {
        let list = |label: &str, links: &str| format!("<aside><div id=x><b>{label}</b><ul>{links}</ul></div></aside>");
        let away = "<li><a href=https://boilers.example/1>Five ways to a quieter boiler room before the winter</a><li><a href=https://ropes.example/2>What a rope \
                    learns in salt water</a>";
        let shows_list = |body: &str| shows(is_labelled_list, body);
        assert!(shows_list(&list("Anzeige", away)));
        assert!(!shows_list(&list("Harbour", away)), "no label");
        assert!(!shows_list(&list("In Kooperation mit", away)), "who works with an author pays for nothing");
        assert!(!shows_list(&list("Publicidad activa", away)), "a council's accounts");
        let under = list("Boiler rooms", &format!("{away}{away}<li>Anzeige"));
        assert!(shows_list(&under), "the label stands under the headlines");
        assert!(
            !shows_list(&list("Boiler rooms", &format!("{away}<li>Anzeige"))),
            "of two headlines one may be its only card"
        );
        assert!(!shows_list(&format!("<footer>{}</footer>", list("Anzeige", away))), "a foot");
        let rates = list("<a href=/rates>Anzeige</a>", away);
        assert!(shows_list(&rates), "the label leads to the publisher's rates");
        let story = format!("{away}<li><a href=/3>The ferry will not sail on Sundays</a>");
        assert!(!shows_list(&list("Anzeige", &story)), "a story of the publisher");
        let names = "<li><a href=https://hull.example/>Hull & Sons</a><li><a href=https://keel.example/>Keel</a>";
        assert!(!shows_list(&list("Anzeige", names)), "names of sponsors");
        let meeting = format!(
            "{away}<li>The next walk is on Saturday. Meet at seven at the feed store, bring a lamp and something to eat."
        );
        assert!(!shows_list(&list("Anzeige", &meeting)), "a matter of its own");
    }

    #[test]
    fn a_heading_over_nothing_of_a_recommendation_service() {
        let widget = |heading: &str, inside: &str| {
            format!("<div id=x><h3>{heading}</h3><div id=taboola-below-article>{inside}</div></div>")
        };
        assert!(shows(is_empty_widget, &widget("From around the web", "")));
        assert!(!shows(is_empty_widget, &widget("Opening hours", "")), "another heading");
        assert!(
            !shows(is_empty_widget, &widget("From around the web", "<a href=/1>The ferry will not sail</a>")),
            "filled"
        );
    }

    #[test]
    fn a_label_of_paid_matter_alone_over_a_box_that_nothing_has_filled() {
        let box_of = |label: &str, name: &str, inside: &str| {
            format!(
                "<aside><div><div><div id=x><b>{label}</b><div class={name}>{inside}</div></div></div></div></aside>"
            )
        };
        assert!(shows(is_labelled_slot, &box_of("Sponsored content", "sponsored-1", "")));
        assert!(!shows(is_labelled_slot, &box_of("Advertisement", "sponsored-1", "")), "advertising");
        assert!(!shows(is_labelled_slot, &box_of("PR", "sponsored-1", "")), "a mark that advertising has as well");
        assert!(!shows(is_labelled_slot, &box_of("Opening hours", "sponsored-1", "")), "no label");
        assert!(!shows(is_labelled_slot, &box_of("Sponsored content", "share-tools", "")), "another box");
        let chart = box_of("Sponsored content", "sponsored-1", "").replace("<b>", "<h3>Water levels</h3><b>");
        assert!(!shows(is_labelled_slot, &chart), "what is to come has another heading");
        assert!(
            !shows(is_labelled_slot, &box_of("Sponsored content", "sponsored-1", "<a href=/1>The ferry</a>")),
            "filled"
        );
        let ticker = box_of("Sponsored content", "sponsored-1", "").replace("<b>", "<div id=ticker></div><b>");
        assert!(!shows(is_labelled_slot, &ticker), "a box for something else");
        assert!(!shows(
            is_labelled_slot,
            &format!("<footer>{}</footer>", box_of("Sponsored content", "sponsored-1", ""))
        ));
        assert!(!shows(is_labelled_slot, "<p id=x class=sponsored><b>Sponsored content</b></p>"), "no box");
        let own = box_of("Sponsored content", "sponsored-1", "").replace("<aside>", "").replace("</aside>", "");
        assert!(!shows(is_labelled_slot, &own), "under the article");
    }

    #[test]
    fn the_frame_of_a_service_of_recommendations() {
        let frame = |address: &str| format!("<div id=x><iframe src='{address}'></iframe></div>");
        assert!(shows(is_service_frame, &frame("//widgets.outbrain.com/frame")));
        assert!(shows(is_service_frame, &frame("https://mgid.com/4?of=quay.example")));
        assert!(!shows(is_service_frame, &frame("//player.example/film/outbrain")), "another frame");
        let both = frame("//widgets.outbrain.com/").replace("</div>", "<iframe src=//player.example/4></iframe></div>");
        assert!(!shows(is_service_frame, &both), "another frame beside it");
        let poll = frame("//widgets.outbrain.com/").replace("<iframe", "<div id=poll></div><iframe");
        assert!(!shows(is_service_frame, &poll), "a box that a script may fill");
    }
}
