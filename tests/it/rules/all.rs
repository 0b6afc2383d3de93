//! What holds of all rules: the registry, the order, and that nothing makes them fall over.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tandem::domain::policy::CATALOGUE;
use tandem::domain::*;
use tandem::rules::{Flag, REGISTRY, flags_of_week, flags_of_weeks, standing_flags, weeks_read};

use crate::build::parse;
use crate::states;

/// Policies that no rule reads: the sum of an entitlement does, or whoever answers a request.
const READ_ELSEWHERE: [&str; 9] = [
    "leave.public_holidays",
    "leave.rounding",
    "leave.step",
    "leave.extra_holidays",
    "requests.swap",
    "requests.cover",
    "requests.session",
    "requests.entry",
    "requests.pattern",
];

#[test]
fn the_registry_knows_every_rule_and_policy_once() {
    let slugs: BTreeSet<&str> = REGISTRY.iter().map(|rule| rule.slug).collect();
    assert_eq!(slugs.len(), REGISTRY.len());
    let read: BTreeSet<&str> =
        REGISTRY.iter().flat_map(|rule| rule.policies).map(|policy| policy.key).collect();
    let missing: Vec<&str> = CATALOGUE
        .iter()
        .map(|policy| policy.key)
        .filter(|key| !read.contains(key) && !READ_ELSEWHERE.contains(key))
        .collect();
    assert_eq!(missing, [""; 0]);
    for rule in REGISTRY {
        assert!(!rule.title.is_empty() && rule.doc.ends_with(['.', '"']), "{}", rule.slug);
        for policy in rule.policies {
            assert!(policy.key.starts_with(rule.slug), "{} reads {}", rule.slug, policy.key);
        }
    }
}

#[test]
fn what_a_week_reads_is_seventeen_weeks_each_way() {
    let week: Week = parse("2026-W49");
    assert_eq!(weeks_read(week), week.plus(-17)..=week.plus(18));
}

fn seen(flags: &[Flag]) -> Vec<String> {
    flags.iter().map(|flag| format!("{flag:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_state_is_judged_alike_twice_in_order_and_without_falling_over(
        state in states::state(),
        offset in 0..100_i32,
        today in 0..700_i32,
    ) {
        let week = parse::<Week>("2026-W01").plus(offset);
        let today = parse::<Date>("2026-01-01").plus_days(today);
        let flags = flags_of_weeks(&state, week.to(week.plus(2)), today);
        prop_assert!(flags.is_sorted_by(|one, next| one.in_order(next).is_le()));
        prop_assert_eq!(seen(&flags), seen(&flags_of_weeks(&state, week.to(week.plus(2)), today)));
        let one = flags_of_week(&state, week, today);
        let of_first: Vec<Flag> = flags.iter().filter(|flag| flag.week == week).cloned().collect();
        prop_assert_eq!(seen(&one), seen(&of_first));
        let standing = standing_flags(&state, today);
        prop_assert!(standing.iter().all(|flag| flag.week == today.week() && !flag.rule().is_of_week()));
        prop_assert!(flags.iter().chain(&standing).all(|flag| !flag.message.is_empty() && flag.people.is_sorted()));
        // With weeks that are not loaded it is silent, not broken.
        let partly = state.without_sheets(|kept| kept <= week);
        drop(flags_of_week(&partly, week, today));
        drop(standing_flags(&partly, today));
    }
}
