//! The days and times a share is worked: one week, or several in rotation.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, Minutes, TimeSpan, Weekday, read_weekday, weekday_word};
use crate::domain::parts::{Field, FieldValue, RowReader, Said};
use crate::domain::text::{FileWord, Malformed};

/// Minutes of a week.
const WEEK: i32 = 7 * 1440;

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

impl PatternShift {
    /// Its minutes on the clock without the break.
    #[must_use]
    pub fn paid(&self) -> Minutes {
        self.time.wall() - self.unpaid
    }
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

impl FileWord for PatternShift {}

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

    /// The same days with the rotation counted from the week of `to` instead of that of `from`.
    #[must_use]
    pub fn counted_from(&self, to: Date, from: Date) -> Self {
        let mut weeks = self.weeks.clone();
        let turns = i32::try_from(weeks.len()).unwrap_or(i32::MAX).max(1);
        let by = to.week().weeks_since(from.week()).rem_euclid(turns);
        weeks.rotate_left(usize::try_from(by).unwrap_or(0));
        Self { weeks }
    }

    /// Its paid minutes a week; of a rotation the average, to the nearest minute, halves up.
    #[must_use]
    pub fn paid(&self) -> Minutes {
        let all: Minutes = self.weeks.iter().flatten().map(PatternShift::paid).sum();
        let weeks = i32::try_from(self.weeks.len()).unwrap_or(i32::MAX).max(1);
        Minutes(all.0.saturating_mul(2).saturating_add(weeks).div_euclid(weeks.saturating_mul(2)))
    }

    /// The first two of its shifts that are at the same time, the last week being followed by the first one again.
    #[must_use]
    pub fn overlap(&self) -> Option<(PatternShift, PatternShift)> {
        let mut spans: Vec<(i32, i32, PatternShift)> = vec![];
        let turns = i32::try_from(self.weeks.len()).ok()?;
        for (week, shifts) in (0..).zip(&self.weeks) {
            for shift in shifts {
                let day = i32::try_from(shift.weekday.num_days_from_monday()).ok()?;
                let start = week * WEEK + day * 1440 + shift.time.from.minutes().0;
                spans.push((start, start + shift.time.wall().0, *shift));
            }
        }
        spans.sort_by_key(|(start, end, shift)| (*start, *end, shift.unpaid));
        if let Some((start, end, shift)) = spans.first().copied() {
            spans.push((start + turns * WEEK, end + turns * WEEK, shift));
        }
        let clash = spans.iter().zip(spans.iter().skip(1)).find(|(one, next)| next.0 < one.1);
        clash.map(|(one, next)| (one.2, next.2))
    }

    /// The shifts that start on a date.
    pub fn on(&self, date: Date, from: Date) -> impl Iterator<Item = &PatternShift> {
        let weekday = date.weekday();
        self.week_of(date, from).iter().filter(move |shift| shift.weekday == weekday)
    }
}

impl Field for Pattern {
    fn read(row: &mut impl RowReader, key: &'static str) -> Option<Self> {
        Some(Self { weeks: row.lists(key, "a list of shifts, one a week,") })
    }

    fn said(&self) -> Option<Said> {
        let said = |week: &Vec<PatternShift>| Said::List(week.iter().map(FieldValue::said).collect());
        match self.weeks.as_slice() {
            [] => None,
            [week] if !week.is_empty() => Some(said(week)),
            weeks => Some(Said::List(weeks.iter().map(said).collect())),
        }
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
    fn a_rotation_is_the_same_days_from_whatever_week_it_is_counted() {
        let week = |text: &str| vec![text.parse().unwrap()];
        let pattern = Pattern {
            weeks: vec![week("mon 09:00-15:00"), week("tue 09:00-15:00"), week("wed 09:00-15:05 break 1:00")],
        };
        let date = |text: &str| -> Date { text.parse().unwrap() };
        let from = date("2026-10-21");
        for to in ["2026-10-21", "2026-10-28", "2026-11-05", "2026-11-09", "2026-10-12"].map(date) {
            let turned = pattern.counted_from(to, from);
            for day in ["2026-11-02", "2026-11-11", "2026-11-20"].map(date) {
                assert_eq!(turned.week_of(day, to), pattern.week_of(day, from), "{day} counted from {to}");
            }
        }
        assert_eq!(pattern.paid(), Minutes(342), "17:05 in three weeks are 5:41.7 a week");
        assert_eq!(Pattern::default().paid(), Minutes::ZERO);
        assert_eq!(Pattern::default().counted_from(from, from), Pattern::default());
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
        let turned = pattern.counted_from(later, from);
        for week in 0..4 {
            let date = later.plus_days(7 * week);
            assert_eq!(turned.week_of(date, later), pattern.week_of(date, from));
        }
        assert_eq!(Pattern::default().counted_from(later, from), Pattern::default());
    }
}
