//! What a report of a wrong block can hold: its structure, a sample of its text, and the measurements that make it a training example, all of
//! them redacted so that nothing of the reader leaves with it.

mod example;
mod redact;
mod sample;
mod skeleton;

use serde::Serialize;

pub use example::{Example, Group};
pub(crate) use example::{blank, written};
pub use redact::{redact, redact_address};
pub use skeleton::{Skeleton, SkeletonNode};

use crate::{EngineError, Snapshot, signals::Context};

/// What the engine has to say of one block.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Findings {
    /// The block's structure.
    pub skeleton: Skeleton,
    /// The beginning of its text.
    pub text: String,
    /// Its measurements.
    pub example: Example,
}

/// The node of the element with an identity.
pub(crate) fn node_of(snapshot: &Snapshot, element: u32) -> Result<usize, EngineError> {
    (0..snapshot.len())
        .find(|node| !snapshot.is_text(*node) && snapshot.identity(*node) == element)
        .ok_or_else(|| EngineError::BadRequest(format!("the snapshot has no element {element}")))
}

/// Describes a node for a report. `typed` is what the fields of the page held, none of which may be in the report.
pub(crate) fn describe(
    context: &Context,
    catalogue: u32,
    node: usize,
    fingerprint: String,
    typed: &[String],
) -> Findings {
    Findings {
        skeleton: skeleton::skeleton(context.page.snapshot, node, typed),
        text: sample::sample(context.page, node, typed),
        example: example::example(context, catalogue, node, fingerprint),
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::{Document, Engine};

    const PAGE: &str = "<main><p>The harbour master keeps two clocks on his wall.</p></main>
        <div id=box-4711 class='u-4eC39HqLyjWDarjt' title=secret><p>Hello Ana, write to <b>ana</b>@<i>mail.example</i> or
        call <b>030</b> <i>901820</i>.<br>Subscribe to the newsletter.</p><p hidden>secret</p><a href=/secret>More</a>
        <input type=email placeholder=secret value=secret><input type=hidden value=secret></div>";

    fn findings() -> Findings {
        let document = Document::parse(PAGE, "https://news.example/").unwrap();
        let engine = Engine::new().unwrap();
        engine.findings(&document.snapshot, 5, "0123456789abcdef", &["Ana".to_owned()]).unwrap()
    }

    #[test]
    fn nothing_of_the_reader_is_in_it() {
        let Findings { skeleton, text, .. } = findings();
        assert_eq!(text, "Hello [typed], write to [e-mail] or call [number]. Subscribe to the newsletter. More");
        assert_eq!(
            skeleton.nodes[0].names,
            [("id", "box-0000"), ("class", "u-[token]")].map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
        assert!(!format!("{skeleton:?}").contains("secret"));
    }

    #[test]
    fn the_example_is_the_row_and_loses_what_the_report_loses() {
        let engine = Engine::new().unwrap();
        let example = findings().example;
        assert_eq!(example.values.len(), crate::corpus::first_pass_measurements());
        let names = crate::corpus::catalogue();
        let value = |values: &[f64], wanted: (&str, &str)| {
            values[names.iter().position(|(signal, name)| (signal.as_str(), name.as_str()) == wanted).expect(wanted.1)]
        };
        let words = ("newsletter-words", "newsletter");
        let fields = ("email-field", "e-mail fields");
        assert!(value(&example.values, words) > 0.0);
        assert_eq!(value(&example.values, fields), 1.0);
        let without = engine.blanked(&example.catalogue, &example.values, &[Group::Words]).unwrap();
        assert_eq!((value(&without, words), value(&without, fields)), (0.0, 1.0));
        let nothing = engine.blanked(&example.catalogue, &example.values, &Group::ALL).unwrap();
        assert!(nothing.iter().all(|value| *value == 0.0));
        assert_eq!(
            engine.blanked("00000000", &example.values, &[Group::Words]),
            None,
            "of another catalogue nothing is known"
        );
    }

    #[test]
    fn every_measurement_has_a_group() {
        let first = crate::corpus::first_pass_measurements();
        for (signal, name) in crate::corpus::catalogue().into_iter().take(first) {
            assert!(Group::of(&signal, &name).is_some(), "{signal}: {name}");
        }
    }

    #[test]
    fn an_unknown_element_is_named() {
        let document = Document::parse("<p>a", "").unwrap();
        let error = Engine::new().unwrap().findings(&document.snapshot, 99, "", &[]).unwrap_err();
        assert_eq!(error.code(), "bad-request");
    }
}
