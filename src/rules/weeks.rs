//! Which weeks must be loaded for rules to judge: one week exactly, a screen, how things stand.

use std::ops::RangeInclusive;

use crate::domain::{Date, State, Week};

use super::{ALL_AHEAD, ALL_HISTORY, REGISTRY, Rule, RuleCheck};

/// The weeks that must be loaded for every week rule to judge a week exactly; but first visits, which read all that was,
/// and series that end, for which all counts that lies ahead.
#[must_use]
pub fn weeks_read(week: Week) -> RangeInclusive<Week> {
    let unbounded = |judge| {
        matches!(judge, RuleCheck::Week { back: ALL_HISTORY, .. } | RuleCheck::Week { ahead: ALL_AHEAD, .. })
    };
    let bounded = |rule: &&&Rule| !unbounded(rule.judge);
    let reads = REGISTRY.iter().filter(bounded).filter_map(|rule| rule.reads(week));
    reads.fold(week.plus(-1)..=week.plus(1), |all, reads| {
        *all.start().min(reads.start())..=*all.end().max(reads.end())
    })
}

/// The weeks that serve a screen: every rule is exact but the average week over months, which stays silent where more
/// would be needed, and a peer alone for weeks on end, which may be amber where it is red.
#[must_use]
pub fn weeks_on_screen(week: Week) -> RangeInclusive<Week> {
    week.plus(-4)..=week.plus(1)
}

/// The weeks around today from which a screen tells how things stand: the last thirty, from which due dates and last
/// contacts are known, and all ahead that have a sheet.
#[must_use]
pub fn weeks_of_record(state: &State, today: Date) -> RangeInclusive<Week> {
    let this = today.week();
    let last = state.weeks_from(this).take(MOST_AHEAD).last();
    this.plus(-30)..=last.map_or(this, |last| last.max(this)).max(this.plus(5))
}

/// The most sheets ahead that a screen reads: two years of weeks and more, and no more than the desk holds.
const MOST_AHEAD: usize = 110;
