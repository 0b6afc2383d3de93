//! The rhythm of one person's supervision on one track: when it was last held, when it is due, what is booked.
//!
//! Due is the last one held plus the interval of the track; where none ever was, the start plus fourteen days. Long
//! leave, sickness and parental leave push both the due date and the red line by the days they took.

use std::collections::BTreeSet;

use crate::domain::{
    ActivityKind, Booking, LeaveKind, LeaveSpan, LeaveState, Moment, Policy, PolicyValue, Status,
    Supervision, Track,
};
use crate::rules::prelude::*;
use crate::rules::upcoming::AheadFor;

use super::kept::times_put_off;

/// Days after the start by which the first one is due.
const FIRST: i32 = 14;

/// Leave of so many days is long.
const LONG_LEAVE: i32 = 7;

/// From one to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// The same day of the next month.
    Month,
    /// So many days.
    Days(i32),
}

impl Interval {
    /// The day on which the one after this day is due.
    #[must_use]
    pub fn after(self, date: Date) -> Date {
        match self {
            Self::Month => date.plus_months(1),
            Self::Days(days) => date.plus_days(days),
        }
    }
}

/// The rhythm of the supervision of one person on one track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// When it was last held; `None` where it never was.
    pub last: Option<Date>,
    /// The day that is counted from: the last one held, else the start.
    pub since: Date,
    /// How often it comes round.
    pub interval: Interval,
    /// When it is due.
    pub due: Date,
    /// So many days of leave pushed it.
    pub pushed: i32,
    /// It is red when more than so many days have gone since, leave taken off.
    pub red: i32,
    /// The next one that is booked, from today on.
    pub next: Option<Moment>,
    /// How many times in a row the supervisor called it off or moved it.
    pub put_off: usize,
}

impl Rhythm {
    /// Works it out; `None` where neither a supervision nor a start is known.
    #[must_use]
    pub fn of(rules: &RuleContext<'_>, supervision: &Supervision) -> Option<Self> {
        let (person, track, today) = (&supervision.person, supervision.track, rules.today);
        let known = rules.history().supervision(person, track);
        let held = known.iter().filter(|held| held.status == Status::Done && held.start.date() <= today);
        let last = held.map(|held| held.start.date()).max().max(supervision.last);
        let since = last.or_else(|| started(rules, person))?;
        let every = supervision.every_days.map(|days| i32::try_from(days).unwrap_or(i32::MAX));
        let (interval, red) = policies(track);
        let interval = match (every, rules.state.policy(interval, today)) {
            (Some(days), _) => Interval::Days(days),
            (None, PolicyValue::Number(thousandths)) => {
                Interval::Days(i32::try_from(thousandths / 1000).unwrap_or(i32::MAX))
            }
            _ => Interval::Month,
        };
        let due = if last.is_some() { interval.after(since) } else { since.plus_days(FIRST) };
        let pushed = long_leave(rules, person, since);
        let booked = known.iter().filter(|it| {
            it.status == Status::Planned && it.start.date() >= today && !rules.misses(person, it)
        });
        // Of a series the next one may fall into leave, and one after it does not.
        let of_series = rules.next_of_series(
            AheadFor::Person(person),
            today,
            |it| it.status == Status::Planned && is_held(rules, it, person, track),
            |it| rules.is_there(person, it),
        );
        Some(Self {
            last,
            since,
            interval,
            due: due.plus_days(pushed),
            pushed,
            red: rules.whole(red, today).max(every.unwrap_or(0)),
            next: booked.map(|it| it.start).chain(of_series.iter().map(|it| it.start)).min(),
            put_off: times_put_off(&known, supervision),
        })
    }

    /// The days since the last one, or the start, leave taken off.
    #[must_use]
    pub fn days(&self, today: Date) -> i32 {
        today.days_since(self.since) - self.pushed
    }

    /// How pressing it is on a day; `None` while all is well.
    #[must_use]
    pub fn severity(&self, today: Date) -> Option<Severity> {
        if self.days(today) > self.red {
            Some(Severity::Red)
        } else if today > self.due && self.next.is_none() {
            Some(Severity::Amber)
        } else {
            None
        }
    }
}

/// Whether a booking is supervision of a person on a track.
fn is_held(rules: &RuleContext<'_>, booking: &Booking, person: &PersonId, track: Track) -> bool {
    let activity = rules.state.activity(&booking.activity);
    booking.people.contains(person)
        && activity.is_some_and(|activity| activity.kind == ActivityKind::Supervision)
        && booking.track.unwrap_or(Track::Clinical) == track
}

/// The start in the job, else of the first share.
fn started(rules: &RuleContext<'_>, person: &PersonId) -> Option<Date> {
    let own = rules.state.person(person).and_then(|person| person.started);
    own.or_else(|| rules.state.shares_of(person).map(|share| share.from).min())
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
fn long_leave(rules: &RuleContext<'_>, person: &PersonId, after: Date) -> i32 {
    let mut days: BTreeSet<Date> = BTreeSet::new();
    for row in rules.state.records.leave.values() {
        let leave = &row.item;
        let LeaveSpan::Days { from, to } = leave.span else { continue };
        let long = to.days_since(from) + 1 >= LONG_LEAVE;
        let counts = long || matches!(leave.kind, LeaveKind::Sick | LeaveKind::Parental);
        if leave.person == *person && leave.state == LeaveState::Approved && counts {
            days.extend(from.max(after.plus_days(1)).to(to.min(rules.today)));
        }
    }
    i32::try_from(days.len()).unwrap_or(i32::MAX)
}
