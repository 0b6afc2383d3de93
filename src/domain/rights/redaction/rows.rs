//! Rows of tables with something kept back: what is left alone is shared with the table below.

use std::sync::Arc;

use imbl::OrdMap;

use crate::domain::record::{Entity, Row, Table};

/// The rows whose key is let through.
pub(super) fn only<T: Entity>(rows: &Table<T>, keep: impl Fn(&T::Key) -> bool) -> Table<T> {
    rows.iter().filter(|(key, _)| keep(key)).map(|(key, row)| (key.clone(), row.clone())).collect()
}

/// A table, redacted anew only where it is not the one that was redacted before.
pub(super) fn table<T: Entity>(
    now: &Table<T>,
    (then, seen): (&Table<T>, &Table<T>),
    redaction: impl FnOnce(&Table<T>) -> Table<T>,
) -> Table<T> {
    if !then.is_empty() && now.ptr_eq(then) { seen.clone() } else { redaction(now) }
}

/// The rows with those replaced of which something is kept back.
pub(super) fn changed<K: Ord + Clone, T: Clone>(
    rows: &OrdMap<K, Row<T>>,
    redaction: impl Fn(&T) -> Option<T>,
) -> OrdMap<K, Row<T>> {
    let mut shown = rows.clone();
    for (key, row) in rows {
        if let Some(item) = redaction(&row.item) {
            shown.insert(key.clone(), Row { rev: row.rev, item: Arc::new(item) });
        }
    }
    shown
}

/// The same, where what is replaced may stand under another key.
pub(super) fn renamed<T: Entity>(rows: &Table<T>, redaction: impl Fn(&T) -> Option<T>) -> Table<T> {
    renamed_by(rows, redaction, Entity::key)
}

/// The same of rows that stand under a key of their table's own.
pub(super) fn renamed_by<K: Ord + Clone, T: Clone>(
    rows: &OrdMap<K, Row<T>>,
    redaction: impl Fn(&T) -> Option<T>,
    key_of: impl Fn(&T) -> K,
) -> OrdMap<K, Row<T>> {
    let mut shown = rows.clone();
    for (key, row) in rows {
        if let Some(item) = redaction(&row.item) {
            shown.remove(key);
            shown.insert(key_of(&item), Row { rev: row.rev, item: Arc::new(item) });
        }
    }
    shown
}

/// A row, with its record replaced where something of it is kept back.
pub(super) fn one<T: Clone>(row: Option<&Row<T>>, redaction: impl Fn(&T) -> Option<T>) -> Option<Row<T>> {
    let row = row?;
    Some(match redaction(&row.item) {
        Some(item) => Row { rev: row.rev, item: Arc::new(item) },
        None => row.clone(),
    })
}
