//! A calendar as a file.

use std::collections::BTreeSet;

use crate::domain::Zone;

use super::entry::{CalendarEntry, EntryTime, Occupies};
use super::line::{line, text};
use super::zone::{WrittenZone, is_once, stamp, utc};

/// A calendar, with what it says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub about: String,
    /// The zone of its times.
    pub zone: Zone,
    /// Its events, in any order.
    pub entries: Vec<CalendarEntry>,
}

impl CalendarFile {
    /// Writes it: the same for the same events, whenever that is.
    #[must_use]
    pub fn write(mut self) -> String {
        self.entries.sort();
        let zone = self.written_zone();
        let id = self.zone.to_string();
        let mut out = String::new();
        for head in
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tandem//Tandem rota//EN", "CALSCALE:GREGORIAN"]
        {
            line(&mut out, head);
        }
        text(&mut out, "NAME", &self.name);
        text(&mut out, "X-WR-CALNAME", &self.name);
        text(&mut out, "X-WR-CALDESC", &self.about);
        line(&mut out, &format!("X-WR-TIMEZONE:{id}"));
        line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        line(&mut out, "X-PUBLISHED-TTL:PT1H");
        if let Some(zone) = &zone {
            zone.write(&id, &mut out);
        }
        for entry in &self.entries {
            self.write_entry(entry, zone.is_some().then_some(id.as_str()), &mut out);
        }
        line(&mut out, "END:VCALENDAR");
        out
    }

    /// The zone, where times are written in it.
    fn written_zone(&self) -> Option<WrittenZone> {
        let in_zone = self.entries.iter().filter(|entry| self.is_plain(&entry.time));
        let years: BTreeSet<i32> = in_zone
            .filter_map(|entry| match &entry.time {
                EntryTime::Times { start, end, .. } => Some([start.date().year(), end.date().year()]),
                EntryTime::Days { .. } => None,
            })
            .flatten()
            .collect();
        // Summer time holds across new year, so that the years beside them matter too.
        WrittenZone::of(self.zone, &years)
    }

    /// Whether a time says on the wall what it means.
    fn is_plain(&self, time: &EntryTime) -> bool {
        match time {
            EntryTime::Times { start, end, instants } => {
                is_once(self.zone, *start, instants.0) && is_once(self.zone, *end, instants.1)
            }
            EntryTime::Days { .. } => false,
        }
    }

    fn write_entry(&self, entry: &CalendarEntry, zone: Option<&str>, out: &mut String) {
        line(out, "BEGIN:VEVENT");
        line(out, &format!("UID:{}", entry.uid));
        line(out, &format!("SEQUENCE:{}", entry.sequence));
        line(out, &format!("DTSTAMP:{}", utc(entry.touched)));
        line(out, &format!("LAST-MODIFIED:{}", utc(entry.touched)));
        match &entry.time {
            EntryTime::Days { first, last } => {
                line(out, &format!("DTSTART;VALUE=DATE:{}", first.naive().format("%Y%m%d")));
                line(out, &format!("DTEND;VALUE=DATE:{}", last.plus_days(1).naive().format("%Y%m%d")));
            }
            EntryTime::Times { start, end, instants } => {
                if let Some(zone) = zone.filter(|_| self.is_plain(&entry.time)) {
                    line(out, &format!("DTSTART;TZID={zone}:{}", stamp(*start)));
                    line(out, &format!("DTEND;TZID={zone}:{}", stamp(*end)));
                } else {
                    line(out, &format!("DTSTART:{}", utc(instants.0)));
                    line(out, &format!("DTEND:{}", utc(instants.1)));
                }
            }
        }
        let title =
            if entry.is_cancelled { format!("Cancelled: {}", entry.title) } else { entry.title.clone() };
        text(out, "SUMMARY", &title);
        if let Some(place) = &entry.place {
            text(out, "LOCATION", place);
        }
        if entry.is_cancelled {
            line(out, "STATUS:CANCELLED");
        }
        let (transparency, status) = match entry.occupies {
            Occupies::Busy if !entry.is_cancelled => ("OPAQUE", "BUSY"),
            Occupies::Away if !entry.is_cancelled => ("OPAQUE", "OOF"),
            _ => ("TRANSPARENT", "FREE"),
        };
        line(out, &format!("TRANSP:{transparency}"));
        line(out, &format!("X-MICROSOFT-CDO-BUSYSTATUS:{status}"));
        line(out, "END:VEVENT");
    }
}
