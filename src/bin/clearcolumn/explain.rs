//! `clearcolumn explain`: why an element of a saved page is hidden or stays.

use std::{error::Error, path::PathBuf};

use clearcolumn::{Document, Engine, corpus::read_html, verdict::Level};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// An HTML file, compressed where the name ends in .gz
    file: PathBuf,
    /// The elements, by their index in document order
    #[arg(required = true)]
    elements: Vec<u32>,
    /// The address that the page was saved from
    #[arg(long, default_value = "")]
    url: String,
    /// How sure the engine must be: careful, balanced or eager
    #[arg(long, default_value = "balanced", value_parser = super::parse_level)]
    level: Level,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let engine = Engine::new()?;
    let document = Document::parse(&read_html(&arguments.file)?, &arguments.url)?;
    for element in &arguments.elements {
        let explanation = engine.explain(&document.snapshot, *element, arguments.level).ok_or_else(|| {
            format!(
                "{}: element {element} can be no block; give the index of one that shows something",
                arguments.file.display()
            )
        })?;
        println!("{}", serde_json::json!({ "element": element, "explanation": explanation }));
    }
    Ok(())
}
