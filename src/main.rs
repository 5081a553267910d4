//! The command line: letters in, PDF or SVG files out; finished files in, measures out.

mod cli;

use std::process::ExitCode;

use cli::args::Task;

fn main() -> ExitCode {
    match cli::args::parse(std::env::args_os()) {
        Ok(Task::Make(order)) => cli::make::all(&order),
        Ok(Task::Check(inspection)) => cli::check::all(&inspection),
        Err(answer) => answer.print(),
    }
}
