//! Days as people write them: `thu`, `tomorrow`, `2026-12-03`, `3/12`, `3.12.26`, `4 jan`, `jan 4`, `w51`.
//!
//! What is written is read first and placed then. Without a year it is the nearest to the day in view, and as a last day
//! the first one from the start on, so that a few days over new year are written as they are said.

use std::cmp::Reverse;

use super::Weekday;
use super::date::{Date, YEARS};
use super::week::Week;
use super::weekday::weekday_named;

/// A day as somebody wrote it, before it is known which year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenDay {
    /// That very day.
    Date(Date),
    /// So many days from today.
    FromToday(i32),
    /// A day of the week.
    Weekday(Weekday),
    /// A day of a month, of whichever year.
    OfYear {
        /// The day of the month, from 1.
        day: u32,
        /// The month, 1 to 12.
        month: u32,
    },
    /// The Monday of an ISO week, of whichever year.
    Week(u32),
}

/// Why no day was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// It is not written as a day.
    Unread,
    /// It is written as a day that no calendar has; in words, such as `there is no 31 November`.
    Impossible(String),
}

/// The months, by their whole names.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The longest that each month can be, in days.
const LONGEST_MONTH_DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl WrittenDay {
    /// Reads what is written.
    pub fn read(text: &str) -> Result<Self, NoDay> {
        let low = text.trim().to_lowercase();
        match low.as_str() {
            "today" => return Ok(Self::FromToday(0)),
            "tomorrow" => return Ok(Self::FromToday(1)),
            "yesterday" => return Ok(Self::FromToday(-1)),
            _ => {}
        }
        if let Some(weekday) = weekday_named(&low) {
            return Ok(Self::Weekday(weekday));
        }
        if let Some(parts) = numbers(&low, '-').filter(|_| low.len() == 10) {
            return match *parts.as_slice() {
                [year, month, day] => dated(day, month, Some(year)),
                _ => Err(NoDay::Unread),
            };
        }
        if let Some(parts) = numbers(&low, '/').or_else(|| numbers(&low, '.')).or_else(|| in_words(&low)) {
            return match *parts.as_slice() {
                [day, month] => dated(day, month, None),
                [day, month, year] => dated(day, month, Some(if year < 100 { 2000 + year } else { year })),
                _ => Err(NoDay::Unread),
            };
        }
        week(&low)
    }

    /// The day meant, the nearest to the one in view; of two as near, the later. A weekday is that of the week in view.
    pub fn nearest(self, view: Date, today: Date) -> Result<Date, NoDay> {
        let near = |a: i32, b: i32| (a - b).abs();
        match self {
            Self::Weekday(weekday) => Ok(view.week().day(weekday)),
            Self::OfYear { day, month } => {
                let of_year = |day: u32| {
                    let all =
                        (view.year() - 1..=view.year() + 1).filter_map(move |y| Date::new(y, month, day));
                    all.min_by_key(|date| (near(date.0, view.0), Reverse(date.0)))
                };
                let within_a_year = |date: &Date| near(date.0, view.0) <= 366;
                of_year(day).filter(within_a_year).ok_or_else(|| no_leap_day(of_year(28)))
            }
            Self::Week(number) => {
                let of_year = |number: u32| {
                    let year = view.week().year();
                    let all = (year - 1..=year + 1).filter_map(move |year| Week::new(year, number));
                    all.min_by_key(|week| (near(week.0, view.week().0), Reverse(week.0)))
                };
                numbered(number, of_year)
            }
            _ => self.fixed(today).ok_or(NoDay::Unread),
        }
    }

    /// The day meant as a last one: the first such day from a start on.
    pub fn first_from(self, start: Date, today: Date) -> Result<Date, NoDay> {
        match self {
            Self::Weekday(weekday) => {
                let day = start.week().day(weekday);
                Ok(if day < start { day.plus_days(7) } else { day })
            }
            Self::OfYear { day, month } => {
                let of_year = |day: u32| {
                    let mut all =
                        (start.year()..=start.year() + 1).filter_map(move |y| Date::new(y, month, day));
                    all.find(|date| *date >= start)
                };
                of_year(day).ok_or_else(|| no_leap_day(of_year(28)))
            }
            Self::Week(number) => {
                let of_year = |number: u32| {
                    let year = start.week().year();
                    let mut all = (year..=year + 2).filter_map(move |year| Week::new(year, number));
                    all.find(|week| week.monday() >= start)
                };
                numbered(number, of_year)
            }
            _ => self.fixed(today).ok_or(NoDay::Unread),
        }
    }

    /// The day meant as the last of some days off: the first such day from a start on. One that lies nearer before the start
    /// than after it is that one, and no year is taken off by mistake: `1/12` after `10/12` is nine days too early.
    pub fn end_from(self, start: Date, today: Date) -> Result<Date, NoDay> {
        let first = self.first_from(start, today)?;
        match self {
            Self::OfYear { .. } => self.nearest(start, today).map(|nearest| first.min(nearest)),
            _ => Ok(first),
        }
    }

    /// A day that is the same wherever one looks.
    fn fixed(self, today: Date) -> Option<Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::FromToday(days) => Some(today.plus_days(days)),
            _ => None,
        }
    }
}

/// Two or three whole numbers with a sign between them.
fn numbers(text: &str, between: char) -> Option<Vec<u32>> {
    let parts: Option<Vec<u32>> = text.split(between).map(number).collect();
    parts.filter(|parts| (2..=3).contains(&parts.len()))
}

/// `4 jan`, `4th of january 2027`, `jan 4`: the day, the month and, where it is written, the year.
fn in_words(text: &str) -> Option<Vec<u32>> {
    let mut words = text.split_whitespace().filter(|word| !matches!(*word, "of" | "the"));
    let (first, second) = (words.next()?, words.next()?);
    let parts = match (day_of_month(first), month(second)) {
        (Some(day), Some(month)) => [day, month],
        _ => [day_of_month(second)?, month(first)?],
    };
    let year = words.next().map(number);
    if words.next().is_some() {
        return None;
    }
    parts.into_iter().map(Some).chain(year).collect()
}

/// A day of a month: `4`, `4th`.
fn day_of_month(word: &str) -> Option<u32> {
    number(["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word))
}

/// The number of a month, by its whole name or any beginning of at least three letters.
fn month(word: &str) -> Option<u32> {
    let begins = |name: &&str| word.len() >= 3 && name.to_lowercase().starts_with(word);
    (1..)
        .zip(&MONTHS)
        .find(|(_, name)| begins(name) || (word == "sept" && **name == "September"))
        .map(|it| it.0)
}

fn number(digits: &str) -> Option<u32> {
    let plain = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// A day of a month, of a year where one is written; the error says that there is none.
fn dated(day: u32, month: u32, year: Option<u32>) -> Result<WrittenDay, NoDay> {
    let impossible = |words: String| Err(NoDay::Impossible(words));
    let at = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    let Some((name, longest)) = at.and_then(|at| Some((MONTHS.get(at)?, LONGEST_MONTH_DAYS.get(at)?))) else {
        return impossible(format!("there is no month {month}"));
    };
    if !(1..=*longest).contains(&day) {
        return impossible(format!("there is no {day} {name}"));
    }
    let Some(year) = year else { return Ok(WrittenDay::OfYear { day, month }) };
    match i32::try_from(year).ok().filter(|year| YEARS.contains(year)) {
        None => impossible(format!("years go from {} to {} here, not {year}", YEARS.start(), YEARS.end())),
        Some(year) => match Date::new(year, month, day) {
            Some(date) => Ok(WrittenDay::Date(date)),
            None => impossible(format!("there is no {day} {name} in {year}")),
        },
    }
}

/// `w51`, `week 51`, or `2026-w51` with its year.
fn week(low: &str) -> Result<WrittenDay, NoDay> {
    let number_alone =
        low.strip_prefix("week").or_else(|| low.strip_prefix("wk")).map(|rest| format!("w{}", rest.trim()));
    let low = number_alone.as_deref().unwrap_or(low);
    let Some((year, digits)) = low.split_once('w') else { return Err(NoDay::Unread) };
    let Some(week) = number(digits).filter(|_| digits.len() <= 2) else { return Err(NoDay::Unread) };
    if !(1..=53).contains(&week) {
        return Err(NoDay::Impossible(format!("there is no week {week}")));
    }
    if year.is_empty() {
        return Ok(WrittenDay::Week(week));
    }
    let year = year.strip_suffix('-').filter(|year| year.len() == 4).and_then(number).ok_or(NoDay::Unread)?;
    let there = i32::try_from(year).ok().and_then(|year| Week::new(year, week));
    let none = || NoDay::Impossible(format!("there is no week {week} in {year}"));
    there.map(|week| WrittenDay::Date(week.monday())).ok_or_else(none)
}

/// The Monday of a week of the year that is meant; a year without a week 53 says so, and no other is taken for it.
fn numbered(number: u32, of_year: impl Fn(u32) -> Option<Week>) -> Result<Date, NoDay> {
    let meant = of_year(number.min(52)).ok_or(NoDay::Unread)?;
    let week = Week::new(meant.year(), number);
    let none = || NoDay::Impossible(format!("there is no week {number} in {}", meant.year()));
    week.map(Week::monday).ok_or_else(none)
}

/// Says that a year has no 29 February, by the 28th that was near.
fn no_leap_day(near: Option<Date>) -> NoDay {
    near.map_or(NoDay::Unread, |near| {
        NoDay::Impossible(format!("there is no 29 February in {}", near.year()))
    })
}

impl NoDay {
    /// What is wrong with what was written, and what to write instead.
    #[must_use]
    pub fn in_words(&self, written: &str) -> String {
        match self {
            Self::Impossible(words) => format!("{words}: write another day"),
            Self::Unread => {
                const SUCH: &str = "write a day such as 2026-12-03, thu, 3/12, 3 dec or w49";
                let short: String = written.chars().take(40).collect();
                if short.is_empty() { SUCH.to_owned() } else { format!("{short:?} is not a day: {SUCH}") }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn near(word: &str, view: &str) -> Result<String, NoDay> {
        let view = date(view);
        WrittenDay::read(word)?.nearest(view, date("2026-11-30")).map(|date| date.to_string())
    }

    fn from(word: &str, start: &str) -> Result<String, NoDay> {
        let start = date(start);
        WrittenDay::read(word)?.first_from(start, date("2026-11-30")).map(|date| date.to_string())
    }

    fn none(words: &str) -> Result<String, NoDay> {
        Err(NoDay::Impossible(words.to_owned()))
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (word, meant) in [
            ("thu", "2026-12-03"),
            ("Thursday", "2026-12-03"),
            ("today", "2026-11-30"),
            ("Tomorrow", "2026-12-01"),
            ("yesterday", "2026-11-29"),
            ("2027-01-05", "2027-01-05"),
            ("3/12", "2026-12-03"),
            ("5/1/27", "2027-01-05"),
            ("5/1/2027", "2027-01-05"),
            ("4 jan", "2027-01-04"),
            ("4th January", "2027-01-04"),
            ("jan 4", "2027-01-04"),
            ("week 51", "2026-12-14"),
            ("wk51", "2026-12-14"),
            ("Dec 4th 2027", "2027-12-04"),
            ("the 4th of jan", "2027-01-04"),
            (" 9 sept 2025 ", "2025-09-09"),
            ("1 Mar", "2027-03-01"),
            ("w51", "2026-12-14"),
            ("2026-w50", "2026-12-07"),
        ] {
            assert_eq!(near(word, "2026-12-02"), Ok(meant.to_owned()), "{word}");
        }
        for word in ["th", "soon", "", "1/2/3/4", "4", "jan", "4 jan 2027 10", "1-2", "w", "3w4"] {
            assert_eq!(near(word, "2026-12-02"), Err(NoDay::Unread), "{word}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest_to_the_day_in_view() {
        for (word, view, meant) in [
            ("2/1", "2026-12-31", "2027-01-02"),
            ("2 jan", "2026-12-31", "2027-01-02"),
            ("28/12", "2027-01-02", "2026-12-28"),
            ("30/12", "2027-01-02", "2026-12-30"),
            ("4/7", "2026-12-31", "2026-07-04"),
            ("1/7", "2026-12-31", "2027-07-01"),
            // As far back as on: the later.
            ("2/7", "2028-01-01", "2028-07-02"),
            ("w1", "2026-12-31", "2027-01-04"),
            ("w53", "2027-01-05", "2026-12-28"),
            ("29/2", "2027-06-01", "2028-02-29"),
            ("29/2", "2029-02-01", "2028-02-29"),
        ] {
            assert_eq!(near(word, view), Ok(meant.to_owned()), "{word} seen from {view}");
        }
    }

    #[test]
    fn a_last_day_is_the_first_such_day_from_the_start_on() {
        for (word, start, meant) in [
            ("2/1", "2026-12-30", "2027-01-02"),
            ("31/3", "2026-12-28", "2027-03-31"),
            ("30/12", "2026-12-30", "2026-12-30"),
            ("29/12", "2026-12-30", "2027-12-29"),
            ("mon", "2026-12-31", "2027-01-04"),
            ("sun", "2026-12-31", "2027-01-03"),
            ("w1", "2026-12-29", "2027-01-04"),
            ("2026-01-01", "2026-12-29", "2026-01-01"),
            ("29/2", "2027-03-01", "2028-02-29"),
        ] {
            assert_eq!(from(word, start), Ok(meant.to_owned()), "{word} from {start}");
        }
        let end = |word: &str, start: &str| {
            let start = date(start);
            WrittenDay::read(word).unwrap().end_from(start, start).map(|date| date.to_string())
        };
        for (word, start, meant) in [
            ("2/1", "2026-12-30", "2027-01-02"),
            ("1/12", "2026-12-10", "2026-12-01"),
            ("mon", "2026-12-31", "2027-01-04"),
        ] {
            assert_eq!(end(word, start), Ok(meant.to_owned()), "{word} after {start}");
        }
        assert_eq!(from("29/2", "2026-12-29"), none("there is no 29 February in 2027"));
        assert_eq!(from("w53", "2027-03-01"), none("there is no week 53 in 2027"));
    }

    #[test]
    fn what_no_calendar_has_is_said_so() {
        for (word, view, words) in [
            ("31/11", "2026-12-31", "there is no 31 November"),
            ("2026-02-30", "2026-12-31", "there is no 30 February"),
            ("0/3", "2026-12-31", "there is no 0 March"),
            ("3/13", "2026-12-31", "there is no month 13"),
            ("29/2/27", "2026-12-31", "there is no 29 February in 2027"),
            ("29/2", "2026-12-31", "there is no 29 February in 2027"),
            ("29/2", "2026-08-01", "there is no 29 February in 2026"),
            ("w53", "2027-08-01", "there is no week 53 in 2027"),
            ("2027-w53", "2026-12-31", "there is no week 53 in 2027"),
            ("w54", "2026-12-31", "there is no week 54"),
            ("1/2/3000", "2026-12-31", "years go from 1900 to 2199 here, not 3000"),
        ] {
            assert_eq!(near(word, view), none(words), "{word} seen from {view}");
        }
        assert_eq!(
            NoDay::Impossible("there is no 31 November".into()).in_words("31/11"),
            "there is no 31 November: write another day"
        );
    }
}
