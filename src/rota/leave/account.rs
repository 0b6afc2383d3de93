//! The account of a leave year: entitled, taken, booked and left, of annual leave, public holidays and time off in lieu.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{Carry, Date, LeaveKind, Minutes, PersonId, State};
use crate::rota::holidays;

use super::spent::{Spent, SpentByKind, observed_holidays};
use super::terms::Employment;
use super::{Annual, HolidayPot, LeaveYear, Method, Rounding, statutory};

/// What there is of a kind of leave, and what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// What somebody is entitled to.
    pub entitled: Minutes,
    /// What is approved for today and after.
    pub booked: Minutes,
    /// What was had on days before today.
    pub taken: Minutes,
}

impl Balance {
    fn of(entitled: Minutes, spent: Spent) -> Self {
        Self { entitled, booked: spent.booked, taken: spent.taken }
    }

    /// Taken and booked together.
    #[must_use]
    pub fn used(self) -> Minutes {
        self.taken + self.booked
    }

    /// What is left; negative when more is booked than there is.
    #[must_use]
    pub fn left(self) -> Minutes {
        self.entitled - self.used()
    }
}

/// The three kinds of leave that have an entitlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pots {
    /// Annual leave, what was carried over and has not lapsed included.
    pub annual: Balance,
    /// Public holidays, and leave taken from their pot.
    pub public_holiday: Balance,
    /// Time off in lieu.
    pub toil: Balance,
}

/// The end of what was carried over from the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// The last day on which it can be taken.
    pub until: Date,
    /// What was not taken by then, once that day is past.
    pub gone: Minutes,
}

/// A person's leave in a leave year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveAccount {
    /// Whose.
    pub person: PersonId,
    /// Of which year.
    pub year: LeaveYear,
    /// The sum of the annual leave, carried leave left out.
    pub annual: Annual,
    /// What was carried over from the year before, where a lead has recorded it.
    pub carried: Option<Arc<Carry>>,
    /// When what was carried over lapses, where it does.
    pub lapse: Option<Lapse>,
    /// The sum of the public-holiday pot.
    pub pot: HolidayPot,
    /// The statutory minimum of the year, public holidays included.
    pub floor: Minutes,
    /// What leave of every kind and holidays took.
    pub spent: SpentByKind,
    /// What is left of each pot.
    pub balances: Pots,
    /// The first day of the year whose public holidays are on no official list yet, so that they are worked out.
    pub beyond_lists: Option<Date>,
    /// Whether a share of a post is on in the year, so that there is anything to reckon.
    pub has_share: bool,
}

impl LeaveAccount {
    /// Works out a leave year; `None` for somebody without a share in it who has earned, carried and spent nothing either.
    ///
    /// The weeks of the year should be loaded: where one is not, its days are read from the pattern alone.
    #[must_use]
    pub fn of(state: &State, person: &PersonId, year: LeaveYear, today: Date) -> Option<Self> {
        Self::with_holidays(state, person, year, &observed_holidays(state, year), today)
    }

    /// The same with the days on which a public holiday is observed in the year, which everybody's account needs.
    #[must_use]
    pub fn with_holidays(
        state: &State,
        person: &PersonId,
        year: LeaveYear,
        holidays: &BTreeSet<Date>,
        today: Date,
    ) -> Option<Self> {
        let employment = Employment::of(state, person, year);
        let rounding = Rounding::of(state, year);
        let annual =
            employment.as_ref().map_or_else(|| Annual::none(rounding), |it| Annual::of(it, year, rounding));
        let pot = employment
            .as_ref()
            .map_or_else(|| HolidayPot::none(state, year), |it| HolidayPot::of(state, it, year, rounding));
        let row = state.records.carried.get(&(person.clone(), year.name()));
        let carried = row.map(|row| row.item.clone());
        let spent = SpentByKind::in_year(state, person, year, holidays, today);
        let lapse = carried.as_ref().and_then(|carried| {
            let until = state.records.carry_lapses.get(&(person.clone(), year.name()))?.item.until;
            let used = || {
                let by_then = LeaveYear { last: until.min(year.last), ..year };
                let spent = SpentByKind::in_year(state, person, by_then, holidays, today);
                let of_annual = spent.of_kind(LeaveKind::Annual);
                let of_holidays = spent.holidays.plus(spent.of_kind(LeaveKind::PublicHoliday));
                let used =
                    if pot.method == Method::InAnnual { of_annual.plus(of_holidays) } else { of_annual };
                used.both()
            };
            let gone = if until < today { carried.minutes - used() } else { Minutes::ZERO };
            Some(Lapse { until, gone: gone.max(Minutes::ZERO) })
        });
        let kept = carried.as_ref().map_or(Minutes::ZERO, |carried| carried.minutes)
            - lapse.map_or(Minutes::ZERO, |lapse| lapse.gone);
        let entitled = annual.minutes + kept;
        let of_holidays = spent.holidays.plus(spent.of_kind(LeaveKind::PublicHoliday));
        let of_annual = spent.of_kind(LeaveKind::Annual);
        let earned = toil_earned(state, person, year);
        let has_share = employment.is_some();
        let has_none = earned == Minutes::ZERO && carried.is_none() && spent.leave.is_empty();
        if !has_share && has_none {
            return None;
        }
        let toil = Balance::of(earned, spent.of_kind(LeaveKind::Toil));
        let balances = if pot.method == Method::InAnnual {
            let annual = Balance::of(entitled, of_annual.plus(of_holidays));
            Pots { annual, public_holiday: Balance::default(), toil }
        } else {
            let public_holiday = Balance::of(pot.minutes, of_holidays);
            Pots { annual: Balance::of(entitled, of_annual), public_holiday, toil }
        };
        let floor = employment.map_or(Minutes::ZERO, |employment| statutory::floor(year, &employment));
        let beyond_lists = beyond_lists(state, year);
        Some(Self {
            person: person.clone(),
            year,
            annual,
            carried,
            lapse,
            pot,
            floor,
            spent,
            balances,
            beyond_lists,
            has_share,
        })
    }

    /// What the year itself gives, carried leave left out and public holidays included: what the statutory minimum is
    /// held against.
    #[must_use]
    pub fn given(&self) -> Minutes {
        self.annual.minutes + self.pot.minutes
    }
}

/// The first day of a leave year whose public holidays are on no official list.
fn beyond_lists(state: &State, year: LeaveYear) -> Option<Date> {
    let first_of_last = Date::new(year.last.year(), 1, 1).map(|day| day.max(year.first));
    [Some(year.first), first_of_last].into_iter().flatten().find(|day| holidays::is_beyond_lists(state, *day))
}

/// The time that somebody earned in a leave year.
fn toil_earned(state: &State, person: &PersonId, year: LeaveYear) -> Minutes {
    let rows =
        state.records.toil.range((person.clone(), year.first, 0)..=(person.clone(), year.last, u8::MAX));
    rows.map(|(_, row)| row.item.minutes).sum()
}
