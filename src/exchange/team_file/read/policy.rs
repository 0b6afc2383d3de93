//! `[policy]`: keys and values, some of them dated.

use smol_str::SmolStr;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::fault::Collector;
use super::super::row::Row;
use super::super::value::{dates, found, thousandths};
use super::{Found, Reading};
use crate::domain::check::unknown_policy;
use crate::domain::parts::{RowReader, ValueReader};
use crate::domain::policy::{Policy, PolicyKind};
use crate::domain::{Date, PolicyValue, Setting, TableName};

/// Reads the policies, dotted keys and whole quoted ones alike.
pub(super) fn policies<'a>(
    reading: &mut Reading<'a>,
    table: &'a Spanned<DeValue<'a>>,
    at: usize,
    faults: &mut Collector,
) {
    match table.get_ref() {
        DeValue::Table(fields) => within(reading, fields, "", faults),
        _ => faults.add(at, || "the policies are one table: write it as [policy]".to_owned()),
    }
}

fn within<'a>(reading: &mut Reading<'a>, fields: &'a DeTable<'a>, before: &str, faults: &mut Collector) {
    for (name, value) in fields {
        let at = name.span().start;
        let key = if before.is_empty() {
            name.get_ref().to_string()
        } else {
            format!("{before}.{}", name.get_ref())
        };
        match (Policy::find(&key), value.get_ref()) {
            (Some(policy), _) => {
                if let Some(values) = setting(policy, value, faults) {
                    let record = Setting { key: SmolStr::new_static(policy.key), values }.into();
                    reading.records.push(Found { record, at, fields: None, unnamed: false, let_stand: None });
                }
            }
            (None, DeValue::Table(inner)) if key.len() < 200 => within(reading, inner, &key, faults),
            _ => faults.add(at, || format!("[policy] {}", unknown_policy(&key))),
        }
    }
}

/// The values of one policy: one, or a list of dated ones.
fn setting(
    policy: &Policy,
    value: &Spanned<DeValue<'_>>,
    faults: &mut Collector,
) -> Option<Vec<(Option<Date>, PolicyValue)>> {
    let dated = match value.get_ref() {
        DeValue::Array(items) if items.iter().any(|item| matches!(item.get_ref(), DeValue::Table(_))) => {
            items
        }
        _ => return one_value(policy, value, faults).map(|value| vec![(None, value)]),
    };
    let mut values = vec![];
    for item in dated {
        let DeValue::Table(fields) = item.get_ref() else {
            faults.add(item.span().start, || {
                format!("[policy] `{}`: a dated value is {{ from = DATE, value = … }}", policy.key)
            });
            continue;
        };
        let mut row = Row::new(TableName::Policy, item.span().start, fields, faults, false);
        let from = row.required::<Date>("from");
        row.needed("value");
        if row.finish()
            && let Some(from) = from
            && let Some(value) = fields.get("value").and_then(|value| one_value(policy, value, faults))
        {
            // From the first day there is, it holds from ever on.
            values.push(((from != Date::FIRST).then_some(from), value));
        }
    }
    values.sort_by_key(|(from, _)| *from);
    let twice = values.windows(2).any(|pair| matches!(pair, [one, next] if one.0 == next.0));
    if twice {
        faults.add(value.span().start, || {
            format!("[policy] `{}`: two values begin on the same date; keep one", policy.key)
        });
    }
    (values.len() == dated.len() && !twice).then_some(values)
}

fn one_value(policy: &Policy, value: &Spanned<DeValue<'_>>, faults: &mut Collector) -> Option<PolicyValue> {
    let it = value.get_ref();
    let read = match policy.kind {
        PolicyKind::Duration => it.length().ok().map(PolicyValue::Duration),
        PolicyKind::Number => thousandths(it).map(PolicyValue::Number),
        PolicyKind::Word(_) => it.text().ok().map(|word| PolicyValue::Word(word.into())),
        PolicyKind::MonthOrDays => thousandths(it)
            .map(PolicyValue::Number)
            .or_else(|| it.text().ok().map(|word| PolicyValue::Word(word.into()))),
        PolicyKind::Dates => dates(it).ok().map(PolicyValue::Dates),
    };
    let fitting = read.filter(|value| policy.kind.fits(value));
    if fitting.is_none() {
        faults.add(value.span().start, || {
            format!(
                "[policy] `{}`: {} was found; it should be {}",
                policy.key,
                found(it),
                policy.kind.allowed()
            )
        });
    }
    fitting
}
