//! `roster.ends`: a series that comes for the last time soon, with nothing of its kind after it.
//!
//! Its kind is that of its activity; what comes after it is another series, or a session of the weeks that are here, that
//! the same person or family is in.

use std::collections::BTreeMap;

use crate::domain::{ActivityKind, Booking, FamilyRef, Series};
use crate::rules::prelude::*;

/// The rule.
pub static ENDS: Rule = Rule {
    slug: "roster.ends",
    title: "A series comes to its end",
    doc: "What came every week is missed when it stops. Somebody should know before, and say what comes after.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::ROSTER_ENDS_WEEKS],
    strength: Strength::Flag,
    judge: Judge::Week { back: 0, ahead: AHEAD, judge },
};

/// How many weeks after a week are looked through for sessions that carry on.
const AHEAD: i32 = 12;

/// How far after its end a series is looked for that carries on, in days.
const CARRIED_ON_WITHIN: i32 = 366;

/// Whoever a series is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum For<'a> {
    Person(&'a PersonId),
    Family(&'a FamilyRef),
}

impl For<'_> {
    fn is_in(self, booking: &Booking) -> bool {
        match self {
            Self::Person(person) => booking.involves(person),
            Self::Family(family) => booking.families.contains(family),
        }
    }
}

fn judge(room: &Room<'_>, week: Week, flags: &mut Vec<Flag>) {
    let weeks = room.whole(&policy::ROSTER_ENDS_WEEKS, week.monday()).min(520);
    let (first, last) = (week.monday(), week.monday().plus_days(7 * weeks - 1));
    // What ends for each, with its last day: one line for each of them, however much of it ends.
    let mut ends: BTreeMap<For<'_>, Vec<(Date, &str)>> = BTreeMap::new();
    for row in room.state.records.series.values() {
        let series = &row.item;
        let Some(end) = last_among(series, first, last) else { continue };
        let Some(activity) = room.state.activity(&series.booking.activity) else { continue };
        let booking = &series.booking;
        let people = booking.everyone().map(For::Person);
        for whom in people.chain(booking.families.iter().map(For::Family)) {
            if !goes_on(room, series, activity.kind, (end, week), whom) {
                ends.entry(whom).or_default().push((end, &activity.title));
            }
        }
    }
    for (whom, mut ends) in ends {
        ends.sort_unstable();
        ends.dedup();
        flags.extend(flag(room, week, whom, &ends));
    }
}

fn flag(room: &Room<'_>, week: Week, whom: For<'_>, ends: &[(Date, &str)]) -> Option<Flag> {
    let (first, title) = ends.first()?;
    let (flag, who) = match whom {
        For::Person(person) => (
            Flag::new(&ENDS, Severity::Amber, week, Subject::person(person)).people([person]),
            room.state.call(person).to_owned(),
        ),
        For::Family(family) => (
            Flag::new(&ENDS, Severity::Amber, week, Subject::new(TableName::Family, family)),
            family.called(),
        ),
    };
    let says = match ends.len() {
        1 => format!("{title} with {who} comes for the last time on {}", day(*first)),
        many => format!("{many} series with {who} come to their end, the first on {}", day(*first)),
    };
    let each: Vec<String> = ends.iter().map(|(end, title)| format!("{title} on {}", day(*end))).collect();
    let flag = flag
        .all_week()
        .says(says)
        .because(format!(
            "These series come for the last time: {}. Nothing of the kind is planned after them.",
            each.join("; ")
        ))
        .remedies(&[
            "Ask what should come after, and book it",
            "Let the series go on",
            "Tell them that it ends",
        ]);
    Some(flag)
}

/// The last day on which a series comes, where that is one of some days.
fn last_among(series: &Series, first: Date, last: Date) -> Option<Date> {
    let Series { booking, repeat, except, .. } = series;
    let has_end = repeat.count.is_some() || repeat.until.is_some();
    if !has_end || !booking.status.counts() {
        return None;
    }
    let comes = |from: Date, to: Date| {
        let dates = repeat.dates(booking.start, from, to);
        dates.into_iter().rev().find(|date| !except.contains(date))
    };
    comes(first, last).filter(|_| comes(last.plus_days(1), Date::LAST).is_none())
}

/// Whether whoever a series is for is in something of its kind after its end: another series, or a session of the weeks to
/// come.
fn goes_on(
    room: &Room<'_>,
    ending: &Series,
    kind: ActivityKind,
    (end, week): (Date, Week),
    whom: For<'_>,
) -> bool {
    let is_kind = |booking: &Booking| {
        room.state.activity(&booking.activity).is_some_and(|activity| activity.kind == kind)
    };
    let carries_on = |series: &Series| {
        let start = series.booking.start;
        let (from, to) = (end.plus_days(1), end.plus_days(CARRIED_ON_WITHIN));
        let is_over = series.repeat.last_day().is_some_and(|last| last <= end);
        series.id != ending.id
            && series.booking.status.counts()
            && whom.is_in(&series.booking)
            && is_kind(&series.booking)
            && !is_over
            && series
                .repeat
                .dates(start, from, to.max(start.date()))
                .iter()
                .any(|date| !series.except.contains(date))
    };
    if room.state.records.series.values().any(|row| carries_on(&row.item)) {
        return true;
    }
    let weeks = end.week().to(week.plus(AHEAD).max(end.week()));
    weeks.filter_map(|week| room.rota(week)).any(|rota| {
        rota.sessions().iter().any(|session| {
            session.start.date() > end
                && session.counts()
                && session.kind == Some(kind)
                && whom.is_in(session.booking())
        })
    })
}
