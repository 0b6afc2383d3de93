//! Who has the same short name: found once for the people of a state, and asked for every name that is drawn.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use smol_str::SmolStr;

use crate::domain::id::PersonId;
use crate::domain::record::{Person, Table};

/// Everybody by their short name, once it was asked for; states with the same people share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Namesakes(Arc<OnceLock<BTreeMap<SmolStr, Vec<PersonId>>>>);

impl Namesakes {
    /// Those of these people who have a short name.
    pub(super) fn of(&self, people: &Table<Person>, short: &str) -> &[PersonId] {
        let by_name = self.0.get_or_init(|| {
            let mut all: BTreeMap<SmolStr, Vec<PersonId>> = BTreeMap::new();
            for person in people.values().map(|row| &row.item) {
                all.entry(person.short_name().into()).or_default().push(person.id.clone());
            }
            all
        });
        by_name.get(short).map_or(&[], Vec::as_slice)
    }
}
