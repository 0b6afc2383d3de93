//! What is there under an id and, where nothing is, what is nearest.

use std::collections::HashMap;

use crate::domain::id::{
    ActivityId, FamilyRef, GroupId, OrganisationId, PersonId, PlaceId, PostId, RequestId, SeriesId, TeamId,
};
use crate::domain::record::TableName;
use crate::domain::state::State;
use crate::domain::text::nearest;

/// The nearest id to one that is not there, remembered: a wrong id often stands in many places.
#[derive(Default)]
pub(super) struct Near(HashMap<(TableName, String), Option<String>>);

/// How many different wrong ids are compared with all the right ones.
const COMPARED: usize = 300;

impl Near {
    pub(super) fn find(&mut self, state: &State, table: TableName, id: &str) -> Option<String> {
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
        TableName::Request => among(id, records.requests.keys()),
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
        TableName::Request => has!(requests, RequestId),
        _ => true,
    }
}

/// Says that there is no record of a table with such an id, and which one may have been meant.
#[must_use]
pub fn no_such(state: &State, table: TableName, id: &str) -> String {
    not_there(table, id, nearest_in(state, table, id))
}

pub(super) fn not_there(table: TableName, id: &str, near: Option<String>) -> String {
    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    format!("there is no {table} `{id}`{near}")
}

/// An activity's title, or its id where nobody knows it.
pub(super) fn title_of(state: &State, id: &ActivityId) -> String {
    state.activity(id).map_or_else(|| id.to_string(), |activity| activity.title.clone())
}
