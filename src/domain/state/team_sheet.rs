//! A week by team: how far each team's part has come, what of it was published, and what belongs to which team.
//!
//! What is said of a week as a whole holds for every team of which nothing else is said: so weeks of old stores and of
//! files that name no team mean what they always meant. A session belongs to the teams of those who are in it, a shift to
//! its person's; a session of two teams is out as soon as it is out for one of them, and stays as it is once it is closed
//! for one of them.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::Sheet;
use super::snapshot::State;
use crate::domain::calendar::Week;
use crate::domain::id::{GroupId, PersonId, TeamId};
use crate::domain::record::{Booking, Edition, Rev, SheetMark, SheetState, TeamMark};

/// How far every team's part of a week has come, by team.
pub type TeamStates = BTreeMap<TeamId, SheetState>;

impl Sheet {
    /// What holds for a team, with the revision that said so: what is said of it, else of the week as a whole.
    #[must_use]
    pub fn mark_of(&self, team: &TeamId) -> Option<(Rev, &SheetMark)> {
        let own = self.team_marks.get(team).map(|row| (row.rev, &row.item.mark));
        own.or_else(|| self.mark.as_ref().map(|row| (row.rev, &*row.item)))
    }

    /// How far a team's part has come; one that nobody has said anything of is a draft.
    #[must_use]
    pub fn state_of(&self, team: &TeamId) -> SheetState {
        self.mark_of(team).map_or(SheetState::Draft, |(_, mark)| mark.state)
    }

    /// What was published for a team: its own part, else the week as a whole.
    #[must_use]
    pub fn edition_of(&self, team: &TeamId) -> Option<&Edition> {
        let own = self.team_editions.get(team).map(|row| &row.item.edition);
        own.or_else(|| self.edition.as_ref().map(|row| &*row.item))
    }

    /// Everything that is said of it, as a whole and by team.
    pub fn marks(&self) -> impl Iterator<Item = &SheetMark> {
        let whole = self.mark.iter().map(|row| &*row.item);
        whole.chain(self.team_marks.values().map(|row| &row.item.mark))
    }
}

impl State {
    /// What is said of a team's part of a week, to be changed: its own mark, else one as the week as a whole has it,
    /// without the reasons, which stay there.
    #[must_use]
    pub fn team_mark(&self, week: Week, team: &TeamId) -> TeamMark {
        let sheet = self.sheet(week);
        let own = sheet.and_then(|sheet| sheet.team_marks.get(team));
        let whole = || match sheet.and_then(|sheet| sheet.mark.as_ref()) {
            Some(row) => SheetMark { overrides: vec![], ..SheetMark::clone(&row.item) },
            None => SheetMark::draft(week),
        };
        own.map_or_else(|| TeamMark { team: team.clone(), mark: whole() }, |row| TeamMark::clone(&row.item))
    }

    /// How far a team's part of a week has come.
    #[must_use]
    pub fn team_state(&self, week: Week, team: &TeamId) -> SheetState {
        self.sheet(week).map_or(SheetState::Draft, |sheet| sheet.state_of(team))
    }

    /// How far every team's part of a week has come.
    #[must_use]
    pub fn team_states(&self, week: Week) -> TeamStates {
        self.records.teams.keys().map(|team| (team.clone(), self.team_state(week, team))).collect()
    }

    /// How far a week has come as a whole: a draft while any team's part is, else published while any is. Where there is
    /// no team it is as is said of the week.
    #[must_use]
    pub fn week_state(&self, week: Week) -> SheetState {
        let Some(sheet) = self.sheet(week) else { return SheetState::Draft };
        let teams = self.records.teams.keys().map(|team| sheet.state_of(team));
        let whole = || sheet.mark.as_ref().map(|row| row.item.state);
        SheetState::together(teams).or_else(whole).unwrap_or(SheetState::Draft)
    }

    /// Whether a week has come further for some teams than for others.
    #[must_use]
    pub fn is_split(&self, week: Week) -> bool {
        let Some(sheet) = self.sheet(week) else { return false };
        let mut states = self.records.teams.keys().map(|team| sheet.state_of(team));
        states.next().is_some_and(|first| states.any(|other| other != first))
    }

    /// How far a week has come for a person: their team's part of it.
    #[must_use]
    pub fn state_for(&self, week: Week, person: &PersonId) -> SheetState {
        self.person(person).map_or_else(|| self.week_state(week), |it| self.team_state(week, &it.team))
    }

    /// The teams that a session belongs to: those of the people who do it and who are with them; where there is nobody
    /// yet, those of its families, else of its group's. None where it is the service's as a whole.
    #[must_use]
    pub fn teams_in(&self, booking: &Booking) -> BTreeSet<TeamId> {
        let people = booking.people.iter().chain(&booking.with);
        let of_people: BTreeSet<TeamId> =
            people.filter_map(|id| self.person(id)).map(|it| it.team.clone()).collect();
        if !of_people.is_empty() {
            return of_people;
        }
        let families = booking.families.iter().filter_map(|it| self.family(it));
        let of_families: BTreeSet<TeamId> = families.map(|it| it.team.clone()).collect();
        if !of_families.is_empty() {
            return of_families;
        }
        booking.group.as_ref().map_or_else(BTreeSet::new, |group| self.teams_of_group(group))
    }

    /// The teams of the families that are invited to a group.
    #[must_use]
    pub fn teams_of_group(&self, group: &GroupId) -> BTreeSet<TeamId> {
        let invited = self.group(group).map_or(&[][..], |group| &group.invited);
        invited.iter().filter_map(|it| self.family(&it.family)).map(|it| it.team.clone()).collect()
    }

    /// Whether a session of a week stands in such a state for one of its teams; one of no team goes by the week.
    fn stands(&self, week: Week, booking: &Booking, is: impl Fn(SheetState) -> bool) -> bool {
        let teams = self.teams_in(booking);
        if teams.is_empty() {
            return is(self.week_state(week));
        }
        teams.iter().any(|team| is(self.team_state(week, team)))
    }

    /// Whether a session of a week is out: everybody may see it.
    #[must_use]
    pub fn is_out(&self, week: Week, booking: &Booking) -> bool {
        self.stands(week, booking, |state| state != SheetState::Draft)
    }

    /// Whether a session of a week is published and can still change.
    #[must_use]
    pub fn is_published(&self, week: Week, booking: &Booking) -> bool {
        self.stands(week, booking, |state| state == SheetState::Published)
    }

    /// Whether a session of a week stays as it is: the week is closed for one of its teams.
    #[must_use]
    pub fn is_closed(&self, week: Week, booking: &Booking) -> bool {
        self.stands(week, booking, |state| state == SheetState::Closed)
    }
}
