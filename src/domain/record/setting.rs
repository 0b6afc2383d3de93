//! What a team says of a policy: its values in order, each from a date on; and what is said once one is put or taken out.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::domain::calendar::Date;
use crate::domain::policy::{Policy, PolicyValue};

/// What a team says of one policy: the values in order, each from a date on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// The policy's key.
    pub key: SmolStr,
    /// The values; `None` as the date is from ever on. Ordered by date.
    pub values: Vec<(Option<Date>, PolicyValue)>,
}

impl Setting {
    /// The value in force on a date, where there is one by then.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<&PolicyValue> {
        self.entry_on(date).map(|(_, value)| value)
    }

    /// The value in force on a date with the date from which it is, where there is one by then.
    #[must_use]
    pub fn entry_on(&self, date: Date) -> Option<&(Option<Date>, PolicyValue)> {
        self.values.iter().rev().find(|(from, _)| from.is_none_or(|from| from <= date))
    }

    /// The values that come into force after a date, in order.
    pub fn after(&self, date: Date) -> impl Iterator<Item = (Date, &PolicyValue)> {
        self.values.iter().filter_map(move |(from, value)| Some(((*from)?, value)).filter(|it| it.0 > date))
    }

    /// The same without the value from a date on; `None` where none is left.
    #[must_use]
    pub fn without(&self, from: Option<Date>) -> Option<Self> {
        let values: Vec<_> = self.values.iter().filter(|(date, _)| *date != from).cloned().collect();
        (!values.is_empty()).then(|| Self { key: self.key.clone(), values })
    }
}

impl Policy {
    /// What a team says once a value is in force from a date on, until the next dated one.
    ///
    /// A value that is in force by then anyway is not said again; `None` where nothing but the default is left.
    #[must_use]
    pub fn with(&self, said: Option<&Setting>, from: Option<Date>, value: PolicyValue) -> Option<Setting> {
        let values = said.map_or(&[][..], |setting| &setting.values);
        if values.iter().any(|entry| entry.0 == from && entry.1 == value) {
            return said.cloned();
        }
        let (mut before, mut after): (Vec<_>, Vec<_>) =
            values.iter().filter(|(date, _)| *date != from).cloned().partition(|(date, _)| *date < from);
        let so_far = before.last().map_or_else(|| self.default_value(), |(_, value)| value.clone());
        if so_far != value {
            before.push((from, value));
        }
        before.append(&mut after);
        (!before.is_empty()).then(|| Setting { key: SmolStr::new_static(self.key), values: before })
    }
}

crate::domain::parts::described! {
    Setting in store {
        key: plain,
        values: plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::FOUR_WEEKS_PERCENT as PERCENT;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn setting(values: &[(Option<&str>, i64)]) -> Setting {
        let values = values.iter().map(|(from, n)| (from.map(date), PolicyValue::Number(*n))).collect();
        Setting { key: PERCENT.key.into(), values }
    }

    #[test]
    fn the_last_value_by_a_date_is_in_force() {
        let setting = setting(&[(None, 10_000), (Some("2026-04-01"), 5000)]);
        assert_eq!(setting.on(date("2026-03-31")), Some(&PolicyValue::Number(10_000)));
        assert_eq!(setting.on(date("2026-04-01")), Some(&PolicyValue::Number(5000)));
        assert_eq!(setting.after(date("2026-03-31")).count(), 1);
        assert_eq!(setting.after(date("2026-04-01")).count(), 0);
    }

    #[test]
    fn a_value_is_put_where_its_date_belongs() {
        let put = |said: &[(Option<&str>, i64)], from: Option<&str>, n: i64| {
            let said = (!said.is_empty()).then(|| setting(said));
            PERCENT.with(said.as_ref(), from.map(date), PolicyValue::Number(n))
        };
        let (may, june) = (Some("2026-05-01"), Some("2026-06-01"));
        assert_eq!(put(&[], may, 5000), Some(setting(&[(may, 5000)])));
        assert_eq!(put(&[(june, 7000)], may, 5000), Some(setting(&[(may, 5000), (june, 7000)])));
        assert_eq!(put(&[(may, 5000)], june, 7000), Some(setting(&[(may, 5000), (june, 7000)])));
        assert_eq!(put(&[(may, 5000)], None, 7000), Some(setting(&[(None, 7000), (may, 5000)])));
        assert_eq!(put(&[(may, 5000)], may, 7000), Some(setting(&[(may, 7000)])));
        // What holds anyway is not said again; what is said already stays as it is, the default too.
        assert_eq!(put(&[], may, 10_000), None);
        assert_eq!(put(&[(may, 5000)], june, 5000), Some(setting(&[(may, 5000)])));
        assert_eq!(put(&[(may, 5000)], may, 10_000), None);
        assert_eq!(put(&[(None, 10_000)], None, 10_000), Some(setting(&[(None, 10_000)])));
        assert_eq!(put(&[(may, 5000)], june, 10_000), Some(setting(&[(may, 5000), (june, 10_000)])));
    }

    #[test]
    fn a_value_is_taken_out_by_its_date() {
        let both = setting(&[(None, 7000), (Some("2026-05-01"), 5000)]);
        assert_eq!(both.without(None), Some(setting(&[(Some("2026-05-01"), 5000)])));
        assert_eq!(both.without(Some(date("2026-05-01"))), Some(setting(&[(None, 7000)])));
        assert_eq!(setting(&[(None, 7000)]).without(None), None);
    }
}
