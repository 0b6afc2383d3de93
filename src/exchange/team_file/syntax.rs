//! From text to TOML tables: limits first, then the parser's complaints in words a team lead can use.

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::LONGEST_FILE;
use super::fault::Collector;

/// Files up to this length have every mistake in their TOML told; of longer ones the first.
const TOLD_IN_FULL: usize = 1024 * 1024;
/// How much of a long file is looked at before all of it is.
const FIRST_LOOK: usize = 256 * 1024;
/// The most marks and words a file can have: what the parser keeps of each is far more than its text.
const MOST_TOKENS: usize = 16_000_000;

/// Parses the text as TOML. What is wrong is added to the faults; what could be read comes back nevertheless.
pub(super) fn parse<'a>(text: &'a str, faults: &mut Collector) -> Option<DeTable<'a>> {
    if text.len() > LONGEST_FILE {
        let (found, most) = (text.len() / (1024 * 1024), LONGEST_FILE / (1024 * 1024));
        faults.add(0, || format!("this is {found} MiB long; a team file can be {most} MiB at most"));
        return None;
    }
    if text.len() <= TOLD_IN_FULL {
        let (table, errors) = DeTable::parse_recoverable(text);
        // One mistake often makes the parser stumble again on the same line.
        let (mut from, mut told) = (0, false);
        for error in errors {
            let at = place(&error, text);
            let same_line = at >= from && text.get(from..at).is_some_and(|between| !between.contains('\n'));
            if !(told && same_line) {
                complain(&error, text, faults);
            }
            (from, told) = (at, true);
        }
        return Some(table.into_inner());
    }
    first_look(text, faults)?;
    if tokens(text) > MOST_TOKENS {
        faults.add(0, || {
            "this is too long and too dense for a team file: import it in parts, each with `format = 1` first".to_owned()
        });
        return None;
    }
    match DeTable::parse(text) {
        Ok(table) => Some(Spanned::into_inner(table)),
        Err(error) => {
            complain(&error, text, faults);
            None
        }
    }
}

/// Reads the beginning of a long text alone, so that noise is refused before it costs memory.
fn first_look(text: &str, faults: &mut Collector) -> Option<()> {
    let end = (0..=FIRST_LOOK).rev().find(|at| text.is_char_boundary(*at))?;
    let head = text.get(..end)?;
    if ["\"\"\"", "'''"].iter().any(|quotes| head.contains(quotes)) {
        return Some(());
    }
    match DeTable::parse(head) {
        // Near the cut the fault may be the cut's.
        Err(error) if place(&error, head) < end / 2 => {
            complain(&error, text, faults);
            None
        }
        _ => Some(()),
    }
}

/// About how many tokens the parser would make of a text; never far too few.
fn tokens(text: &str) -> usize {
    let mut count = 0;
    let mut word = false;
    for byte in text.bytes() {
        let mark = matches!(
            byte,
            b'.' | b'=' | b',' | b'[' | b']' | b'{' | b'}' | b'\n' | b' ' | b'\t' | b'"' | b'\''
        );
        count += usize::from(mark || !word);
        word = !mark;
    }
    count
}

fn place(error: &Error, text: &str) -> usize {
    let at = error.span().map_or(0, |span| span.start).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn complain(error: &Error, text: &str, faults: &mut Collector) {
    let found = error.message();
    let what = if found == "duplicate key" {
        "this key or table is here a second time; keep one of them".to_owned()
    } else if found.starts_with("string values must be quoted") {
        "text needs quotes: key = \"text\"".to_owned()
    } else if found.starts_with("key with no value") {
        "a key needs a value: key = value".to_owned()
    } else {
        format!("this cannot be read as TOML: {found}")
    };
    faults.add(place(error, text), || what);
}
