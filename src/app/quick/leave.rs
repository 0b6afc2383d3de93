//! Leave, from what a line says.

use super::QuickContext;
use super::meaning::DayPart;
use super::said::Said;
use super::worker::shifts_of_day;
use crate::domain::{Date, Leave, LeaveKind, LeaveSpan, LeaveState, Minutes, Moment, PersonId, Time};
use crate::words::{date, day};

/// The leave that is said; `supposed` takes what was not said.
pub(super) fn leave(
    said: &Said,
    kind: LeaveKind,
    setting: &QuickContext,
    supposed: &mut Vec<String>,
) -> Result<Leave, String> {
    let named = said.people.first().or(said.with.first());
    let person = named.or(setting.person).ok_or("say whose leave it is")?;
    if said.repeats.is_some() || said.until.is_some() || said.count.is_some() {
        return Err("leave does not repeat: write from and to, such as mon-wed".to_owned());
    }
    if let Some(beside) = beside_leave(said) {
        return Err(beside);
    }
    if named.is_none() {
        supposed.push(format!("{}, who is marked", setting.state.display_name(person)));
    }
    if said.days.is_none() {
        supposed.push(setting.marked_day(setting.day));
    }
    let (from, to) = said.days.unwrap_or((setting.day, setting.day));
    let span = match (said.start, said.end.or_else(|| end_after(said.start, said.length)), said.part) {
        (Some(start), Some(end), _) => LeaveSpan::Times { from: from.at(start), to: to.at(end) },
        (Some(_), None, _) => return Err("say until when, such as 13-15".to_owned()),
        (None, _, Some(part)) if from == to => half_of(person, from, part, setting)?,
        (None, _, Some(_)) => return Err("write from when to when, such as 13-15, or whole days".to_owned()),
        _ => LeaveSpan::Days { from, to },
    };
    let (start, end) = span.moments();
    if end <= start {
        let (from, to) = (date(start.date()), date(end.plus_wall(Minutes(-1)).date()));
        return Err(if from == to {
            "this leave would end before it begins".to_owned()
        } else {
            format!("this leave would end before it begins: it reads as {from} to {to}")
        });
    }
    let taken = setting
        .state
        .records
        .leave
        .keys()
        .filter(|(p, day, k, _)| p == person && *day == from && *k == kind)
        .count();
    Ok(Leave {
        person: person.clone(),
        kind,
        span,
        state: if setting.approves { LeaveState::Approved } else { LeaveState::Requested },
        number: u8::try_from(taken).map_err(|_| "there is too much leave on that day already")?,
    })
}

/// What somebody works of a day before noon, or from noon on.
fn half_of(person: &PersonId, on: Date, part: DayPart, setting: &QuickContext) -> Result<LeaveSpan, String> {
    let name = setting.state.display_name(person);
    let noon = Time::new(12, 0).map(|noon| on.at(noon)).ok_or("there is no noon")?;
    let of_part = |from: Moment, to: Moment| match part {
        DayPart::Morning => (from, to.min(noon)),
        DayPart::Afternoon => (from.max(noon), to),
    };
    let stretches = shifts_of_day(person, on, setting).unwrap_or_default();
    let halves = stretches.into_iter().map(|(from, to)| of_part(from, to)).filter(|(from, to)| from < to);
    let halves: Vec<(Moment, Moment)> = halves.collect();
    let (Some((from, _)), Some((_, to))) = (halves.first(), halves.last()) else {
        return Err(format!(
            "{name} is not in on the {} of {}: write from when to when, such as 13-15",
            part.word(),
            day(on, setting.today)
        ));
    };
    Ok(LeaveSpan::Times { from: *from, to: *to })
}

/// What a line of leave says that leave has no room for: nothing of it is dropped in silence.
fn beside_leave(said: &Said) -> Option<String> {
    if said.people.len() + said.with.len() > 1 {
        return Some("leave is for one person: write a line for each".to_owned());
    }
    if let Some(length) = said.length.filter(|_| said.start.is_none()) {
        return Some(format!(
            "say from when the {length} are, such as 13 {}m, or from when to when",
            length.0
        ));
    }
    if said.end.is_some() && said.start.is_none() {
        return Some("say from when to when, such as 13-15".to_owned());
    }
    let what = [
        (!said.families.is_empty(), "a family"),
        (said.place.is_some(), "a place"),
        (said.group.is_some(), "a group"),
        (said.note.is_some(), "a note"),
        (!said.shadow.is_empty() || said.lead.is_some(), "anybody else"),
        (said.track.is_some(), "a kind of supervision"),
        (said.activity.is_some(), "a session"),
    ];
    let (_, what) = what.into_iter().find(|(said, _)| *said)?;
    Some(format!("leave does not take {what}: take it out, or say what the session is"))
}

fn end_after(start: Option<Time>, length: Option<Minutes>) -> Option<Time> {
    let end = start?.minutes() + length?;
    Time::new(u16::try_from(end.0 / 60).ok()?, u16::try_from(end.0 % 60).ok()?)
}
