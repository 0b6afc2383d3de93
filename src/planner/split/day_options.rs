//! The forms that one person's week can take: which days, and how the hours fall on them.
//!
//! Hours are even over the days, or one day is shorter, to meet somebody. A day of over five hours has an unpaid break of
//! half an hour (the law wants twenty minutes from six hours on).

use super::SplitPart;
use super::constraints::SplitConstraints;
use super::presence::{PresenceSpan, Window};
use crate::domain::Minutes;

/// Paid minutes beyond which a day has a break, and the break.
const WITHOUT_BREAK: i32 = 300;
const BREAK: i32 = 30;

/// The shortest day that is worth the way.
const SHORTEST_DAY_MINUTES: i32 = 120;

/// What a shorter day is long.
const SHORT: [i32; 4] = [150, 180, 210, 240];

/// The step of starts on a shorter day.
const STEP: i32 = 30;

/// The most days more than are needed.
const MORE_DAYS: u32 = 2;

/// The days of a person's week, each with the forms it can take.
pub(super) struct Set {
    /// A bit a day, Monday the lowest.
    pub days: u8,
    pub forms: Vec<Vec<PresenceSpan>>,
}

/// All forms of one person's week.
pub(super) struct DayOptions {
    pub sets: Vec<Set>,
    /// The fewest days that hold the hours.
    pub fewest: u32,
    /// The days they have now, a bit a day.
    pub usual: u8,
}

impl DayOptions {
    pub(super) fn of(setting: &SplitConstraints, part: &SplitPart, usual: u8) -> Self {
        let open = allowed(setting, part);
        let mut sets: Vec<Set> = (1..=127_u8)
            .filter(|days| days & !open == 0)
            .map(|days| Set { days, forms: forms(setting, days, part.hours.0) })
            .filter(|set| !set.forms.is_empty())
            .collect();
        let fewest = sets.iter().map(|set| set.days.count_ones()).min().unwrap_or(0);
        sets.retain(|set| set.days.count_ones() <= fewest + MORE_DAYS);
        Self { sets, fewest, usual }
    }
}

/// The most hours that a part's days have room for.
pub(super) fn most(setting: &SplitConstraints, part: &SplitPart) -> Minutes {
    let days = allowed(setting, part);
    Minutes(each(days).filter_map(|day| longest(setting, day)).sum())
}

fn allowed(setting: &SplitConstraints, part: &SplitPart) -> u8 {
    let open = (0..7_u8).filter(|day| longest(setting, usize::from(*day)).is_some());
    open.filter(|day| !part.cannot.contains(day)).fold(0, |days, day| days | 1 << day)
}

/// The days of a set.
pub(super) fn each(days: u8) -> impl Iterator<Item = usize> {
    (0..7).filter(move |day| days & (1 << day) != 0)
}

/// The paid minutes of the longest day.
fn longest(setting: &SplitConstraints, day: usize) -> Option<i32> {
    let open = setting.days.get(day).copied().flatten()?;
    let span = open.to - open.from;
    Some(if span <= WITHOUT_BREAK + BREAK { span.min(WITHOUT_BREAK) } else { span - BREAK })
}

/// Where in an open day a stay lies.
#[derive(Clone, Copy)]
enum At {
    Opening,
    Middle,
    Closing,
    /// So many minutes after the opening.
    After(i32),
}

fn stay(setting: &SplitConstraints, day: usize, paid: i32, at: At) -> Option<PresenceSpan> {
    let open = setting.days.get(day).copied().flatten()?;
    let unpaid = if paid > WITHOUT_BREAK { BREAK } else { 0 };
    let rules = open.to - open.from - paid - unpaid;
    let after = match at {
        At::Opening => 0,
        At::Middle => rules / 2 / 15 * 15,
        At::Closing => rules,
        At::After(minutes) => minutes,
    };
    let from = open.from + after;
    let fits = paid >= SHORTEST_DAY_MINUTES.min(longest(setting, day)?) && (0..=rules).contains(&after);
    fits.then_some(PresenceSpan { when: Window { day, from, to: from + paid + unpaid }, unpaid })
}

fn forms(setting: &SplitConstraints, days: u8, hours: i32) -> Vec<Vec<PresenceSpan>> {
    let many = i32::try_from(days.count_ones()).unwrap_or(1).max(1);
    let mut all: Vec<Vec<PresenceSpan>> = vec![];
    let even = hours / many;
    for at in [At::Opening, At::Middle, At::Closing] {
        // The minutes that do not divide go to the first days.
        let stays =
            each(days).zip(0..).map(|(day, n)| stay(setting, day, even + i32::from(n < hours % many), at));
        all.extend(stays.collect::<Option<Vec<PresenceSpan>>>());
    }
    for short_day in each(days).filter(|_| many > 1) {
        for short in SHORT.into_iter().filter(|short| *short < even) {
            let lengths = long_lengths(hours - short, many - 1);
            for at in [At::Opening, At::Closing] {
                let mut lengths = lengths.iter();
                let long: Option<Vec<PresenceSpan>> = each(days)
                    .filter(|day| *day != short_day)
                    .map(|day| stay(setting, day, *lengths.next()?, at))
                    .collect();
                let Some(long) = long else { continue };
                let starts = (0..48).map(|n| At::After(n * STEP)).chain([At::Closing]);
                for short in starts.filter_map(|at| stay(setting, short_day, short, at)) {
                    let mut stays = long.clone();
                    stays.push(short);
                    stays.sort_by_key(|stay| stay.when);
                    all.push(stays);
                }
            }
        }
    }
    all
}

/// Long days to the quarter-hour, the last with what is left: 10:54 over two is 5:30 and 5:24.
fn long_lengths(hours: i32, days: i32) -> Vec<i32> {
    let quarter = (hours + days * 15 / 2) / days / 15 * 15;
    let mut lengths = vec![quarter; usize::try_from(days - 1).unwrap_or(0)];
    lengths.push(hours - quarter * (days - 1));
    lengths
}
