//! What is never hidden, whatever the model says. Each rule is a case of "never clutter" in the definition of clutter.

use crate::{
    article::Purpose,
    lexicon::{Mark, Topic},
    page::Tally,
    signals::Context,
    snapshot::vocabulary::{flag, tag},
    verdict::Class,
};

/// Why a block must stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Veto {
    /// The page exists to subscribe, to log in, to pay, to let in, or to work.
    Purpose,
    /// It holds the article, or a part of its own text.
    Article,
    /// It holds a main heading or the main part of the page.
    MainPart,
    /// It is, or holds, a form with another purpose.
    OtherForm,
    /// It is a part of a form that goes on outside it.
    PartOfForm,
    /// The reader is using it, or asked for it.
    Reader,
    /// It is a label whose content stays.
    LabelAlone,
    /// It is navigation, or one entry of it.
    Navigation,
}

/// Share of the page's letters from which a form is the page's own wrapper, as older server frameworks make it, and not a form.
const WRAPPER_SHARE: f64 = 0.5;
/// Letters of the article's own text that a block may hold: a sentence of invitation that the article detector took for text.
const MOST_ARTICLE_LETTERS: usize = 400;

/// Whether a page is of a kind on which nothing is hidden.
pub(crate) fn is_untouchable(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Signup | Purpose::Account | Purpose::Checkout | Purpose::Gate | Purpose::Application)
}

/// The first reason why the block must stay.
pub(crate) fn veto(context: &Context, node: usize, class: Class) -> Option<Veto> {
    let checks = [
        (Veto::Reader, reader as fn(&Context, usize, Class) -> bool),
        (Veto::MainPart, main_part),
        (Veto::Article, article),
        (Veto::OtherForm, other_form),
        (Veto::PartOfForm, part_of_form),
        (Veto::LabelAlone, label_alone),
        (Veto::Navigation, navigation),
    ];
    checks.into_iter().find(|(_, holds)| holds(context, node, class)).map(|(veto, _)| veto)
}

/// The reader's focus, input or click.
fn reader(context: &Context, node: usize, _: Class) -> bool {
    let snapshot = context.page.snapshot;
    let asked = flag::FOCUSED | flag::TOUCHED | flag::OPENED_BY_READER | flag::TARGET;
    (node..snapshot.end(node)).any(|at| snapshot.has_flag(at, asked))
        || snapshot.ancestors(node).any(|at| snapshot.has_flag(at, flag::OPENED_BY_READER | flag::TARGET) && snapshot.depth(at) > 1)
}

fn main_part(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let dialog = page.own_marks(node, Mark::Popup) > 0 || snapshot.tag(node) == tag::DIALOG;
    let heading = page.count_of(node, Tally::MainHeadings) > 0 && !(class == Class::Newsletter && dialog);
    let main = (node..snapshot.end(node)).any(|at| snapshot.tag(at) == tag::MAIN);
    let region = context.region.is_some_and(|region| snapshot.contains(node, region.element));
    heading || main || region
}

fn article(context: &Context, node: usize, _: Class) -> bool {
    let own = context.article_letters(node);
    let letters = context.page.count_of(node, Tally::Letters);
    let all = context.all_article_letters();
    own > MOST_ARTICLE_LETTERS || own * 4 > all.max(1) || (own > 0 && own * 2 < letters && own > 60)
}

fn other_form(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let count = |tally| page.count_of(node, tally);
    if count(Tally::PasswordFields) + count(Tally::TextAreas) + count(Tally::SearchFields) > 0 {
        return true;
    }
    // A sign-up asks for an address, a name or two, and which letters one wants.
    let asks_much = count(Tally::TextFields) > 4 || count(Tally::Selects) > 2;
    let asks_nothing_of_mail = count(Tally::TextFields) > 0 && count(Tally::EmailFields) == 0 && class == Class::Newsletter;
    let named_otherwise = (node..page.snapshot.end(node)).any(|at| {
        page.snapshot.tag(at) == tag::FORM
            && [Mark::Comment, Mark::Login, Mark::Search, Mark::Checkout].iter().any(|mark| page.own_marks(at, *mark) > 0)
            && [Mark::Newsletter, Mark::Subscribe, Mark::MailingService].iter().all(|mark| page.own_marks(at, *mark) == 0)
            && page.words(at, Topic::Newsletter) + page.words(at, Topic::Invitation) == 0
    });
    asks_much || (asks_nothing_of_mail && page.words(node, Topic::Newsletter) == 0) || named_otherwise
}

/// A part of a form, unless the form is the page's own wrapper or asks for nothing else.
fn part_of_form(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let Some(form) = snapshot.ancestors(node).find(|at| snapshot.tag(*at) == tag::FORM) else { return false };
    let wrapper = page.count_of(form, Tally::Letters) as f64 > WRAPPER_SHARE * page.count_of(0, Tally::Letters) as f64;
    let fields = |at| page.count_of(at, Tally::Fields) + page.count_of(at, Tally::Buttons);
    !wrapper && fields(form) > fields(node)
}

/// A label or a disclosure whose content would stay.
fn label_alone(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    class == Class::Sponsored
        && page.count_of(node, Tally::Links) + page.count_of(node, Tally::Images) + page.count_of(node, Tally::Frames) == 0
        && page.count_of(node, Tally::Letters) <= 60
}

fn navigation(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let bare = page.count_of(node, Tally::Fields) == 0 && page.count_of(node, Tally::Letters) < 40;
    let in_navigation = std::iter::once(node).chain(snapshot.ancestors(node)).any(|at| snapshot.tag(at) == tag::NAV);
    let entry = matches!(snapshot.tag(node), tag::LI | tag::A) && page.count_of(node, Tally::Images) == 0;
    (bare && (in_navigation || (entry && page.standing(node).same_tag > 2))) || snapshot.tag(node) == tag::NAV
}
