//! Rows of duties: shifts, and the leave and days off that stand in their place.

use serde::Serialize;

use super::leave::person;
use super::{leave_word, short};
use crate::domain::{Date, LeaveKind, Minutes, PersonId, TimeSpan};
use crate::exchange::table::asked::Reading;
use crate::exchange::table::cells::Cells;
use crate::exchange::table::field::{TableField, folded};
use crate::exchange::table::notes::{TablePlace, TableWarningCode};

/// A shift as a table has it.
#[derive(Clone, Debug, Serialize)]
pub struct DutyLine {
    /// Where.
    #[serde(flatten)]
    pub place: TablePlace,
    /// Whose.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub person: PersonId,
    /// The day it starts on.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub date: Date,
    /// From when to when.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub time: TimeSpan,
    /// The day it ends on, where that is the next one.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub ends: Option<Date>,
    /// The unpaid break in it.
    #[serde(rename = "break_minutes", serialize_with = "crate::exchange::table::spelled::minutes")]
    pub unpaid: Minutes,
    /// What is paid of it.
    #[serde(rename = "paid_minutes", serialize_with = "crate::exchange::table::spelled::minutes")]
    pub paid: Minutes,
}

/// A day of leave in place of a shift.
#[derive(Clone, Debug, Serialize)]
pub struct DutyLeaveLine {
    /// Where.
    #[serde(flatten)]
    pub place: TablePlace,
    /// Whose.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub person: PersonId,
    /// Its kind.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub kind: LeaveKind,
    /// The day.
    #[serde(rename = "from_", serialize_with = "crate::exchange::table::spelled::word")]
    pub from: Date,
    /// The same day.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub to: Date,
}

/// A day off.
#[derive(Clone, Debug, Serialize)]
pub struct DayOffLine {
    /// Where.
    #[serde(flatten)]
    pub place: TablePlace,
    /// Whose.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub person: PersonId,
    /// The day.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub date: Date,
}

/// What one row of duties is.
pub(in crate::exchange::table) enum Duty {
    Shift(DutyLine),
    Leave(DutyLeaveLine),
    Off(DayOffLine),
    /// It is none: why.
    None(&'static str),
}

/// Types of rows on which nobody works.
const OFF: &[&str] = &[
    "rest",
    "rest day",
    "day off",
    "off",
    "do",
    "rd",
    "d o",
    "r d",
    "non working day",
    "nwd",
    "not working",
    "off duty",
    "nonworking day",
];
/// Reasons for which a shift simply is no more.
const CALLED_OFF: &[&str] = &[
    "cancelled",
    "canceled",
    "not required",
    "shift cancelled",
    "duty cancelled",
    "error",
    "duplicate",
    "swapped",
];
/// Types that say no more than that somebody is away.
const AWAY: &[&str] = &["leave", "absence", "absent", "unavailable", "away"];

/// What the row of a duty says is paid, whoever's it is, for the total.
pub(in crate::exchange::table) fn paid(cells: &mut Cells<'_>) -> Option<Minutes> {
    if cells.has(TableField::Paid) { cells.length(TableField::Paid) } else { None }
}

/// Whether a row is a shift that is not worked, which totals leave out.
pub(in crate::exchange::table) fn is_called_off(cells: &mut Cells<'_>) -> bool {
    cells.has(TableField::Reason) && cells.has(TableField::Start)
}

/// Reads a row; `None` where something in it is wrong.
pub(in crate::exchange::table) fn read(cells: &mut Cells<'_>, reading: &Reading<'_>) -> Option<Duty> {
    let person = person(cells, reading);
    let date = cells.day(TableField::Date);
    if date.is_none() && !cells.has(TableField::Date) {
        cells.missing(TableField::Date, "this row has no day");
    }
    let kind = kind(cells);
    let paid = paid(cells);
    if let Some(Kind::None(why)) = kind {
        return (!cells.is_bad).then_some(Duty::None(why));
    }
    let is_shift = matches!(kind, Some(Kind::Shift));
    let shift = if is_shift { shift(cells, paid) } else { None };
    if cells.is_bad {
        return None;
    }
    let (place, person, date) = (cells.notes.place(cells.row.number), person?, date?);
    Some(match kind? {
        Kind::Off => Duty::Off(DayOffLine { place, person, date }),
        Kind::Leave(kind) => Duty::Leave(DutyLeaveLine { place, person, kind, from: date, to: date }),
        Kind::Shift | Kind::None(_) => {
            let (time, unpaid, paid) = shift?;
            let ends = (time.to <= time.from).then(|| date.plus_days(1));
            Duty::Shift(DutyLine { place, person, date, time, ends, unpaid, paid })
        }
    })
}

enum Kind {
    Shift,
    Off,
    Leave(LeaveKind),
    None(&'static str),
}

fn kind(cells: &mut Cells<'_>) -> Option<Kind> {
    if let Some(reason) = cells.text(TableField::Reason) {
        if CALLED_OFF.contains(&folded(&reason).as_str()) {
            return Some(Kind::None("cancelled"));
        }
        return match leave_word::read(&reason) {
            Ok(kind) => Some(Kind::Leave(kind)),
            Err(message) => {
                cells.fault(TableField::Reason, &message);
                None
            }
        };
    }
    let Some(written) = cells.text(TableField::Type) else { return Some(Kind::Shift) };
    let low = folded(&written);
    if OFF.contains(&low.as_str()) {
        return Some(Kind::Off);
    }
    if let Ok(kind) = leave_word::read(&written) {
        return Some(Kind::Leave(kind));
    }
    if AWAY.contains(&low.as_str()) {
        cells.fault(TableField::Type, "this row does not say what kind of leave it is");
        return None;
    }
    Some(Kind::Shift)
}

/// The times of a shift, its break, and what is paid of it; noted where the table says otherwise itself.
fn shift(cells: &mut Cells<'_>, said: Option<Minutes>) -> Option<(TimeSpan, Minutes, Minutes)> {
    let from = cells.time(TableField::Start);
    let to = cells.time(TableField::End);
    for (field, what) in [(TableField::Start, "start"), (TableField::End, "end")] {
        if !cells.has(field) {
            cells.missing(field, &format!("this shift has no {what}"));
        }
    }
    let unpaid =
        if cells.has(TableField::Break) { short::read(cells, TableField::Break)? } else { Minutes::ZERO };
    let (from, to) = (from?, to?);
    let time = TimeSpan { from, to };
    if from == to {
        cells.fault(TableField::End, "this shift ends when it starts");
        return None;
    }
    if unpaid >= time.wall() {
        cells.fault(TableField::Break, "the break is as long as the shift");
        return None;
    }
    let paid = time.wall() - unpaid;
    if let Some(said) = said.filter(|it| *it != paid) {
        let message = format!(
            "{time} less {unpaid} is {paid}, and the table says {said}: the times are taken, look which is right"
        );
        cells.notes.warn_at(cells.row.number, TableWarningCode::PaidDiffers, message);
    }
    Some((time, unpaid, paid))
}
