//! A zone that a file describes itself: the changes of its clocks, worked out for the days around a window.

use super::component::Component;
use super::occurrence::CalendarTime;
use super::rule;
use super::value;
use crate::domain::{Date, Instant, Minutes, Moment};

/// The changes of the clocks of one zone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ZoneRules {
    /// In the order of time.
    changes: Vec<ClockChange>,
}

/// One change of the clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ClockChange {
    at: Instant,
    /// Minutes that the wall is ahead of UTC.
    before: i64,
    after: i64,
}

/// How many days around a window are worked out.
const AROUND: i32 = 800;

impl ZoneRules {
    /// Reads them of a VTIMEZONE; `None` where it says none that can be read.
    pub fn read(zone: &Component, (from, to): (Date, Date)) -> Option<Self> {
        let mut changes = vec![];
        for part in &zone.parts {
            let before = offset(&part.first("TZOFFSETFROM")?.value)?;
            let after = offset(&part.first("TZOFFSETTO")?.value)?;
            let around = (from.plus_days(-AROUND), to.plus_days(AROUND));
            let walls = onsets(part, before, around)?;
            let change = |wall| ClockChange { at: on_utc(wall, before), before, after };
            changes.extend(walls.into_iter().map(change));
        }
        changes.sort_by_key(|it| it.at);
        changes.dedup_by_key(|it| it.at);
        let mut last = None;
        for change in &mut changes {
            change.before = last.unwrap_or(change.before);
            last = Some(change.after);
        }
        (!changes.is_empty()).then_some(Self { changes })
    }

    /// The point of time that a wall clock means; as [`crate::domain::Zone`] reads times that are missing or come twice.
    pub fn instant(&self, wall: Moment) -> Instant {
        let is_over = |it: &ClockChange| on_utc(wall, it.before.max(it.after)) >= it.at;
        on_utc(wall, self.offset_after(self.changes.partition_point(is_over)))
    }

    /// What the wall clock shows.
    pub fn moment(&self, at: Instant) -> Moment {
        let offset = self.offset_after(self.changes.partition_point(|it| it.at <= at));
        on_wall(at, offset)
    }

    /// The offset once so many changes are over.
    fn offset_after(&self, changes: usize) -> i64 {
        let last = changes.checked_sub(1).and_then(|at| self.changes.get(at)).map(|it| it.after);
        last.or_else(|| self.changes.first().map(|it| it.before)).unwrap_or_default()
    }
}

/// When the clocks change, on the wall before.
fn onsets(part: &Component, before: i64, (from, to): (Date, Date)) -> Option<Vec<Moment>> {
    let (date, time) = value::onset(&part.first("DTSTART")?.value)?;
    let first = date.at(time);
    let mut walls = vec![first];
    for more in part.all("RDATE").flat_map(|it| it.value.split(',')) {
        let (date, time) = value::onset(more)?;
        walls.push(date.at(time));
    }
    for property in part.all("RRULE") {
        let rule = rule::read(&property.value, CalendarTime::Time(first), |at| on_wall(at, before)).ok()?;
        if rule::cost(&rule.repeat) > 4 {
            return None;
        }
        // A rule that is over by then still says what came last.
        let to = rule.repeat.last_day().map_or(to, |last| to.min(last)).max(Date::FIRST);
        let from = from.min(to.plus_days(-AROUND));
        walls.extend(rule.repeat.dates(first, from, to).into_iter().map(|date| date.at(time)));
    }
    Some(walls)
}

/// Minutes ahead of UTC, of `+0100`, `-0330` or `+001540`.
fn offset(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if !matches!(digits.len(), 4 | 6) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize| digits.get(from..from + 2)?.parse::<i64>().ok();
    let (hours, minutes) = (part(0)?, part(2)?);
    (hours <= 15 && minutes < 60).then_some(sign * (60 * hours + minutes))
}

fn on_utc(wall: Moment, offset: i64) -> Instant {
    Instant(value::utc(wall).0 - offset)
}

/// The wall that is so many minutes ahead of UTC at a point of time.
fn on_wall(at: Instant, offset: i64) -> Moment {
    let ahead = Minutes(i32::try_from(offset).unwrap_or_default());
    value::on_utc_clock(at).plus_wall(ahead)
}

#[cfg(test)]
mod tests {
    use super::super::component;
    use super::super::notes::Notes;
    use super::*;
    use crate::domain::Zone;

    fn rules(parts: &str) -> Option<ZoneRules> {
        let text = format!("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\n{parts}END:VTIMEZONE\nEND:VCALENDAR\n");
        let found = component::read(text.as_bytes(), &mut Notes::default());
        let date = |text: &str| text.parse::<Date>().unwrap();
        ZoneRules::read(&found.zones[0], (date("2026-11-01"), date("2027-04-30")))
    }

    const LONDON: &str = "BEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n";

    #[test]
    fn a_zone_by_its_rules_is_the_zone_by_its_name() {
        let (ours, named) = (rules(LONDON).unwrap(), Zone::default());
        let mut wall: Moment = "2026-03-01T00:00".parse().unwrap();
        for _ in 0..2 * 365 * 24 * 2 {
            assert_eq!(ours.instant(wall), named.instant(wall), "{wall}");
            assert_eq!(ours.moment(named.instant(wall)), named.moment(named.instant(wall)), "{wall}");
            wall = wall.plus_wall(Minutes(30));
        }
    }

    #[test]
    fn one_offset_for_ever_and_rules_that_are_over() {
        let fixed =
            "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\n";
        let over = fixed.replace("END", "RRULE:FREQ=YEARLY;UNTIL=19951231T000000Z\nEND");
        for text in [fixed, over.as_str()] {
            let noon: Moment = "2026-12-01T12:00".parse().unwrap();
            assert_eq!(rules(text).unwrap().instant(noon).in_utc(), "2026-12-01T06:30:00Z", "{text}");
        }
        assert_eq!(rules(""), None);
        assert_eq!(
            rules("BEGIN:STANDARD\nDTSTART:x\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nEND:STANDARD\n"),
            None
        );
    }
}
