//! What a leave leaves of its pot: before it, after it, and the last day that it may have without taking more than there is.

use crate::domain::{Change, Date, Key, Leave, LeaveKey, LeaveKind, LeaveSpan, LeaveState, Minutes, State};

use super::super::absence::leave_of;
use super::{Balance, LeaveAccount, LeaveYear, Method};

/// What is left of a pot without a leave and with it, in the leave year of its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// The leave year.
    pub year: LeaveYear,
    /// Whose pot it comes out of: where public holidays have none of their own, that of annual leave.
    pub pot: LeaveKind,
    /// What is left without it.
    pub before: Minutes,
    /// What is left with it; negative where it takes more than there is.
    pub after: Minutes,
    /// What else of it the person has asked for and nobody has decided on yet.
    pub asked: Minutes,
    /// Where it takes more than there is and is in whole days: the last day until which it would not.
    pub possible: Option<Date>,
}

impl Remaining {
    /// Works it out for a leave that ends after it begins, as if it were agreed; `known_as` is the key it has already, if
    /// it has one. `None` for kinds without a pot, and for somebody without a share in that year.
    ///
    /// What else the person asked for is told beside it, and counts where it is more than there is. Weeks that are not
    /// loaded are read from the pattern.
    #[must_use]
    pub fn of(state: &State, leave: &Leave, known_as: Option<&LeaveKey>, today: Date) -> Option<Self> {
        if !matches!(leave.kind, LeaveKind::Annual | LeaveKind::PublicHoliday | LeaveKind::Toil) {
            return None;
        }
        let year = LeaveYear::of(state, leave.span.first_day())?;
        let gone = known_as.map(|key| Change::Remove(Key::Leave(key.clone())));
        let without = state.preview(&gone.into_iter().collect::<Vec<_>>()).ok()?;
        let account = LeaveAccount::of(&without, &leave.person, year, today)?;
        let pot = match leave.kind {
            LeaveKind::PublicHoliday if account.pot.method == Method::InAnnual => LeaveKind::Annual,
            kind => kind,
        };
        let left_with = |span: LeaveSpan| {
            let agreed = Leave { span, state: LeaveState::Approved, ..leave.clone() };
            let with = without.preview(&[agreed.into()]).ok()?;
            Some(balance(&LeaveAccount::of(&with, &leave.person, year, today)?, pot).left())
        };
        let after = left_with(leave.span)?;
        let before = balance(&account, pot).left();
        let others = without.preview(&asked_besides(&without, leave)).ok()?;
        let others = LeaveAccount::of(&others, &leave.person, year, today)?;
        let asked = (before - balance(&others, pot).left()).at_least_zero();
        let possible = match leave.span {
            LeaveSpan::Days { from, to } if after < asked => {
                let fits =
                    |to: Date| left_with(LeaveSpan::Days { from, to }).is_some_and(|left| left >= asked);
                last_that(from, to, fits)
            }
            _ => None,
        };
        Some(Self { year, pot, before, after, asked, possible })
    }

    /// What it takes of the pot.
    #[must_use]
    pub fn takes(&self) -> Minutes {
        self.before - self.after
    }

    /// Whether it takes some of the pot, and more than there is beside what else is asked for.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.after < self.asked && self.takes() > Minutes::ZERO
    }
}

/// What else a person has asked for, as if it were agreed.
fn asked_besides(state: &State, leave: &Leave) -> Vec<Change> {
    let asked = leave_of(state, &leave.person).filter(|(_, it)| it.state == LeaveState::Requested);
    asked.map(|(_, it)| Leave { state: LeaveState::Approved, ..Leave::clone(it) }.into()).collect()
}

fn balance(account: &LeaveAccount, pot: LeaveKind) -> Balance {
    match pot {
        LeaveKind::Toil => account.balances.toil,
        LeaveKind::PublicHoliday => account.balances.public_holiday,
        _ => account.balances.annual,
    }
}

/// The last of some days for which something holds that holds for days until one, and for none after it.
fn last_that(from: Date, to: Date, holds: impl Fn(Date) -> bool) -> Option<Date> {
    let (mut fits, mut over) = (-1, to.days_since(from) + 1);
    while over - fits > 1 {
        let middle = fits + (over - fits) / 2;
        if holds(from.plus_days(middle)) {
            fits = middle;
        } else {
            over = middle;
        }
    }
    (fits >= 0).then(|| from.plus_days(fits))
}
