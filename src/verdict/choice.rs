//! What the reader chooses to hide: the blocks that can be offered on a page, and what recognises a chosen one on a later visit.

use serde::Serialize;

use super::{
    Class, Kind,
    safety::{self, Veto},
    scored,
};
use crate::{
    Snapshot,
    model::Trees,
    order,
    signals::{Candidate, Context},
    snapshot::vocabulary::{attribute, tag},
    verdict::fingerprint::{SEED, mix, without_digits},
};

/// The reason that is given for a block that the reader chose.
pub(super) const READERS_CHOICE: &str = "readers-choice";

/// Why a block cannot be hidden even if the reader wishes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Refusal {
    /// The page exists to subscribe, to log in, to pay, to pass a gate or to work in.
    Page,
    /// It holds the article, the main heading or the main part of the page.
    Article,
    /// It is, holds or is a part of a form with another purpose.
    Form,
    /// Other parts of the page look just like it, so it could not be told from them on the next visit.
    Alike,
}

/// A block that the reader may choose.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offer {
    /// The identity of the outermost element that shows just this.
    pub element: u32,
    /// What the engine takes it for, if for anything.
    pub class: Class,
    /// Which kind of sponsored content it would be.
    pub kind: Option<Kind>,
    /// The calibrated probability that it is clutter, 0 to 1.
    pub confidence: f32,
    /// What recognises it on a later visit; made of structure, never of text.
    pub fingerprint: String,
    /// Why it cannot be chosen, where it cannot.
    pub refusal: Option<Refusal>,
}

/// Every block of a page that shows something, in document order.
pub(crate) fn offers(context: &Context, trees: &Trees) -> Vec<Offer> {
    let snapshot = context.page.snapshot;
    let scored = scored::score(context, trees);
    let prints: Vec<u64> = scored.iter().map(|scored| print_of(snapshot, scored.candidate.outer)).collect();
    // Blocks with one print follow each other in this order.
    let mut order: Vec<usize> = (0..scored.len()).collect();
    order::sort_by_key(&mut order, |at| prints[*at]);
    let mut is_alone = vec![true; scored.len()];
    for pair in order.windows(2).filter(|pair| prints[pair[0]] == prints[pair[1]]) {
        let [one, other] = [pair[0], pair[1]].map(|at| scored[at].candidate.outer);
        if context.page.text(one) != context.page.text(other) {
            is_alone[pair[0]] = false;
            is_alone[pair[1]] = false;
        }
    }
    scored
        .iter()
        .enumerate()
        .map(|(at, scored)| Offer {
            element: snapshot.identity(scored.candidate.outer),
            class: scored.class,
            kind: (scored.class == Class::Sponsored).then(|| scored::kind(context, scored)),
            confidence: scored.confidence,
            fingerprint: format!("{:016x}", prints[at]),
            refusal: refusal(context, scored.candidate.outer, scored.class)
                .or((!is_alone[at]).then_some(Refusal::Alike)),
        })
        .collect()
}

/// The candidates that the reader chose on an earlier visit.
pub(super) fn chosen(context: &Context, candidates: &[Candidate], fingerprints: &[String]) -> Vec<Candidate> {
    let page = context.page;
    let prints: Vec<String> = candidates.iter().map(|candidate| fingerprint(page.snapshot, candidate.outer)).collect();
    let is_allowed = |node: usize| Class::ALL.iter().all(|class| refusal(context, node, *class).is_none());
    let mut chosen = Vec::new();
    for wanted in fingerprints {
        let bearers =
            || candidates.iter().zip(&prints).filter(|(_, print)| *print == wanted).map(|(bearer, _)| *bearer);
        let Some(first) = bearers().next() else { continue };
        // One block, perhaps printed several times; of others that look alike, none.
        if bearers().all(|bearer| page.text(bearer.outer) == page.text(first.outer)) {
            chosen.extend(bearers().filter(|bearer| is_allowed(bearer.outer)));
        }
    }
    chosen
}

/// What not even the reader's wish outweighs: it would be an accident.
fn refusal(context: &Context, node: usize, class: Class) -> Option<Refusal> {
    if safety::is_untouchable(context) {
        return Some(Refusal::Page);
    }
    match safety::veto(context, node, class)? {
        Veto::MainPart | Veto::Article => Some(Refusal::Article),
        Veto::OtherForm | Veto::PartOfForm => Some(Refusal::Form),
        _ => None,
    }
}

/// The fingerprint of a block that the reader chose: its element's names, and where it has none also those around it.
///
/// Unlike the fingerprint of a verdict it must find the block without the model's help, so it holds more. Digits in names are left out,
/// the order of names does not matter, and no text goes in.
pub(super) fn fingerprint(snapshot: &Snapshot, node: usize) -> String {
    format!("{:016x}", print_of(snapshot, node))
}

/// Levels above an element without a name that stand for it.
const LEVELS: usize = 4;

fn print_of(snapshot: &Snapshot, node: usize) -> u64 {
    let mut print = mix(SEED, &[snapshot.tag(node)]);
    for element in snapshot.itself_and_ancestors(node).take(LEVELS) {
        let names = names_of(snapshot, element);
        print = mix(mix(print, &[snapshot.tag(element)]), &names.to_le_bytes());
        if names != 0 {
            break;
        }
    }
    // Fields and frames are what a block is for; texts and pictures around them change from page to page.
    for inside in node..snapshot.end(node) {
        let code = snapshot.tag(inside);
        if matches!(code, tag::FORM | tag::INPUT | tag::IFRAME | tag::SELECT | tag::TEXTAREA) {
            print = mix(print, &[code]);
        }
    }
    print
}

/// The sum over an element's names, in whatever order they stand; nothing where it has none.
fn names_of(snapshot: &Snapshot, node: usize) -> u64 {
    snapshot
        .attributes(node)
        .filter(|(name, _)| matches!(*name, attribute::TAG | attribute::ID | attribute::CLASS))
        .flat_map(|(name, value)| value.split_ascii_whitespace().map(move |word| (name, without_digits(word))))
        .filter(|(_, word)| !word.is_empty())
        .fold(0, |sum: u64, (name, word)| sum.wrapping_add(mix(mix(SEED, &[name]), word.as_bytes())))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::{
        Document, Engine,
        verdict::{JudgeRequest, written_page},
    };

    fn offers_on(html: &str) -> (Document, Vec<Offer>) {
        let document = Document::parse(html, "https://page.example/story").unwrap();
        let offers = Engine::new().unwrap().offers(&document.snapshot);
        (document, offers)
    }

    fn element_of(document: &Document, id: &str) -> u32 {
        let snapshot = &document.snapshot;
        let bears = |node: &usize| snapshot.attribute(*node, attribute::ID) == Some(id);
        snapshot.identity((0..snapshot.len()).find(bears).expect("an element with the id"))
    }

    fn offer<'a>(document: &Document, offers: &'a [Offer], id: &str) -> &'a Offer {
        let element = element_of(document, id);
        offers.iter().find(|offer| offer.element == element).expect("an offer")
    }

    fn page(more: &str) -> String {
        format!("<main>{}</main>{more}", written_page::article())
    }

    #[test]
    fn a_chosen_block_goes_also_where_the_page_has_changed_a_little() {
        let block = |number: u8, words: &str| {
            format!("<section id=promo-{number} class='card tall'><h3>{words}</h3><a href=/x>More</a></section>")
        };
        let (document, offers) = offers_on(&page(&block(1, "A weekend by the lake")));
        let offer = offer(&document, &offers, "promo-1");
        assert_eq!(offer.refusal, None);
        let later = page(&format!("<p>News of the day</p>{}", block(7, "Three nights in the hills")));
        let later = Document::parse(&later, "https://page.example/other").unwrap();
        let engine = Engine::new().unwrap();
        let hidden = |request: &JudgeRequest| {
            let blocks = engine.judge(&later.snapshot, request).blocks;
            blocks.into_iter().map(|block| (block.element, block.evidence[0].signal.clone())).collect::<Vec<_>>()
        };
        assert_eq!(hidden(&JudgeRequest::default()), []);
        let request = JudgeRequest { chosen: vec![offer.fingerprint.clone()], ..JudgeRequest::default() };
        assert_eq!(hidden(&request), [(element_of(&later, "promo-7"), READERS_CHOICE.to_owned())]);
    }

    #[test]
    fn the_article_and_forms_with_another_purpose_are_refused() {
        let form = "<form id=f><input type=email><input type=password><button>Log in</button></form>";
        // A short text with a log-in after it would be a gate.
        let (document, offers) = offers_on(&format!("<div id=m>{}</div>{form}", page(&written_page::PROSE.repeat(8))));
        assert_eq!(offer(&document, &offers, "f").refusal, Some(Refusal::Form));
        let whole = offers.iter().find(|offer| offer.refusal == Some(Refusal::Article));
        assert!(whole.is_some(), "{offers:?}");
    }

    #[test]
    fn one_of_many_that_look_alike_is_refused() {
        let card = |id: &str, words: &str| format!("<div class=teaser><p id={id}>{words}</p><img src=x></div>");
        let list = format!("<aside>{}{}</aside>", card("a", "Fog on the sound"), card("b", "Rain in the hills"));
        let (document, offers) = offers_on(&page(&list));
        let snapshot = &document.snapshot;
        let teaser = (0..snapshot.len()).find(|node| snapshot.attribute(*node, attribute::CLASS) == Some("teaser"));
        let teaser = snapshot.identity(teaser.unwrap());
        let found = offers.iter().find(|offer| offer.element == teaser).unwrap();
        assert_eq!(found.refusal, Some(Refusal::Alike));
    }
}
