//! A page that somebody gave to the site's playground: parsed by the browser, walked as the native parser's pages are, shown without its
//! teeth, and outlined. A build of its own, which judges nothing: the judge beside it is the engine as the extension has it.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Document, DomParser, Element, Node, SupportedType};

use super::{console, error::into_js_error};
use crate::snapshot::{
    attributes::Written,
    walk::{Content, Header, TreeNode, walk},
};

/// The attribute by which the style sheet of the frame knows what is what.
const MARK: &str = "clearcolumn-mark";
/// Stands on what was a link, whose looks it keeps.
const LINK: &str = "clearcolumn-link";
/// What acts, fetches or leads away by itself. The frame allows no script and its policy no request; this is for what a policy does not
/// govern, such as connections that are opened ahead.
const DROPPED: &str = "script, base, link, meta[http-equiv], portal, fencedframe";
/// Attributes that act, fetch or lead away.
const TAKEN_OFF: [&str; 11] = [
    "href",
    "xlink:href",
    "ping",
    "action",
    "formaction",
    "target",
    "attributionsrc",
    "autofocus",
    "autoplay",
    "manifest",
    "nonce",
];

/// A page as the browser's own parser reads it, with scripting off. Elements are named by their place in document order.
#[wasm_bindgen]
#[derive(Debug)]
pub struct PlaygroundPage {
    document: Document,
    elements: Vec<Option<Element>>,
    size: usize,
    snapshot: Vec<u8>,
}

#[wasm_bindgen]
impl PlaygroundPage {
    /// Parses and reads a page. Nothing of it runs, and nothing is fetched.
    ///
    /// # Errors
    /// A JavaScript `Error` with `code` where the page is larger than a snapshot may be.
    #[wasm_bindgen(constructor)]
    pub fn new(html: &str, address: &str) -> Result<PlaygroundPage, JsValue> {
        console::install_panic_hook();
        let document = DomParser::new()?.parse_from_string(html, SupportedType::TextHtml)?;
        let root = document.document_element();
        let written = |selector: &str, name: &str| -> Result<String, JsValue> {
            Ok(document.query_selector(selector)?.and_then(|element| element.get_attribute(name)).unwrap_or_default())
        };
        let header = Header {
            address,
            title: &document.query_selector("title")?.and_then(|title| title.text_content()).unwrap_or_default(),
            language: &written("html", "lang")?,
            open_graph_type: &written("meta[property=\"og:type\"]", "content")?,
        };
        let walked = walk(&header, root.map(Node::from), |_| {}).map_err(|error| into_js_error(&error))?;
        let all = document.query_selector_all("*")?;
        let elements = (0..all.length()).map(|at| all.get(at).and_then(|node| node.dyn_into().ok())).collect();
        Ok(Self { document, elements, size: walked.elements, snapshot: walked.snapshot.to_wire() })
    }

    /// The page as the engine reads it.
    #[must_use]
    pub fn snapshot(&self) -> Uint8Array {
        Uint8Array::from(self.snapshot.as_slice())
    }

    /// How many elements the page has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// One element, where it stands now.
    #[must_use]
    pub fn element(&self, at: u32) -> Option<Element> {
        self.elements.get(at as usize).cloned().flatten()
    }

    /// Moves the page into the document of a frame, without what acts, fetches or leads away, and with a style sheet at its end.
    ///
    /// # Errors
    /// Where the browser refuses, which no page can bring about.
    pub fn show_in(&self, frame: &Document, style: &str) -> Result<(), JsValue> {
        let Some(root) = self.document.document_element() else { return Ok(()) };
        for element in self.elements.iter().flatten() {
            if element.matches(DROPPED)? {
                element.remove();
                continue;
            }
            if element.has_attribute("href") && matches!(&*element.local_name(), "a" | "area") {
                element.set_attribute(LINK, "")?;
            }
            // A page that brings a mark of its own would be outlined by it.
            for name in TAKEN_OFF.into_iter().chain([MARK]) {
                element.remove_attribute(name)?;
            }
        }
        let sheet = self.document.create_element("style")?;
        sheet.set_text_content(Some(style));
        root.append_child(&sheet)?;
        let root = frame.adopt_node(&root)?;
        if let Some(old) = frame.document_element() {
            // The policy of the frame's document stays in force when the element that brought it is gone.
            old.replace_with_with_node_1(&root)?;
        }
        Ok(())
    }

    /// Marks one element for the style sheet; an empty mark takes it off.
    ///
    /// # Errors
    /// Where the browser refuses, which no page can bring about.
    pub fn mark(&self, at: u32, mark: &str) -> Result<(), JsValue> {
        match self.element(at) {
            Some(element) if mark.is_empty() => element.remove_attribute(MARK),
            Some(element) => element.set_attribute(MARK, mark),
            None => Ok(()),
        }
    }
}

impl TreeNode for Node {
    fn content(&self) -> Content<'_> {
        if let Some(element) = self.dyn_ref::<Element>() {
            let mut written = Written { name: element.local_name().into(), attributes: Vec::new() };
            for name in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
                let value = element.get_attribute(&name).unwrap_or_default();
                written.attributes.push((name.into(), value.into()));
            }
            return Content::Element(written);
        }
        if self.node_type() == Node::TEXT_NODE {
            return Content::Text(self.node_value().unwrap_or_default().into());
        }
        Content::Other
    }

    fn children(&self) -> Vec<Self> {
        std::iter::successors(self.first_child(), Node::next_sibling).collect()
    }
}
