//! Links by which one goes somewhere else than to letters or to what is paid for.
//!
//! On 1,884 labelled pages, with three trainings of the model that did not know them, `several_ways` spares two pages of harm and four blocks that
//! no label names, and keeps two sign-ups of 1,243; `short_links` spares one page in two of the trainings and keeps one block of paid matter of
//! 237 (28 November 2026).

use super::words::SIGN_UP;
use crate::{
    lexicon::{Mark, Topic},
    page::{Tally, is_block},
    signals::Context,
    snapshot::vocabulary::tag,
    verdict::Class,
};

/// What a link to letters says.
const LETTERS: [Topic; 4] = [Topic::Newsletter, Topic::Subscribe, Topic::Email, Topic::Invitation];
/// What else a link in a sign-up may lead to: where one follows, what one gets, and the way in for whoever has subscribed.
const BESIDES: [Topic; 3] = [Topic::Follow, Topic::Account, Topic::Login];

/// Nothing to fill in, and links to several places, each in a line or an entry of its own: one leads to letters, another says nothing of them
/// ("Have your say", "Subscribe to our newspaper").
pub(super) fn several_ways(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let count = |tally| page.count_of(node, tally);
    if class != Class::Newsletter
        || count(Tally::Links) < 2
        || count(Tally::Fields) + count(Tally::Frames) + count(Tally::Buttons) > 0
    {
        return false;
    }
    let links = || (node..snapshot.end(node)).filter(|at| snapshot.tag(*at) == tag::A);
    let leads_to_letters = |at: &usize| page.speaks_of(*at, &LETTERS);
    let leads_elsewhere = |at: &usize| {
        page.count_of(*at, Tally::Letters) > 0
            && !page.speaks_of(*at, &SIGN_UP)
            && !page.speaks_of(*at, &BESIDES)
            && !page
                .is_called(*at, &[Mark::Newsletter, Mark::Subscribe, Mark::MailingService, Mark::Consent, Mark::Popup])
            && !page.stays_on_page(*at)
    };
    let line = |at: usize| snapshot.ancestors(at).find(|around| is_block(snapshot.tag(*around)));
    let of_letters: Vec<Option<usize>> = links().filter(leads_to_letters).map(line).collect();
    !of_letters.is_empty() && links().filter(leads_elsewhere).any(|at| !of_letters.contains(&line(at)))
}

/// Links that make a list, at least.
const FEWEST_LINKS: usize = 3;

/// Bytes of folded text in which a label over links begins.
const LABEL_BYTES: u32 = 20;

/// Letters of a link, on average, from which links are headlines.
const HEADLINE_LETTERS: usize = 20;

/// Short links without a picture or a heading: a column of a foot that leads to the publisher's rates, a list of towns. What is paid for has
/// headlines or pictures, or a label, and leads away.
pub(super) fn short_links(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let count = |tally| page.count_of(node, tally);
    class == Class::Sponsored
        && count(Tally::Links) >= FEWEST_LINKS
        && count(Tally::LinkLetters) < HEADLINE_LETTERS * count(Tally::Links)
        && !(page.leading_words(node, Topic::SponsoredLabel, LABEL_BYTES) > 0
            && count(Tally::ForeignLinks) == count(Tally::Links))
        && [Tally::Images, Tally::Frames, Tally::Fields, Tally::ProseLetters, Tally::Headings]
            .iter()
            .all(|tally| count(*tally) == 0)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn a_list_of_ways_of_which_one_leads_to_letters_stays() {
        let list = |other: &str| {
            format!("<div id=x><h3>Subscribe to</h3><p><a href=/n>The Friday newsletter</a></p><p>{other}</p></div>")
        };
        let veto = |other: &str| veto_on(&list(other), Class::Newsletter);
        assert_eq!(veto("<a href=/paper>The Harbour Gazette</a>"), Some(Veto::OtherWays));
        assert_eq!(veto("<a href=#top>Back to the top</a>"), None, "a place on this page");
        assert_eq!(veto("<a href=/privacy>Privacy policy</a>"), None, "the fine print");
        assert_eq!(veto("<a href=https://instagram.com/quay>Instagram</a>"), None, "where one follows");
        let line =
            "<p id=x>Read more <a href=/quay>on the quay</a>, or <a href=/n>subscribe to our newsletter</a>.</p>";
        assert_eq!(veto_on(line, Class::Newsletter), None, "one sentence");
    }

    #[test]
    fn a_column_of_short_links_is_no_paid_matter() {
        let column = |label: &str, host: &str| {
            let link = |name: &str| format!("<li><a href={host}/{name}>{name}</a>");
            format!("<div id=x><b>{label}</b><ul>{}{}{}</ul></div>", link("Rates"), link("Agencies"), link("Formats"))
        };
        assert_eq!(veto_on(&column("Advertising", ""), Class::Sponsored), Some(Veto::OtherWays));
        let ads = column("Sponsored links", "https://away.example");
        assert_ne!(veto_on(&ads, Class::Sponsored), Some(Veto::OtherWays), "a label over what leads away");
        let heading = column("Advertising", "").replace("<b>", "<h3>").replace("</b>", "</h3>");
        assert_ne!(veto_on(&heading, Class::Sponsored), Some(Veto::OtherWays), "a heading");
    }
}
