//! Faults of a team file: collected by their place in the text, told by line and column.
//!
//! Lines and columns are worked out once, in one pass over the text, for the faults that are shown.

use std::fmt::{self, Write as _};

use serde::Serialize;

use crate::domain::plain_text::in_one_line;

/// Something wrong in a team file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TeamFileFault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What was found there, what is allowed, what may have been meant.
    pub message: String,
}

impl TeamFileFault {
    /// Where a file stops being UTF-8.
    #[must_use]
    pub fn not_text(error: &std::string::FromUtf8Error) -> Self {
        let good = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..good).unwrap_or_default();
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let on_line = before.get(line_start..).unwrap_or_default();
        let byte = error.as_bytes().get(good).copied().unwrap_or_default();
        Self {
            line: before.split(|byte| *byte == b'\n').count(),
            column: String::from_utf8_lossy(on_line).chars().count() + 1,
            message: format!("this is not UTF-8 text: the byte {byte:#04x} is here; save the file as UTF-8"),
        }
    }
}

/// Everything wrong in a team file, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamFileFaults {
    /// The first of them; never empty.
    pub shown: Vec<TeamFileFault>,
    /// How many more there are.
    pub more: usize,
}

impl fmt::Display for TeamFileFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.shown {
            writeln!(f, "{}:{}: {}", fault.line, fault.column, fault.message)?;
        }
        if self.more > 0 {
            writeln!(f, "and {} more", self.more)?;
        }
        Ok(())
    }
}

/// How many faults are shown.
const SHOWN: usize = 200;
/// How many are kept while reading; more are only counted.
const KEPT: usize = 2000;
/// The longest message, in characters.
const LONGEST_MESSAGE: usize = 700;

/// Faults as they are found.
#[derive(Default)]
pub(super) struct Collector {
    found: Vec<Found>,
    more: usize,
}

struct Found {
    at: usize,
    message: String,
    /// Where the other one is, of a pair.
    other: Option<usize>,
}

impl Collector {
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty() && self.more == 0
    }

    /// Notes a fault at a place in the text, in bytes. The message is only made while there is room for it.
    pub(super) fn add(&mut self, at: usize, message: impl FnOnce() -> String) {
        self.put(at, None, message);
    }

    /// Notes a fault whose other half is elsewhere: its line is added to the message.
    pub(super) fn add_pair(&mut self, at: usize, other: usize, message: impl FnOnce() -> String) {
        self.put(at, Some(other), message);
    }

    fn put(&mut self, at: usize, other: Option<usize>, message: impl FnOnce() -> String) {
        if self.found.len() < KEPT {
            self.found.push(Found { at, message: message(), other });
        } else {
            self.more += 1;
        }
    }

    /// Works out lines and columns.
    pub(super) fn locate(mut self, text: &str) -> TeamFileFaults {
        self.found.sort_by(|a, b| (a.at, &a.message).cmp(&(b.at, &b.message)));
        self.found.dedup_by(|a, b| a.at == b.at && a.message == b.message);
        let more = self.more + self.found.len().saturating_sub(SHOWN);
        self.found.truncate(SHOWN);
        let mut places: Vec<usize> =
            self.found.iter().flat_map(|it| [Some(it.at), it.other]).flatten().collect();
        places.sort_unstable();
        places.dedup();
        let spots = spots(text, &places);
        let place = |at: usize| {
            let found = places.binary_search(&at).ok().and_then(|index| spots.get(index));
            found.copied().unwrap_or((1, 1))
        };
        let shown = self.found.iter().map(|it| {
            let (line, column) = place(it.at);
            // It may quote whatever stands in the file.
            let mut message: String = in_one_line(&it.message).chars().take(LONGEST_MESSAGE).collect();
            if let Some(other) = it.other {
                let _ = write!(message, "; the other one is on line {}", place(other).0);
            }
            TeamFileFault { line, column, message }
        });
        TeamFileFaults { shown: shown.collect(), more }
    }
}

/// The lines and columns of places in the text that are in order, in one pass.
fn spots(text: &str, places: &[usize]) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut line, mut column, mut at) = (1, 1, 0);
    let mut spots = Vec::with_capacity(places.len());
    for place in places {
        for byte in bytes.get(at..(*place).min(bytes.len())).unwrap_or_default() {
            if *byte == b'\n' {
                line += 1;
                column = 1;
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                column += 1;
            }
        }
        at = (*place).min(bytes.len());
        spots.push((line, column));
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_become_lines_and_columns_in_characters() {
        let text = "a\né = 1\n\nx";
        let mut faults = Collector::default();
        let at = |what: &str| text.find(what).unwrap();
        faults.add_pair(at("x"), 0, || "twice".to_owned());
        faults.add(at("="), || "one".to_owned());
        faults.add(text.len(), || "end".to_owned());
        let found = faults.locate(text).to_string();
        assert_eq!(found, "2:3: one\n4:1: twice; the other one is on line 1\n4:2: end\n");
    }

    #[test]
    fn what_is_quoted_of_a_file_tells_a_terminal_nothing() {
        let mut faults = Collector::default();
        faults.add(0, || "`k\u{1b}[1m\n` is unknown".to_owned());
        assert_eq!(faults.locate("x").to_string(), "1:1: `k\\u001B[1m\\u000A` is unknown\n");
    }

    #[test]
    fn there_is_an_end_to_what_is_shown() {
        let mut faults = Collector::default();
        for at in 0..10_000 {
            faults.add(at, || "no".to_owned());
        }
        let found = faults.locate("x");
        assert_eq!((found.shown.len(), found.more), (200, 9800));
    }
}
