//! Builds a snapshot from HTML text, as a browser with scripting off would parse it. Native only.

use std::borrow::Cow;

use html5ever::{ParseOpts, driver, tendril::TendrilSink, tree_builder::TreeBuilderOpts};
use scraper::{ElementRef, Html, HtmlTreeSink, Node, node::Element};

use super::{
    Snapshot,
    attributes::Written,
    walk::{Content, Header, TreeNode, walk},
};
use crate::EngineError;

type NodeRef<'a> = ego_tree::NodeRef<'a, Node>;

/// A page parsed natively: its snapshot, whose identities are indexes in document order.
#[derive(Debug)]
pub struct Document {
    /// The number of elements, as `document.querySelectorAll('*').length` gives it.
    pub elements: usize,
    /// The page as the engine sees it.
    pub snapshot: Snapshot,
    /// The uncut text of each node of the snapshot; empty for elements.
    pub texts: Vec<String>,
}

impl Document {
    /// Parses HTML. `address` may be empty.
    ///
    /// # Errors
    /// [`EngineError::LimitExceeded`] when the page is larger than a snapshot may be.
    ///
    /// ```
    /// let page = clearcolumn::Document::parse("<p>Hello", "https://news.example/")?;
    /// assert_eq!(page.elements, 4);
    /// # Ok::<(), clearcolumn::EngineError>(())
    /// ```
    pub fn parse(html: &str, address: &str) -> Result<Self, EngineError> {
        let options = ParseOpts {
            tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
            ..ParseOpts::default()
        };
        let html = driver::parse_document(HtmlTreeSink::new(Html::new_document()), options).one(html);
        let first = |matches: &dyn Fn(&Element) -> bool| {
            html.tree.nodes().find(|node| node.value().as_element().is_some_and(matches)).and_then(ElementRef::wrap)
        };
        let title = first(&|element| element.name() == "title").map(|title| title.text().collect::<String>());
        let kind = first(&|element| element.name() == "meta" && element.attr("property") == Some("og:type"));
        let language = first(&|element| element.name() == "html").and_then(|html| html.attr("lang"));
        let header = Header {
            address,
            title: &title.unwrap_or_default(),
            language: language.unwrap_or_default(),
            open_graph_type: kind.and_then(|kind| kind.attr("content")).unwrap_or_default(),
        };
        let root = html.tree.root().children().find(|node| node.value().is_element());
        let mut texts = Vec::new();
        let walked = walk(&header, root, |text| texts.push(text.to_owned()))?;
        Ok(Self { elements: walked.elements, snapshot: walked.snapshot, texts })
    }
}

impl TreeNode for NodeRef<'_> {
    fn content(&self) -> Content<'_> {
        match self.value() {
            Node::Element(element) => Content::Element(Written {
                name: Cow::Borrowed(element.name()),
                attributes: element.attrs().map(|(name, value)| (Cow::Borrowed(name), Cow::Borrowed(value))).collect(),
            }),
            Node::Text(text) => Content::Text(Cow::Borrowed(text)),
            _ => Content::Other,
        }
    }

    fn children(&self) -> Vec<Self> {
        NodeRef::children(self).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{attribute, tag};

    fn parse(html: &str) -> Document {
        Document::parse(html, "https://news.example/a?token=1#b").expect("a small page")
    }

    #[test]
    fn identities_are_indexes_in_document_order() {
        let page = parse("<title>T</title><template><p>x</p></template><p id=a>one<script>1</script><b>two</b></p>");
        // html, head, title, template, body, p, script, b
        assert_eq!(page.elements, 8);
        let named = (0..page.snapshot.len()).map(|node| page.snapshot.identity(node)).filter(|identity| *identity > 0);
        assert_eq!(named.collect::<Vec<_>>(), [4, 5, 7]);
        assert_eq!(page.snapshot.title(), "T");
        assert_eq!(page.snapshot.address(), "https://news.example/a");
        assert_eq!(page.texts.len(), page.snapshot.len());
    }

    #[test]
    fn secrets_stay_outside() {
        let page = parse(
            "<form action='/go?key=secret'><input type=password placeholder=secret value=secret><input value=secret name=q>\
             <input type=submit value=Send><textarea>secret</textarea><a href='mailto:secret@x.example' data-mail='secret@x' data-kind=box>\
             </a></form>",
        );
        assert!(!format!("{:?}", page.snapshot).contains("secret"));
        assert!(format!("{:?}", page.snapshot).contains("Send"));
        let link = (0..page.snapshot.len()).find(|node| page.snapshot.tag(*node) == tag::A).expect("a link");
        assert_eq!(page.snapshot.attribute(link, attribute::DATA), Some("mail kind=box"));
        assert_eq!(page.snapshot.attribute(link, attribute::HREF), Some("mailto:"));
    }

    #[test]
    fn an_editor_is_not_walked() {
        let page = parse("<div contenteditable>draft</div><div contenteditable=false>shown</div>");
        let texts: Vec<_> = page.texts.iter().filter(|text| !text.is_empty()).collect();
        assert_eq!(texts, ["shown"]);
    }

    #[test]
    fn the_deepest_nesting_ends_in_an_error() {
        let error = Document::parse(&"<div>".repeat(5_000), "").unwrap_err();
        assert_eq!(error.code(), "limit-exceeded");
    }
}
