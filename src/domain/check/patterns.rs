//! Whether the patterns of two shares of one person are ever at the same time.
//!
//! Two rotations meet in every way that they can within as many weeks as both lengths have in common; where both are on for
//! less than that, only those weeks are looked at. Times are those on the clock.

use crate::domain::calendar::Date;
use crate::domain::record::{PatternShift, Share};

/// Two shifts at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShiftOverlap {
    /// The day on which the one starts.
    pub on: Date,
    /// The shift of the one share.
    pub one: PatternShift,
    /// The shift of the other.
    pub other: PatternShift,
}

/// The first two shifts of two shares that are at the same time, on days on which both are on.
#[must_use]
pub fn at_once(one: &Share, other: &Share) -> Option<ShiftOverlap> {
    let first = one.from.max(other.from);
    let turns = one.pattern.weeks.len().checked_mul(other.pattern.weeks.len())?;
    let days = i32::try_from(turns).ok()?.checked_mul(7)?.checked_add(7)?;
    let ends = [one.until, other.until].into_iter().flatten();
    let last = ends.chain([first.plus_days(days)]).min()?;
    if turns == 0 {
        return None;
    }
    first.to(last).find_map(|on| {
        let others =
            [on.plus_days(-1), on, on.plus_days(1)].into_iter().filter(|day| first <= *day && *day <= last);
        let others: Vec<(Date, PatternShift)> = others
            .flat_map(|day| other.pattern.on(day, other.from).map(move |shift| (day, *shift)))
            .collect();
        one.pattern.on(on, one.from).find_map(|shift| {
            let (start, end) = shift.time.on(on);
            let clash = others.iter().find(|(day, other)| {
                let (from, to) = other.time.on(*day);
                from < end && start < to
            });
            clash.map(|(_, other)| ShiftOverlap { on, one: *shift, other: *other })
        })
    })
}
