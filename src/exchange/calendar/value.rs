//! Values of dates, times and lengths as calendars write them.

use crate::domain::{Date, Instant, MONTH_NAMES, Minutes, Moment, Time, YEARS};

use super::bounds::LONGEST_EVENT;
use super::notes::quoted;

/// A date, or a date and time, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub date: Date,
    /// With whether seconds come after the whole minute.
    pub time: Option<(Time, bool)>,
    /// Whether a Z says that it is in UTC.
    pub is_utc: bool,
}

/// The parts of a date and time, whatever the year.
struct Digits {
    year: i32,
    month: u32,
    day: u32,
    clock: Option<(u32, u32, u32)>,
    is_utc: bool,
}

fn digits(text: &str) -> Option<Digits> {
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
    let part = |text: &str, from: usize| number(text.get(from..from + 2)?);
    let text = text.trim();
    let (text, is_utc) = text.strip_suffix(['Z', 'z']).map_or((text, false), |text| (text, true));
    let (date, time) = match text.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let clock = match time {
        Some(time) if time.len() == 6 => Some((part(time, 0)?, part(time, 2)?, part(time, 4)?)),
        Some(time) if time.len() == 4 => Some((part(time, 0)?, part(time, 2)?, 0)),
        Some(_) => return None,
        None => None,
    };
    if date.len() != 8 || is_utc && clock.is_none() {
        return None;
    }
    let year = i32::try_from(number(date.get(..4)?)?).ok()?;
    Some(Digits { year, month: part(date, 4)?, day: part(date, 6)?, clock, is_utc })
}

/// Reads a date, or a date and time; the error says what is wrong with it.
pub(super) fn written(text: &str) -> Result<Written, String> {
    let digits = digits(text).ok_or_else(|| {
        let found = quoted(text.get(..40).unwrap_or(text));
        format!(
            "{found:?} is no date or time: they are written 20261231, 20261231T090000 or 20261231T090000Z"
        )
    })?;
    if !YEARS.contains(&digits.year) {
        return Err(format!("the year {} is not between {} and {}", digits.year, YEARS.start(), YEARS.end()));
    }
    let date = Date::new(digits.year, digits.month, digits.day).ok_or_else(|| no_such_day(&digits))?;
    let time = digits.clock.map(clock).transpose()?;
    Ok(Written { date, time, is_utc: digits.is_utc })
}

/// The point of time that a clock in UTC shows so.
pub(super) fn utc(wall: Moment) -> Instant {
    Instant(wall.naive().and_utc().timestamp().div_euclid(60))
}

/// What a clock in UTC shows.
pub(super) fn on_utc_clock(at: Instant) -> Moment {
    let epoch = Moment::from_naive(chrono::NaiveDateTime::default());
    epoch.plus_wall(Minutes(i32::try_from(at.0).unwrap_or_default()))
}

/// When a zone changed its clocks, on its own wall: years before all others are the first of them.
pub(super) fn onset(text: &str) -> Option<(Date, Time)> {
    let digits = digits(text)?;
    let (time, _) = clock(digits.clock.unwrap_or_default()).ok()?;
    let date = if digits.year < *YEARS.start() {
        Date::FIRST
    } else {
        Date::new(digits.year, digits.month, digits.day)?
    };
    Some((date, time))
}

fn clock((hour, minute, second): (u32, u32, u32)) -> Result<(Time, bool), String> {
    let small = |n: u32| u16::try_from(n).ok();
    // A leap second is the sixtieth.
    let time = small(hour).zip(small(minute)).and_then(|(hour, minute)| Time::new(hour, minute));
    time.filter(|_| second <= 60)
        .map(|time| (time, second > 0))
        .ok_or_else(|| format!("{hour:02}:{minute:02}:{second:02} is no time of a day"))
}

fn no_such_day(digits: &Digits) -> String {
    let Digits { year, month, day, .. } = digits;
    let name = usize::try_from(*month).ok().and_then(|month| MONTH_NAMES.get(month.checked_sub(1)?));
    match name {
        Some(name) if (*month, *day) == (2, 29) => format!("29 {name} {year} does not exist"),
        Some(name) => format!("{day} {name} does not exist"),
        None => format!("there is no month {month}"),
    }
}

/// A length: whole days, which are as long as the clocks make them, then minutes that pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenLength {
    pub days: i32,
    /// Begun minutes count whole.
    pub minutes: Minutes,
}

impl WrittenLength {
    pub fn is_nothing(self) -> bool {
        self.days == 0 && self.minutes == Minutes::ZERO
    }
}

/// Reads a length such as PT1H30M, P2D or P1W.
pub(super) fn length(text: &str) -> Result<WrittenLength, String> {
    let wrong = || {
        let found = quoted(text.get(..40).unwrap_or(text));
        format!("{found:?} is no length: they are written PT1H30M, P2D or P1W")
    };
    let upper = text.trim().to_ascii_uppercase();
    let (is_negative, rest) = match upper.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, upper.strip_prefix('+').unwrap_or(&upper)),
    };
    let rest = rest.strip_prefix('P').ok_or_else(wrong)?;
    let (mut days, mut seconds) = (0_i64, 0_i64);
    let (mut number, mut is_time, mut is_any) = (None::<i64>, false, false);
    for letter in rest.chars() {
        if let Some(digit) = letter.to_digit(10) {
            let next = number.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(i64::from(digit)));
            number = Some(next.filter(|n| *n < 1 << 40).ok_or_else(wrong)?);
            continue;
        }
        if letter == 'T' && number.is_none() && !is_time {
            is_time = true;
            continue;
        }
        let n = number.take().ok_or_else(wrong)?;
        match (letter, is_time) {
            ('W', false) => days += 7 * n,
            ('D', false) => days += n,
            ('H', true) => seconds += 3600 * n,
            ('M', true) => seconds += 60 * n,
            ('S', true) => seconds += n,
            _ => return Err(wrong()),
        }
        is_any = true;
    }
    if number.is_some() || !is_any {
        return Err(wrong());
    }
    if is_negative && (days, seconds) != (0, 0) {
        return Err("it ends before it starts: its length is negative".to_owned());
    }
    let minutes = (seconds + 59) / 60;
    let small = |n: i64| i32::try_from(n).ok();
    let found = small(days).zip(small(minutes)).filter(|_| days + minutes / 1440 <= i64::from(LONGEST_EVENT));
    let (days, minutes) = found.ok_or_else(too_long)?;
    Ok(WrittenLength { days, minutes: Minutes(minutes) })
}

/// What is said of an event that takes years.
pub(super) fn too_long() -> String {
    format!("it is longer than {LONGEST_EVENT} days, which no event is")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times() {
        for (text, said) in [
            ("20261231", "2026-12-31"),
            ("20261231T0905", "2026-12-31 09:05"),
            ("20261231T090500", "2026-12-31 09:05"),
            ("20261231t090501z", "2026-12-31 09:05+ UTC"),
            ("20261131T090000Z", "31 November does not exist"),
            ("20270229", "29 February 2027 does not exist"),
            ("20261301", "there is no month 13"),
            ("16010101T020000", "the year 1601 is not between 1900 and 2199"),
            ("20261231T250000", "25:00:00 is no time of a day"),
            ("2026-12-31", "no date or time"),
            ("20261231Z", "no date or time"),
            ("", "no date or time"),
            ("2026123\u{e9}T090000", "no date or time"),
        ] {
            let found = written(text).map(|it| {
                let time = it.time.map(|(time, more)| format!(" {time}{}", if more { "+" } else { "" }));
                format!("{}{}{}", it.date, time.unwrap_or_default(), if it.is_utc { " UTC" } else { "" })
            });
            let found = found.unwrap_or_else(|error| error);
            assert!(found.contains(said), "{text}: {found}");
        }
    }

    #[test]
    fn lengths() {
        for (text, days, minutes) in [
            ("PT1H30M", 0, 90),
            ("P2D", 2, 0),
            ("P1W", 7, 0),
            ("+P1DT12H", 1, 720),
            ("PT1S", 0, 1),
            ("pt90m", 0, 90),
            ("-PT0S", 0, 0),
        ] {
            let expected = WrittenLength { days, minutes: Minutes(minutes) };
            assert_eq!(length(text), Ok(expected), "{text}");
        }
        for text in
            ["", "P", "PT", "1H", "P1H", "PT1D", "P1", "PT99999999999999999999H", "-PT1H", "P99999D", "P1Y"]
        {
            assert!(length(text).is_err(), "{text}");
        }
    }
}
