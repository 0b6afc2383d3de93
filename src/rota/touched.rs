//! Which weeks of the rota an edit can touch: the other side of what [`super::RotaWeek`] reads.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::away::last_day;
use crate::domain::{Booking, Date, Key, LeaveState, PersonId, State, StateDiff, Week, policy};

/// Weeks from one to another.
pub type Weeks = RangeInclusive<Week>;

/// The weeks whose rota can differ in two states that are not alike: in any other it is the same.
#[must_use]
pub fn weeks_touched(before: &State, after: &State, difference: &StateDiff) -> Vec<Weeks> {
    // A week is worked out of its days and the day on either side, and only where its neighbours are loaded.
    let loaded = difference.weeks.iter().map(|week| week.plus(-1)..=week.plus(1));
    let days = difference.keys.iter().flat_map(|key| {
        let either = [before, after].into_iter().filter_map(|state| days_shaped(state, key));
        either.filter(|_| shapes_days(before, after, key))
    });
    let around = |days: Days| days.start().plus_days(-1).week()..=days.end().plus_days(1).week();
    // Whose last share has ended is away from then on, and no longer so where another begins later.
    let leaves = difference.keys.iter().filter(|key| {
        matches!(key, Key::Share((_, person, _)) if last_day(before, person) != last_day(after, person))
    });
    loaded.chain(days.chain(leaves.map(|_| ever())).map(around)).collect()
}

/// Whose sessions and shifts can differ in two states, where that can be told of few; `None` where they may be anybody's.
#[must_use]
pub fn people_touched(before: &State, after: &State, difference: &StateDiff) -> Option<BTreeSet<PersonId>> {
    let mut people = BTreeSet::new();
    for key in &difference.keys {
        match key {
            Key::Session((week, id)) => {
                for state in [before, after] {
                    let stored = state.sheet(*week).and_then(|sheet| sheet.sessions.get(id));
                    let series = id.occurrence_of().and_then(|(series, _)| state.records.series.get(&series));
                    let bookings = stored.map(|row| &row.item.booking).into_iter();
                    let bookings = bookings.chain(series.map(|row| &row.item.booking));
                    people.extend(bookings.flat_map(Booking::everyone).cloned());
                }
            }
            Key::Shift((person, ..)) => drop(people.insert(person.clone())),
            _ => return None,
        }
    }
    difference.weeks.is_empty().then_some(people)
}

type Days = RangeInclusive<Date>;

/// Whether what changed of a record is something that sessions and shifts are made of.
fn shapes_days(before: &State, after: &State, key: &Key) -> bool {
    match key {
        Key::Place(id) => is_otherwise(before.place(id), after.place(id), |it| it.kind),
        Key::Group(id) => is_otherwise(before.group(id), after.group(id), |it| it.place.clone()),
        Key::Family(id) => is_otherwise(before.family(id), after.family(id), |it| it.area.clone()),
        Key::Activity(id) => is_otherwise(before.activity(id), after.activity(id), Clone::clone),
        _ => true,
    }
}

/// Whether something of a record is otherwise, or the record is new or gone: what names it may be there all the same.
fn is_otherwise<T, P: PartialEq>(before: Option<&T>, after: Option<&T>, part: impl Fn(&T) -> P) -> bool {
    before.map(&part) != after.map(&part)
}

/// The days whose sessions and shifts a record has a say in, as it stands in a state.
fn days_shaped(state: &State, key: &Key) -> Option<Days> {
    match key {
        Key::Session((week, id)) => {
            let stored = state.sheet(*week).and_then(|sheet| sheet.sessions.get(id));
            let start = stored.map(|row| row.item.booking.start.date());
            let by_rule = id.occurrence_of().map(|(_, date)| date).filter(|date| week.holds(*date));
            let days = || [start, by_rule].into_iter().flatten();
            Some(days().min()?..=days().max()?)
        }
        Key::Shift((_, date, _)) => Some(*date..=*date),
        Key::Sheet(week)
        | Key::Edition(week)
        | Key::Amendment((week, _))
        | Key::TeamMark((week, _))
        | Key::TeamEdition((week, _)) => Some(week.monday()..=week.sunday()),
        Key::Series(id) => {
            let series = &state.records.series.get(id)?.item;
            Some(series.booking.start.date()..=series.repeat.last_day().unwrap_or(*ever().end()))
        }
        Key::Share(key) => {
            let share = &state.records.shares.get(key)?.item;
            Some(share.from..=share.until.unwrap_or(*ever().end()))
        }
        Key::Leave(key) => {
            let leave = &state.records.leave.get(key)?.item;
            // A shift of the day before may go on into it.
            let days = leave.span.first_day().plus_days(-1)..=leave.span.last_day();
            (leave.state == LeaveState::Approved).then_some(days)
        }
        Key::Busy(key) => {
            let busy = &state.records.busy.get(key)?.item;
            Some(busy.start.date()..=busy.end.date())
        }
        // A year with a holiday of its own has no other.
        Key::Holiday(date) | Key::HolidayTime(date) => {
            Some(Date::new(date.year(), 1, 1)?..=Date::new(date.year(), 12, 31)?)
        }
        Key::Policy(key) => (*key == policy::EXTRA_HOLIDAYS.key).then(ever),
        Key::Service(()) | Key::Activity(_) | Key::Place(_) | Key::Group(_) | Key::Family(_) => Some(ever()),
        Key::Travel(_)
        | Key::Team(_)
        | Key::Person(_)
        | Key::Post(_)
        | Key::Course(_)
        | Key::Training(_)
        | Key::Supervision(_)
        | Key::Toil(_)
        | Key::AcceptedRisk(_)
        | Key::StaffRequest(_)
        | Key::Carry(_)
        | Key::Organisation(_)
        | Key::PublicKey(_)
        | Key::Account(_)
        | Key::Feed(_)
        | Key::Decision(_)
        | Key::HandoverMark(_)
        | Key::Measure(_)
        | Key::ReminderSent(_)
        | Key::Succession(_)
        | Key::CallNote(_)
        | Key::Purge(_)
        | Key::Case(_)
        | Key::Refresher(_)
        | Key::PostHours(_)
        | Key::KeptApart(_)
        | Key::LastContact(_)
        | Key::PublicTitle(_)
        | Key::CarryLapse(_)
        | Key::LeaveAsked(_)
        | Key::KeptWords(_)
        | Key::ImportSource(_) => None,
    }
}

/// All of time.
fn ever() -> Days {
    let some = Week::from_ordinal(0).monday();
    some.plus_days(i32::MIN)..=some.plus_days(i32::MAX)
}
