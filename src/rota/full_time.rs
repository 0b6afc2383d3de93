//! The full-time week of a nation, which whole-time equivalents are reckoned against.

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
        let since = |date: &str| full_time_since(Nation::Scotland, date.parse().unwrap());
        assert_eq!(since("2024-03-31"), None);
        assert_eq!(since("2026-03-31"), Date::new(2024, 4, 1));
        assert_eq!(since("2027-03-31"), Date::new(2026, 4, 1));
    }
}
