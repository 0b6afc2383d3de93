//! Which zone a TZID means: that of the file's own VTIMEZONE, an IANA name, a name of Windows; else nobody knows.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::bounds::MOST_OBSERVANCES;
use super::component::Component;
use super::windows_zones::WINDOWS_ZONES;
use super::zone_rules::ZoneRules;
use crate::domain::{Date, Instant, Moment, Zone};

/// A zone that an event may be in.
#[derive(Clone, Debug)]
pub(super) enum EventZone {
    Named(Zone),
    /// As the file describes it.
    Described(Arc<ZoneRules>),
}

impl EventZone {
    pub fn instant(&self, wall: Moment) -> Instant {
        match self {
            Self::Named(zone) => zone.instant(wall),
            Self::Described(rules) => rules.instant(wall),
        }
    }

    pub fn moment(&self, at: Instant) -> Moment {
        match self {
            Self::Named(zone) => zone.moment(at),
            Self::Described(rules) => rules.moment(at),
        }
    }

    /// Whether both are one zone, so that a length between them is one on the wall.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Named(one), Self::Named(other)) => one == other,
            (Self::Described(one), Self::Described(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// Every zone by the name that it may have, in small letters.
static NAMED: LazyLock<HashMap<String, Zone>> = LazyLock::new(|| {
    let iana = chrono_tz::TZ_VARIANTS.iter().map(|zone| (zone.name(), zone.name()));
    let all = iana.chain(WINDOWS_ZONES.iter().copied());
    all.filter_map(|(name, iana)| Some((name.to_lowercase(), iana.parse().ok()?))).collect()
});

/// The zones of one file.
pub(super) struct Zones {
    /// By TZID in small letters.
    described: HashMap<String, EventZone>,
    /// The service's.
    pub home: Zone,
}

impl Zones {
    /// Those of the file's VTIMEZONEs.
    pub fn of(components: &[Component], home: Zone, window: (Date, Date)) -> Self {
        let mut described = HashMap::new();
        let mut room = MOST_OBSERVANCES;
        for component in components {
            let Some(id) = component.first("TZID").map(|it| key(&it.value)) else { continue };
            // What the zones of one file list in all has an end.
            room = room.saturating_sub(component.parts.len());
            if room == 0 || described.contains_key(&id) {
                continue;
            }
            let zone = located(component)
                .or_else(|| named(&id).filter(|_| !is_in_doubt(&id, component)))
                .map(EventZone::Named)
                .or_else(|| Some(EventZone::Described(Arc::new(ZoneRules::read(component, window)?))));
            if let Some(zone) = zone {
                described.insert(id, zone);
            }
        }
        Self { described, home }
    }

    /// The zone of a TZID, where it is known.
    pub fn find(&self, id: &str) -> Option<EventZone> {
        let id = key(id);
        self.described.get(&id).cloned().or_else(|| named(&id).map(EventZone::Named))
    }

    /// The service's zone.
    pub fn home(&self) -> EventZone {
        EventZone::Named(self.home)
    }

    /// UTC.
    pub fn utc() -> EventZone {
        EventZone::Named(named("utc").unwrap_or_default())
    }
}

fn key(id: &str) -> String {
    id.trim().trim_matches('"').to_lowercase()
}

/// The zone that a VTIMEZONE says it is in, as some programs write.
fn located(component: &Component) -> Option<Zone> {
    named(&key(&component.first("X-LIC-LOCATION")?.value))
}

/// Whether a name that is an offset alone, such as GMT, is given by a zone with summer time: Notes calls London so.
fn is_in_doubt(id: &str, component: &Component) -> bool {
    let is_iana = chrono_tz::TZ_VARIANTS.iter().any(|zone| zone.name().eq_ignore_ascii_case(id));
    is_iana && !id.contains('/') && component.parts.len() > 1
}

/// A zone by its name, or by the end of a path that some programs write before it, `/x.org/2026/Europe/London`.
fn named(id: &str) -> Option<Zone> {
    let ends = id.match_indices('/').filter_map(|(at, _)| id.get(at + 1..));
    std::iter::once(id).chain(ends.take(12)).find_map(|name| NAMED.get(name).copied())
}

#[cfg(test)]
mod tests {
    use super::super::component;
    use super::super::notes::Notes;
    use super::*;

    fn zones(text: &str) -> Zones {
        let text = format!("BEGIN:VCALENDAR\n{text}END:VCALENDAR\n");
        let found = component::read(text.as_bytes(), &mut Notes::default());
        let day: Date = "2026-12-01".parse().unwrap();
        Zones::of(&found.zones, Zone::default(), (day, day))
    }

    fn said(zones: &Zones, id: &str) -> String {
        match zones.find(id) {
            Some(EventZone::Named(zone)) => zone.to_string(),
            Some(EventZone::Described(_)) => "described".to_owned(),
            None => "unknown".to_owned(),
        }
    }

    #[test]
    fn every_name_of_windows_is_a_zone() {
        for (windows, iana) in WINDOWS_ZONES {
            assert_eq!(said(&zones(""), windows), *iana);
        }
    }

    #[test]
    fn a_tzid_by_its_name() {
        for (id, zone) in [
            ("Europe/London", "Europe/London"),
            ("europe/oslo", "Europe/Oslo"),
            ("GMT Standard Time", "Europe/London"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("/freeassociation.sourceforge.net/Europe/London", "Europe/London"),
            ("/softwarestudio.org/Olson_20011030_5/America/Argentina/Salta", "America/Argentina/Salta"),
            ("tzone://Microsoft/Utc", "Etc/UTC"),
            ("Customized Time Zone", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(said(&zones(""), id), zone, "{id}");
        }
    }

    #[test]
    fn a_zone_of_the_file() {
        let part = |name: &str| {
            format!(
                "BEGIN:{name}\nDTSTART:19700329T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nEND:{name}\n"
            )
        };
        let zone = |lines: &str| {
            zones(&format!(
                "BEGIN:VTIMEZONE\n{lines}\n{}{}END:VTIMEZONE\n",
                part("STANDARD"),
                part("DAYLIGHT")
            ))
        };
        for (lines, id, said_of) in [
            ("TZID:Mine", "Mine", "described"),
            ("TZID:Mine\nX-LIC-LOCATION:Europe/Oslo", "mine", "Europe/Oslo"),
            ("TZID:Europe/London", "Europe/London", "Europe/London"),
            ("TZID:GMT Standard Time", "GMT Standard Time", "Europe/London"),
            ("TZID:GMT", "GMT", "described"),
            ("TZID:Mine", "Other", "unknown"),
        ] {
            assert_eq!(said(&zone(lines), id), said_of, "{lines}");
        }
    }
}
