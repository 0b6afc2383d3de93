//! Meetings and holidays out of a calendar.

use sha2::{Digest as _, Sha256};

use super::asked::{BringAsked, Bringing};
use super::sourced::Sourced;
use crate::domain::{
    Activity, ActivityId, ActivityKind, Booking, Change, Date, Holiday, Key, PersonId, Record, Session,
    SessionId, State,
};
use crate::exchange::calendar::{CalendarOccurrence, CalendarWhen};
use crate::exchange::give::hex;
use crate::exchange::table::TablePlace;

/// What the meetings of a calendar would change: each is a session of its own, for the person or the peers and lead of the team.
/// Whole days and what is longer than a day are no meetings.
#[must_use]
pub fn bring_meetings(
    found: &[CalendarOccurrence],
    from: Date,
    asked: &BringAsked<'_>,
    state: &State,
) -> Bringing {
    let mut sourced = Sourced::of(asked, "meetings", state);
    let people = people(asked, state);
    for it in found {
        let place = TablePlace { line: Some(it.line), row: None };
        let CalendarWhen::Timed { start, end } = it.when else {
            sourced.keep(place, "a whole day is no meeting: it is left out");
            continue;
        };
        let minutes = end.wall_since(start);
        if minutes.0 <= 0 || minutes.0 > 1440 {
            sourced.keep(place, "this is longer than a day, which is no meeting: it is left out");
            continue;
        }
        let title = it.title.as_deref().unwrap_or_default();
        let Some(activity) = activity(title, state) else { continue };
        let mut booking = Booking::new(activity, start, minutes);
        booking.people.clone_from(&people);
        booking.note.clone_from(&it.title);
        let rule_day = it.instead_of.map_or(start.to_string(), |it| it.to_string());
        let Some(id) = id(asked, it.uid.as_deref().unwrap_or(title), &rule_day) else { continue };
        sourced.put(place, Record::from(Session { id, series: None, booking }));
    }
    sourced.finish(|it| matches!(it, Record::Session(session) if session.booking.start.date() >= from))
}

/// Who is in the meetings: the person, else the peers and leads of the team.
fn people(asked: &BringAsked<'_>, state: &State) -> Vec<PersonId> {
    match (asked.person, asked.team(state)) {
        (Some(person), _) => vec![person.clone()],
        (None, Some(team)) => {
            let role =
                |it: &crate::domain::Person| it.role.is_peer() || it.role == crate::domain::Role::TeamLead;
            state.people().filter(|it| it.team == team && role(it)).map(|it| it.id.clone()).collect()
        }
        (None, None) => vec![],
    }
}

/// What kind of meeting it is, by its title; else a meeting of the team.
fn activity(title: &str, state: &State) -> Option<ActivityId> {
    let low = title.to_lowercase();
    let all = state.activities();
    let mut meetings = all.iter().filter(|it| it.kind == ActivityKind::Meeting);
    let is_named = |it: &&&Activity| {
        let id = it.id.as_str().replace('-', " ");
        low.split(|it: char| !it.is_alphanumeric()).any(|word| word == id)
            || low.contains(&it.title.to_lowercase())
    };
    let named = meetings.clone().find(is_named);
    let usual = || all.iter().find(|it| it.id.as_str() == "team-meeting");
    named.or_else(usual).or_else(|| meetings.next()).map(|it| it.id.clone())
}

/// An id that the same occurrence of the same source has again, and that tells nothing of it.
fn id(asked: &BringAsked<'_>, uid: &str, rule_day: &str) -> Option<SessionId> {
    let source = asked.source.unwrap_or_default();
    let sum = Sha256::digest(format!("{source}\n{uid}\n{rule_day}").as_bytes());
    let letters = hex(sum.get(..8).unwrap_or(&sum));
    SessionId::parse(&format!("meeting-{letters}")).ok()
}

/// What the holidays of a calendar would change: the file becomes the whole list of each year that it names.
#[must_use]
pub fn bring_holidays(days: &[(Date, String)], asked: &BringAsked<'_>, state: &State) -> Bringing {
    let mut sourced = Sourced::of(asked, "holidays", state);
    let years: Vec<i32> = days.iter().map(|it| it.0.year()).collect();
    for (date, name) in days {
        let observed = state.records.holidays.get(date).is_none_or(|row| row.item.observed);
        let holiday = Holiday { date: *date, name: name.clone(), observed };
        sourced.put(TablePlace::default(), Record::from(holiday));
    }
    let gone = state.records.holidays.keys().filter(|it| years.contains(&it.year()));
    for date in gone.filter(|it| days.iter().all(|(day, _)| day != *it)) {
        sourced.out.removed += 1;
        sourced.out.changes.push(Change::Remove(Key::Holiday(*date)));
    }
    sourced.finish(|_| false)
}
