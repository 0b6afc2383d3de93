//! From TOML tables to records, each with its place in the text; one file for each group of tables.

mod families;
mod leave;
mod people;
mod places;
mod service;
mod sessions;
mod sheet;

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Collector;
use super::row::Row;
use super::value::found;
use super::{FORMAT, ORDER};
use crate::domain::{Record, TableName, nearest};

/// A record and where it stands in the text.
pub(super) struct Found<'a> {
    pub(super) record: Record,
    /// Where its row begins.
    pub(super) at: usize,
    /// Its keys as they stand; a policy has none of its own.
    pub(super) fields: Option<&'a DeTable<'a>>,
    /// Whether it is a session or series whose id is only a suggestion, since the file gives none.
    pub(super) unnamed: bool,
    /// Why it is to stand, though only a lead lets it.
    pub(super) let_stand: Option<String>,
}

/// What a file says.
#[derive(Default)]
pub(super) struct Reading<'a> {
    /// Whether it has a `[service]` table, and so describes the whole service.
    pub(super) whole: bool,
    pub(super) records: Vec<Found<'a>>,
    /// Rows that are there but could not be read: nothing is dangling for naming one of them.
    pub(super) unread: HashSet<(TableName, String)>,
    /// The same rows as they stand: where each begins and its keys.
    pub(super) lost: Vec<(TableName, usize, &'a DeTable<'a>)>,
}

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
            let place = Place { at: key.span().start, torn };
            match table {
                TableName::Service => one(&mut reading, value, &place, faults),
                TableName::Policy => service::policies(&mut reading, value, place.at, faults),
                _ => rows(&mut reading, table, value, &place, faults),
            }
        }
    }
    Some(reading)
}

/// Where a table is named, and whether the TOML around it is whole.
struct Place {
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
    place: &Place,
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
    place: &Place,
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
    let mut row = Row::new(heading(table), at, fields, faults, torn);
    let unnamed = matches!(table, TableName::Session | TableName::Series) && !row.has("id");
    let record = record(table, &mut row);
    let (beside, let_stand) = (row.take_beside(), row.take_override());
    let sound = row.finish();
    if let Some(record) = record.filter(|_| sound) {
        reading.records.push(Found { record, at, fields: Some(fields), unnamed, let_stand });
        let beside = beside.into_iter();
        reading.records.extend(beside.map(|record| Found {
            record,
            at,
            fields: Some(fields),
            unnamed: false,
            let_stand: None,
        }));
        return;
    }
    reading.lost.push((table, at, fields));
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
    match table {
        TableName::Service => service::service(row),
        TableName::Place => places::place(row),
        TableName::Travel => places::travel(row),
        TableName::Team => places::team(row),
        TableName::Organisation => places::organisation(row),
        TableName::Person => people::person(row),
        TableName::Post => people::post(row),
        TableName::Share => people::share(row),
        TableName::Shift => people::shift(row),
        TableName::Course => people::course(row),
        TableName::Training => people::training(row),
        TableName::Supervision => people::supervision(row),
        TableName::Activity => sessions::activity(row),
        TableName::Session => sessions::session(row),
        TableName::Series => sessions::series(row),
        TableName::Family => families::family(row),
        TableName::Group => families::group(row),
        TableName::Leave => leave::leave(row),
        TableName::Toil => leave::toil(row),
        TableName::Carry => leave::carry(row),
        TableName::Holiday => leave::holiday(row),
        TableName::Sheet => sheet::sheet(row),
        TableName::Policy => None,
    }
}

fn heading(table: TableName) -> &'static str {
    match table {
        TableName::Service => "[service]",
        TableName::Policy => "[policy]",
        TableName::Place => "[[place]]",
        TableName::Travel => "[[travel]]",
        TableName::Team => "[[team]]",
        TableName::Person => "[[person]]",
        TableName::Post => "[[post]]",
        TableName::Share => "[[share]]",
        TableName::Course => "[[course]]",
        TableName::Training => "[[training]]",
        TableName::Activity => "[[activity]]",
        TableName::Family => "[[family]]",
        TableName::Group => "[[group]]",
        TableName::Series => "[[series]]",
        TableName::Supervision => "[[supervision]]",
        TableName::Leave => "[[leave]]",
        TableName::Toil => "[[toil]]",
        TableName::Carry => "[[carry]]",
        TableName::Holiday => "[[holiday]]",
        TableName::Organisation => "[[organisation]]",
        TableName::Session => "[[session]]",
        TableName::Shift => "[[shift]]",
        TableName::Sheet => "[[sheet]]",
    }
}
