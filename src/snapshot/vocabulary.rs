//! The codes of the wire form: tags, attributes, flags and limits.
//!
//! `contract/vocabulary.json` is the source that TypeScript reads too; a test below holds this file against it.

/// The codes of elements and text. Their order is the code.
pub mod tag {
    /// The name of each code.
    pub const NAMES: [&str; 106] = [
        "#text",
        "#other",
        "html",
        "body",
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "audio",
        "b",
        "blockquote",
        "br",
        "button",
        "canvas",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "fieldset",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "li",
        "main",
        "map",
        "mark",
        "menu",
        "meter",
        "nav",
        "object",
        "ol",
        "output",
        "p",
        "picture",
        "pre",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "search",
        "section",
        "select",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "svg",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
        "slot",
        "area",
        "frameset",
        "frame",
        "math",
    ];

    /// `#text`
    pub const TEXT: u8 = 0;
    /// `#other`
    pub const OTHER: u8 = 1;
    /// `html`
    pub const HTML: u8 = 2;
    /// `body`
    pub const BODY: u8 = 3;
    /// `a`
    pub const A: u8 = 4;
    /// `article`
    pub const ARTICLE: u8 = 7;
    /// `aside`
    pub const ASIDE: u8 = 8;
    /// `audio`
    pub const AUDIO: u8 = 9;
    /// `blockquote`
    pub const BLOCKQUOTE: u8 = 11;
    /// `br`
    pub const BR: u8 = 12;
    /// `button`
    pub const BUTTON: u8 = 13;
    /// `canvas`
    pub const CANVAS: u8 = 14;
    /// `caption`
    pub const CAPTION: u8 = 15;
    /// `code`
    pub const CODE: u8 = 18;
    /// `dd`
    pub const DD: u8 = 21;
    /// `details`
    pub const DETAILS: u8 = 23;
    /// `dialog`
    pub const DIALOG: u8 = 25;
    /// `div`
    pub const DIV: u8 = 27;
    /// `dl`
    pub const DL: u8 = 28;
    /// `dt`
    pub const DT: u8 = 29;
    /// `embed`
    pub const EMBED: u8 = 31;
    /// `fieldset`
    pub const FIELDSET: u8 = 32;
    /// `figcaption`
    pub const FIGCAPTION: u8 = 33;
    /// `figure`
    pub const FIGURE: u8 = 34;
    /// `footer`
    pub const FOOTER: u8 = 36;
    /// `form`
    pub const FORM: u8 = 37;
    /// `h1`
    pub const H1: u8 = 38;
    /// `h2`
    pub const H2: u8 = 39;
    /// `h3`
    pub const H3: u8 = 40;
    /// `h4`
    pub const H4: u8 = 41;
    /// `h5`
    pub const H5: u8 = 42;
    /// `h6`
    pub const H6: u8 = 43;
    /// `header`
    pub const HEADER: u8 = 44;
    /// `hr`
    pub const HR: u8 = 46;
    /// `iframe`
    pub const IFRAME: u8 = 48;
    /// `img`
    pub const IMG: u8 = 49;
    /// `input`
    pub const INPUT: u8 = 50;
    /// `label`
    pub const LABEL: u8 = 53;
    /// `li`
    pub const LI: u8 = 55;
    /// `main`
    pub const MAIN: u8 = 56;
    /// `menu`
    pub const MENU: u8 = 59;
    /// `nav`
    pub const NAV: u8 = 61;
    /// `object`
    pub const OBJECT: u8 = 62;
    /// `ol`
    pub const OL: u8 = 63;
    /// `p`
    pub const P: u8 = 65;
    /// `picture`
    pub const PICTURE: u8 = 66;
    /// `pre`
    pub const PRE: u8 = 67;
    /// `search`
    pub const SEARCH: u8 = 75;
    /// `section`
    pub const SECTION: u8 = 76;
    /// `select`
    pub const SELECT: u8 = 77;
    /// `span`
    pub const SPAN: u8 = 80;
    /// `strong`
    pub const STRONG: u8 = 81;
    /// `b`
    pub const B: u8 = 10;
    /// `summary`
    pub const SUMMARY: u8 = 83;
    /// `svg`
    pub const SVG: u8 = 85;
    /// `table`
    pub const TABLE: u8 = 86;
    /// `tbody`
    pub const TBODY: u8 = 87;
    /// `td`
    pub const TD: u8 = 88;
    /// `textarea`
    pub const TEXTAREA: u8 = 89;
    /// `th`
    pub const TH: u8 = 91;
    /// `thead`
    pub const THEAD: u8 = 92;
    /// `tfoot`
    pub const TFOOT: u8 = 90;
    /// `time`
    pub const TIME: u8 = 93;
    /// `tr`
    pub const TR: u8 = 94;
    /// `ul`
    pub const UL: u8 = 97;
    /// `video`
    pub const VIDEO: u8 = 99;
    /// `frame`
    pub const FRAME: u8 = 104;
    /// `frameset`
    pub const FRAMESET: u8 = 103;
    /// `address`
    pub const ADDRESS: u8 = 6;
    /// `center`
    pub const CENTER: u8 = 16;
    /// `em`
    pub const EM: u8 = 30;
    /// `i`
    pub const I: u8 = 47;
    /// `small`
    pub const SMALL: u8 = 78;
    /// `math`
    pub const MATH: u8 = 105;

    /// The code of an element's lower-case name, `OTHER` where it has none of its own.
    #[must_use]
    pub fn code(name: &str) -> u8 {
        NAMES[2..].iter().position(|known| *known == name).map_or(OTHER, |at| (at + 2) as u8)
    }
}

/// The codes of attributes.
pub mod attribute {
    /// The name of each code.
    pub const NAMES: [&str; 35] = [
        "tag",
        "id",
        "class",
        "name",
        "type",
        "role",
        "href",
        "action",
        "src",
        "alt",
        "title",
        "placeholder",
        "aria-label",
        "aria-hidden",
        "aria-modal",
        "value",
        "for",
        "rel",
        "method",
        "target",
        "itemprop",
        "itemtype",
        "lang",
        "dir",
        "hidden",
        "open",
        "popover",
        "autocomplete",
        "data",
        "style",
        "aria-labelledby",
        "datetime",
        "colspan",
        "width",
        "height",
    ];

    /// `tag`
    pub const TAG: u8 = 0;
    /// `id`
    pub const ID: u8 = 1;
    /// `class`
    pub const CLASS: u8 = 2;
    /// `name`
    pub const NAME: u8 = 3;
    /// `type`
    pub const TYPE: u8 = 4;
    /// `role`
    pub const ROLE: u8 = 5;
    /// `href`
    pub const HREF: u8 = 6;
    /// `action`
    pub const ACTION: u8 = 7;
    /// `src`
    pub const SRC: u8 = 8;
    /// `alt`
    pub const ALT: u8 = 9;
    /// `title`
    pub const TITLE: u8 = 10;
    /// `placeholder`
    pub const PLACEHOLDER: u8 = 11;
    /// `aria-label`
    pub const ARIA_LABEL: u8 = 12;
    /// `aria-hidden`
    pub const ARIA_HIDDEN: u8 = 13;
    /// `aria-modal`
    pub const ARIA_MODAL: u8 = 14;
    /// `value`
    pub const VALUE: u8 = 15;
    /// `for`
    pub const FOR: u8 = 16;
    /// `rel`
    pub const REL: u8 = 17;
    /// `method`
    pub const METHOD: u8 = 18;
    /// `target`
    pub const TARGET: u8 = 19;
    /// `itemprop`
    pub const ITEMPROP: u8 = 20;
    /// `itemtype`
    pub const ITEMTYPE: u8 = 21;
    /// `lang`
    pub const LANG: u8 = 22;
    /// `dir`
    pub const DIR: u8 = 23;
    /// `hidden`
    pub const HIDDEN: u8 = 24;
    /// `open`
    pub const OPEN: u8 = 25;
    /// `popover`
    pub const POPOVER: u8 = 26;
    /// `autocomplete`
    pub const AUTOCOMPLETE: u8 = 27;
    /// `data`
    pub const DATA: u8 = 28;
    /// `style`
    pub const STYLE: u8 = 29;
    /// `aria-labelledby`
    pub const ARIA_LABELLEDBY: u8 = 30;
    /// `datetime`
    pub const DATETIME: u8 = 31;
    /// `colspan`
    pub const COLSPAN: u8 = 32;
    /// `width`
    pub const WIDTH: u8 = 33;
    /// `height`
    pub const HEIGHT: u8 = 34;

    /// The code of an attribute's name, if snapshots hold it.
    #[must_use]
    pub fn code(name: &str) -> Option<u8> {
        NAMES.iter().position(|known| *known == name).map(|at| at as u8)
    }
}

/// Flags of an element.
pub mod flag {
    /// White space stood before the element.
    pub const SPACE_BEFORE: u32 = 1;
    /// The children are those of a shadow root.
    pub const SHADOW_HOST: u32 = 2;
    /// An editor: its contents were not walked.
    pub const EDITABLE: u32 = 4;
    /// A field for a password, a card number or a one-time code.
    pub const PASSWORD: u32 = 8;
    /// Focus is in the element.
    pub const FOCUSED: u32 = 16;
    /// The reader's own input touched it.
    pub const TOUCHED: u32 = 32;
    /// The reader's own click opened it.
    pub const OPENED_BY_READER: u32 = 64;
    /// A modal dialog that is open.
    pub const MODAL: u32 = 128;
    /// A popover that is open.
    pub const POPOVER_OPEN: u32 = 256;
    /// The fragment of the address names it.
    pub const TARGET: u32 = 512;
    /// Hidden by an earlier verdict.
    pub const HIDDEN_BY_US: u32 = 1024;
}

/// Flags of the whole snapshot.
pub mod header_flag {
    /// The document is shown in a frame.
    pub const FRAME: u16 = 1;
    /// The document is still loading.
    pub const LOADING: u16 = 2;
}

/// How large a page may be. A larger one is left alone: the work would be felt, and such pages are tables, logs and editors.
pub mod limit {
    /// Elements and texts. The largest of the 1,996 corpus pages (November 2026) has 12,812 elements.
    pub const NODES: usize = 60_000;
    /// Levels of nesting; the HTML parsers of both browsers stop at 512 themselves.
    pub const DEPTH: usize = 512;
    /// Bytes of one snapshot.
    pub const BYTES: usize = 8_388_608;
    /// UTF-16 units kept of one text.
    pub const TEXT_UNITS: usize = 512;
    /// UTF-16 units kept of one attribute value.
    pub const ATTRIBUTE_UNITS: usize = 240;
}

/// The first four bytes of a snapshot, little endian: `CCC1`.
pub const MAGIC: u32 = 826_491_715;
/// The version of the wire form that this engine reads.
pub const VERSION: u16 = 1;
/// Where each header string stands in the string table.
pub mod header_string {
    /// Origin and path of the document's address.
    pub const ADDRESS: usize = 0;
    /// The document's title.
    pub const TITLE: usize = 1;
    /// The language that the document declares.
    pub const LANGUAGE: usize = 2;
    /// The Open Graph type.
    pub const OPEN_GRAPH_TYPE: usize = 3;
    /// How many there are.
    pub const COUNT: usize = 4;
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_contract() {
        let contract: serde_json::Value = serde_json::from_str(include_str!("../../contract/vocabulary.json"))
            .expect("contract/vocabulary.json is JSON");
        let names = |key: &str| -> Vec<String> {
            contract[key].as_array().expect(key).iter().map(|name| name.as_str().expect(key).to_owned()).collect()
        };
        assert_eq!(names("tags"), tag::NAMES);
        assert_eq!(names("attributes"), attribute::NAMES);
        assert_eq!(contract["wire"]["magic"], MAGIC);
        assert_eq!(contract["wire"]["version"], VERSION);
        assert_eq!(contract["wire"]["limits"]["nodes"], limit::NODES);
        assert_eq!(contract["wire"]["limits"]["depth"], limit::DEPTH);
        assert_eq!(contract["wire"]["limits"]["bytes"], limit::BYTES);
        assert_eq!(contract["wire"]["limits"]["textUnits"], limit::TEXT_UNITS);
        assert_eq!(contract["wire"]["limits"]["attributeUnits"], limit::ATTRIBUTE_UNITS);
        assert_eq!(contract["elementFlags"]["spaceBefore"], flag::SPACE_BEFORE);
        assert_eq!(contract["elementFlags"]["hiddenByUs"], flag::HIDDEN_BY_US);
        assert_eq!(contract["headerFlags"]["frame"], header_flag::FRAME);
        assert_eq!(names("headerStrings").len(), header_string::COUNT);
    }

    #[test]
    fn codes_stand_at_their_names() {
        assert_eq!(tag::code("iframe"), tag::IFRAME);
        assert_eq!(tag::code("newsletter-box"), tag::OTHER);
        assert_eq!(tag::NAMES[tag::FRAMESET as usize], "frameset");
        assert_eq!(attribute::code("placeholder"), Some(attribute::PLACEHOLDER));
        assert_eq!(attribute::code("onclick"), None);
    }
}
