//! What a file leaves out to tell rows apart: ids of sessions and series, numbers of rows of one person and day.
//!
//! Rows that say the same as a record that is there keep its number, so that importing what was exported changes
//! nothing; the rest take the numbers left, in the order of the file.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::fault::Collector;
use super::read::Found;
use crate::domain::{
    BusyOf, CourseId, Date, Key, LeaveKind, Moment, PersonId, Record, Refresher, State, Training,
};

/// Gives every session and series without an id of its own the derived one, with -2, -3 … for equals.
pub(super) fn name_the_unnamed(rows: &mut [Found<'_>]) {
    let mut taken: HashSet<String> = HashSet::new();
    for row in rows.iter().filter(|row| !row.unnamed) {
        taken.extend(id_of(&row.record));
    }
    let mut equals: HashMap<String, u32> = HashMap::new();
    for row in rows.iter_mut().filter(|row| row.unnamed) {
        let Some(derived) = id_of(&row.record) else {
            continue;
        };
        let next = equals.entry(derived.clone()).or_insert(1);
        loop {
            let bare = derived.split_once('/').map_or(derived.as_str(), |(_, bare)| bare);
            let id = if *next == 1 { bare.to_owned() } else { format!("{bare}-{next}") };
            *next += 1;
            let prefix = if matches!(row.record, Record::Series(_)) { "series" } else { "session" };
            if taken.insert(format!("{prefix}/{id}")) {
                rename(&mut row.record, &id);
                break;
            }
        }
    }
}

/// The id of a session or series with its table, since each table has its own.
fn id_of(record: &Record) -> Option<String> {
    match record {
        Record::Session(it) => Some(format!("session/{}", it.id)),
        Record::Series(it) => Some(format!("series/{}", it.id)),
        _ => None,
    }
}

fn rename(record: &mut Record, id: &str) {
    match record {
        Record::Session(it) => {
            if let Ok(id) = id.parse() {
                std::sync::Arc::make_mut(it).id = id;
            }
        }
        Record::Series(it) => {
            if let Ok(id) = id.parse() {
                std::sync::Arc::make_mut(it).id = id;
            }
        }
        _ => {}
    }
}

/// A course that stands twice for somebody, done and not done, is a certificate and what is beside it. Beside one that is
/// there already too, in a file that only adds.
pub(super) fn put_refreshers_beside(rows: &mut [Found<'_>], state: &State, whole: bool) {
    let of = |record: &Record| match record {
        Record::Training(it) => Some(((it.person.clone(), it.course.clone()), it.is_done())),
        _ => None,
    };
    let mut held: HashSet<(PersonId, CourseId)> =
        rows.iter().filter_map(|row| of(&row.record)).filter(|(_, done)| *done).map(|(of, _)| of).collect();
    if !whole {
        let there = state.records.training.values().filter(|row| row.item.is_done());
        held.extend(there.map(|row| (row.item.person.clone(), row.item.course.clone())));
    }
    for row in rows {
        if let Record::Training(it) = &row.record
            && !it.is_done()
            && held.contains(&(it.person.clone(), it.course.clone()))
        {
            row.record = Refresher(Training::clone(it)).into();
        }
    }
}

/// What rows share that only a number tells apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Alike {
    Leave(PersonId, Date, LeaveKind),
    Toil(PersonId, Date),
    Shift(PersonId, Date),
    Busy(BusyOf, Moment),
}

fn alike(key: &Key) -> Option<(Alike, u8)> {
    match key.clone() {
        Key::Leave((person, date, kind, number)) => Some((Alike::Leave(person, date, kind), number)),
        Key::Toil((person, date, number)) => Some((Alike::Toil(person, date), number)),
        Key::Shift((person, date, number)) => Some((Alike::Shift(person, date), number)),
        Key::Busy((whose, start, number)) => Some((Alike::Busy(whose, start), number)),
        _ => None,
    }
}

fn renumber(record: &mut Record, number: u8) {
    use std::sync::Arc;
    match record {
        Record::Leave(it) => Arc::make_mut(it).number = number,
        Record::Toil(it) => Arc::make_mut(it).number = number,
        Record::Shift(it) => Arc::make_mut(it).number = number,
        Record::Busy(it) => Arc::make_mut(it).number = number,
        _ => {}
    }
}

/// Whether a row says the same as a record that is there, but for what a file leaves out.
fn says_the_same(row: &Record, number: u8, there: &Record) -> bool {
    let mut row = row.clone();
    renumber(&mut row, number);
    if let (Record::Busy(it), Record::Busy(there)) = (&mut row, there) {
        std::sync::Arc::make_mut(it).uid.clone_from(&there.uid);
    }
    row == *there
}

/// Numbers the rows that only a number tells apart, after those that are there.
pub(super) fn number(rows: &mut [Found<'_>], state: &State, faults: &mut Collector) {
    let mut groups: BTreeMap<Alike, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        if let Some((alike, _)) = alike(&row.record.key()) {
            groups.entry(alike).or_default().push(index);
        }
    }
    let mut there: BTreeMap<Alike, Vec<(u8, Record)>> = BTreeMap::new();
    if !groups.is_empty() {
        for (_, record) in state.rows() {
            if let Some((alike, number)) = alike(&record.key())
                && groups.contains_key(&alike)
            {
                there.entry(alike).or_default().push((number, record));
            }
        }
    }
    for (alike, indexes) in groups {
        let mut old = there.remove(&alike).unwrap_or_default();
        let mut free: BTreeSet<u8> = (0..=u8::MAX).collect();
        let mut waiting = vec![];
        for index in indexes {
            let Some(row) = rows.get_mut(index) else {
                continue;
            };
            let same = old.iter().position(|(number, there)| says_the_same(&row.record, *number, there));
            match same {
                Some(same) => {
                    let (number, there) = old.remove(same);
                    row.record = there;
                    free.remove(&number);
                }
                None => waiting.push(index),
            }
        }
        let mut old: Vec<u8> = old.into_iter().map(|(number, _)| number).collect();
        old.sort_unstable();
        old.reverse();
        for index in waiting {
            let number = old.pop().or_else(|| free.first().copied());
            let Some(row) = rows.get_mut(index) else {
                continue;
            };
            match number {
                Some(number) => {
                    free.remove(&number);
                    renumber(&mut row.record, number);
                }
                None => {
                    faults.add(row.at, || "there are more than 256 rows for one person and day".to_owned());
                }
            }
        }
    }
}
