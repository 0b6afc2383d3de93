//! What stays as it is, whatever somebody's file says: what that somebody may not see.
//!
//! A file that tries to say it all the same is told so in the same words whatever there is, or whether there is anything.

use std::collections::HashMap;

use super::baseline::ImportBaseline;
use super::fault::Collector;
use super::read::Found;
use crate::domain::{Edit, FamilyRef, Key, Record, SessionId, rights};

/// Puts into the rows what is kept from their author, as it is, and tells of those that would say something of it.
pub(super) fn keep(
    rows: &mut [Found<'_>],
    baseline: &ImportBaseline<'_>,
    sessions: &HashMap<SessionId, Key>,
    faults: &mut Collector,
) {
    if baseline.redaction.is_clear() {
        return;
    }
    for row in rows {
        private(row, baseline, faults);
        absence(row, baseline, faults);
        family(row, baseline, faults);
        let key = row.record.key();
        let key = match &key {
            Key::Session((_, id)) => sessions.get(id).unwrap_or(&key),
            _ => &key,
        };
        let stored = baseline.seen.get(key).ok().flatten().map(|(_, there)| there);
        let there = stored.or_else(|| baseline.seen.given_occurrence(key).map(Record::from));
        if let Some(there) = there {
            row.record = baseline.redaction.kept_in(row.record.clone(), &there);
        }
    }
}

/// Whether a record that a file says nothing of stays for that reason alone.
pub(super) fn is_kept(record: &Record, baseline: &ImportBaseline<'_>) -> bool {
    if baseline.redaction.is_clear() {
        return false;
    }
    match record {
        Record::Family(it) => it.reference.is_stand_in(),
        Record::LastContact(it) => it.family.is_stand_in(),
        Record::KeptApart(_) => true,
        _ => false,
    }
}

/// Tells of keys of somebody's row that are not its author's to write.
fn private(row: &Found<'_>, baseline: &ImportBaseline<'_>, faults: &mut Collector) {
    let Record::Person(person) = &row.record else { return };
    if baseline.seen.person(&person.id).is_none() {
        return;
    }
    for key in baseline.redaction.private_to(person) {
        if let Some(value) = row.fields.and_then(|fields| fields.get(*key)) {
            faults.add(value.span().start, || {
                format!(
                    "[[person]] `{key}` of {} is private: leave it out, and what is there stays",
                    person.id
                )
            });
        }
    }
}

/// Tells of leave, hours and busy times of somebody that are not its author's to write, whether or not they are there already.
fn absence(row: &Found<'_>, baseline: &ImportBaseline<'_>, faults: &mut Collector) {
    let whose = match &row.record {
        Record::Leave(it) => &it.person,
        Record::Toil(it) => &it.person,
        Record::Carry(it) => &it.person,
        Record::CarryLapse(it) => &it.person,
        Record::LeaveAsked(it) => &it.person,
        Record::Busy(it) => match it.whose.person() {
            Some(person) => person,
            None => return,
        },
        _ => return,
    };
    if baseline.author.person() == Some(whose) {
        return;
    }
    let edit = Edit { key: row.record.key(), before: None, after: Some(row.record.clone()) };
    if let Err(words) = rights::may(baseline.seen, baseline.author, &edit) {
        faults.add(row.at, || words);
    }
}

/// Tells of a family that is not its author's to add, whether or not there is one of that reference already.
fn family(row: &Found<'_>, baseline: &ImportBaseline<'_>, faults: &mut Collector) {
    let Record::Family(family) = &row.record else { return };
    if baseline.seen.family(&family.reference).is_some() {
        return;
    }
    let edit = Edit { key: row.record.key(), before: None, after: Some(row.record.clone()) };
    match rights::may(baseline.seen, baseline.author, &edit) {
        Err(words) => faults.add(row.at, || words),
        Ok(()) if baseline.redaction.hides(&family.reference) => {
            faults.add(row.at, || format!("[[family]] `ref`: {}", FamilyRef::cannot_be_given()));
        }
        Ok(()) => {}
    }
}
