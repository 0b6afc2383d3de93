//! The numbers in a state's texts that may identify a patient, looked for again only where something changed.

use imbl::OrdMap;

use crate::domain::identifier::{FindingKind, scan};
use crate::domain::{Key, Record, State, StateDiff};

/// The numbers that may identify somebody: of each record that holds any, the worst and the field it stands in.
#[derive(Clone, Debug, Default)]
pub struct Identifiers(pub(super) OrdMap<Key, (FindingKind, &'static str)>);

impl Identifiers {
    /// Looks through all texts of a state.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let mut found = Self::default();
        for (_, record) in state.rows() {
            found.look_through(&record);
        }
        found
    }

    /// Looks again through what has changed from one state to the next.
    #[must_use]
    pub fn after(mut self, before: &State, state: &State, difference: &StateDiff) -> Self {
        for week in &difference.weeks {
            for (_, record) in before.sheet(*week).into_iter().flat_map(|sheet| sheet.rows()) {
                self.0.remove(&record.key());
            }
            for (_, record) in state.sheet(*week).into_iter().flat_map(|sheet| sheet.rows()) {
                self.look_through(&record);
            }
        }
        for key in &difference.keys {
            self.0.remove(key);
            if let Ok(Some((_, record))) = state.get(key) {
                self.look_through(&record);
            }
        }
        self
    }

    fn look_through(&mut self, record: &Record) {
        let mut worst: Option<(FindingKind, &'static str)> = None;
        record.each_text(&mut |field, _, text| {
            for found in scan(text) {
                if worst.is_none_or(|(kind, _)| !kind.is_identifier() && found.kind.is_identifier()) {
                    worst = Some((found.kind, field));
                }
            }
        });
        if let Some(worst) = worst {
            self.0.insert(record.key(), worst);
        }
    }
}
