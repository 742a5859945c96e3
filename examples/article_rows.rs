//! What `tools/train-article` calls: names of measurements, training rows, figures of scores.
//!
//! `article_rows names` · `article_rows rows CORPUS LABELS NUMBERS [SCORES]` · `article_rows figures CORPUS SCORES` ·
//! `article_rows outline CORPUS PAGE`

use std::{
    env,
    error::Error,
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use clearcolumn::article::training::{evaluate_scores, read_scores, write_names, write_outline, write_rows};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut output = BufWriter::new(io::stdout().lock());
    match arguments {
        ["names"] => write_names(&mut output)?,
        ["rows", corpus, labels, numbers, scores @ ..] => {
            let scores = scores.first().map(|scores| read_scores(Path::new(scores))).transpose()?;
            let mut numbers = BufWriter::new(File::create(numbers)?);
            write_rows(Path::new(corpus), Path::new(labels), scores.as_ref(), &mut output, &mut numbers)?;
            numbers.flush()?;
        }
        ["figures", corpus, scores] => {
            let figures = evaluate_scores(Path::new(corpus), &read_scores(Path::new(scores))?)?;
            writeln!(
                output,
                "{:.4} {:.4} {:.4} {:.4} {:.4} {:.4}",
                figures.precision,
                figures.recall,
                figures.f1,
                figures.segment_precision,
                figures.segment_recall,
                figures.segment_f1
            )?;
        }
        ["outline", corpus, page] => write_outline(Path::new(corpus), page, &mut output)?,
        _ => {
            let ways = "names | rows CORPUS LABELS NUMBERS [SCORES] | figures CORPUS SCORES | outline CORPUS PAGE";
            return Err(format!("usage: article_rows {ways}").into());
        }
    }
    output.flush()?;
    Ok(())
}
