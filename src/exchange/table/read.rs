//! A table, read: the one way in.

use std::collections::BTreeMap;

use super::asked::{Reading, TableAsked};
use super::cell::{CellValue, TableRow};
use super::cells::{Cells, Layout};
use super::choose::{self, Chosen};
use super::day::{self, NoDate};
use super::field::{TableField, TableKind};
use super::kinds::duties::{self, Duty};
use super::kinds::{caseload, hours, leave, staff};
use super::length::LengthHabit;
use super::notes::{TableNotes, TableWarning, TableWarningCode, quoted};
use super::people::People;
use super::rows::{TableRead, TableRows};
use super::totals::{self, NoRow, Sums};
use super::{guard, open};
use crate::domain::State;

/// Reads a file as a table of people, leave, duties, hours or families; `state` is what whoever asks may see.
///
/// Any bytes come to an end: what is too long or too much is refused by name.
#[must_use]
pub fn read(bytes: &[u8], asked: &TableAsked, state: &State) -> TableRead {
    let mut notes = TableNotes::default();
    let opened = open::open(bytes, asked.sheet.is_some(), &mut notes);
    let chosen =
        if opened.tables.is_empty() { None } else { choose::choose(&opened.tables, asked, &mut notes) };
    let mut read = TableRead {
        kind: chosen.as_ref().map(|it| it.kind).or(asked.kind),
        is_guessed: asked.kind.is_none(),
        encoding: opened.encoding,
        delimiter: opened.delimiter,
        sheet: chosen.as_ref().and_then(|it| it.table.name.clone()),
        header_row: chosen.as_ref().map(|it| it.columns.row),
        columns: vec![],
        rows: None,
        skipped: vec![],
        faults: vec![],
        more_faults: 0,
        warnings: vec![],
    };
    if let Some(chosen) = chosen {
        read.columns =
            chosen.columns.fields.iter().map(|(field, _, heading)| (heading.clone(), *field)).collect();
        let reading = Reading { state, people: People::of(state) };
        read.rows = Some(rows(&chosen, &reading, opened.delimiter == Some(';'), &mut notes));
        said_of_columns(&chosen, &mut notes);
    }
    notes.faults.sort_by_key(|it| it.place.number());
    notes.skipped.sort_by_key(|it| it.place.number());
    read.skipped = notes.skipped;
    read.faults = notes.faults;
    read.more_faults = notes.more_faults;
    read.warnings = notes.warnings;
    read
}

/// Says which columns are not kept.
fn said_of_columns(chosen: &Chosen<'_>, notes: &mut TableNotes) {
    let columns: Vec<String> = chosen.columns.others.iter().map(|(_, heading)| quoted(heading)).collect();
    if columns.is_empty() {
        return;
    }
    let message = format!("nothing is kept of {}", columns.join(", "));
    notes.warn(TableWarning { columns, ..TableWarning::new(TableWarningCode::ColumnNotKept, message) });
}

fn rows(chosen: &Chosen<'_>, reading: &Reading<'_>, has_comma: bool, notes: &mut TableNotes) -> TableRows {
    let refused = guard::look(chosen, notes);
    let all = guard::below(chosen.table, chosen.columns.at);
    let layout = layout(chosen, all, has_comma);
    let mut gathered = Gathered::default();
    let (mut sums, mut hidden) = (Sums::default(), vec![]);
    for row in all {
        let mut cells = Cells { layout: &layout, row, notes, is_bad: false };
        if let Some(why) = totals::why(row, &layout.columns, chosen.kind) {
            match why {
                NoRow::Total => sums.compare(row, &mut cells, chosen.kind),
                NoRow::Unassigned => sums.add(row, &mut cells, chosen.kind),
                NoRow::Heading | NoRow::Remark => {}
            }
            why.in_words().into_iter().for_each(|what| cells.notes.skip(row.number, what));
        } else {
            if row.is_hidden {
                hidden.push(row.number);
            }
            sums.add(row, &mut cells, chosen.kind);
            if !refused.contains(&row.number) {
                gathered.take(&mut cells, reading, chosen.kind);
            }
        }
    }
    if !hidden.is_empty() {
        let message =
            "rows that the sheet hides were read like the others: a filter takes nothing away".to_owned();
        notes.warn(TableWarning {
            rows: hidden,
            ..TableWarning::new(TableWarningCode::HiddenRowsRead, message)
        });
    }
    gathered.rows(chosen.kind)
}

#[derive(Default)]
struct Gathered {
    staff: Vec<staff::StaffLine>,
    leave: Vec<leave::LeaveLine>,
    shifts: Vec<duties::DutyLine>,
    away: Vec<duties::DutyLeaveLine>,
    off: Vec<duties::DayOffLine>,
    hours: Vec<hours::WorkedLine>,
    families: Vec<caseload::FamilyLine>,
}

impl Gathered {
    fn take(&mut self, cells: &mut Cells<'_>, reading: &Reading<'_>, kind: TableKind) {
        match kind {
            TableKind::Staff => self.staff.extend(staff::read(cells, reading)),
            TableKind::Leave => self.leave.extend(leave::read(cells, reading)),
            TableKind::Duties => match duties::read(cells, reading) {
                Some(Duty::Shift(it)) => self.shifts.push(it),
                Some(Duty::Leave(it)) => self.away.push(it),
                Some(Duty::Off(it)) => self.off.push(it),
                Some(Duty::None(why)) => cells.notes.skip(cells.row.number, why),
                None => {}
            },
            TableKind::Hours => self.hours.extend(hours::read(cells)),
            TableKind::Caseload => self.families.extend(caseload::read(cells, reading)),
        }
    }

    fn rows(self, kind: TableKind) -> TableRows {
        match kind {
            TableKind::Staff => TableRows::Staff(self.staff),
            TableKind::Leave => TableRows::Leave(self.leave),
            TableKind::Duties => TableRows::Duties(self.shifts, self.away, self.off),
            TableKind::Hours => TableRows::Hours(self.hours),
            TableKind::Caseload => TableRows::Caseload(self.families),
        }
    }
}

const LENGTHS: [TableField; 3] = [TableField::Hours, TableField::Balance, TableField::Paid];
const DAYS: [TableField; 8] = [
    TableField::Started,
    TableField::From,
    TableField::To,
    TableField::Date,
    TableField::Week,
    TableField::Referred,
    TableField::Due,
    TableField::Born,
];

/// What the rows have in common: how lengths are written, and whether some day has its month first.
fn layout(chosen: &Chosen<'_>, rows: &[TableRow], has_comma: bool) -> Layout {
    let columns = chosen.columns.clone();
    let in_column = |field: TableField| {
        let column = columns.of(field).map(|it| it.0);
        rows.iter().filter_map(move |row| Some((row.number, row.at(column?)?)))
    };
    let lengths: BTreeMap<TableField, LengthHabit> = LENGTHS
        .into_iter()
        .map(|field| (field, LengthHabit::of(in_column(field).map(|it| it.1), has_comma)))
        .collect();
    let has_month_first = |value: &CellValue| matches!(value, CellValue::Text(text) if day::read(text) == Err(NoDate::MonthFirst));
    // Whoever writes one column so writes all of them so.
    let first =
        DAYS.into_iter().flat_map(in_column).filter(|(_, it)| has_month_first(it)).map(|it| it.0).min();
    let month_first: BTreeMap<TableField, usize> =
        first.map(|first| DAYS.into_iter().map(|field| (field, first)).collect()).unwrap_or_default();
    let is_private = chosen.kind == TableKind::Caseload;
    Layout { columns, lengths, month_first, is_private }
}
