//! Occurrences and exceptions: each must be of a date that its series' rule gives.
//!
//! What stood in a store before this was checked may stay as it is, so that nobody is kept from other work by it.

use super::Check;
use crate::domain::calendar::{Date, Week};
use crate::domain::change::Edit;
use crate::domain::id::{SeriesId, SessionId};
use crate::domain::parts::MOST_ITEMS;
use crate::domain::record::{Key, Record, Series, Session};
use crate::domain::state::{Sheet, State};

impl Check<'_> {
    /// Says where what replaces an occurrence is of a date that its series' rule never gives.
    pub(super) fn is_given(&mut self, key: &Key, it: &Session) {
        let Some(series) = it.series.as_ref().and_then(|id| series_in(self.state, id)) else { return };
        let Some(date) = it.rule_date().filter(|date| !series.gives(*date)) else { return };
        let stood = self.before.is_some_and(|before| {
            let there = before.get(key).ok().flatten().is_some();
            there && series_in(before, &series.id).is_some_and(|was| !was.gives(date))
        });
        if !stood {
            let message = format!("`id` `{}`: {}", it.id, never_given(series, date));
            self.say(key, "id", message);
        }
    }

    /// Says which exceptions of a series are of dates that its rule never gives.
    pub(super) fn exceptions_are_given(&mut self, key: &Key, it: &Series) {
        let was = self.before.and_then(|before| series_in(before, &it.id));
        let stood = |date: &Date| was.is_some_and(|was| was.except.contains(date) && !was.gives(*date));
        let wrong = it.except.iter().enumerate().take(MOST_ITEMS);
        let wrong: Vec<(usize, Date)> = wrong
            .filter(|(_, date)| !it.gives(**date) && !stood(date))
            .map(|(index, date)| (index, *date))
            .collect();
        for (index, date) in wrong {
            self.say_at(key, "except", Some(index), format!("`except`: {}", never_given(it, date)));
        }
    }

    /// Says which occurrences were changed by hand and would have no place in a series any more, once it comes otherwise.
    pub(super) fn keeps_its_occurrences(&mut self, key: &Key, it: &Series) {
        let Some(was) = self.before.and_then(|before| series_in(before, &it.id)) else { return };
        if comes_alike(was, it) {
            return;
        }
        let lost = self.state.sheets().flat_map(|(week, sheet)| {
            let dates = spoken_of(sheet).filter_map(|id| it.id.rule_date(id));
            dates.filter(move |date| date.week() == week && was.gives(*date) && !it.gives(*date))
        });
        let mut lost: Vec<Date> = lost.collect();
        lost.sort_unstable();
        for date in lost {
            let message = format!(
                "the one on {date} was changed by hand and would fall outside it: {}; move it out of the \
                 series or remove it first",
                never_given(it, date)
            );
            self.say(key, "repeat", message);
        }
    }
}

/// The weeks that must be loaded to tell which occurrences edits of rules leave without a place.
#[must_use]
pub fn weeks_of_rules(state: &State, edits: &[Edit]) -> Vec<Week> {
    let mut weeks: Vec<Week> = vec![];
    for edit in edits {
        if let (Some(Record::Series(was)), Some(Record::Series(now))) = (&edit.before, &edit.after)
            && !comes_alike(was, now)
        {
            let from = from_when(was, now).week();
            weeks.extend(state.weeks().filter(|week| *week >= from));
        }
    }
    weeks.sort_unstable();
    weeks.dedup();
    weeks
}

/// The first day on which two versions of a series can differ.
fn from_when(was: &Series, now: &Series) -> Date {
    let start = was.booking.start.date().min(now.booking.start.date());
    let mut until_then = now.repeat.clone();
    until_then.until = was.repeat.until;
    let end = [was, now].into_iter().filter_map(|it| it.repeat.last_day()).min();
    let same_but_end = until_then == was.repeat && was.booking.start == now.booking.start;
    end.filter(|_| same_but_end).unwrap_or(start)
}

fn comes_alike(one: &Series, other: &Series) -> bool {
    one.repeat == other.repeat && one.booking.start == other.booking.start
}

/// The ids of a week's stored sessions, and of the occurrences that are its own and were taken elsewhere.
fn spoken_of(sheet: &Sheet) -> impl Iterator<Item = &SessionId> {
    let of_series = sheet.sessions.values().filter(|row| row.item.series.is_some());
    of_series.map(|row| &row.item.id).chain(sheet.away.keys())
}

fn series_in<'s>(state: &'s State, id: &SeriesId) -> Option<&'s Series> {
    state.records.series.get(id).map(|row| &*row.item)
}

/// That a date is none of a series', and which of its dates is nearest.
fn never_given(series: &Series, date: Date) -> String {
    let nearest = series.repeat.nearest(series.booking.start, date);
    let nearest = nearest.map(|nearest| format!("; the nearest one is {nearest}")).unwrap_or_default();
    format!("{date} is not a date of the rule {} of series `{}`{nearest}", series.repeat, series.id)
}
