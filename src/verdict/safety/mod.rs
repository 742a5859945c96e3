//! What is never hidden, whatever the model says. Each rule is a case of "never hidden" in the definition of clutter
//! (`docs/clutter.md`); the families of rules have a file each.
//!
//! The numbers of these rules were set by hand. What each of them weighs was measured on 26 November 2026: halved and doubled, one at a
//! time, with `clearcolumn score` on 1,365 labelled pages (771 newsletter blocks and 158 of paid matter found, 7 pages harmed) and
//! `clearcolumn classify` on the pages of `tests`. "Moves nothing" says that no figure of `score` changed. No number changed how many pages
//! were harmed; what the rules prevent is too rare there, and the pages of `tests` hold it.

mod article;
mod byline;
mod comments;
mod errands;
mod exhibits;
mod forms;
mod labels;
mod links;
mod navigation;
mod open_files;
mod partners;
mod pictures;
mod reader;
mod services;
mod words;
#[cfg(all(test, feature = "cli"))]
mod written_block;

pub(super) use words::SIGN_UP;

use crate::{article::Purpose, signals::Context, snapshot::vocabulary::header_flag, verdict::Class};

/// Why a block must stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Veto {
    /// It holds the article, or a part of its own text.
    Article,
    /// It holds a main heading or the main part of the page.
    MainPart,
    /// It is, or holds, a form with another purpose.
    OtherForm,
    /// It enrols for something; letters are one box to tick.
    LettersAsOption,
    /// It is, holds or is a part of the form that the page exists for.
    PageForm,
    /// It is a part of a form that goes on outside it.
    PartOfForm,
    /// The reader is using it, or asked for it.
    Reader,
    /// It is a label whose content stays.
    LabelAlone,
    /// It is navigation, or one entry of it.
    Navigation,
    /// Its links lead to other things as well, or are short ones that are nothing to be read.
    OtherWays,
    /// Most of its words are about something else, and a sentence of it leads to letters.
    OtherWords,
    /// It tells of the author, the date or the picture of the article.
    Byline,
    /// It is a picture that nothing marks as clutter.
    BarePicture,
    /// It is words and nothing else: no field, link, button or frame by which anybody could sign up.
    WordsOnly,
    /// It tells of one thing that the reader asks about: new results, a job, an outage.
    Alert,
    /// Its button or its heading says what else it is for: to vote, to donate, to sign off.
    OtherErrand,
    /// It shows code.
    Code,
    /// Another card of its list is marked as paid, and it is not.
    UnmarkedCard,
    /// It offers an account, of which letters are one advantage.
    AccountOffer,
    /// It offers a paid subscription.
    PaidSubscription,
    /// It says where one writes to the editor.
    LetterToEditor,
    /// A list of which only a part is labelled as paid.
    MixedList,
    /// An article shows it: in a figure with a caption, or beside its own source.
    Exhibit,
    /// One of several letters that an article lists.
    ListedLetter,
    /// Links to files that anybody may take, which gather no address.
    OpenFiles,
    /// What readers say, and where they say it.
    Comments,
    /// Names and logos of partners: nothing to be read.
    Partners,
    /// A form that only its names call a sign-up: no word of it asks anybody to subscribe.
    NamesOnly,
}

/// Whether the document is of a kind in which nothing is hidden: it exists for a form, whatever the form is for. A frame that holds
/// nothing but a sign-up is no page of its own: it is the sign-up of the page around it.
pub(crate) fn is_untouchable(context: &Context) -> bool {
    let purpose = context.purpose.kind;
    let exists_for_form = purpose == Purpose::Other && context.purpose.main_form.is_some();
    (purpose.is_protected() || exists_for_form)
        && !(purpose == Purpose::Signup && context.page.snapshot.has_header_flag(header_flag::FRAME))
}

/// Whether a rule keeps a block that the model takes for one of a class.
type Rule = fn(&Context, usize, Class) -> bool;

/// Every rule, in the order in which they are asked: the first that holds names the reason.
const RULES: [(Veto, Rule); 29] = [
    (Veto::Reader, reader::reader),
    (Veto::MainPart, article::main_part),
    (Veto::Article, article::article),
    (Veto::OtherForm, forms::other_form),
    (Veto::LettersAsOption, forms::letters_as_option),
    (Veto::PageForm, forms::page_form),
    (Veto::PartOfForm, forms::part_of_form),
    (Veto::Navigation, navigation::navigation),
    (Veto::OtherWays, links::short_links),
    (Veto::OtherWays, links::several_ways),
    (Veto::OtherWords, words::other_words),
    (Veto::Byline, byline::byline),
    (Veto::BarePicture, pictures::bare_picture),
    (Veto::Alert, services::alert),
    (Veto::OtherErrand, errands::another_errand),
    (Veto::PaidSubscription, services::paid_subscription),
    (Veto::LetterToEditor, services::letter_to_editor),
    (Veto::Code, exhibits::code),
    (Veto::UnmarkedCard, labels::unmarked_card),
    (Veto::AccountOffer, services::account_offer),
    (Veto::MixedList, labels::mixed_list),
    (Veto::Exhibit, exhibits::exhibit),
    (Veto::ListedLetter, exhibits::listed_letter),
    (Veto::OpenFiles, open_files::open_files),
    (Veto::Comments, comments::comments),
    (Veto::Partners, partners::partners),
    (Veto::NamesOnly, words::names_only),
    // Last, because neither keeps what stands beside a block that goes.
    (Veto::LabelAlone, labels::label_alone),
    (Veto::WordsOnly, words::words_only),
];

/// The first reason why the block must stay.
pub(crate) fn veto(context: &Context, node: usize, class: Class) -> Option<Veto> {
    RULES.into_iter().find(|(_, holds)| holds(context, node, class)).map(|(veto, _)| veto)
}

/// Whether an element beside a block that goes must stay all the same. A label or a disclosure may go along with its content.
pub(crate) fn keeps_neighbour(context: &Context, node: usize, class: Class) -> bool {
    veto(context, node, class).is_some_and(|veto| !matches!(veto, Veto::LabelAlone | Veto::WordsOnly))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::verdict::{
        safety::written_block::veto_on,
        written_page::{article, beside_article, with_context},
    };

    #[test]
    fn a_plain_sign_up_may_go() {
        let html = "<div id=x><p>Get our newsletter</p><form><input type=email><button>Sign up</button></form></div>";
        assert_eq!(veto_on(html, Class::Newsletter), None);
    }

    #[test]
    fn a_label_may_go_with_its_content_and_an_author_box_may_not() {
        let keeps = |html: &str| beside_article(html, |context, x| keeps_neighbour(context, x, Class::Sponsored));
        assert!(!keeps("<div><span id=x>Sponsored</span> <a href=/a>A story</a></div>"));
        assert!(keeps("<div class=author-bio id=x><p>Jo Reed writes of bridges. <a href=/n>More</a></p></div>"));
    }

    #[test]
    fn a_page_that_exists_for_a_form_stays_whole() {
        let form = "<h1>Where is my order?</h1><form><label>E-mail<input type=email></label><label>Order number<input name=order></label>\
                    <button>Show the order</button></form>";
        assert!(with_context(&format!("<main>{form}</main>"), is_untouchable));
        assert!(!with_context(&format!("<main>{}</main>{form}", article()), is_untouchable));
    }
}
