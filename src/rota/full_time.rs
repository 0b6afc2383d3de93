//! The full-time week of a nation, which whole-time equivalents are reckoned against.

use crate::domain::{Date, Minutes, Nation};

/// The full-time week in force on a date: in Scotland 37:30, 37:00 from 1 April 2024, 36:00 from 1 April 2026 (Agenda
/// for Change, reduced working week); elsewhere 37:30.
#[must_use]
pub fn full_time_week(nation: Nation, date: Date) -> Minutes {
    let from = |year| Date::new(year, 4, 1).is_some_and(|from| from <= date);
    match nation {
        Nation::Scotland if from(2026) => Minutes::hours(36),
        Nation::Scotland if from(2024) => Minutes::hours(37),
        _ => Minutes(37 * 60 + 30),
    }
}

/// Hours reckoned against one full-time week, as the same part of another: old ÷ old full-time × new full-time, to the
/// nearest minute, halves up (RULES.md, "Leave arithmetic").
#[must_use]
pub fn converted(hours: Minutes, old: Minutes, new: Minutes) -> Minutes {
    let (hours, old, new) = (i64::from(hours.0), i64::from(old.0.max(1)), i64::from(new.0));
    let minutes = (2 * hours * new + old).div_euclid(2 * old);
    Minutes(i32::try_from(minutes).unwrap_or(i32::MAX))
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
    fn the_week_shortens_in_scotland_alone() {
        let week = |nation, date: &str| full_time_week(nation, date.parse().unwrap()).to_string();
        assert_eq!(week(Nation::Scotland, "2024-03-31"), "37:30");
        assert_eq!(week(Nation::Scotland, "2024-04-01"), "37:00");
        assert_eq!(week(Nation::Scotland, "2026-03-31"), "37:00");
        assert_eq!(week(Nation::Scotland, "2026-04-01"), "36:00");
        assert_eq!(week(Nation::England, "2026-04-01"), "37:30");
    }
}
