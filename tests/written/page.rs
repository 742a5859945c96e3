//! Pages written for the tests whose first line says what they are: an HTML comment that holds JSON.

use std::{fs, path::Path};

use clearcolumn::Document;
use serde::Deserialize;

/// The first line of a page.
#[derive(Debug, Deserialize)]
pub(crate) struct Head {
    /// The invented address at which the page is judged.
    pub(crate) address: String,
    /// What the page is and what is hard about it.
    pub(crate) description: String,
    /// What the page is for, where the test asks for that.
    #[serde(default)]
    pub(crate) purpose: String,
}

/// A page with what its first line says.
#[derive(Debug)]
pub(crate) struct WrittenPage {
    /// The file's name without its ending.
    pub(crate) name: String,
    /// The first line.
    pub(crate) head: Head,
    /// The parsed page.
    pub(crate) document: Document,
}

impl WrittenPage {
    /// Every page of a folder, in the order of their names.
    pub(crate) fn all(folder: &str) -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut files: Vec<_> = entries
            .map(|entry| entry.expect("an entry of the folder").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
            .collect();
        files.sort();
        files.iter().map(|file| Self::read(file)).collect()
    }

    fn read(file: &Path) -> Self {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"));
        let head = source.lines().next().and_then(|line| line.strip_prefix("<!--")?.strip_suffix("-->"));
        let head = head.unwrap_or_else(|| panic!("{name}: the first line is no comment with the page's address"));
        let head: Head = serde_json::from_str(head).unwrap_or_else(|error| panic!("{name}, first line: {error}"));
        let document = Document::parse(&source, &head.address).unwrap_or_else(|error| panic!("{name}: {error}"));
        Self { name, head, document }
    }
}
