//! Fragments written for training, set into saved pages at natural places.
//!
//! Few saved pages hold sponsored content, and a model that has seen fifteen lists of white papers knows fifteen publishers and not the
//! kind. A fragment that is set into several pages is several examples: the same block among other neighbours (Ghiasi et al., "Simple
//! Copy-Paste is a Strong Data Augmentation Method", CVPR 2021).

use std::{
    fs, io,
    ops::Range,
    path::{Path, PathBuf},
};

use ego_tree::NodeId;
use fastrand::Rng;
use scraper::{ElementRef, Html, Selector};

use super::{Corpus, CorpusError, Labels, PageEntry, TrainingRows, read_html, rows::rows_of};
use crate::{
    Document, EngineError,
    article::{self, Region},
    lexicon::{Lexicon, Mark},
    page::{Page, is_block},
    snapshot::vocabulary::tag,
};

/// What a fragment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Newsletter,
    Leads,
    Paid,
    Neutral,
    Never,
}

/// Where a fragment stands in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    BeforeArticle,
    InArticle,
    AfterArticle,
    Aside,
    InList,
    EndOfBody,
    Footer,
}

/// A piece of HTML that stands for one kind of block.
#[derive(Debug, Clone)]
pub struct Fragment {
    /// File and number, for messages and as the page's name in the rows.
    pub name: String,
    /// The language of its text.
    pub language: String,
    unit: Unit,
    place: Place,
    html: String,
}

/// What is wrong with a file of fragments.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FragmentError {
    /// The folder or a file cannot be read.
    #[error("{path}: {source}; give a folder of HTML files with <template data-unit data-place lang>")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A template lacks an attribute or has one that is not known.
    #[error("{fragment}: {attribute}=\"{value}\" is not one of the values that tools/train/README.md lists")]
    Attribute {
        /// File and number of the template.
        fragment: String,
        /// The attribute.
        attribute: &'static str,
        /// What it says.
        value: String,
    },
}

/// Attribute of the elements that make up the unit, where the fragment holds something else too.
const HERE: &str = "data-here";

/// Reads every file of a folder, in the order of their names.
///
/// # Errors
/// [`FragmentError`] when a file cannot be read or a template's attributes are not known.
///
/// # Panics
/// Never: the selector is constant.
pub fn read_fragments(folder: &Path) -> Result<Vec<Fragment>, FragmentError> {
    let file = |path: &Path| {
        let path = path.to_owned();
        move |source| FragmentError::File { path, source }
    };
    let mut paths = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>())
        .map_err(file(folder))?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    paths.sort();
    let template = Selector::parse("template[data-unit]").expect("a selector of our own");
    let mut fragments = Vec::new();
    for path in paths {
        let html = Html::parse_document(&fs::read_to_string(&path).map_err(file(&path))?);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (number, element) in html.select(&template).enumerate() {
            fragments.push(fragment(&element, format!("{stem}-{number}"))?);
        }
    }
    Ok(fragments)
}

fn fragment(element: &ElementRef, name: String) -> Result<Fragment, FragmentError> {
    let value = |attribute| element.attr(attribute).unwrap_or_default().to_owned();
    let unknown = |attribute| FragmentError::Attribute { fragment: name.clone(), attribute, value: value(attribute) };
    let unit = match value("data-unit").as_str() {
        "newsletter" => Unit::Newsletter,
        "leads" => Unit::Leads,
        "paid" => Unit::Paid,
        "neutral" => Unit::Neutral,
        "never" => Unit::Never,
        _ => return Err(unknown("data-unit")),
    };
    let place = match value("data-place").as_str() {
        "before-article" => Place::BeforeArticle,
        "in-article" => Place::InArticle,
        "after-article" => Place::AfterArticle,
        "aside" => Place::Aside,
        "in-list" => Place::InList,
        "end-of-body" => Place::EndOfBody,
        "footer" => Place::Footer,
        _ => return Err(unknown("data-place")),
    };
    Ok(Fragment { language: value("lang"), unit, place, html: element.inner_html(), name })
}

/// The rows of a fragment in a page of the corpus; none where the page has no such place. `number` makes the choice of the place
/// repeatable; odd numbers take the fragment's names away, as style sheets in modules do.
///
/// # Errors
/// [`CorpusError`] when the page cannot be read.
pub fn fragment_rows(
    corpus: &Corpus,
    entry: &PageEntry,
    labels: &Labels,
    fragment: &Fragment,
    number: u64,
) -> Result<Option<TrainingRows>, CorpusError> {
    let path = corpus.page_path(entry);
    let html = read_html(&path).map_err(|source| CorpusError::File { path, source })?;
    let page_error = |source: EngineError| CorpusError::Page { id: entry.id.clone(), source };
    let host = Document::parse(&html, &entry.url).map_err(page_error)?;
    let mut random = Rng::with_seed(number);
    let lexicon = Lexicon::new();
    let Some((anchor, beside)) = anchor(&Page::new(&host.snapshot, &lexicon), fragment.place, &mut random) else {
        return Ok(None);
    };
    let mut tree = Html::parse_document(&html);
    let Some(anchor) = numbered(&tree).get(anchor as usize).copied() else { return Ok(None) };
    let source = if number % 2 == 1 { without_names(&fragment.html, &mut random) } else { fragment.html.clone() };
    let tops = graft(&mut tree, &Html::parse_fragment(&source), anchor, beside);
    let order = numbered(&tree);
    let Some(range) = range_of(&tree, &order, &tops) else { return Ok(None) };
    let units = units_of(&tree, &order, &range, &tops);
    let document =
        Document::parse(&tree.html().replace(&format!(" {HERE}=\"\""), ""), &entry.url).map_err(page_error)?;
    // A parser moves what may not stand where it was put; such a page is left out.
    if document.elements != order.len() || order.len() != host.elements + range.len() {
        return Ok(None);
    }
    let labels = shifted(labels, fragment, &range, units);
    Ok(Some(rows_of(&document, &labels, Some(&range))))
}

/// Where something is set in relation to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Before,
    After,
    Last,
}

/// The element beside which the fragment is set.
fn anchor(page: &Page, place: Place, random: &mut Rng) -> Option<(u32, Beside)> {
    let snapshot = page.snapshot;
    let region = article::find(page)?;
    let node = match place {
        Place::BeforeArticle => (block_of(page, &region, 0), Beside::Before),
        Place::InArticle => {
            let count = region.texts.len();
            if count < 4 {
                return None;
            }
            (block_of(page, &region, random.usize(1..count - 1)), Beside::After)
        }
        Place::AfterArticle if random.bool() => (region.element, Beside::After),
        Place::AfterArticle => (block_of(page, &region, region.texts.len() - 1), Beside::After),
        Place::Aside => {
            let asides = |node: &usize| {
                (snapshot.tag(*node) == tag::ASIDE || page.own_marks(*node, Mark::Sidebar) > 0)
                    && !snapshot.contains(*node, region.element)
            };
            child_of(page, asides, random)?
        }
        Place::InList => {
            let items = |node: &usize| page.standing(*node).alike >= 3 && !snapshot.contains(region.element, *node);
            let found: Vec<usize> = elements(page).filter(items).collect();
            (*random.choice(&found)?, Beside::After)
        }
        Place::EndOfBody => (elements(page).find(|node| snapshot.tag(*node) == tag::BODY)?, Beside::Last),
        Place::Footer => child_of(page, |node| snapshot.tag(*node) == tag::FOOTER, random)?,
    };
    (snapshot.tag(node.0) != tag::BODY || node.1 == Beside::Last).then(|| (snapshot.identity(node.0), node.1))
}

fn elements<'a>(page: &'a Page<'_>) -> impl Iterator<Item = usize> + 'a {
    (2..page.snapshot.len()).filter(|node| !page.snapshot.is_text(*node))
}

/// A child of one of the elements that are asked for.
fn child_of(page: &Page, is_parent: impl Fn(&usize) -> bool, random: &mut Rng) -> Option<(usize, Beside)> {
    let parents: Vec<usize> = elements(page).filter(is_parent).collect();
    let parent = *random.choice(&parents)?;
    let children: Vec<usize> = page.snapshot.children(parent).filter(|child| !page.snapshot.is_text(*child)).collect();
    Some(random.choice(&children).map_or((parent, Beside::Last), |child| (*child, Beside::After)))
}

/// The block element that holds one of the region's texts.
fn block_of(page: &Page, region: &Region, at: usize) -> usize {
    let snapshot = page.snapshot;
    let text = region.texts[at];
    std::iter::once(text)
        .chain(snapshot.ancestors(text))
        .find(|node| !snapshot.is_text(*node) && is_block(snapshot.tag(*node)))
        .unwrap_or(region.element)
}

/// The elements of a tree by their index in document order, as `querySelectorAll('*')` gives them.
fn numbered(html: &Html) -> Vec<NodeId> {
    let mut order = Vec::new();
    let mut open: Vec<_> = html.tree.root().children().rev().collect();
    while let Some(node) = open.pop() {
        let Some(element) = node.value().as_element() else { continue };
        order.push(node.id());
        if element.name() != "template" {
            open.extend(node.children().rev());
        }
    }
    order
}

/// Copies the children of a parsed fragment beside an element. Gives the copies.
fn graft(tree: &mut Html, fragment: &Html, anchor: NodeId, beside: Beside) -> Vec<NodeId> {
    let roots: Vec<_> = fragment.root_element().children().collect();
    let mut last = anchor;
    let mut tops = Vec::new();
    for root in roots {
        let Some(mut at) = tree.tree.get_mut(last) else { continue };
        let top = match beside {
            Beside::Before => at.insert_before(root.value().clone()).id(),
            Beside::Last => at.append(root.value().clone()).id(),
            Beside::After => at.insert_after(root.value().clone()).id(),
        };
        if beside == Beside::After {
            last = top;
        }
        let mut open = vec![(root, top)];
        while let Some((source, target)) = open.pop() {
            for child in source.children() {
                let Some(mut target) = tree.tree.get_mut(target) else { continue };
                let copy = target.append(child.value().clone()).id();
                open.push((child, copy));
            }
        }
        tops.push(top);
    }
    tops
}

/// The indexes of the grafted elements.
fn range_of(tree: &Html, order: &[NodeId], tops: &[NodeId]) -> Option<Range<u32>> {
    let inside = |id: &NodeId| {
        tree.tree
            .get(*id)
            .is_some_and(|node| tops.contains(id) || node.ancestors().any(|above| tops.contains(&above.id())))
    };
    let first = order.iter().position(inside)?;
    let count = order[first..].iter().take_while(|id| inside(id)).count();
    Some(first as u32..(first + count) as u32)
}

/// The elements of the unit: those that are marked, or else all at the top.
fn units_of(tree: &Html, order: &[NodeId], range: &Range<u32>, tops: &[NodeId]) -> Vec<u32> {
    let is_here = |id: &NodeId| {
        let node = tree.tree.get(*id);
        node.and_then(|node| node.value().as_element()).is_some_and(|element| element.attr(HERE).is_some())
    };
    let chosen = |wanted: &dyn Fn(&NodeId) -> bool| -> Vec<u32> {
        range.clone().filter(|index| wanted(&order[*index as usize])).collect()
    };
    let here = chosen(&is_here);
    if here.is_empty() { chosen(&|id| tops.contains(id)) } else { here }
}

/// The page's labels with the fragment's.
fn shifted(labels: &Labels, fragment: &Fragment, range: &Range<u32>, units: Vec<u32>) -> Labels {
    let shift = |elements: &[u32]| -> Vec<u32> {
        let count = range.len() as u32;
        elements.iter().map(|element| if *element >= range.start { element + count } else { *element }).collect()
    };
    let mut labels = Labels {
        id: format!("{} in {}", fragment.name, labels.id),
        newsletter: shift(&labels.newsletter),
        sponsored: shift(&labels.sponsored),
        leads: shift(&labels.leads),
        neutral: shift(&labels.neutral),
        empty: shift(&labels.empty),
        unsure: shift(&labels.unsure),
        kind: labels.kind.clone(),
    };
    match fragment.unit {
        Unit::Newsletter => labels.newsletter.extend(units),
        Unit::Leads => {
            labels.leads.extend(&units);
            labels.sponsored.extend(units);
        }
        Unit::Paid => labels.sponsored.extend(units),
        Unit::Neutral => labels.neutral.extend(units),
        Unit::Never => {}
    }
    labels
}

/// The fragment with meaningless names in `class` and `id`.
fn without_names(html: &str, random: &mut Rng) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((at, quote)) =
        ["class=\"", "id=\""].iter().filter_map(|name| rest.find(name).map(|at| (at, at + name.len()))).min()
    {
        let end = rest[quote..].find('"').map_or(rest.len(), |end| quote + end);
        out.push_str(&rest[..quote]);
        let is_name = rest[..at].ends_with([' ', '\n']);
        if is_name {
            let words = rest[quote..end].split_whitespace().count();
            let names: Vec<String> =
                (0..words.min(3)).map(|_| std::iter::repeat_with(|| random.lowercase()).take(6).collect()).collect();
            out.push_str(&names.join(" "));
        } else {
            out.push_str(&rest[quote..end]);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_away() {
        let html = r#"<div data-id="a" class="nl box"><p id="x">class</p></div>"#;
        let bare = without_names(html, &mut Rng::with_seed(1));
        assert!(bare.contains(r#"data-id="a""#) && bare.contains(">class<"), "{bare}");
        assert!(!bare.contains("nl box") && !bare.contains("\"x\""), "{bare}");
    }

    #[test]
    fn a_fragment_is_set_beside_an_element() {
        let mut tree = Html::parse_document("<body><p>one</p><p>two</p>");
        let anchor = numbered(&tree)[3];
        let tops = graft(&mut tree, &Html::parse_fragment("<i>a</i><b data-here>b</b>"), anchor, Beside::After);
        assert!(tree.html().contains("<p>one</p><i>a</i><b data-here=\"\">b</b><p>two</p>"), "{}", tree.html());
        let order = numbered(&tree);
        let range = range_of(&tree, &order, &tops).unwrap();
        assert_eq!(range, 4..6);
        assert_eq!(units_of(&tree, &order, &range, &tops), [5]);
    }

    #[test]
    fn an_unknown_value_is_named() {
        let html = Html::parse_document("<template data-unit=advert data-place=aside lang=en><p>x</template>");
        let template = Selector::parse("template").unwrap();
        let error = fragment(&html.select(&template).next().unwrap(), "a-0".to_owned()).unwrap_err().to_string();
        assert!(error.contains("a-0") && error.contains("data-unit=\"advert\""), "{error}");
    }
}
