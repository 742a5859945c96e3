//! `clearcolumn classify`: verdicts on saved pages, one JSON object a line.

use std::{
    error::Error,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use clearcolumn::{
    Document, Engine,
    corpus::read_html,
    verdict::{JudgeRequest, Level},
};
use indicatif::ProgressBar;
use serde_json::{Value, json};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// HTML files, compressed where the name ends in .gz; `-` is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The address that the page was saved from
    #[arg(long, default_value = "")]
    url: String,
    /// How sure the engine must be: careful, balanced or eager
    #[arg(long, default_value = "balanced", value_parser = super::parse_level)]
    level: Level,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let engine = Engine::new()?;
    let request = JudgeRequest { level: arguments.level, ..JudgeRequest::default() };
    // One file needs no bar, and a bar must not mix with the answers on a terminal.
    let progress =
        if arguments.files.len() > 1 { ProgressBar::new(arguments.files.len() as u64) } else { ProgressBar::hidden() };
    let mut failed = 0_usize;
    let mut out = io::stdout().lock();
    for file in &arguments.files {
        match classify(&engine, &request, file, &arguments.url) {
            Ok(answer) => writeln!(out, "{answer}")?,
            Err(error) => {
                failed += 1;
                progress.suspend(|| eprintln!("clearcolumn: {}: {error}", file.display()));
            }
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    if failed > 0 {
        return Err(format!("{failed} of {} files could not be judged", arguments.files.len()).into());
    }
    Ok(())
}

fn classify(engine: &Engine, request: &JudgeRequest, file: &Path, address: &str) -> Result<Value, Box<dyn Error>> {
    let html = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        read_html(file)?
    };
    let document = Document::parse(&html, address)?;
    let judgement = engine.judge(&document.snapshot, request);
    let text = engine.article_text(&document);
    let remnants =
        |block: &clearcolumn::verdict::Block| block.remnants.iter().map(|remnant| remnant.element).collect::<Vec<_>>();
    Ok(json!({
        "file": file.display().to_string(),
        "elements": document.elements,
        "purpose": judgement.purpose.kind,
        "article": judgement.article.map(|element| json!({ "element": element, "text": text.unwrap_or_default() })),
        "blocks": judgement.blocks.iter().map(|block| json!({
            "element": block.element,
            "class": block.class,
            "kind": block.kind,
            "confidence": block.confidence,
            "evidence": block.evidence,
            "remnants": remnants(block),
        })).collect::<Vec<_>>(),
    }))
}
