//! The forms in which records, sheets and the store's own figures are written; version 1 of each.

use std::sync::Arc;

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::codec;
use crate::domain::{Entity as _, Record, Rev, Row, Session, SessionId, Sheet, SheetMark, ShiftRow, Week};

/// A record that belongs to no week, with the revision that last touched it.
pub type StoredRecord = (Rev, Record);

/// What a working store or a checkpoint stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The id of the store it belongs to.
    pub store: u64,
    /// The revision.
    pub rev: Rev,
    /// Where in the journal the entries after it start, in bytes.
    pub journal: u64,
    /// How many records that belong to no week there are.
    pub records: u64,
    /// The sum of [`digest`] over them: tells a record that fell back to what it was.
    pub digest: u64,
    /// How many weeks have a sheet.
    pub sheets: u64,
}

/// What a sealed record under a key adds to the digest.
pub fn digest(key: &[u8], sealed: &[u8]) -> u64 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(key);
    sum.update(&codec::sum_of(sealed).to_le_bytes());
    u64::from(sum.finalize())
}

/// A week's sheet.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSheet {
    mark: Option<(Rev, Arc<SheetMark>)>,
    sessions: Vec<(Rev, Arc<Session>)>,
    shifts: Vec<(Rev, Arc<ShiftRow>)>,
    away: Vec<(SessionId, Week)>,
}

impl From<&Sheet> for StoredSheet {
    fn from(sheet: &Sheet) -> Self {
        fn row<T>(row: &Row<T>) -> (Rev, Arc<T>) {
            (row.rev, row.item.clone())
        }
        Self {
            mark: sheet.mark.as_ref().map(row),
            sessions: sheet.sessions.values().map(row).collect(),
            shifts: sheet.shifts.values().map(row).collect(),
            away: sheet.away.iter().map(|(id, week)| (id.clone(), *week)).collect(),
        }
    }
}

impl From<StoredSheet> for Sheet {
    fn from(stored: StoredSheet) -> Self {
        fn row<T>((rev, item): (Rev, Arc<T>)) -> Row<T> {
            Row { rev, item }
        }
        let sessions = stored.sessions.into_iter().map(|it| (it.1.id.clone(), row(it)));
        let shifts = stored.shifts.into_iter().map(|it| (it.1.key(), row(it)));
        Self {
            mark: stored.mark.map(row),
            sessions: sessions.collect::<OrdMap<_, _>>(),
            shifts: shifts.collect(),
            away: stored.away.into_iter().collect(),
        }
    }
}
