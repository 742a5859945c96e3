//! What is never hidden, whatever the model says. Each rule is a case of "never clutter" in the definition of clutter.

use crate::{
    article::Purpose,
    lexicon::{Mark, Topic},
    page::{Page, Tally},
    signals::{Context, Over},
    snapshot::vocabulary::{attribute, flag, header_flag, tag},
    verdict::{Class, paid_patterns::is_labelled_card},
};

/// Why a block must stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Veto {
    /// It holds the article, or a part of its own text.
    Article,
    /// It holds a main heading or the main part of the page.
    MainPart,
    /// It is, or holds, a form with another purpose.
    OtherForm,
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
    /// It tells of the author, the date or the picture of the article.
    Byline,
    /// It is a picture that nothing marks as clutter.
    BarePicture,
    /// It is words and nothing else: no field, link, button or frame by which anybody could sign up.
    WordsOnly,
    /// It tells of one thing that the reader asks about: new results, a job, an outage.
    Alert,
    /// It shows code.
    Code,
    /// Another card of its list is marked as paid, and it is not.
    UnmarkedCard,
    /// It offers an account, of which letters are one advantage.
    AccountOffer,
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

/// Share of the page's letters from which a form is the page's own wrapper, as older server frameworks make it, and not a form.
const WRAPPER_SHARE: f64 = 0.5;
/// Letters of the article's own text that a block may hold: a sentence of invitation that the article detector took for text.
const MOST_ARTICLE_LETTERS: usize = 400;

/// Letters of pitch and fine print beside an e-mail field that the article detector may have taken for text.
const MOST_FORM_PROSE: usize = 250;

/// Bytes of folded text just before a form in which its heading stands.
const HEADING_BYTES: u32 = 60;

/// Bytes of folded text just before a form in which heading and pitch say what it is for.
const ALERT_BYTES: u32 = 240;

/// Bytes of folded text in which a byline names the author.
const BYLINE_BYTES: u32 = 30;

/// Whether the document is of a kind in which nothing is hidden: it exists for a form, whatever the form is for. A frame that holds
/// nothing but a sign-up is no page of its own: it is the sign-up of the page around it.
pub(crate) fn is_untouchable(context: &Context) -> bool {
    let purpose = context.purpose.kind;
    let exists_for_form = purpose == Purpose::Other && context.purpose.main_form.is_some();
    (purpose.is_protected() || exists_for_form)
        && !(purpose == Purpose::Signup && context.page.snapshot.has_header_flag(header_flag::FRAME))
}

/// The first reason why the block must stay.
pub(crate) fn veto(context: &Context, node: usize, class: Class) -> Option<Veto> {
    let checks = [
        (Veto::Reader, reader as fn(&Context, usize, Class) -> bool),
        (Veto::MainPart, main_part),
        (Veto::Article, article),
        (Veto::OtherForm, other_form),
        (Veto::PageForm, page_form),
        (Veto::PartOfForm, part_of_form),
        (Veto::Navigation, navigation),
        (Veto::Byline, byline),
        (Veto::BarePicture, bare_picture),
        (Veto::Alert, alert),
        (Veto::Code, code),
        (Veto::UnmarkedCard, unmarked_card),
        (Veto::AccountOffer, account_offer),
        (Veto::MixedList, mixed_list),
        (Veto::Exhibit, exhibit),
        (Veto::ListedLetter, listed_letter),
        (Veto::OpenFiles, open_files),
        (Veto::Comments, comments),
        (Veto::Partners, partners),
        (Veto::NamesOnly, names_only),
        // Last, because neither keeps what stands beside a block that goes.
        (Veto::LabelAlone, label_alone),
        (Veto::WordsOnly, words_only),
    ];
    checks.into_iter().find(|(_, holds)| holds(context, node, class)).map(|(veto, _)| veto)
}

/// Whether an element beside a block that goes must stay all the same. A label or a disclosure may go along with its content.
pub(crate) fn keeps_neighbour(context: &Context, node: usize, class: Class) -> bool {
    veto(context, node, class).is_some_and(|veto| !matches!(veto, Veto::LabelAlone | Veto::WordsOnly))
}

/// Letters of what stands around a field that the reader uses and belongs to it, at most: a heading, a pitch and fine print.
const MOST_LETTERS_AROUND_FIELD: usize = 400;

/// The reader's focus, input or click, and what stands beside the field that has it.
fn reader(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_in_use = |at: usize| (at..snapshot.end(at)).any(|at| snapshot.has_flag(at, flag::FOCUSED | flag::TOUCHED));
    let is_around = |at: &usize| {
        page.count_of(*at, Tally::Letters) <= MOST_LETTERS_AROUND_FIELD
            && !matches!(snapshot.tag(*at), tag::BODY | tag::MAIN | tag::ARTICLE)
    };
    if snapshot.ancestors(node).take_while(is_around).any(is_in_use) {
        return true;
    }
    let asked = flag::FOCUSED | flag::TOUCHED | flag::OPENED_BY_READER | flag::TARGET;
    (node..snapshot.end(node)).any(|at| snapshot.has_flag(at, asked))
        || snapshot
            .ancestors(node)
            .any(|at| snapshot.has_flag(at, flag::OPENED_BY_READER | flag::TARGET) && snapshot.depth(at) > 1)
}

/// The region itself, the main element, or the page's only main headings.
fn main_part(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let headings = page.count_of(node, Tally::MainHeadings);
    let heading = headings > 0
        && (headings == page.count_of(0, Tally::MainHeadings)
            || (node..snapshot.end(node)).any(|at| names_page(context, at)));
    let main = (node..snapshot.end(node)).any(|at| snapshot.tag(at) == tag::MAIN);
    let region =
        context.region.is_some_and(|region| region.articles.iter().any(|article| snapshot.contains(node, *article)));
    heading || main || region
}

/// Letters from which a heading that the title repeats is the page's headline.
const FEWEST_HEADLINE_LETTERS: usize = 12;

/// Whether an element is a main heading that the page's title repeats.
fn names_page(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    if snapshot.tag(node) != tag::H1 || page.count_of(node, Tally::Letters) < FEWEST_HEADLINE_LETTERS {
        return false;
    }
    let plain = |text: &str| -> String { text.chars().filter(|letter| letter.is_alphanumeric()).collect() };
    let heading: String =
        (node..snapshot.end(node)).filter(|at| snapshot.is_text(*at)).map(|at| plain(snapshot.text(at))).collect();
    plain(snapshot.title()).contains(&heading)
}

fn article(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let own = context.article_letters(node);
    let all = context.all_article_letters();
    // A paragraph in a block that is mostly something else. The blurbs of a list with its disclosure read like one.
    let paragraph =
        own > 60 && own * 2 < page.count_of(node, Tally::Letters) && page.words(node, Topic::LeadDisclosure) == 0;
    // The pitch and the fine print of a sign-up form read like prose as well.
    let of_form = page.count_of(node, Tally::EmailFields) > 0 && own <= MOST_FORM_PROSE && own * 20 <= all;
    own > MOST_ARTICLE_LETTERS || own * 4 > all.max(1) || (paragraph && !of_form)
}

fn other_form(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let count = |tally| page.count_of(node, tally);
    if count(Tally::PasswordFields) + count(Tally::TextAreas) + count(Tally::SearchFields) > 0 {
        return true;
    }
    // A sign-up asks for an address, a name or two, and which letters one wants.
    let asks_much = count(Tally::TextFields) > 4 || count(Tally::Selects) > 2;
    let asks_nothing_of_mail =
        count(Tally::TextFields) > 0 && count(Tally::EmailFields) == 0 && class == Class::Newsletter;
    let named_otherwise = (node..page.snapshot.end(node)).any(|at| {
        page.snapshot.tag(at) == tag::FORM
            && [Mark::Comment, Mark::Login, Mark::Search, Mark::Checkout]
                .iter()
                .any(|mark| page.own_marks(at, *mark) > 0)
            && [Mark::Newsletter, Mark::Subscribe, Mark::MailingService]
                .iter()
                .all(|mark| page.own_marks(at, *mark) == 0)
            && page.words(at, Topic::Newsletter) + page.words(at, Topic::Invitation) == 0
            // The heading over a form may stand outside it.
            && page.words_before(at, Topic::Newsletter, HEADING_BYTES) == 0
    });
    let sends_page = (node..page.snapshot.end(node)).any(|at| sends_the_page(context, at));
    let speaks_of_mail = page.words(node, Topic::Newsletter) + page.words(node, Topic::Email) > 0;
    asks_much || (asks_nothing_of_mail && !speaks_of_mail) || named_otherwise || sends_page
}

/// What forms are called by which a reader sends the page to somebody, without what stands between the letters.
const SENDING: [&str; 12] = [
    "emailarticle",
    "emailpage",
    "emailrecipe",
    "sendbyemail",
    "sendbymail",
    "sendemail",
    "emailthis",
    "emailafriend",
    "emailtofriend",
    "sendtofriend",
    "sharebyemail",
    "tellafriend",
];

/// Whether an element is, or holds, a form that sends the page, and speaks of no newsletter.
fn sends_the_page(context: &Context, node: usize) -> bool {
    let page = context.page;
    let named = |name: u8| {
        let value = page.snapshot.attribute(node, name).unwrap_or_default();
        let letters: String =
            value.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect();
        SENDING.iter().any(|sending| letters.contains(sending))
    };
    page.count_of(node, Tally::EmailFields) > 0
        && page.words(node, Topic::Newsletter) == 0
        && [attribute::ID, attribute::CLASS, attribute::ACTION, attribute::NAME].into_iter().any(named)
}

/// The form under the main heading of a page that has little else: order status, a way to log in, an appointment. What it is called and
/// what its boxes promise does not count.
fn page_form(context: &Context, node: usize, class: Class) -> bool {
    let snapshot = context.page.snapshot;
    class == Class::Newsletter
        && context
            .purpose
            .main_form
            .is_some_and(|form| snapshot.contains(node, form.node) || snapshot.contains(form.node, node))
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

/// A label or a disclosure whose content would stay, or the thanks to a sponsor: what cannot be followed is no reading matter. The heading
/// of a widget that is empty discloses nothing.
fn label_alone(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    // A link that shows nothing leads nowhere.
    let shows_links = page.count_of(node, Tally::LinkLetters) + page.count_of(node, Tally::Images) > 0;
    let ways = usize::from(shows_links) * page.count_of(node, Tally::Links) + page.count_of(node, Tally::Frames);
    class == Class::Sponsored && ways == 0 && !page.is_below(node, tag::A) && !is_recommendation_widget(page, node)
}

/// Whether an element, or what it stands in, is named after a service of recommendations.
fn is_recommendation_widget(page: &Page, node: usize) -> bool {
    page.marks(node, Mark::RecommendationService) > 0
        || page.snapshot.ancestors(node).take(2).any(|at| page.own_marks(at, Mark::RecommendationService) > 0)
}

fn navigation(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let bare = page.count_of(node, Tally::Fields) == 0 && page.count_of(node, Tally::Letters) < 40;
    let in_navigation = std::iter::once(node).chain(snapshot.ancestors(node)).any(|at| snapshot.tag(at) == tag::NAV);
    let entry = matches!(snapshot.tag(node), tag::LI | tag::A) && page.count_of(node, Tally::Images) == 0;
    (bare && (in_navigation || (entry && page.standing(node).same_tag > 2))) || snapshot.tag(node) == tag::NAV
}

/// An author box may mention the author's newsletter; a line of dates and tags may end in a label.
fn byline(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let named = std::iter::once(node)
        .chain(page.snapshot.ancestors(node).take(1))
        .any(|at| page.own_marks(at, Mark::Byline) > 0)
        || context.headlines().of(page, node, Over::Label).1 <= 1
            && (node..page.snapshot.end(node)).any(|at| page.snapshot.attribute(at, attribute::REL) == Some("author"));
    let asks_nothing = page.count_of(node, Tally::Fields) + page.count_of(node, Tally::Frames) == 0;
    // "By e-mail", "by signing up": the word alone names nobody.
    let invites = [Topic::Email, Topic::Newsletter, Topic::Subscribe, Topic::Consent]
        .iter()
        .any(|topic| page.leading_words(node, *topic, 2 * BYLINE_BYTES) > 0);
    let is_line = asks_nothing
        && (named || (page.leading_words(node, Topic::Byline, BYLINE_BYTES) > 0 && !invites))
        && page.count_of(node, Tally::Images) == 0;
    if class == Class::Newsletter {
        return is_line;
    }
    // An author box has a picture, and is no card unless something says that it is paid for.
    let is_box = page.own_marks(node, Mark::Byline) > 0 && context.paid_labels(node) == 0;
    is_box || is_line && !is_labelled_card(context, node)
}

/// A picture that nothing names, or the picture of a card whose words stay.
fn bare_picture(context: &Context, node: usize, _: Class) -> bool {
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

/// A quotation, a heading or a caption of an article that is about newsletters, or what an encyclopedia says of them: words by which
/// nobody can sign up, or that ask nobody to. Outside the article, names may tell that a script has taken a form's place, but not where
/// the words ask for nothing; a confirmation asks for nothing.
fn words_only(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let none_of = |ways: &[Tally]| ways.iter().all(|tally| page.count_of(node, *tally) == 0);
    let forms = [Tally::Fields, Tally::Buttons, Tally::Frames];
    let asks = [Topic::Email, Topic::Subscribe, Topic::Invitation, Topic::Incentive, Topic::Consent];
    let holds = |topics: &[Topic]| topics.iter().any(|topic| page.words(node, *topic) > 0);
    let asks_nobody = holds(&[Topic::Newsletter]) && !holds(&asks);
    let in_article = context.region.is_some_and(|region| region.holds(page.snapshot, node));
    let named =
        [Mark::Newsletter, Mark::Subscribe, Mark::MailingService].iter().any(|mark| page.marks(node, *mark) > 0);
    // What is left of a form that a script has not drawn yet: its heading and its pitch.
    let invites = holds(&[Topic::Subscribe, Topic::Invitation])
        && holds(&[Topic::Newsletter, Topic::Email])
        && page.count_of(node, Tally::Headings) + page.count_of(node, Tally::Paragraphs) > 0;
    // A magazine may be called that, and name all its parts after itself. A picture may be the invitation.
    let only_named = page.count_of(node, Tally::Letters) > 0
        && none_of(&[Tally::Images, Tally::Svgs])
        && !holds(&[Topic::Newsletter])
        && !holds(&asks);
    class == Class::Newsletter
        && none_of(&forms)
        && (none_of(&[Tally::Links]) && (in_article || !named && !invites) || asks_nobody || only_named)
        && page.words(node, Topic::Confirmation) == 0
}

/// A form whose classes say "newsletter" and whose words ask for an address, and for nothing that one subscribes to: a slip of a library, a
/// poll, an order of bread. Forms of mailing services may have drawn their words as a picture, and what stands beside the page's main matter
/// may call its letters anything ("more deliciousness"). On 1,884 labelled pages this keeps nothing that should go; of 140 pages where nothing
/// may be hidden it mends seven (26 November 2026).
fn names_only(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let asks = [Topic::Newsletter, Topic::Subscribe, Topic::Invitation, Topic::Incentive, Topic::Confirmation];
    let is_of_service = |at: usize| page.own_marks(at, Mark::MailingService) > 0;
    class == Class::Newsletter
        && page.count_of(node, Tally::Fields) > 0
        && asks.iter().all(|topic| page.words(node, *topic) + page.words_before(node, *topic, HEADING_BYTES) == 0)
        && page.marks(node, Mark::MailingService) == 0
        && !page.snapshot.ancestors(node).take(2).any(is_of_service)
        && !is_beside_main_matter(context, node)
}

/// Whether a block stands beside the page's main matter or over it: in an aside or a footer, directly in the body, or as a pop-up outside
/// the main element.
fn is_beside_main_matter(context: &Context, node: usize) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_below =
        |tags: &[u8]| tags.iter().any(|around| snapshot.tag(node) == *around || page.is_below(node, *around));
    let is_popup = |at: usize| page.own_marks(at, Mark::Popup) > 0 || snapshot.tag(at) == tag::DIALOG;
    let pops_up = is_popup(node) || page.marks(node, Mark::Popup) > 0 || snapshot.ancestors(node).any(is_popup);
    let in_body = snapshot.parent(node).is_some_and(|parent| snapshot.tag(parent) == tag::BODY);
    is_below(&[tag::ASIDE, tag::FOOTER])
        || (pops_up || in_body && snapshot.tag(node) == tag::DIV) && !is_below(&[tag::MAIN, tag::ARTICLE])
}

fn alert(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    // The heading over a form may stand outside it.
    let heading =
        if page.count_of(node, Tally::Fields) > 0 { page.words_before(node, Topic::Alert, ALERT_BYTES) } else { 0 };
    let alerts = page.words(node, Topic::Alert) + heading;
    class == Class::Newsletter && alerts > 0 && alerts >= page.words(node, Topic::Newsletter)
}

/// Code, or what the code just before it makes: a form that documentation shows.
fn code(context: &Context, node: usize, _: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let holds = |at: usize| (at..snapshot.end(at)).any(|at| snapshot.tag(at) == tag::PRE);
    let shown_by = |at: usize| page.previous_element(at).is_some_and(holds);
    let in_article = context.region.is_some_and(|region| region.holds(snapshot, node));
    holds(node) || in_article && std::iter::once(node).chain(snapshot.ancestors(node).take(2)).any(shown_by)
}

/// One sponsored card in an editorial list: what marks it says nothing of the cards beside it.
fn unmarked_card(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_marked = |at: usize| {
        context.paid_labels(at) + page.marks(at, Mark::Sponsored) + page.marks(at, Mark::RecommendationService) > 0
            || page.count_of(at, Tally::SponsoredLinks) > 0
    };
    let Some(parent) = snapshot.parent(node) else { return false };
    class == Class::Sponsored
        && page.standing(node).same_tag > 2
        && !is_marked(node)
        && snapshot.children(parent).any(|at| snapshot.tag(at) == snapshot.tag(node) && is_marked(at))
}

/// "Log in or register free of charge: articles, archive, newsletters." Whoever hides it takes away the way in.
fn account_offer(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    class == Class::Newsletter
        && page.count_of(node, Tally::Fields) + page.count_of(node, Tally::Frames) == 0
        && page.words(node, Topic::Login) + page.words(node, Topic::Account) > page.words(node, Topic::Newsletter)
        && page.leading_words(node, Topic::Login, 2 * BYLINE_BYTES) > 0
}

/// Some of its headlines have a label of paid matter, the others have none, and nothing says that all of it is paid for; in one card, the
/// other headline may be the sponsor's name. On 1,305 labelled pages such blocks were paid matter as a whole twice and held something else 130
/// times (November 2026).
fn mixed_list(context: &Context, node: usize, class: Class) -> bool {
    let part_of = |over| {
        let (under, all) = context.headlines().of(context.page, node, over);
        under < all
    };
    let labelled = context.headlines().of(context.page, node, Over::Label).0;
    class == Class::Sponsored
        && labelled > 0
        && !is_labelled_card(context, node)
        && [Over::Label, Over::Name, Over::Recommendations].into_iter().all(part_of)
}

/// A sign-up that an article shows to talk about it: in a figure with a caption, or a form whose source the article prints.
fn exhibit(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let Some(region) = context.region.filter(|region| class == Class::Newsletter && region.holds(snapshot, node))
    else {
        return false;
    };
    let is_captioned = |at: usize| snapshot.children(at).any(|child| snapshot.tag(child) == tag::FIGCAPTION);
    let shows = |at: usize| snapshot.tag(at) == tag::FIGURE && is_captioned(at);
    let within = snapshot.ancestors(node).take_while(|at| !region.articles.contains(at));
    let prints_source =
        || region.articles.iter().any(|article| (*article..snapshot.end(*article)).any(|at| prints_form(context, at)));
    std::iter::once(node).chain(within).any(shows) || page.count_of(node, Tally::Fields) > 0 && prints_source()
}

/// Whether an element is code in which a form stands.
fn prints_form(context: &Context, node: usize) -> bool {
    let snapshot = context.page.snapshot;
    if snapshot.tag(node) != tag::PRE {
        return false;
    }
    // Highlighting puts each word and bracket into an element of its own.
    let code: String =
        (node..snapshot.end(node)).filter(|at| snapshot.is_text(*at)).map(|at| snapshot.text(at)).collect();
    ["<form", "<input"].iter().any(|source| code.contains(source))
}

/// Letters that an article lists, one a row or card, each with its own link: what the article is about.
fn listed_letter(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let is_one = |at: usize| {
        snapshot.tag(at) == snapshot.tag(node)
            && page.count_of(at, Tally::Links) > 0
            && page.words(at, Topic::Newsletter) + page.words(at, Topic::Subscribe) + page.words(at, Topic::Email) > 0
    };
    class == Class::Newsletter
        && page.count_of(node, Tally::Fields) == 0
        && page.standing(node).same_tag >= FEWEST_LISTED
        && context.region.is_some_and(|region| region.holds(snapshot, node))
        && snapshot
            .parent(node)
            .is_some_and(|parent| snapshot.children(parent).filter(|at| is_one(*at)).count() >= FEWEST_LISTED as usize)
}

/// A message of a conversation, or a block that is named after comments and speaks of no letters: a sign-up may stand among comments.
fn comments(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let topics = [Topic::Newsletter, Topic::Subscribe, Topic::Email];
    let is_log = |at: usize| page.snapshot.attribute(at, attribute::ROLE) == Some("log");
    page.snapshot.ancestors(node).any(is_log)
        || page.own_marks(node, Mark::Comment) > 0
            && (class == Class::Sponsored || topics.iter().all(|topic| page.words(node, *topic) == 0))
}

/// Letters of a link or a heading from which it may be a headline; logos have names beside them.
const FEWEST_READ_LETTERS: usize = 10;

/// Sponsors of a club, of a weather map or of the site: pictures and names with links, and no headline that anybody would read on from.
fn partners(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    class == Class::Sponsored
        && !is_recommendation_widget(page, node)
        && page.count_of(node, Tally::Images) > 0
        && page.count_of(node, Tally::Frames) + page.count_of(node, Tally::Fields) == 0
        && page.count_of(node, Tally::ProseLetters) == 0
        && page.count_of(node, Tally::Headings) <= 1
        && (node..page.snapshot.end(node))
            .filter(|at| page.snapshot.tag(*at) == tag::A)
            .all(|at| page.count_of(at, Tally::Letters) < FEWEST_READ_LETTERS)
}

/// How the names of files end that are read or reckoned with.
const FILES: [&str; 12] =
    [".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".epub", ".zip"];

/// Links to the site's own files and to nothing else: reports that are there for the taking. Who gathers addresses asks for one first.
fn open_files(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let href = |at: usize| (snapshot.tag(at) == tag::A).then(|| snapshot.attribute(at, attribute::HREF)).flatten();
    let is_file = |href: &str| {
        let path = href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        FILES.iter().any(|end| path.ends_with(end))
    };
    let mut links = (node..snapshot.end(node)).filter_map(href).peekable();
    class == Class::Sponsored
        && page.count_of(node, Tally::Fields) + page.count_of(node, Tally::ForeignLinks) == 0
        && links.peek().is_some()
        && links.all(is_file)
}

/// Letters that make a list of them.
const FEWEST_LISTED: u32 = 3;

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::verdict::written_page::{PROSE, article, with_context, x_of};

    /// The veto on the element with `id=x`.
    fn veto_on(body: &str, class: Class) -> Option<Veto> {
        with_context(&format!("{}{body}", article()), |context| veto(context, x_of(context), class))
    }

    #[test]
    fn files_that_anybody_may_take_stay() {
        let list = |end: &str| {
            format!(
                "<ul id=x class=whitepapers><li><a href='/f/tide{end}'>White paper 1: the tide</a></li><li><a href='/f/walls{end}'>White paper 2: sea walls</a></li></ul>"
            )
        };
        assert_eq!(veto_on(&list(".pdf"), Class::Sponsored), Some(Veto::OpenFiles));
        assert_eq!(veto_on(&list("/download"), Class::Sponsored), None);
    }

    #[test]
    fn a_block_of_comments_stays() {
        let html = "<div id=x class=comments><h2>Reader discussion</h2><p><a href=/c>Post a comment</a></p></div>";
        assert_eq!(veto_on(html, Class::Sponsored), Some(Veto::Comments));
        let html = "<div id=x class=comments><p>Get our newsletter</p><form><input type=email><button>Sign up</button></form></div>";
        assert_eq!(veto_on(html, Class::Newsletter), None);
    }

    #[test]
    fn partners_stay_and_what_they_publish_goes() {
        let card = |text: &str| {
            format!(
                "<div id=x class=sponsor><h3>Our partners</h3><a href=//lamps.example/><img src=l.png alt=Lamps>{text}</a></div>"
            )
        };
        assert_eq!(veto_on(&card(""), Class::Sponsored), Some(Veto::Partners));
        assert_eq!(veto_on(&card("Seven lamps for dark months"), Class::Sponsored), None);
    }

    #[test]
    fn the_headline_stays_whatever_other_main_headings_there_are() {
        let html = "<title>The ferry that came too late | Harbour News</title><div id=x><h1>The ferry that came too late</h1>\
            <p>Get our newsletter</p><form><input type=email><button>Sign up</button></form></div><h1>Another</h1>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::MainPart));
    }

    #[test]
    fn what_is_left_of_a_form_outside_the_article_may_go() {
        let html = "<aside><div id=x><h3>Subscribe to email updates</h3><p>Our newsletter comes every month.</p></div></aside>";
        assert_eq!(veto_on(html, Class::Newsletter), None);
        let html = "<aside><div id=x>Subscribe to our newsletter</div></aside>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::WordsOnly));
    }

    #[test]
    fn a_plain_sign_up_may_go() {
        let html = "<div id=x><p>Get our newsletter</p><form><input type=email><button>Sign up</button></form></div>";
        assert_eq!(veto_on(html, Class::Newsletter), None);
    }

    #[test]
    fn a_log_in_and_a_comment_form_stay() {
        let log_in =
            "<div id=x>Newsletter<form><input type=email><input type=password><button>Go</button></form></div>";
        assert_eq!(veto_on(log_in, Class::Newsletter), Some(Veto::OtherForm));
        let comment =
            "<form id=x><textarea></textarea><input type=email><label>newsletter<input type=checkbox></label></form>";
        assert_eq!(veto_on(comment, Class::Newsletter), Some(Veto::OtherForm));
    }

    #[test]
    fn a_form_that_sends_the_page_stays() {
        let form = |action: &str| {
            format!(
                "<div id=x>Get it by e-mail<form action={action}><input type=email><button>Send</button></form></div>"
            )
        };
        assert_eq!(veto_on(&form("/recipe/5/send_by_email"), Class::Newsletter), Some(Veto::OtherForm));
        assert_eq!(veto_on(&form("/list/add"), Class::Newsletter), None);
    }

    #[test]
    fn a_box_of_a_larger_form_stays() {
        let html =
            "<form><input name=street><div id=x>Newsletter <input type=checkbox></div><button>Order</button></form>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::PartOfForm));
    }

    #[test]
    fn what_holds_the_article_stays() {
        let html = format!("<div id=x><h2>Newsletter</h2>{}</div>", PROSE.repeat(9));
        assert!(matches!(veto_on(&html, Class::Newsletter), Some(Veto::Article | Veto::MainPart)));
    }

    #[test]
    fn a_label_stays_where_its_content_stays() {
        assert_eq!(
            veto_on("<div><span id=x>Sponsored</span> <a href=/a>A story</a></div>", Class::Sponsored),
            Some(Veto::LabelAlone)
        );
        assert_eq!(veto_on("<div id=x><span>Sponsored</span> <a href=/a>A story</a></div>", Class::Sponsored), None);
    }

    #[test]
    fn a_form_that_only_its_names_call_a_sign_up_stays() {
        let form = |text: &str| {
            format!(
                "<section id=x class='newsletter subscribe'><p>{text}</p><form><input type=email><button>Send</button></form></section>"
            )
        };
        let slip = form("Two people are waiting before you. We write to you on the day the book is on the shelf.");
        assert_eq!(veto_on(&slip, Class::Newsletter), Some(Veto::NamesOnly));
        assert_eq!(veto_on(&form("Get our newsletter every Friday."), Class::Newsletter), None);
    }

    #[test]
    fn an_author_box_stays() {
        let html =
            "<div class=author-bio id=x><p>Jo Reed writes the newsletter Bridges. <a href=/n>Sign up</a></p></div>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::Byline));
    }

    #[test]
    fn a_sign_up_by_e_mail_names_no_author() {
        let html = "<div id=x><p>Get new recipes by e-mail</p><a href=/n>Subscribe by e-mail</a></div>";
        assert_eq!(veto_on(html, Class::Newsletter), None);
    }

    #[test]
    fn the_picture_of_a_card_stays() {
        let html =
            "<a href=/newsletter class=newsletter><div id=x class=newsletter><img src=a></div><p>Our letter</p></a>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::BarePicture));
    }

    #[test]
    fn the_cards_beside_a_paid_one_stay() {
        let html = "<ul><li id=x><a href=/a>A story about the river, its old bridge and the new one</a><li><a href=/b>Sponsored</a> \
             <a href=/b>A bank</a><li><a href=/c>Another</a></ul>";
        assert_eq!(veto_on(html, Class::Sponsored), Some(Veto::UnmarkedCard));
    }

    #[test]
    fn a_list_with_one_paid_card_stays() {
        let story = |label: &str| format!("<li>{label} <a href=/a>A story about the bridge over the river</a>");
        let mixed = format!("<ul id=x>{}{}{}</ul>", story(""), story("<b>Sponsored</b>"), story(""));
        assert_eq!(veto_on(&mixed, Class::Sponsored), Some(Veto::MixedList));
        let paid = format!("<ul id=x>{}{}</ul>", story("<b>Sponsored</b>"), story("<b>Sponsored</b>"));
        assert_eq!(veto_on(&paid, Class::Sponsored), None);
    }

    #[test]
    fn words_by_which_nobody_can_sign_up_stay() {
        let quote =
            "<blockquote id=x class=newsletter>Enter your e-mail, it said, and get our newsletter.</blockquote>";
        let html = format!("<div>{quote}</div>");
        assert_eq!(veto_on(&html, Class::Newsletter), None);
        assert_eq!(veto_on(&html.replace(" class=newsletter", ""), Class::Newsletter), Some(Veto::WordsOnly));
    }

    #[test]
    fn what_asks_nobody_to_sign_up_stays() {
        let panel =
            "<div id=x><h2>Newsletter</h2><p>A newsletter is a letter about one subject.</p><a href=/w>More</a></div>";
        assert_eq!(veto_on(panel, Class::Newsletter), Some(Veto::WordsOnly));
    }

    #[test]
    fn a_saved_search_stays_whatever_was_searched() {
        let alert = "<div id=x>Create alert for “newsletter”: <form><input type=email><button>Create alert</button></form></div>";
        assert_eq!(veto_on(alert, Class::Newsletter), Some(Veto::Alert));
    }

    #[test]
    fn what_is_only_called_a_newsletter_stays() {
        let part = |inside: &str| format!("<div id=x class=newsletter-card>{inside}</div>");
        let note = part("<p>Spring number, page fourteen</p><a href=/14>Tide tables</a>");
        assert_eq!(veto_on(&note, Class::Newsletter), Some(Veto::WordsOnly));
        let issue = part("<h3>Newsletter 3: queens, drones and a death</h3><a href=/3>Read the newsletter</a>");
        assert_eq!(veto_on(&issue, Class::Newsletter), Some(Veto::WordsOnly));
        assert_eq!(veto_on(&part("<a href=/n>Sign up for the newsletter</a>"), Class::Newsletter), None);
    }

    #[test]
    fn alerts_under_a_heading_outside_the_form_stay() {
        let form = "<form id=x><label>Email address<input type=email></label><button>Sign up</button></form>";
        let section =
            |heading: &str| format!("<section><h2>{heading}</h2><p>Every week, and free.</p>{form}</section>");
        assert_eq!(veto_on(&section("Weather alerts by e-mail"), Class::Newsletter), Some(Veto::Alert));
        assert_eq!(veto_on(&section("Weather letters by e-mail"), Class::Newsletter), None);
    }

    #[test]
    fn code_stays() {
        let html = "<div id=x><pre>&lt;form&gt; Subscribe to our newsletter</pre><a href=/n>Sign up</a></div>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::Code));
    }

    /// The veto on the element with `id=x` between the paragraphs of an article.
    fn veto_within(body: &str) -> Option<Veto> {
        veto_on(
            &format!("<article><p>{PROSE}</p><p>{PROSE}</p>{body}<p>{PROSE}</p><p>{PROSE}</p></article>"),
            Class::Newsletter,
        )
    }

    #[test]
    fn a_sign_up_that_the_article_shows_stays() {
        let form = "<form id=x><h3>Get our newsletter</h3><input type=email><button>Sign up</button></form>";
        assert_eq!(veto_within(form), None);
        let caption = "<figcaption>Specimen 1, from a garden weblog</figcaption>";
        assert_eq!(veto_within(&format!("<figure>{form}{caption}</figure>")), Some(Veto::Exhibit));
        assert_eq!(veto_within(&format!("<figure>{form}</figure>")), None);
        let source = "<pre><span>&lt;</span><span>form</span> method=post&gt;</pre><p>This is what it looks like:</p>";
        assert_eq!(veto_within(&format!("{source}<div>{form}</div>")), Some(Veto::Exhibit));
        assert_eq!(veto_within(&format!("<pre>let form = 1;</pre><p>And that was all.</p><div>{form}</div>")), None);
    }

    #[test]
    fn letters_that_the_article_lists_stay() {
        let letter = |id: &str, name: &str| {
            format!(
                "<div id={id}><h3>{name}</h3><p>Every Friday, for nothing.</p><a href=/{id}>Subscribe to the newsletter</a></div>"
            )
        };
        let list = [letter("x", "Tides"), letter("y", "Ferries"), letter("z", "Fog")].concat();
        assert_eq!(veto_within(&format!("<section>{list}</section>")), Some(Veto::ListedLetter));
        assert_eq!(veto_within(&format!("<section>{}</section>", letter("x", "Tides"))), None);
    }

    #[test]
    fn the_way_in_stays() {
        let html = "<div id=x><p>Log in or create an account: all articles, the archive and our newsletter in your inbox.</p>\
             <a href=/l>Log in</a></div>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::AccountOffer));
    }

    #[test]
    fn an_entry_of_a_menu_stays() {
        let html = "<nav><ul><li><a>News</a><li id=x><a>Newsletter</a><li><a>Shop</a></ul></nav>";
        assert_eq!(veto_on(html, Class::Newsletter), Some(Veto::Navigation));
    }
}
