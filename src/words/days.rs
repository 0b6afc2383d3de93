//! Days, and times of them.

use crate::domain::{Date, Moment, counted};

/// A day: `Thu 3 Dec`, with its year where that is not the year of today: `Mon 4 Jan 2027`.
#[must_use]
pub fn day(date: Date, today: Date) -> String {
    date.in_words(today)
}

/// A day in words, the fullest first: `Wednesday 2 December 2026`, `Wed 2 Dec 2026`, `Wed 2 Dec`; of another year than today's
/// always with its year.
#[must_use]
pub fn day_forms(date: Date, today: Date) -> Vec<String> {
    vec![date.naive().format("%A %-d %B %Y").to_string(), dated(date), day(date, today)]
}

/// A day with its year, whatever year it is: `Thu 3 Dec 2026`.
#[must_use]
pub fn dated(date: Date) -> String {
    date.in_full()
}

/// The first of some days of which the last is said with its year: `Thu 3 Dec`, with a year of its own where it has one.
#[must_use]
pub fn day_before(date: Date, last: Date) -> String {
    date.in_words(last)
}

/// A day with its year and without its weekday: `3 Dec 2026`.
#[must_use]
pub fn date(date: Date) -> String {
    date.naive().format("%-d %b %Y").to_string()
}

/// Months as people say them: `2 years`, `18 months`.
#[must_use]
pub fn months(many: u32) -> String {
    match (many / 12, many % 12) {
        (1, 0) => "a year".to_owned(),
        (years, 0) if years > 0 => counted(years, "year"),
        _ => counted(many, "month"),
    }
}

/// A moment: `Thu 3 Dec at 14:25`, with its year where that is not the year of today.
#[must_use]
pub fn when(moment: Moment, today: Date) -> String {
    format!("{} at {}", day(moment.date(), today), moment.time())
}

/// From one moment to another on the clock: `14:00–14:30`.
#[must_use]
pub fn times(start: Moment, end: Moment) -> String {
    format!("{}–{}", start.time(), end.time())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_said_where_it_is_not_todays() {
        let thursday: Date = "2026-12-03".parse().unwrap();
        assert_eq!(day(thursday, thursday), "Thu 3 Dec");
        assert_eq!(day(thursday, thursday.plus_days(30)), "Thu 3 Dec 2026");
        assert_eq!(dated(thursday), "Thu 3 Dec 2026");
        assert_eq!(date(thursday), "3 Dec 2026");
        assert_eq!(when(thursday.start(), thursday), "Thu 3 Dec at 00:00");
        assert_eq!([1, 6, 12, 18, 24].map(months), ["1 month", "6 months", "a year", "18 months", "2 years"]);
    }
}
