//! All of it at one revision: immutable, cheap to clone and to share.
//!
//! Records are all here; sheets only as far as somebody has looked at them. A week that has a sheet on disk and not
//! here is *not loaded*, which is never mistaken for empty.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use super::namesakes::Namesakes;
use super::records::Records;
use super::secret::Secret;
use super::sheet::Sheet;
use crate::domain::calendar::Week;
use crate::domain::id::SessionId;
use crate::domain::record::{Key, Record, Rev};

/// The state at one revision.
#[derive(Clone, Debug, Default)]
pub struct State {
    rev: Rev,
    /// The records that belong to no week.
    pub records: Records,
    pub(in crate::domain) sheets: OrdMap<Week, Arc<Sheet>>,
    pub(in crate::domain) on_disk: OrdSet<Week>,
    /// Never written with it: the store that has it says what it is.
    secret: Secret,
    /// Who is called alike, of the people that are in it.
    pub(super) namesakes: Namesakes,
}

/// A week that would have to be loaded first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the week {0} is not loaded yet: try again")]
pub struct NotLoaded(pub Week);

impl State {
    /// The state as a store knows it: the records, and which weeks have a sheet on disk.
    #[must_use]
    pub fn new(rev: Rev, records: Records, on_disk: impl IntoIterator<Item = Week>) -> Self {
        let on_disk = on_disk.into_iter().collect();
        Self {
            rev,
            records,
            sheets: OrdMap::new(),
            on_disk,
            secret: Secret::default(),
            namesakes: Namesakes::default(),
        }
    }

    /// The same in a store of that secret.
    #[must_use]
    pub fn hiding_ids_with(self, secret: Secret) -> Self {
        Self { secret, ..self }
    }

    /// What stands in for ids that somebody may not read is made with this.
    #[must_use]
    pub fn secret(&self) -> Secret {
        self.secret
    }

    /// The revision it stands at.
    #[must_use]
    pub fn rev(&self) -> Rev {
        self.rev
    }

    /// The same at a later revision: what was done in between is lost.
    #[must_use]
    pub fn moved_to(self, rev: Rev) -> Self {
        Self { rev, ..self }
    }

    /// The sheet of a week; `None` where nothing is stored of it, or where it is not loaded.
    #[must_use]
    pub fn sheet(&self, week: Week) -> Option<&Arc<Sheet>> {
        self.sheets.get(&week)
    }

    /// Whether all there is of a week is here.
    #[must_use]
    pub fn is_loaded(&self, week: Week) -> bool {
        self.sheets.contains_key(&week) || !self.on_disk.contains(&week)
    }

    /// The weeks of a range that would have to be loaded first.
    pub fn missing(&self, from: Week, to: Week) -> impl Iterator<Item = Week> + '_ {
        self.on_disk.range(from..=to).copied().filter(|week| !self.sheets.contains_key(week))
    }

    /// Every week that has a sheet, loaded or not.
    pub fn weeks(&self) -> impl Iterator<Item = Week> + '_ {
        self.on_disk.iter().copied()
    }

    /// Every week from one on that has a sheet, loaded or not.
    pub fn weeks_from(&self, from: Week) -> impl Iterator<Item = Week> + '_ {
        self.on_disk.range(from..).copied()
    }

    /// The loaded sheets of a week and of those after it, in order of week.
    pub fn sheets_from(&self, from: Week) -> impl Iterator<Item = (Week, &Arc<Sheet>)> + '_ {
        self.sheets.range(from..).map(|(week, sheet)| (*week, sheet))
    }

    /// The loaded sheets, in order of week.
    pub fn sheets(&self) -> impl Iterator<Item = (Week, &Arc<Sheet>)> + '_ {
        self.sheets.iter().map(|(week, sheet)| (*week, sheet))
    }

    /// The same state with a sheet from the disk.
    #[must_use]
    pub fn with_sheet(mut self, week: Week, sheet: Arc<Sheet>) -> Self {
        self.on_disk.insert(week);
        self.sheets.insert(week, sheet);
        self
    }

    /// The same state with only those sheets kept that `keep` wants; the others stay on disk.
    #[must_use]
    pub fn without_sheets(mut self, keep: impl Fn(Week) -> bool) -> Self {
        let drop: Vec<Week> = self.sheets.keys().copied().filter(|week| !keep(*week)).collect();
        for week in drop {
            self.sheets.remove(&week);
        }
        self
    }

    /// The record under a key, with its revision. The error names the week that would have to be loaded.
    pub fn get(&self, key: &Key) -> Result<Option<(Rev, Record)>, NotLoaded> {
        let Some(week) = key.week() else {
            return Ok(self.records.get(key));
        };
        if !self.is_loaded(week) {
            return Err(NotLoaded(week));
        }
        let Some(sheet) = self.sheets.get(&week) else {
            return Ok(None);
        };
        Ok(match key {
            Key::Session((_, id)) => {
                sheet.sessions.get(id).map(|row| (row.rev, Record::Session(row.item.clone())))
            }
            Key::Shift(key) => sheet.shifts.get(key).map(|row| (row.rev, Record::Shift(row.item.clone()))),
            Key::Edition(_) => sheet.edition.as_ref().map(|row| (row.rev, Record::Edition(row.item.clone()))),
            Key::Amendment((_, number)) => {
                sheet.amendments.get(number).map(|row| (row.rev, Record::Amendment(row.item.clone())))
            }
            Key::TeamMark((_, team)) => {
                sheet.team_marks.get(team).map(|row| (row.rev, Record::TeamMark(row.item.clone())))
            }
            Key::TeamEdition((_, team)) => {
                sheet.team_editions.get(team).map(|row| (row.rev, Record::TeamEdition(row.item.clone())))
            }
            _ => sheet.mark.as_ref().map(|row| (row.rev, Record::Sheet(row.item.clone()))),
        })
    }

    /// Every record that is here with its revision: first those of no week, then sheet by sheet.
    pub fn rows(&self) -> impl Iterator<Item = (Rev, Record)> + '_ {
        self.records.rows().chain(self.sheets.values().flat_map(|sheet| sheet.rows()))
    }

    /// Sets the revision; only an entry and the store do.
    pub(crate) fn set_rev(&mut self, rev: Rev) {
        self.rev = rev;
    }

    /// Puts a record in its place or, with `None`, takes it out; what it touches must be loaded.
    pub(crate) fn set(&mut self, key: &Key, record: Option<Record>, rev: Rev) -> Result<(), NotLoaded> {
        let Some(week) = key.week() else {
            if matches!(key, Key::Person(_) | Key::Team(_)) {
                self.namesakes = Namesakes::default();
            }
            match record {
                Some(record) => self.records.put(record, rev),
                None => self.records.remove(key),
            }
            return Ok(());
        };
        self.mark_away(key, record.is_some())?;
        let sheet = self.sheet_mut(week)?;
        match record {
            Some(record) => sheet.put(record, rev),
            None => sheet.remove(key),
        }
        Ok(())
    }

    /// Where an occurrence leaves the week that its rule gives, that week remembers it.
    fn mark_away(&mut self, key: &Key, there: bool) -> Result<(), NotLoaded> {
        let Key::Session((week, id)) = key else {
            return Ok(());
        };
        let Some(home) = self.rule_week(id).filter(|home| home != week) else {
            return Ok(());
        };
        let sheet = self.sheet_mut(home)?;
        if there {
            sheet.away.insert(id.clone(), *week);
        } else if sheet.away.get(id) == Some(week) {
            sheet.away.remove(id);
        }
        Ok(())
    }

    /// The week in which its series' rule puts the occurrence with such an id.
    #[must_use]
    pub fn rule_week(&self, id: &SessionId) -> Option<Week> {
        id.occurrence_of().map(|(_, date)| date.week())
    }

    fn sheet_mut(&mut self, week: Week) -> Result<&mut Sheet, NotLoaded> {
        if !self.is_loaded(week) {
            return Err(NotLoaded(week));
        }
        self.on_disk.insert(week);
        Ok(Arc::make_mut(self.sheets.entry(week).or_default()))
    }
}
