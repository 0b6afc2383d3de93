//! The public holidays of a year by the rules that the lists follow (Banking and Financial Dealings Act 1971, schedule 1,
//! and the royal proclamations of each year): Easter, the Mondays of May and August, and the days that fall each year on
//! one date, with a weekday instead where that is a weekend.
//!
//! Days that were given once (a jubilee, a coronation, a funeral) follow no rule and are not here.

use crate::domain::{Date, Nation, Weekday};

use super::holiday::Holiday::{
    self, BoxingDay, Boyne, Christmas, EarlyMay, EasterMonday, GoodFriday, NewYear, SecondJanuary, Spring,
    StAndrew, StPatrick, Summer,
};

/// The holiday of a nation on a date, by rule.
pub(super) fn find(nation: Nation, date: Date) -> Option<Holiday> {
    let year = date.year();
    if nation == Nation::NorthernIreland
        && let Some(irish) = irish(date)
    {
        return Some(irish);
    }
    let scotland = nation == Nation::Scotland;
    match date.month() {
        1 => [NewYear, SecondJanuary]
            .into_iter()
            .find(|it| (scotland || *it == NewYear) && day_of(*it, year) == Some(date)),
        3 | 4 => {
            let easter = easter(year)?;
            match date.days_since(easter) {
                -2 => Some(GoodFriday),
                1 if !scotland => Some(EasterMonday),
                _ => None,
            }
        }
        5 if is_monday(date) && date.day() <= 7 => Some(EarlyMay),
        5 if is_last_monday(date) => Some(Spring),
        8 if scotland => (is_monday(date) && date.day() <= 7).then_some(Summer),
        8 => is_last_monday(date).then_some(Summer),
        11 | 12 => [StAndrew, Christmas, BoxingDay]
            .into_iter()
            .find(|it| (scotland || *it != StAndrew) && day_of(*it, year) == Some(date)),
        _ => None,
    }
}

/// The two holidays that Northern Ireland has beside England's.
pub(super) fn irish(date: Date) -> Option<Holiday> {
    [StPatrick, Boyne].into_iter().find(|it| day_of(*it, date.year()) == Some(date))
}

/// The day of a year on which a holiday with a date of its own is given: the date, or a weekday instead.
fn day_of(holiday: Holiday, year: i32) -> Option<Date> {
    let (month, day) = holiday.own_day()?;
    let own = Date::new(year, month, day)?;
    let weekday = own.weekday();
    let later = match (holiday, weekday) {
        // The day after Christmas Day or New Year's Day is a holiday itself, so that of the two the one on a weekend goes
        // past the other.
        (Christmas | BoxingDay | SecondJanuary, Weekday::Sun) | (_, Weekday::Sat) => 2,
        // Of a Monday, New Year's Day was a Sunday and took it.
        (SecondJanuary, Weekday::Mon) | (_, Weekday::Sun) => 1,
        _ => 0,
    };
    Some(own.plus_days(later))
}

fn is_monday(date: Date) -> bool {
    date.weekday() == Weekday::Mon
}

fn is_last_monday(date: Date) -> bool {
    is_monday(date) && date.plus_days(7).month() != date.month()
}

/// Easter Sunday of a year in the Gregorian calendar: the Sunday after the full moon on or after 21 March, as the church
/// reckons it (the anonymous algorithm, J. Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<Date> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_moves = (century + 8) / 25;
    let moon_lags = (century - moon_moves + 1) / 3;
    let moon = (19 * golden + century - century / 4 - moon_lags + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * to_sunday) / 451;
    let days = moon + to_sunday - 7 * late;
    Some(Date::new(year, 3, 22)?.plus_days(days))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{KNOWN, listed_officially};
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// The days on which the official lists and the rule differ: given once, or moved once.
    const GIVEN_ONCE: [&str; 7] =
        ["2020-05-04", "2020-05-08", "2022-05-30", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"];

    #[test]
    fn the_rule_gives_the_official_days_but_for_those_given_once() {
        for nation in [Nation::Scotland, Nation::England, Nation::Wales, Nation::NorthernIreland] {
            let (first, last) = (date("2019-01-01"), date("2028-12-31"));
            assert_eq!((first.year(), last.year()), (*KNOWN.start(), *KNOWN.end()));
            let differs = |day: &Date| find(nation, *day) != listed_officially(nation, *day);
            let found: BTreeSet<Date> = first.to(last).filter(differs).collect();
            assert_eq!(found, GIVEN_ONCE.map(date).into(), "{nation:?}");
        }
    }

    #[test]
    fn easter_is_when_the_almanacs_say() {
        let known = [
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2024-03-31",
            "2029-04-01",
            "2030-04-21",
            "2031-04-13",
            "2032-03-28",
            "2033-04-17",
            "2034-04-09",
            "2035-03-25",
            "2036-04-13",
            "2037-04-05",
            "2038-04-25",
            "2039-04-10",
            "2040-04-01",
        ];
        for day in known.map(date) {
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn weekends_push_the_days_of_midwinter_past_each_other() {
        let given = |nation, year: i32| -> Vec<String> {
            let midwinter = [(1, 1, 1, 9), (11, 24, 12, 31)];
            let days = midwinter.into_iter().flat_map(|(m, d, to_m, to_d)| {
                Date::new(year, m, d).unwrap().to(Date::new(year, to_m, to_d).unwrap())
            });
            days.filter_map(|day| Some(format!("{day} {}", find(nation, day)?.name(day, false)))).collect()
        };
        assert_eq!(
            given(Nation::Scotland, 2033),
            [
                "2033-01-03 New Year's Day (substitute day)",
                "2033-01-04 2 January (substitute day)",
                "2033-11-30 St Andrew's Day",
                "2033-12-26 Boxing Day",
                "2033-12-27 Christmas Day (substitute day)",
            ]
        );
        assert_eq!(
            given(Nation::Scotland, 2034),
            [
                "2034-01-02 New Year's Day (substitute day)",
                "2034-01-03 2 January (substitute day)",
                "2034-11-30 St Andrew's Day",
                "2034-12-25 Christmas Day",
                "2034-12-26 Boxing Day",
            ]
        );
        assert_eq!(
            given(Nation::Wales, 2032),
            [
                "2032-01-01 New Year's Day",
                "2032-12-27 Christmas Day (substitute day)",
                "2032-12-28 Boxing Day (substitute day)",
            ]
        );
    }

    #[test]
    fn each_nation_has_as_many_days_each_year() {
        for (nation, many) in
            [(Nation::Scotland, 9), (Nation::England, 8), (Nation::Wales, 8), (Nation::NorthernIreland, 10)]
        {
            for year in 2029..=2040 {
                let (first, last) = (Date::new(year, 1, 1).unwrap(), Date::new(year, 12, 31).unwrap());
                let days: Vec<Date> = first.to(last).filter(|day| find(nation, *day).is_some()).collect();
                assert_eq!(days.len(), many, "{nation:?} {year}: {days:?}");
                let weekend = |day: &Date| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
                assert!(!days.iter().any(weekend), "{nation:?} {year}: {days:?}");
            }
        }
    }
}
