//! `supervision.due`: how long ago supervision was last held.
//!
//! Due is the last one held plus the interval of the track; where none ever was, the start plus fourteen days. Long
//! leave, sickness and parental leave push both the due date and the red line by the days they took.

use std::collections::BTreeSet;

use crate::domain::{LeaveKind, LeaveSpan, LeaveState, Policy, Status, Supervision, Track, Value};
use crate::rules::prelude::*;

use super::{each, flag, track_in_words};

/// The rule.
pub static DUE: Rule = Rule {
    slug: "supervision.due",
    title: "Supervision is due",
    doc: "Supervision comes round regularly: clinical each month, line management every six weeks, a mentor and peers each \
          quarter.",
    standing: Standing::Source,
    source: "source 003: \"monthly\"",
    policies: &[
        policy::SUPERVISION_CLINICAL,
        policy::SUPERVISION_CLINICAL_RED,
        policy::SUPERVISION_LINE,
        policy::SUPERVISION_LINE_RED,
        policy::SUPERVISION_MENTOR,
        policy::SUPERVISION_MENTOR_RED,
        policy::SUPERVISION_PEER_GROUP,
        policy::SUPERVISION_PEER_GROUP_RED,
    ],
    strength: Strength::Flag,
    judge: Judge::Standing(judge),
};

/// Days after the start by which the first one is due.
const FIRST: i32 = 14;

/// Leave of so many days is long.
const LONG_LEAVE: i32 = 7;

fn judge(room: &Room<'_>, flags: &mut Vec<Flag>) {
    for supervision in each(room) {
        flags.extend(judge_one(room, supervision));
    }
}

fn judge_one(room: &Room<'_>, supervision: &Supervision) -> Option<Flag> {
    let (person, track, today) = (&supervision.person, supervision.track, room.today);
    let known = room.history().supervision(person, track);
    let held = known.iter().filter(|held| held.status == Status::Done && held.start.date() <= today);
    let last = held.map(|held| held.start.date()).max().max(supervision.last);
    let since = last.or_else(|| started(room, person))?;
    let (interval, red) = policies(track);
    let due = match (last, supervision.every_days, room.state.policy(interval, today)) {
        (None, ..) => since.plus_days(FIRST),
        (_, Some(days), _) => since.plus_days(i32::try_from(days).unwrap_or(i32::MAX)),
        (.., Value::Number(thousandths)) => {
            since.plus_days(i32::try_from(thousandths / 1000).unwrap_or(i32::MAX))
        }
        _ => since.plus_months(1),
    };
    let red = room
        .whole(red, today)
        .max(supervision.every_days.map_or(0, |days| i32::try_from(days).unwrap_or(i32::MAX)));
    let away = long_leave(room, person, since);
    let (due, days) = (due.plus_days(away), today.days_since(since));
    let booked = known.iter().any(|next| next.status == Status::Planned && next.start.date() >= today);
    let (severity, limit) = if days - away > red {
        (Severity::Red, red)
    } else if today > due && !booked {
        (Severity::Amber, due.days_since(since) - away)
    } else {
        return None;
    };
    let (who, what) = (room.state.call(person), track_in_words(track));
    let last = last.map_or_else(
        || format!("none was held since the start on {since}", since = day(since)),
        |last| format!("the last was on {}", day(last)),
    );
    let pushed =
        if away > 0 { format!(", {} of leave taken off", Figure::days(away)) } else { String::new() };
    Some(
        flag(&DUE, severity, room, supervision)
            .found(Figure::days(days - away), Figure::days(limit))
            .says(format!("{who}'s {what} was due on {due}", due = day(due)))
            .because(format!(
                "{who}'s {what} was due on {due}: {last}, {} ago{pushed}.{}",
                Figure::days(days),
                if booked { " One is booked." } else { " None is booked." },
                due = day(due)
            ))
            .remedies(["Book it now", "Agree on somebody to stand in, with a reason"]),
    )
}

/// The start in the job, else of the first share.
fn started(room: &Room<'_>, person: &PersonId) -> Option<Date> {
    let own = room.state.person(person).and_then(|person| person.started);
    own.or_else(|| room.state.shares_of(person).map(|share| share.from).min())
}

fn policies(track: Track) -> (&'static Policy, &'static Policy) {
    match track {
        Track::Clinical => (&policy::SUPERVISION_CLINICAL, &policy::SUPERVISION_CLINICAL_RED),
        Track::Line => (&policy::SUPERVISION_LINE, &policy::SUPERVISION_LINE_RED),
        Track::Mentor => (&policy::SUPERVISION_MENTOR, &policy::SUPERVISION_MENTOR_RED),
        Track::PeerGroup => (&policy::SUPERVISION_PEER_GROUP, &policy::SUPERVISION_PEER_GROUP_RED),
    }
}

/// The days after a date, up to today, in approved leave of whole days that is sick, parental or long.
fn long_leave(room: &Room<'_>, person: &PersonId, after: Date) -> i32 {
    let mut days: BTreeSet<Date> = BTreeSet::new();
    for row in room.state.records.leave.values() {
        let leave = &row.item;
        let LeaveSpan::Days { from, to } = leave.span else { continue };
        let long = to.days_since(from) + 1 >= LONG_LEAVE;
        let counts = long || matches!(leave.kind, LeaveKind::Sick | LeaveKind::Parental);
        if leave.person == *person && leave.state == LeaveState::Approved && counts {
            days.extend(from.max(after.plus_days(1)).to(to.min(room.today)));
        }
    }
    i32::try_from(days.len()).unwrap_or(i32::MAX)
}
