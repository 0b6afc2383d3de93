//! Which families are old enough to be forgotten.
//!
//! A case counts as closed on the day that the history says so, or, where it came in closed with a file, on the day of the
//! last thing that is known of it; in no case before the last session that names it. A family that was taken out of the
//! service counts from the day that it was.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, Zone};
use crate::domain::change::{Cause, Entry};
use crate::domain::id::{FamilyRef, TeamId};
use crate::domain::record::{Booking, Family, FamilyStatus, Record, Series};
use crate::domain::state::State;

/// A family that may be forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The family.
    pub family: FamilyRef,
    /// Its team.
    pub team: TeamId,
    /// The day from which it counts.
    pub on: Date,
}

/// What the history says of each family's end; takes in the entries in order.
#[derive(Clone, Debug, Default)]
pub struct Endings(BTreeMap<FamilyRef, Ending>);

/// What is known of one family.
#[derive(Clone, Debug)]
struct Ending {
    team: TeamId,
    closed: Option<Date>,
    gone: Option<Date>,
}

impl Endings {
    /// Takes in an entry.
    pub fn note(&mut self, entry: &Entry, zone: Zone) {
        let day = zone.moment(entry.at).date();
        for edit in &entry.edits {
            let (before, after) = (family(edit.before.as_ref()), family(edit.after.as_ref()));
            let Some(known) = after.or(before) else { continue };
            let ending = self.0.entry(known.reference.clone()).or_insert_with(|| Ending {
                team: known.team.clone(),
                closed: None,
                gone: None,
            });
            ending.team = known.team.clone();
            ending.gone = after.is_none().then_some(day);
            let is_closed = |it: Option<&Family>| it.is_some_and(|it| it.status == FamilyStatus::Closed);
            match (is_closed(before), is_closed(after)) {
                (false, true) => ending.closed = (entry.cause != Cause::Imported).then_some(day),
                (_, false) => ending.closed = None,
                (true, true) => {}
            }
        }
    }

    /// The families that may be forgotten: closed, or gone, before a day; and those that would be, but that a session names
    /// on that day or later, or a series that goes on. `state` has all its weeks loaded.
    #[must_use]
    pub fn before(&self, day: Date, state: &State) -> (Vec<Closed>, Vec<Closed>) {
        let last = last_named(state);
        let mut found: Vec<Closed> = vec![];
        for (reference, ending) in &self.0 {
            let on = match state.family(reference) {
                None => ending.gone,
                Some(family) if family.status == FamilyStatus::Closed => {
                    let since = family.started.unwrap_or(family.referred).max(family.referred);
                    Some(ending.closed.unwrap_or(since))
                }
                Some(_) => None,
            };
            if let Some(on) = on.filter(|on| *on < day) {
                let on = last.get(reference).copied().unwrap_or(on).max(on);
                found.push(Closed { family: reference.clone(), team: ending.team.clone(), on });
            }
        }
        found.into_iter().partition(|it| it.on < day)
    }
}

fn family(record: Option<&Record>) -> Option<&Family> {
    match record {
        Some(Record::Family(family)) => Some(family),
        _ => None,
    }
}

/// The last day on which a session names each family, those of series to come as well.
fn last_named(state: &State) -> BTreeMap<FamilyRef, Date> {
    let mut last: BTreeMap<FamilyRef, Date> = BTreeMap::new();
    let mut note = |booking: &Booking, day: Date| {
        for family in &booking.families {
            let known = last.entry(family.clone()).or_insert(day);
            *known = day.max(*known);
        }
    };
    for row in state.sheets.values().flat_map(|sheet| sheet.sessions.values()) {
        note(&row.item.booking, row.item.booking.start.date());
    }
    for series in state.records.series.values().map(|row| &row.item) {
        note(&series.booking, ends(series));
    }
    last
}

/// The furthest ahead that a series of so many times is followed, in days: ten years.
const AHEAD: i32 = 3660;

/// The last day on which a series comes; of one that goes on for ever, a day past all others.
fn ends(series: &Series) -> Date {
    let (repeat, first) = (&series.repeat, series.booking.start);
    let far = first.date().plus_days(i32::MAX);
    let counted = repeat.count.map(|_| {
        let dates = repeat.dates(first, first.date(), first.date().plus_days(AHEAD));
        dates.last().copied().unwrap_or_else(|| first.date())
    });
    counted.or(repeat.last_day()).unwrap_or(far)
}
