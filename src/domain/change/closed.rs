//! A closed week stays as it is: what is stored of it, and what series put into it.

use std::collections::BTreeSet;

use super::edit::{Change, Edit};
use crate::domain::calendar::{Date, Week};
use crate::domain::id::{PersonId, TeamId};
use crate::domain::record::{Booking, Key, Record, Series, SheetState};
use crate::domain::state::{NotLoaded, State};

/// All the edits that cannot be, each with why: a closed week takes none of what belongs to a team it is closed for, but for
/// those that open it again. The error is a week that would have to be loaded.
pub fn closed_to(state: &State, edits: &[Edit]) -> Result<Vec<(Key, String)>, NotLoaded> {
    let (marks, others): (Vec<&Edit>, Vec<&Edit>) =
        edits.iter().partition(|edit| matches!(edit.key, Key::Sheet(_) | Key::TeamMark(_)));
    let marks: Vec<Change> = marks.into_iter().map(said_by).collect();
    let opened = state.preview(&marks)?;
    let mut refused = vec![];
    for edit in &others {
        let Some(week) = edit.key.week() else { continue };
        if let Some(team) =
            closed_for(state, edit, week).into_iter().find(|it| is_closed(&opened, week, it.as_ref()))
        {
            let whose = whose(state, team);
            let is_there = edit.before.is_some() || state.gives(&edit.key);
            let so = if is_there {
                format!("so {} stays as it is", edit.what(state))
            } else {
                "so nothing can be added to it".to_owned()
            };
            let words = format!("the week {week} is closed{whose}, {so}: a team lead can reopen it first");
            refused.push((edit.key.clone(), words));
        }
    }
    for edit in others {
        let Some(series) = Versions::of(edit) else { continue };
        let closed = series.touched(state).into_iter().find_map(|date| {
            let week = date.week();
            series.closed_for((state, &opened), week).into_iter().next().map(|team| (week, team))
        });
        if let Some((week, team)) = closed {
            let whose = whose(state, team);
            let instead = match edit.before {
                None => "start it in a later week".to_owned(),
                Some(_) => format!("change or end {} from a later week on", edit.what(state)),
            };
            let words =
                format!("W{:02} is closed{whose}: {instead}, or reopen that week first", week.number());
            refused.push((edit.key.clone(), words));
        }
    }
    Ok(refused)
}

/// For whom a week is closed, where that is not all there are.
fn whose(state: &State, team: Option<TeamId>) -> String {
    match team.filter(|_| state.records.teams.len() > 1) {
        Some(team) => format!(" for {}", state.team(&team).map_or(team.as_str(), |it| &it.name)),
        None => String::new(),
    }
}

/// The weeks that must be loaded to tell whether edits of series change what a closed week shows.
pub fn weeks_of_series(state: &State, edits: &[Edit]) -> Vec<Week> {
    let touched = edits.iter().filter_map(Versions::of).flat_map(|series| series.differs(state));
    let weeks: BTreeSet<Week> = touched.map(|(_, date)| date.week()).collect();
    weeks.into_iter().collect()
}

/// A series before and after an edit.
struct Versions<'a> {
    was: Option<&'a Series>,
    now: Option<&'a Series>,
}

impl<'a> Versions<'a> {
    fn of(edit: &'a Edit) -> Option<Self> {
        let series = |record: &'a Option<Record>| match record {
            Some(Record::Series(it)) => Some(&**it),
            _ => None,
        };
        let (was, now) = (series(&edit.before), series(&edit.after));
        (was.is_some() || now.is_some()).then_some(Self { was, now })
    }

    /// The occurrences that are there before or after alone, or that come otherwise: of weeks that something is said of.
    fn differs(&self, state: &State) -> Vec<(&'a Series, Date)> {
        let (Some(first), Some(last)) = (state.weeks().next(), state.weeks().last()) else { return vec![] };
        let dates = |series: Option<&'a Series>| -> BTreeSet<Date> {
            let Some(series) = series else { return BTreeSet::new() };
            let all = series.repeat.dates(series.booking.start, first.monday(), last.sunday());
            all.into_iter().filter(|date| !series.except.contains(date)).collect()
        };
        let (was, now) = (dates(self.was), dates(self.now));
        let is_same = self.was.zip(self.now).is_some_and(|(was, now)| comes_the_same(was, now));
        let here: BTreeSet<Week> = state.weeks().collect();
        let pick = |series: Option<&'a Series>, mine: &BTreeSet<Date>, other: &BTreeSet<Date>| {
            let some = mine.iter().filter(|date| !(is_same && other.contains(date)));
            let some = some.filter(|date| here.contains(&date.week()));
            series.map(|series| some.map(|date| (series, *date)).collect::<Vec<_>>()).unwrap_or_default()
        };
        [pick(self.was, &was, &now), pick(self.now, &now, &was)].concat()
    }

    /// The dates of those for which their week has nothing of its own: what was changed by hand stands without its series.
    fn touched(&self, state: &State) -> BTreeSet<Date> {
        let stands = |series: &Series, date: Date| {
            let id = series.id.occurrence(date);
            state.sheet(date.week()).zip(id).is_some_and(|(sheet, id)| sheet.speaks_of(&id))
        };
        let differs = self.differs(state).into_iter();
        differs.filter(|(series, date)| !stands(series, *date)).map(|(_, date)| date).collect()
    }

    /// The teams for which the week is closed and stays so, of those that it belongs to; `None` is the service as a whole.
    fn closed_for(&self, (state, opened): (&State, &State), week: Week) -> Vec<Option<TeamId>> {
        let bookings = self.was.into_iter().chain(self.now).map(|series| &series.booking);
        let teams: BTreeSet<_> = bookings.flat_map(|booking| whose_booking(opened, booking)).collect();
        let closed = |state, team: &Option<TeamId>| is_closed(state, week, team.as_ref());
        teams.into_iter().filter(|team| closed(state, team) && closed(opened, team)).collect()
    }
}

/// Whether two versions of a series are the same but for the days on which they come.
fn comes_the_same(was: &Series, now: &Series) -> bool {
    let time = |series: &Series| series.booking.start.time();
    time(was) == time(now) && Booking { start: was.booking.start, ..now.booking.clone() } == was.booking
}

fn said_by(edit: &Edit) -> Change {
    let there = edit.after.clone().map(Change::Put);
    there.unwrap_or_else(|| Change::Remove(edit.key.clone()))
}

fn is_closed(state: &State, week: Week, team: Option<&TeamId>) -> bool {
    let found = team.map_or_else(|| state.week_state(week), |team| state.team_state(week, team));
    found == SheetState::Closed
}

/// The teams that a booking belongs to; `None` is the service as a whole, for one of no team.
fn whose_booking(state: &State, booking: &Booking) -> Vec<Option<TeamId>> {
    let teams = state.teams_in(booking);
    if teams.is_empty() { vec![None] } else { teams.into_iter().map(Some).collect() }
}

/// The teams that an edit belongs to, as it was and as it will be, and that a week is closed for; `None` is the service as
/// a whole.
fn closed_for(state: &State, edit: &Edit, week: Week) -> Vec<Option<TeamId>> {
    let of_person = |id: &PersonId| state.person(id).map(|person| person.team.clone());
    let mut teams: BTreeSet<Option<TeamId>> = BTreeSet::new();
    match &edit.key {
        Key::Session(_) => {
            let given = || state.given_occurrence(&edit.key).map(|session| session.booking);
            let stored = |record: &Option<Record>| match record {
                Some(Record::Session(session)) => Some(session.booking.clone()),
                _ => None,
            };
            for booking in [stored(&edit.before).or_else(given), stored(&edit.after)].into_iter().flatten() {
                teams.extend(whose_booking(state, &booking));
            }
        }
        Key::Shift((person, ..)) => drop(teams.insert(of_person(person))),
        Key::TeamEdition((_, team)) => drop(teams.insert(Some(team.clone()))),
        _ => drop(teams.insert(None)),
    }
    teams.into_iter().filter(|team| is_closed(state, week, team.as_ref())).collect()
}
