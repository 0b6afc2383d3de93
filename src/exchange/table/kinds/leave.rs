//! Rows of leave.

use serde::Serialize;

use super::leave_word;
use crate::domain::{Date, LeaveKind, LeaveSpan, PersonId, Time, TimeSpan, read_time};
use crate::exchange::table::asked::Reading;
use crate::exchange::table::cell::CellValue;
use crate::exchange::table::cells::Cells;
use crate::exchange::table::field::{TableField, folded};
use crate::exchange::table::notes::TablePlace;

/// A leave as a table has it.
#[derive(Clone, Debug, Serialize)]
pub struct LeaveLine {
    /// Where.
    #[serde(flatten)]
    pub place: TablePlace,
    /// Whose.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub person: PersonId,
    /// Its kind.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub kind: LeaveKind,
    /// From when to when.
    #[serde(flatten, serialize_with = "both_ends")]
    pub span: LeaveSpan,
    /// How part of a day was understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// Whether the sheet hides the row.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

#[derive(Serialize)]
struct Ends {
    from_: String,
    to: String,
}

fn both_ends<S: serde::Serializer>(span: &LeaveSpan, serializer: S) -> Result<S::Ok, S::Error> {
    let (from_, to) = match span {
        LeaveSpan::Days { from, to } => (from.to_string(), to.to_string()),
        LeaveSpan::Times { from, to } => (from.to_string(), to.to_string()),
    };
    Ends { from_, to }.serialize(serializer)
}

const BEFORE_NOON: &str = "AM: until noon, as the shift allows";
const AFTER_NOON: &str = "PM: from noon, as the shift allows";

/// Part of a day.
enum Part {
    Whole,
    Half(TimeSpan, &'static str),
    Times(TimeSpan),
}

/// Reads a row; `None` where something in it is wrong.
pub(in crate::exchange::table) fn read(cells: &mut Cells<'_>, reading: &Reading<'_>) -> Option<LeaveLine> {
    let person = person(cells, reading);
    let kind = match cells.text(TableField::Kind).map(|it| leave_word::read(&it)) {
        Some(Ok(kind)) => Some(kind),
        Some(Err(message)) => {
            cells.fault(TableField::Kind, &message);
            None
        }
        None => {
            cells.missing(TableField::Kind, "this row does not say what kind of leave it is");
            None
        }
    };
    let times = [TableField::From, TableField::To].map(|field| time_in(cells, field));
    let from = cells.day(TableField::From);
    if from.is_none() && !cells.has(TableField::From) {
        cells.missing(TableField::From, "this row has no first day");
    }
    // Leave of a single day often has no last one.
    let to = if cells.has(TableField::To) { cells.day(TableField::To) } else { from };
    let part = part(cells);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let said = cells.text(TableField::From).unwrap_or_default();
        cells.fault(TableField::To, &format!("before From, {said}"));
    }
    if cells.is_bad {
        return None;
    }
    let (from, to, part) = (from?, to?, part?);
    let (span, note) = match (part, times) {
        (Part::Whole, [Some(start), Some(end)]) if from.at(start) < to.at(end) => {
            (LeaveSpan::Times { from: from.at(start), to: to.at(end) }, None)
        }
        (Part::Whole, _) => (LeaveSpan::Days { from, to }, None),
        _ if from != to => {
            cells.fault(
                TableField::Part,
                "part of a day is said of several days: give each day a row of its own",
            );
            return None;
        }
        (Part::Half(times, note), _) => (on(from, times), Some(note)),
        (Part::Times(times), _) => (on(from, times), None),
    };
    let (place, hidden) = (cells.notes.place(cells.row.number), cells.row.is_hidden);
    Some(LeaveLine { place, person: person?, kind: kind?, span, note, hidden })
}

/// Whose a row is, by their name; noted where nobody is.
pub(super) fn person(cells: &mut Cells<'_>, reading: &Reading<'_>) -> Option<PersonId> {
    let field = cells.name_field();
    let Some(name) = cells.name() else {
        cells.missing(field, "this row has no name");
        return None;
    };
    match reading.people.meant(&name) {
        Ok(person) => Some(person.id.clone()),
        Err(message) => {
            cells.fault(field, &message);
            None
        }
    }
}

/// A time that stands with a day in a cell of a sheet.
fn time_in(cells: &Cells<'_>, field: TableField) -> Option<Time> {
    let (column, _) = cells.layout.columns.of(field)?;
    match cells.row.at(column) {
        Some(CellValue::Moment(moment)) => Some(moment.time()),
        _ => None,
    }
}

fn part(cells: &mut Cells<'_>) -> Option<Part> {
    let Some(written) = cells.text(TableField::Part) else {
        return Some(Part::Whole);
    };
    let noon = Time::new(12, 0)?;
    let low = folded(&written);
    match low.as_str() {
        "all" | "all day" | "whole day" | "full day" | "full" | "whole" | "day" | "1" | "no" | "1 day" => {
            return Some(Part::Whole);
        }
        "am" | "morning" | "a m" | "half day am" | "am half day" => {
            return Some(Part::Half(TimeSpan { from: Time::MIDNIGHT, to: noon }, BEFORE_NOON));
        }
        "pm" | "afternoon" | "p m" | "half day pm" | "pm half day" => {
            return Some(Part::Half(TimeSpan { from: noon, to: Time::MIDNIGHT }, AFTER_NOON));
        }
        _ => {}
    }
    let times = || {
        let joined: String = written.split_whitespace().collect();
        let joined = joined.replace("to", "-");
        let (from, to) = joined.split_once(['-', '–', '—'])?;
        let (from, to) = (read_time(from)?, read_time(to)?);
        let is_clear = |it: crate::domain::WrittenTime, said: &str| it.is_clear || said.contains(':');
        let both = joined.split_once(['-', '–', '—'])?;
        (is_clear(from, both.0) && is_clear(to, both.1) && from.time < to.time)
            .then_some(TimeSpan { from: from.time, to: to.time })
    };
    if let Some(times) = times() {
        return Some(Part::Times(times));
    }
    cells.fault(
        TableField::Part,
        "which part of the day is not clear: write AM, PM, times such as 13:00-15:00, or nothing",
    );
    None
}

fn on(day: Date, times: TimeSpan) -> LeaveSpan {
    let (from, to) = times.on(day);
    LeaveSpan::Times { from, to }
}
