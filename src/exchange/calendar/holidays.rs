//! A calendar as holidays: days with a name.

use std::collections::BTreeSet;

use super::found::{self, Found};
use super::notes::{CalendarFault, CalendarWarning, CalendarWarningCode, Notes};
use super::occurrence::CalendarWhen;
use crate::domain::{Date, Time, Zone};

/// The holidays of a file. With faults in it, what is good is given all the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidaysRead {
    /// Each day with the name of its holiday, in order; a holiday of two days is two.
    pub days: Vec<(Date, String)>,
    /// All that cannot be read, in the order of the file; the first 500.
    pub faults: Vec<CalendarFault>,
    /// How many more faults there are.
    pub more_faults: usize,
    /// How many events are left out for their faults.
    pub skipped: usize,
    /// What is worth knowing; which years the file replaces among it.
    pub warnings: Vec<CalendarWarning>,
}

/// Reads the holidays of an iCalendar file in a window of dates, both included. Whether they keep anybody busy does not count:
/// calendars of holidays say that they do not.
#[must_use]
pub fn holidays(bytes: &[u8], window: (Date, Date), zone: Zone) -> HolidaysRead {
    let mut notes = Notes::default();
    let mut days = BTreeSet::new();
    for found in found::in_window(bytes, window, zone, &mut notes) {
        match named_days(&found) {
            Ok((first, last, name)) => {
                let in_window = first.max(window.0).to(last.min(window.1));
                days.extend(in_window.map(|day| (day, name.clone())));
            }
            Err(message) => {
                notes.fault(found.line, found.uid.as_deref(), message);
                notes.skipped += 1;
            }
        }
    }
    let years: BTreeSet<i32> = days.iter().map(|(day, _)| day.year()).collect();
    if !years.is_empty() {
        let listed: Vec<String> = years.iter().map(ToString::to_string).collect();
        let message = format!(
            "the file names holidays of {}: it becomes the whole list of each such year",
            listed.join(", ")
        );
        let code = CalendarWarningCode::YearsReplaced;
        let years = years.into_iter().collect();
        notes.warnings.push(CalendarWarning { code, line: 1, uid: None, years, message });
    }
    notes.sort();
    let Notes { faults, more_faults, skipped, warnings, .. } = notes;
    HolidaysRead { days: days.into_iter().collect(), faults, more_faults, skipped, warnings }
}

/// The first and last day of a holiday, and its name.
fn named_days(found: &Found) -> Result<(Date, Date, String), &'static str> {
    let (start, end) = found.when.span();
    let is_whole = matches!(found.when, CalendarWhen::Days { .. })
        || start < end && start.time() == Time::MIDNIGHT && end.time() == Time::MIDNIGHT;
    if !is_whole {
        return Err("a holiday is a whole day, and this one has times");
    }
    let name = found.title.clone().ok_or("this holiday has no name that can be kept (SUMMARY)")?;
    Ok((start.date(), end.date().plus_days(-1), name))
}
