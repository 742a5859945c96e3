//! The command line: judge saved pages, score verdicts against labels, make training rows.

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
    /// Write the training rows of a labelled corpus: numbers and labels, no text of the pages
    Rows(train::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Rows(arguments) => train::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("clearcolumn: {error}");
            ExitCode::FAILURE
        }
    }
}
