//! What the page is for.
//!
//! On pages that exist to subscribe, to log in, to pay, to pass a gate or to work in, nothing may be hidden. The page is measured
//! (`measure.rs`), and weights that were learned from written and saved pages (`tools/train-purpose`) add up what each measurement says for
//! each purpose (`weights.rs`).

mod address;
mod facts;
mod frame;
mod main_form;
mod measure;
#[cfg(feature = "cli")]
mod names;
mod weights;

use super::Region;
use crate::{order, page::Page};
use facts::Facts;
pub(crate) use main_form::MainForm;
use weights::PURPOSES;

/// The kinds of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Purpose {
    /// One text to be read.
    Article,
    /// An overview that leads to texts.
    List,
    /// The page exists to subscribe, or to manage a subscription.
    Signup,
    /// Log-in, registration, profile.
    Account,
    /// Buying what is in the basket.
    Checkout,
    /// An address or a password is the price of going on.
    Gate,
    /// A program: mail, editor, chat, back end.
    Application,
    /// A product or a catalogue.
    Shop,
    /// Search results.
    Search,
    /// None of these.
    Other,
}

impl Purpose {
    /// The name in the engine's answers.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::List => "list",
            Self::Signup => "signup",
            Self::Account => "account",
            Self::Checkout => "checkout",
            Self::Gate => "gate",
            Self::Application => "application",
            Self::Shop => "shop",
            Self::Search => "search",
            Self::Other => "other",
        }
    }

    /// Whether nothing may be hidden on such a page.
    pub(crate) fn is_protected(self) -> bool {
        matches!(self, Self::Signup | Self::Account | Self::Checkout | Self::Gate | Self::Application)
    }
}

/// A page's purpose and why it is taken for that.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PurposeFinding {
    /// The purpose.
    pub(crate) kind: Purpose,
    /// Signals and their weights, the strongest first. Negative ones speak against the purpose.
    pub(crate) evidence: Vec<(&'static str, f32)>,
    /// The form that the page exists for, whatever it is for.
    pub(crate) main_form: Option<MainForm>,
}

/// Hundredths of log-odds below which a reason is not worth telling.
const FEWEST_TOLD: i32 = 5;

/// Says what a page is for.
pub(crate) fn purpose(page: &Page, region: Option<&Region>) -> PurposeFinding {
    let facts = Facts::new(page, region);
    let main_form = facts.main_form;
    if page.snapshot.is_empty() {
        return PurposeFinding { kind: Purpose::Other, evidence: Vec::new(), main_form };
    }
    let values = measure::measure(page, &facts);
    let places = weights::likeliest(&values);
    let mut reasons = weights::reasons(&values, measure::signal, places);
    reasons.retain(|(_, added)| added.abs() >= FEWEST_TOLD);
    order::sort_by_key(&mut reasons, |(_, added)| u64::from(u32::MAX - added.unsigned_abs()));
    let evidence = reasons.into_iter().map(|(signal, added)| (signal, added as f32 / 100.0)).collect();
    PurposeFinding { kind: PURPOSES[places[0]], evidence, main_form }
}

/// A page's measurements: what training learns from.
#[cfg(feature = "cli")]
pub(crate) fn measurements(page: &Page, region: Option<&Region>) -> Vec<u16> {
    measure::measure(page, &Facts::new(page, region))
}

/// The names of the measurements.
#[cfg(feature = "cli")]
pub(crate) fn measurement_names() -> Vec<String> {
    names::names()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, lexicon::Lexicon};

    fn purpose_of(html: &str, address: &str) -> Purpose {
        finding(html, address).kind
    }

    fn finding(html: &str, address: &str) -> PurposeFinding {
        let document = Document::parse(html, address).unwrap();
        let page = Page::new(&document.snapshot, &Lexicon::new());
        let region = super::super::find(&page);
        purpose(&page, region.as_ref())
    }

    const PROSE: &str = "<p>The ferry had been late every morning for a month, and nobody at the harbour office could say why, \
        though the captain had written three letters and a poem about it. On Monday the mayor came to look.</p>\
        <p>He stood on the pier with a stopwatch, counted the passengers, and wrote the figures into a small green book. \
        By noon he knew what every fisherman had known all along: the tide had moved, and the timetable had not.</p>\
        <p>The new timetable will hang in the waiting room from the first of next month, she said, and then went back to her nets, \
        which had been drying in the wind since the storm of last week and were as good as new.</p>";

    #[test]
    fn an_article_with_a_log_in_dialog_and_a_sign_up_box_is_an_article() {
        let html = format!(
            "<header><form><input name=user><input type=password><button>Log in</button></form></header>\
             <main><h1>The late ferry</h1>{PROSE}<form><p>Sign up for our newsletter</p><input type=email><button>Subscribe</button></form></main>"
        );
        assert_eq!(purpose_of(&html, "https://harbour.example/2026/ferry"), Purpose::Article);
    }

    #[test]
    fn an_article_about_newsletters_is_an_article() {
        let html = format!("<article><h1>Why every newsletter looks the same</h1>{PROSE}</article>");
        assert_eq!(purpose_of(&html, "https://harbour.example/newsletter-design"), Purpose::Article);
    }

    #[test]
    fn a_log_in_page_is_an_account_page_in_any_language() {
        let html =
            "<h1>Anmelden</h1><form><input name=email type=email><input type=password><button>Anmelden</button></form>";
        assert_eq!(purpose_of(html, "https://zeitung.example/x"), Purpose::Account);
        let html = "<h1>Welcome</h1><form><input type=email><input type=password><button>Go</button></form>";
        assert_eq!(purpose_of(html, "https://zeitung.example/login"), Purpose::Account);
    }

    #[test]
    fn a_page_that_exists_to_subscribe_is_a_sign_up_page() {
        let html = "<main><h1>Our newsletters</h1><p>Choose what you want to read.</p><form><label><input type=checkbox>Morning briefing</label>\
            <label><input type=checkbox>Weekly digest</label><input type=email placeholder='Your email'><button>Subscribe</button></form></main>";
        assert_eq!(purpose_of(html, "https://news.example/newsletters"), Purpose::Signup);
    }

    #[test]
    fn a_checkout_with_a_newsletter_box_is_a_checkout() {
        let html = "<main><h1>Checkout</h1><form><h2>Shipping address</h2><input name=email type=email><input name=first><input name=last>\
            <input name=street><input name=city><label><input type=checkbox checked>Send me the newsletter</label><h2>Payment</h2>\
            <input autocomplete=cc-number><button>Place order</button></form></main>";
        assert_eq!(purpose_of(html, "https://shop.example/checkout/step2"), Purpose::Checkout);
    }

    #[test]
    fn the_page_of_a_report_that_asks_for_an_address_is_a_gate() {
        let html = "<main><h1>The state of harbour logistics</h1><p>This white paper shows how forty ports plan their timetables.</p>\
            <form><input name=firstname placeholder='First name'><input name=company placeholder=Company><input type=email placeholder='Work email'>\
            <button>Download the report</button></form></main>";
        assert_eq!(purpose_of(html, "https://logistics.example/reports/harbour"), Purpose::Gate);
    }

    #[test]
    fn an_editor_is_an_application() {
        let html = "<div role=application><div role=toolbar><button>Bold</button></div><div role=tree></div><div contenteditable>x</div></div>";
        assert_eq!(purpose_of(html, "https://write.example/d/1"), Purpose::Application);
    }

    #[test]
    fn a_page_with_a_form_and_no_way_to_go_on_exists_for_the_form() {
        let text = "<p>Every second Friday we send one long letter about a single lake, with a map and a photograph of its fish.</p>".repeat(4);
        let html = format!(
            "<main><h1>Letters from the lake</h1>{text}<form><input type=email placeholder='Email'><button>Join</button></form></main>"
        );
        assert_eq!(purpose_of(&html, "https://lake.example/"), Purpose::Signup);
        let with_site = format!(
            "<nav><a href=/>Home</a></nav>{}",
            html.replace("<form>", &format!("{PROSE}{PROSE}<form>")).replace("Letters from the lake", "The late ferry")
        );
        assert_eq!(purpose_of(&with_site, "https://lake.example/"), Purpose::Article);
    }

    const ORDER: &str = "<h1>Where is my order?</h1><p>Give the address that you ordered with. We write to it at once.</p>\
        <form class=newsletter-form><input type=email placeholder='E-mail address'><button>Send me news</button></form>";

    #[test]
    fn a_form_under_the_main_heading_is_what_the_page_is_for() {
        let html = format!("<nav><a href=/>Shop</a></nav><main>{ORDER}{PROSE}</main>");
        let finds = |html: &str| finding(html, "https://lamps.example/orders").main_form.is_some();
        assert!(finds(&html));
        assert!(!finds(&html.replace(ORDER, "<h1>Where is my order?</h1>")), "no form");
    }

    #[test]
    fn a_form_after_the_text_is_no_page_of_its_own() {
        let html = format!(
            "<nav><a href=/>Home</a></nav><main><h1>The late ferry</h1>{PROSE}{PROSE}\
             <form><input type=email placeholder='E-mail address'><button>Send me news</button></form></main>"
        );
        assert_eq!(purpose_of(&html, "https://harbour.example/2026/ferry"), Purpose::Article);
    }

    #[test]
    fn a_form_over_a_long_text_is_no_page_of_its_own() {
        let form = "<form><input type=email placeholder='E-mail address'><button>Send me news</button></form>";
        let html = format!("<main><h1>The late ferry</h1>{form}{}</main>", PROSE.repeat(4));
        assert_eq!(purpose_of(&html, "https://harbour.example/2026/ferry"), Purpose::Article);
    }

    #[cfg(feature = "cli")]
    #[test]
    fn every_measurement_has_a_name_and_a_reason() {
        let document = Document::parse("<p>A", "https://a.example/").unwrap();
        let lexicon = Lexicon::new();
        let values = measurements(&Page::new(&document.snapshot, &lexicon), None);
        assert_eq!(values.len(), measurement_names().len());
        assert_ne!(measure::signal(values.len() - 1), "");
        assert_eq!(measure::signal(values.len()), "");
    }

    #[test]
    fn an_empty_page_is_something_else() {
        assert_eq!(purpose_of("", ""), Purpose::Other);
    }
}
