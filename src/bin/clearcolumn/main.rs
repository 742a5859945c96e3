//! The command line: judge saved pages, score verdicts against labels, make training rows, learn from reports.

mod classify;
mod explain;
mod learn;
mod score;
mod templates;
mod train;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Finds the article on a web page and the newsletter sign-ups and sponsored lists around it.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Judge saved pages: one JSON object a line
    Classify(classify::Arguments),
    /// Say why elements of a saved page are hidden or stay
    Explain(explain::Arguments),
    /// Score verdicts on a labelled corpus
    Score(score::Arguments),
    /// Write the training rows of a labelled corpus: numbers and labels, no text of the pages
    Rows(train::Arguments),
    /// Check readers' reports and make training rows of them
    Learn(learn::Arguments),
    /// List publishers whose sites are made from one template, for tools/train/templates.json
    Templates(templates::Arguments),
    /// Measure the surroundings of training rows from their scores in the first pass; the trainer calls this
    Surroundings(train::SurroundingsArguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Classify(arguments) => classify::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Score(arguments) => score::run(&arguments),
        Command::Rows(arguments) => train::run(&arguments),
        Command::Learn(arguments) => learn::run(&arguments),
        Command::Templates(arguments) => templates::run(&arguments),
        Command::Surroundings(arguments) => train::run_surroundings(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("clearcolumn: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads a level's name.
fn parse_level(name: &str) -> Result<clearcolumn::verdict::Level, String> {
    use clearcolumn::verdict::Level;
    match name {
        "careful" => Ok(Level::Careful),
        "balanced" => Ok(Level::Balanced),
        "eager" => Ok(Level::Eager),
        _ => Err("give careful, balanced or eager".to_owned()),
    }
}
