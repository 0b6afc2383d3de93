//! Policies: every number a rule or a sum uses, with its default and where it stands.
//!
//! The catalogue is a closed list; a team sets values of its own, which may be dated.

mod catalogue;
mod definition;
mod pairs;
mod read;

pub use catalogue::*;
pub use definition::{Bound, Policy, PolicyKind, PolicyValue, Preset, Standing, section};
pub use pairs::{PAIRS, at_odds};
pub use read::{minutes, thousandths};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_and_values_print_plainly() {
        let mut keys: Vec<&str> = CATALOGUE.iter().map(|p| p.key).collect();
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all);
        assert_eq!(LOAD_LOW.default_value().to_string(), "0.8");
        assert_eq!(WEEK_BALANCE_LIMIT.default_value().to_string(), "3:00");
    }

    #[test]
    fn values_are_told_with_what_they_count() {
        let told = |policy: &Policy, n: i64| policy.with_unit(&PolicyValue::Number(n));
        assert_eq!(told(&REST_DAILY_HOURS, 11_000), "11 hours");
        assert_eq!(told(&LOAD_AMBER, 85_500), "85.5%");
        assert_eq!(told(&GROUP_FACILITATORS, 1000), "1 person");
        assert_eq!(told(&CASELOAD_PER_WTE, 1000), "1 family");
        assert_eq!(told(&LOAD_LOW, 800), "0.8");
        assert_eq!(told(&LOAD_STANDARD, 1000), "1");
        assert_eq!(EXTRA_HOLIDAYS.with_unit(&PolicyValue::Dates(vec![])), "none");
    }

    #[test]
    fn what_falls_short_of_the_law_is_on_the_weaker_side_of_it() {
        for (policy, kind, short) in [
            (REST_DAILY_HOURS, 12_000, 10_999),
            (REST_BREAK_HOURS, 5000, 6001),
            (ROSTER_LATE_RED, 21_000, 7000),
        ] {
            assert!(policy.falls_short(&PolicyValue::Number(short)), "{}", policy.key);
            assert!(!policy.falls_short(&PolicyValue::Number(kind)), "{}", policy.key);
            assert!(!policy.falls_short(&policy.default_value()), "{}", policy.key);
        }
        assert!(!LOAD_RED.falls_short(&PolicyValue::Number(500_000)));
        let guarded = CATALOGUE.iter().filter(|policy| policy.bound.is_some());
        assert!(guarded.clone().all(|policy| matches!(policy.standing, Standing::Law | Standing::National)));
        let law = CATALOGUE.iter().filter(|policy| policy.standing == Standing::Law);
        assert!(law.clone().all(|policy| policy.bound.is_some()));
    }

    #[test]
    fn every_policy_says_what_it_is_in_a_few_words() {
        for policy in CATALOGUE {
            assert!((12..=35).contains(&policy.doc.chars().count()), "{}: {:?}", policy.key, policy.doc);
            assert!(!policy.doc.ends_with('.') && policy.doc.trim() == policy.doc, "{}", policy.key);
        }
    }
}
