//! When something of an event is: a day, or a time on the wall of a zone.

use super::notes::quoted;
use super::occurrence::CalendarTime;
use super::property::Property;
use super::value::{self, Written};
use super::zones::{EventZone, Zones};
use crate::domain::{Date, Instant, Moment};

/// A day, or a time in its zone.
#[derive(Clone, Debug)]
pub(super) enum Stamp {
    Day(Date),
    Time { wall: Moment, zone: EventZone },
}

/// Which occurrence of a series something is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum InstanceKey {
    Day(Date),
    At(Instant),
}

impl Stamp {
    pub fn key(&self) -> InstanceKey {
        match self {
            Self::Day(date) => InstanceKey::Day(*date),
            Self::Time { wall, zone } => InstanceKey::At(zone.instant(*wall)),
        }
    }

    /// The day on its own wall.
    pub fn date(&self) -> Date {
        self.wall().date()
    }

    /// It on its own wall.
    pub fn wall(&self) -> CalendarTime {
        match self {
            Self::Day(date) => CalendarTime::Day(*date),
            Self::Time { wall, .. } => CalendarTime::Time(*wall),
        }
    }

    /// Its day on the wall of another; a day is that day everywhere.
    pub fn date_where(&self, other: &Self) -> Date {
        match (self, other) {
            (Self::Time { wall, zone }, Self::Time { zone: there, .. }) => {
                there.moment(zone.instant(*wall)).date()
            }
            _ => self.date(),
        }
    }

    /// The same point of time on the wall of another, where this one is written in UTC; else as it is.
    pub fn on_wall_of(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Time { wall, zone }, Self::Time { zone: there, .. }) if zone.is_same(&Zones::utc()) => {
                Self::Time { wall: there.moment(zone.instant(*wall)), zone: there.clone() }
            }
            _ => self.clone(),
        }
    }

    /// It on the wall of the service.
    pub fn at_home(&self, zones: &Zones) -> CalendarTime {
        match self {
            Self::Day(date) => CalendarTime::Day(*date),
            Self::Time { wall, zone } => CalendarTime::Time(zones.home.moment(zone.instant(*wall))),
        }
    }

    /// The same of an occurrence on another day.
    pub fn on(&self, date: Date) -> Self {
        match self {
            Self::Day(_) => Self::Day(date),
            Self::Time { wall, zone } => Self::Time { wall: date.at(wall.time()), zone: zone.clone() },
        }
    }
}

/// A stamp as it was read.
#[derive(Clone, Debug)]
pub(super) struct ReadStamp {
    pub stamp: Stamp,
    /// Whether seconds come after its minute.
    pub has_seconds: bool,
    pub doubt: Option<Doubt>,
}

/// What was taken for want of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It names none.
    Floating,
    /// It names one that nobody knows.
    Unknown(String),
}

/// Reads the value of a property, or one of its values. A time without a zone is one of `own`, where that is given, else of the
/// service.
pub(super) fn read(
    property: &Property,
    value: &str,
    zones: &Zones,
    own: Option<&Stamp>,
) -> Result<ReadStamp, String> {
    let written = value::written(value)?;
    let is_day = property.parameter("VALUE").is_some_and(|it| it.eq_ignore_ascii_case("DATE"));
    Ok(placed(written, is_day, property.parameter("TZID"), zones, own))
}

fn placed(written: Written, is_day: bool, id: Option<&str>, zones: &Zones, own: Option<&Stamp>) -> ReadStamp {
    let Some((time, has_seconds)) = written.time.filter(|_| !is_day) else {
        return ReadStamp { stamp: Stamp::Day(written.date), has_seconds: false, doubt: None };
    };
    let id = id.filter(|id| !id.trim().is_empty());
    let (zone, doubt) = match (written.is_utc, id, own) {
        (true, _, _) => (Zones::utc(), None),
        (false, Some(id), _) => match zones.find(id) {
            Some(zone) => (zone, None),
            None => (zones.home(), Some(Doubt::Unknown(quoted(id)))),
        },
        (false, None, Some(Stamp::Time { zone, .. })) => (zone.clone(), None),
        (false, None, _) => (zones.home(), Some(Doubt::Floating)),
    };
    ReadStamp { stamp: Stamp::Time { wall: written.date.at(time), zone }, has_seconds, doubt }
}
