//! Builds a snapshot from HTML text, as a browser with scripting off would parse it. Native only.

use html5ever::{ParseOpts, driver, tendril::TendrilSink, tree_builder::TreeBuilderOpts};
use scraper::{ElementRef, Html, HtmlTreeSink, Node, node::Element};

use super::{
    Snapshot, SnapshotBuilder,
    digest::is_space,
    vocabulary::{attribute, flag, header_string, tag},
};
use crate::EngineError;

type NodeRef<'a> = ego_tree::NodeRef<'a, Node>;

/// Not in a snapshot at all.
const SKIPPED: [&str; 11] =
    ["script", "style", "noscript", "template", "link", "meta", "title", "head", "base", "param", "track"];
/// In a snapshot, but their contents are not.
const CLOSED: [&str; 11] =
    ["svg", "math", "select", "textarea", "iframe", "object", "embed", "video", "audio", "canvas", "datalist"];
/// Kept of `style` only where one of these stands in it.
const TELLING_STYLES: [&str; 5] = ["none", "hidden", "fixed", "sticky", "absolute"];
/// The longest value of a `data-*` attribute that is kept, in UTF-16 units.
const DATA_VALUE_UNITS: usize = 40;

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
        let mut walk = Walk { elements: 0, texts: Vec::new(), builder: header(&html, address) };
        let root = html.tree.root().children().find(|node| node.value().is_element());
        if let Some(root) = root {
            walk.element(root, true)?;
        }
        Ok(Self { elements: walk.elements, snapshot: walk.builder.finish(), texts: walk.texts })
    }
}

fn header(html: &Html, address: &str) -> SnapshotBuilder {
    let first = |matches: &dyn Fn(&Element) -> bool| {
        html.tree.nodes().find(|node| node.value().as_element().is_some_and(matches)).and_then(ElementRef::wrap)
    };
    let title = first(&|element| element.name() == "title").map(|title| title.text().collect::<String>());
    let kind = first(&|element| element.name() == "meta" && element.attr("property") == Some("og:type"));
    let language = first(&|element| element.name() == "html").and_then(|html| html.attr("lang"));
    let without_query = address.split(['?', '#']).next().unwrap_or_default();
    let mut strings = [""; header_string::COUNT];
    let title = title.unwrap_or_default();
    strings[header_string::ADDRESS] = without_query;
    strings[header_string::TITLE] = title.trim_matches(is_space);
    strings[header_string::LANGUAGE] = language.unwrap_or_default();
    strings[header_string::OPEN_GRAPH_TYPE] = kind.and_then(|kind| kind.attr("content")).unwrap_or_default();
    SnapshotBuilder::new(strings[0], strings[1], strings[2], strings[3])
}

struct Walk {
    elements: usize,
    texts: Vec<String>,
    builder: SnapshotBuilder,
}

impl Walk {
    /// Walks one element. Where `shown` is false it is only counted, so that later indexes stay right.
    fn element(&mut self, root: NodeRef<'_>, shown: bool) -> Result<(), EngineError> {
        // An explicit stack: the parser allows any depth, the call stack does not.
        enum Step<'a> {
            Enter(NodeRef<'a>, bool),
            Leave,
        }
        let mut steps = vec![Step::Enter(root, shown)];
        while let Some(step) = steps.pop() {
            let (node, shown) = match step {
                Step::Leave => {
                    self.builder.close();
                    continue;
                }
                Step::Enter(node, shown) => (node, shown),
            };
            let element = match node.value() {
                Node::Element(element) => element,
                Node::Text(text) if shown => {
                    self.text(text)?;
                    continue;
                }
                _ => continue,
            };
            let identity = self.elements as u32;
            self.elements += 1;
            let name = element.name();
            if name == "template" {
                continue; // its contents are another document's
            }
            // The parser may give `html` whitespace texts before the body, which the walk in a browser does not visit.
            let in_root = node.parent().is_some_and(|parent| parent.value().is_document());
            let shown = shown && !SKIPPED.contains(&name);
            let editable = element.attr("contenteditable").is_some_and(|value| !value.eq_ignore_ascii_case("false"));
            let walked = shown && !editable && !CLOSED.contains(&name);
            if shown {
                self.builder.open(tag::code(name), identity, flags(element, editable))?;
                self.texts.resize(self.texts.len() + 1, String::new());
                attributes(element, &mut self.builder);
                steps.push(Step::Leave);
            }
            let children: Vec<_> = node.children().collect();
            let from = steps.len();
            for child in children {
                let visited = walked
                    && (!in_root
                        || child.value().as_element().is_some_and(|child| matches!(child.name(), "body" | "frameset")));
                steps.push(Step::Enter(child, visited));
            }
            steps[from..].reverse();
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), EngineError> {
        let before = self.builder.len();
        self.builder.text(text)?;
        if self.builder.len() > before {
            self.texts.push(text.to_owned());
        }
        Ok(())
    }
}

fn is_secret_field(element: &Element) -> bool {
    let autocomplete = element.attr("autocomplete").unwrap_or_default().to_ascii_lowercase();
    let kind = element.attr("type").unwrap_or_default();
    element.name() == "input"
        && (kind.eq_ignore_ascii_case("password")
            || autocomplete.contains("one-time-code")
            || autocomplete.contains("cc-"))
}

fn flags(element: &Element, editable: bool) -> u32 {
    let editable = if editable { flag::EDITABLE } else { 0 };
    if is_secret_field(element) { editable | flag::PASSWORD } else { editable }
}

fn attributes(element: &Element, builder: &mut SnapshotBuilder) {
    let name = element.name();
    if tag::code(name) == tag::OTHER {
        builder.attribute(attribute::TAG, name);
    }
    let secret = is_secret_field(element);
    let data = data_attributes(element);
    let mut data = (!data.is_empty()).then_some(data);
    for (key, value) in element.attrs() {
        if key.starts_with("data-") {
            if let Some(data) = data.take() {
                builder.attribute(attribute::DATA, &data);
            }
            continue;
        }
        let Some(code) = attribute::code(key) else { continue };
        match code {
            attribute::TAG | attribute::DATA => {}
            attribute::HREF | attribute::SRC | attribute::ACTION => builder.attribute(code, &without_secrets(value)),
            attribute::VALUE => {
                let kind = element.attr("type").unwrap_or_default().to_ascii_lowercase();
                if name == "input" && matches!(kind.as_str(), "submit" | "button" | "reset") {
                    builder.attribute(code, value);
                }
            }
            attribute::STYLE => {
                if TELLING_STYLES.iter().any(|telling| value.contains(telling)) {
                    builder.attribute(code, value);
                }
            }
            attribute::PLACEHOLDER | attribute::TITLE | attribute::ARIA_LABEL if secret => {}
            _ => builder.attribute(code, value),
        }
    }
}

/// An address without what may hold a token: query, fragment of another page, and what follows an inline scheme.
fn without_secrets(value: &str) -> String {
    let value = value.trim_matches(is_space);
    if value.starts_with('#') {
        return value.to_owned();
    }
    for scheme in ["data:", "javascript:", "mailto:", "tel:", "blob:"] {
        if value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) {
            return scheme.to_owned();
        }
    }
    value.split(['?', '#']).next().unwrap_or_default().to_owned()
}

fn data_attributes(element: &Element) -> String {
    let mut joined = String::new();
    for (key, value) in element.attrs() {
        // `data-harness` is the measuring harness's own stamp, which it takes off before the extension looks.
        let Some(name) = key.strip_prefix("data-").filter(|name| *name != "harness") else { continue };
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(name);
        if !value.contains('@') && value.encode_utf16().count() <= DATA_VALUE_UNITS {
            joined.push('=');
            joined.push_str(value);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

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
