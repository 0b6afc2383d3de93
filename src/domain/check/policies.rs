//! Policies: that the key is one of the catalogue and that every value is of its kind.

use super::super::malformed::nearest;
use super::super::policy::{CATALOGUE, Kind, Policy, Setting, Value};
use super::super::record::Key;
use super::{Check, MOST_ITEMS};
use crate::domain::Minutes;

/// The greatest number of a policy, in thousandths.
const MOST: i64 = 1_000_000_000;
/// The longest length of a policy: the hours of a year.
const LONGEST: Minutes = Minutes(9999 * 60 + 59);

/// The words for what a policy's value can be.
#[must_use]
pub fn allowed(kind: Kind) -> String {
    match kind {
        Kind::Duration => "a length of time, such as \"1:30\", or whole minutes".to_owned(),
        Kind::Number => "a number from 0 to 1000000, with at most three decimals".to_owned(),
        Kind::Word(words) => format!("one of {}", words.join(", ")),
        Kind::MonthOrDays => "\"month\" or a number of days".to_owned(),
        Kind::Dates => "a list of dates, such as [\"2026-06-15\"]".to_owned(),
    }
}

/// Says that a key is no policy, with the nearest one that is.
#[must_use]
pub fn unknown(key: &str) -> String {
    let near = nearest(key, CATALOGUE.iter().map(|policy| policy.key));
    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    let short: String = key.chars().take(80).collect();
    format!("there is no policy `{short}`{near}")
}

/// Whether a value is of a kind and within reason.
#[must_use]
pub fn fits(value: &Value, kind: Kind) -> bool {
    match (value, kind) {
        (Value::Duration(minutes), Kind::Duration) => (Minutes::ZERO..=LONGEST).contains(minutes),
        (Value::Number(n), Kind::Number) => (0..=MOST).contains(n),
        (Value::Number(n), Kind::MonthOrDays) => (1000..=MOST).contains(n) && n % 1000 == 0,
        (Value::Word(word), Kind::MonthOrDays) => word == "month",
        (Value::Word(word), Kind::Word(words)) => words.contains(&word.as_str()),
        (Value::Dates(dates), Kind::Dates) => dates.len() <= MOST_ITEMS,
        _ => false,
    }
}

impl Check<'_> {
    /// Checks what a team says of a policy.
    pub(super) fn setting(&mut self, key: &Key, it: &Setting) {
        let Some(policy) = Policy::find(&it.key) else {
            self.say(key, "key", unknown(&it.key));
            return;
        };
        if it.values.is_empty() {
            self.say(key, "value", format!("policy `{}` has no value", it.key));
        }
        self.items(key, "value", it.values.len());
        for (index, (_, value)) in it.values.iter().enumerate() {
            if !fits(value, policy.kind) {
                let message = format!("policy `{}` is {}", it.key, allowed(policy.kind));
                self.say_at(key, "value", Some(index), message);
            }
        }
        for (index, pair) in it.values.windows(2).enumerate() {
            if let [(earlier, _), (later, _)] = pair
                && earlier >= later
            {
                let message =
                    format!("policy `{}`: its values must be in order of date, no date twice", it.key);
                self.say_at(key, "value", Some(index + 1), message);
            }
        }
    }
}
