//! What is not alike in two states, found without looking at what they share.
//!
//! States that come of one another share nearly all they hold, so that the few keys an edit touched are found at the
//! cost of those few, however the one came of the other: by an entry, by an undo, by weeks that were loaded or dropped.

use imbl::ordmap::DiffItem;
use imbl::ordset::DiffItem as InOne;

use super::sheet::Sheet;
use super::snapshot::State;
use super::unlike::unlike;
use crate::domain::calendar::Week;
use crate::domain::record::Key;

/// What is not alike in two states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateDiff {
    /// The keys of records that are in one only or say something else in the other, each once, in order. An occurrence
    /// that only one of them has moved to another week stands under the week its rule gives, too.
    pub keys: Vec<Key>,
    /// The weeks of which one holds all there is and the other does not, each once, in order.
    pub weeks: Vec<Week>,
}

impl StateDiff {
    /// Whether the two are alike.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.weeks.is_empty()
    }
}

impl State {
    /// What is not alike here and in another state. Revisions of records count, the state's own does not.
    #[must_use]
    pub fn difference(&self, other: &Self) -> StateDiff {
        let mut found = StateDiff::default();
        self.records.difference(&other.records, &mut found.keys);
        let empty = Sheet::default();
        for item in self.sheets.diff(&other.sheets) {
            let (week, one, two) = match &item {
                DiffItem::Add(week, sheet) => (**week, None, Some(&***sheet)),
                DiffItem::Update { old, new } => (*old.0, Some(&**old.1), Some(&**new.1)),
                DiffItem::Remove(week, sheet) => (**week, Some(&***sheet), None),
            };
            if self.is_loaded(week) && other.is_loaded(week) {
                one.unwrap_or(&empty).difference(two.unwrap_or(&empty), week, &mut found.keys);
            } else {
                found.weeks.push(week);
            }
        }
        for item in self.on_disk.diff(&other.on_disk) {
            let (InOne::Add(week) | InOne::Remove(week)) = item;
            if self.is_loaded(*week) != other.is_loaded(*week) {
                found.weeks.push(*week);
            }
        }
        found.keys.sort_unstable();
        found.keys.dedup();
        found.weeks.sort_unstable();
        found.weeks.dedup();
        found
    }
}

impl Sheet {
    fn difference(&self, other: &Self, week: Week, keys: &mut Vec<Key>) {
        if self.mark != other.mark {
            keys.push(Key::Sheet(week));
        }
        keys.extend(unlike(&self.sessions, &other.sessions).map(|id| Key::Session((week, id.clone()))));
        keys.extend(unlike(&self.away, &other.away).map(|id| Key::Session((week, id.clone()))));
        keys.extend(unlike(&self.shifts, &other.shifts).map(|key| Key::Shift(key.clone())));
        if self.edition != other.edition {
            keys.push(Key::Edition(week));
        }
        keys.extend(
            unlike(&self.amendments, &other.amendments).map(|number| Key::Amendment((week, *number))),
        );
        keys.extend(unlike(&self.team_marks, &other.team_marks).map(|it| Key::TeamMark((week, it.clone()))));
        keys.extend(
            unlike(&self.team_editions, &other.team_editions).map(|it| Key::TeamEdition((week, it.clone()))),
        );
    }
}
