//! Calendars written: events as an iCalendar file (RFC 5545) that telephones and other programs read alike.
//!
//! What they do differently is left out: no repeats, no people, no alarms, no classes. The bytes follow from the events alone.

mod entry;
mod file;
mod line;
mod zone;

pub use entry::{CalendarEntry, EntryTime, Occupies};
pub use file::CalendarFile;
