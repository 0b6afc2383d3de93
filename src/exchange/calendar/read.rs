//! A calendar as busy times.

use super::found;
use super::notes::{CalendarFault, CalendarWarning, Notes};
use super::occurrence::CalendarOccurrence;
use crate::domain::{Date, Zone};

/// What was read of a calendar. With faults in it, what is good is given all the same: whoever takes it in decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarRead {
    /// What keeps somebody busy, in the order of time.
    pub occurrences: Vec<CalendarOccurrence>,
    /// How many occurrences in the window keep nobody busy.
    pub not_busy: usize,
    /// All that cannot be read, in the order of the file; the first 500.
    pub faults: Vec<CalendarFault>,
    /// How many more faults there are.
    pub more_faults: usize,
    /// How many events are left out for their faults.
    pub skipped: usize,
    /// What is worth knowing, in the order of the file; the first 500.
    pub warnings: Vec<CalendarWarning>,
    /// How many more warnings there are.
    pub more_warnings: usize,
}

/// Reads the busy times of an iCalendar file in a window of dates, both included, on the wall of a zone.
///
/// Any bytes come to an end: what is too long, too many or too deep is refused by name.
#[must_use]
pub fn read(bytes: &[u8], window: (Date, Date), zone: Zone) -> CalendarRead {
    let mut notes = Notes::default();
    let found = found::in_window(bytes, window, zone, &mut notes);
    notes.sort();
    let all = found.len();
    let occurrences: Vec<_> = found
        .into_iter()
        .filter_map(|it| {
            let (when, title, instead_of, uid, line) = (it.when, it.title, it.instead_of, it.uid, it.line);
            Some(CalendarOccurrence { when, title, busy: it.busy?, instead_of, uid, line })
        })
        .collect();
    CalendarRead {
        not_busy: all - occurrences.len(),
        occurrences,
        faults: notes.faults,
        more_faults: notes.more_faults,
        skipped: notes.skipped,
        warnings: notes.warnings,
        more_warnings: notes.more_warnings,
    }
}
