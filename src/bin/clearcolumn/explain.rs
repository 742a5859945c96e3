//! `clearcolumn explain`: why an element of a saved page is hidden or stays.

use std::{error::Error, path::PathBuf};

use clearcolumn::{Document, Engine, corpus::read_html, verdict::Level};
use scraper::{ElementRef, Html, Node, Selector};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// An HTML file, compressed where the name ends in .gz
    file: PathBuf,
    /// The elements, by their index in document order, or each by a CSS selector that matches it alone
    #[arg(required = true)]
    elements: Vec<String>,
    /// The address that the page was saved from
    #[arg(long, default_value = "")]
    url: String,
    /// How sure the engine must be: careful, balanced or eager
    #[arg(long, default_value = "balanced", value_parser = super::parse_level)]
    level: Level,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let engine = Engine::new()?;
    let html = read_html(&arguments.file)?;
    let document = Document::parse(&html, &arguments.url)?;
    for named in &arguments.elements {
        let element = named.parse().or_else(|_| index_of(&html, named))?;
        let explanation = engine.explain(&document.snapshot, element, arguments.level).ok_or_else(|| {
            format!(
                "{}: element {element} can be no block; give one that shows something, and no more than a block does",
                arguments.file.display()
            )
        })?;
        println!("{}", serde_json::json!({ "element": element, "explanation": explanation }));
    }
    Ok(())
}

/// The index in document order of the one element that a selector matches.
fn index_of(html: &str, selector: &str) -> Result<u32, String> {
    let parsed = Selector::parse(selector).map_err(|error| format!("{selector}: {error}"))?;
    let page = Html::parse_document(html);
    // What stands in a template is no part of the document.
    let is_inert = |node: ego_tree::NodeRef<Node>| {
        node.ancestors().any(|above| above.value().as_element().is_some_and(|element| element.name() == "template"))
    };
    let elements = page.tree.root().descendants().filter(|node| node.value().is_element() && !is_inert(*node));
    let found: Vec<usize> = elements
        .enumerate()
        .filter(|(_, node)| ElementRef::wrap(*node).is_some_and(|element| parsed.matches(&element)))
        .map(|(at, _)| at)
        .collect();
    match found[..] {
        [at] => Ok(at as u32),
        _ => Err(format!("{selector} matches {} elements; give a selector that matches one", found.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::index_of;

    #[test]
    fn a_selector_names_one_element_by_its_index_in_document_order() {
        let html = "<body><template><p class=a></p></template><p class=a>One</p><p class=b>Other</p></body>";
        // html, head, body, template.
        assert_eq!(index_of(html, "p.a"), Ok(4));
        assert_eq!(index_of(html, "p.b"), Ok(5));
        for (selector, said) in [("p", "2 elements"), ("ul", "0 elements"), ("p[", "p[")] {
            assert!(index_of(html, selector).unwrap_err().contains(said), "{selector}");
        }
    }
}
