//! The command line: letters in, PDF or SVG files out.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::args::parse(std::env::args_os()) {
        Ok(order) => cli::make::all(&order),
        Err(answer) => answer.print(),
    }
}
