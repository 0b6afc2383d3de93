//! Counting families by quarter, as is kept of those whose case is purged.

use std::collections::BTreeMap;

use super::snapshot::State;
use crate::domain::calendar::{Date, Quarter};
use crate::domain::id::{FamilyRef, TeamId};
use crate::domain::record::{Family, FamilyStatus, Measure, MeasurePoint, Status};

pub use crate::domain::record::{Figure, OUTCOMES, Tally};

/// Counts under way.
pub type TallyCounts = BTreeMap<(Quarter, TeamId, Figure), i32>;

/// Counts the families of a state that `wanted` takes in, over all quarters of which the weeks are loaded.
#[must_use]
pub fn counts(state: &State, wanted: impl Fn(&FamilyRef) -> bool) -> TallyCounts {
    let mut counts = TallyCounts::new();
    let mut add = |date: Date, team: &TeamId, figure: Figure, count: i32| {
        *counts.entry((Quarter::of(date), team.clone(), figure)).or_default() += count;
    };
    let touched = in_touch(state);
    for family in state.records.families.values().map(|row| &*row.item) {
        if !wanted(&family.reference) {
            continue;
        }
        let days = touched.get(&family.reference).map(Vec::as_slice).unwrap_or_default();
        add(family.referred, &family.team, Figure::Referred, 1);
        if let Some(started) = family.started {
            add(started, &family.team, Figure::Started, 1);
        }
        let mut quarters: Vec<Quarter> = days.iter().map(|day| Quarter::of(*day)).collect();
        quarters.sort_unstable();
        quarters.dedup();
        for quarter in quarters {
            add(quarter.first(), &family.team, Figure::Supported, 1);
        }
        if let Some(ended) = ended_on(family, days.iter().copied().max()) {
            add(ended, &family.team, Figure::Ended, 1);
        }
    }
    for exit in state.records.measures.values().map(|row| &*row.item) {
        let family = state.family(&exit.family).filter(|family| wanted(&family.reference));
        let (Some(family), MeasurePoint::Exit, Some(after)) = (family, exit.point, exit.score) else {
            continue;
        };
        let entry = state.measure(&exit.family, exit.scale, MeasurePoint::Entry);
        let Some(before) = entry.and_then(|it: &Measure| it.score) else { continue };
        let gain = exit.scale.gain(before, after);
        let [pairs, better, worse, sum] = Figure::of(exit.scale);
        let rows = [(pairs, 1), (better, i32::from(gain > 0)), (worse, i32::from(gain < 0)), (sum, gain)];
        for (figure, count) in rows.into_iter().filter(|(_, count)| *count != 0) {
            add(exit.on, &family.team, figure, count);
        }
    }
    counts
}

/// The day on which a closed case is taken to have ended: the last contact, else the start, else the referral.
#[must_use]
pub fn ended_on(family: &Family, last_contact: Option<Date>) -> Option<Date> {
    let last = last_contact.or(family.started).unwrap_or(family.referred);
    (family.status == FamilyStatus::Closed).then_some(last)
}

/// The days on which somebody was in touch with each family, as far as the weeks are loaded.
fn in_touch(state: &State) -> BTreeMap<FamilyRef, Vec<Date>> {
    let mut days: BTreeMap<FamilyRef, Vec<Date>> = BTreeMap::new();
    for row in state.sheets.values().flat_map(|sheet| sheet.sessions.values()) {
        let booking = &row.item.booking;
        if booking.status == Status::Done {
            for family in &booking.families {
                days.entry(family.clone()).or_default().push(booking.start.date());
            }
        }
    }
    days
}

/// Counts as they are kept.
#[must_use]
pub fn kept(counts: TallyCounts) -> Vec<Tally> {
    let rows = counts.into_iter().filter(|(_, count)| *count != 0);
    rows.map(|((quarter, team, figure), count)| Tally { quarter, team, figure, count }).collect()
}
