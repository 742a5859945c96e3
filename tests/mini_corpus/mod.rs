//! A corpus of pages made up for tests of training: articles with a sign-up or a paid list among other matter.

use std::{fmt::Write as _, fs, io::Write as _, path::Path};

use clearcolumn::{Document, corpus::Labels, vocabulary::attribute};
use serde_json::json;

/// Pages of it.
pub const PAGES: usize = 60;

/// Words that texts are made of.
const WORDS: [&str; 12] = [
    "council", "river", "budget", "winter", "harbour", "school", "bridge", "market", "engine", "forest", "letter",
    "season",
];

fn text(random: &mut fastrand::Rng, words: usize) -> String {
    let mut text: Vec<&str> = (0..words).map(|_| WORDS[random.usize(..WORDS.len())]).collect();
    text.insert(0, "The");
    text.join(" ") + "."
}

fn page(random: &mut fastrand::Rng, number: usize) -> String {
    let mut html = format!(
        "<!doctype html><html lang={}><title>{number}</title><body><nav><a href=/>Home</a><a href=/n>News</a></nav><main><article><h1>{}</h1>",
        if number.is_multiple_of(3) { "de" } else { "en" },
        text(random, 6)
    );
    for _ in 0..random.usize(5..10) {
        let words = random.usize(25..60);
        let _ = write!(html, "<p>{}</p>", text(random, words));
    }
    html += "</article></main>";
    let newsletter = format!(
        "<div id=newsletter class=box><h2>Subscribe to our newsletter</h2><p>{} Every morning in your inbox.</p><form action=/s><input type=email placeholder='Your e-mail'><button>Sign up</button></form></div>",
        text(random, 5)
    );
    let paid = "<section id=sponsored><h2>Sponsored content</h2><ul><li><a rel=sponsored href=https://a.example>Forecast of clouds</a><li><a rel=sponsored href=https://b.example>Trends of storage</a><li><a rel=sponsored href=https://c.example>White paper</a></ul></section>";
    html += if number.is_multiple_of(2) { &newsletter } else { paid };
    let _ = write!(
        html,
        "<aside><h2>Related</h2><ul><li><a href=/1>{}</a><li><a href=/2>{}</a></ul></aside>",
        text(random, 4),
        text(random, 5)
    );
    html + "<div class=comments><h2>Comments</h2><form action=/c><textarea></textarea><input type=email><button>Post</button></form></div><footer><a href=/i>Imprint</a></footer></body></html>"
}

/// Writes the corpus and a folder with a fragment, and two more for the forest of leads.
pub fn write(folder: &Path) {
    fs::create_dir_all(folder.join("pages")).unwrap();
    fs::create_dir_all(folder.join("fragments/leads")).unwrap();
    fs::write(folder.join("fragments/one.html"), "<template data-unit=newsletter data-place=after-article lang=en><div><h3>Our newsletter</h3><form><input type=email><button>Subscribe</button></form></div></template>").unwrap();
    let list = |unit: &str, first: &str, second: &str| {
        format!(
            "<template data-unit={unit} data-place=after-article lang=en><div><h3>Read on</h3><a href=/1>{first}</a> <a href=/2>{second}</a></div></template>"
        )
    };
    let leads = list("leads", "White paper: bridges for planners", "Webinar: the price of steel")
        + &list("never", "The white paper that nobody read", "Steel is dearer than last year");
    fs::write(folder.join("fragments/leads/one.html"), leads).unwrap();
    fs::write(folder.join("further.jsonl"), "").unwrap();
    let (mut index, mut labels) = (String::new(), String::new());
    let mut random = fastrand::Rng::with_seed(7);
    for number in 0..PAGES {
        let html = page(&mut random, number);
        let document = Document::parse(&html, "").unwrap();
        let snapshot = &document.snapshot;
        let named = |name: &str| -> Vec<u32> {
            (0..snapshot.len())
                .filter(|node| snapshot.attribute(*node, attribute::ID) == Some(name))
                .map(|node| snapshot.identity(node))
                .collect()
        };
        let id = format!("page{number:02}");
        let mut file = flate2::write::GzEncoder::new(
            fs::File::create(folder.join("pages").join(format!("{id}.html.gz"))).unwrap(),
            flate2::Compression::fast(),
        );
        file.write_all(html.as_bytes()).unwrap();
        file.finish().unwrap();
        let domain = format!("publisher-{}.example", number / 2);
        let language = if number.is_multiple_of(3) { "de-AT" } else { "en" };
        let _ = writeln!(
            index,
            "{}",
            json!({ "id": id, "url": format!("https://{domain}/secret-{number}"), "domain": domain, "lang": language, "elements": document.elements })
        );
        let _ = writeln!(
            labels,
            "{}",
            json!({ "id": id, "newsletter": named("newsletter"), "sponsored": named("sponsored"), "neutral": [], "unsure": [], "kind": "article" })
        );
    }
    // What is written must be what is read.
    for line in labels.lines() {
        let _: Labels = serde_json::from_str(line).unwrap();
    }
    fs::write(folder.join("index.jsonl"), index).unwrap();
    fs::write(folder.join("labels.jsonl"), labels).unwrap();
}
