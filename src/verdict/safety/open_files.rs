//! Files that anybody may take.

use crate::{
    page::Tally,
    signals::Context,
    snapshot::vocabulary::{attribute, tag},
    verdict::Class,
};

/// How the names of files end that are read or reckoned with.
const FILES: [&str; 12] =
    [".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".epub", ".zip"];

/// Links to the site's own files and to nothing else: reports that are there for the taking. Who gathers addresses asks for one first.
pub(super) fn open_files(context: &Context, node: usize, class: Class) -> bool {
    let page = context.page;
    let snapshot = page.snapshot;
    let href = |at: usize| (snapshot.tag(at) == tag::A).then(|| snapshot.attribute(at, attribute::HREF)).flatten();
    let is_file = |href: &str| {
        let path = href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        FILES.iter().any(|end| path.ends_with(end))
    };
    let mut links = (node..snapshot.end(node)).filter_map(href).peekable();
    class == Class::Sponsored
        && page.count_of(node, Tally::Fields) + page.count_of(node, Tally::ForeignLinks) == 0
        && links.peek().is_some()
        && links.all(is_file)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{
        Class,
        safety::{Veto, written_block::veto_on},
    };

    #[test]
    fn files_that_anybody_may_take_stay() {
        let list = |end: &str| {
            format!(
                "<ul id=x class=whitepapers><li><a href='/f/tide{end}'>White paper 1: the tide</a></li><li><a href='/f/walls{end}'>White paper 2: sea walls</a></li></ul>"
            )
        };
        assert_eq!(veto_on(&list(".pdf"), Class::Sponsored), Some(Veto::OpenFiles));
        assert_eq!(veto_on(&list("/download"), Class::Sponsored), None);
    }
}
