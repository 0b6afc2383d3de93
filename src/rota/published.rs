//! A week against what was published of it, team by team: each team's part is held against what went out for that team.

use std::collections::BTreeSet;

use crate::domain::{
    Booking, Edition, Instant, PersonId, Presence, Session, SessionId, SheetState, State, TeamId,
};

use super::published_diff::{PublishedDiff, alterations};
use super::week::RotaWeek;

impl RotaWeek {
    /// The week as it is to be published for some teams: their sessions, and when their people are in.
    #[must_use]
    pub fn edition_for(&self, state: &State, team: &TeamId, by: &str, at: Instant) -> Edition {
        part(self.edition(by, at), state, team, &Kept::default())
    }

    /// What differs from what was published for some teams; nothing of a draft, nor of what nobody kept.
    #[must_use]
    pub fn changes_for(&self, state: &State, teams: &BTreeSet<TeamId>) -> Vec<PublishedDiff> {
        let Some(sheet) = state.sheet(self.week()) else { return vec![] };
        let out = teams.iter().filter(|team| sheet.state_of(team) != SheetState::Draft);
        let editions: Vec<(&TeamId, &Edition)> =
            out.filter_map(|team| Some((team, sheet.edition_of(team)?))).collect();
        let Some((_, first)) = editions.first() else { return vec![] };
        let now = self.edition(&first.by, first.at);
        let mut all: Vec<PublishedDiff> = vec![];
        for (team, edition) in editions {
            // What was published for the team alone is its part as it was then, whoever has changed teams since.
            let whole = !sheet.team_editions.contains_key(team);
            let then =
                if whole { part(edition.clone(), state, team, &Kept::default()) } else { edition.clone() };
            let now = part(now.clone(), state, team, &Kept::of(&then));
            for found in alterations(&then, &now) {
                if !all.iter().any(|known| known.is_about_the_same(&found)) {
                    all.push(found);
                }
            }
        }
        all.sort_by_key(PublishedDiff::date);
        all
    }

    /// What differs from what was published for every team; where there is no team, from the week as a whole.
    #[must_use]
    pub fn changes_since_published(&self, state: &State) -> Vec<PublishedDiff> {
        if !state.records.teams.is_empty() {
            return self.changes_for(state, &state.records.teams.keys().cloned().collect());
        }
        let edition = state.sheet(self.week()).and_then(|sheet| sheet.edition.as_ref());
        edition.map_or_else(Vec::new, |row| self.changes_since(&row.item))
    }
}

impl PublishedDiff {
    /// Whether it is a team's: a session of it, as it was or as it is, or the presence of somebody in it; what is the
    /// service's as a whole is every team's.
    #[must_use]
    pub fn concerns(&self, state: &State, team: &TeamId) -> bool {
        match self {
            Self::Added(session) | Self::Gone(session) => is_of(state, &session.booking, team),
            Self::Changed(both) => is_of(state, &both.0.booking, team) || is_of(state, &both.1.booking, team),
            Self::Presence { person, .. } => state.person(person).is_some_and(|it| it.team == *team),
        }
    }

    /// Whether another is about the same session, or the same person's presence on the same day.
    fn is_about_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Presence { person, date, .. },
                Self::Presence { person: other_person, date: other_date, .. },
            ) => (person, date) == (other_person, other_date),
            _ => self.session().is_some() && self.session() == other.session(),
        }
    }
}

/// What an edition holds whatever its teams are today: sessions and people that are followed where they go.
#[derive(Default)]
struct Kept {
    sessions: BTreeSet<SessionId>,
    people: BTreeSet<PersonId>,
}

impl Kept {
    fn of(edition: &Edition) -> Self {
        Self {
            sessions: edition.sessions.iter().map(|session| session.id.clone()).collect(),
            people: edition.presence.iter().map(|it| it.person.clone()).collect(),
        }
    }
}

/// Whether a session is to be published with a team's part: it is the team's, or the service's as a whole.
fn is_of(state: &State, booking: &Booking, team: &TeamId) -> bool {
    let teams = state.teams_in(booking);
    teams.is_empty() || teams.contains(team)
}

fn part(mut edition: Edition, state: &State, team: &TeamId, kept: &Kept) -> Edition {
    edition.sessions.retain(|it: &Session| kept.sessions.contains(&it.id) || is_of(state, &it.booking, team));
    edition.presence.retain(|it: &Presence| {
        kept.people.contains(&it.person)
            || state.person(&it.person).is_some_and(|person| person.team == *team)
    });
    edition
}
