//! What must hold on every page, however strange: random trees, strewn with what the engine looks for, and trees of hostile shape.

use std::sync::OnceLock;

use clearcolumn::{
    Engine, EngineError, Snapshot, SnapshotBuilder,
    verdict::{JudgeRequest, Judgement, Level, Measurement, Position, Viewport},
    vocabulary::{attribute, flag, tag},
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new().expect("the shipped model"))
}

/// A tree to be built. Elements get their identities in order.
#[derive(Debug, Clone)]
enum Tree {
    Text(String),
    Element { tag: u8, flags: u32, attributes: Vec<(u8, String)>, children: Vec<Tree> },
}

/// Words by which the engine finds blocks and articles, so that random pages reach its rules, and what breaks text handling.
const PHRASES: [&str; 24] = [
    "Sign up for our newsletter",
    "Get the best stories every morning in your inbox",
    "Enter your email address",
    "Thank you for subscribing",
    "Unsubscribe at any time",
    "We think these reports might interest you:",
    "Download the white paper",
    "When you download a report, your information may be shared with the underwriters of that document.",
    "Sponsored",
    "From our partners",
    "Anzeige",
    "Promoted by Taboola",
    "Comments",
    "Log in",
    "Add to cart",
    "Related articles",
    "By Jane Writer, 22 November 2026",
    "The council voted on Tuesday to rebuild the old bridge, after years of debate about its cost and its place in the town.",
    "Neighbours, who had come in numbers, welcomed the decision, which will bring work and noise for two summers at least.",
    "新着記事のお知らせをメールで受け取る",
    "اشترك في النشرة البريدية",
    "\u{202e}\u{200b}\u{feff}\u{301}",
    "👩‍👩‍👧‍👦🇪🇺𝒳",
    "\u{fffd}\0\u{ad}İıß\u{1e9e}ﬁ",
];
const NAMES: [&str; 14] = [
    "newsletter",
    "subscribe-form",
    "sponsored",
    "taboola",
    "modal popup",
    "overlay",
    "article-body",
    "post content",
    "comment-form",
    "footer",
    "related",
    "email",
    "css-1x2y3z",
    "",
];
/// Tags that carry meaning for the engine come up more often than others.
const TELLING_TAGS: [u8; 26] = [
    tag::ARTICLE,
    tag::ASIDE,
    tag::MAIN,
    tag::SECTION,
    tag::DIV,
    tag::DIV,
    tag::DIV,
    tag::P,
    tag::P,
    tag::P,
    tag::A,
    tag::FORM,
    tag::INPUT,
    tag::BUTTON,
    tag::LABEL,
    tag::UL,
    tag::LI,
    tag::FIGURE,
    tag::IMG,
    tag::IFRAME,
    tag::DIALOG,
    tag::FOOTER,
    tag::NAV,
    tag::TABLE,
    tag::TD,
    tag::SPAN,
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(PHRASES.as_slice()).prop_map(str::to_owned),
        2 => prop::collection::vec(prop::sample::select(PHRASES.as_slice()), 2..9).prop_map(|phrases| phrases.join(" ")),
        1 => ".{0,60}",
        1 => any::<String>(),
        1 => Just(" \n".to_owned()),
        1 => (500_usize..520).prop_map(|length| "a".repeat(length) + "😀 tail"),
    ]
}

fn attribute() -> impl Strategy<Value = (u8, String)> {
    let telling = prop_oneof![
        Just((attribute::TYPE, "email".to_owned())),
        Just((attribute::TYPE, "submit".to_owned())),
        Just((attribute::TYPE, "checkbox".to_owned())),
        Just((attribute::STYLE, "position: fixed".to_owned())),
        Just((attribute::ROLE, "dialog".to_owned())),
        Just((attribute::HIDDEN, String::new())),
        Just((attribute::ITEMPROP, "articleBody".to_owned())),
    ];
    let named = (
        prop::sample::select([attribute::ID, attribute::CLASS, attribute::NAME, attribute::DATA].as_slice()),
        prop::sample::select(NAMES.as_slice()),
    )
        .prop_map(|(name, value)| (name, value.to_owned()));
    let anything = (0..attribute::NAMES.len() as u8, text());
    prop_oneof![3 => telling, 5 => named, 2 => anything]
}

fn element(children: impl Strategy<Value = Vec<Tree>>) -> impl Strategy<Value = Tree> {
    let tag = prop_oneof![4 => prop::sample::select(TELLING_TAGS.as_slice()), 1 => 1..tag::NAMES.len() as u8];
    // Only the flags that say what a page or its reader did; a random number sets many at once and hides what each does.
    let flags = prop_oneof![8 => Just(0_u32), 1 => (0_u32..11).prop_map(|bit| 1 << bit), 1 => any::<u32>()];
    (tag, flags, prop::collection::vec(attribute(), 0..4), children)
        .prop_map(|(tag, flags, attributes, children)| Tree::Element { tag, flags, attributes, children })
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![3 => text().prop_map(Tree::Text), 1 => element(Just(Vec::new()))];
    leaf.prop_recursive(9, 160, 7, |inner| element(prop::collection::vec(inner, 0..7)))
}

fn grow(builder: &mut SnapshotBuilder, tree: &Tree, identity: &mut u32) -> Result<(), EngineError> {
    match tree {
        Tree::Text(text) => builder.text(text),
        Tree::Element { tag, flags, attributes, children } => {
            *identity += 1;
            builder.open(*tag, *identity, *flags)?;
            for (name, value) in attributes {
                builder.attribute(*name, value);
            }
            children.iter().try_for_each(|child| grow(builder, child, identity))?;
            builder.close();
            Ok(())
        }
    }
}

/// A page whose body holds these trees; `html` is element 1, `body` element 2.
fn page(trees: &[Tree]) -> Snapshot {
    let mut builder = SnapshotBuilder::new("https://page.example/2026/11/22/a-story", "A story", "en", "article");
    builder.open(tag::HTML, 1, 0).expect("the first node");
    builder.open(tag::BODY, 2, 0).expect("the second node");
    let mut identity = 2;
    for tree in trees {
        grow(&mut builder, tree, &mut identity).expect("random trees stay far below the limits");
    }
    builder.finish()
}

fn node_of(snapshot: &Snapshot, identity: u32) -> Option<usize> {
    (0..snapshot.len()).find(|node| !snapshot.is_text(*node) && snapshot.identity(*node) == identity)
}

/// What must be true of every judgement.
fn check(snapshot: &Snapshot, judgement: &Judgement) -> Result<(), TestCaseError> {
    prop_assert_eq!(judgement.revision, snapshot.revision());
    let article = judgement.article.map(|identity| node_of(snapshot, identity));
    prop_assert_ne!(article, Some(None), "the article is no element of the page");
    let article = article.flatten();
    let mut nodes = Vec::new();
    for block in &judgement.blocks {
        let node = node_of(snapshot, block.element);
        prop_assert!(node.is_some(), "block {} is no element of the page", block.element);
        let node = node.unwrap_or_default();
        prop_assert!(node >= 2, "the whole page is called a block");
        prop_assert_eq!(block.digest, snapshot.digest(node));
        prop_assert!((0.0..=1.0).contains(&block.confidence), "a confidence of {}", block.confidence);
        prop_assert!(block.evidence.iter().all(|evidence| evidence.weight.is_finite()));
        prop_assert_eq!(block.fingerprint.len(), 16);
        prop_assert_eq!(block.kind.is_some(), block.class == clearcolumn::verdict::Class::Sponsored);
        nodes.push(node);
        for remnant in &block.remnants {
            let at = node_of(snapshot, remnant.element);
            prop_assert!(at.is_some(), "remnant {} is no element of the page", remnant.element);
            let at = at.unwrap_or_default();
            prop_assert_eq!(remnant.digest, snapshot.digest(at));
            prop_assert!(at >= 2, "the whole page is called a remnant");
            if let Some(article) = article {
                prop_assert!(!snapshot.contains(at, article), "remnant {} holds the article", remnant.element);
            }
        }
        if let Some(article) = article {
            prop_assert!(!snapshot.contains(node, article), "block {} holds the article", block.element);
        }
    }
    for (at, outer) in nodes.iter().enumerate() {
        for inner in nodes.iter().skip(at + 1) {
            prop_assert!(
                !snapshot.contains(*outer, *inner) && !snapshot.contains(*inner, *outer),
                "one block stands in another"
            );
        }
    }
    prop_assert!(judgement.wanted.len() <= 48, "{} measurements are wanted", judgement.wanted.len());
    for identity in &judgement.wanted {
        prop_assert!(node_of(snapshot, *identity).is_some(), "wanted {identity} is no element of the page");
    }
    Ok(())
}

fn request() -> impl Strategy<Value = JudgeRequest> {
    let level = prop::sample::select([Level::Careful, Level::Balanced, Level::Eager].as_slice());
    let position = prop::sample::select([Position::Static, Position::Fixed, Position::Sticky].as_slice());
    // Identities that are not there, and numbers that are none: a content script may be of another mind.
    let measurement = (0_u32..40, position, any::<f64>(), any::<bool>(), prop::option::of(any::<f64>())).prop_map(
        |(element, position, size, visible, z)| Measurement {
            element,
            position,
            x: size,
            y: -size,
            width: size,
            height: size,
            visible,
            z,
        },
    );
    (level, prop::collection::vec(measurement, 0..12), prop::option::of((any::<f64>(), any::<f64>()))).prop_map(
        |(level, measurements, viewport)| JudgeRequest {
            level,
            measurements,
            viewport: viewport.map(|(width, height)| Viewport { width, height }),
            ..JudgeRequest::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_judgement_names_what_is_there_and_nothing_twice(trees in prop::collection::vec(tree(), 1..8), request in request()) {
        let snapshot = page(&trees);
        check(&snapshot, &engine().judge(&snapshot, &request))?;
    }

    #[test]
    fn judging_twice_gives_the_same(trees in prop::collection::vec(tree(), 1..8)) {
        let snapshot = page(&trees);
        let request = JudgeRequest { level: Level::Eager, ..JudgeRequest::default() };
        let first = engine().judge(&snapshot, &request);
        prop_assert_eq!(&engine().judge(&snapshot, &request), &first);
        // Nor does the way over the wire change anything.
        let carried = Snapshot::from_wire(&snapshot.to_wire()).expect("what was written can be read");
        prop_assert_eq!(&engine().judge(&carried, &request), &first);
    }

    #[test]
    fn equal_content_has_an_equal_digest(tree in element(prop::collection::vec(tree(), 0..5)), before in prop::collection::vec(tree(), 0..3)) {
        let alone = page(std::slice::from_ref(&tree));
        let mut trees = before;
        trees.push(tree);
        let among = page(&trees);
        let last = among.children(1).last().expect("the tree that was added last");
        prop_assert_eq!(alone.digest(2), among.digest(last));
    }

    #[test]
    fn another_text_has_another_digest(tree in element(prop::collection::vec(tree(), 0..5)), word in "[a-z]{1,12}") {
        let Tree::Element { tag, flags, attributes, children } = tree else { unreachable!("an element was asked for") };
        let with = |word: &str| {
            let mut children = children.clone();
            children.push(Tree::Text(word.to_owned()));
            page(&[Tree::Element { tag, flags, attributes: attributes.clone(), children }]).digest(2)
        };
        prop_assert_ne!(with(&word), with(&format!("{word}x")));
    }
}

/// Without this the properties above could hold because nothing is ever found.
#[test]
fn random_pages_reach_what_is_to_be_proved() {
    let mut runner = TestRunner::deterministic();
    let pages = prop::collection::vec(tree(), 1..8);
    let (mut blocks, mut articles) = (0, 0);
    for _ in 0..150 {
        let snapshot = page(&pages.new_tree(&mut runner).expect("a random page").current());
        let judgement = engine().judge(&snapshot, &JudgeRequest { level: Level::Eager, ..JudgeRequest::default() });
        blocks += judgement.blocks.len();
        articles += usize::from(judgement.article.is_some());
    }
    assert!(blocks > 10 && articles > 10, "{blocks} blocks and {articles} articles on 150 pages");
}

fn paragraph(text: &str) -> Tree {
    Tree::Element { tag: tag::P, flags: 0, attributes: Vec::new(), children: vec![Tree::Text(text.to_owned())] }
}

fn wrapped(tag: u8, name: &str, children: Vec<Tree>) -> Tree {
    Tree::Element { tag, flags: 0, attributes: vec![(attribute::CLASS, name.to_owned())], children }
}

/// The pages below need no clock: where judging took time that grows with the square of the page, they would not end.
fn judged(snapshot: &Snapshot) -> Judgement {
    let judgement = engine().judge(snapshot, &JudgeRequest { level: Level::Eager, ..JudgeRequest::default() });
    check(snapshot, &judgement).expect("a sound judgement");
    judgement
}

#[test]
fn a_flat_page_of_fifty_thousand_siblings_is_judged() {
    let plain = page(&(0..25_000).map(|at| paragraph(PHRASES[at % PHRASES.len()])).collect::<Vec<_>>());
    assert!(plain.len() > 45_000);
    judged(&plain);
}

#[test]
fn a_page_of_thousands_of_forms_is_judged() {
    let field = || Tree::Element {
        tag: tag::INPUT,
        flags: 0,
        attributes: vec![(attribute::TYPE, "email".to_owned()), (attribute::PLACEHOLDER, PHRASES[2].to_owned())],
        children: Vec::new(),
    };
    let form = || {
        wrapped(
            tag::FORM,
            "newsletter",
            vec![Tree::Text(PHRASES[0].to_owned()), field(), wrapped(tag::BUTTON, "submit", Vec::new())],
        )
    };
    judged(&page(&(0..11_000).map(|_| form()).collect::<Vec<_>>()));
}

#[test]
fn a_page_as_deep_as_a_page_may_be_is_judged() {
    let mut builder = SnapshotBuilder::new("", "", "", "");
    builder.open(tag::HTML, 1, 0).unwrap();
    builder.open(tag::BODY, 2, 0).unwrap();
    let mut identity = 2;
    while builder.open(if identity % 2 == 0 { tag::DIV } else { tag::SECTION }, identity + 1, 0).is_ok() {
        identity += 1;
        builder.attribute(attribute::CLASS, "newsletter");
        builder.text(PHRASES[0]).unwrap();
    }
    assert!(identity > 500, "{identity} levels");
    judged(&builder.finish());
}

#[test]
fn many_deep_chains_side_by_side_are_judged() {
    let chain = || (0..400).fold(paragraph(PHRASES[17]), |inner, _| wrapped(tag::DIV, "sponsored", vec![inner]));
    judged(&page(&(0..140).map(|_| chain()).collect::<Vec<_>>()));
}

#[test]
fn an_element_with_tens_of_thousands_of_attributes_is_judged() {
    let attributes: Vec<_> = (0..50_000).map(|at| (attribute::CLASS, format!("newsletter {at}"))).collect();
    let element = |attributes| Tree::Element {
        tag: tag::DIV,
        flags: 0,
        attributes,
        children: vec![Tree::Text(PHRASES[0].to_owned())],
    };
    judged(&page(&[element(attributes), paragraph(PHRASES[17])]));
}

#[test]
fn a_page_without_anything_is_judged() {
    let empty = SnapshotBuilder::new("", "", "", "").finish();
    let judgement = engine().judge(&empty, &JudgeRequest::default());
    assert_eq!((judgement.blocks.len(), judgement.article, judgement.wanted.len()), (0, None, 0));
    let mut root = SnapshotBuilder::new("", "", "", "");
    root.open(tag::HTML, 1, flag::EDITABLE).unwrap();
    judged(&root.finish());
    judged(&page(&[]));
}
