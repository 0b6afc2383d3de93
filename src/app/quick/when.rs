//! Days from one to another, times and lengths as people write them.

use crate::domain::{Date, Minutes, NoDay, Time, WrittenDay};

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

/// Reads two days joined by a hyphen or two dots, `mon-wed`, `21/12..4/1`: the first one near the day in view, the last
/// one from there on.
pub(super) fn days(word: &str, view: Date, today: Date) -> Result<(Date, Date), NoDay> {
    let (from, to) = word.split_once("..").or_else(|| word.split_once('-')).ok_or(NoDay::Unread)?;
    let (from, to) = (WrittenDay::read(from)?, WrittenDay::read(to)?);
    let from = from.nearest(view, today)?;
    Ok((from, to.end_from(from, today)?))
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

    #[test]
    fn days_from_one_to_another_go_on_over_new_year() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let read = |word: &str, view: &str| days(word, date(view), date("2026-12-31"));
        for (word, view, from, to) in [
            ("29/12-4/1", "2026-12-31", "2026-12-29", "2027-01-04"),
            ("29/12..4/1", "2027-01-02", "2026-12-29", "2027-01-04"),
            ("28/12-2/1", "2027-02-01", "2026-12-28", "2027-01-02"),
            ("fri-mon", "2026-12-31", "2027-01-01", "2027-01-04"),
            ("3/1-5/1", "2026-12-31", "2027-01-03", "2027-01-05"),
        ] {
            assert_eq!(read(word, view), Ok((date(from), date(to))), "{word} seen from {view}");
        }
        let none = NoDay::Impossible("there is no 31 November".to_owned());
        assert_eq!(read("29/11-31/11", "2026-12-31"), Err(none));
        assert_eq!(read("monday", "2026-12-31"), Err(NoDay::Unread));
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
