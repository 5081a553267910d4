//! What the command line understands, and what it then does.

pub mod args;
pub mod check;
mod letters;
pub mod make;
mod table;
