//! What a table may never bring in: numbers of patients anywhere, names of families among families.

use std::collections::BTreeSet;

use super::cell::{CellValue, Table, TableRow, cell_name};
use super::choose::Chosen;
use super::field::TableKind;
use super::kinds::caseload;
use super::notes::{TableFault, TableNotes, quoted};
use crate::domain::identifier;

/// Notes every such cell, without what stands in it, and gives the rows that have one.
pub(super) fn look(chosen: &Chosen<'_>, notes: &mut TableNotes) -> BTreeSet<usize> {
    let is_caseload = chosen.kind == TableKind::Caseload;
    let mut rows = BTreeSet::new();
    for row in &chosen.table.rows {
        for cell in &row.cells {
            if let Some(what) = identifier_in(&cell.value, is_caseload) {
                let message =
                    format!("this holds {what}, which is never kept here: write the local reference instead");
                note(chosen, row, cell.column, &message, notes);
                rows.insert(row.number);
            }
        }
    }
    if is_caseload {
        let naming = chosen.columns.others.iter().filter(|(_, heading)| caseload::is_naming(heading));
        let naming: Vec<usize> = naming.map(|it| it.0).collect();
        for row in below(chosen.table, chosen.columns.at) {
            for column in naming.iter().filter(|it| row.at(**it).is_some()) {
                let message = "names of families are never brought in: take this column out of the file, the local reference says whose row it is";
                note(chosen, row, *column, message, notes);
                rows.insert(row.number);
            }
        }
    }
    rows
}

/// The rows below the headings.
pub(super) fn below(table: &Table, heading: usize) -> &[TableRow] {
    table.rows.get(heading + 1..).unwrap_or_default()
}

fn note(chosen: &Chosen<'_>, row: &TableRow, column: usize, message: &str, notes: &mut TableNotes) {
    let cell = notes.is_workbook.then(|| cell_name(column, row.number));
    let column = chosen.columns.heading(column).map(quoted);
    let place = notes.place(row.number);
    notes.fault(TableFault { place, column, cell, found: None, message: message.to_owned() });
}

/// What number of a patient a cell holds.
fn identifier_in(value: &CellValue, is_caseload: bool) -> Option<&'static str> {
    let of_text = |text: &str| {
        let found = identifier::scan(text).into_iter().find(|it| it.kind.is_identifier());
        found.map(|it| it.kind.title())
    };
    match value {
        CellValue::Text(text) => of_text(text),
        // A sheet takes the nought off that a number begins with.
        CellValue::Number(number) if is_caseload && number.fract() == 0.0 && (1e8..1e10).contains(number) => {
            of_text(&format!("{number:010.0}"))
        }
        _ => None,
    }
}
