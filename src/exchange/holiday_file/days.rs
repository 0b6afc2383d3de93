//! Holidays of a calendar (.ics): its whole days, for a dozen years from the first.

use super::found::{Found, HolidayFault};
use crate::domain::{Date, Zone};
use crate::exchange::calendar;

/// How many years are taken: a rule without an end goes on for ever.
const MOST_YEARS: i32 = 12;

/// Reads the holidays; one day with two names has both.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Found>, Vec<HolidayFault>> {
    let read = calendar::holidays(bytes, (Date::FIRST, Date::LAST), Zone::default());
    if !read.faults.is_empty() {
        return Err(read.faults.into_iter().map(|it| HolidayFault::at(it.line, it.message)).collect());
    }
    let Some(first) = read.days.first().map(|it| it.0.year()) else { return Ok(vec![]) };
    let mut found: Vec<Found> = vec![];
    for (date, name) in read.days.into_iter().filter(|it| it.0.year() < first + MOST_YEARS) {
        match found.last_mut().filter(|it| it.date == date) {
            Some(same) => same.name = format!("{}, {name}", same.name),
            None => found.push(Found { line: None, date, name }),
        }
    }
    Ok(found)
}
