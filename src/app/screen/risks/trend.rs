//! How many red and amber flags each of the last weeks had.

use crate::app::WeekView;
use crate::domain::{State, Week};

use super::{RiskChoice, SeverityCounts};

/// How many weeks a trend goes back over, the one in view included.
pub const TREND: i32 = 12;

/// A week of the trend: how many flags it had; `None` where it is not here.
pub type Trend = (Week, Option<SeverityCounts>);

/// The flags of each week up to the one in view, of the people and the team chosen, however pressing. What stands today
/// does not count: it says nothing of those weeks.
pub fn trend<'a>(
    choice: &RiskChoice,
    last: Week,
    view: impl Fn(Week) -> Option<&'a WeekView>,
    state: &State,
) -> Vec<Trend> {
    let count = |view: &WeekView| {
        let of_week = view.flags.iter().filter(|flag| flag.rule().is_of_week());
        SeverityCounts::of(of_week.filter(|flag| choice.is_whose(flag, state)))
    };
    last.plus(1 - TREND).to(last).map(|week| (week, view(week).map(count))).collect()
}
