//! What else is written as ten digits in parts: days with a time, times, lists, amounts.

use super::runs::DigitRun;
use crate::domain::calendar::Date;

/// What else ten digits in parts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    /// A day with a year of four digits, and times or other days beside it.
    Clear,
    /// Times alone, or numbers in equal steps.
    List,
    /// A day with a year of two digits and a time, or amounts: a number may be written so too.
    Likely,
}

/// What else these parts are; `None` for nothing else.
pub(super) fn of(parts: &[DigitRun]) -> Option<Other> {
    if is_beside_a_day(parts) {
        Some(Other::Clear)
    } else if are_times(parts) || are_in_steps(parts) {
        Some(Other::List)
    } else {
        (is_short_day_with_time(parts) || are_amounts(parts)).then_some(Other::Likely)
    }
}

/// A year that a rota tells of.
fn year(run: &DigitRun) -> Option<i32> {
    i32::try_from(run.number()).ok().filter(|year| run.digits.len() == 4 && (1990..2100).contains(year))
}

/// Three parts that are a day with a year of four digits, the same sign between them.
fn is_day(parts: &[DigitRun]) -> bool {
    let [first, month, last] = parts else { return false };
    let is_short = |run: &DigitRun| run.digits.len() <= 2;
    let day_of = |year: Option<i32>, day: &DigitRun| {
        let date = year.and_then(|year| Date::new(year, month.number(), day.number()));
        date.is_some() && is_short(day)
    };
    month.sign == last.sign && is_short(month) && (day_of(year(last), first) || day_of(year(first), last))
}

/// One part that is such a day, year first or last.
fn is_day_in_one(run: &DigitRun) -> bool {
    let number = run.number();
    let is = |year: u32, month, day| {
        let year = i32::try_from(year).ok().filter(|year| (1990..2100).contains(year));
        year.and_then(|year| Date::new(year, month, day)).is_some()
    };
    run.digits.len() == 8
        && (is(number / 10_000, number / 100 % 100, number % 100)
            || is(number % 10_000, number / 10_000 % 100, number / 1_000_000))
}

/// A day with a year of four digits, and nothing beside it but short numbers.
fn is_beside_a_day(parts: &[DigitRun]) -> bool {
    let are_short = |from: usize, to: usize| {
        let beside = parts.iter().take(from).chain(parts.iter().skip(to));
        beside.into_iter().all(|run| run.digits.len() <= 2 || is_time_in_one(run))
    };
    let in_three = parts.windows(3).enumerate().any(|(at, three)| is_day(three) && are_short(at, at + 3));
    in_three || parts.iter().enumerate().any(|(at, run)| is_day_in_one(run) && are_short(at, at + 1))
}

/// Four digits as an hour and minutes that people plan by.
fn is_time_in_one(run: &DigitRun) -> bool {
    let number = run.number();
    run.digits.len() == 4 && number / 100 < 24 && number % 100 < 60 && number.is_multiple_of(5)
}

/// A day with a year of two digits, and a time behind another sign than those inside the day.
fn is_short_day_with_time(parts: &[DigitRun]) -> bool {
    let [day, month, year, time @ ..] = parts else { return false };
    let is_short = [day, month, year].iter().all(|run| run.digits.len() <= 2);
    let is_day = is_short && is_day_of_century(year.number(), month.number(), day.number());
    let is_time = match time {
        [time] => is_time_in_one(time),
        [hour, minute] => hour.number() < 24 && minute.number() < 60 && minute.number() % 5 == 0,
        _ => false,
    };
    let is_apart = time.first().is_some_and(|time| time.sign != year.sign);
    is_day && month.sign == year.sign && is_time && is_apart
}

/// Hours, and minutes that people plan by.
fn are_times(parts: &[DigitRun]) -> bool {
    let singles = parts.iter().filter(|run| run.digits.len() == 1).count();
    let is_of_time = |run: &DigitRun| {
        let number = run.number();
        run.digits.len() <= 2 && (number <= 24 || number < 60 && number.is_multiple_of(5))
    };
    singles <= 2 && parts.iter().all(is_of_time)
}

/// Three numbers or more, each as much above the one before as that is above its own.
fn are_in_steps(parts: &[DigitRun]) -> bool {
    let numbers: Vec<u32> = parts.iter().map(DigitRun::number).collect();
    let is_step = |three: &[u32]| match three {
        [first, second, third] => first < second && third.checked_sub(*second) == second.checked_sub(*first),
        _ => false,
    };
    parts.len() >= 3 && parts.iter().any(|run| run.digits.len() > 1) && numbers.windows(3).all(is_step)
}

/// Three amounts or more, with a point and no more than two digits behind it, and other signs between them.
fn are_amounts(parts: &[DigitRun]) -> bool {
    let points: Vec<bool> = parts.iter().skip(1).map(|run| run.sign == '.').collect();
    let fractions = points.iter().filter(|is_point| **is_point).count();
    let is_twice = points.windows(2).any(|two| two == [true, true]);
    let is_long = parts.iter().skip(1).any(|run| run.sign == '.' && run.digits.len() > 2);
    fractions > 0 && parts.len() - fractions >= 3 && !is_twice && !is_long
}

/// Whether there is such a day in the 20th or 21st century.
pub(super) fn is_day_of_century(year: u32, month: u32, day: u32) -> bool {
    let year = i32::try_from(year).unwrap_or(i32::MAX - 2000);
    [1900, 2000].into_iter().any(|century| Date::new(century + year, month, day).is_some())
}
