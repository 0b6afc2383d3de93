//! Policies that go together in pairs, such as when a flag is amber and when it is red; and those that are at odds.

use super::catalogue::{
    AVERAGE_48_AMBER, AVERAGE_48_HOURS, CASE_OVERDUE_AMBER, CASE_OVERDUE_RED, CASE_WINDOW_AMBER,
    CASE_WINDOW_NOTE, DIRECT_SHARE_AMBER, DIRECT_SHARE_RED, LOAD_AMBER, LOAD_HIGH, LOAD_LOW, LOAD_RED,
    LOAD_STANDARD, NEW_STARTER_FROM, NEW_STARTER_TO, ROSTER_LATE_AMBER, ROSTER_LATE_RED, ROSTER_LATE_TARGET,
    SHARE_ENDING_RED, SHARE_ENDING_WEEKS, SUPERVISION_CLINICAL, SUPERVISION_CLINICAL_RED, SUPERVISION_LINE,
    SUPERVISION_LINE_RED, SUPERVISION_MENTOR, SUPERVISION_MENTOR_RED, SUPERVISION_PEER_GROUP,
    SUPERVISION_PEER_GROUP_RED,
};
use super::definition::{Policy, PolicyValue};

/// The days that a month is taken for, beside a number of them.
const MONTH: i64 = 31_000;

/// Pairs of which the first one is at most the second, where the two are to make sense together.
pub const PAIRS: &[(Policy, Policy)] = &[
    (AVERAGE_48_AMBER, AVERAGE_48_HOURS),
    (LOAD_AMBER, LOAD_RED),
    (LOAD_LOW, LOAD_STANDARD),
    (LOAD_STANDARD, LOAD_HIGH),
    (DIRECT_SHARE_AMBER, DIRECT_SHARE_RED),
    (NEW_STARTER_FROM, NEW_STARTER_TO),
    (SHARE_ENDING_RED, SHARE_ENDING_WEEKS),
    (SUPERVISION_CLINICAL, SUPERVISION_CLINICAL_RED),
    (SUPERVISION_LINE, SUPERVISION_LINE_RED),
    (SUPERVISION_MENTOR, SUPERVISION_MENTOR_RED),
    (SUPERVISION_PEER_GROUP, SUPERVISION_PEER_GROUP_RED),
    (CASE_OVERDUE_AMBER, CASE_OVERDUE_RED),
    (CASE_WINDOW_AMBER, CASE_WINDOW_NOTE),
    (ROSTER_LATE_RED, ROSTER_LATE_AMBER),
    (ROSTER_LATE_AMBER, ROSTER_LATE_TARGET),
];

/// The pairs with a policy in them whose first value is over the second, each as `value` gives it: nothing forbids it, and
/// one of the two then never comes into play.
pub fn at_odds<'a>(
    policy: &'a Policy,
    value: impl Fn(&Policy) -> PolicyValue + 'a,
) -> impl Iterator<Item = &'static (Policy, Policy)> + 'a {
    let amount = move |policy: &Policy| match value(policy) {
        PolicyValue::Number(thousandths) => thousandths,
        PolicyValue::Duration(minutes) => i64::from(minutes.0) * 1000,
        PolicyValue::Word(_) | PolicyValue::Dates(_) => MONTH,
    };
    let within = move |pair: &&(Policy, Policy)| [pair.0.key, pair.1.key].contains(&policy.key);
    PAIRS.iter().filter(within).filter(move |pair| amount(&pair.0) > amount(&pair.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_defaults_are_at_odds() {
        let at_odds = |policy| at_odds(policy, Policy::default_value).count();
        for pair in PAIRS {
            assert_eq!(at_odds(&pair.0) + at_odds(&pair.1), 0);
        }
    }
}
