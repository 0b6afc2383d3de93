//! How a row is read as the fields of a record.

use toml::Spanned;
use toml::de::DeValue;

use super::row::Row;
use super::value::{hours, hours_or_none, wanted};
use crate::domain::parts::{FieldValue, Fields, RowReader};
use crate::domain::{Date, Minutes, TableName};

impl RowReader for Row<'_, '_> {
    fn optional<T: FieldValue>(&mut self, key: &'static str) -> Option<T> {
        let value = self.ask(key)?;
        self.read(key, value)
    }

    fn required<T: FieldValue>(&mut self, key: &'static str) -> Option<T> {
        let value = self.needed(key)?;
        self.read(key, value)
    }

    /// Every item that cannot be read is told.
    fn list<T: FieldValue>(&mut self, key: &'static str) -> Vec<T> {
        let items = self.items(key);
        self.read_all(key, items)
    }

    fn lists<T: FieldValue>(&mut self, key: &'static str, inner: &str) -> Vec<Vec<T>> {
        let items = self.items(key);
        if !items.iter().any(|item| matches!(item.get_ref(), DeValue::Array(_))) {
            let one = self.read_all(key, items);
            return if one.is_empty() { vec![] } else { vec![one] };
        }
        let mut lists = vec![];
        for item in items {
            match item.get_ref() {
                DeValue::Array(items) => lists.push(self.read_all(key, items)),
                other => drop(self.take::<()>(key, item.span().start, wanted(other, inner))),
            }
        }
        lists
    }

    fn table<T: Fields>(&mut self, key: &'static str) -> Option<T> {
        let value = self.ask(key)?;
        self.nested(key, value, |row| T::read(row))
    }

    fn tables<T: Fields>(&mut self, key: &'static str) -> Vec<T> {
        let items = self.items(key);
        items.iter().filter_map(|item| self.nested(key, item, |row| T::read(row))).collect()
    }

    fn weekly_hours(&mut self, key: &'static str) -> Option<Minutes> {
        // Those of a post may change.
        if self.table == TableName::Post && self.is_list(key) {
            let (first, changes) = dated_hours(self, key)?;
            self.aside.hours = changes;
            return Some(first);
        }
        hours_alone(self, key)
    }

    fn fault_in(&mut self, key: &'static str, message: &str) {
        let at = self.place(key);
        self.fault(at, || format!("`{key}`: {message}"));
    }
}

fn hours_alone(row: &mut Row<'_, '_>, key: &'static str) -> Option<Minutes> {
    let value = row.needed(key)?;
    row.take(key, value.span().start, hours(value.get_ref()))
}

/// Hours that change: those the post has before any change, and each change by its first day. What holds from the first day
/// there is holds before any change; where nothing does, the first change says what was before it.
fn dated_hours(row: &mut Row<'_, '_>, key: &'static str) -> Option<(Minutes, Vec<(Date, Minutes)>)> {
    let items = row.items(key);
    if let Some(item) = items.iter().find(|item| !matches!(item.get_ref(), DeValue::Table(_))) {
        let wrong = wanted(item.get_ref(), "{ from = DATE, hours = \"H:MM\" }");
        return row.take(key, item.span().start, wrong);
    }
    let one = |row: &mut Row<'_, '_>| {
        let from = row.required("from");
        let value = row.needed("hours")?;
        // A new post has none before its first day.
        let hours = row.take("hours", value.span().start, hours_or_none(value.get_ref()));
        Some((from?, hours?))
    };
    let mut all: Vec<(Date, Minutes)> =
        items.iter().filter_map(|item: &Spanned<_>| row.nested(key, item, one)).collect();
    all.sort_by_key(|(from, _)| *from);
    if let Some(pair) = all.windows(2).find(|pair| matches!(pair, [one, next] if one.0 == next.0)) {
        let twice = pair.first().map(|(from, _)| from.to_string()).unwrap_or_default();
        row.fault_in(key, &format!("two values begin on {twice}; keep one"));
        return None;
    }
    if all.is_empty() && !items.is_empty() {
        // What is wrong with each of them has been said.
        return None;
    }
    let Some((_, first)) = all.first().copied() else {
        row.fault_in(key, "the list is empty: write \"14:24\", or { from = DATE, hours = \"14:24\" }");
        return None;
    };
    all.retain(|(from, _)| *from != Date::FIRST);
    Some((first, all))
}
