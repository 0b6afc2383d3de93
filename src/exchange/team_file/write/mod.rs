//! From a state to the text of a team file: the contract's order, only what is not the default, made to be read.

mod beside;
mod text;

use smol_str::SmolStr;

use super::FORMAT;
use super::tables::ORDER;
use crate::domain::parts::{FieldValue, Said};
use crate::domain::{Date, KeptApart, PolicyValue, Record, Setting, State, TableName, check};
use text::Out;

/// Writes a state whose weeks are all loaded as a team file.
#[must_use]
pub fn write(state: &State) -> String {
    let mut out = Out::new(FORMAT);
    for table in ORDER {
        for record in records(state, table) {
            out.row(table);
            match &record {
                // A policy's dates stand on one line, however many there are.
                Record::Policy(it) => policy(&mut out, it),
                _ => {
                    for (key, said) in lines(&record, &what_stands_beside(state, &record), false) {
                        out.line(key, &said);
                    }
                }
            }
        }
    }
    out.finish()
}

/// What a record says in a row of its own: each key in the order of the contract, with what it says. With `is_whole` words
/// are there too where they are the default: for people who compare two versions of a record.
#[must_use]
pub fn row_of(record: &Record, is_whole: bool) -> Vec<(SmolStr, Said)> {
    match record {
        Record::Policy(it) => vec![(it.key.clone(), values(it))],
        _ => lines(record, &[], is_whole).into_iter().map(|(key, said)| (key.into(), said)).collect(),
    }
}

fn lines(record: &Record, records: &[Record], is_whole: bool) -> Vec<beside::Line> {
    let mut lines = beside::alone(record);
    // What is said of a team's part of a week is a row like any other of the week, with the team.
    let said = match record {
        Record::TeamMark(it) => &Record::from(it.mark.clone()),
        _ => record,
    };
    said.say(&mut |field| {
        let is_written = |said: &Said| !field.is_default || (is_whole && matches!(said, Said::Text(_)));
        let changing = (field.key == "hours").then(|| beside::changing_hours(record, records)).flatten();
        let said = changing.or(field.said).filter(is_written);
        lines.extend(said.map(|said| (field.key, said)));
        lines.extend(beside::after(field.key, record, records));
    });
    lines
}

/// What stands beside a record and is written in its row; nothing that names what is no longer there.
fn what_stands_beside(state: &State, record: &Record) -> Vec<Record> {
    let mut all = state.beside(&record.key());
    for record in &mut all {
        let Record::KeptApart(it) = record else { continue };
        let tables = [TableName::Team, TableName::Place, TableName::Family];
        let is_there = |id: &SmolStr| tables.iter().any(|table| check::is_there(state, *table, id));
        let from = it.from.iter().filter(|id| is_there(id)).cloned().collect();
        *record = KeptApart { from, ..KeptApart::clone(it) }.into();
    }
    all
}

/// The records of a table in the order they are written: those of weeks by week, sessions by their start.
fn records(state: &State, table: TableName) -> Vec<Record> {
    let records = &state.records;
    macro_rules! all {
        ($field:ident, $variant:ident) => {
            records.$field.values().map(|row| Record::$variant(row.item.clone())).collect()
        };
    }
    match table {
        TableName::Service => all!(service, Service),
        TableName::Policy => all!(policy, Policy),
        TableName::Place => all!(places, Place),
        TableName::Travel => all!(travel, Travel),
        TableName::Team => all!(teams, Team),
        TableName::Person => all!(people, Person),
        TableName::Post => all!(posts, Post),
        TableName::Share => all!(shares, Share),
        TableName::Course => all!(courses, Course),
        TableName::Training => state.trainings().cloned().map(Record::from).collect(),
        TableName::Activity => all!(activities, Activity),
        TableName::Family => all!(families, Family),
        TableName::Group => all!(groups, Group),
        TableName::Series => all!(series, Series),
        TableName::Supervision => all!(supervision, Supervision),
        TableName::Leave => all!(leave, Leave),
        TableName::Toil => all!(toil, Toil),
        TableName::Carry => all!(carried, Carry),
        TableName::Holiday => all!(holidays, Holiday),
        TableName::Organisation => all!(organisations, Organisation),
        // What speaks of something that is gone would not be taken in again.
        TableName::Accepted => {
            let there = records.accepted.values().map(|row| &row.item);
            let there = there.filter(|risk| check::subject_is_there(state, risk));
            there.map(|risk| Record::AcceptedRisk(risk.clone())).collect()
        }
        TableName::Request => all!(requests, StaffRequest),
        TableName::Busy => all!(busy, Busy),
        TableName::Shift => state
            .sheets()
            .flat_map(|(_, sheet)| sheet.shifts.values().map(|row| Record::Shift(row.item.clone())))
            .collect(),
        TableName::Sheet => state
            .sheets()
            .flat_map(|(_, sheet)| {
                let whole = sheet.mark.iter().map(|row| Record::Sheet(row.item.clone()));
                whole.chain(sheet.team_marks.values().map(|row| Record::TeamMark(row.item.clone())))
            })
            .collect(),
        TableName::Session => {
            let mut sessions = vec![];
            for (_, sheet) in state.sheets() {
                let first = sessions.len();
                sessions.extend(sheet.sessions.values().map(|row| row.item.clone()));
                if let Some(week) = sessions.get_mut(first..) {
                    week.sort_by_key(|session| session.booking.start);
                }
            }
            sessions.into_iter().map(Record::Session).collect()
        }
    }
}

/// A policy: its value, or its dated values.
fn policy(out: &mut Out, it: &Setting) {
    match it.values.as_slice() {
        [(None, _)] => out.bare(&it.key, &values(it)),
        _ => out.line(&it.key, &values(it)),
    }
}

/// What is said of a policy: its value, or its dated values.
fn values(it: &Setting) -> Said {
    let dated = |(from, value): &(Option<Date>, PolicyValue)| {
        // What holds from ever on is dated too, where others follow it.
        Said::Table(vec![("from", from.unwrap_or(Date::FIRST).said()), ("value", said(value))])
    };
    match it.values.as_slice() {
        [(None, value)] => said(value),
        values => Said::List(values.iter().map(dated).collect()),
    }
}

fn said(value: &PolicyValue) -> Said {
    match value {
        PolicyValue::Number(_) => Said::number(value),
        PolicyValue::Duration(_) | PolicyValue::Word(_) => Said::text(value),
        PolicyValue::Dates(dates) => Said::List(dates.iter().map(FieldValue::said).collect()),
    }
}
