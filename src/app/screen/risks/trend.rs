//! How many red and amber matters the rota of each of the last weeks has.

use crate::app::WeekView;
use crate::domain::Week;
use crate::rules::SeverityCounts;

use super::listing::ListedBy;

/// How many weeks a trend goes back over, the one in view included.
pub const TREND: i32 = 12;

/// A week of the trend: how many matters its rota has; `None` where it is not here.
pub type Trend = (Week, Option<SeverityCounts>);

/// The matters of the rota of each week up to the one in view, of the people and the teams chosen, however pressing: all that a
/// week has as it stands now, over or not, but what a lead accepted. Every week is counted alike, whichever one is in view;
/// how things stand today says nothing of any of them.
pub fn trend<'a>(by: ListedBy<'_>, view: impl Fn(Week) -> Option<&'a WeekView>) -> Vec<Trend> {
    let count = |week: Week, view: &WeekView| {
        let of_week = view.flags.iter().filter(|flag| flag.rule().is_of_week());
        let counting = of_week.filter(|flag| by.choice.is_whose(flag, by.state, by.remit));
        let counting = counting.filter(|flag| flag.accepted(by.state, by.now.date()).is_none());
        let matters = ListedBy { now: week.monday().start(), week, ..by }.fold(counting);
        SeverityCounts::of(matters.all.iter().map(|matter| matter.severity))
    };
    let weeks = by.week.plus(1 - TREND).to(by.week);
    weeks.map(|week| (week, view(week).map(|view| count(week, view)))).collect()
}
