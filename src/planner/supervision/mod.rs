//! Supervision that never slips: how everybody's stands, and the best times to book the next, for one pair, for a whole
//! team's round, or after something heavy. Only dates are kept, never what was said.

mod debrief;
mod lines;
mod round;
mod slots;

pub use debrief::{debriefs, is_heavy};
pub use lines::{Line, StandIn, lines};
pub use round::{Round, round};
pub(super) use slots::untried;
pub use slots::{Wish, slots};

use std::ops::RangeInclusive;

use crate::domain::{Date, Week};

/// How far ahead a time is looked for, in days: three months.
const AHEAD: i32 = 92;

/// The weeks of a year around today that are shown: those from which due dates are known, and what is booked.
#[must_use]
pub fn year_around(today: Date) -> RangeInclusive<Week> {
    let first = today.week().plus(-30);
    first..=first.plus(51)
}

/// The days in which a time is looked for, from a day on.
#[must_use]
pub fn days_ahead(today: Date) -> RangeInclusive<Date> {
    today..=today.plus_days(AHEAD)
}
