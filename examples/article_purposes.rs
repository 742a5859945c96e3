//! Lists the purposes found on pages: `cargo run --release --example article_purposes -- CORPUS|FILE…`.

use std::{collections::BTreeMap, env, path::Path, process::ExitCode};

use clearcolumn::{
    Document,
    article::evaluation::{Reader, Reading, purposes},
    corpus::read_html,
};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let reader = Reader::default();
    for argument in &arguments {
        let path = Path::new(argument);
        if path.is_dir() {
            match purposes(path) {
                Ok(found) => table(&found),
                Err(error) => {
                    eprintln!("{error}");
                    return ExitCode::FAILURE;
                }
            }
            continue;
        }
        match read_html(path)
            .map_err(|error| error.to_string())
            .and_then(|html| Document::parse(&html, "").map_err(|error| error.to_string()))
        {
            Ok(document) => println!("{argument} {}", line(&reader.read(&document))),
            Err(error) => eprintln!("{argument}: {error}"),
        }
    }
    ExitCode::SUCCESS
}

fn line(reading: &Reading) -> String {
    let letters = reading.article.as_ref().map_or(0, |(_, text)| text.len());
    format!("{} ({letters} bytes of text) {:?}", reading.purpose, reading.evidence)
}

fn table(found: &[(String, String, Reading)]) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (id, kind, reading) in found {
        *counts.entry((kind, reading.purpose)).or_default() += 1;
        if reading.purpose != "article" && (!kind.is_empty() || !matches!(reading.purpose, "list" | "other")) {
            println!("{id} {kind}: {}", line(reading));
        }
    }
    for ((kind, purpose), count) in counts {
        println!("labelled {kind:?}, found {purpose}: {count}");
    }
}
