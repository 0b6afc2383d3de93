//! Which edits change what everybody has seen of a week, and whom they touch.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::Edit;
use crate::domain::calendar::{Date, Week};
use crate::domain::id::PersonId;
use crate::domain::record::{Booking, Key, Record, SheetState};
use crate::domain::state::{Sheet, State};

/// The weeks of which edits change what is published for a team, each with the people of such teams whom they touch; and
/// weeks that were closed for a team and are opened again, with nobody. Saying what became of a session changes nothing
/// that anybody planned by.
///
/// Of series, only the weeks that are loaded are looked at.
#[must_use]
pub fn amended(state: &State, edits: &[Edit]) -> BTreeMap<Week, BTreeSet<PersonId>> {
    let mut found = Amended { state, weeks: BTreeMap::new() };
    for edit in edits {
        match &edit.key {
            Key::Session((week, _)) => {
                found.touch(*week, [booking_before(state, edit), booking_of(edit.after.as_ref())]);
            }
            Key::Shift((person, date, _)) if found.is_published_for(date.week(), person) => {
                found.weeks.entry(date.week()).or_default().insert(person.clone());
            }
            Key::Series(_) => {
                for (week, sheet) in state.sheets() {
                    if !sheet.marks().any(|mark| mark.state == SheetState::Published) {
                        continue;
                    }
                    for day in week.days() {
                        let on = |record: Option<&Record>| occurrence(record, sheet, day);
                        found.touch(week, [on(edit.before.as_ref()), on(edit.after.as_ref())]);
                    }
                }
            }
            Key::Sheet(week) | Key::TeamMark((week, _)) if is_opened_again(state, edit) => {
                found.weeks.entry(*week).or_default();
            }
            _ => {}
        }
    }
    found.weeks
}

struct Amended<'a> {
    state: &'a State,
    weeks: BTreeMap<Week, BTreeSet<PersonId>>,
}

impl Amended<'_> {
    fn is_published_for(&self, week: Week, person: &PersonId) -> bool {
        self.state.state_for(week, person) == SheetState::Published
    }

    /// Notes a week, with everybody of a published team in either version of a booking, where the two differ.
    fn touch(&mut self, week: Week, [before, after]: [Option<Booking>; 2]) {
        if before.as_ref().map(Booking::as_planned) == after.as_ref().map(Booking::as_planned) {
            return;
        }
        let versions = || before.iter().chain(&after);
        if versions().any(|booking| self.state.is_published(week, booking)) {
            let people = versions().flat_map(Booking::everyone);
            let told: Vec<_> = people.filter(|it| self.is_published_for(week, it)).cloned().collect();
            self.weeks.entry(week).or_default().extend(told);
        }
    }
}

/// Whether an edit opens a closed week again, for a team or as a whole.
#[must_use]
pub fn is_opened_again(state: &State, edit: &Edit) -> bool {
    let (before, after) = match (&edit.before, &edit.after) {
        (Some(Record::Sheet(before)), Some(Record::Sheet(after))) => (before.state, after.state),
        // A team of which nothing was said went by the week as a whole.
        (_, Some(Record::TeamMark(after))) => {
            (state.team_state(after.mark.week, &after.team), after.mark.state)
        }
        _ => return false,
    };
    (before, after) == (SheetState::Closed, SheetState::Published)
}

/// The booking before an edit: as it was stored, else as its series gives it.
fn booking_before(state: &State, edit: &Edit) -> Option<Booking> {
    booking_of(edit.before.as_ref())
        .or_else(|| state.given_occurrence(&edit.key).map(|session| session.booking))
}

fn booking_of(record: Option<&Record>) -> Option<Booking> {
    match record {
        Some(Record::Session(session)) => Some(session.booking.clone()),
        _ => None,
    }
}

/// The occurrence that a version of a series gives on a day, where nothing else is stored in its place.
fn occurrence(record: Option<&Record>, sheet: &Sheet, day: Date) -> Option<Booking> {
    let Some(Record::Series(series)) = record else { return None };
    let id = series.id.occurrence(day)?;
    let replaced = sheet.speaks_of(&id);
    (!replaced && series.comes_on(day))
        .then(|| Booking { start: day.at(series.booking.start.time()), ..series.booking.clone() })
}
