//! Calendars read: iCalendar files (RFC 5545) as busy times and as holidays, as Outlook, Google, Apple and others write them.
//!
//! Bytes become lines (`lines`), lines properties (`property`), those parts (`component`); a part becomes an event (`event`,
//! with `value`, `stamp`, `zones`, `rule`, `busy`), events of one name a series (`series`), a series its occurrences in a window
//! (`expand`, `found`). What is not understood is a fault with its line, and what is good is given all the same.

mod bounds;
mod busy;
mod component;
mod event;
mod expand;
mod found;
mod holidays;
mod kind;
mod lines;
mod notes;
mod occurrence;
mod out;
mod property;
mod read;
mod rule;
mod series;
mod stamp;
mod text;
mod value;
mod windows_zones;
mod zone_rules;
mod zones;

pub use bounds::LONGEST_CALENDAR;
pub use holidays::{HolidaysRead, holidays};
pub use notes::{CalendarFault, CalendarWarning, CalendarWarningCode};
pub use occurrence::{CalendarOccurrence, CalendarTime, CalendarWhen};
pub use out::{CalendarEntry, CalendarFile, EntryTime, Occupies};
pub use read::{CalendarRead, read};
