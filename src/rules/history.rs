//! What the weeks that are here say of the past and of what is booked: visits, contacts, supervision.
//!
//! Each sheet and each series tells its part by itself, so that an edit has only its own part told again. Weeks that are
//! not loaded are not known here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::OrdMap;

use crate::domain::{
    Activity, ActivityKind, Booking, Date, FamilyRef, GroupId, Key, Minutes, Moment, PersonId, Series,
    SeriesId, Sheet, State, StateDiff, Status, Track, Week,
};

/// A supervision of one person on one track.
#[derive(Clone, Debug)]
pub struct PastSupervision {
    /// When it starts.
    pub start: Moment,
    /// How long it takes.
    pub minutes: Minutes,
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

/// What was found: by the week of a sheet, and by series; of a series `None` when it has nothing to tell.
#[derive(Clone, Debug, Default)]
pub struct SupervisionHistory {
    sheets: OrdMap<Week, Arc<SheetHistory>>,
    series: OrdMap<SeriesId, Option<Arc<SheetHistory>>>,
    /// What all series together tell of families, as long as none has changed.
    of_series: Option<Arc<SheetHistory>>,
    /// Those that tell of families, where each family is looked for in turn: series under no week, then sheets, the
    /// newest first.
    of_families: Arc<[(Option<Week>, Arc<SheetHistory>)]>,
}

/// What one sheet tells, or the occurrences of one series that nobody touched.
#[derive(Clone, Debug, Default)]
struct SheetHistory {
    first_visits: BTreeMap<FamilyRef, Moment>,
    first_contacts: BTreeMap<FamilyRef, Moment>,
    last_contacts: BTreeMap<FamilyRef, Date>,
    first_in_group: BTreeMap<(GroupId, FamilyRef), Moment>,
    supervision: BTreeMap<(PersonId, Track), Vec<PastSupervision>>,
}

/// How far ahead a series is looked through for its next supervision, in days.
const AHEAD: i32 = 400;

impl SupervisionHistory {
    /// Gathers the past of a state up to a day, and what is booked from it on, but for what is known already.
    #[must_use]
    pub fn of(state: &State, today: Date, known: Self) -> Self {
        let mut history = known;
        for (week, sheet) in state.sheets() {
            if !history.sheets.contains_key(&week) {
                history.sheets.insert(week, Arc::new(SheetHistory::by_sheet(state, sheet, today)));
            }
        }
        for (id, row) in &state.records.series {
            if !history.series.contains_key(id) {
                history
                    .series
                    .insert(id.clone(), SheetHistory::by_series(state, &row.item, today).map(Arc::new));
                history.of_series = None;
            }
        }
        let of_series = history.of_series.take().unwrap_or_else(|| {
            let mut all = SheetHistory::default();
            history.series.values().flatten().for_each(|told| all.add_families_of(told));
            Arc::new(all)
        });
        let series = std::iter::once((None, &of_series));
        let sheets = history.sheets.iter().rev().map(|(week, told)| (Some(*week), told));
        let of_families = series.chain(sheets).filter(|(_, told)| told.is_of_families());
        history.of_families = of_families.map(|(week, told)| (week, told.clone())).collect();
        history.of_series = Some(of_series);
        history
    }

    /// Forgets what is told otherwise now that some of the state has changed.
    pub fn forget(&mut self, difference: &StateDiff) {
        if difference.keys.iter().any(|key| matches!(key, Key::Activity(_))) {
            *self = Self::default();
        }
        // A series tells of the occurrences that are in no sheet, so that it matters which sheets are here.
        if !difference.weeks.is_empty() {
            self.series.clear();
            self.of_series = None;
        }
        for week in &difference.weeks {
            self.sheets.remove(week);
        }
        for key in &difference.keys {
            if let Some(week) = key.week() {
                self.sheets.remove(&week);
            }
            let series = match key {
                Key::Series(id) => Some(id.clone()),
                Key::Session((_, id)) => id.occurrence_of().map(|(series, _)| series),
                _ => None,
            };
            if series.is_some_and(|id| self.series.remove(&id).is_some()) {
                self.of_series = None;
            }
        }
    }

    /// What there is to tell of families, the newest sheet first, from a week back.
    fn back_from(&self, week: Week) -> impl Iterator<Item = &SheetHistory> {
        let until = self.of_families.iter().filter(move |(of, _)| of.is_none_or(|of| of <= week));
        until.map(|(_, told)| &**told)
    }

    /// Whether a home session with a family, planned or done, comes before a moment.
    #[must_use]
    pub fn visited_before(&self, family: &FamilyRef, start: Moment) -> bool {
        let mut first = self.back_from(start.week()).filter_map(|told| told.first_visits.get(family));
        first.any(|first| *first < start)
    }

    /// Whether a family had a done contact, or a done session of a group that names it, before a moment.
    #[must_use]
    pub fn met_before(&self, family: &FamilyRef, group: &GroupId, start: Moment) -> bool {
        let in_group = (group.clone(), family.clone());
        let mut first = self.back_from(start.week()).flat_map(|told| {
            let in_group = told.first_in_group.get(&in_group);
            told.first_contacts.get(family).into_iter().chain(in_group)
        });
        first.any(|first| *first < start)
    }

    /// The newest done contact or group that names a family, up to today.
    #[must_use]
    pub fn last_contact(&self, family: &FamilyRef) -> Option<Date> {
        // A sheet tells of its own week only, so that the newest that tells anything tells the last.
        let newest_of = |sheets: bool| {
            let told = self.of_families.iter().filter(move |(of, _)| of.is_some() == sheets);
            told.filter_map(|(_, told)| told.last_contacts.get(family))
        };
        newest_of(false).chain(newest_of(true).next()).max().copied()
    }

    /// The supervisions of a person on a track, of any status, by start.
    #[must_use]
    pub fn supervision(&self, person: &PersonId, track: Track) -> Vec<&PastSupervision> {
        let of = (person.clone(), track);
        let all = self.sheets.values().chain(self.series.values().flatten());
        let mut held: Vec<&PastSupervision> =
            all.filter_map(|told| told.supervision.get(&of)).flatten().collect();
        held.sort_by_key(|held| held.start);
        held
    }
}

impl SheetHistory {
    /// Whether it tells of any family: of a contact, a group or a visit.
    fn is_of_families(&self) -> bool {
        // A first contact and one in a group are a last one too.
        !self.first_visits.is_empty() || !self.last_contacts.is_empty()
    }

    /// Adds what another tells of families.
    fn add_families_of(&mut self, other: &Self) {
        fn add<K: Ord + Clone, T: Copy>(
            all: &mut BTreeMap<K, T>,
            more: &BTreeMap<K, T>,
            pick: fn(T, T) -> T,
        ) {
            for (key, one) in more {
                let of_key = all.entry(key.clone()).or_insert(*one);
                *of_key = pick(*of_key, *one);
            }
        }
        add(&mut self.first_visits, &other.first_visits, Moment::min);
        add(&mut self.first_contacts, &other.first_contacts, Moment::min);
        add(&mut self.last_contacts, &other.last_contacts, Date::max);
        add(&mut self.first_in_group, &other.first_in_group, Moment::min);
    }

    fn by_sheet(state: &State, sheet: &Sheet, today: Date) -> Self {
        let mut told = Self::default();
        for row in sheet.sessions.values() {
            let session = &row.item;
            let moved = session.rule_date().is_some_and(|date| date != session.booking.start.date());
            if let Some(activity) = state.activity(&session.booking.activity) {
                told.take(activity, &session.booking, session.booking.start, today, moved);
            }
        }
        told
    }

    /// What occurrences that nobody touched add: the first, and where it matters the newest and the next.
    fn by_series(state: &State, series: &Series, today: Date) -> Option<Self> {
        let booking = &series.booking;
        let activity = state.activity(&booking.activity)?;
        let supervision = activity.kind == ActivityKind::Supervision;
        let done = booking.status == Status::Done;
        if !(done || activity.home || supervision) || !booking.status.counts() {
            return None;
        }
        let untouched = |date: &Date| {
            let Some(id) = series.id.occurrence(*date) else { return false };
            let there = state.sheet(date.week()).is_some_and(|sheet| sheet.speaks_of(&id));
            !series.except.contains(date) && !there
        };
        let first = booking.start.date();
        let between =
            |from: Date, to: Date| series.repeat.dates(booking.start, from, to).into_iter().filter(untouched);
        let mut dates: BTreeSet<Date> = BTreeSet::new();
        // The first is nearly always among the first few: only a series that was changed that often is read on.
        let early = between(first, first.plus_days(60)).next();
        dates.extend(early.or_else(|| between(first, first.max(today).plus_days(AHEAD)).next()));
        if done {
            dates.extend(between(first, today).next_back());
        }
        if supervision {
            dates.extend(between(today, today.plus_days(AHEAD)).next());
        }
        let mut told = Self::default();
        for date in dates {
            told.take(activity, booking, date.at(booking.start.time()), today, false);
        }
        Some(told)
    }

    fn take(&mut self, activity: &Activity, booking: &Booking, start: Moment, today: Date, moved: bool) {
        if activity.kind == ActivityKind::Supervision {
            let track = booking.track.unwrap_or(Track::Clinical);
            for person in &booking.people {
                self.supervision.entry((person.clone(), track)).or_default().push(PastSupervision {
                    start,
                    minutes: booking.minutes,
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
}
