//! On what terms somebody is employed in a leave year, month by month: the completed months, each with the hours and the
//! service of its first day.

use std::collections::BTreeSet;

use crate::domain::{Date, Minutes, PersonId, Share, State, TeamKind, Weekday};
use crate::rota::full_time_week;

use super::{LeaveYear, Ratio};

/// What an entitlement is reckoned by on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Terms {
    /// Contracted minutes a week, of all shares together.
    pub weekly: Minutes,
    /// The full-time week.
    pub full_time: Minutes,
    /// Days of annual leave by reckonable service.
    pub days: u8,
    /// Days worked in a week, on average over a rotation; five where no pattern says.
    pub days_a_week: Ratio,
}

/// Somebody's employment within a leave year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Employment {
    /// The first day of a share in the year.
    pub first: Date,
    /// The last one.
    pub last: Date,
    /// Whether a team outside the NHS employs them.
    pub third_sector: bool,
    /// The terms on the first day.
    pub at_first: Terms,
    /// The completed months from the first day on, by their first days.
    pub months: Vec<(Date, Terms)>,
}

/// Completed months on equal terms.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// The first day of the first.
    pub from: Date,
    /// The last day of the last.
    pub to: Date,
    /// How many.
    pub months: u8,
    /// The terms.
    pub terms: Terms,
}

impl Employment {
    /// Gathers somebody's employment; `None` where no share is on in the year.
    pub(super) fn of(state: &State, person: &PersonId, year: LeaveYear) -> Option<Self> {
        let shares: Vec<&Share> = state.shares_of(person).collect();
        let in_year = || {
            let ends = shares.iter().map(|share| (share.from, share.until.unwrap_or(year.last)));
            ends.filter(|(from, until)| *from <= year.last && *until >= year.first && from <= until)
        };
        let first = in_year().map(|(from, _)| from.max(year.first)).min()?;
        let last = in_year().map(|(_, until)| until.min(year.last)).max()?;
        let since = reckoned_from(state, person, &shares, first);
        let terms = |date| terms_on(state, &shares, since, date);
        let starts = (0..12).map(|n| (first.plus_months(n), first.plus_months(n + 1).plus_days(-1)));
        let months =
            starts.take_while(|(_, end)| *end <= last).map(|(start, _)| (start, terms(start))).collect();
        let team = state.person(person).and_then(|person| state.team(&person.team));
        Some(Self {
            first,
            last,
            third_sector: team.is_some_and(|team| team.kind == TeamKind::ThirdSector),
            at_first: terms(first),
            months,
        })
    }

    /// Completed months that are alike in some way and follow each other; those without hours are left out.
    pub(super) fn stretches<K: PartialEq>(&self, alike: impl Fn(&Terms) -> K) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = vec![];
        // Months are counted from the first day, so that one of a 31st ends where the next begins, however long it is.
        let ends = (1..).map(|n| self.first.plus_months(n).plus_days(-1));
        for ((from, terms), to) in self.months.iter().zip(ends) {
            match stretches.last_mut() {
                Some(last) if alike(&last.terms) == alike(terms) => {
                    last.months += 1;
                    last.to = to;
                }
                _ => stretches.push(Stretch { from: *from, to, months: 1, terms: *terms }),
            }
        }
        stretches.retain(|stretch| stretch.terms.weekly > Minutes::ZERO);
        stretches
    }
}

/// The day from which service counts: what the record says, else the start in the job, else the first share.
fn reckoned_from(state: &State, person: &PersonId, shares: &[&Share], otherwise: Date) -> Date {
    let person = state.person(person);
    let said = person.and_then(|person| person.service_start.or(person.started));
    said.or_else(|| shares.iter().map(|share| share.from).min()).unwrap_or(otherwise)
}

fn terms_on(state: &State, shares: &[&Share], since: Date, date: Date) -> Terms {
    let on: Vec<&Share> = shares.iter().copied().filter(|share| share.is_on(date)).collect();
    let nation = state.service().map_or(crate::domain::Nation::Scotland, |service| service.nation);
    Terms {
        weekly: on.iter().map(|share| share.hours).sum(),
        full_time: full_time_week(nation, date),
        days: days_by_service(since, date),
        days_a_week: days_a_week(&on, date),
    }
}

/// Days of annual leave by completed years of reckonable service: 27, 29 after 5 and 33 after 10 (Agenda for Change,
/// section 13).
fn days_by_service(since: Date, on: Date) -> u8 {
    let served = |years: i32| since.plus_months(years * 12) <= on;
    if served(10) {
        33
    } else if served(5) {
        29
    } else {
        27
    }
}

/// The days of a week on which any of some shares has a shift, on average over the longest rotation from a date on.
fn days_a_week(shares: &[&Share], date: Date) -> Ratio {
    let turns = shares.iter().map(|share| share.pattern.weeks.len()).max().unwrap_or(0).clamp(1, 52);
    let mut days = 0_usize;
    for turn in 0..turns {
        let monday = date.week().plus(i32::try_from(turn).unwrap_or(0)).monday();
        let shifts = shares.iter().flat_map(|share| share.pattern.week_of(monday, share.from));
        let weekdays: BTreeSet<u32> =
            shifts.map(|shift| Weekday::num_days_from_monday(&shift.weekday)).collect();
        days += weekdays.len();
    }
    if days == 0 {
        return Ratio::new(5, 1);
    }
    Ratio::new(i64::try_from(days).unwrap_or(5), i64::try_from(turns).unwrap_or(1))
}
