//! `clearcolumn-dom-smoothie CORPUS TEXTS`: writes the text that `dom_smoothie` finds on each page with article truth, one JSON object a line.

use std::{
    env,
    error::Error,
    fs::{self, File},
    io::{BufWriter, Read, Write},
    path::Path,
};

use dom_smoothie::{Config, Readability, TextMode};
use flate2::read::GzDecoder;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [corpus, texts] = arguments.as_slice() else {
        return Err("usage: clearcolumn-dom-smoothie CORPUS TEXTS".into());
    };
    let corpus = Path::new(corpus);
    let mut output = BufWriter::new(File::create(texts)?);
    for line in fs::read_to_string(corpus.join("articles.jsonl"))?.lines() {
        let page: Value = serde_json::from_str(line)?;
        let id = page["id"].as_str().ok_or("a line of articles.jsonl has no id")?;
        let mut html = String::new();
        GzDecoder::new(File::open(corpus.join("pages").join(format!("{id}.html.gz")))?).read_to_string(&mut html)?;
        // Block elements apart, inline elements together: what a reader of the text sees.
        let configuration = Config { text_mode: TextMode::Formatted, ..Config::default() };
        let text = Readability::new(html.as_str(), None, Some(configuration))
            .and_then(|mut readability| readability.parse())
            .map(|article| article.text_content.to_string())
            .unwrap_or_default();
        writeln!(output, "{}", json!({ "id": id, "text": text }))?;
    }
    output.flush()?;
    Ok(())
}
