//! Times the article detector: `cargo run --release --example article_times -- CORPUS`.

use std::{env, path::Path, process::ExitCode, time::Duration};

use clearcolumn::article::timing::{Times, times};

/// Every how many pages of the corpus one is timed.
const STEP: usize = 10;

fn main() -> ExitCode {
    let Some(corpus) = env::args().nth(1) else {
        eprintln!("usage: article_times CORPUS");
        return ExitCode::from(2);
    };
    match times(Path::new(&corpus), STEP) {
        Ok(times) => {
            println!("{} pages, {} elements in the middle", times.len(), middle(&times, |times| times.elements).0);
            show("reading", middle(&times, |times| times.reading));
            show("finding", middle(&times, |times| times.finding));
            show("purpose", middle(&times, |times| times.purpose));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The median and the 95th percentile.
fn middle<T: Ord + Copy + Default>(times: &[Times], of: impl Fn(&Times) -> T) -> (T, T) {
    let mut values: Vec<T> = times.iter().map(of).collect();
    values.sort_unstable();
    let at = |percent: usize| values.get(values.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default();
    (at(50), at(95))
}

fn show(name: &str, (median, late): (Duration, Duration)) {
    println!("{name}: median {median:?}, 95 % {late:?}");
}
