//! The measurements of a page that its purpose is learned and judged by: whole numbers, each with the reason that a reader is given for it.

use super::{
    Purpose,
    facts::{Declared, Facts, MainFormFacts, Phrases},
    fields::{Asked, asked},
    frame::Frame,
    price::is_price,
    repeats::Series,
};
use crate::{
    lexicon::{Caption, Mark},
    page::{Page, Tally},
    snapshot::vocabulary::{attribute, flag, header_flag, tag},
};

/// A page's measurements, in the order of their names.
#[derive(Debug, Default)]
pub(super) struct Measurements {
    pub(super) values: Vec<u16>,
    /// The reason that each measurement counts for.
    pub(super) signals: Vec<&'static str>,
    /// What each measurement is called.
    #[cfg(feature = "cli")]
    pub(super) names: Vec<String>,
}

/// The parts of a measurement's name, joined where names are asked for.
type Name = (&'static str, &'static str);

impl Measurements {
    /// Not inlined, as it is called a hundred times.
    #[inline(never)]
    fn push(&mut self, signal: &'static str, name: Name, value: usize) {
        self.values.push(value.min(usize::from(u16::MAX)) as u16);
        self.signals.push(signal);
        #[cfg(feature = "cli")]
        self.names.push(format!("{} {}", name.0, name.1).trim().to_owned());
        #[cfg(not(feature = "cli"))]
        let _ = name;
    }

    #[inline(never)]
    fn share(&mut self, signal: &'static str, name: Name, part: usize, whole: usize) {
        self.push(signal, name, part * 1_000 / whole.max(1));
    }

    /// Measures a page.
    pub(super) fn new(page: &Page, facts: &Facts) -> Self {
        let mut measured = Self::default();
        measured.texts(page, facts);
        measured.fields(page, facts);
        measured.main_form(page, facts);
        measured.roles(page, facts);
        measured.series(page, facts);
        measured.declared(page, facts);
        measured.address(page, facts);
        measured.phrases(facts);
        measured.captions(page, facts);
        measured
    }

    fn texts(&mut self, page: &Page, facts: &Facts) {
        let all = |tally| page.count_of(0, tally);
        let (letters, links) = (all(Tally::Letters), all(Tally::LinkLetters));
        self.push("purpose-text", ("letters of the article", ""), facts.article);
        self.share("purpose-text", ("share of the article", ""), facts.article, facts.text);
        self.push("purpose-paragraphs", ("paragraphs", ""), facts.paragraphs);
        self.push("purpose-text", ("letters outside links", ""), facts.text);
        self.share("purpose-text", ("share of prose", ""), all(Tally::ProseLetters), letters);
        self.push("purpose-many-links", ("letters in links", ""), links);
        self.share("purpose-many-links", ("share of links", ""), links, letters);
        self.share("purpose-main-form", ("share of forms", ""), facts.form_letters, facts.text);
        self.push("purpose-site", ("a site around it", ""), usize::from(facts.framed));
        self.push("purpose-linked-headings", ("linked headings", ""), facts.cards_with_link);
        for (name, tally) in [
            ("links", Tally::Links),
            ("pictures", Tally::Images),
            ("headings", Tally::Headings),
            ("main headings", Tally::MainHeadings),
            ("list items", Tally::ListItems),
            ("tables", Tally::Tables),
            ("dates", Tally::Times),
            ("article elements", Tally::Articles),
            ("frames", Tally::Frames),
            ("media", Tally::Media),
        ] {
            self.push("purpose-parts", ("number of", name), all(tally));
        }
    }

    fn fields(&mut self, page: &Page, facts: &Facts) {
        for (name, signal, number) in [
            ("passwords", "purpose-password-field", facts.passwords),
            ("cards", "purpose-card-field", facts.cards),
            ("addresses", "purpose-fields", facts.emails),
            ("lines", "purpose-fields", facts.lines),
            ("texts", "purpose-fields", facts.areas),
            ("boxes", "purpose-fields", facts.boxes),
            ("selections", "purpose-fields", facts.selections),
            ("editors", "purpose-editor", facts.editors),
            ("buttons", "purpose-controls", facts.buttons),
            ("fields", "purpose-fields", facts.fields()),
        ] {
            self.push(signal, ("number of", name), number);
        }
        self.share("purpose-controls", ("buttons a letter", ""), facts.buttons * 50, facts.text);
        self.push("purpose-fields", ("search fields", ""), outside(page, facts, Tally::SearchFields));
        let mut counts = [0; Asked::COUNT];
        let snapshot = page.snapshot;
        for node in
            nodes(page, facts).into_iter().filter(|node| matches!(snapshot.tag(*node), tag::INPUT | tag::TEXTAREA))
        {
            if let Some(asked) = asked(snapshot, node) {
                counts[asked as usize] += 1;
            }
        }
        for (name, count) in ASKED.into_iter().zip(counts) {
            self.push("purpose-fields", ("asks for", name), count);
        }
    }

    fn main_form(&mut self, page: &Page, facts: &Facts) {
        let form = facts.main_form.as_ref();
        let of = |count: fn(&MainFormFacts) -> usize| form.map_or(0, count);
        let tally = |tally| form.map_or(0, |form| page.count_of(form.form.node, tally));
        self.push("purpose-main-form", ("main form", ""), usize::from(form.is_some()));
        for (name, number) in [
            ("addresses", of(|form| form.emails)),
            ("lines", of(|form| form.lines)),
            ("secrets", of(|form| form.secrets)),
            ("texts", of(|form| form.areas)),
            ("boxes", tally(Tally::CheckBoxes)),
            ("choices", tally(Tally::RadioButtons)),
            ("selections", tally(Tally::Selects)),
            ("buttons", tally(Tally::Buttons)),
        ] {
            self.push("purpose-main-form", ("main form", name), number);
        }
        let nobody = Phrases::default();
        for (name, count) in counts(form.map_or(&nobody, |form| &form.phrases)) {
            self.push("purpose-words", ("main form words", name), count);
        }
    }

    fn roles(&mut self, page: &Page, facts: &Facts) {
        let snapshot = page.snapshot;
        self.push("purpose-application-role", ("application", ""), usize::from(facts.application));
        self.push("purpose-program-roles", ("program roles", ""), facts.program_roles);
        self.push("purpose-program-roles", ("conversations", ""), facts.conversations);
        let mut counts = [0; ROLES.len()];
        let (mut shown, mut closed) = (0, 0);
        for node in 0..snapshot.len() {
            if let Some(role) = snapshot.attribute(node, attribute::ROLE)
                && let Some(at) = ROLES.iter().position(|(_, roles)| roles.contains(&role))
            {
                counts[at] += 1;
            }
            let is_dialog = snapshot.tag(node) == tag::DIALOG || snapshot.has_flag(node, flag::MODAL);
            shown += usize::from(is_dialog && page.count_of(node, Tally::Headings) > 0 && !page.is_hidden(node));
            closed += usize::from(snapshot.has_flag(node, flag::EDITABLE));
        }
        for ((name, _), count) in ROLES.into_iter().zip(counts) {
            self.push("purpose-program-roles", ("roles", name), count);
        }
        self.push("purpose-parts", ("dialogs", ""), shown);
        self.push("purpose-editor", ("editors anywhere", ""), closed);
        let all = |tally| page.count_of(0, tally);
        self.push("purpose-controls", ("buttons anywhere", ""), all(Tally::Buttons));
        self.share(
            "purpose-controls",
            ("buttons anywhere a letter", ""),
            all(Tally::Buttons) * 50,
            all(Tally::Letters),
        );
        self.push("purpose-fields", ("boxes anywhere", ""), all(Tally::CheckBoxes));
        self.push("purpose-site", ("frame of a page", ""), usize::from(snapshot.has_header_flag(header_flag::FRAME)));
    }

    fn series(&mut self, page: &Page, facts: &Facts) {
        const SIGNAL: &str = "purpose-series";
        let snapshot = page.snapshot;
        let series = Series::find(page, &facts.frames);
        let number = series.items.len();
        let price =
            |node: usize| (node..snapshot.end(node)).any(|at| snapshot.is_text(at) && is_price(snapshot.text(at)));
        let with = |tally| series.with(|node| page.count_of(node, tally) > 0);
        self.push(SIGNAL, ("series", ""), number);
        self.push(SIGNAL, ("series letters", "each"), series.letters / number.max(1));
        self.share(SIGNAL, ("series share", ""), series.letters, page.count_of(0, Tally::Letters));
        let in_text = series.with(|node| facts.in_text[node]);
        self.share(SIGNAL, ("series in the article", ""), in_text, number);
        self.share("purpose-prices", ("series with", "a price"), series.with(price), number);
        for (name, tally) in [
            ("a link", Tally::Links),
            ("a picture", Tally::Images),
            ("a heading", Tally::Headings),
            ("a date", Tally::Times),
            ("a button", Tally::Buttons),
            ("a field", Tally::Fields),
            ("a box", Tally::CheckBoxes),
            ("a paragraph", Tally::Paragraphs),
        ] {
            self.share(SIGNAL, ("series with", name), with(tally), number);
        }
        let prices = nodes(page, facts)
            .into_iter()
            .filter(|node| snapshot.is_text(*node) && is_price(snapshot.text(*node)))
            .count();
        self.push("purpose-prices", ("prices", ""), prices);
    }

    fn declared(&mut self, page: &Page, facts: &Facts) {
        let snapshot = page.snapshot;
        for (name, signal, declared) in [
            ("article", "purpose-declared-article", Declared::Article),
            ("site", "purpose-declared-site", Declared::Site),
            ("product", "purpose-declared-product", Declared::Product),
        ] {
            self.push(signal, ("declared", name), usize::from(facts.declared == declared));
        }
        self.push("purpose-product", ("product", ""), usize::from(facts.product));
        let kinds = |end: &str| {
            let is_one = |node: &usize| {
                snapshot
                    .attribute(*node, attribute::ITEMTYPE)
                    .is_some_and(|kind| kind.trim_end_matches('/').ends_with(end))
            };
            (0..snapshot.len()).filter(is_one).count()
        };
        self.push(
            "purpose-declared-article",
            ("type", "article"),
            kinds("Article") + kinds("BlogPosting") + kinds("Recipe"),
        );
        self.push("purpose-product", ("type", "product"), kinds("/Product"));
        // What the outer elements, or the main form, call themselves.
        let form = facts.main_form.as_ref().map(|form| form.form.node);
        let names = |mark: Mark| {
            let outer = (0..snapshot.len()).filter(|node| snapshot.depth(*node) <= 3 && !snapshot.is_text(*node));
            outer.chain(form).map(|node| page.own_marks(node, mark)).sum::<usize>()
        };
        for (name, mark) in [
            ("newsletter", Mark::Newsletter),
            ("subscribe", Mark::Subscribe),
            ("log-in", Mark::Login),
            ("search", Mark::Search),
            ("checkout", Mark::Checkout),
            ("lead", Mark::Lead),
            ("contact", Mark::Contact),
            ("content", Mark::Content),
            ("paywall", Mark::Paywall),
        ] {
            self.push("purpose-names", ("named", name), names(mark));
        }
    }

    fn address(&mut self, page: &Page, facts: &Facts) {
        const SIGNAL: &str = "purpose-address";
        for (name, purpose) in [
            ("account", Purpose::Account),
            ("checkout", Purpose::Checkout),
            ("signup", Purpose::Signup),
            ("gate", Purpose::Gate),
            ("application", Purpose::Application),
            ("search", Purpose::Search),
            ("shop", Purpose::Shop),
            ("list", Purpose::List),
            ("other", Purpose::Other),
        ] {
            self.push(SIGNAL, ("address", name), usize::from(facts.is_named(purpose)));
        }
        let address = page.snapshot.address();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = path.split_once("://").map_or(path, |(_, rest)| rest).split('#').next().unwrap_or_default();
        let segments: Vec<&str> = path.split('/').skip(1).filter(|segment| !segment.is_empty()).collect();
        let words = segments.last().map_or(0, |last| last.split(['-', '_']).count());
        self.push(SIGNAL, ("address", "depth"), segments.len());
        self.push(SIGNAL, ("address", "words of the last part"), words);
        let has = |keys: &[&str]| {
            usize::from(query.split('&').any(|pair| keys.contains(&pair.split('=').next().unwrap_or_default())))
        };
        self.push("purpose-search-address", ("address", "search key"), has(&SEARCH_KEYS));
        self.push(SIGNAL, ("address", "page key"), has(&["page", "paged", "p", "seite", "pagina", "strona", "sivu"]));
        self.push(SIGNAL, ("address", "query"), query.matches('=').count());
    }

    fn phrases(&mut self, facts: &Facts) {
        for (name, count) in counts(&facts.phrases) {
            self.push("purpose-words", ("words", name), count);
        }
        for (name, count) in counts(&facts.heading) {
            self.push("purpose-heading", ("heading words", name), count);
        }
    }

    fn captions(&mut self, page: &Page, facts: &Facts) {
        let snapshot = page.snapshot;
        let outside = nodes(page, facts);
        let texts = outside.iter().filter(|node| snapshot.is_text(**node)).count();
        let buttons: Vec<usize> = (0..snapshot.len()).filter(|node| is_button(page, *node)).collect();
        let form = facts.main_form.as_ref();
        let (begin, end) = form.map_or((0, 0), |form| (form.form.node, snapshot.end(form.form.node)));
        let only_address = form.is_some_and(|form| form.emails > 0 && form.secrets + form.areas == 0);
        for caption in Caption::ALL {
            let name = Caption::NAMES[caption as usize];
            let within = |node: usize| page.captions_between(node, snapshot.end(node), caption);
            let title = page.captions_of_title(caption);
            let heading = facts.main_heading.map_or(0, within);
            let (mut pressed, mut submits) = (0, 0);
            for &node in &buttons {
                let count = within(node);
                pressed += if facts.frames[node] == Frame::No { count } else { 0 };
                submits += if (begin..end).contains(&node) { count } else { 0 };
            }
            let shown: usize = outside
                .iter()
                .filter(|node| !facts.in_text[**node])
                .map(|node| page.captions_between(*node, node + 1, caption))
                .sum();
            // What names the page: its title, its heading, and what is pressed in its own form.
            let named = title + heading + submits;
            self.push("purpose-heading", ("title", name), title);
            self.push("purpose-heading", ("heading", name), heading);
            self.push("purpose-buttons", ("buttons", name), pressed);
            self.push("purpose-buttons", ("buttons of the main form", name), submits);
            self.push("purpose-words", ("captions", name), shown);
            self.share("purpose-words", ("captions a text", name), shown, texts);
            self.push("purpose-heading", ("named after", name), named);
            self.push("purpose-main-form", ("asks for an address under", name), if only_address { named } else { 0 });
            let program = if form.is_none() { submits + shown } else { 0 };
            self.push("purpose-words", ("captions without a main form", name), program);
            let all = if snapshot.is_empty() { 0 } else { within(0) };
            self.push("purpose-words", ("captions anywhere", name), all);
        }
    }
}

/// Parameters of addresses that carry what was searched for.
const SEARCH_KEYS: [&str; 14] = [
    "q", "s", "query", "search", "keyword", "keywords", "term", "suche", "buscar", "text", "wd", "k", "words", "fraza",
];

const ASKED: [&str; Asked::COUNT] = [
    "a new password",
    "a password",
    "a code",
    "a card",
    "a name",
    "a user name",
    "a place",
    "a telephone number",
    "a company",
    "a birthday",
    "a quantity",
    "an amount",
    "a query",
    "a message",
    "a voucher",
    "a file",
];

/// Roles that tell programs and dialogs from pages to read.
const ROLES: [(&str, &[&str]); 6] = [
    ("of a tool bar", &["toolbar", "menubar", "menu"]),
    ("of a grid", &["grid", "treegrid", "row", "gridcell", "tree", "treeitem", "listbox", "option"]),
    ("of an editor", &["textbox", "log", "feed"]),
    ("of tabs", &["tab", "tablist"]),
    ("of a dialog", &["dialog", "alertdialog"]),
    ("of buttons", &["button", "switch", "menuitem"]),
];

/// The nodes outside the frame.
fn nodes(page: &Page, facts: &Facts) -> Vec<usize> {
    (0..page.snapshot.len()).filter(|node| facts.frames[*node] == Frame::No).collect()
}

fn outside(page: &Page, facts: &Facts, tally: Tally) -> usize {
    nodes(page, facts).into_iter().map(|node| page.count_between(node, node + 1, tally)).sum()
}

/// Whether something is done by pressing the element.
#[inline(never)]
fn is_button(page: &Page, node: usize) -> bool {
    let snapshot = page.snapshot;
    let attribute = |name| snapshot.attribute(node, name).unwrap_or_default();
    match snapshot.tag(node) {
        tag::BUTTON => true,
        tag::INPUT => matches!(attribute(attribute::TYPE), "submit" | "button"),
        tag::A => {
            let class = attribute(attribute::CLASS);
            attribute(attribute::ROLE) == "button" || class.contains("btn") || class.contains("button")
        }
        _ => attribute(attribute::ROLE) == "button",
    }
}

fn counts(phrases: &Phrases) -> [(&'static str, usize); 15] {
    [
        ("newsletter", phrases.newsletter),
        ("subscribe", phrases.subscribe),
        ("log-in", phrases.login),
        ("account", phrases.account),
        ("checkout", phrases.checkout),
        ("gate", phrases.gate),
        ("lead", phrases.lead),
        ("search", phrases.search),
        ("invitation", phrases.invitation),
        ("e-mail", phrases.email),
        ("contact", phrases.contact),
        ("comment", phrases.comment),
        ("paywall", phrases.paywall),
        ("consent", phrases.consent),
        ("alert", phrases.alert + phrases.confirmation),
    ]
}
