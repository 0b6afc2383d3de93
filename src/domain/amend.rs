//! Which edits change a week that everybody has seen, and whom they touch.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::{Date, Week};
use super::change::Edit;
use super::id::PersonId;
use super::record::{Key, Record};
use super::session::{Booking, Series};
use super::sheet::{Sheet, SheetState};
use super::state::State;

/// The published weeks that edits change, each with the people they touch; and weeks that were closed and are opened
/// again, with nobody. Saying what became of a session changes nothing that anybody planned by.
///
/// Of series, only the weeks that are loaded are looked at.
#[must_use]
pub fn amended(state: &State, edits: &[Edit]) -> BTreeMap<Week, BTreeSet<PersonId>> {
    let mut weeks: BTreeMap<Week, BTreeSet<PersonId>> = BTreeMap::new();
    for edit in edits {
        match &edit.key {
            Key::Session((week, _)) if is_published(state, *week) => {
                let versions = [booking_before(state, edit), booking_of(edit.after.as_ref())];
                touch(&mut weeks, *week, versions);
            }
            Key::Shift((person, date, _)) if is_published(state, date.week()) => {
                weeks.entry(date.week()).or_default().insert(person.clone());
            }
            Key::Series(_) => {
                for (week, sheet) in
                    state.sheets().filter(|(_, sheet)| sheet.state() == SheetState::Published)
                {
                    for day in week.days() {
                        let on = |record: Option<&Record>| occurrence(record, sheet, day);
                        touch(&mut weeks, week, [on(edit.before.as_ref()), on(edit.after.as_ref())]);
                    }
                }
            }
            Key::Sheet(week) if is_opened_again(edit) => {
                weeks.entry(*week).or_default();
            }
            _ => {}
        }
    }
    weeks
}

/// Notes a week, with everybody in either version of a booking, where the two differ.
fn touch(weeks: &mut BTreeMap<Week, BTreeSet<PersonId>>, week: Week, [before, after]: [Option<Booking>; 2]) {
    if before.as_ref().map(Booking::as_planned) != after.as_ref().map(Booking::as_planned) {
        let people = before.iter().chain(&after).flat_map(Booking::everyone);
        weeks.entry(week).or_default().extend(people.cloned());
    }
}

fn is_published(state: &State, week: Week) -> bool {
    state.sheet(week).is_some_and(|sheet| sheet.state() == SheetState::Published)
}

fn is_opened_again(edit: &Edit) -> bool {
    let state = |record: &Option<Record>| match record {
        Some(Record::Sheet(mark)) => Some(mark.state),
        _ => None,
    };
    state(&edit.before) == Some(SheetState::Closed) && state(&edit.after) == Some(SheetState::Published)
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

impl Series {
    /// Whether it comes on a day.
    #[must_use]
    pub fn comes_on(&self, day: Date) -> bool {
        !self.except.contains(&day) && self.gives(day)
    }

    /// Whether its rule gives a day, exceptions aside.
    #[must_use]
    pub fn gives(&self, day: Date) -> bool {
        !self.repeat.dates(self.booking.start, day, day).is_empty()
    }
}
