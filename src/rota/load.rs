//! Load: what a caseload and the week's sessions ask of the time that is there (RULES.md, `workload.load`).
//!
//! Sums are exact fractions of a minute, so that a load of just 85 percent is 85 and not a hair under it.

use std::collections::BTreeMap;

use crate::domain::{Complexity, Date, Family, FamilyStatus, Minutes, PersonId, State, policy};

/// Minutes of work that a week asks for, as an exact fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    parts: i128,
    of: i128,
}

impl Default for Demand {
    fn default() -> Self {
        Self { parts: 0, of: 1 }
    }
}

impl Demand {
    fn new(parts: i128, of: i128) -> Self {
        let divisor = gcd(parts.unsigned_abs(), of.unsigned_abs());
        let divisor = i128::try_from(divisor).unwrap_or(1).max(1);
        Self { parts: parts / divisor, of: of / divisor }
    }

    /// The sum; where its denominator outgrows the machine, to the millionth of a minute.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let exact = || {
            let left = self.parts.checked_mul(other.of)?;
            let right = other.parts.checked_mul(self.of)?;
            // Room is left for the percentages and policies it is multiplied by.
            let of = self.of.checked_mul(other.of).filter(|of| *of < 1 << 60)?;
            Some(Self::new(left.checked_add(right)?, of))
        };
        exact().unwrap_or_else(|| {
            let millionths = |it: Self| (it.parts / it.of) * 1_000_000 + it.parts % it.of * 1_000_000 / it.of;
            Self::new(millionths(self) + millionths(other), 1_000_000)
        })
    }

    /// The demand with whole minutes added.
    #[must_use]
    pub fn plus_minutes(self, minutes: Minutes) -> Self {
        self.plus(Self { parts: i128::from(minutes.0), of: 1 })
    }

    /// The nearest whole minute, halves up.
    #[must_use]
    pub fn minutes(self) -> Minutes {
        let nearest = (2 * self.parts + self.of).div_euclid(2 * self.of);
        Minutes(i32::try_from(nearest).unwrap_or(i32::MAX))
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Demand over available time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// What the week asks for.
    pub demand: Demand,
    /// What there is: contract less leave and holidays, over zero.
    pub available: Minutes,
}

impl Load {
    /// The load of so much demand; `None` when no time is available.
    #[must_use]
    pub fn new(demand: Demand, available: Minutes) -> Option<Self> {
        (available > Minutes::ZERO).then_some(Self { demand, available })
    }

    /// In percent, rounded, halves up.
    #[must_use]
    pub fn percent(self) -> i64 {
        let whole = self.demand.of * i128::from(self.available.0);
        i64::try_from(self.demand.parts.saturating_mul(200).saturating_add(whole).div_euclid(2 * whole))
            .unwrap_or(i64::MAX)
    }

    /// In thousandths of a percent, cut off.
    #[must_use]
    pub fn thousandths(self) -> i64 {
        let whole = self.demand.of.saturating_mul(i128::from(self.available.0)).max(1);
        i64::try_from(self.demand.parts.saturating_mul(100_000) / whole).unwrap_or(i64::MAX)
    }

    /// How the unrounded load compares with a limit in thousandths of a percent.
    #[must_use]
    pub fn compared_with(self, thousandths: i64) -> std::cmp::Ordering {
        let limit = i128::from(thousandths) * i128::from(self.available.0);
        self.demand.parts.saturating_mul(100_000).cmp(&limit.saturating_mul(self.demand.of))
    }
}

/// What the families of some workers ask of a week, by worker; policies as on the date judged.
#[must_use]
pub fn demand_of(state: &State, on: Date, whom: impl Fn(&PersonId) -> bool) -> BTreeMap<&PersonId, Demand> {
    let mut by_worker: BTreeMap<&PersonId, Demand> = BTreeMap::new();
    for row in state.records.families.values() {
        if let Some(worker) = state.worker_on(&row.item, on).filter(|worker| whom(worker)) {
            let demand = by_worker.entry(worker).or_default();
            let asked = if row.item.worker.as_ref() == Some(worker) {
                family_demand(state, &row.item, on)
            } else {
                let worker = Some(worker.clone());
                family_demand(state, &Family { worker, ..Family::clone(&row.item) }, on)
            };
            *demand = demand.plus(asked);
        }
    }
    by_worker
}

/// What a family asks of a week: 7 ÷ `every_days` × (contact + travel + writing up) × complexity.
///
/// Nothing when it is neither active nor reduced, or nobody said how often.
#[must_use]
pub fn family_demand(state: &State, family: &Family, on: Date) -> Demand {
    let open = matches!(family.status, FamilyStatus::Active | FamilyStatus::Reduced);
    let Some(every) = family.every_days.filter(|days| open && *days > 0) else {
        return Demand::default();
    };
    let weight = state
        .policy_thousandths(
            match family.complexity {
                Complexity::Low => &policy::LOAD_LOW,
                Complexity::Standard => &policy::LOAD_STANDARD,
                Complexity::High => &policy::LOAD_HIGH,
            },
            on,
        )
        .clamp(0, 1_000_000_000);
    let contact = family.minutes.unwrap_or(Minutes::hours(1));
    let notes = state.policy_minutes(&policy::LOAD_NOTES, on);
    let minutes = contact + travel(state, family).unwrap_or_default() + notes;
    Demand::new(7 * i128::from(minutes.0) * i128::from(weight), i128::from(every) * 1000)
}

/// The way from the place of the worker's team to the family's area, where it is known.
fn travel(state: &State, family: &Family) -> Option<Minutes> {
    let worker = state.person(family.worker.as_ref()?)?;
    let base = state.team(&worker.team)?.place.as_ref()?;
    state.travel_minutes(base, family.area.as_ref()?)
}
