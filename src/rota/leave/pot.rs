//! The public-holiday pot: the hours that stand for the year's public holidays, by the method that the employer goes by.

use std::collections::BTreeSet;

use crate::domain::{Date, Minutes, Nation, PolicyValue, State, policy};

use super::annual::part;
use super::terms::{Employment, Stretch};
use super::{LeaveYear, Ratio, Rounding};

/// Full hours of a year's public holidays for somebody full-time: eight days of 7:30.
const FULL_POT: i32 = 60 * 60;
/// What an extra day adds to them.
const EXTRA_DAY: i32 = 7 * 60 + 30;
/// The half hour that pots are rounded to.
const HALF_HOUR: i32 = 30;
/// The week that the English method reckons by.
const ENGLISH_WEEK: i32 = 37 * 60 + 30;

/// How a pot is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Scotland: weekly ÷ 5 × 8 days, up to the half hour (Scottish Terms and Conditions Committee).
    Stac,
    /// Scotland: 60 hours × the part of a full-time week, to the nearest half hour (DL(2024)07).
    Dl202407,
    /// England, Wales and Northern Ireland: weekly ÷ 37.5 × 60, to the nearest half hour.
    English,
    /// No pot: public holidays are part of annual leave.
    InAnnual,
}

impl Method {
    /// The method that the policies say for a leave year.
    #[must_use]
    pub fn of(state: &State, year: LeaveYear) -> Self {
        if state.service().is_none_or(|service| service.nation != Nation::Scotland) {
            return Self::English;
        }
        match state.policy(&policy::PUBLIC_HOLIDAYS, year.first) {
            PolicyValue::Word(word) if word == "dl2024_07" => Self::Dl202407,
            _ => Self::Stac,
        }
    }

    /// A full year's pot on some terms with so many extra days, before rounding.
    #[must_use]
    pub fn exact(self, weekly: Minutes, full_time: Minutes, extra: u16) -> Ratio {
        let hours = FULL_POT + EXTRA_DAY * i32::from(extra);
        let weekly = Ratio::new(weekly.0, 1);
        match self {
            Self::Stac => weekly.times(Ratio::new(8 + i32::from(extra), 5)),
            Self::Dl202407 => weekly.times(Ratio::new(hours, full_time.0)),
            // A day more is 7:30 of the week of that day.
            Self::English => {
                let days = weekly.times(Ratio::new(EXTRA_DAY * i32::from(extra), full_time.0));
                weekly.times(Ratio::new(FULL_POT, ENGLISH_WEEK)).plus(days)
            }
            Self::InAnnual => Ratio::new(0, 1),
        }
    }

    /// The same, rounded.
    #[must_use]
    pub fn full_year(self, exact: Ratio) -> Minutes {
        Minutes(if self == Self::Stac { exact.up(HALF_HOUR) } else { exact.nearest(HALF_HOUR) })
    }
}

/// A step of the sum: completed months on equal terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PotStep {
    /// The first day of its first month.
    pub from: Date,
    /// The last day of its last month.
    pub to: Date,
    /// How many months.
    pub months: u8,
    /// Contracted minutes a week.
    pub weekly: Minutes,
    /// The full-time week.
    pub full_time: Minutes,
    /// What a full year gives, before rounding.
    pub exact: Ratio,
    /// What a full year gives.
    pub full_year: Minutes,
}

/// The public-holiday pot of a leave year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayPot {
    /// How it is reckoned.
    pub method: Method,
    /// The days given beyond the usual ones.
    pub extra: u16,
    /// The steps of the sum, in order.
    pub steps: Vec<PotStep>,
    /// What the steps come to before the sum is rounded.
    pub exact: Ratio,
    /// What they come to.
    pub minutes: Minutes,
}

impl HolidayPot {
    /// Whether one step gives the whole year, so that nothing is left to round.
    #[must_use]
    pub fn is_full_year(&self) -> bool {
        matches!(self.steps.as_slice(), [step] if step.months == 12)
    }

    /// The pot of somebody whom nobody employs in the year.
    pub(super) fn none(state: &State, year: LeaveYear) -> Self {
        let method = Method::of(state, year);
        Self { method, extra: 0, steps: vec![], exact: Ratio::new(0, 1), minutes: Minutes::ZERO }
    }

    /// The pot of an employment.
    pub(super) fn of(state: &State, employment: &Employment, year: LeaveYear, rounding: Rounding) -> Self {
        let method = if employment.third_sector { Method::InAnnual } else { Method::of(state, year) };
        let extra = extra_days(state, year);
        let stretches = match method {
            Method::InAnnual => vec![],
            Method::Stac => employment.stretches(|terms| (terms.weekly, None::<Minutes>)),
            Method::Dl202407 | Method::English => {
                employment.stretches(|terms| (terms.weekly, Some(terms.full_time)))
            }
        };
        let step = |Stretch { from, to, months, terms }: Stretch| {
            let exact = method.exact(terms.weekly, terms.full_time, extra);
            PotStep {
                from,
                to,
                months,
                weekly: terms.weekly,
                full_time: terms.full_time,
                exact,
                full_year: method.full_year(exact),
            }
        };
        let steps: Vec<PotStep> = stretches.into_iter().map(step).collect();
        let exact =
            steps.iter().fold(Ratio::new(0, 1), |sum, step| sum.plus(part(step.full_year, step.months)));
        let mut pot = Self { method, extra, steps, exact, minutes: Minutes::ZERO };
        let whole = pot.is_full_year();
        pot.minutes = if whole { Minutes(exact.nearest(1)) } else { rounding.part(exact) };
        pot
    }
}

/// How many extra public holidays the policy gives in a leave year.
fn extra_days(state: &State, year: LeaveYear) -> u16 {
    let PolicyValue::Dates(dates) = state.policy(&policy::EXTRA_HOLIDAYS, year.first) else { return 0 };
    let given: BTreeSet<Date> = dates.into_iter().filter(|date| year.holds(*date)).collect();
    u16::try_from(given.len()).unwrap_or(u16::MAX)
}
