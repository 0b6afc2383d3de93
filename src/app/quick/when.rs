//! Days from one to another, times and lengths as people write them, in one word.

use super::setting::NearDay;
use crate::domain::{Date, Minutes, NoDay, Time, WrittenDay};

/// A time as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenTime {
    /// It, as a clock of twenty-four hours has it.
    pub time: Time,
    /// Whether it is clear which half of the day is meant: `4` may be in the night or after noon.
    pub is_clear: bool,
}

/// The hours that nobody works by day before noon, so that most who write them mean the afternoon.
const UNCLEAR_HOURS: std::ops::RangeInclusive<u16> = 1..=6;

/// Reads a time: `14`, `14:30`, `9.30`, `930`, `1430`, `2pm`, `9:30am`, `noon`.
pub(super) fn time(word: &str) -> Option<WrittenTime> {
    let low = word.to_ascii_lowercase();
    if matches!(low.as_str(), "noon" | "midday") {
        return Some(WrittenTime { time: Time::new(12, 0)?, is_clear: true });
    }
    let half = |ends: [&'static str; 4]| ends.into_iter().find_map(|end| low.strip_suffix(end));
    let (digits, afternoon) = match (half(["pm", "p.m.", "p.m", "pm."]), half(["am", "a.m.", "a.m", "am."])) {
        (Some(digits), _) => (digits, Some(true)),
        (_, Some(digits)) => (digits, Some(false)),
        (None, None) => (low.as_str(), None),
    };
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 && (1..=2).contains(&hour.len()) => (hour, minute),
        None if (3..=4).contains(&digits.len()) => digits.split_at_checked(digits.len() - 2)?,
        None if (1..=2).contains(&digits.len()) => (digits, "00"),
        _ => return None,
    };
    if !hour.bytes().chain(minute.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let is_padded = hour.starts_with('0');
    let hour: u16 = hour.parse().ok()?;
    let (hour, is_clear) = match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(true) => (hour % 12 + 12, true),
        Some(false) => (hour % 12, true),
        None => (hour, is_padded || !UNCLEAR_HOURS.contains(&hour)),
    };
    Some(WrittenTime { time: Time::new(hour, minute.parse().ok()?)?, is_clear })
}

/// The same hour after noon.
pub(super) fn after_noon(time: Time) -> Option<Time> {
    let minutes = u16::try_from(time.minutes().0).ok()?;
    Time::new(minutes / 60 + 12, minutes % 60)
}

/// Two times, each in the half of the day that the other leaves it: `9` and `5`, `2` and `3pm`. Where neither is clear, they
/// are given as the night has them.
pub(super) fn in_turn(from: WrittenTime, to: WrittenTime) -> Result<(Time, Time), (Time, Time)> {
    match (from.is_clear, to.is_clear) {
        (true, true) => Ok((from.time, to.time)),
        (true, false) if to.time > from.time => Ok((from.time, to.time)),
        // From ten at night to six goes on into the morning.
        (true, false) => {
            let later = after_noon(to.time).filter(|later| *later > from.time);
            Ok((from.time, later.unwrap_or(to.time)))
        }
        (false, true) => {
            let later = after_noon(from.time).filter(|later| *later < to.time);
            Ok((later.unwrap_or(from.time), to.time))
        }
        (false, false) => Err((from.time, to.time)),
    }
}

/// Reads two times joined by a hyphen or a dash, each half of the day as it was written.
pub(super) fn span(word: &str) -> Option<Result<(Time, Time), (Time, Time)>> {
    let (from, to) = word.split_once(['-', '–', '—'])?;
    Some(in_turn(time(from)?, time(to)?))
}

/// Reads two times joined by a hyphen: `11:30-12:15`, `9-5`.
#[must_use]
pub fn times(word: &str) -> Option<(Time, Time)> {
    span(word).map(|span| span.unwrap_or_else(|unclear| unclear))
}

/// Reads two days joined by a hyphen or two dots, `mon-wed`, `21/12..4/1`: the first one near the day in view, the last
/// one from there on.
pub(super) fn days(word: &str, near: NearDay) -> Result<(Date, Date), NoDay> {
    let (from, to) =
        word.split_once("..").or_else(|| word.split_once(['-', '–', '—'])).ok_or(NoDay::Unread)?;
    let (from, to) = (WrittenDay::read(from)?, WrittenDay::read(to)?);
    let from = near.place(from)?;
    Ok((from, to.end_from(from, near.today)?))
}

/// Reads a length: `30m`, `90min`, `45mins`, `1h`, `2hrs`, `1h30`, `1h30m`, `1.5h`.
#[must_use]
pub fn length(word: &str) -> Option<Minutes> {
    let word = word.to_ascii_lowercase();
    let number = |digits: &str| {
        let is_one = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        is_one.then(|| digits.parse::<u16>().ok()).flatten()
    };
    let minutes = |digits: &str| {
        let ends = ["minutes", "minute", "mins", "min", "m"];
        ends.iter().find_map(|end| digits.strip_suffix(end)).map(number)
    };
    let all = match word.split_once('h') {
        Some((hours, rest)) => {
            let rest =
                ["ours", "our", "rs", "r"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
            let halves = hours.strip_suffix(".5").map(|hours| (hours, 30));
            let (hours, half) = halves.unwrap_or((hours, 0));
            let more = if rest.is_empty() { 0 } else { minutes(rest).unwrap_or_else(|| number(rest))? };
            i32::from(number(hours)?) * 60 + half + i32::from(more)
        }
        None => i32::from(minutes(&word)??),
    };
    (1..=24 * 60).contains(&all).then_some(Minutes(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_from_one_to_another_go_on_over_new_year() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let today = date("2026-12-31");
        let read = |word: &str, view: &str| days(word, NearDay { day: date(view), today, plans: true });
        for (word, view, from, to) in [
            ("29/12-4/1", "2026-12-31", "2026-12-29", "2027-01-04"),
            ("29/12..4/1", "2027-01-02", "2026-12-29", "2027-01-04"),
            ("28/12-2/1", "2027-02-01", "2026-12-28", "2027-01-02"),
            ("fri-mon", "2026-12-31", "2027-01-01", "2027-01-04"),
            ("fri–mon", "2026-12-31", "2027-01-01", "2027-01-04"),
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
            ("930", "09:30"),
            ("0930", "09:30"),
            ("1430", "14:30"),
            ("2pm", "14:00"),
            ("2.15pm", "14:15"),
            ("9am", "09:00"),
            ("9a.m.", "09:00"),
            ("12am", "00:00"),
            ("noon", "12:00"),
            ("04", "04:00"),
            ("0:30", "00:30"),
        ] {
            assert_eq!(
                time(word),
                Some(WrittenTime { time: meant.parse().unwrap(), is_clear: true }),
                "{word}"
            );
        }
        for (word, at_night) in [("4", "04:00"), ("4:30", "04:30"), ("143", "01:43"), ("6", "06:00")] {
            let meant = WrittenTime { time: at_night.parse().unwrap(), is_clear: false };
            assert_eq!(time(word), Some(meant), "{word}");
        }
        for word in ["24", "14:5", "pm", "13pm", "975", "+9", "", "93000", ":30", "é9"] {
            assert_eq!(time(word), None, "{word}");
        }
    }

    #[test]
    fn one_time_says_which_half_of_the_day_the_other_is_in() {
        let at = |text: &str| text.parse::<Time>().unwrap();
        for (word, from, to) in [
            ("14-15", "14:00", "15:00"),
            ("9-5", "09:00", "17:00"),
            ("11-1", "11:00", "13:00"),
            ("2-3pm", "14:00", "15:00"),
            ("2-17", "14:00", "17:00"),
            ("6-9", "06:00", "09:00"),
            ("02-3", "02:00", "03:00"),
            ("9:30–15:24", "09:30", "15:24"),
        ] {
            assert_eq!(span(word), Some(Ok((at(from), at(to)))), "{word}");
        }
        assert_eq!(span("2-3"), Some(Err((at("02:00"), at("03:00")))));
        assert_eq!(span("mon-wed"), None);
    }

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (word, minutes) in [
            ("30m", 30),
            ("90min", 90),
            ("45mins", 45),
            ("20minutes", 20),
            ("1h", 60),
            ("2hrs", 120),
            ("1hour", 60),
            ("1h30", 90),
            ("1hr30", 90),
            ("1h05m", 65),
            ("1.5h", 90),
        ] {
            assert_eq!(length(word), Some(Minutes(minutes)), "{word}");
        }
        for word in ["30", "m", "h", "0m", "99h", "1h-5", "h30", "1h30x", "+1h"] {
            assert_eq!(length(word), None, "{word}");
        }
    }
}
