//! What is said beside suggestions, line by line, and in which voice.

use crate::rules::{Flag, Severity};

/// Something that is said.
pub enum SuggestionText {
    /// The flag that is explained: its title, rule and message.
    Flag(Box<Flag>),
    /// Words.
    Text(String),
    /// Words in a quiet voice.
    Quiet(String),
    /// What stands over others.
    Heading(String),
    /// One of what stands under a heading.
    Item(String),
    /// Why something is not to be had, or that it has changed.
    Warning(String),
    /// Words that are as grave as a flag.
    Graded(Severity, String),
    /// A name and what it is.
    Fact(&'static str, String),
    /// Lines to go through, one of them looked at.
    List {
        /// The lines.
        lines: Vec<String>,
        /// Which is looked at.
        at: usize,
    },
}
