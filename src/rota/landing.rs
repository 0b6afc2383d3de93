//! Where an edit lands: the weeks of which something is otherwise for it, so that whoever previews it knows where to look.
//!
//! What lies on days of its own (sessions, shifts, leave, a dated share, a series with an end) lands in their weeks. What goes
//! on and on, or is read in every week (a series without an end, a family, a policy), lands in more weeks than can be
//! looked at: of those a stretch is, and it is called a stretch.

use std::collections::BTreeSet;

use crate::domain::{Busy, Date, Key, Leave, Series, Setting, Share, State, StateDiff, Week};

use super::touched::Weeks;

/// How many weeks are looked at of an edit that goes on without an end.
pub const STRETCH: i32 = 12;
/// How many weeks are looked at of one that has an end, where all is looked at: two years.
const WITH_AN_END: i32 = 106;

/// How far to look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Horizon {
    /// As far as the first stretch.
    Stretch,
    /// To the end of what has one, and of what begins later a stretch of its own.
    End,
}

impl Horizon {
    /// Of how many weeks something may last and still be looked at as a whole.
    const fn whole(self) -> i32 {
        match self {
            Self::Stretch => STRETCH,
            Self::End => WITH_AN_END,
        }
    }
}

/// The weeks that an edit lands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landing {
    /// Those that it lands in by day; all of them.
    pub weeks: BTreeSet<Week>,
    /// The part that is looked at of what goes on for longer.
    pub stretch: Option<Weeks>,
}

impl Landing {
    /// Whether it lands in no week at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.weeks.is_empty() && self.stretch.is_none()
    }

    /// Where one state differs from another. Of what goes on for longer than a stretch, with an end or without, the stretch
    /// begins in `this` week, or later where it begins later.
    #[must_use]
    pub fn of(before: &State, after: &State, this: Week) -> Self {
        Self::within(before, after, this, Horizon::Stretch)
    }

    /// The same, and all weeks of what has an end, unless that is years away; of what begins later a stretch of its own.
    #[must_use]
    pub fn to_the_end(before: &State, after: &State, this: Week) -> Self {
        Self::within(before, after, this, Horizon::End)
    }

    fn within(before: &State, after: &State, this: Week, horizon: Horizon) -> Self {
        let mut landing = Self::default();
        let StateDiff { keys, weeks: loaded } = before.difference(after);
        landing.weeks.extend(loaded);
        for key in &keys {
            match weeks_of(before, after, key, this) {
                Lands::Nowhere => {}
                Lands::In(weeks) => landing.weeks.extend(weeks),
                Lands::On(days) => {
                    for days in days {
                        landing.add(days, this, horizon);
                    }
                }
            }
        }
        landing
    }

    /// Every week that is to be looked at, in order.
    #[must_use]
    pub fn all(&self) -> BTreeSet<Week> {
        let stretch = self.stretch.iter().flat_map(|weeks| weeks.start().to(*weeks.end()));
        self.weeks.iter().copied().chain(stretch).collect()
    }

    /// Those of its weeks that are in no stretch, in order.
    pub fn outside(&self) -> impl Iterator<Item = Week> + '_ {
        let inside = |week: &Week| self.stretch.as_ref().is_some_and(|weeks| weeks.contains(week));
        self.weeks.iter().copied().filter(move |week| !inside(week))
    }

    fn add(&mut self, (first, last): (Date, Option<Date>), this: Week, horizon: Horizon) {
        let first = first.week();
        let short = last.map(Date::week).filter(|last| last.weeks_since(first) < horizon.whole());
        if let Some(last) = short {
            self.weeks.extend(first.to(last));
            return;
        }
        // Of what is over by now, the last of it.
        let latest = last.map_or(first.max(this), |last| last.week().plus(1 - STRETCH));
        let start = first.max(this).min(latest.max(first));
        let new = start..=start.plus(STRETCH - 1);
        let (one, later) = match self.stretch.take() {
            None => (new, None),
            Some(other) if *other.start() <= start => (other, Some(new)),
            Some(other) => (new, Some(other)),
        };
        // What is over of it by now is otherwise too.
        if horizon == Horizon::End {
            let over = first.max(this.plus(-STRETCH))..start;
            self.weeks.extend(over.start.to(over.end.plus(-1)));
        }
        // Of two that begin at different times the later one is looked at too, where all is looked at.
        if horizon == Horizon::End {
            self.weeks.extend(later.into_iter().flat_map(|it| it.start().to(*it.end())));
        }
        self.stretch = Some(one);
    }
}

/// Where the edit of one record lands.
enum Lands {
    /// In no week: it is about how things stand, or no rule reads it.
    Nowhere,
    /// In some weeks.
    In(Vec<Week>),
    /// On stretches of days; without a last one they go on for ever.
    On(Vec<(Date, Option<Date>)>),
}

/// What no rule of a week reads, whatever it says: it is about how things stand, or for people to read.
macro_rules! of_no_week {
    () => {
        Key::Toil(_)
            | Key::AcceptedRisk(_)
            | Key::StaffRequest(_)
            | Key::Carry(_)
            | Key::PublicKey(_)
            | Key::Account(_)
            | Key::Feed(_)
            | Key::Decision(_)
            | Key::HandoverMark(_)
            | Key::Measure(_)
            | Key::ReminderSent(_)
            | Key::CallNote(_)
            | Key::KeptApart(_)
            | Key::PublicTitle(_)
            | Key::CarryLapse(_)
            | Key::LeaveAsked(_)
            | Key::KeptWords(_)
            | Key::Organisation(_)
            | Key::Case(_)
            | Key::ImportSource(_)
            | Key::Purge(_)
    };
}

/// Whether no rule of a week reads a record.
#[must_use]
pub fn is_of_no_week(key: &Key) -> bool {
    matches!(key, of_no_week!())
}

/// Whether a record is new or gone that nothing can be about which is not otherwise too: nobody saves what names none.
fn is_new_or_gone(before: &State, after: &State, key: &Key) -> bool {
    match key {
        Key::Place(id) => before.place(id).is_none() || after.place(id).is_none(),
        Key::Activity(id) => before.activity(id).is_none() || after.activity(id).is_none(),
        Key::Course(id) => before.course(id).is_none() || after.course(id).is_none(),
        _ => false,
    }
}

fn weeks_of(before: &State, after: &State, key: &Key, this: Week) -> Lands {
    let ever = || Lands::On(vec![(this.monday(), None)]);
    if is_new_or_gone(before, after, key) {
        return Lands::Nowhere;
    }
    match key {
        Key::Session((week, _))
        | Key::Sheet(week)
        | Key::Edition(week)
        | Key::Amendment((week, _))
        | Key::TeamMark((week, _))
        | Key::TeamEdition((week, _)) => Lands::In(vec![*week]),
        Key::Shift((_, date, _)) => Lands::In(vec![date.week()]),
        // A year with a holiday of its own has no other.
        Key::Holiday(date) | Key::HolidayTime(date) => {
            let (first, last) = (Date::new(date.year(), 1, 1), Date::new(date.year(), 12, 31));
            Lands::On(first.into_iter().map(|first| (first, last)).collect())
        }
        Key::Leave(id) => {
            let of = |state: &State| state.records.leave.get(id).map(|row| days_of_leave(&row.item));
            Lands::On([before, after].into_iter().filter_map(of).collect())
        }
        Key::Busy(id) => {
            let of = |state: &State| state.records.busy.get(id).map(|row| days_of_busy(&row.item));
            Lands::On([before, after].into_iter().filter_map(of).collect())
        }
        Key::Series(id) => {
            let of = |state: &State| state.records.series.get(id).map(|row| row.item.clone());
            match (of(before), of(after)) {
                (Some(was), Some(is)) => days_of_edit(&was, &is),
                (one, other) => Lands::On(one.iter().chain(&other).map(|it| days_of_series(it)).collect()),
            }
        }
        Key::Share(id) => {
            let of = |state: &State| state.records.shares.get(id).map(|row| row.item.clone());
            match (of(before), of(after)) {
                (Some(was), Some(is)) => days_of_share_edit(&was, &is),
                (one, other) => Lands::On(one.iter().chain(&other).map(|it| (it.from, it.until)).collect()),
            }
        }
        Key::Policy(id) => {
            let of = |state: &State| state.records.policy.get(id).map(|row| row.item.clone());
            let first = first_otherwise(of(before).as_deref(), of(after).as_deref());
            Lands::On(vec![(first.map_or(this.monday(), |first| first.max(this.monday())), None)])
        }
        Key::Service(())
        | Key::Team(_)
        | Key::Person(_)
        | Key::Post(_)
        | Key::Activity(_)
        | Key::Place(_)
        | Key::Group(_)
        | Key::Family(_)
        | Key::Travel(_)
        | Key::Course(_)
        | Key::Training(_)
        | Key::Supervision(_)
        | Key::Refresher(_)
        | Key::LastContact(_) => ever(),
        Key::PostHours((_, from)) => Lands::On(vec![(*from, None)]),
        Key::Succession(family) => {
            let from = |state: &State| state.records.successions.get(family).map(|row| row.item.from);
            Lands::On([before, after].into_iter().filter_map(from).map(|from| (from, None)).collect())
        }
        of_no_week!() => Lands::Nowhere,
    }
}

fn days_of_leave(leave: &Leave) -> (Date, Option<Date>) {
    (leave.span.first_day(), Some(leave.span.last_day()))
}

fn days_of_busy(busy: &Busy) -> (Date, Option<Date>) {
    (busy.start.date(), Some(busy.end.date()))
}

fn days_of_series(series: &Series) -> (Date, Option<Date>) {
    (series.booking.start.date(), series.repeat.last_day())
}

/// Of an exception more or less its day; of another end the days between the two; of all else every day of it.
fn days_of_edit(was: &Series, is: &Series) -> Lands {
    let alike = |it: &Series| {
        let mut it = it.clone();
        it.except.clear();
        it.repeat.until = None;
        it
    };
    if alike(was) != alike(is) {
        return Lands::On(vec![days_of_series(was), days_of_series(is)]);
    }
    let mut days = between(was.repeat.last_day(), is.repeat.last_day());
    let ends = [was, is].into_iter().filter_map(|it| it.repeat.last_day()).min();
    let (was, is): (BTreeSet<Date>, BTreeSet<Date>) =
        (was.except.iter().copied().collect(), is.except.iter().copied().collect());
    let either = was.symmetric_difference(&is).filter(|date| ends.is_none_or(|end| **date <= end));
    days.extend(either.map(|date| (*date, Some(*date))));
    Lands::On(days)
}

fn days_of_share_edit(was: &Share, is: &Share) -> Lands {
    if was.hours == is.hours && was.pattern == is.pattern {
        return Lands::On(between(was.until, is.until));
    }
    Lands::On(vec![(was.from, was.until), (is.from, is.until)])
}

/// The days after the earlier of two ends up to the later one.
fn between(one: Option<Date>, other: Option<Date>) -> Vec<(Date, Option<Date>)> {
    if one == other {
        return vec![];
    }
    let earlier = one.into_iter().chain(other).min();
    let later = one.zip(other).map(|(one, other)| one.max(other));
    earlier.map(|end| (end.plus_days(1), later)).into_iter().collect()
}

/// The first day on which two settings of a policy differ; `None` where they do from ever on.
fn first_otherwise(was: Option<&Setting>, is: Option<&Setting>) -> Option<Date> {
    let values = |it: Option<&Setting>| it.map_or_else(Vec::new, |it| it.values.clone());
    let (was, is) = (values(was), values(is));
    let only = |these: &[(Option<Date>, crate::domain::PolicyValue)],
                those: &[(Option<Date>, crate::domain::PolicyValue)]| {
        these.iter().filter(|it| !those.contains(it)).map(|it| it.0).collect::<Vec<_>>()
    };
    only(&was, &is).into_iter().chain(only(&is, &was)).min().flatten()
}
