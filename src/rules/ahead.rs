//! What lies ahead of a day, without end: the stored sessions of every sheet that is here, and of each series the
//! occurrences that nobody touched.
//!
//! Each sheet tells its sessions by itself, so that an edit has only its own sheet told again. Occurrences are never
//! spread out over weeks: a series is asked for one date after the other until one will do, and no further than the first
//! after which neither leave nor a share says anything new, since all later ones are like it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{Booking, Date, LeaveState, PersonId, Series, SeriesId};
use crate::rota::Source;

use super::RuleContext;
use super::upcoming::{AheadFor, SeriesByWhom, Stored, Upcoming};

/// The longest that series are asked about one date after the other for leave that is so long, in days.
const LONGEST_ASKED: i32 = 5 * 366;

impl RuleContext<'_> {
    /// The first of what is planned or done for somebody from a day on that is wanted, and that will do when it is.
    #[must_use]
    pub fn first_ahead(
        &self,
        whose: AheadFor<'_>,
        from: Date,
        is_wanted: impl Fn(&Booking) -> bool,
        will_do: impl Fn(&Upcoming) -> bool,
    ) -> Option<Upcoming> {
        let stored = self.sheets_ahead(from).find_map(|sheet| {
            let wanted = sheet.sessions.of(whose).iter().filter(|session| is_wanted(&session.booking));
            let sessions = wanted.map(Upcoming::stored);
            sessions.filter(|it| it.date() >= from && will_do(it)).min_by_key(|it| it.start)
        });
        let series = self.next_of_series(whose, from, is_wanted, will_do);
        stored.into_iter().chain(series).min_by_key(|it| it.start)
    }

    /// All of what is planned or done for somebody from a day on that is wanted, of each series its first occurrence; by start.
    #[must_use]
    pub fn all_ahead(
        &self,
        whose: AheadFor<'_>,
        from: Date,
        is_wanted: impl Fn(&Booking) -> bool,
    ) -> Vec<Upcoming> {
        let mut all: Vec<Upcoming> = vec![];
        for sheet in self.sheets_ahead(from) {
            let stored = sheet.sessions.of(whose).iter().map(Upcoming::stored);
            all.extend(stored.filter(|it| it.date() >= from && is_wanted(it.booking())));
        }
        all.extend(self.next_of_series(whose, from, is_wanted, |_| true));
        all.sort_by_key(|it| it.start);
        all
    }

    /// Of each series of somebody that is wanted the first occurrence from a day on that nobody touched and that will do when
    /// it is.
    pub fn next_of_series(
        &self,
        whose: AheadFor<'_>,
        from: Date,
        is_wanted: impl Fn(&Booking) -> bool,
        will_do: impl Fn(&Upcoming) -> bool,
    ) -> Vec<Upcoming> {
        self.looked.borrow_mut().from(from.week());
        let by_whom = self.series.get_or_init(|| Arc::new(SeriesByWhom::of(self.state)));
        let wanted = by_whom.0.of(whose).iter().filter(|series| is_wanted(&series.booking));
        wanted.filter_map(|series| self.next_of(series, from, &will_do)).collect()
    }

    /// The day of each stored occurrence of a series that is planned or done, from a day on.
    #[must_use]
    pub fn occurrences_ahead(&self, from: Date) -> BTreeMap<SeriesId, Vec<Date>> {
        let mut all: BTreeMap<SeriesId, Vec<Date>> = BTreeMap::new();
        for sheet in self.sheets_ahead(from) {
            for (series, date) in sheet.series.iter().filter(|(_, date)| *date >= from) {
                all.entry(series.clone()).or_default().push(*date);
            }
        }
        all
    }

    /// Whether a series comes on a date of its rule as the series has it: it is no exception, and no sheet that is here
    /// says otherwise.
    #[must_use]
    pub fn is_untouched(&self, series: &Series, date: Date) -> bool {
        let told_otherwise = || {
            let sheet = self.state.sheet(date.week());
            sheet.is_some_and(|it| series.id.occurrence(date).is_none_or(|id| it.speaks_of(&id)))
        };
        !series.except.contains(&date) && !told_otherwise()
    }

    /// Whether somebody who is down for something ahead is there: not on approved leave then, and not gone by then.
    #[must_use]
    pub fn is_there(&self, person: &PersonId, ahead: &Upcoming) -> bool {
        !ahead.is_planned() || !self.is_absent(person, ahead.start, ahead.booking().minutes)
    }

    fn next_of(
        &self,
        series: &Arc<Series>,
        from: Date,
        will_do: impl Fn(&Upcoming) -> bool,
    ) -> Option<Upcoming> {
        let first = series.booking.start;
        let settled = self.settled().max(from);
        for date in series.repeat.dates_from(first, from) {
            if self.is_untouched(series, date) {
                let next = Upcoming { start: date.at(first.time()), source: Source::Series(series.clone()) };
                if will_do(&next) {
                    return Some(next);
                }
                if date > settled {
                    break;
                }
            }
        }
        None
    }

    /// What each sheet of a day's week and after it tells, in order of week; each is told once it is asked for.
    fn sheets_ahead(&self, from: Date) -> impl Iterator<Item = Arc<Stored>> {
        self.looked.borrow_mut().from(from.week());
        self.state.sheets_from(from.week()).map(|(week, sheet)| {
            let known = self.known.borrow().stored.get(&week).cloned();
            known.unwrap_or_else(|| {
                let stored = Arc::new(Stored::of(sheet));
                self.known.borrow_mut().stored.insert(week, stored.clone());
                stored
            })
        })
    }

    /// A day after which no leave and no share says who is away.
    fn settled(&self) -> Date {
        *self.settled.get_or_init(|| {
            let leave = self.state.records.leave.values().map(|row| &row.item);
            let approved = leave.filter(|leave| leave.state == LeaveState::Approved);
            let shares = self.state.shares().filter_map(|share| share.until);
            let last = approved.map(|leave| leave.span.last_day()).chain(shares).max();
            last.map_or(self.today, |last| last.clamp(self.today, self.today.plus_days(LONGEST_ASKED)))
        })
    }
}
