//! Public holidays: the official ones of 2019 to 2028 as data, those of later years by rule, and the employer's own list
//! where there is one.
//!
//! A calendar year in which the service has any holiday of its own is that list alone; the policy
//! `leave.extra_holidays` adds to either.

mod dates;
mod holiday;
mod rule;

use crate::domain::{Date, Nation, PolicyValue, State, TimeSpan, Zone, policy};

use super::Span;
use holiday::Holiday;

/// The years whose official holidays are known here.
pub const KNOWN: std::ops::RangeInclusive<i32> = 2019..=2028;

/// The years whose holidays are worked out by rule, until there are official ones.
pub const WORKED_OUT: std::ops::RangeInclusive<i32> = 2029..=2040;

/// The name that an extra public holiday goes by.
const EXTRA: &str = "Extra public holiday";

/// The name of the public holiday that the service observes on a date, where it does.
#[must_use]
pub fn observed(state: &State, date: Date) -> Option<&str> {
    match part(state, date) {
        None if state.holiday_time(date).is_some() => Some(EXTRA),
        _ => listed(state, date).or_else(|| extra(state, date).then_some(EXTRA)),
    }
}

/// The part of a day that the employer's own holiday takes, where it takes no more: an extra holiday beside it takes all.
fn part(state: &State, date: Date) -> Option<TimeSpan> {
    state.holiday_time(date).filter(|_| !extra(state, date))
}

/// The name of the observed holiday of a date, with its time where it is part of the day.
#[must_use]
pub fn holiday_name(state: &State, date: Date) -> Option<String> {
    let name = observed(state, date)?;
    Some(match part(state, date) {
        Some(time) => format!("{name}, {time}"),
        None => name.to_owned(),
    })
}

/// Whether all of a day is a public holiday that the service observes, rather than a part of it or nothing.
#[must_use]
pub fn is_whole_day(state: &State, date: Date) -> bool {
    part(state, date).is_none() && observed(state, date).is_some()
}

/// The time that an observed holiday takes of what starts on a date, where there is one.
pub(super) fn time_taken(state: &State, zone: Zone, date: Date) -> Option<Span> {
    observed(state, date).is_some().then(|| time_of(state, zone, date))
}

/// The time that a holiday takes of what starts on its date: the employer's part of the day, else all of it, also what
/// goes on over midnight.
pub(super) fn time_of(state: &State, zone: Zone, date: Date) -> Span {
    let (from, to) = match part(state, date) {
        Some(time) => time.on(date),
        None => (date.start(), date.plus_days(2).start()),
    };
    Span::between(zone, from, to)
}

/// Whether the days of a date's year are worked out by rule: it lies after the official lists, and the employer has none of
/// its own for it.
#[must_use]
pub fn is_beyond_lists(state: &State, date: Date) -> bool {
    date.year() > *KNOWN.end() && !has_own_list(state, date)
}

/// Whether the employer's own list says which days of a date's year are holidays.
#[must_use]
pub fn has_own_list(state: &State, date: Date) -> bool {
    let (Some(first), Some(last)) = (Date::new(date.year(), 1, 1), Date::new(date.year(), 12, 31)) else {
        return false;
    };
    state.records.holidays.range(first..=last).next().is_some()
}

fn listed(state: &State, date: Date) -> Option<&str> {
    if has_own_list(state, date) {
        let own = &state.records.holidays.get(&date)?.item;
        return own.observed.then_some(own.name.as_str());
    }
    official(state.service()?.nation, date)
}

/// Whether the policy in force on the first day of the leave year adds the date.
fn extra(state: &State, date: Date) -> bool {
    let key = policy::EXTRA_HOLIDAYS.key;
    state.records.policy.contains_key(key)
        && state.service().is_some_and(|service| {
            let value = state.policy(&policy::EXTRA_HOLIDAYS, service.leave_year_of(date));
            matches!(value, PolicyValue::Dates(dates) if dates.contains(&date))
        })
}

/// The name of the holiday of a nation on a date: as GOV.UK and mygov.scot publish it, or worked out and marked so.
///
/// Northern Ireland is carried as England's days with St Patrick's Day and the Battle of the Boyne, each moved to the
/// Monday when it falls on a weekend. Days that a government gave once and employers may or may not follow
/// (Scotland, 15 June 2026) are not here: they are a policy.
#[must_use]
pub fn official(nation: Nation, date: Date) -> Option<&'static str> {
    let listed = listed_officially(nation, date).map(|holiday| holiday.name(date, false));
    listed.or_else(|| {
        let is_worked_out = WORKED_OUT.contains(&date.year());
        is_worked_out.then(|| rule::find(nation, date)).flatten().map(|holiday| holiday.name(date, true))
    })
}

/// The official holidays of a nation in a calendar year, in order; none of a year that is beyond what is known or worked out.
#[must_use]
pub fn official_days(nation: Nation, year: i32) -> Vec<(Date, &'static str)> {
    let (Some(first), Some(last)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else { return vec![] };
    first.to(last).filter_map(|date| Some((date, official(nation, date)?))).collect()
}

fn listed_officially(nation: Nation, date: Date) -> Option<Holiday> {
    if !KNOWN.contains(&date.year()) {
        return None;
    }
    match nation {
        Nation::Scotland => dates::find(dates::SCOTLAND, date),
        Nation::England | Nation::Wales => dates::find(dates::ENGLAND_AND_WALES, date),
        Nation::NorthernIreland => dates::find(dates::ENGLAND_AND_WALES, date).or_else(|| rule::irish(date)),
    }
}
