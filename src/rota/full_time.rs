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

#[cfg(test)]
mod tests {
    use super::*;

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
