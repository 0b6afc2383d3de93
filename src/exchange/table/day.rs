//! Days as tables write them: the day before the month, never guessed.

use crate::domain::{Date, DateOrMonth, Month, month_named, weekday_named};

/// A written day, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WrittenDate {
    /// It can be that day alone.
    Clear(Date),
    /// It is that day with the day before the month, and another one with the month first.
    DayFirst(Date),
}

/// Why no day was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoDate {
    /// It is no day.
    Unread,
    /// No calendar has it.
    Impossible,
    /// It is a day only where the month comes first.
    MonthFirst,
    /// Its year is not there.
    NoYear,
}

/// Two digits of a year are of this century up to here, as spreadsheets have it.
const LAST_OF_TWO: i32 = 29;

/// Reads a day.
pub(super) fn read(written: &str) -> Result<WrittenDate, NoDate> {
    let low = written.trim().to_lowercase();
    let low = without_time(&low);
    let low = low.trim_start_matches("w/c").trim();
    let parts: Vec<&str> = low
        .split(|it: char| it.is_whitespace() || matches!(it, '/' | '-' | '.' | ',' | '\u{2010}'..='\u{2013}'))
        .filter(|it| !it.is_empty())
        .collect();
    let parts = match parts.as_slice() {
        [weekday, rest @ ..] if rest.len() >= 2 && weekday_named(weekday).is_some() => rest,
        parts => parts,
    };
    match parts {
        [year, month, day] if is_year(year) => {
            let (month, day) = (month_of(month).ok_or(NoDate::Unread)?, number(day).ok_or(NoDate::Unread)?);
            let year = year_of(year).ok_or(NoDate::Unread)?;
            Date::new(year, month, day).map(WrittenDate::Clear).ok_or(NoDate::Impossible)
        }
        [first, second, year] => {
            let year = year_of(year).ok_or(NoDate::Unread)?;
            match (number_of_day(first), number(second), month_of_letters(second), month_of_letters(first)) {
                (Some(day), _, Some(month), _) => {
                    Date::new(year, month, day).map(WrittenDate::Clear).ok_or(NoDate::Impossible)
                }
                (_, _, _, Some(month)) => {
                    let day = number_of_day(second).ok_or(NoDate::Unread)?;
                    Date::new(year, month, day).map(WrittenDate::Clear).ok_or(NoDate::Impossible)
                }
                (Some(day), Some(month), ..) => {
                    match (Date::new(year, month, day), Date::new(year, day, month)) {
                        (Some(date), Some(other)) if date != other => Ok(WrittenDate::DayFirst(date)),
                        (Some(date), _) => Ok(WrittenDate::Clear(date)),
                        (None, Some(_)) => Err(NoDate::MonthFirst),
                        (None, None) => Err(NoDate::Impossible),
                    }
                }
                _ => Err(NoDate::Unread),
            }
        }
        [whole] if whole.len() == 8 && whole.bytes().all(|it| it.is_ascii_digit()) => {
            let part = |range: std::ops::Range<usize>| whole.get(range).and_then(number);
            let (Some(year), Some(month), Some(day)) = (part(0..4), part(4..6), part(6..8)) else {
                return Err(NoDate::Unread);
            };
            let year = i32::try_from(year).map_err(|_| NoDate::Unread)?;
            Date::new(year, month, day).map(WrittenDate::Clear).ok_or(NoDate::Unread)
        }
        [day, month] if number_of_day(day).is_some() && month_of(month).is_some() => Err(NoDate::NoYear),
        _ => Err(NoDate::Unread),
    }
}

/// Reads a day, or a month where the day is not known: `May 2026`, `05/2026`.
pub(super) fn read_month(written: &str) -> Option<DateOrMonth> {
    let low = written.trim().to_lowercase();
    let parts: Vec<&str> = low.split([' ', '/', '-', '.']).filter(|it| !it.is_empty()).collect();
    let (year, month) = match parts.as_slice() {
        [year, month] if is_year(year) => (year, month),
        [month, year] if is_year(year) || month_of_letters(month).is_some() => (year, month),
        _ => return None,
    };
    Month::new(year_of(year)?, month_of(month)?).map(DateOrMonth::Month)
}

/// A day without a midnight behind it, as programs write one.
fn without_time(written: &str) -> &str {
    let ends = [" 00:00:00", " 00:00", "t00:00:00", "t00:00:00z", "t00:00"];
    ends.iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written)
}

fn number(written: &str) -> Option<u32> {
    let is_one = (1..=4).contains(&written.len()) && written.bytes().all(|it| it.is_ascii_digit());
    is_one.then(|| written.parse().ok()).flatten()
}

/// `7`, `07` or `7th`.
fn number_of_day(written: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written);
    number(bare).filter(|_| bare.len() <= 2)
}

fn month_of_letters(written: &str) -> Option<u32> {
    if written.bytes().any(|it| it.is_ascii_digit()) { None } else { month_named(written) }
}

fn month_of(written: &str) -> Option<u32> {
    month_of_letters(written)
        .or_else(|| number(written).filter(|it| written.len() <= 2 && (1..=12).contains(it)))
}

fn is_year(written: &str) -> bool {
    written.len() == 4 && number(written).is_some()
}

fn year_of(written: &str) -> Option<i32> {
    let number = i32::try_from(number(written)?).ok()?;
    match written.len() {
        4 => Some(number),
        2 if number <= LAST_OF_TWO => Some(2000 + number),
        2 => Some(1900 + number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_with_the_day_before_the_month() {
        for (written, read_as) in [
            ("01/04/2024", "2024-04-01"),
            ("2025-09-01", "2025-09-01"),
            ("1 Mar 2023", "2023-03-01"),
            ("10-Dec-26", "2026-12-10"),
            ("Mon 30 Nov 2026", "2026-11-30"),
            ("30.11.2026", "2026-11-30"),
            ("Mar 1, 2023", "2023-03-01"),
            ("1st March 2023", "2023-03-01"),
            ("30/11/2026 00:00:00", "2026-11-30"),
            ("2026-11-30T00:00:00", "2026-11-30"),
            ("20261130", "2026-11-30"),
            ("7/12/26", "2026-12-07"),
            ("2026/12/07", "2026-12-07"),
            ("01/04/98", "1998-04-01"),
        ] {
            let day = match read(written) {
                Ok(WrittenDate::Clear(day) | WrittenDate::DayFirst(day)) => day.to_string(),
                Err(no) => format!("{no:?}"),
            };
            assert_eq!(day, read_as, "{written}");
        }
        for (written, no) in [
            ("31/11/2026", NoDate::Impossible),
            ("12/31/2026", NoDate::MonthFirst),
            ("3/4", NoDate::NoYear),
            ("3 dec", NoDate::NoYear),
            ("soon", NoDate::Unread),
            ("46356", NoDate::Unread),
            ("", NoDate::Unread),
            ("1/2/3/4", NoDate::Unread),
        ] {
            assert_eq!(read(written), Err(no), "{written}");
        }
    }
}
