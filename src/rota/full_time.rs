//! The full-time week of a nation, which whole-time equivalents are reckoned against.

use std::cmp::Reverse;

use crate::domain::{Date, Minutes, Nation};

/// What the week shortened to in Scotland, by the year from whose 1 April on it holds, the latest first (Agenda for
/// Change, reduced working week).
const SCOTLAND: [(i32, Minutes); 2] = [(2026, Minutes::hours(36)), (2024, Minutes::hours(37))];

/// The full-time week in force on a date: in Scotland 37:30, 37:00 from 1 April 2024, 36:00 from 1 April 2026; elsewhere
/// 37:30.
#[must_use]
pub fn full_time_week(nation: Nation, date: Date) -> Minutes {
    last_change(nation, date).map_or(Minutes(37 * 60 + 30), |(_, week)| week)
}

/// The day on which the full-time week in force on a date came in; `None` where it never was another.
#[must_use]
pub fn full_time_since(nation: Nation, date: Date) -> Option<Date> {
    last_change(nation, date).map(|(from, _)| from)
}

fn last_change(nation: Nation, date: Date) -> Option<(Date, Minutes)> {
    let changes = if nation == Nation::Scotland { &SCOTLAND[..] } else { &[] };
    let mut dated = changes.iter().filter_map(|(year, week)| Some((Date::new(*year, 4, 1)?, *week)));
    dated.find(|(from, _)| *from <= date)
}

/// Hours reckoned against one full-time week, as the same part of another: old ÷ old full-time × new full-time, to the
/// nearest minute, halves up (RULES.md, "Leave arithmetic").
#[must_use]
pub fn converted(hours: Minutes, old: Minutes, new: Minutes) -> Minutes {
    let (hours, old, new) = (i64::from(hours.0), i64::from(old.0.max(1)), i64::from(new.0));
    let minutes = (2 * hours * new + old).div_euclid(2 * old);
    Minutes(i32::try_from(minutes).unwrap_or(i32::MAX))
}

/// Several hours, each with the full-time week it was reckoned against, as the same parts of another: together what their
/// sum comes to, to the nearest minute, and each within a minute of its own.
#[must_use]
pub fn converted_together(parts: &[(Minutes, Minutes)], new: Minutes) -> Vec<Minutes> {
    // In parts of a minute that every full-time week divides, so that nothing is lost before the sum is rounded.
    let whole = parts.iter().map(|(_, old)| i64::from(old.0.max(1))).fold(1, lcm);
    let exact: Vec<i64> = parts
        .iter()
        .map(|(hours, old)| i64::from(hours.0) * i64::from(new.0) * (whole / i64::from(old.0.max(1))))
        .collect();
    let sum = (2 * exact.iter().sum::<i64>() + whole).div_euclid(2 * whole);
    let mut minutes: Vec<i64> = exact.iter().map(|part| part.div_euclid(whole)).collect();
    let left = usize::try_from(sum - minutes.iter().sum::<i64>()).unwrap_or(0);
    let mut by_loss: Vec<usize> = (0..exact.len()).collect();
    by_loss.sort_by_key(|at| Reverse(exact.get(*at).map_or(0, |part| part.rem_euclid(whole))));
    for at in by_loss.into_iter().take(left) {
        if let Some(minutes) = minutes.get_mut(at) {
            *minutes += 1;
        }
    }
    minutes.into_iter().map(|minutes| Minutes(i32::try_from(minutes).unwrap_or(i32::MAX))).collect()
}

fn lcm(one: i64, other: i64) -> i64 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (one / a.max(1)).saturating_mul(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_keep_their_part_of_the_week() {
        let weeks = ["37:30", "37:00", "36:00"].map(|week| week.parse::<Minutes>().unwrap());
        for hours in [["30:00", "29:36", "28:48"], ["15:00", "14:48", "14:24"], ["37:30", "37:00", "36:00"]] {
            let mut now: Minutes = hours[0].parse().unwrap();
            for (week, hours) in weeks.windows(2).zip(&hours[1..]) {
                now = converted(now, week[0], week[1]);
                assert_eq!(now.to_string(), *hours);
            }
            assert_eq!(converted(hours[0].parse().unwrap(), weeks[0], weeks[2]).to_string(), hours[2]);
        }
        // 0:05 of 37:00 is 4.86 of 36:00; 0:01 of two minutes is half of one minute.
        assert_eq!(converted(Minutes(5), weeks[1], weeks[2]), Minutes(5));
        assert_eq!(converted(Minutes(1), Minutes(2), Minutes(1)), Minutes(1));
        assert_eq!(converted(Minutes(1), Minutes(3), Minutes(1)), Minutes(0));
    }

    #[test]
    fn hours_that_make_a_whole_make_it_afterwards_too() {
        let (old, new) = (Minutes(37 * 60 + 30), Minutes::hours(37));
        let of = |hours: &[&str]| -> Vec<String> {
            let parts: Vec<_> = hours.iter().map(|it| (it.parse().unwrap(), old)).collect();
            converted_together(&parts, new).iter().map(ToString::to_string).collect()
        };
        assert_eq!(of(&["15:00", "15:00"]), ["14:48", "14:48"]);
        // 9:52.0 and 9:52.99 and 9:54.96: 29:40 in all, which is what 30:04 comes to.
        assert_eq!(of(&["10:00", "10:01", "10:03"]), ["9:52", "9:53", "9:55"]);
        assert!(of(&[]).is_empty());
        // Rounded one by one, three shares can miss their post by a minute.
        for thirds in [["7:31"; 3], ["12:29"; 3], ["11:11"; 3]] {
            let one: Minutes = thirds[0].parse().unwrap();
            let whole = converted(Minutes(one.0 * 3), old, new);
            let parts = converted_together(&[(one, old); 3], new);
            assert_eq!(parts.iter().copied().sum::<Minutes>(), whole);
            assert!(parts.iter().all(|it| (it.0 - converted(one, old, new).0).abs() <= 1));
        }
    }

    #[test]
    fn the_week_shortens_in_scotland_alone() {
        let week = |nation, date: &str| full_time_week(nation, date.parse().unwrap()).to_string();
        assert_eq!(week(Nation::Scotland, "2024-03-31"), "37:30");
        assert_eq!(week(Nation::Scotland, "2024-04-01"), "37:00");
        assert_eq!(week(Nation::Scotland, "2026-03-31"), "37:00");
        assert_eq!(week(Nation::Scotland, "2026-04-01"), "36:00");
        assert_eq!(week(Nation::England, "2026-04-01"), "37:30");
        let since = |date: &str| full_time_since(Nation::Scotland, date.parse().unwrap());
        assert_eq!(since("2024-03-31"), None);
        assert_eq!(since("2026-03-31"), Date::new(2024, 4, 1));
        assert_eq!(since("2027-03-31"), Date::new(2026, 4, 1));
    }
}
