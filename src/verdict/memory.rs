//! What may be held back from the first paint of the next visit, and the mark by which the page side recognises it there.
//!
//! The page side meets an element before anything of it has been judged, so what is remembered must be known from the element alone, the
//! moment it is there: its tag and its names. The fingerprint of a block asks for what is inside, which comes later.

use super::{JudgeRequest, fingerprint::without_digits, scored::Scored};
use crate::{
    article::Purpose,
    hash,
    signals::Context,
    snapshot::vocabulary::{attribute, header_flag, limit, tag},
};

/// Marks of one page, at most: a page with more of them is made of what would be held.
const MOST_MARKS: usize = 8;
/// Letters that names have at least, digits left out. Shorter ones stand for anything.
const LEAST_LETTERS: usize = 4;

/// Stands before each name, where no unit of a text can be.
const NAME_BEGINS: u32 = 0x1_0000;

/// The marks of accepted blocks that nothing else on the page bears.
///
/// None where the page is still arriving, because the rest of it may bear them too, and none in frames, which go with their parent.
pub(super) fn memorable(context: &Context, accepted: &[Scored], request: &JudgeRequest) -> Vec<u32> {
    let snapshot = context.page.snapshot;
    let is_whole = !snapshot.has_header_flag(header_flag::LOADING) && !snapshot.has_header_flag(header_flag::FRAME);
    if !request.memorable || !is_whole || context.region.is_none() || context.purpose.kind != Purpose::Article {
        return Vec::new();
    }
    let is_accepted = |node: usize| accepted.iter().any(|scored| snapshot.contains(scored.candidate.outer, node));
    let mut marks: Vec<u32> = Vec::new();
    for Scored { candidate, .. } in accepted {
        // The outermost of the chain that has a name of its own.
        let chain = (candidate.outer..=candidate.inner)
            .filter(|node| !snapshot.is_text(*node) && snapshot.contains(*node, candidate.inner));
        let mut named = chain.filter_map(|node| mark_of(context, node));
        marks.extend(named.next().filter(|mark| !marks.contains(mark)));
    }
    marks.truncate(MOST_MARKS);
    if !marks.is_empty() {
        for node in 1..snapshot.len() {
            if !snapshot.is_text(node) && !is_accepted(node) {
                let other = mark_of(context, node);
                marks.retain(|mark| Some(*mark) != other);
            }
        }
    }
    marks
}

/// The mark of an element: its tag, its id and its classes, digits left out. None where they say too little, or where the element is of a
/// kind that is never held.
fn mark_of(context: &Context, node: usize) -> Option<u32> {
    let snapshot = context.page.snapshot;
    let code = snapshot.tag(node);
    // Reading matter, and parts that are a block only together with others.
    let is_holdable = matches!(
        code,
        tag::OTHER | tag::ASIDE | tag::DIALOG | tag::DIV | tag::FOOTER | tag::FORM | tag::LI | tag::SECTION | tag::UL
    );
    let value = |name| snapshot.attribute(node, name).unwrap_or_default();
    let (id, class) = (value(attribute::ID), value(attribute::CLASS));
    if !is_holdable || [id, class].iter().any(|value| value.len() >= limit::ATTRIBUTE_UNITS) {
        return None;
    }
    let names = [value(attribute::TAG), id, class].map(without_digits);
    let letters = names[1..].iter().flat_map(|name| name.chars()).filter(|letter| letter.is_alphabetic()).count();
    if letters < LEAST_LETTERS {
        return None;
    }
    let begin = hash::mix(hash::BASIS, u32::from(code));
    Some(names.iter().fold(begin, |sum, name| hash::mix_text(hash::mix(sum, NAME_BEGINS), name)))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::{
        Document, Engine,
        verdict::{Judgement, written_page},
    };

    const SIGN_UP: &str = "<aside class='newsletter-signup box-7'><h3>Get our free newsletter</h3><p>The most important stories of the day in \
         your inbox, every morning.</p><form action=/newsletter/subscribe method=post><input type=email name=email placeholder='Your \
         e-mail address'><button>Subscribe to the newsletter</button></form></aside>";

    fn judged(html: &str) -> Judgement {
        let document = Document::parse(html, "https://page.example/story").unwrap();
        let request = JudgeRequest { memorable: true, ..JudgeRequest::default() };
        let judgement = Engine::new().unwrap().judge(&document.snapshot, &request);
        assert!(!judgement.blocks.is_empty());
        judgement
    }

    fn page(more: &str) -> String {
        format!("<main>{}</main>{more}", written_page::article())
    }

    #[test]
    fn a_block_with_names_of_its_own_is_memorable_whatever_its_numbers() {
        let marks = judged(&page(SIGN_UP)).memorable;
        assert_eq!(marks.len(), 1);
        assert_eq!(judged(&page(&SIGN_UP.replace("box-7", "box-12"))).memorable, marks);
        assert_ne!(judged(&page(&SIGN_UP.replace("box-7", "boxes"))).memorable, marks);
    }

    #[test]
    fn a_block_is_not_memorable_by_what_stays_bears_as_well_or_without_names() {
        let other = "<aside class='newsletter-signup box-3'><h2>Letters to the editor</h2><p>Three readers wrote of the old pier.</p></aside>";
        assert_eq!(judged(&format!("{other}{}", page(SIGN_UP))).memorable, Vec::<u32>::new());
        assert_eq!(
            judged(&page(&SIGN_UP.replace(" class='newsletter-signup box-7'", ""))).memorable,
            Vec::<u32>::new()
        );
        assert_eq!(judged(&page(&SIGN_UP.replace("newsletter-signup box-7", "b-7"))).memorable, Vec::<u32>::new());
    }

    #[test]
    fn nobody_remembers_unasked() {
        let document = Document::parse(&page(SIGN_UP), "https://page.example/story").unwrap();
        let judgement = Engine::new().unwrap().judge(&document.snapshot, &JudgeRequest::default());
        assert_eq!(judgement.memorable, Vec::<u32>::new());
    }
}
