//! Ids that somebody's file gives to what is new to them.
//!
//! Where not everything is theirs to see, such an id may be that of something they do not see, or name a family of which they
//! are not to learn whether there is one. So it is kept under another, made of it by the store's secret, and the same each
//! time, so that it tells nothing and a file that comes again changes nothing: wherever it could name a family. In a service of one team there is nothing of others to see, and ids stay as they are written.

use std::collections::HashMap;
use std::str::FromStr;

use super::baseline::ImportBaseline;
use super::fault::Collector;
use super::read::Found;
use crate::domain::parts::{PartRole, RecordPart};
use crate::domain::{Key, Name, Record, Session, SessionId, TableName, check};

/// The ids under which what a file names is kept, by table.
#[derive(Default)]
struct Kept(HashMap<TableName, HashMap<String, String>>);

impl Kept {
    fn get(&self, table: TableName, id: &str) -> Option<&str> {
        self.0.get(&table)?.get(id).map(String::as_str)
    }

    fn note(&mut self, table: TableName, id: &str, kept: &str) {
        self.0.entry(table).or_default().insert(id.to_owned(), kept.to_owned());
    }
}

/// Puts the ids into the rows under which they are kept.
pub(super) fn rename(
    rows: &mut [Found<'_>],
    baseline: &ImportBaseline<'_>,
    sessions: &HashMap<SessionId, Key>,
    faults: &mut Collector,
) {
    if !baseline.redaction.is_of_somebody() || baseline.seen.records.teams.len() < 2 {
        return;
    }
    let mut kept = Kept::default();
    for row in rows.iter() {
        note(row, baseline, &mut kept);
    }
    for row in rows.iter() {
        if let Record::Session(it) = &row.record {
            let id = kept_session(it, row.unnamed, baseline, sessions, &kept);
            kept.note(TableName::Session, it.id.as_str(), id.as_str());
        }
    }
    for row in rows {
        strange(row, baseline, sessions, faults);
        row.record.call_otherwise(&|table, id| kept.get(table, id));
    }
}

/// Tells of what has an id that stands for another in somebody else's eyes, or in another store: under that nothing is kept.
fn strange(
    row: &Found<'_>,
    baseline: &ImportBaseline<'_>,
    sessions: &HashMap<SessionId, Key>,
    faults: &mut Collector,
) {
    row.record.each_part(&mut |at, part| {
        let RecordPart::Id(id) = part else { return };
        let is_there = match id {
            Name::Session(id) => {
                let of = id.occurrence_of();
                sessions.contains_key(id)
                    || of.is_some_and(|(of, _)| baseline.seen.records.series.contains_key(&of))
            }
            id => check::is_there(baseline.seen, id.table(), id.as_str()),
        };
        if at.role == PartRole::Own && baseline.redaction.is_stand_in(id) && !is_there {
            faults.add(row.at, || {
                format!(
                    "[[{}]] {id} stands for an id that was hidden from the writer of this file, and is not \
                     known here: remove this row",
                    id.table()
                )
            });
        }
    });
}

/// Notes the id under which a row is kept, of whatever but a session.
fn note(row: &Found<'_>, baseline: &ImportBaseline<'_>, kept: &mut Kept) {
    let seen = baseline.seen;
    match &row.record {
        Record::Session(_) => {}
        Record::Series(it) => {
            // One that is made of what it is stands for itself: the viewer reads another where it is there.
            let is_of_known = it.booking.families.iter().all(|family| baseline.seen.family(family).is_some());
            let shown = if row.unnamed && is_of_known {
                baseline.redaction.shown_series(&it.id)
            } else {
                it.id.clone()
            };
            let id = match () {
                () if seen.records.series.contains_key(&shown) => shown,
                () if row.unnamed => it.id.clone(),
                () => given(baseline, Name::Series(&it.id)).unwrap_or_else(|| it.id.clone()),
            };
            kept.note(TableName::Series, it.id.as_str(), id.as_str());
        }
        record => record.each_part(&mut |at, part| {
            if let RecordPart::Id(id) = part
                && at.role == PartRole::Own
                && !check::is_there(seen, id.table(), id.as_str())
                && let Some(other) = baseline.redaction.given(id)
            {
                kept.note(id.table(), id.as_str(), &other);
            }
        }),
    }
}

/// The id under which a session is kept.
fn kept_session(
    it: &Session,
    unnamed: bool,
    baseline: &ImportBaseline<'_>,
    sessions: &HashMap<SessionId, Key>,
    kept: &Kept,
) -> SessionId {
    let of_series = it.id.occurrence_of().and_then(|(of, date)| {
        let series = match kept.get(TableName::Series, of.as_str()) {
            Some(kept) => kept.parse().ok()?,
            None => baseline.seen.records.series.contains_key(&of).then_some(of)?,
        };
        series.occurrence(date)
    });
    // A row about a family that its author does not know is refused, and not told apart by what there is.
    let is_of_known = it.booking.families.iter().all(|family| baseline.seen.family(family).is_some());
    let shown = if unnamed && is_of_known { baseline.redaction.shown_session(&it.id) } else { it.id.clone() };
    match of_series {
        Some(kept) => kept,
        None if sessions.contains_key(&shown) => shown,
        None if unnamed => it.id.clone(),
        None => given(baseline, Name::Session(&it.id)).unwrap_or_else(|| it.id.clone()),
    }
}

/// The id under which something is kept to which a file gives one; `None` where it stays as it is.
fn given<T: FromStr>(baseline: &ImportBaseline<'_>, id: Name<'_>) -> Option<T> {
    baseline.redaction.given(id)?.parse().ok()
}
