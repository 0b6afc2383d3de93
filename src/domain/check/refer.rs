//! References: that what a record names is there, and that nothing is removed while something still names it.

use std::collections::HashSet;

use super::near::not_there;
use super::{Check, Problem};
use crate::domain::calendar::Week;
use crate::domain::change::Edit;
use crate::domain::id::Name;
use crate::domain::parts::{PartRole, RecordPart};
use crate::domain::record::{Key, Record};
use crate::domain::state::State;

impl Name<'_> {
    /// The key of its record; sessions, which no record has to refer to, are told apart by their week too.
    fn key(self) -> Option<Key> {
        Some(match self {
            Self::Place(id) => Key::Place(id.clone()),
            Self::Team(id) => Key::Team(id.clone()),
            Self::Person(id) => Key::Person(id.clone()),
            Self::Post(id) => Key::Post(id.clone()),
            Self::Course(id) => Key::Course(id.clone()),
            Self::Activity(id) => Key::Activity(id.clone()),
            Self::Family(id) => Key::Family(id.clone()),
            Self::Group(id) => Key::Group(id.clone()),
            Self::Series(id) => Key::Series(id.clone()),
            Self::Organisation(id) => Key::Organisation(id.clone()),
            Self::Request(id) => Key::StaffRequest(id.clone()),
            Self::Session(_) => return None,
        })
    }

    /// Whether there is something of that id.
    fn is_in(self, state: &State) -> bool {
        let records = &state.records;
        match self {
            Self::Place(id) => records.places.contains_key(id),
            Self::Team(id) => records.teams.contains_key(id),
            Self::Person(id) => records.people.contains_key(id),
            Self::Post(id) => records.posts.contains_key(id),
            Self::Course(id) => state.course(id).is_some(),
            Self::Activity(id) => state.activity(id).is_some(),
            Self::Family(id) => records.families.contains_key(id),
            Self::Group(id) => records.groups.contains_key(id),
            Self::Series(id) => records.series.contains_key(id),
            Self::Organisation(id) => records.organisations.contains_key(id),
            Self::Request(id) => records.requests.contains_key(id),
            Self::Session(id) => state.sheets().any(|(_, sheet)| sheet.sessions.contains_key(id)),
        }
    }
}

/// Shows every id of another record that must be there.
fn each_reference<'a>(record: &'a Record, look: &mut dyn FnMut(&'static str, Option<usize>, Name<'a>)) {
    record.each_part(&mut |at, part| match part {
        RecordPart::Id(name) if at.role == PartRole::Refers => look(at.field, at.index, name),
        _ => {}
    });
}

/// What is here and names a record, so that this cannot be removed.
#[must_use]
pub fn naming(state: &State, key: &Key) -> Vec<Record> {
    let names_it = |record: &Record| {
        let mut found = false;
        each_reference(record, &mut |_, _, name| found |= name.key().as_ref() == Some(key));
        found
    };
    state.rows().map(|(_, record)| record).filter(|record| record.key() != *key && names_it(record)).collect()
}

/// The weeks that must be loaded to tell whether anything still names what edits remove: every week, where sessions and
/// shifts can name it.
#[must_use]
pub fn weeks_of_removals(state: &State, edits: &[Edit]) -> Vec<Week> {
    let is_named_in_weeks = |edit: &Edit| {
        use Key as K;
        let of_kind = |key: &Key| {
            matches!(key, K::Place(_) | K::Team(_) | K::Person(_) | K::Post(_) | K::Activity(_) | K::Group(_))
        };
        edit.after.is_none() && edit.before.is_some() && of_kind(&edit.key)
    };
    if edits.iter().any(is_named_in_weeks) { state.weeks().collect() } else { vec![] }
}

/// What a record is called on the screens: `the place “Hall”`.
fn in_words(record: &Record, state: &State) -> String {
    Edit { key: record.key(), before: None, after: Some(record.clone()) }.what(state)
}

impl Check<'_> {
    /// Says what a record names that is not there.
    pub(super) fn references(&mut self, key: &Key, record: &Record) {
        each_reference(record, &mut |field, index, target| {
            if target.is_in(self.state) {
                return;
            }
            let (table, id) = (target.table(), target.as_str());
            let near = self.near.find(self.state, table, id);
            let message = format!("`{field}`: {}", not_there(table, id, near));
            let lacks = Some((table, id.to_owned()));
            self.problems.push(Problem { key: key.clone(), field, index, message, lacks });
        });
    }

    /// Says what is loaded and still names something that was removed; what was itself touched is checked elsewhere.
    pub(super) fn what_stays_behind(&mut self, removed: &HashSet<&Key>, touched: &[Key]) {
        if removed.iter().all(|key| key.week().is_some()) {
            return;
        }
        let touched: HashSet<&Key> = touched.iter().collect();
        for (_, record) in self.state.rows() {
            let key = record.key();
            if touched.contains(&key) {
                continue;
            }
            each_reference(&record, &mut |field, index, target| {
                let Some(gone) = target.key() else { return };
                if removed.contains(&gone) && !target.is_in(self.state) {
                    let what = self.before.and_then(|before| Some((before.get(&gone).ok()??.1, before)));
                    let what = what.map_or_else(|| gone.to_string(), |(it, before)| in_words(&it, before));
                    let by = in_words(&record, self.state);
                    let message = format!(
                        "{what} cannot be removed: {by} still names it as `{field}`; change that first"
                    );
                    self.problems.push(Problem { key: gone, field, index, message, lacks: None });
                }
            });
            if let Record::Shift(row) = &record {
                let lost = |key: &&Key| matches!(key, Key::Share((_, person, _)) if *person == row.person);
                if removed.iter().any(lost) {
                    self.shift(&key, row);
                }
            }
        }
    }
}
