//! Busy times of a week: when somebody is busy elsewhere, or a place is taken, as calendars and people say.

use std::collections::BTreeMap;

use crate::domain::{BusyOf, Date, HowBusy, Moment, State, Week, Zone};

use super::span::Span;

/// A busy time, and the time it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusySpan {
    /// When it starts, on the wall.
    pub start: Moment,
    /// When it is over; whole days end at midnight.
    pub end: Moment,
    /// How busy they are.
    pub how: HowBusy,
    /// The time it takes.
    pub span: Span,
    /// Whether a calendar says so, rather than somebody who wrote it down.
    pub is_of_calendar: bool,
}

impl BusySpan {
    /// Whether it is sure: who may be busy is not.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.how != HowBusy::Tentative
    }

    /// The part of it that lies on a day, from when to when; `None` where none does.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<(Moment, Moment)> {
        let (from, to) = (self.start.max(day.start()), self.end.min(day.plus_days(1).start()));
        (from < to).then_some((from, to))
    }

    /// Whether it takes all of a day.
    #[must_use]
    pub fn fills(&self, day: Date) -> bool {
        self.on(day) == Some((day.start(), day.plus_days(1).start()))
    }
}

/// Busy times by whose they are, in order of start.
pub(super) type BusyTimes = BTreeMap<BusyOf, Vec<BusySpan>>;

/// The busy times that touch a week, or the days at its edges.
pub(super) fn of_week(state: &State, zone: Zone, week: Week) -> BusyTimes {
    let (from, to) = (week.monday().plus_days(-1).start(), week.sunday().plus_days(2).start());
    let mut all = BusyTimes::new();
    for row in state.records.busy.values() {
        let it = &row.item;
        if it.start < to && from < it.end {
            let span = Span::between(zone, it.start, it.end);
            let is_of_calendar = it.source.is_some() || !it.is_written_by_people();
            let busy = BusySpan { start: it.start, end: it.end, how: it.how, span, is_of_calendar };
            all.entry(it.whose.clone()).or_default().push(busy);
        }
    }
    all
}
