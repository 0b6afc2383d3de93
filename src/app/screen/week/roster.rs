//! The lines of a week: people by team and post, in an order that stays put.

use crate::domain::{PersonId, PostId, State, TeamId};
use crate::rota::RotaWeek;

/// One person's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterLine {
    /// The team it stands under.
    pub team: Option<TeamId>,
    /// The post it stands under; `None` for people who are there without one.
    pub post: Option<PostId>,
    /// The person.
    pub person: PersonId,
}

/// The lines of a week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The lines, grouped by team and post.
    pub lines: Vec<RosterLine>,
}

impl Roster {
    /// Who has a share on in the week, by team and post; then who is there all the same.
    #[must_use]
    pub fn of(state: &State, rota: &RotaWeek) -> Self {
        let (monday, sunday) = (rota.week().monday(), rota.week().sunday());
        let mut lines: Vec<RosterLine> = vec![];
        for share in state.shares() {
            let on = share.from <= sunday && share.until.is_none_or(|until| until >= monday);
            let line = RosterLine {
                team: state.post(&share.post).map(|post| post.team.clone()),
                post: Some(share.post.clone()),
                person: share.person.clone(),
            };
            if on && !lines.contains(&line) {
                lines.push(line);
            }
        }
        let there = rota
            .sessions()
            .iter()
            .flat_map(|booked| booked.booking().people.iter())
            .chain(rota.shifts().iter().map(|shift| &shift.person));
        for person in there {
            if !lines.iter().any(|line| line.person == *person) {
                let team = state.person(person).map(|person| person.team.clone());
                lines.push(RosterLine { team, post: None, person: person.clone() });
            }
        }
        lines.sort_by(|a, b| {
            (a.team.is_none(), &a.team, a.post.is_none(), &a.post, &a.person).cmp(&(
                b.team.is_none(),
                &b.team,
                b.post.is_none(),
                &b.post,
                &b.person,
            ))
        });
        Self { lines }
    }

    /// The same lines with those of a team first.
    #[must_use]
    pub fn with_first(&self, team: Option<&TeamId>) -> Self {
        let mut lines = self.lines.clone();
        lines.sort_by_key(|line| team.is_some() && line.team.as_ref() != team);
        Self { lines }
    }

    /// The first line of a person.
    #[must_use]
    pub fn position(&self, person: &PersonId) -> Option<usize> {
        self.lines.iter().position(|line| line.person == *person)
    }

    /// The person some lines further down (up, when negative), stopping at the ends; skips lines of the same person.
    #[must_use]
    pub fn step(&self, from: Option<&PersonId>, by: i32) -> Option<&PersonId> {
        let at = from.and_then(|person| self.position(person));
        let Some(at) = at else {
            return self.lines.first().map(|line| &line.person);
        };
        let last = self.lines.len().saturating_sub(1);
        let by_lines = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        let to = if by < 0 { at.saturating_sub(by_lines) } else { at.saturating_add(by_lines).min(last) };
        self.lines.get(to).map(|line| &line.person)
    }
}
