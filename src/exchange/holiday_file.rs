//! Public holidays out of a file that somebody has: the JSON that GOV.UK gives, a calendar, or lines of a day
//! and its name.
//!
//! The one way in is [`read`], which tells the kinds apart by how they begin; another kind is an arm there. What comes out is the
//! days with their names, in order, or all that is wrong with the file.

mod days;
mod found;
mod json;
mod lines;

use crate::domain::plain_text::never_kept;
use crate::domain::{Date, Nation};

use found::Found;
pub use found::HolidayFault;

/// The most bytes that such a file has.
const LONGEST: usize = 4 * 1024 * 1024;
/// The most letters of a holiday's name.
const LONGEST_NAME: usize = 100;

/// Reads the holidays of a nation out of a file, by day; of several nations in it, those of the one asked for.
pub fn read(bytes: &[u8], nation: Nation) -> Result<Vec<(Date, String)>, Vec<HolidayFault>> {
    if bytes.len() > LONGEST {
        return Err(vec![HolidayFault::whole("it is longer than 4 MiB: that is no list of holidays")]);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        vec![HolidayFault::at(line, "this is not text in UTF-8: save the file as UTF-8 first")]
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let begins = text.trim_start();
    let found = match () {
        () if begins.is_empty() => return Err(vec![HolidayFault::whole("the file is empty")]),
        () if begins.starts_with(['{', '[']) => json::read(text, nation)?,
        () if begins.starts_with("BEGIN:VCALENDAR") => days::read(text.as_bytes())?,
        () => lines::read(text)?,
    };
    sound(found)
}

/// Days in order, each once and with a name that can be kept.
fn sound(mut found: Vec<Found>) -> Result<Vec<(Date, String)>, Vec<HolidayFault>> {
    let mut faults = vec![];
    let mut seen: Vec<Date> = vec![];
    for Found { line, date, name } in &found {
        let wrong = if name.trim().is_empty() {
            Some(format!("{date} has no name: write what the holiday is called"))
        } else if name.chars().count() > LONGEST_NAME {
            Some(format!("the name of {date} is longer than {LONGEST_NAME} letters: shorten it"))
        } else if name.chars().any(|letter| never_kept(&letter.to_string()).is_some()) {
            Some(format!("the name of {date} holds a sign that is never kept here: take it out"))
        } else if seen.contains(date) {
            Some(format!("{date} stands there twice: leave one of them out"))
        } else {
            None
        };
        seen.push(*date);
        faults.extend(wrong.map(|message| HolidayFault { line: *line, message }));
    }
    if found.is_empty() {
        faults.push(HolidayFault::whole("there is no holiday in it"));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    found.sort_by_key(|it| it.date);
    Ok(found.into_iter().map(|it| (it.date, it.name.trim().to_owned())).collect())
}

#[cfg(test)]
mod tests;
