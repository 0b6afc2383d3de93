//! How the fields of a session are understood: who is away then, where it is, how it repeats.

use super::Understood;
use super::name_list::NameList;
use crate::app::repeating;
use crate::app::{App, words};
use crate::domain::{Booking, Date, FamilyRef, HowBusy, LeaveState, PersonId, Repeat, State};
use crate::rota::place_of;
use crate::words::in_sentence;

/// People by name, and who of them is on leave then, has asked for it, or is busy by their calendar.
pub(super) fn away_then(state: &State, people: &[PersonId], booking: &Booking) -> Understood {
    let (start, end) = (booking.start, booking.start.plus_wall(booking.minutes));
    let names = NameList::people(state);
    let leave_of = |person: &PersonId| {
        let theirs = state.records.leave.values().map(|row| &row.item);
        let touching = theirs.filter(|leave| {
            let (from, to) = leave.span.moments();
            leave.person == *person && from < end && start < to
        });
        let states: Vec<LeaveState> = touching.map(|leave| leave.state).collect();
        [LeaveState::Approved, LeaveState::Requested].into_iter().find(|it| states.contains(it))
    };
    let is_busy = |person: &PersonId| {
        let theirs = state.records.busy.values().map(|row| &row.item);
        let mut theirs = theirs.filter(|it| it.how != HowBusy::Tentative && it.start < end && start < it.end);
        theirs.any(|it| it.whose.person() == Some(person))
    };
    let mut warns = false;
    let each = people.iter().map(|person| match leave_of(person) {
        None if is_busy(person) => {
            warns = true;
            format!("{}, busy then by their calendar", names.name(person))
        }
        None => names.name(person),
        Some(state) => {
            warns = true;
            let how = if state == LeaveState::Approved { "on leave then" } else { "leave asked for then" };
            format!("{}, {how}", names.name(person))
        }
    });
    let each: Vec<String> = each.collect();
    Understood { text: each.join(if warns { "; " } else { ", " }), warns }
}

/// Families by their references.
pub(super) fn families(references: &[FamilyRef]) -> Understood {
    words::families(references).into()
}

/// Where it is, as far as that is known without being written.
pub(super) fn where_in_words(state: &State, booking: &Booking) -> Understood {
    let name = |id| state.place(id).map(|place| place.name.clone());
    let given = booking.place.as_ref().and_then(name);
    let activity = state.activity(&booking.activity);
    let called = activity.map(|it| in_sentence(&it.title));
    let is_remote = matches!(booking.activity.as_str(), "phone" | "video" | "message");
    let from = |id| {
        let why = if booking.group.is_some() { "where the group meets" } else { "the family's area" };
        name(id).map(|name| format!("{name}, {why}"))
    };
    let home = activity.is_some_and(|it| it.home);
    let follows = place_of(state, booking, home).as_ref().and_then(from);
    let none = || match called.filter(|_| is_remote) {
        Some(called) => format!("nowhere: it is a {called}"),
        None => "not said".to_owned(),
    };
    given.or(follows).unwrap_or_else(none).into()
}

/// How it comes again.
pub(super) fn repeats_in_words(rule: Option<&Repeat>) -> Understood {
    rule.map_or_else(|| "no, once".to_owned(), repeating::say).into()
}

/// A rule in plain words, or RFC 5545; the last day of what starts on a day is the first such one from it on.
pub(super) fn rule(written: &str, start: Date, app: &App) -> Result<Option<Repeat>, String> {
    repeating::read(written, |word| app.read_last_day(word, start).ok())
}
