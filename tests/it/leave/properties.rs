//! What holds of every entitlement: never negative, never less for more hours, and the steps come to the sum.

use proptest::prelude::*;
use tandem::domain::*;
use tandem::rota::leave::{LeaveAccount, LeaveYear, Ratio, annual_in_words, pot_in_words};

use super::{WEEKDAYS, account, with_service};
use crate::build::{Build, parse};
use crate::states;

/// Ness with hours that change on some days of the leave year of 2026.
fn build(nation: Nation, since: i32, first: i32, hours: &[(i32, i32)]) -> Build {
    let start = parse::<Date>("2026-02-01").plus_days(first);
    let since = parse::<Date>("2010-01-01").plus_days(since);
    let mut build = with_service(Build::service(nation), &since.to_string()).post("post", "37:30");
    let mut from = start;
    for (n, (minutes, days)) in hours.iter().enumerate() {
        let until = from.plus_days(*days);
        let last = if n + 1 == hours.len() { String::new() } else { until.to_string() };
        build =
            build.share("post", "ness", &Minutes(*minutes).to_string(), &from.to_string(), &last, WEEKDAYS);
        from = until.plus_days(1);
    }
    build
}

fn nation() -> impl Strategy<Value = Nation> {
    prop_oneof![Just(Nation::Scotland), Just(Nation::England)]
}

fn hours() -> impl Strategy<Value = Vec<(i32, i32)>> {
    prop::collection::vec((1..2250_i32, 10..150_i32), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn the_steps_come_to_the_sum(nation in nation(), since in 0..6000_i32, first in 0..300_i32, hours in hours()) {
        let account = account(&build(nation, since, first, &hours), "2026");
        let steps = &account.annual.steps;
        let months: u8 = steps.iter().map(|step| step.months).sum();
        prop_assert!(months <= 12);
        prop_assert!(steps.is_sorted_by(|one, next| one.to.plus_days(1) == next.from));
        let share = |step: &tandem::rota::leave::AccrualStep| Ratio::new(step.full_year.0 * i32::from(step.months), 12);
        let sum = steps.iter().fold(Ratio::new(0, 1), |sum, step| sum.plus(share(step)));
        prop_assert_eq!(sum, account.annual.exact);
        prop_assert_eq!(account.annual.minutes.0, sum.up(30));
        let rounded: i32 = steps.iter().map(|step| step.minutes.0).sum();
        prop_assert!((rounded - sum.nearest(1)).abs() <= i32::try_from(steps.len()).unwrap());
    }

    #[test]
    fn more_hours_never_give_less(
        nation in nation(), since in 0..6000_i32, first in 0..300_i32, hours in hours(), more in 0..200_i32, of in 0..5_usize,
    ) {
        let fewer = account(&build(nation, since, first, &hours), "2026");
        let mut grown = hours.clone();
        let of = of % grown.len();
        grown[of].0 += more;
        let grown = account(&build(nation, since, first, &grown), "2026");
        prop_assert!(grown.annual.minutes >= fewer.annual.minutes);
        prop_assert!(grown.pot.minutes >= fewer.pot.minutes);
        prop_assert!(grown.floor >= fewer.floor);
    }

    #[test]
    fn a_share_cut_in_two_of_the_same_hours_gives_the_same(
        nation in nation(), since in 0..6000_i32, first in 0..300_i32, minutes in 1..2250_i32, days in 1..300_i32,
    ) {
        let one = account(&build(nation, since, first, &[(minutes, 0)]), "2026");
        let two = account(&build(nation, since, first, &[(minutes, days), (minutes, 0)]), "2026");
        prop_assert_eq!(one, two);
    }

    #[test]
    fn whatever_the_state_nobody_is_owed_less_than_nothing(state in states::state(), today in 0..1000_i32) {
        let today = parse::<Date>("2025-01-01").plus_days(today);
        for person in state.people() {
            for year in [LeaveYear::of(&state, today).unwrap(), LeaveYear::from(parse("1900-01-01"))] {
                let Some(account) = LeaveAccount::of(&state, &person.id, year, today) else { continue };
                let pots = account.balances;
                // What was borrowed from a year is owed to it, whatever it gives.
                let borrowed = account.carried.as_ref().map_or(Minutes::ZERO, |it| it.minutes.min(Minutes::ZERO));
                for (pot, least) in [
                    (pots.annual, borrowed),
                    (pots.public_holiday, Minutes::ZERO),
                    (pots.toil, Minutes::ZERO),
                ] {
                    prop_assert!(pot.entitled >= least);
                    prop_assert!([pot.taken, pot.booked].iter().all(|it| *it >= Minutes::ZERO));
                    prop_assert_eq!(pot.left() + pot.taken + pot.booked, pot.entitled);
                }
                prop_assert!(account.floor >= Minutes::ZERO);
                prop_assert!(!annual_in_words(&account).is_empty() && !pot_in_words(&account).is_empty());
            }
        }
    }
}

#[test]
fn months_of_a_31st_follow_each_other_however_long_they_are() {
    let account = account(&build(Nation::Scotland, 0, 180, &[(51, 45), (10, 0)]), "2026");
    let spans = account.annual.steps.iter().map(|step| format!("{} {}", step.from, step.to));
    assert_eq!(spans.collect::<Vec<_>>(), ["2026-07-31 2026-09-29", "2026-09-30 2027-03-30"]);
}
