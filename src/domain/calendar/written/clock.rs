//! Times, spans and lengths as people write them, in one word.

use crate::domain::calendar::minutes::Minutes;
use crate::domain::calendar::time::Time;
use crate::domain::calendar::time_span::TimeSpan;

/// A time as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenTime {
    /// It, as a clock of twenty-four hours has it.
    pub time: Time,
    /// Whether it is clear which half of the day is meant: `4` may be in the night or after noon.
    pub is_clear: bool,
}

/// The hours that nobody works by day before noon, so that most who write them mean the afternoon.
const UNCLEAR_HOURS: std::ops::RangeInclusive<u16> = 1..=6;

/// Reads a time: `14`, `14:30`, `9.30`, `930`, `1430`, `2pm`, `9:30am`, `noon`.
#[must_use]
pub fn read_time(word: &str) -> Option<WrittenTime> {
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
#[must_use]
pub fn after_noon(time: Time) -> Option<Time> {
    let minutes = u16::try_from(time.minutes().0).ok()?;
    Time::new(minutes / 60 + 12, minutes % 60)
}

/// Two times, each in the half of the day that the other leaves it: `9` and `5`, `2` and `3pm`. Where neither is clear, they
/// are given as the night has them.
pub fn in_turn(from: WrittenTime, to: WrittenTime) -> Result<(Time, Time), (Time, Time)> {
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
#[must_use]
pub fn read_span(word: &str) -> Option<Result<(Time, Time), (Time, Time)>> {
    let (from, to) = word.split_once(['-', '–', '—'])?;
    Some(in_turn(read_time(from)?, read_time(to)?))
}

/// Reads two times joined by a hyphen: `11:30-12:15`, `9-5`.
#[must_use]
pub fn read_times(word: &str) -> Option<(Time, Time)> {
    read_span(word).map(|span| span.unwrap_or_else(|unclear| unclear))
}

/// Reads two times of a day as people work and open: `9-17`, `08:00-18:00`; `9-5` is until five in the afternoon, `2-5` is after
/// noon, `22-6` goes on into the morning. `None` where they are not two times, or the same one twice.
#[must_use]
pub fn read_times_of_day(word: &str) -> Option<TimeSpan> {
    let (from, mut to) = match read_span(word)? {
        Ok(times) => times,
        Err((from, to)) => (after_noon(from)?, after_noon(to)?),
    };
    // Nobody works from nine in the morning to five at night.
    if to < from && (6..=12).contains(&from.hour()) && to.hour() <= 8 {
        to = after_noon(to)?;
    }
    (from != to).then_some(TimeSpan { from, to })
}

/// Reads a length: `30m`, `90min`, `45mins`, `1h`, `2hrs`, `1h30`, `1h30m`, `1.5h`.
#[must_use]
pub fn read_length(word: &str) -> Option<Minutes> {
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
                read_time(word),
                Some(WrittenTime { time: meant.parse().unwrap(), is_clear: true }),
                "{word}"
            );
        }
        for (word, at_night) in [("4", "04:00"), ("4:30", "04:30"), ("143", "01:43"), ("6", "06:00")] {
            let meant = WrittenTime { time: at_night.parse().unwrap(), is_clear: false };
            assert_eq!(read_time(word), Some(meant), "{word}");
        }
        for word in ["24", "14:5", "pm", "13pm", "975", "+9", "", "93000", ":30", "é9"] {
            assert_eq!(read_time(word), None, "{word}");
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
            assert_eq!(read_span(word), Some(Ok((at(from), at(to)))), "{word}");
        }
        assert_eq!(read_span("2-3"), Some(Err((at("02:00"), at("03:00")))));
        assert_eq!(read_span("mon-wed"), None);
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
            assert_eq!(read_length(word), Some(Minutes(minutes)), "{word}");
        }
        for word in ["30", "m", "h", "0m", "99h", "1h-5", "h30", "1h30x", "+1h"] {
            assert_eq!(read_length(word), None, "{word}");
        }
    }
}
