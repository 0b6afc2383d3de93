//! Where two maps that share most of what they hold are not alike.

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

/// The keys under which two maps do not hold the same.
pub(super) fn unlike<'a, K: Ord, V: PartialEq>(
    one: &'a OrdMap<K, V>,
    other: &'a OrdMap<K, V>,
) -> impl Iterator<Item = &'a K> {
    one.diff(other).map(|item| match item {
        DiffItem::Add(key, _) | DiffItem::Remove(key, _) => key,
        DiffItem::Update { old, .. } => old.0,
    })
}
