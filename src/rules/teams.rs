//! Which teams a flag is for: whoever publishes a team's week is asked about these and no others.

use std::collections::BTreeSet;

use crate::domain::{FamilyRef, GroupId, PersonId, PostId, SessionId, State, TableName, TeamId};

use super::Flag;

impl Flag {
    /// The teams that it is for: those of the people it is about, and that of what it is about. None where it is for the
    /// service as a whole.
    #[must_use]
    pub fn teams(&self, state: &State) -> BTreeSet<TeamId> {
        let people = self.people.iter().filter_map(|id| state.person(id));
        let mut teams: BTreeSet<TeamId> = people.map(|it| it.team.clone()).collect();
        // A session of several teams is for those of whom something is flagged.
        if teams.is_empty() || !matches!(self.subject.kind, TableName::Session | TableName::Group) {
            teams.extend(self.teams_of_subject(state));
        }
        teams
    }

    /// Whether it is for a team, or for the service as a whole.
    #[must_use]
    pub fn concerns(&self, state: &State, team: &TeamId) -> bool {
        let teams = self.teams(state);
        teams.is_empty() || teams.contains(team)
    }

    fn teams_of_subject(&self, state: &State) -> BTreeSet<TeamId> {
        let id = self.subject.id.as_str();
        let one = |team: Option<TeamId>| team.into_iter().collect();
        match self.subject.kind {
            TableName::Session => {
                SessionId::parse(id).map_or_else(|_| BTreeSet::new(), |id| self.teams_of_session(state, &id))
            }
            TableName::Group => {
                GroupId::parse(id).map_or_else(|_| BTreeSet::new(), |id| self.teams_of_group(state, &id))
            }
            TableName::Person => one(of(id, |id: &PersonId| Some(state.person(id)?.team.clone()))),
            TableName::Post => one(of(id, |id: &PostId| Some(state.post(id)?.team.clone()))),
            TableName::Family => one(of(id, |id: &FamilyRef| Some(state.family(id)?.team.clone()))),
            TableName::Team => one(of(id, |id: &TeamId| Some(id.clone()))),
            // `WEEK/TEAM`, where teams have come to different states.
            TableName::Sheet => one(id.split_once('/').and_then(|(_, team)| TeamId::parse(team).ok())),
            _ => BTreeSet::new(),
        }
    }

    fn teams_of_session(&self, state: &State, id: &SessionId) -> BTreeSet<TeamId> {
        let stored = state.sheet(self.week).and_then(|sheet| sheet.sessions.get(id));
        if let Some(row) = stored {
            return state.teams_in(&row.item.booking);
        }
        let series = id.occurrence_of().and_then(|(series, _)| state.records.series.get(&series));
        series.map_or_else(BTreeSet::new, |row| state.teams_in(&row.item.booking))
    }

    /// The teams of whoever runs a group that week, and of the families that are invited.
    fn teams_of_group(&self, state: &State, id: &GroupId) -> BTreeSet<TeamId> {
        let sessions = state.sheet(self.week).into_iter().flat_map(|sheet| sheet.sessions.values());
        let bookings = sessions.map(|row| &row.item.booking);
        let series = state.records.series.values().map(|row| &row.item.booking);
        let held = bookings.chain(series).filter(|booking| booking.group.as_ref() == Some(id));
        held.flat_map(|booking| state.teams_in(booking)).chain(state.teams_of_group(id)).collect()
    }
}

fn of<T: std::str::FromStr>(id: &str, team: impl Fn(&T) -> Option<TeamId>) -> Option<TeamId> {
    team(&id.parse().ok()?)
}
