//! The cells of one row by their fields, each read as what it is; what cannot be is noted with its place.

use std::collections::BTreeMap;

use super::cell::{CellValue, TableRow, cell_name};
use super::day::{self, NoDate, WrittenDate};
use super::field::TableField;
use super::heading::Columns;
use super::length::LengthHabit;
use super::notes::{TableFault, TableNotes, quoted};
use super::{clock, people};
use crate::domain::{Date, Minutes, Time};

/// What the rows of a table have in common.
pub(super) struct Layout {
    pub columns: Columns,
    /// How the lengths of a column are written.
    pub lengths: BTreeMap<TableField, LengthHabit>,
    /// Columns in which some day has its month first, with where that stands.
    pub month_first: BTreeMap<TableField, usize>,
    /// Whether what stands in cells is never said: of families nothing is.
    pub is_private: bool,
}

/// One row while it is read.
pub(super) struct Cells<'r> {
    pub layout: &'r Layout,
    pub row: &'r TableRow,
    pub notes: &'r mut TableNotes,
    /// Whether something in it is wrong.
    pub is_bad: bool,
}

impl Cells<'_> {
    /// What stands in the column of a field; noted where it is nothing that can be read.
    pub fn value(&mut self, field: TableField) -> Option<CellValue> {
        let (column, _) = self.layout.columns.of(field)?;
        match self.row.at(column)?.clone() {
            CellValue::Unworked => {
                self.fault(
                    field,
                    "this is a formula whose value is not in the file: open it in the spreadsheet, save it, and bring it in again",
                );
                None
            }
            CellValue::Wrong(_) => {
                self.fault(field, "this is a formula that failed: correct it in the spreadsheet");
                None
            }
            value => Some(value),
        }
    }

    /// Whether a field has anything in it.
    pub fn has(&self, field: TableField) -> bool {
        self.layout.columns.of(field).is_some_and(|(column, _)| self.row.at(column).is_some())
    }

    /// A text.
    pub fn text(&mut self, field: TableField) -> Option<String> {
        self.value(field).map(|it| it.shown())
    }

    /// A name, in the order in which it is said, of one column or two.
    pub fn name(&mut self) -> Option<String> {
        let first = self.text(TableField::Forename);
        let last = self.text(TableField::Surname);
        let whole = self.text(TableField::Name).map(|it| people::in_order(&it));
        match (whole, first, last) {
            (Some(whole), ..) => Some(whole),
            (None, Some(first), Some(last)) => Some(format!("{first} {last}")),
            // A whole name may stand in a column that is headed for a part of it.
            (None, one, other) => one.or(other).map(|it| people::in_order(&it)),
        }
    }

    /// The field that says whose a row is.
    pub fn name_field(&self) -> TableField {
        let fields = [TableField::Name, TableField::Surname];
        fields.into_iter().find(|it| self.layout.columns.of(*it).is_some()).unwrap_or(TableField::Name)
    }

    /// A day.
    pub fn day(&mut self, field: TableField) -> Option<Date> {
        let value = self.value(field)?;
        match day_of(&value, self.layout.month_first.get(&field).copied()) {
            Ok(day) => Some(day),
            Err(message) => {
                self.fault(field, &message);
                None
            }
        }
    }

    /// A length.
    pub fn length(&mut self, field: TableField) -> Option<Minutes> {
        let value = self.value(field)?;
        let habit = self.layout.lengths.get(&field).copied().unwrap_or_default();
        match habit.read(&value) {
            Ok(length) => Some(length),
            Err(message) => {
                self.fault(field, &message);
                None
            }
        }
    }

    /// A time of day.
    pub fn time(&mut self, field: TableField) -> Option<Time> {
        let value = self.value(field)?;
        match clock::read(&value) {
            Ok(time) => Some(time),
            Err(message) => {
                self.fault(field, &message);
                None
            }
        }
    }

    /// Notes that something has to be there.
    pub fn missing(&mut self, field: TableField, message: &str) {
        self.note(field, None, message);
    }

    /// Notes what is wrong with what stands in a column.
    pub fn fault(&mut self, field: TableField, message: &str) {
        let found = self.layout.columns.of(field).and_then(|(column, _)| self.row.at(column));
        let may_say = !self.layout.is_private || is_said_of_families(field);
        let found = found.filter(|_| may_say).map(|it| quoted(&it.shown())).filter(|it| !it.is_empty());
        self.note(field, found, message);
    }

    /// The same, and never says what stands there.
    pub fn fault_unsaid(&mut self, field: TableField, message: &str) {
        self.note(field, None, message);
    }

    fn note(&mut self, field: TableField, found: Option<String>, message: &str) {
        self.is_bad = true;
        let column = self.layout.columns.of(field);
        let cell = column.filter(|_| self.notes.is_workbook).map(|(at, _)| cell_name(at, self.row.number));
        let fault = TableFault {
            place: self.notes.place(self.row.number),
            column: column.map(|(_, heading)| quoted(heading)),
            cell,
            found,
            message: message.to_owned(),
        };
        self.notes.fault(fault);
    }
}

/// Whether a fault may repeat what stands in a column of families: whoever writes a name there is not quoted.
fn is_said_of_families(field: TableField) -> bool {
    !matches!(field, TableField::Ref)
}

/// A day in a cell; `month_first` is the row of the same column that has one with its month first.
pub(super) fn day_of(value: &CellValue, month_first: Option<usize>) -> Result<Date, String> {
    match value {
        CellValue::Day(day) => Ok(*day),
        CellValue::Moment(moment) => Ok(moment.date()),
        CellValue::Number(_) => {
            Err("this is a number that is not shown as a date: format the cell as a date, or write it as 30/11/2026".to_owned())
        }
        CellValue::Text(text) => match day::read(text) {
            Ok(WrittenDate::DayFirst(day)) if month_first.is_some() => Err(format!(
                "this may be {} or have its month first, as {} has: write it as {day}",
                day.in_full(),
                month_first.map(|it| it.to_string()).unwrap_or_default(),
            )),
            Ok(WrittenDate::Clear(day) | WrittenDate::DayFirst(day)) => Ok(day),
            Err(NoDate::Impossible) => Err("no such day".to_owned()),
            Err(NoDate::MonthFirst) => {
                Err("no such day: the day is read before the month, as in 31/12/2026".to_owned())
            }
            Err(NoDate::NoYear) => Err("this day has no year: write it as 30/11/2026".to_owned()),
            Err(NoDate::Unread) => Err("this is no day: write it as 30/11/2026 or 2026-11-30".to_owned()),
        },
        _ => Err("this is no day: write it as 30/11/2026 or 2026-11-30".to_owned()),
    }
}
