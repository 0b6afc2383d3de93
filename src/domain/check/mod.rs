//! Whether records hold together: what they refer to is there, what they say is possible, and what is never stored.
//!
//! What a draft may get wrong (two sessions at once, nobody in one) is for the rules to flag, not for here to refuse.

mod bookings;
mod limits;
mod near;
mod occurrences;
mod patterns;
mod policies;
mod posts;
mod refer;
mod requests;
mod subject;
mod texts;

use std::collections::HashSet;
use std::fmt;

use near::Near;
pub use near::{is_there, no_such};
pub use occurrences::weeks_of_rules;
pub use patterns::{ShiftOverlap, at_once};
pub use policies::unknown as unknown_policy;
pub use refer::{naming, weeks_of_removals};
pub use subject::subject_is_there;
pub use texts::check_written;

use crate::domain::identifier;
use crate::domain::record::{Key, Record, TableName};
use crate::domain::state::State;
use crate::domain::text::plain_text;

/// Something that keeps a record from being stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The record.
    pub key: Key,
    /// The key of the team file that is wrong or missing; of a policy the whole key's place.
    pub field: &'static str,
    /// Which item of a list, from 0.
    pub index: Option<usize>,
    /// What is wrong, with what, and what would do.
    pub message: String,
    /// The record that is looked for and not there: its table and its id (of a share, the person's).
    pub lacks: Option<(TableName, String)>,
}

impl fmt::Display for Problem {
    /// The record, and what is wrong with it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.message)
    }
}

/// Checks every record of a state whose weeks are all loaded.
#[must_use]
pub fn check_all(state: &State) -> Vec<Problem> {
    let mut check = Check::new(state);
    for (_, record) in state.rows() {
        check.record(&record);
    }
    check.problems
}

/// Checks what a batch of edits touched, and that nothing that is loaded still refers to what it removed.
///
/// `before` is the state that the batch was applied to, `after` the state it led to, `keys` what it touched.
#[must_use]
pub fn check_touched(before: &State, after: &State, keys: &[Key]) -> Vec<Problem> {
    let mut check = Check { before: Some(before), ..Check::new(after) };
    let mut removed: HashSet<&Key> = HashSet::new();
    for key in keys {
        match (before.get(key), after.get(key)) {
            (_, Ok(Some((_, record)))) => check.record(&record),
            (Ok(Some(_)), Ok(None)) => {
                removed.insert(key);
            }
            _ => {}
        }
    }
    check.what_stays_behind(&removed, keys);
    check.what_is_beside(keys);
    check.problems
}

/// A check under way.
struct Check<'a> {
    state: &'a State,
    /// What it was before the edits, where edits are checked.
    before: Option<&'a State>,
    near: Near,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn new(state: &'a State) -> Self {
        Self { state, before: None, near: Near::default(), problems: vec![] }
    }

    fn record(&mut self, record: &Record) {
        let key = record.key();
        self.references(&key, record);
        self.identifiers(&key, record);
        match record {
            Record::Policy(setting) => self.setting(&key, setting),
            Record::Share(share) => self.share(&key, share),
            Record::Shift(row) => self.shift(&key, row),
            Record::Session(session) => self.session(&key, session),
            Record::Series(series) => self.series(&key, series),
            _ => self.limits(&key, record),
        }
    }

    /// Checks what stands beside a certificate that was touched.
    fn what_is_beside(&mut self, touched: &[Key]) {
        for key in touched {
            let Key::Training(of) = key else { continue };
            let beside = self.state.records.refreshers.get(of).map(|row| Record::Refresher(row.item.clone()));
            if let Some(record) = beside.filter(|record| !touched.contains(&record.key())) {
                self.record(&record);
            }
        }
    }

    fn say(&mut self, key: &Key, field: &'static str, message: impl Into<String>) {
        self.say_at(key, field, None, message);
    }

    /// Says that something is looked for and not there.
    fn say_lacking(&mut self, key: &Key, field: &'static str, message: String, lacks: (TableName, String)) {
        self.problems.push(Problem { key: key.clone(), field, index: None, message, lacks: Some(lacks) });
    }

    fn say_at(&mut self, key: &Key, field: &'static str, index: Option<usize>, message: impl Into<String>) {
        let message = message.into();
        self.problems.push(Problem { key: key.clone(), field, index, message, lacks: None });
    }

    /// CHI and NHS numbers in any text of a record (RULES.md, `privacy.identifier`).
    fn identifiers(&mut self, key: &Key, record: &Record) {
        record.each_text(&mut |field, index, text| {
            let found = identifier::scan(text).into_iter().find(|found| found.kind.is_identifier());
            if let Some(found) = found {
                let what = found.kind.title();
                self.say_at(
                    key,
                    field,
                    index,
                    format!(
                        "`{field}` holds {what}, which is never kept here: use the local reference instead"
                    ),
                );
            }
        });
        record.each_text(&mut |field, index, text| {
            if let Some(letter) = text.chars().find(|letter| is_never_kept(*letter)) {
                let what = plain_text::named(letter);
                let message = format!("`{field}` holds {what}, which is never kept in text: take it out");
                self.say_at(key, field, index, message);
            }
            if text.len() > LONGEST_TEXT {
                let message = format!("`{field}` is {} bytes long; at most {LONGEST_TEXT} fit", text.len());
                self.say_at(key, field, index, message);
            }
        });
    }
}

/// Whether a letter is never kept in a text: it is a control, the end of a line among them, or nobody sees it and it has
/// what is beside it read otherwise or found no more.
#[must_use]
pub fn is_never_kept(letter: char) -> bool {
    letter.is_control()
        || matches!(plain_text::class_of(letter), plain_text::Class::Turning | plain_text::Class::Unseen)
}

/// The longest text of a record, in bytes.
pub const LONGEST_TEXT: usize = 4000;
