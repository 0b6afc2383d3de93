//! The days and times a share is worked: one week, or several in rotation.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Malformed;
use super::calendar::{Date, Minutes, Weekday};
use super::service::TimeSpan;

/// The words of the weekdays, Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The word of a weekday.
#[must_use]
pub fn weekday_word(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}

/// Reads the word of a weekday.
pub fn read_weekday(word: &str) -> Result<Weekday, Malformed> {
    WEEKDAYS
        .iter()
        .position(|w| *w == word)
        .and_then(|i| Weekday::try_from(u8::try_from(i).ok()?).ok())
        .ok_or_else(|| Malformed::none_of(word, &WEEKDAYS))
}

/// One paid presence of a pattern: `mon 09:00-15:00 break 0:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatternShift {
    /// The weekday it starts on.
    pub weekday: Weekday,
    /// From when to when.
    pub time: TimeSpan,
    /// The unpaid break inside.
    pub unpaid: Minutes,
}

impl FromStr for PatternShift {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (day, time, unpaid) = match words.as_slice() {
            [day, time] => (day, time, Minutes::ZERO),
            [day, time, "break", unpaid] => (day, time, unpaid.parse()?),
            _ => {
                let wanted = "a day, times and a break such as mon 09:00-15:00 break 0:30";
                return Err(Malformed::new(text, wanted));
            }
        };
        let time: TimeSpan = time.parse()?;
        if unpaid >= time.wall() {
            return Err(Malformed::new(text, "a shift that is longer than its break"));
        }
        Ok(Self { weekday: read_weekday(day)?, time, unpaid })
    }
}

impl fmt::Display for PatternShift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", weekday_word(self.weekday), self.time)?;
        if self.unpaid > Minutes::ZERO {
            write!(f, " break {}", self.unpaid)?;
        }
        Ok(())
    }
}

/// The weeks of a pattern, in rotation: an empty pattern is nobody's day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// One list of shifts a week, in order; week one is the week the share starts in.
    pub weeks: Vec<Vec<PatternShift>>,
}

impl Pattern {
    /// The shifts of the week that holds a date, when the rotation is counted from the week of `from`.
    #[must_use]
    pub fn week_of(&self, date: Date, from: Date) -> &[PatternShift] {
        let turns = i32::try_from(self.weeks.len()).unwrap_or(i32::MAX);
        if turns == 0 {
            return &[];
        }
        let turn = date.week().weeks_since(from.week()).rem_euclid(turns);
        usize::try_from(turn).ok().and_then(|turn| self.weeks.get(turn)).map_or(&[], Vec::as_slice)
    }

    /// The same rotation when it is counted from the week of another day than `from`.
    #[must_use]
    pub fn turned_to(&self, to: Date, from: Date) -> Self {
        let mut weeks = self.weeks.clone();
        let turns = i32::try_from(weeks.len()).unwrap_or(i32::MAX).max(1);
        let turn = to.week().weeks_since(from.week()).rem_euclid(turns);
        weeks.rotate_left(usize::try_from(turn).unwrap_or(0));
        Self { weeks }
    }

    /// The shifts that start on a date.
    pub fn on(&self, date: Date, from: Date) -> impl Iterator<Item = &PatternShift> {
        let weekday = date.weekday();
        self.week_of(date, from).iter().filter(move |shift| shift.weekday == weekday)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_shift_reads_as_it_prints() {
        for text in ["mon 09:00-15:00 break 0:30", "sun 22:00-06:00"] {
            assert_eq!(text.parse::<PatternShift>().unwrap().to_string(), text);
        }
        for wrong in ["monday 09:00-15:00", "mon 09:00", "mon 09:00-09:30 break 0:30", "mon 09:00-15:00 0:30"]
        {
            assert!(wrong.parse::<PatternShift>().is_err(), "{wrong} was taken");
        }
    }

    #[test]
    fn a_rotation_counts_from_the_week_it_starts_in_and_backwards_too() {
        let week = |text: &str| vec![text.parse().unwrap()];
        let pattern = Pattern { weeks: vec![week("mon 09:00-15:00"), week("tue 09:00-15:00")] };
        let from: Date = "2026-10-21".parse().unwrap();
        let first = |date: &str| pattern.week_of(date.parse().unwrap(), from)[0].weekday;
        assert_eq!(first("2026-10-19"), Weekday::Mon);
        assert_eq!(first("2026-10-26"), Weekday::Tue);
        assert_eq!(first("2026-11-02"), Weekday::Mon);
        assert_eq!(first("2026-10-12"), Weekday::Tue);
        let later: Date = "2026-10-27".parse().unwrap();
        let turned = pattern.turned_to(later, from);
        for week in 0..4 {
            let date = later.plus_days(7 * week);
            assert_eq!(turned.week_of(date, later), pattern.week_of(date, from));
        }
        assert_eq!(Pattern::default().turned_to(later, from), Pattern::default());
    }
}
