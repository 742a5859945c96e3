//! Measures the article's text: `cargo run --release --example article_figures -- CORPUS [--pages] [--texts FILE]`.
//!
//! With `--texts` not the engine's text is measured, but those that another program found: a line of JSON (`id`, `text`) a page.

use std::{env, path::PathBuf, process::ExitCode};

use clearcolumn::article::evaluation::{PageResult, evaluate, evaluate_found};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(corpus) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: article_figures CORPUS [--pages] [--texts FILE]");
        return ExitCode::from(2);
    };
    let rest: Vec<String> = arguments.collect();
    let texts = rest.iter().skip_while(|argument| *argument != "--texts").nth(1).map(PathBuf::from);
    let figures = match texts.map_or_else(|| evaluate(&corpus), |texts| evaluate_found(&corpus, &texts)) {
        Ok(figures) => figures,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    if rest.iter().any(|argument| argument == "--pages") {
        for page in &figures.pages {
            match &page.result {
                PageResult::Body { precision, recall } => {
                    println!("body {} {:.3} {recall:.3}", page.id, precision.unwrap_or(f64::NAN));
                }
                PageResult::Segments { missed, wrong, .. } => {
                    for segment in missed {
                        println!("missed {} {segment}", page.id);
                    }
                    for segment in wrong {
                        println!("wrong {} {segment}", page.id);
                    }
                }
            }
        }
    }
    println!(
        "body ({} pages): precision {:.4} recall {:.4} F1 {:.4}",
        figures.body_pages, figures.precision, figures.recall, figures.f1
    );
    println!(
        "segments ({} pages): found {} missed {} wrong {}: precision {:.4} recall {:.4} F {:.4}",
        figures.segment_pages,
        figures.found,
        figures.missed,
        figures.wrong,
        figures.segment_precision,
        figures.segment_recall,
        figures.segment_f1
    );
    ExitCode::SUCCESS
}
