//! From a state to the text of a team file: the contract's order, only what is not the default, made to be read.

mod beside;
mod bookings;
mod people;
mod places;
mod text;

use super::{FORMAT, ORDER};
use smol_str::SmolStr;

use crate::domain::{Date, KeptApart, Record, State, TableName, Value, check};
use text::Out;

/// Writes a state whose weeks are all loaded as a team file.
#[must_use]
pub fn write(state: &State) -> String {
    let mut out = Out::new(FORMAT);
    for table in ORDER {
        for record in records(state, table) {
            write_record(&mut out, &record, &what_stands_beside(state, &record));
        }
    }
    out.finish()
}

/// Writes one record as the only row of a team file.
#[must_use]
pub fn write_one(record: &Record) -> String {
    let mut out = Out::new(FORMAT);
    write_record(&mut out, record, &[]);
    out.finish()
}

/// The same with what is the default written too: for people who compare two versions of a record.
#[must_use]
pub fn write_whole(record: &Record) -> String {
    let mut out = Out::whole(FORMAT);
    write_record(&mut out, record, &[]);
    out.finish()
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

fn write_record(out: &mut Out, record: &Record, beside: &[Record]) {
    match record {
        Record::Service(it) => places::service(out, it),
        Record::Policy(it) => policy(out, it),
        Record::Place(it) => places::place(out, it),
        Record::Travel(it) => places::travel(out, it),
        Record::Team(it) => places::team(out, it),
        Record::Organisation(it) => places::organisation(out, it),
        Record::Person(it) => people::person(out, it, beside),
        Record::Post(it) => people::post(out, it, beside),
        Record::Share(it) => people::share(out, it),
        Record::Shift(it) => people::shift(out, it),
        Record::Course(it) => people::course(out, it),
        Record::Training(it) => people::training(out, it),
        Record::Supervision(it) => people::supervision(out, it),
        Record::Leave(it) => people::leave(out, it),
        Record::Toil(it) => people::toil(out, it),
        Record::Carry(it) => people::carry(out, it, beside),
        Record::Holiday(it) => people::holiday(out, it, beside),
        Record::Activity(it) => bookings::activity(out, it, beside),
        Record::Family(it) => bookings::family(out, it, beside),
        Record::Group(it) => bookings::group(out, it),
        Record::Session(it) => bookings::session(out, it),
        Record::Series(it) => bookings::series(out, it),
        Record::Sheet(it) => bookings::sheet(out, it, None),
        Record::TeamMark(it) => bookings::sheet(out, &it.mark, Some(&it.team)),
        Record::Refresher(it) => people::training(out, &it.0),
        Record::PostHours(it) => beside::post_hours(out, it),
        Record::LastContact(it) => beside::last_contact(out, it),
        Record::PublicTitle(it) => beside::public_title(out, it),
        Record::HolidayTime(it) => beside::holiday_time(out, it),
        Record::CarryLapse(it) => beside::carry_lapse(out, it),
        // History stays in the store, and so does who may come in; what is private is written in its row alone.
        Record::KeptApart(_)
        | Record::Edition(_)
        | Record::TeamEdition(_)
        | Record::Amendment(_)
        | Record::PublicKey(_)
        | Record::Account(_)
        | Record::Decision(_)
        | Record::HandoverMark(_)
        | Record::Measure(_)
        | Record::ReminderSent(_)
        | Record::CallNote(_)
        | Record::Case(_)
        | Record::Purge(_) => {}
    }
}

/// A policy: its value, or its dated values.
fn policy(out: &mut Out, it: &crate::domain::Setting) {
    out.policy_table();
    match it.values.as_slice() {
        [(None, value)] => out.bare(&it.key, &policy_value(value)),
        values => {
            let rows = values.iter().map(|(from, value)| {
                // What holds from ever on is dated too, where others follow it.
                let from = text::quoted(&from.unwrap_or(Date::FIRST).to_string());
                format!("{{ from = {from}, value = {} }}", policy_value(value))
            });
            out.bare_list(&it.key, rows);
        }
    }
}

fn policy_value(value: &Value) -> String {
    match value {
        Value::Number(_) => value.to_string(),
        Value::Duration(_) | Value::Word(_) => text::quoted(&value.to_string()),
        Value::Dates(dates) => {
            let dates: Vec<String> = dates.iter().map(|date| text::quoted(&date.to_string())).collect();
            format!("[{}]", dates.join(", "))
        }
    }
}
