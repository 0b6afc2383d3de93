//! The journal alone, read as opening reads it: for the harness in `tests/hard`, which feeds it whatever it likes.

use std::path::Path;

use super::StoreError;
use super::journal::{Body, FrameFound, HEADER, Journal};
use crate::domain::Entry;

/// Reads the entries of a journal, as far as it can be read; nothing is written.
pub fn entries_in(journal: &Path) -> Result<Vec<Entry>, StoreError> {
    let journal = Journal::open_to_read(journal)?;
    let (mut at, mut entries) = (HEADER, vec![]);
    loop {
        match journal.read(at)? {
            FrameFound::Frame(frame, body) => {
                if let Body::Entry(entry) = body {
                    entries.push(entry);
                }
                at = frame.end();
            }
            FrameFound::Damage(damage) => match damage.next {
                Some(next) => at = next,
                None => return Ok(entries),
            },
            FrameFound::Newer(number) => return Err(journal.newer(number)),
            FrameFound::End | FrameFound::Torn => return Ok(entries),
        }
    }
}
