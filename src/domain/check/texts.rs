//! Texts that a change brings: nothing in them is hidden from whoever reads them.

use std::collections::HashSet;

use super::{Check, Problem};
use crate::domain::record::Key;
use crate::domain::state::State;
use crate::domain::text::plain_text::{named, never_kept};

/// Checks the texts that a batch of edits brings. What stood in the same record before is left alone: it may be older than
/// this check, and whoever changes another part of the record did not write it.
#[must_use]
pub fn check_written(before: &State, after: &State, keys: &[Key]) -> Vec<Problem> {
    let mut check = Check::new(after);
    for key in keys {
        let Ok(Some((_, record))) = after.get(key) else { continue };
        let old = before.get(key).ok().flatten();
        let mut stood = HashSet::new();
        if let Some((_, old)) = &old {
            old.each_text(&mut |_, _, text| {
                stood.insert(text);
            });
        }
        record.each_text(&mut |field, index, text| {
            if let Some(letter) = never_kept(text).filter(|_| !stood.contains(text)) {
                let message =
                    format!("`{field}` holds {}, which is never kept here: take it out", named(letter));
                check.say_at(key, field, index, message);
            }
        });
    }
    check.problems
}
