//! The zone of a calendar's times, written out: since 1970, by the rule that its clocks change by.

use std::collections::BTreeSet;

use crate::domain::{Date, Instant, Minutes, Moment, Weekday, Zone};

use super::line::line;

/// A zone whose clocks change by one rule every year, or never.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenZone {
    changes: Vec<ClockChange>,
    offset: i64,
}

/// A change of the clocks that comes every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ClockChange {
    month: u32,
    /// Which of the month's: the first is 1, the last -1.
    nth: i32,
    weekday: Weekday,
    /// What the wall shows as it comes, in minutes of the day.
    at: i32,
    /// Minutes before UTC and after it.
    from: i64,
    to: i64,
}

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// How many minutes a zone is ahead of UTC.
fn offset(zone: Zone, at: Instant) -> i64 {
    let wall = zone.moment(at).naive().and_utc().timestamp().div_euclid(60);
    wall - at.0
}

/// The instants of a year at which the clocks change.
fn changes_in(zone: Zone, year: i32) -> Vec<Instant> {
    let Some((first, next)) = Date::new(year, 1, 1).zip(Date::new(year + 1, 1, 1)) else { return vec![] };
    let (start, end) = (zone.instant(first.start()).0, zone.instant(next.start()).0);
    let day = 24 * 60;
    let mut found = vec![];
    let mut from = start;
    while from < end {
        let to = (from + day).min(end);
        if offset(zone, Instant(from)) != offset(zone, Instant(to)) {
            let (mut before, mut after) = (from, to);
            while after - before > 1 {
                let middle = before.midpoint(after);
                if offset(zone, Instant(middle)) == offset(zone, Instant(from)) {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            found.push(Instant(after));
        }
        from = to;
    }
    found
}

impl ClockChange {
    fn of(zone: Zone, at: Instant) -> Self {
        let (from, to) = (offset(zone, Instant(at.0 - 1)), offset(zone, at));
        let wall = zone.moment(Instant(at.0 - 1)).plus_wall(Minutes(1));
        let date = wall.date();
        let is_last = date.plus_days(7).month() != date.month();
        let nth = if is_last { -1 } else { i32::try_from((date.day() - 1) / 7 + 1).unwrap_or(1) };
        let at = wall.wall_since(date.start()).0;
        Self { month: date.month(), nth, weekday: date.weekday(), at, from, to }
    }

    /// The day of a year on which it comes.
    fn day_in(self, year: i32) -> Option<Date> {
        let first = Date::new(year, self.month, 1)?;
        let days = (0..31).map(|n| first.plus_days(n)).filter(|day| day.month() == self.month);
        let mut ours: Vec<Date> = days.filter(|day| day.weekday() == self.weekday).collect();
        if self.nth < 0 { ours.pop() } else { ours.into_iter().nth(usize::try_from(self.nth - 1).ok()?) }
    }
}

impl WrittenZone {
    /// A zone as it is in some years; `None` where its clocks do not change by the same rule in each of them, so that no rule
    /// says what its times mean.
    pub fn of(zone: Zone, years: &BTreeSet<i32>) -> Option<Self> {
        let rules = |year: i32| -> Vec<ClockChange> {
            changes_in(zone, year).into_iter().map(|at| ClockChange::of(zone, at)).collect()
        };
        let first = *years.first()?;
        let changes = rules(first);
        let is_pair = changes.is_empty() || changes.len() == 2;
        let holds = |year: &i32| {
            let there = changes_in(zone, *year);
            there.len() == changes.len()
                && there.iter().zip(&changes).all(|(at, change)| {
                    let wall = zone.moment(Instant(at.0 - 1)).plus_wall(Minutes(1));
                    change.day_in(*year) == Some(wall.date()) && ClockChange::of(zone, *at).at == change.at
                })
        };
        let offset = offset(zone, zone.instant(Date::new(first, 1, 1)?.start()));
        (is_pair && years.iter().all(holds)).then_some(Self { changes, offset })
    }

    /// Writes it.
    pub fn write(&self, name: &str, out: &mut String) {
        line(out, "BEGIN:VTIMEZONE");
        line(out, &format!("TZID:{name}"));
        if self.changes.is_empty() {
            part(out, "STANDARD", "19700101T000000", (self.offset, self.offset), None);
        }
        for change in &self.changes {
            let name = if change.to > change.from { "DAYLIGHT" } else { "STANDARD" };
            let Some(first) = change.day_in(1970) else { continue };
            let start = stamp(first.start().plus_wall(Minutes(change.at)));
            let day = WEEKDAYS
                .get(usize::try_from(change.weekday.num_days_from_monday()).unwrap_or(6))
                .unwrap_or(&"SU");
            let rule = format!("RRULE:FREQ=YEARLY;BYMONTH={};BYDAY={}{day}", change.month, change.nth);
            part(out, name, &start, (change.from, change.to), Some(&rule));
        }
        line(out, "END:VTIMEZONE");
    }
}

fn part(out: &mut String, name: &str, start: &str, (from, to): (i64, i64), rule: Option<&str>) {
    line(out, &format!("BEGIN:{name}"));
    line(out, &format!("DTSTART:{start}"));
    line(out, &format!("TZOFFSETFROM:{}", ahead(from)));
    line(out, &format!("TZOFFSETTO:{}", ahead(to)));
    if let Some(rule) = rule {
        line(out, rule);
    }
    line(out, &format!("END:{name}"));
}

fn ahead(minutes: i64) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// A time of a wall as calendars write it.
pub fn stamp(moment: Moment) -> String {
    moment.naive().format("%Y%m%dT%H%M%S").to_string()
}

/// A point of time as calendars write it.
pub fn utc(instant: Instant) -> String {
    let at = chrono::DateTime::from_timestamp(instant.0.saturating_mul(60), 0).unwrap_or_default();
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Whether the wall shows a time once: neither twice nor never.
pub fn is_once(zone: Zone, moment: Moment, instant: Instant) -> bool {
    let shows = |at: Instant| zone.moment(at) == moment;
    shows(instant)
        && [30, 60, 120].iter().all(|by| !shows(Instant(instant.0 + by)) && !shows(Instant(instant.0 - by)))
}
