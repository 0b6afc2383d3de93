//! How many red and amber matters each of the last weeks had.

use crate::app::WeekView;
use crate::domain::Week;
use crate::rules::{Flag, SeverityCounts};

use super::RiskChoice;
use super::listing::ListedBy;

/// How many weeks a trend goes back over, the one in view included.
pub const TREND: i32 = 12;

/// A week of the trend: how many matters it had; `None` where it is not here.
pub type Trend = (Week, Option<SeverityCounts>);

/// The matters of each week up to the one in view, of the people and the team chosen, however pressing: of the week in view
/// what is to do, as it is counted everywhere; of those before all that they had. What stands today says nothing of these.
pub fn trend<'a>(by: ListedBy<'_>, view: impl Fn(Week) -> Option<&'a WeekView>) -> Vec<Trend> {
    let everything = RiskChoice {
        person: by.choice.person.clone(),
        team: by.choice.team.clone(),
        ..RiskChoice::default()
    };
    let count = |week: Week, view: &WeekView| {
        if week == by.week {
            let flags: Vec<&Flag> = view.flags.iter().collect();
            return ListedBy { choice: &everything, ..by }.counts(&flags);
        }
        let of_week = view.flags.iter().filter(|flag| flag.rule().is_of_week());
        let matters = ListedBy { now: week.monday().start(), week, ..by }
            .fold(of_week.filter(|flag| everything.is_whose(flag, by.state)));
        SeverityCounts::of(matters.all.iter().map(|matter| matter.severity))
    };
    let weeks = by.week.plus(1 - TREND).to(by.week);
    weeks.map(|week| (week, view(week).map(|view| count(week, view)))).collect()
}
