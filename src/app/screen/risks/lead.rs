//! Where a flag leads: the place in the week that it is about.

use crate::app::{Target, WeekView};
use crate::domain::{Date, FamilyRef, PersonId, PostId, State, TableName};
use crate::rota::Booked;
use crate::rules::Flag;

/// The place that a flag is about, in the week that it was judged in: its session on the line of somebody who is in it; else
/// the line of whoever it is about, on its day; else the page of somebody who has no line; else the day alone.
///
/// Where several people would do, `likely` come first. A flag about all of the week, or about today, leads to `day`.
#[must_use]
pub fn lead(flag: &Flag, view: &WeekView, state: &State, likely: &[&PersonId], day: Date) -> Target {
    let day = match flag.start {
        Some(start) if !crate::app::words::is_all_week(flag) => start.date(),
        _ => day,
    };
    let has_line = |id: &&PersonId| view.roster.position(id).is_some();
    if let Some(booked) = session_of(flag, view) {
        let inside = || booked.booking().everyone().filter(has_line);
        let wanted = inside().find(|id| likely.contains(id)).or_else(|| inside().next());
        let day = booked.start.date();
        return wanted.map_or(Target::Day(day), |person| {
            Target::Session(day, Some(person.clone()), booked.id.clone())
        });
    }
    let people = people_of(flag, view, state);
    let there = || people.iter().filter(has_line);
    let wanted = there().find(|id| likely.contains(id)).or_else(|| there().next());
    match (wanted, people.first()) {
        (Some(person), _) => Target::Line(day, person.clone()),
        (None, Some(person)) => Target::Card(person.clone()),
        (None, None) => Target::Day(day),
    }
}

/// The session that a flag is about: itself, the first of its series in the week, or the group's.
fn session_of<'a>(flag: &Flag, view: &'a WeekView) -> Option<&'a Booked> {
    let id = flag.subject.id.as_str();
    let is_it = |booked: &&Booked| match flag.subject.kind {
        TableName::Session => booked.id.as_str() == id,
        TableName::Series => booked.series.as_ref().is_some_and(|series| series.as_str() == id),
        TableName::Group => booked.booking().group.as_ref().is_some_and(|group| group.as_str() == id),
        _ => false,
    };
    view.rota.sessions().iter().find(is_it)
}

/// The people whose line a flag is found on, the nearest first: its own, then those of what it is about.
fn people_of(flag: &Flag, view: &WeekView, state: &State) -> Vec<PersonId> {
    let id = flag.subject.id.as_str();
    let mut people = flag.people.clone();
    match flag.subject.kind {
        TableName::Post => {
            let sharers = PostId::parse(id).into_iter().flat_map(|post| {
                state.shares_in(&post).map(|share| share.person.clone()).collect::<Vec<_>>()
            });
            people.extend(sharers);
        }
        TableName::Team => {
            let of_team = |team: Option<&str>| team == Some(id);
            let lines = view.roster.lines.iter();
            people.extend(
                lines
                    .filter(|line| of_team(line.team.as_ref().map(AsRef::as_ref)))
                    .map(|line| line.person.clone()),
            );
        }
        TableName::Family => {
            let family = FamilyRef::parse(id).ok().and_then(|id| state.family(&id));
            people.extend(
                family.into_iter().flat_map(|family| family.worker.iter().chain(&family.backup)).cloned(),
            );
        }
        _ => people.extend(PersonId::parse(id).ok().filter(|id| state.person(id).is_some())),
    }
    people
}
