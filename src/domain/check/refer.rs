//! References: that what a record names is there, and that nothing is removed while something still names it.

use std::collections::{HashMap, HashSet};

use super::super::id::{
    ActivityId, FamilyRef, GroupId, Name, OrganisationId, PersonId, PlaceId, PostId, SeriesId, TeamId,
};
use super::super::malformed::nearest;
use super::super::parts::{PartRole, RecordPart};
use super::super::record::{Key, Record, TableName};
use super::super::state::State;
use super::{Check, Problem};

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

/// The nearest id to one that is not there, remembered: a wrong id often stands in many places.
#[derive(Default)]
pub(super) struct Near(HashMap<(TableName, String), Option<String>>);

/// How many different wrong ids are compared with all the right ones.
const COMPARED: usize = 300;

impl Near {
    fn find(&mut self, state: &State, table: TableName, id: &str) -> Option<String> {
        if let Some(known) = self.0.get(&(table, id.to_owned())) {
            return known.clone();
        }
        if self.0.len() >= COMPARED {
            return None;
        }
        let found = nearest_in(state, table, id);
        self.0.insert((table, id.to_owned()), found.clone());
        found
    }
}

pub(super) fn nearest_in(state: &State, table: TableName, id: &str) -> Option<String> {
    fn among<'a, K: AsRef<str> + 'a>(id: &str, keys: impl Iterator<Item = &'a K>) -> Option<String> {
        nearest(id, keys.map(AsRef::as_ref)).map(str::to_owned)
    }
    let records = &state.records;
    match table {
        TableName::Place => among(id, records.places.keys()),
        TableName::Team => among(id, records.teams.keys()),
        TableName::Person => among(id, records.people.keys()),
        TableName::Post => among(id, records.posts.keys()),
        TableName::Course => among(id, state.courses().into_iter().map(|course| &course.id)),
        TableName::Activity => among(id, state.activities().into_iter().map(|activity| &activity.id)),
        TableName::Family => among(id, records.families.keys().filter(|it| !it.is_stand_in())),
        TableName::Group => among(id, records.groups.keys()),
        TableName::Series => among(id, records.series.keys()),
        TableName::Organisation => among(id, records.organisations.keys()),
        _ => None,
    }
}

/// Whether there is a record of a table that others refer to, with such an id.
#[must_use]
pub fn is_there(state: &State, table: TableName, id: &str) -> bool {
    macro_rules! has {
        ($field:ident, $id:ident) => {
            $id::parse(id).is_ok_and(|id| state.records.$field.contains_key(&id))
        };
    }
    match table {
        TableName::Place => has!(places, PlaceId),
        TableName::Team => has!(teams, TeamId),
        TableName::Person => has!(people, PersonId),
        TableName::Post => has!(posts, PostId),
        TableName::Course => id.parse().is_ok_and(|id| state.course(&id).is_some()),
        TableName::Activity => id.parse().is_ok_and(|id| state.activity(&id).is_some()),
        TableName::Family => has!(families, FamilyRef),
        TableName::Group => has!(groups, GroupId),
        TableName::Series => has!(series, SeriesId),
        TableName::Organisation => has!(organisations, OrganisationId),
        _ => true,
    }
}

/// Says that there is no record of a table with such an id, and which one may have been meant.
#[must_use]
pub fn no_such(state: &State, table: TableName, id: &str) -> String {
    not_there(table, id, nearest_in(state, table, id))
}

fn not_there(table: TableName, id: &str, near: Option<String>) -> String {
    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    format!("there is no {table} `{id}`{near}")
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
                    let (table, id) = (target.table(), target.as_str());
                    let message = format!(
                        "{table} `{id}` cannot be removed: {key} still names it as `{field}`; change that first"
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

/// An activity's title, or its id where nobody knows it.
pub(super) fn title_of(state: &State, id: &ActivityId) -> String {
    state.activity(id).map_or_else(|| id.to_string(), |activity| activity.title.clone())
}
