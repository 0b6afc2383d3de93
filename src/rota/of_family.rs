//! The sessions of one family over years, without working out the weeks they stand in: of a week only what is hers is looked at.

use std::sync::Arc;

use crate::domain::{FamilyRef, Series, Session, State, Week};

use super::away::Away;
use super::booked::{Booked, in_order, occurrences, of_sheet, untouched};

/// The sessions for a family that start in some weeks, of any status, by start, then id. Of weeks that are not loaded there is
/// nothing but what series give.
#[must_use]
pub fn sessions_of_family(state: &State, family: &FamilyRef, first: Week, last: Week) -> Vec<Booked> {
    let zone = state.zone();
    let series = state.records.series.values().map(|row| &row.item);
    let series: Vec<&Arc<Series>> = series.filter(|it| it.booking.families.contains(family)).collect();
    let mut all = vec![];
    for week in first.to(last) {
        let sheet = state.sheet(week);
        let stored = sheet.iter().flat_map(|sheet| sheet.sessions.values()).map(|row| &row.item);
        let stored: Vec<&Arc<Session>> = stored.filter(|it| it.booking.families.contains(family)).collect();
        let given = |it: &&Arc<Series>| occurrences(it, week.monday(), week.sunday());
        let given: Vec<_> =
            series.iter().map(|it| (*it, given(it))).filter(|(_, on)| !on.is_empty()).collect();
        if stored.is_empty() && given.is_empty() {
            continue;
        }
        let away = Away::of_week(state, zone, week);
        all.extend(stored.into_iter().map(|it| of_sheet(state, zone, &away, it)));
        for (series, dates) in given {
            all.extend(dates.into_iter().filter_map(|date| untouched(state, zone, &away, series, date)));
        }
    }
    all.sort_by(in_order);
    all
}
