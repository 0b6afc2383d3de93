//! From TOML tables to records, each with its place in the text.
//!
//! A row is read by the description of its record; what it says beside that is read in `beside`, and policies, which are no
//! rows, in `policy`.

mod beside;
mod policy;
mod reading;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::FORMAT;
use super::fault::Collector;
use super::row::{Aside, Row};
use super::tables::ORDER;
use super::value::found;
use crate::domain::parts::Fields;
use crate::domain::{
    AcceptedRisk, Activity, Busy, Carry, Course, Family, Group, Holiday, Leave, Organisation, Person, Place,
    Post, Record, Series, Service, Session, Share, SheetMark, ShiftRow, StaffRequest, Supervision, TableName,
    Team, Toil, Training, Travel, nearest,
};

pub(super) use reading::{Found, Reading};

/// Reads every table of a file. `torn` says that some of its TOML could not be read.
pub(super) fn read<'a>(document: &'a DeTable<'a>, torn: bool, faults: &mut Collector) -> Option<Reading<'a>> {
    if !is_our_format(document, torn, faults) {
        return None;
    }
    for (name, _) in document {
        let known = name.get_ref() == "format" || TableName::WORDS.contains(&name.get_ref().as_ref());
        if !known {
            faults.add(name.span().start, || {
                let near = nearest(name.get_ref(), TableName::WORDS.iter().copied());
                let near = near.map(|near| format!(" did you mean `{near}`?")).unwrap_or_default();
                let short: String = name.get_ref().chars().take(60).collect();
                format!("there is no table `{short}`;{near} the tables are {}", TableName::WORDS.join(", "))
            });
        }
    }
    let mut reading = Reading::default();
    for table in ORDER {
        if let Some((key, value)) = document.get_key_value(table.word()) {
            reading.whole |= table == TableName::Service;
            let place = TablePlace { at: key.span().start, torn };
            match table {
                TableName::Service => one(&mut reading, value, &place, faults),
                TableName::Policy => policy::policies(&mut reading, value, place.at, faults),
                _ => rows(&mut reading, table, value, &place, faults),
            }
        }
    }
    Some(reading)
}

/// Where a table is named, and whether the TOML around it is whole.
struct TablePlace {
    at: usize,
    torn: bool,
}

fn is_our_format(document: &DeTable<'_>, torn: bool, faults: &mut Collector) -> bool {
    let Some((key, value)) = document.get_key_value("format") else {
        if !torn {
            faults.add(0, || {
                format!(
                    "a team file begins with `format = {FORMAT}`, before the first table; this one does \
                    not"
                )
            });
        }
        return true;
    };
    let number = match value.get_ref() {
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    };
    if number == Some(FORMAT) {
        return true;
    }
    let at = if matches!(value.get_ref(), DeValue::Table(_)) { key.span() } else { value.span() };
    faults.add(at.start, || {
        let what = found(value.get_ref());
        format!("`format`: {what} was found; this program reads only format {FORMAT}: `format = {FORMAT}`")
    });
    false
}

/// Reads the one table that is written in single brackets and holds one record.
fn one<'a>(
    reading: &mut Reading<'a>,
    value: &'a Spanned<DeValue<'a>>,
    place: &TablePlace,
    faults: &mut Collector,
) {
    let DeValue::Table(fields) = value.get_ref() else {
        faults.add(value.span().start, || "there is one service: write it as [service]".to_owned());
        return;
    };
    let at = value.span().start.max(if value.span().is_empty() { place.at } else { 0 });
    take(reading, TableName::Service, fields, at, place.torn, faults);
}

fn rows<'a>(
    reading: &mut Reading<'a>,
    table: TableName,
    value: &'a Spanned<DeValue<'a>>,
    place: &TablePlace,
    faults: &mut Collector,
) {
    let DeValue::Array(items) = value.get_ref() else {
        let at = if value.span().is_empty() { place.at } else { value.span().start };
        faults.add(at, || {
            format!("there can be several of these: write each as [[{table}]], in double brackets")
        });
        return;
    };
    for item in items {
        match item.get_ref() {
            DeValue::Table(fields) => {
                take(reading, table, fields, item.span().start, place.torn, faults);
            }
            other => faults.add(item.span().start, || {
                format!("{} was found where a [[{table}]] row should be", found(other))
            }),
        }
    }
}

/// Reads one row and keeps its record, or remembers that there is one that could not be read.
fn take<'a>(
    reading: &mut Reading<'a>,
    table: TableName,
    fields: &'a DeTable<'a>,
    at: usize,
    torn: bool,
    faults: &mut Collector,
) {
    let mut row = Row::new(table, at, fields, faults, torn);
    let unnamed = matches!(table, TableName::Session | TableName::Series) && !row.has("id");
    let record = record(table, &mut row);
    let record = beside::rest(record, &mut row);
    let Aside { beside, let_stand, named, .. } = std::mem::take(&mut row.aside);
    let sound = row.finish();
    if let Some(record) = record.filter(|_| sound) {
        let fields = Some(fields);
        reading.records.push(Found { record, at, fields, unnamed, let_stand });
        let beside = beside.into_iter();
        let found = |record| Found { record, at, fields, unnamed: false, let_stand: None };
        reading.records.extend(beside.map(found));
        return;
    }
    reading.lost.push((table, named));
    let key = match table {
        TableName::Family => "ref",
        TableName::Share => "person",
        _ => "id",
    };
    if let Some(DeValue::String(id)) = fields.get(key).map(Spanned::get_ref) {
        reading.unread.insert((table, id.to_string()));
    }
}

fn record(table: TableName, row: &mut Row<'_, '_>) -> Option<Record> {
    fn read<T: Fields + Into<Record>>(row: &mut Row<'_, '_>) -> Option<Record> {
        T::read(row).map(Into::into)
    }
    match table {
        TableName::Service => read::<Service>(row),
        TableName::Place => read::<Place>(row),
        TableName::Travel => read::<Travel>(row),
        TableName::Team => read::<Team>(row),
        TableName::Organisation => read::<Organisation>(row),
        TableName::Person => read::<Person>(row),
        TableName::Post => read::<Post>(row),
        TableName::Share => read::<Share>(row),
        TableName::Shift => read::<ShiftRow>(row),
        TableName::Course => read::<Course>(row),
        TableName::Training => read::<Training>(row),
        TableName::Supervision => read::<Supervision>(row),
        TableName::Activity => read::<Activity>(row),
        TableName::Session => read::<Session>(row),
        TableName::Series => read::<Series>(row),
        TableName::Family => read::<Family>(row),
        TableName::Group => read::<Group>(row),
        TableName::Leave => read::<Leave>(row),
        TableName::Toil => read::<Toil>(row),
        TableName::Carry => read::<Carry>(row),
        TableName::Holiday => read::<Holiday>(row),
        TableName::Accepted => read::<AcceptedRisk>(row),
        TableName::Request => read::<StaffRequest>(row),
        TableName::Busy => read::<Busy>(row),
        TableName::Sheet => read::<SheetMark>(row),
        TableName::Policy => None,
    }
}
