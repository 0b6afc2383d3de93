//! Annual leave: weekly ÷ 5 × the days of the service, by completed months on equal terms, rounded once.

use crate::domain::{Date, Minutes, PolicyValue, State, policy, words};

use super::terms::{Employment, Stretch, Terms};
use super::{EmployedPart, LeaveYear, Ratio, statutory};

words! {
    /// By which rule a step of annual leave is reckoned.
    Rate {
        /// Agenda for Change, under five years of service: 27 days.
        Afc27 = "afc-27",
        /// Agenda for Change, from five years: 29 days.
        Afc29 = "afc-29",
        /// Agenda for Change, from ten years: 33 days.
        Afc33 = "afc-33",
        /// The statutory 5.6 weeks, at most 28 days, public holidays included.
        Statutory = "statutory",
    }
}

/// How hours of leave are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Whether a full year is always rounded up, rather than to the nearest step.
    pub up: bool,
    /// The step.
    pub step: Minutes,
}

impl Rounding {
    /// What the policies say of a leave year.
    #[must_use]
    pub fn of(state: &State, year: LeaveYear) -> Self {
        let rounding = state.policy(&policy::LEAVE_ROUNDING, year.first);
        Self {
            up: matches!(rounding, PolicyValue::Word(word) if word == "up"),
            step: state.policy_minutes(&policy::LEAVE_STEP, year.first).max(Minutes(1)),
        }
    }

    /// A full year's leave: to the nearest step, half way up; or always up.
    #[must_use]
    pub fn full_year(self, exact: Ratio) -> Minutes {
        if self.up { self.part(exact) } else { Minutes(exact.nearest(self.step.0)) }
    }

    /// A part of a year's leave: always up to the step.
    #[must_use]
    pub fn part(self, exact: Ratio) -> Minutes {
        Minutes(exact.up(self.step.0))
    }
}

/// A step of the sum: completed months on equal terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccrualStep {
    /// The first day of its first month.
    pub from: Date,
    /// The last day of its last month.
    pub to: Date,
    /// How many months.
    pub months: u8,
    /// Contracted minutes a week.
    pub weekly: Minutes,
    /// Days worked in a week.
    pub days_a_week: Ratio,
    /// Days of leave of a full year.
    pub days: u8,
    /// What a full year gives, before rounding.
    pub exact: Ratio,
    /// What a full year gives.
    pub full_year: Minutes,
    /// What these months give: its own share of the sum, to the nearest minute.
    pub minutes: Minutes,
    /// By which rule.
    pub rate: Rate,
}

impl AccrualStep {
    /// The step of some completed months from one day to another.
    fn of(stretch: Stretch, third_sector: bool, rounding: Rounding) -> Self {
        let Stretch { from, to, months, terms } = stretch;
        let (exact, full_year, rate) = full_year(&terms, third_sector, rounding);
        Self {
            from,
            to,
            months,
            weekly: terms.weekly,
            days_a_week: terms.days_a_week,
            days: if third_sector { 28 } else { terms.days },
            exact,
            full_year,
            minutes: Minutes(part(full_year, months).nearest(1)),
            rate,
        }
    }
}

/// The annual leave of a leave year, carried leave left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annual {
    /// The steps of the sum, in order; none where no month is completed.
    pub steps: Vec<AccrualStep>,
    /// How it is rounded.
    pub rounding: Rounding,
    /// What the steps come to before the sum is rounded.
    pub exact: Ratio,
    /// What they come to.
    pub minutes: Minutes,
    /// The part of the year that the law gives leave for, where the entitlement is the law's and the year not whole.
    pub by_law: Option<EmployedPart>,
}

impl Annual {
    /// Whether one step gives the whole year, so that nothing is left to round.
    #[must_use]
    pub fn is_full_year(&self) -> bool {
        matches!(self.steps.as_slice(), [step] if step.months == 12)
    }

    /// The annual leave of somebody whom nobody employs in the year.
    pub(super) fn none(rounding: Rounding) -> Self {
        Self { steps: vec![], rounding, exact: Ratio::new(0, 1), minutes: Minutes::ZERO, by_law: None }
    }

    /// The annual leave of an employment. Outside the NHS it is the law's, so that a year that is not whole is reckoned as
    /// the law does: by months begun for somebody who starts, by days for somebody who leaves.
    pub(super) fn of(employment: &Employment, year: LeaveYear, rounding: Rounding) -> Self {
        let by_completed_months = Self::by_completed_months(employment, rounding);
        match EmployedPart::of(year, employment.first, employment.last) {
            part @ (EmployedPart::MonthsBegun(_) | EmployedPart::Days(..)) if employment.third_sector => {
                by_completed_months.by_law(part, employment, year)
            }
            _ => by_completed_months,
        }
    }

    /// The same terms for a part of a year by the law's reckoning.
    fn by_law(mut self, part: EmployedPart, employment: &Employment, year: LeaveYear) -> Self {
        let given = statutory::part_given(year, employment);
        let many = u8::try_from(employment.months.len()).unwrap_or(12).max(1);
        if employment.months.is_empty() {
            let Employment { first: from, last: to, at_first: terms, .. } = *employment;
            self.steps = vec![AccrualStep::of(Stretch { from, to, months: 0, terms }, true, self.rounding)];
        }
        for step in &mut self.steps {
            let of_them = Ratio::new(step.months.max(1), many);
            step.minutes = Minutes(step.exact.times(of_them).times(given).nearest(1));
        }
        self.exact = statutory::exact(year, employment);
        self.minutes = self.rounding.part(self.exact);
        self.by_law = Some(part);
        self
    }

    fn by_completed_months(employment: &Employment, rounding: Rounding) -> Self {
        let third_sector = employment.third_sector;
        let stretches = employment.stretches(|terms| {
            // Days of the week make a difference only where they change what a full year gives.
            let by_law = third_sector.then(|| statutory::full_year(terms));
            (terms.weekly, if third_sector { 28 } else { terms.days }, by_law)
        });
        let steps: Vec<AccrualStep> =
            stretches.into_iter().map(|stretch| AccrualStep::of(stretch, third_sector, rounding)).collect();
        let exact =
            steps.iter().fold(Ratio::new(0, 1), |sum, step| sum.plus(part(step.full_year, step.months)));
        let mut annual = Self { steps, rounding, exact, minutes: Minutes::ZERO, by_law: None };
        let whole = annual.is_full_year();
        annual.minutes = if whole { Minutes(exact.nearest(1)) } else { rounding.part(exact) };
        annual
    }
}

/// So many months of what a full year gives.
pub(super) fn part(full_year: Minutes, months: u8) -> Ratio {
    Ratio::new(full_year.0, 1).times(Ratio::new(months, 12))
}

/// What a full year on some terms gives, exact and rounded, and by which rule.
fn full_year(terms: &Terms, third_sector: bool, rounding: Rounding) -> (Ratio, Minutes, Rate) {
    if third_sector {
        let exact = statutory::full_year(terms);
        return (exact, rounding.part(exact), Rate::Statutory);
    }
    let exact = Ratio::new(i64::from(terms.weekly.0) * i64::from(terms.days), 5);
    let rate = match terms.days {
        33 => Rate::Afc33,
        29 => Rate::Afc29,
        _ => Rate::Afc27,
    };
    (exact, rounding.full_year(exact), rate)
}
