//! Names and logos of partners: nothing to be read.

use super::labels::is_recommendation_widget;
use crate::{
    page::{Page, Tally},
    signals::Context,
    snapshot::vocabulary::{attribute, tag},
    verdict::Class,
};

/// Letters of a link or a heading from which it may be a headline; logos have names beside them.
/// Half as many move nothing, twice as many lose 13 blocks of paid matter.
const FEWEST_READ_LETTERS: usize = 10;

/// Sponsors of a club, of a weather map or of the site: pictures and names with links, and no headline that anybody would read on from.
pub(super) fn partners(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    class == Class::Sponsored
        && !is_recommendation_widget(page, node)
        && page.count_of(node, Tally::Images) > 0
        && page.count_of(node, Tally::Frames) + page.count_of(node, Tally::Fields) == 0
        && page.count_of(node, Tally::ProseLetters) == 0
        && page.count_of(node, Tally::Headings) <= 1
        && (node..page.snapshot.end(node))
            .filter(|at| page.snapshot.tag(*at) == tag::A)
            .all(|at| page.count_of(at, Tally::Letters) < FEWEST_READ_LETTERS || is_logo(page, at))
}

/// Letters of a link around a logo, at most, which say what somebody is the partner of. On 1,884 labelled pages, with three trainings of the model
/// that did not know them, logos with names spare up to two pages of harm and keep nothing that should go (28 November 2026).
const MOST_LOGO_LETTERS: usize = 30;

/// Whether a link shows a picture that is called a logo, and hardly anything else.
fn is_logo(page: &Page, link: usize) -> bool {
    let is_called_logo = |at: usize| page.names_hold(at, &[attribute::CLASS, attribute::SRC, attribute::ALT], "logo");
    page.count_of(link, Tally::Images) > 0
        && page.count_of(link, Tally::Letters) <= MOST_LOGO_LETTERS
        && (link..page.snapshot.end(link)).any(is_called_logo)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn partners_stay_and_what_they_publish_goes() {
        let card = |text: &str| {
            format!(
                "<div id=x class=sponsor><h3>Our partners</h3><a href=//lamps.example/><img src=l.png alt=Lamps>{text}</a></div>"
            )
        };
        assert_eq!(veto_on(&card(""), Class::Sponsored), Some(Veto::Partners));
        assert_eq!(veto_on(&card("Seven lamps for dark months"), Class::Sponsored), None);
        let logo = card("Partner of the lifeboats").replace("l.png", "lamps-logo.png");
        assert_eq!(veto_on(&logo, Class::Sponsored), Some(Veto::Partners));
    }
}
