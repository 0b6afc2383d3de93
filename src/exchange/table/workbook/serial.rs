//! Numbers of a workbook as days, times and lengths, by the format that their cell shows them in.

use crate::domain::{Date, Minutes};
use crate::exchange::table::cell::CellValue;

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// A number as such.
    Plain,
    /// A day, with a time where there is one.
    Day,
    /// A time of day.
    Time,
    /// A length that counts on over 24 hours.
    Elapsed,
}

impl NumberFormat {
    /// One of those that every workbook knows by number.
    pub fn built_in(id: u32) -> Self {
        match id {
            14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Self::Day,
            18..=21 | 32 | 33 | 45 | 47 => Self::Time,
            46 => Self::Elapsed,
            _ => Self::Plain,
        }
    }

    /// One that the workbook spells: `dd/mm/yyyy`, `[h]:mm`.
    pub fn spelled(code: &str) -> Self {
        let (mut letters, mut signs) = (String::new(), code.chars());
        while let Some(sign) = signs.next() {
            match sign {
                '"' => {
                    signs.by_ref().find(|it| *it == '"');
                }
                '\\' | '_' | '*' => {
                    signs.next();
                }
                '[' => {
                    let inside: String = signs.by_ref().take_while(|it| *it != ']').collect();
                    let inside = inside.to_ascii_lowercase();
                    if !inside.is_empty()
                        && (inside.chars().all(|it| it == 'h') || inside.chars().all(|it| it == 'm'))
                    {
                        return Self::Elapsed;
                    }
                }
                // What follows is for negative numbers.
                ';' => break,
                sign => letters.push(sign.to_ascii_lowercase()),
            }
        }
        let letters = letters.replace("am/pm", "h").replace("a/p", "h").replace("general", "");
        match () {
            () if letters.contains(['y', 'd']) => Self::Day,
            () if letters.contains(['h', 's']) => Self::Time,
            () if letters.contains('m') => Self::Day,
            () => Self::Plain,
        }
    }
}

/// What a number is in a cell of a format; `since_1904` says from which day a workbook counts.
pub(super) fn value(number: f64, format: NumberFormat, since_1904: bool) -> CellValue {
    if !number.is_finite() || number.abs() > 3e6 || format == NumberFormat::Plain {
        return CellValue::Number(number);
    }
    #[expect(clippy::cast_possible_truncation, reason = "its size was looked at")]
    let minutes = (number * 1440.0).round() as i64;
    let Ok(in_all) = i32::try_from(minutes) else { return CellValue::Number(number) };
    let is_time = (0..1440).contains(&in_all);
    match format {
        NumberFormat::Elapsed => CellValue::Time { minutes: in_all, shown: None },
        NumberFormat::Time if is_time || in_all < 0 => CellValue::Time { minutes: in_all, shown: None },
        // A few days at most is a length whose cell leaves the days out; more is a day that shows its time.
        NumberFormat::Time if number < 1000.0 => {
            CellValue::Time { minutes: in_all, shown: Some(in_all.rem_euclid(1440)) }
        }
        _ if is_time && !since_1904 => CellValue::Time { minutes: in_all, shown: None },
        _ => {
            let (days, minutes) = (in_all.div_euclid(1440), in_all.rem_euclid(1440));
            match day(days, since_1904) {
                Some(day) if minutes == 0 => CellValue::Day(day),
                Some(day) => CellValue::Moment(day.start().plus_wall(Minutes(minutes))),
                None => CellValue::Number(number),
            }
        }
    }
}

/// The day of a number, where it is one of our centuries.
pub(super) fn day(number: i32, since_1904: bool) -> Option<Date> {
    // Day 60 of the others is 29 February 1900, which never was.
    let days = match (since_1904, number) {
        (true, 0..=107_000) => number + 1461,
        (false, 1..=59) => number,
        (false, 61..=109_000) => number - 1,
        _ => return None,
    };
    // Day 1 is 1 January 1900.
    Date::new(1900, 1, 1).map(|first| first.plus_days(days - 1))
}
