//! Judges saved pages natively, in full, for `tests/wasm`: there the WebAssembly engine must give the same answers for the same bytes.
//!
//! `native_judgements FOLDER FILE…` writes for the first file `FOLDER/0.snapshot`, the page as the content script would send it, and
//! `FOLDER/0.json`, the judgement; for the second `FOLDER/1.snapshot`, and so on.

use std::{env, error::Error, fs, path::PathBuf, process::ExitCode};

use clearcolumn::{Document, Engine, verdict::JudgeRequest};

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: native_judgements FOLDER FILE…");
        return ExitCode::FAILURE;
    };
    match judge(&folder, arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("native_judgements: {error}");
            ExitCode::FAILURE
        }
    }
}

fn judge(folder: &std::path::Path, files: impl Iterator<Item = PathBuf>) -> Result<(), Box<dyn Error>> {
    let engine = Engine::new()?;
    fs::create_dir_all(folder)?;
    for (at, file) in files.enumerate() {
        let document = Document::parse(&fs::read_to_string(&file)?, "")?;
        let judgement = engine.judge(&document.snapshot, &JudgeRequest::default());
        fs::write(folder.join(format!("{at}.snapshot")), document.snapshot.to_wire())?;
        fs::write(folder.join(format!("{at}.json")), serde_json::to_string(&judgement)?)?;
    }
    Ok(())
}
