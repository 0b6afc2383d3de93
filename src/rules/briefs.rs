//! What several rules say in a few words: which families, which session.

use crate::domain::{Booking, FamilyRef, SessionId, State, TableName, counted};
use crate::words;

use super::Flag;

/// The most columns that families take by name; beyond, they are counted.
const BY_NAME: usize = 18;

/// Families that flags are about, after what is said of them: `No backup worker: C3 and C4`, `No backup worker: 9 families`.
pub(super) fn of_families(what: &str, flags: &[&Flag]) -> String {
    let about = flags.iter().filter(|flag| flag.subject.kind == TableName::Family);
    let mut families: Vec<FamilyRef> =
        about.filter_map(|flag| FamilyRef::parse(&flag.subject.id).ok()).collect();
    families.sort_unstable();
    families.dedup();
    let kept = flags.iter().any(|flag| flag.subject.is_kept_back());
    format!("{what}: {}", if kept { counted(flags.len(), "family") } else { named(&families) })
}

/// Families by name where that is short, else how many.
pub(super) fn named(families: &[FamilyRef]) -> String {
    let names: Vec<String> = families.iter().map(FamilyRef::called).collect();
    let names = words::in_a_row(&names);
    let is_short = names.chars().count() <= BY_NAME && !families.iter().any(FamilyRef::is_stand_in);
    if is_short { names } else { counted(families.len(), "family") }
}

/// What the session says that a flag is about, where it is one.
pub(super) fn booking_of<'s>(flag: &Flag, state: &'s State) -> Option<&'s Booking> {
    let id = SessionId::parse(&flag.subject.id).ok().filter(|_| flag.subject.kind == TableName::Session)?;
    let stored = state.sheet(flag.week).and_then(|sheet| sheet.sessions.get(&id));
    stored.map(|row| &row.item.booking).or_else(|| {
        let (series, _) = id.occurrence_of()?;
        state.records.series.get(&series).map(|row| &row.item.booking)
    })
}
