//! Lines of a day and its name: `2027-01-01, New Year's Day`, as a table program or somebody writes them.

use super::found::{Found, HolidayFault};
use crate::domain::Date;

/// The signs that may stand between a day and its name.
const BETWEEN: [char; 3] = [',', ';', '\t'];

/// Reads every line; one at the top that names the columns, empty ones and those that begin with `#` say nothing.
pub(super) fn read(text: &str) -> Result<Vec<Found>, Vec<HolidayFault>> {
    let (mut found, mut faults, mut is_first) = (vec![], vec![], true);
    for (line, written) in (1..).zip(text.lines()) {
        let written = written.trim();
        if written.is_empty() || written.starts_with('#') {
            continue;
        }
        let (day, name) = written.split_once(BETWEEN).unwrap_or((written, ""));
        let is_heading = is_first && unquoted(day).eq_ignore_ascii_case("date");
        is_first = false;
        if is_heading {
            continue;
        }
        match date(&unquoted(day)) {
            // What follows the name in further columns is notes.
            Some(date) => found.push(Found { line: Some(line), date, name: first_column(name) }),
            None => faults.push(HolidayFault::at(
                line,
                format!(
                    "“{}” is no day: write it as 2027-01-01 or 01/01/2027, then a comma and the name",
                    unquoted(day)
                ),
            )),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// A day of the year's order, or with the day first and the year last, as it is written in the United Kingdom.
pub(super) fn date(written: &str) -> Option<Date> {
    if let Ok(date) = written.parse() {
        return Some(date);
    }
    let parts: Vec<&str> = written.split(['/', '.']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?)
}

/// What stands in the first column of a row, whose quotes may hold what otherwise ends it.
fn first_column(written: &str) -> String {
    let written = written.trim();
    match written.strip_prefix('"') {
        Some(rest) => {
            let mut name = String::new();
            let mut letters = rest.chars().peekable();
            while let Some(letter) = letters.next() {
                if letter != '"' {
                    name.push(letter);
                } else if letters.next_if_eq(&'"').is_some() {
                    name.push('"');
                } else {
                    break;
                }
            }
            name.trim().to_owned()
        }
        None => written.split(BETWEEN).next().unwrap_or_default().trim().to_owned(),
    }
}

fn unquoted(written: &str) -> String {
    written.trim().trim_matches('"').trim().to_owned()
}
