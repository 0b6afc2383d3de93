//! What the weeks that are here say of the past and of what is booked: visits, contacts, supervision.
//!
//! One pass over stored sessions and series. Weeks that are not loaded are not known here.

use std::collections::BTreeMap;

use crate::domain::{
    Activity, ActivityKind, Booking, Date, FamilyRef, GroupId, Moment, PersonId, Series, State, Status, Track,
};

/// A supervision of one person on one track.
#[derive(Clone, Debug)]
pub struct Supervised {
    /// When.
    pub start: Moment,
    /// What became of it.
    pub status: Status,
    /// Who was there to supervise, where it says.
    pub with: Vec<PersonId>,
    /// Whether a reason was given for whatever is unusual about it.
    pub reasoned: bool,
    /// Who called it off or moved it.
    pub put_off_by: Option<String>,
    /// Whether it is not on the day its series gave it.
    pub moved: bool,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct History {
    first_visits: BTreeMap<FamilyRef, Moment>,
    first_contacts: BTreeMap<FamilyRef, Moment>,
    last_contacts: BTreeMap<FamilyRef, Date>,
    first_in_group: BTreeMap<(GroupId, FamilyRef), Moment>,
    supervision: BTreeMap<(PersonId, Track), Vec<Supervised>>,
}

/// How far ahead a series is looked through for its next supervision, in days.
const AHEAD: i32 = 400;

impl History {
    /// Gathers the past of a state up to a day, and what is booked from it on.
    #[must_use]
    pub fn of(state: &State, today: Date) -> Self {
        let mut history = Self::default();
        for (_, sheet) in state.sheets() {
            for row in sheet.sessions.values() {
                let session = &row.item;
                let moved = session.rule_date().is_some_and(|date| date != session.booking.start.date());
                if let Some(activity) = state.activity(&session.booking.activity) {
                    history.take(activity, &session.booking, session.booking.start, today, moved);
                }
            }
        }
        for row in state.records.series.values() {
            history.take_series(state, &row.item, today);
        }
        for held in history.supervision.values_mut() {
            held.sort_by_key(|held| held.start);
        }
        history
    }

    /// Takes what occurrences that nobody touched add: the first, and where it matters the newest and the next.
    fn take_series(&mut self, state: &State, series: &Series, today: Date) {
        let booking = &series.booking;
        let Some(activity) = state.activity(&booking.activity) else { return };
        let supervision = activity.kind == ActivityKind::Supervision;
        let done = booking.status == Status::Done;
        if !(done || activity.home || supervision) || !booking.status.counts() {
            return;
        }
        let untouched = |date: &Date| {
            let Some(id) = series.id.occurrence(*date) else { return false };
            let there = state
                .sheet(date.week())
                .is_some_and(|sheet| sheet.sessions.contains_key(&id) || sheet.away.contains_key(&id));
            !series.except.contains(date) && !there
        };
        let first = booking.start.date();
        let between =
            |from: Date, to: Date| series.repeat.dates(booking.start, from, to).into_iter().filter(untouched);
        let mut dates: Vec<Date> = vec![];
        // The first is nearly always among the first few: only a series that was changed that often is read on.
        let early = between(first, first.plus_days(60)).next();
        dates.extend(early.or_else(|| between(first, first.max(today).plus_days(AHEAD)).next()));
        if done {
            dates.extend(between(first, today).next_back());
        }
        if supervision {
            dates.extend(between(today, today.plus_days(AHEAD)).next());
        }
        for date in dates {
            self.take(activity, booking, date.at(booking.start.time()), today, false);
        }
    }

    fn take(&mut self, activity: &Activity, booking: &Booking, start: Moment, today: Date, moved: bool) {
        if activity.kind == ActivityKind::Supervision {
            let track = booking.track.unwrap_or(Track::Clinical);
            for person in &booking.people {
                self.supervision.entry((person.clone(), track)).or_default().push(Supervised {
                    start,
                    status: booking.status,
                    with: booking.with.clone(),
                    reasoned: booking.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty()),
                    put_off_by: booking.cancelled_by.clone(),
                    moved,
                });
            }
        }
        if !booking.status.counts() || booking.families.is_empty() {
            return;
        }
        let first = |times: &mut BTreeMap<FamilyRef, Moment>, family: &FamilyRef| {
            let first = times.entry(family.clone()).or_insert(start);
            *first = start.min(*first);
        };
        let done = booking.status == Status::Done && start.date() <= today;
        for family in &booking.families {
            if activity.home {
                first(&mut self.first_visits, family);
            }
            if !done || !matches!(activity.kind, ActivityKind::Contact | ActivityKind::Group) {
                continue;
            }
            let last = self.last_contacts.entry(family.clone()).or_insert_with(|| start.date());
            *last = start.date().max(*last);
            if activity.kind == ActivityKind::Contact {
                first(&mut self.first_contacts, family);
            }
            if let Some(group) = &booking.group {
                let first = self.first_in_group.entry((group.clone(), family.clone())).or_insert(start);
                *first = start.min(*first);
            }
        }
    }

    /// Whether a home session with a family, planned or done, comes before a moment.
    #[must_use]
    pub fn visited_before(&self, family: &FamilyRef, start: Moment) -> bool {
        self.first_visits.get(family).is_some_and(|first| *first < start)
    }

    /// Whether a family had a done contact, or a done session of a group that names it, before a moment.
    #[must_use]
    pub fn met_before(&self, family: &FamilyRef, group: &GroupId, start: Moment) -> bool {
        let contact = self.first_contacts.get(family);
        let in_group = self.first_in_group.get(&(group.clone(), family.clone()));
        contact.into_iter().chain(in_group).any(|first| *first < start)
    }

    /// The newest done contact or group that names a family, up to today.
    #[must_use]
    pub fn last_contact(&self, family: &FamilyRef) -> Option<Date> {
        self.last_contacts.get(family).copied()
    }

    /// The supervisions of a person on a track, of any status, by start.
    #[must_use]
    pub fn supervision(&self, person: &PersonId, track: Track) -> &[Supervised] {
        self.supervision.get(&(person.clone(), track)).map_or(&[], Vec::as_slice)
    }
}
