//! An event as it stands in the file: when it starts, how long it takes, how it repeats, what it is called, how busy it makes.

use super::bounds::{LONGEST_EVENT, MOST_DATES, MOST_RULES};
use super::busy;
use super::component::Component;
use super::notes::CalendarWarningCode as Code;
use super::property::Property;
use super::rule;
use super::stamp::{self, Doubt, ReadStamp, Stamp};
use super::text;
use super::value::{self, WrittenLength, too_long};
use super::zones::{EventZone, Zones};
use crate::domain::HowBusy;
use crate::domain::{Instant, Minutes, Moment, Repeat};

/// How long an event takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// So many whole days.
    Days(i32),
    /// As a clock on its wall counts: a night that ends at eight ends at eight when the clocks change.
    Wall(Minutes),
    /// Days of the calendar, then minutes that pass.
    Passing(WrittenLength),
}

/// A day that is added to a series.
#[derive(Clone, Debug)]
pub(super) struct Extra {
    pub start: Stamp,
    /// Where it is not as long as the others.
    pub length: Option<Length>,
}

/// An event as it was read.
#[derive(Debug)]
pub(super) struct Event {
    pub line: usize,
    pub uid: Option<String>,
    /// Which occurrence of its series it stands for, and whether for all that come after too.
    pub instead_of: Option<(Stamp, bool)>,
    /// What is newer is greater: its sequence, then when it was written.
    pub version: (i64, i64),
    /// `None` where it was called off without a start, or is not to be read.
    pub start: Option<Stamp>,
    pub length: Length,
    pub rules: Vec<Repeat>,
    pub extras: Vec<Extra>,
    pub excluded: Vec<Stamp>,
    pub title: Option<String>,
    pub is_private: bool,
    /// Whether it was called off.
    pub is_called_off: bool,
    /// Whether something in it cannot be read.
    pub is_broken: bool,
    pub busy: Option<HowBusy>,
    /// What there is to say of it once it comes in a window.
    pub doubts: Vec<(Code, usize, String)>,
}

impl Event {
    pub fn is_out(&self) -> bool {
        self.is_called_off || self.is_broken
    }

    /// Says something of it that is worth knowing.
    fn doubt(&mut self, code: Code, line: usize, message: &str) {
        self.doubts.push((code, line, message.to_owned()));
    }

    fn doubt_zone(&mut self, read: &ReadStamp, line: usize) {
        match &read.doubt {
            Some(Doubt::Floating) => {
                self.doubt(Code::FloatingTime, line, "a time without a zone was read as the service's own");
            }
            Some(Doubt::Unknown(id)) => {
                let told = format!("the zone {id:?} is not known: its times were read as the service's own");
                self.doubt(Code::ZoneUnknown, line, &told);
            }
            None => {}
        }
    }
}

/// What is wrong, and on which line.
type Wrong = (usize, String);

/// Reads an event, and what is wrong in it.
pub(super) fn read(component: &Component, zones: &Zones) -> (Event, Vec<Wrong>) {
    let value = |name: &str| component.first(name).map(|it| it.value.trim());
    let full_title = component.first("SUMMARY").map(|it| text::in_one_line(&it.value)).unwrap_or_default();
    let status_off = component.first("STATUS").is_some_and(|it| it.is("CANCELLED") || it.is("CANCELED"));
    let is_private =
        value("CLASS").is_some_and(|class| !class.is_empty() && !class.eq_ignore_ascii_case("PUBLIC"));
    let is_shown = !full_title.is_empty() && !text::holds_ten_digits(&full_title);
    let mut event = Event {
        line: component.line,
        uid: component.uid().map(str::to_owned),
        instead_of: None,
        version: version(value("SEQUENCE"), value("DTSTAMP")),
        start: None,
        length: Length::Days(1),
        rules: vec![],
        extras: vec![],
        excluded: vec![],
        is_called_off: component.is_called_off || status_off || text::says_called_off(&full_title),
        title: is_shown.then_some(full_title),
        is_private,
        is_broken: false,
        busy: busy::of(component),
        doubts: vec![],
    };
    let mut wrong = vec![];
    if let Err(it) = event.read_instead_of(component, zones) {
        wrong.push(it);
    }
    match event.read_start(component, zones) {
        _ if event.is_called_off => {}
        Err(it) => wrong.push(it),
        Ok(()) => {
            wrong.extend(event.read_length(component, zones).err());
            wrong.extend(event.read_repeats(component, zones));
        }
    }
    event.is_broken = !wrong.is_empty();
    (event, wrong)
}

fn named(property: &Property) -> impl Fn(String) -> Wrong {
    let (line, name) = (property.line, property.name);
    move |error| (line, format!("{name}: {error}"))
}

/// The number of its version, then when that was written.
fn version(sequence: Option<&str>, written: Option<&str>) -> (i64, i64) {
    let digits = |text: &str| {
        text.bytes().filter(u8::is_ascii_digit).take(14).fold(0, |n, digit| n * 10 + i64::from(digit - b'0'))
    };
    (sequence.and_then(|it| it.parse().ok()).unwrap_or(0), written.map_or(0, digits))
}

impl Event {
    fn read_instead_of(&mut self, component: &Component, zones: &Zones) -> Result<(), Wrong> {
        let Some(property) = component.first("RECURRENCE-ID") else { return Ok(()) };
        // A time without a zone is one of the event's own.
        let own = component.first("DTSTART").and_then(|it| stamp::read(it, &it.value, zones, None).ok());
        let read = stamp::read(property, &property.value, zones, own.as_ref().map(|it| &it.stamp));
        let is_on = property.parameter("RANGE").is_some_and(|it| it.eq_ignore_ascii_case("THISANDFUTURE"));
        self.instead_of = Some((read.map_err(named(property))?.stamp, is_on));
        Ok(())
    }

    fn read_start(&mut self, component: &Component, zones: &Zones) -> Result<(), Wrong> {
        let none = || (component.line, "no DTSTART: the event does not say when it starts".to_owned());
        let property = component.first("DTSTART").ok_or_else(none)?;
        let read = stamp::read(property, &property.value, zones, None).map_err(named(property))?;
        self.doubt_zone(&read, property.line);
        self.start = Some(read.stamp);
        Ok(())
    }

    fn read_length(&mut self, component: &Component, zones: &Zones) -> Result<(), Wrong> {
        let Some(start) = self.start.clone() else { return Ok(()) };
        let (end, duration) = (component.first("DTEND"), component.first("DURATION"));
        self.length = match (end, duration) {
            (Some(property), _) => {
                let read =
                    stamp::read(property, &property.value, zones, Some(&start)).map_err(named(property))?;
                self.doubt_zone(&read, property.line);
                between(&start, &read).map_err(|error| (property.line, error))?
            }
            (None, Some(property)) => {
                let length = value::length(&property.value).map_err(named(property))?;
                of_written(&start, length).map_err(named(property))?
            }
            (None, None) => default_length(&start),
        };
        if is_nothing(self.length) && self.busy.is_some() {
            self.busy = None;
            self.doubt(Code::NoLength, self.line, "an event that takes no time keeps nobody busy");
        }
        Ok(())
    }

    fn read_repeats(&mut self, component: &Component, zones: &Zones) -> Vec<Wrong> {
        let Some(start) = self.start.clone() else { return vec![] };
        let mut wrong = vec![];
        if let Some(property) = component.first("EXRULE") {
            wrong.push((
                property.line,
                "EXRULE is not read: a rule of days left out; list them as EXDATE".to_owned(),
            ));
        }
        for (number, property) in component.all("RRULE").enumerate() {
            if number >= MOST_RULES {
                wrong.push((property.line, format!("the event has more than {MOST_RULES} repeat rules")));
                break;
            }
            if let Err(error) = self.read_rule(&start, property) {
                wrong.push((property.line, error));
            }
        }
        for name in ["EXDATE", "RDATE"] {
            let mut room = MOST_DATES;
            for property in component.all(name) {
                let dates = property.value.split(',').map(str::trim).filter(|it| !it.is_empty());
                for one in dates {
                    room = room.saturating_sub(1);
                    if room == 0 {
                        wrong.push((property.line, format!("{name} lists more than {MOST_DATES} days")));
                        return wrong;
                    }
                    if let Err(error) = self.read_date(&start, property, one, zones) {
                        wrong.push(error);
                        break;
                    }
                }
            }
        }
        wrong
    }

    fn read_rule(&mut self, start: &Stamp, property: &Property) -> Result<(), String> {
        let zone = match start {
            Stamp::Day(_) => Zones::utc(),
            Stamp::Time { zone, .. } => zone.clone(),
        };
        let read = rule::read(&property.value, start.wall(), |at| zone.moment(at))?;
        let first = first_wall(start);
        if read.is_until_a_date {
            self.doubt(Code::UntilADate, property.line, "the rule ends on a day: that day is included");
        }
        let mut endless = read.repeat.clone();
        endless.until = None;
        if !endless.is_instant(first) {
            let told = "the event starts on a day that its own rule does not give: it comes on both";
            self.doubt(Code::StartNotInRule, property.line, told);
        }
        self.rules.push(read.repeat);
        Ok(())
    }

    /// Reads a day that is taken out or added, or a stretch that is added.
    fn read_date(
        &mut self,
        start: &Stamp,
        property: &Property,
        text: &str,
        zones: &Zones,
    ) -> Result<(), Wrong> {
        let (from, end) = text.split_once('/').map_or((text, None), |(from, end)| (from, Some(end)));
        let read = stamp::read(property, from, zones, Some(start)).map_err(named(property))?;
        if property.name == "EXDATE" {
            self.excluded.push(read.stamp);
            return Ok(());
        }
        let length = end.map(|end| period_length(&read.stamp, end, property, zones)).transpose();
        let length = length.map_err(named(property))?;
        // A day that is added to a series with times has the time of the series.
        let start = match (&read.stamp, start) {
            (Stamp::Day(date), Stamp::Time { .. }) => start.on(*date),
            (Stamp::Time { wall, .. }, Stamp::Day(_)) => Stamp::Day(wall.date()),
            _ => read.stamp,
        };
        self.extras.push(Extra { start, length });
        Ok(())
    }
}

/// How long a period is that ends at a time, or lasts a length.
pub(super) fn period_length(
    start: &Stamp,
    end: &str,
    property: &Property,
    zones: &Zones,
) -> Result<Length, String> {
    if end.trim_start().starts_with(['P', 'p', '+', '-']) {
        return of_written(start, value::length(end)?);
    }
    between(start, &stamp::read(property, end, zones, Some(start))?)
}

/// When the first of a series is on its own wall.
pub(super) fn first_wall(start: &Stamp) -> Moment {
    match start {
        Stamp::Day(date) => date.start(),
        Stamp::Time { wall, .. } => *wall,
    }
}

fn default_length(start: &Stamp) -> Length {
    match start {
        Stamp::Day(_) => Length::Days(1),
        Stamp::Time { .. } => Length::Wall(Minutes::ZERO),
    }
}

fn is_nothing(length: Length) -> bool {
    match length {
        Length::Days(days) => days <= 0,
        Length::Wall(minutes) => minutes <= Minutes::ZERO,
        Length::Passing(length) => length.is_nothing(),
    }
}

fn of_written(start: &Stamp, length: WrittenLength) -> Result<Length, String> {
    let most = Minutes(1440);
    match start {
        // A begun day counts whole; no day at all is the one it starts on.
        Stamp::Day(_) => Ok(Length::Days((length.days + (length.minutes.0 + most.0 - 1) / most.0).max(1))),
        Stamp::Time { .. } if length.days > LONGEST_EVENT => Err(too_long()),
        Stamp::Time { .. } => Ok(Length::Passing(length)),
    }
}

/// How long it is from a start to an end.
fn between(start: &Stamp, end: &ReadStamp) -> Result<Length, String> {
    let before = || "the event ends before it starts".to_owned();
    let fits = |minutes: i64| {
        i32::try_from(minutes).ok().filter(|it| *it <= LONGEST_EVENT * 1440).map(Minutes).ok_or_else(too_long)
    };
    match (start, &end.stamp) {
        (Stamp::Day(first), Stamp::Day(end)) => match end.days_since(*first) {
            ..0 => Err(before()),
            days if days > LONGEST_EVENT => Err(too_long()),
            days => Ok(Length::Days(days.max(1))),
        },
        (Stamp::Time { wall: from, zone }, Stamp::Time { wall: to, zone: there }) => {
            let more = i64::from(end.has_seconds);
            let passing = |from: Instant, to: Instant| to.0 - from.0;
            if zone.is_same(there) {
                match i64::from(to.wall_since(*from).0) {
                    ..0 => Err(before()),
                    minutes => Ok(Length::Wall(fits(minutes + more)?)),
                }
            } else {
                match passing(zone.instant(*from), there.instant(*to)) {
                    ..0 => Err(before()),
                    minutes => Ok(Length::Passing(WrittenLength { days: 0, minutes: fits(minutes + more)? })),
                }
            }
        }
        (Stamp::Day(_), Stamp::Time { .. }) => {
            Err("DTSTART is a day and DTEND a time: both are to be the same".to_owned())
        }
        (Stamp::Time { .. }, Stamp::Day(_)) => {
            Err("DTSTART is a time and DTEND a day: both are to be the same".to_owned())
        }
    }
}

impl Length {
    /// How many days it reaches at most.
    pub fn most_days(self) -> i32 {
        match self {
            Self::Days(days) => days,
            Self::Wall(minutes) => minutes.0 / 1440 + 1,
            Self::Passing(length) => length.days + length.minutes.0 / 1440 + 1,
        }
    }

    /// When what starts on a wall ends.
    pub fn end(self, wall: Moment, zone: &EventZone) -> Instant {
        match self {
            Self::Days(days) => zone.instant(wall.plus_wall(Minutes(days.saturating_mul(1440)))),
            Self::Wall(minutes) => zone.instant(wall.plus_wall(minutes)),
            Self::Passing(length) => {
                let day = zone.instant(wall.plus_wall(Minutes(length.days.saturating_mul(1440))));
                Instant(day.0 + i64::from(length.minutes.0))
            }
        }
    }
}
