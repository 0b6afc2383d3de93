//! Policies: that the key is one of the catalogue and that every value is of its kind.

use super::Check;
use crate::domain::policy::{CATALOGUE, Policy};
use crate::domain::record::{Key, Setting};
use crate::domain::text::nearest;

/// Says that a key is no policy, with the nearest one that is.
#[must_use]
pub fn unknown(key: &str) -> String {
    let near = nearest(key, CATALOGUE.iter().map(|policy| policy.key));
    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    let short: String = key.chars().take(80).collect();
    format!("there is no policy `{short}`{near}")
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
            if !policy.kind.fits(value) {
                let message = format!("policy `{}` is {}", it.key, policy.kind.allowed());
                self.say_at(key, "value", Some(index), message);
            }
        }
        for (index, pair) in it.values.windows(2).enumerate() {
            if let [(earlier, _), (later, _)] = pair
                && earlier >= later
            {
                let message =
                    format!("policy `{}`: its values must be in date order, with no date twice", it.key);
                self.say_at(key, "value", Some(index + 1), message);
            }
        }
    }
}
