//! Pictures that nothing marks as clutter.

use crate::{
    lexicon::{Mark, Topic},
    page::Tally,
    signals::Context,
    snapshot::vocabulary::tag,
    verdict::Class,
};

/// A picture that nothing names, or the picture of a card whose words stay.
pub(super) fn bare_picture(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let marks = [Mark::RecommendationService, Mark::Sponsored, Mark::Newsletter, Mark::Subscribe];
    let only_pictures = page.count_of(node, Tally::Letters) == 0
        && page.count_of(node, Tally::Frames) + page.count_of(node, Tally::Fields) == 0
        && page.words(node, Topic::Newsletter) == 0;
    let in_card = page
        .snapshot
        .ancestors(node)
        .take_while(|at| page.snapshot.tag(*at) != tag::BODY)
        .any(|at| page.snapshot.tag(at) == tag::A && page.count_of(at, Tally::Letters) > 0);
    let part = in_card || page.snapshot.tag(node) == tag::IMG;
    only_pictures && (part || marks.iter().all(|mark| page.marks(node, *mark) == 0))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn the_picture_of_a_card_stays() {
        let html =
            "<a href=/newsletter class=newsletter><div id=x class=newsletter><img src=a></div><p>Our letter</p></a>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::BarePicture));
    }
}
