//! What ends goes on: series and fixed terms that come to an end within some weeks, up to another day.
//!
//! What another series takes up is left, and so is what is of somebody who has left or of a closed case by then. A share goes on
//! no longer than its post is paid for.

use std::collections::BTreeSet;

use crate::domain::{
    Booking, Change, Date, FamilyRef, FamilyStatus, PersonId, Series, Share, State, Until, counted,
};
use crate::planner::common::words;
use crate::planner::edit::share::end;
use crate::rota::last_day;
use crate::rules::RuleContext;
use crate::words::titled;

use super::plan::BulkPlan;

/// What is to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The last day on which something may end to be meant; from today on.
    pub ends_by: Date,
    /// The new last day.
    pub until: Date,
    /// Whose; nobody for everybody's.
    pub people: Vec<PersonId>,
    /// Whether series are meant.
    pub series: bool,
    /// Whether shares of posts are meant.
    pub shares: bool,
    /// Words: what is called by one of them is left as it is.
    pub but: Vec<String>,
}

/// Lets what ends go on.
#[must_use]
pub fn extend(rules: &RuleContext<'_>, wanted: &Extension) -> BulkPlan {
    let mut plan = BulkPlan::default();
    if wanted.shares {
        extend_shares(rules, wanted, &mut plan);
    }
    if wanted.series {
        extend_series(rules, wanted, &mut plan);
    }
    plan
}

impl Extension {
    fn is_meant(&self, people: &BTreeSet<&PersonId>) -> bool {
        self.people.is_empty() || self.people.iter().any(|person| people.contains(person))
    }

    fn is_left(&self, called: &str) -> bool {
        let called = called.to_lowercase();
        self.but.iter().any(|word| called.contains(word.as_str()))
    }
}

fn extend_series(rules: &RuleContext<'_>, wanted: &Extension, plan: &mut BulkPlan) {
    let state = rules.state;
    let mut firsts: Vec<(Date, String)> = vec![];
    for series in state.records.series.values().map(|row| &row.item) {
        let Some(last) = last_one(series) else { continue };
        let whole: BTreeSet<&PersonId> = series.booking.everyone().collect();
        if last < rules.today || last > wanted.ends_by || last >= wanted.until || !wanted.is_meant(&whole) {
            continue;
        }
        let called = called(state, &series.booking);
        if wanted.is_left(&called) {
            plan.leave(called, "you left it out");
        } else if let Some(why) = over(state, series, last) {
            plan.leave(called, why);
        } else {
            let mut on = Series::clone(series);
            on.repeat.count = None;
            on.repeat.until = Some(Until::Date(wanted.until));
            plan.changes.push(on.into());
            firsts.push((last, called));
        }
    }
    firsts.sort();
    if let Some((last, called)) = firsts.first() {
        let many = if firsts.len() == 1 {
            "1 series goes".to_owned()
        } else {
            format!("{} series go", firsts.len())
        };
        let until = words::dated(wanted.until);
        plan.does(format!(
            "{many} on up to {until}; now the first ends on {}: {called}.",
            words::day(*last, rules.today)
        ));
    }
}

/// The day of the last one that a series gives; `None` where it has no end.
fn last_one(series: &Series) -> Option<Date> {
    let start = series.booking.start;
    match (series.repeat.last_day(), series.repeat.count) {
        (None, None) => None,
        (Some(last), _) => series.repeat.dates(start, start.date(), last).last().copied(),
        (None, Some(count)) => {
            series.repeat.dates_from(start, start.date()).take(usize::try_from(count).unwrap_or(0)).last()
        }
    }
}

/// Why a series is over when it ends, if so.
fn over(state: &State, series: &Series, last: Date) -> Option<String> {
    let booking = &series.booking;
    let gone = booking.people.iter().find(|person| last_day(state, person).is_some_and(|end| end <= last));
    if let Some(gone) = gone {
        return Some(format!("the share of {} ends by then", state.display_name(gone)));
    }
    // Who comes to a group changes; it goes on.
    let is_over = |family: &&FamilyRef| {
        let family = state.family(family);
        family.is_some_and(|it| matches!(it.status, FamilyStatus::Closed | FamilyStatus::Ending))
    };
    if let Some(over) = booking.families.iter().find(is_over).filter(|_| booking.group.is_none()) {
        return Some(format!("the case of {} is ending or closed", over.called()));
    }
    let goes_on = |it: &Series| {
        let (one, other) = (&it.booking, booking);
        it.id != series.id
            && (&one.activity, &one.group, &one.families, one.track)
                == (&other.activity, &other.group, &other.families, other.track)
            && one.people.iter().any(|person| other.people.contains(person))
            && last_one(it).is_none_or(|end| end > last)
            && it.booking.start.date() > last
    };
    let mut all = state.records.series.values().map(|row| &row.item);
    all.any(|it| goes_on(it)).then(|| "another one goes on after it".to_owned())
}

/// What a series is and for whom: `Phone call C4 (Aisha)`.
fn called(state: &State, booking: &Booking) -> String {
    let families = words::families(booking);
    let what = titled(booking, state);
    let what = if families.is_empty() || booking.group.is_some() {
        what.to_owned()
    } else {
        format!("{what} {}", words::in_a_row(&families))
    };
    match words::people(&booking.people, state) {
        who if who.is_empty() => what,
        who => format!("{what} ({who})"),
    }
}

fn extend_shares(rules: &RuleContext<'_>, wanted: &Extension, plan: &mut BulkPlan) {
    let state = rules.state;
    let mut people = vec![];
    for share in state.shares() {
        let Some(last) = share.until else { continue };
        if last < rules.today || last > wanted.ends_by || last >= wanted.until {
            continue;
        }
        if !wanted.is_meant(&[&share.person].into()) || is_followed(state, share, last) {
            continue;
        }
        let title = state.post(&share.post).map_or(share.post.as_str(), |post| post.title.as_str());
        let called = format!("{}'s share of {title}", state.display_name(&share.person));
        if wanted.is_left(&called) {
            plan.leave(called, "you left it out");
            continue;
        }
        match end(state, share, Some(wanted.until)) {
            Ok(changes) => {
                people.push(called);
                plan.changes.extend::<Vec<Change>>(changes);
            }
            Err(fault) => plan.leave(called, fault.words),
        }
    }
    if !people.is_empty() {
        plan.warns.push(format!(
            "{} on up to {}: only once it is agreed.",
            match people.as_slice() {
                [one] => format!("{one} goes"),
                many => format!("{} go", counted(many.len(), "share")),
            },
            words::dated(wanted.until)
        ));
    }
}

/// Whether somebody has the same post on the day after a share of theirs ends.
fn is_followed(state: &State, share: &Share, last: Date) -> bool {
    state.shares_in(&share.post).any(|it| it.person == share.person && it.is_on(last.plus_days(1)))
}
