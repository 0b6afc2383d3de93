//! Days, times and lengths as people write them.

use crate::domain::{Date, Minutes, Time, Week, Weekday, read_weekday};

/// Reads a day: `thu`, `thursday`, `today`, `tomorrow`, `2026-12-03`, `3/12`, `3.12.26`, `W49`.
///
/// A weekday is that of the week in view; a day and month lie in the year in view; a week is its Monday.
#[must_use]
pub fn read_day(word: &str, view: Date, today: Date) -> Option<Date> {
    let word = word.to_ascii_lowercase();
    match word.as_str() {
        "today" => return Some(today),
        "tomorrow" => return Some(today.plus_days(1)),
        "yesterday" => return Some(today.plus_days(-1)),
        _ => {}
    }
    weekday(&word)
        .map(|day| view.week().day(day))
        .or_else(|| word.parse().ok())
        .or_else(|| day_and_month(&word, view))
        .or_else(|| week(&word, view))
}

/// A weekday by its whole name or any beginning of at least three letters.
pub(in crate::app) fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let name = NAMES.iter().find(|name| word.len() >= 3 && name.starts_with(word))?;
    read_weekday(name.get(..3)?).ok()
}

fn day_and_month(word: &str, view: Date) -> Option<Date> {
    let mut parts = word.split(['/', '.']);
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year = match parts.next() {
        None => view.year(),
        Some(year) => match year.parse::<i32>().ok()? {
            short @ 0..=99 => 2000 + short,
            year => year,
        },
    };
    parts.next().is_none().then_some(())?;
    Date::new(year, month, day)
}

fn week(word: &str, view: Date) -> Option<Date> {
    let week = match word.strip_prefix('w') {
        Some(number) => Week::new(view.week().year(), number.parse().ok()?)?,
        None => word.to_ascii_uppercase().parse().ok()?,
    };
    Some(week.monday())
}

/// Reads a time: `14`, `14:30`, `1430`, `2pm`, `9.30`.
pub(super) fn time(word: &str) -> Option<Time> {
    let (digits, afternoon) = match word.to_ascii_lowercase() {
        w if w.ends_with("pm") => (w.trim_end_matches("pm").to_owned(), Some(true)),
        w if w.ends_with("am") => (w.trim_end_matches("am").to_owned(), Some(false)),
        w => (w, None),
    };
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour.to_owned(), minute.to_owned()),
        None if digits.len() == 4 => (digits.get(..2)?.to_owned(), digits.get(2..)?.to_owned()),
        None if digits.len() <= 2 => (digits, "00".to_owned()),
        _ => return None,
    };
    if !hour.bytes().chain(minute.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let hour: u16 = hour.parse().ok()?;
    let hour = match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    Time::new(hour, minute.parse().ok()?)
}

/// Reads two times joined by a hyphen: `11:30-12:15`.
#[must_use]
pub fn times(word: &str) -> Option<(Time, Time)> {
    let (from, to) = word.split_once('-')?;
    Some((time(from)?, time(to)?))
}

/// Reads two days joined by a hyphen or two dots: `mon-wed`, `21/12..4/1`; where the second one would come before the
/// first, that of the next week or year is meant.
pub(super) fn days(word: &str, view: Date, today: Date) -> Option<(Date, Date)> {
    let (from, to) = word.split_once("..").or_else(|| word.split_once('-'))?;
    let from = read_day(from, view, today)?;
    let day = read_day(to, from, today)?;
    let next = || match weekday(&to.to_ascii_lowercase()) {
        Some(_) => Some(day.plus_days(7)),
        None if to.split(['/', '.']).count() == 2 => Date::new(day.year() + 1, day.month(), day.day()),
        None => None,
    };
    Some((from, if day < from { next().unwrap_or(day) } else { day }))
}

/// Reads a length: `30m`, `90min`, `1h`, `1h30`, `1h30m`.
pub(super) fn length(word: &str) -> Option<Minutes> {
    let word = word.to_ascii_lowercase();
    let (hours, rest) = match word.split_once('h') {
        Some((hours, rest)) => (hours.parse::<u16>().ok()?, rest),
        None => (0, word.strip_suffix("min").or_else(|| word.strip_suffix('m'))?),
    };
    let rest = rest.trim_end_matches("min").trim_end_matches('m');
    let minutes = if rest.is_empty() { 0 } else { rest.parse::<u16>().ok()? };
    let all = i32::from(hours) * 60 + i32::from(minutes);
    (1..=24 * 60).contains(&all).then_some(Minutes(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let view = date("2026-12-02");
        for (word, meant) in [
            ("thu", "2026-12-03"),
            ("Thursday", "2026-12-03"),
            ("today", "2026-11-30"),
            ("tomorrow", "2026-12-01"),
            ("2027-01-05", "2027-01-05"),
            ("3/12", "2026-12-03"),
            ("5/1/27", "2027-01-05"),
            ("w51", "2026-12-14"),
            ("2026-w50", "2026-12-07"),
        ] {
            assert_eq!(read_day(word, view, date("2026-11-30")), Some(date(meant)), "{word}");
        }
        for word in ["th", "31/2", "w54", "soon", "", "1/2/3/4"] {
            assert_eq!(read_day(word, view, view), None, "{word}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (word, meant) in [
            ("14", "14:00"),
            ("9", "09:00"),
            ("9.30", "09:30"),
            ("1430", "14:30"),
            ("2pm", "14:00"),
            ("12am", "00:00"),
        ] {
            assert_eq!(time(word), Some(meant.parse().unwrap()), "{word}");
        }
        for word in ["24", "14:5", "pm", "13pm", "143", "+9", ""] {
            assert_eq!(time(word), None, "{word}");
        }
    }

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (word, minutes) in [("30m", 30), ("90min", 90), ("1h", 60), ("1h30", 90), ("1h05m", 65)] {
            assert_eq!(length(word), Some(Minutes(minutes)), "{word}");
        }
        for word in ["30", "m", "h", "0m", "99h", "1h-5"] {
            assert_eq!(length(word), None, "{word}");
        }
    }
}
