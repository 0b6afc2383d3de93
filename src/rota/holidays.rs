//! Public holidays: the official ones of 2019 to 2028 as data, and the employer's own list where there is one.
//!
//! A calendar year in which the service has any holiday of its own is that list alone; the policy
//! `leave.extra_holidays` adds to either.

mod dates;

use crate::domain::{Date, Nation, State, Value, Weekday, policy};

/// The years whose official holidays are known here.
pub const KNOWN: std::ops::RangeInclusive<i32> = 2019..=2028;

/// The name of the public holiday that the service observes on a date, where it does.
#[must_use]
pub fn observed(state: &State, date: Date) -> Option<&str> {
    listed(state, date).or_else(|| extra(state, date).then_some("Extra public holiday"))
}

fn listed(state: &State, date: Date) -> Option<&str> {
    let (first, last) = (Date::new(date.year(), 1, 1)?, Date::new(date.year(), 12, 31)?);
    if state.records.holidays.range(first..=last).next().is_some() {
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
            matches!(value, Value::Dates(dates) if dates.contains(&date))
        })
}

/// The name of the official holiday of a nation on a date, as GOV.UK and mygov.scot publish them.
///
/// Northern Ireland is carried as England's days with St Patrick's Day and the Battle of the Boyne, each moved to the
/// Monday when it falls on a weekend. Days that a government gave once and employers may or may not follow
/// (Scotland, 15 June 2026) are not here: they are a policy.
#[must_use]
pub fn official(nation: Nation, date: Date) -> Option<&'static str> {
    if !KNOWN.contains(&date.year()) {
        return None;
    }
    match nation {
        Nation::Scotland => dates::find(dates::SCOTLAND, date),
        Nation::England | Nation::Wales => dates::find(dates::ENGLAND_AND_WALES, date),
        Nation::NorthernIreland => dates::find(dates::ENGLAND_AND_WALES, date).or_else(|| irish(date)),
    }
}

fn irish(date: Date) -> Option<&'static str> {
    let on = |month, day| {
        let fixed = Date::new(date.year(), month, day)?;
        let moved = match fixed.weekday() {
            Weekday::Sat => 2,
            Weekday::Sun => 1,
            _ => 0,
        };
        Some((fixed.plus_days(moved) == date).then_some(moved > 0)).flatten()
    };
    if let Some(moved) = on(3, 17) {
        return Some(if moved { "St Patrick's Day (substitute day)" } else { "St Patrick's Day" });
    }
    on(7, 12).map(|moved| if moved { "Battle of the Boyne (substitute day)" } else { "Battle of the Boyne" })
}
