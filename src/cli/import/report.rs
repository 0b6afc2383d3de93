//! What is told of what was brought in, as the contract has it: what does not apply is left out.

use serde::Serialize;

use crate::cli::Common;
use crate::exchange::bring::HoursDifference;
use crate::exchange::calendar::{CalendarFault, CalendarOccurrence, CalendarWarning, CalendarWhen};
use crate::exchange::table::{
    DayOffLine, DutyLeaveLine, DutyLine, SkippedRow, TableFault, TablePlace, TableRead, TableRows,
    TableWarning,
};

/// What is printed for a program.
#[derive(Default, Serialize)]
pub(super) struct ImportReport {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_row: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurrences: Option<Vec<OccurrenceRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holidays: Option<Vec<(String, String)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shifts: Option<Vec<DutyLine>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave: Option<Vec<DutyLeaveLine>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off: Option<Vec<DayOffLine>>,
    /// Hours that are not alike in the file and here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differences: Option<Vec<HoursDifference>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped: Option<Vec<SkippedRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removed: Option<usize>,
    pub errors: Vec<ErrorRow>,
    pub warnings: Vec<WarningRow>,
    #[serde(skip)]
    pub more_errors: usize,
}

/// A fault of a table, or of a calendar.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub(super) enum ErrorRow {
    Table(TableFault),
    Calendar {
        line: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        uid: Option<String>,
        message: String,
    },
}

/// A warning of a table, or of a calendar.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum WarningRow {
    Table(TableWarning),
    Calendar {
        code: String,
        line: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        uid: Option<String>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        years: Vec<i32>,
        message: String,
    },
}

/// When somebody is busy.
#[derive(Serialize)]
pub(super) struct OccurrenceRow {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_day: Option<String>,
    #[serde(skip_serializing_if = "Title::is_left_out")]
    title: Title,
    busy: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    instead_of: Option<String>,
}

/// What an occurrence is called.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Title {
    /// Not said: it is kept nowhere.
    LeftOut,
    /// Said where it is tried alone; `None` where it is nobody's business.
    Told(Option<String>),
}

impl Title {
    fn is_left_out(&self) -> bool {
        matches!(self, Self::LeftOut)
    }
}

impl OccurrenceRow {
    /// An occurrence, with its title where that may be said.
    pub fn of(it: &CalendarOccurrence, with_title: bool) -> Self {
        let (mut start, mut end, mut first_day, mut last_day) = (None, None, None, None);
        match it.when {
            CalendarWhen::Days { first, last } => {
                (first_day, last_day) = (Some(first.to_string()), Some(last.to_string()));
            }
            CalendarWhen::Timed { start: from, end: to } => {
                (start, end) = (Some(from.to_string()), Some(to.to_string()));
            }
        }
        let title = if with_title { Title::Told(it.title.clone()) } else { Title::LeftOut };
        let instead_of = it.instead_of.map(|it| it.to_string());
        Self { start, end, first_day, last_day, title, busy: it.busy.to_string(), instead_of }
    }
}

impl ImportReport {
    /// One fault of the file as a whole.
    pub fn refused(message: String) -> Self {
        let place = TablePlace::default();
        let fault = TableFault { place, column: None, cell: None, found: None, message };
        Self { errors: vec![ErrorRow::Table(fault)], ..Self::default() }
    }

    /// What was read of a table.
    pub fn of_table(read: TableRead, source: Option<String>) -> Self {
        let mut report = Self {
            what: read.kind.map(|it| it.to_string()),
            source,
            encoding: read.encoding,
            delimiter: read.delimiter,
            sheet: read.sheet,
            header_row: read.header_row,
            skipped: Some(read.skipped),
            errors: read.faults.into_iter().map(ErrorRow::Table).collect(),
            more_errors: read.more_faults,
            warnings: read.warnings.into_iter().map(WarningRow::Table).collect(),
            ..Self::default()
        };
        match read.rows {
            Some(TableRows::Staff(rows)) => report.rows = serde_json::to_value(rows).ok(),
            Some(TableRows::Leave(rows)) => report.rows = serde_json::to_value(rows).ok(),
            Some(TableRows::Hours(rows)) => report.rows = serde_json::to_value(rows).ok(),
            Some(TableRows::Caseload(rows)) => report.rows = serde_json::to_value(rows).ok(),
            Some(TableRows::Duties(shifts, leave, off)) => {
                (report.shifts, report.leave, report.off) = (Some(shifts), Some(leave), Some(off));
            }
            None => {}
        }
        report
    }

    /// Takes out what is shown of a file that is taken alone.
    pub fn without_rows(self) -> Self {
        Self {
            rows: None,
            shifts: None,
            leave: None,
            off: None,
            occurrences: None,
            holidays: None,
            differences: None,
            ..self
        }
    }

    /// What is left out of a file that is taken all the same.
    pub fn skip_faults(&mut self) {
        let skipped = self.skipped.get_or_insert_with(Vec::new);
        for fault in self.errors.drain(..) {
            skipped.push(match fault {
                ErrorRow::Table(TableFault { place, column, cell, found, message }) => {
                    SkippedRow { place, column, cell, found, what: message }
                }
                ErrorRow::Calendar { line, message, .. } => {
                    let place = TablePlace { line: Some(line), row: None };
                    SkippedRow { place, column: None, cell: None, found: None, what: message }
                }
            });
        }
        skipped.sort_by_key(|it| it.place.number());
    }

    pub fn calendar_faults(faults: Vec<CalendarFault>) -> Vec<ErrorRow> {
        let row = |it: CalendarFault| ErrorRow::Calendar { line: it.line, uid: it.uid, message: it.message };
        faults.into_iter().map(row).collect()
    }

    pub fn calendar_warnings(warnings: Vec<CalendarWarning>) -> Vec<WarningRow> {
        let row = |it: CalendarWarning| {
            let CalendarWarning { code, line, uid, years, message } = it;
            WarningRow::Calendar { code: code.to_string(), line, uid, years, message }
        };
        warnings.into_iter().map(row).collect()
    }

    /// Whether each fault is of a row or a line, so that the rest could be taken.
    pub fn is_of_rows(&self) -> bool {
        self.errors.iter().all(|it| match it {
            ErrorRow::Table(it) => it.place.number() > 0,
            ErrorRow::Calendar { .. } => true,
        })
    }

    /// How many faults there are.
    pub fn faults(&self) -> usize {
        self.errors.len() + self.more_errors
    }

    /// Says all that is wrong, left out and worth knowing, line by line.
    pub fn say(&self, name: &str, common: &Common) {
        for error in &self.errors {
            match error {
                ErrorRow::Table(it) => {
                    let found = it.found.as_ref().map(|it| format!("“{it}”: ")).unwrap_or_default();
                    let column = it.column.as_ref().map(|it| format!("{it}: ")).unwrap_or_default();
                    common.say(&format!(
                        "{name}{}: {column}{found}{}",
                        at(it.place, it.cell.as_deref()),
                        it.message
                    ));
                }
                ErrorRow::Calendar { line, message, .. } => common.say(&format!("{name}:{line}: {message}")),
            }
        }
        if self.more_errors > 0 {
            common.say(&format!("and {} more", self.more_errors));
        }
        for it in self.skipped.iter().flatten() {
            common.say(&format!("{name}{}: left out: {}", at(it.place, it.cell.as_deref()), it.what));
        }
        for warning in &self.warnings {
            match warning {
                WarningRow::Table(it) => {
                    common.say(&format!("{name}{}: note: {}", at(it.place, None), it.message));
                }
                WarningRow::Calendar { line, message, .. } => {
                    common.say(&format!("{name}:{line}: note: {message}"));
                }
            }
        }
        for it in self.differences.iter().flatten() {
            common.say(&format!("{name}{}: {}", at(it.place, None), it.message));
        }
    }
}

/// Where something stands, after the name of its file.
fn at(place: TablePlace, cell: Option<&str>) -> String {
    match (cell, place.in_words()) {
        (Some(cell), _) => format!(", cell {cell}"),
        (None, Some(words)) => format!(", {words}"),
        (None, None) => String::new(),
    }
}
