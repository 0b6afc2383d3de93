//! Rows of families: by their local reference, and never a name or a number of a patient.

use serde::Serialize;

use super::short;
use crate::domain::{Date, DateOrMonth, FamilyRef, FamilyStatus, Minutes, PersonId, nearest};
use crate::exchange::table::asked::Reading;
use crate::exchange::table::cell::CellValue;
use crate::exchange::table::cells::Cells;
use crate::exchange::table::day;
use crate::exchange::table::field::{TableField, folded};
use crate::exchange::table::notes::TablePlace;

/// A family as a table has it.
#[derive(Clone, Debug, Serialize)]
pub struct FamilyLine {
    /// Where.
    #[serde(flatten)]
    pub place: TablePlace,
    /// Its local reference.
    #[serde(rename = "ref", serialize_with = "crate::exchange::table::spelled::word")]
    pub reference: FamilyRef,
    /// Who supports it.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub worker: Option<PersonId>,
    /// Who steps in.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub backup: Option<PersonId>,
    /// Where the case stands.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub status: Option<FamilyStatus>,
    /// When it was referred.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub referred: Option<Date>,
    /// When the baby is due.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub due: Option<DateOrMonth>,
    /// When the baby was born.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub born: Option<DateOrMonth>,
    /// Days from one contact to the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<u32>,
    /// Minutes of a contact.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::minutes_or_none"
    )]
    pub minutes: Option<Minutes>,
    /// Whether the sheet hides the row.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

const STATUSES: &[(&str, FamilyStatus)] = &[
    ("referred", FamilyStatus::Referred),
    ("waiting", FamilyStatus::Referred),
    ("new", FamilyStatus::Referred),
    ("active", FamilyStatus::Active),
    ("open", FamilyStatus::Active),
    ("supported", FamilyStatus::Active),
    ("reduced", FamilyStatus::Reduced),
    ("paused", FamilyStatus::Paused),
    ("on hold", FamilyStatus::Paused),
    ("ending", FamilyStatus::Ending),
    ("closed", FamilyStatus::Closed),
    ("discharged", FamilyStatus::Closed),
];

/// Words of headings under which families are named.
const NAMING: &[&str] = &[
    "name", "names", "forename", "surname", "patient", "client", "mother", "mum", "mummy", "woman",
    "partner", "father", "dad", "baby", "child", "user",
];
/// Words of headings that say whose name it is: one of those who work here, or a day.
const OF_OTHERS: &[&str] = &[
    "worker",
    "peer",
    "psw",
    "staff",
    "team",
    "lead",
    "keyworker",
    "backup",
    "supervisor",
    "date",
    "dob",
    "due",
    "born",
    "consultant",
    "gp",
    "hospital",
    "ward",
    "midwife",
    "nurse",
];

/// Whether a column of which nothing is kept holds names of families.
pub(in crate::exchange::table) fn is_naming(heading: &str) -> bool {
    let folded = folded(heading);
    let has = |words: &[&str]| folded.split(' ').any(|it| words.contains(&it));
    has(NAMING) && !has(OF_OTHERS)
}

/// Reads a row; `None` where something in it is wrong.
pub(in crate::exchange::table) fn read(cells: &mut Cells<'_>, reading: &Reading<'_>) -> Option<FamilyLine> {
    let reference = reference(cells);
    let worker = person(cells, reading, TableField::Worker);
    let backup = person(cells, reading, TableField::Backup);
    let status = cells.text(TableField::Status).and_then(|written| status(cells, &written));
    let referred = cells.day(TableField::Referred);
    let due = day_or_month(cells, TableField::Due);
    let born = day_or_month(cells, TableField::Born);
    let every = every(cells);
    let minutes = if cells.has(TableField::Minutes) { short::read(cells, TableField::Minutes) } else { None };
    if cells.is_bad {
        return None;
    }
    let (place, hidden) = (cells.notes.place(cells.row.number), cells.row.is_hidden);
    let reference = reference?;
    Some(FamilyLine { place, reference, worker, backup, status, referred, due, born, every, minutes, hidden })
}

fn reference(cells: &mut Cells<'_>) -> Option<FamilyRef> {
    let Some(written) = cells.text(TableField::Ref) else {
        if !cells.has(TableField::Ref) {
            cells.missing(TableField::Ref, "this row has no reference");
        }
        return None;
    };
    let low = written.to_lowercase();
    // A name has no digit, and most references have.
    let read =
        FamilyRef::parse(&low).ok().filter(|_| low.len() <= 2 || low.bytes().any(|it| it.is_ascii_digit()));
    if read.is_none() {
        cells.fault_unsaid(
            TableField::Ref,
            "this is no local reference: write one such as C7, of small letters, digits and hyphens with a digit in it, and never a name",
        );
    }
    read
}

fn person(cells: &mut Cells<'_>, reading: &Reading<'_>, field: TableField) -> Option<PersonId> {
    let written = cells.text(field)?;
    match reading.people.meant(&crate::exchange::table::people::in_order(&written)) {
        Ok(person) => Some(person.id.clone()),
        Err(message) => {
            cells.fault(field, &message);
            None
        }
    }
}

fn status(cells: &mut Cells<'_>, written: &str) -> Option<FamilyStatus> {
    let low = folded(written);
    let found = STATUSES.iter().find(|(word, _)| *word == low);
    if found.is_none() {
        let near = nearest(&low, STATUSES.iter().map(|it| it.0)).map(|it| format!("; the nearest is {it}"));
        let message = format!(
            "no status{}; allowed are referred, active, reduced, paused, ending, closed",
            near.unwrap_or_default()
        );
        cells.fault(TableField::Status, &message);
    }
    found.map(|it| it.1)
}

fn day_or_month(cells: &mut Cells<'_>, field: TableField) -> Option<DateOrMonth> {
    if let CellValue::Text(text) = cells.value(field)?
        && let Some(month) = day::read_month(&text)
    {
        return Some(month);
    }
    cells.day(field).map(DateOrMonth::Date)
}

fn every(cells: &mut Cells<'_>) -> Option<u32> {
    let written = cells.text(TableField::Every)?;
    let low = folded(&written);
    let words: Vec<&str> = low.split(' ').filter(|it| *it != "every").collect();
    let read = match words.as_slice() {
        ["day" | "daily"] => Some(1),
        ["week" | "weekly"] | ["once", "a", "week"] => Some(7),
        ["fortnight" | "fortnightly"] | ["two" | "other" | "2nd" | "second", "weeks" | "week"] => Some(14),
        [days] | [days, "day" | "days"] => days.parse().ok(),
        [weeks, "week" | "weeks"] => weeks.parse::<u32>().ok().and_then(|it| it.checked_mul(7)),
        _ => None,
    };
    let read = read.filter(|it| (1..=366).contains(it));
    if read.is_none() {
        cells.fault(
            TableField::Every,
            "how often is not clear: write the days from one contact to the next, such as 7 or weekly",
        );
    }
    read
}
