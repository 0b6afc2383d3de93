//! Which sheet of a file is meant, what it holds, and what its columns are.

use super::asked::TableAsked;
use super::cell::Table;
use super::field::{TableField, TableKind, folded};
use super::heading::{Columns, SaidColumns};
use super::notes::{TableNotes, TableWarning, TableWarningCode, quoted};
use crate::domain::nearest;

/// What was chosen.
pub(super) struct Chosen<'t> {
    pub table: &'t Table,
    pub kind: TableKind,
    pub columns: Columns,
}

/// Kinds as they are guessed: of two that fit alike the first is meant.
const GUESSED: [TableKind; 5] =
    [TableKind::Duties, TableKind::Leave, TableKind::Caseload, TableKind::Hours, TableKind::Staff];

/// Chooses the sheet with the best headings; noted where there is none.
pub(super) fn choose<'t>(
    tables: &'t [Table],
    asked: &TableAsked,
    notes: &mut TableNotes,
) -> Option<Chosen<'t>> {
    let wanted = wanted(tables, asked, notes)?;
    let kinds: &[TableKind] = asked.kind.as_ref().map_or(&GUESSED, std::slice::from_ref);
    let mut said = SaidColumns::new();
    for (heading, field) in asked.remembered.iter().chain(&asked.columns) {
        // A field that is said otherwise now is no longer what it was.
        said.retain(|_, it| it != field);
        said.insert(folded(heading), *field);
    }
    let mut best: Option<Chosen<'t>> = None;
    for table in &wanted {
        for kind in kinds {
            if let Some(columns) = Columns::find(table, *kind, &said)
                && best.as_ref().is_none_or(|it| it.columns.score < columns.score)
            {
                best = Some(Chosen { table, kind: *kind, columns });
            }
        }
    }
    let Some(best) = best else {
        no_headings(&wanted, asked, notes);
        return None;
    };
    if asked.kind.is_none() {
        let message = format!("the file was taken for {}: say another with --what", best.kind);
        notes.warn(TableWarning::new(TableWarningCode::KindGuessed, message));
    }
    for (heading, _) in &asked.columns {
        let is_there = best.columns.fields.iter().any(|(_, _, it)| folded(it) == folded(heading));
        if !is_there {
            let message = format!("no column is headed {:?}, as --map has it", quoted(heading));
            notes.whole(None, message);
        }
    }
    others(tables, best.table, asked, notes);
    Some(best)
}

/// The sheets that may be meant.
fn wanted<'t>(tables: &'t [Table], asked: &TableAsked, notes: &mut TableNotes) -> Option<Vec<&'t Table>> {
    let Some(sheet) = &asked.sheet else {
        let shown: Vec<&Table> = tables.iter().filter(|it| !it.is_hidden).collect();
        if shown.iter().all(|it| it.rows.is_empty()) {
            notes.whole(None, "there is nothing in it".to_owned());
            return None;
        }
        return Some(shown);
    };
    let named = |it: &&Table| it.name.as_deref().is_some_and(|it| it.to_lowercase() == sheet.to_lowercase());
    let numbered = sheet.parse::<usize>().ok().and_then(|it| tables.get(it.checked_sub(1)?));
    if let Some(table) = tables.iter().find(named).or(numbered) {
        return Some(vec![table]);
    }
    let names: Vec<&str> = tables.iter().filter_map(|it| it.name.as_deref()).collect();
    let all = if names.is_empty() {
        "this file has one sheet, without a name".to_owned()
    } else {
        format!("there are {}", quoted(&names.join(", ")))
    };
    notes.whole(None, format!("no sheet is called {:?}: {all}", quoted(sheet)));
    None
}

/// Says which sheets are left out.
fn others(tables: &[Table], read: &Table, asked: &TableAsked, notes: &mut TableNotes) {
    if asked.sheet.is_some() {
        return;
    }
    for table in tables.iter().filter(|it| !std::ptr::eq(*it, read)) {
        let Some(name) = &table.name else { continue };
        let (code, is_so) = if table.is_hidden {
            (TableWarningCode::HiddenSheetLeftOut, "is hidden and")
        } else if table.rows.is_empty() {
            continue;
        } else {
            (TableWarningCode::SheetLeftOut, "")
        };
        let name = quoted(name);
        let message = format!("the sheet {name:?} {is_so} was left out: bring it in with --sheet {name:?}");
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        notes.warn(TableWarning { sheet: Some(name), ..TableWarning::new(code, message) });
    }
}

/// Says that no row has the headings that are needed, and what would do.
fn no_headings(tables: &[&Table], asked: &TableAsked, notes: &mut TableNotes) {
    let Some(kind) = asked.kind else {
        let what = "what the file holds cannot be told by its headings: say it with --what, and the columns with --map \"Heading=field\"";
        notes.whole(None, what.to_owned());
        return;
    };
    let needed: Vec<String> = kind
        .needed()
        .iter()
        .map(|one_of| one_of.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or "))
        .collect();
    // What may have been meant for the headings: the first row with several texts in it.
    let texts = |table: &&&Table| {
        table.rows.iter().find(|row| row.cells.len() > 1).map(|row| (row.number, row.cells.clone()))
    };
    let found = tables.iter().find_map(|it| texts(&it));
    let found = found.map(|(number, cells)| {
        let names: Vec<String> = cells.iter().take(12).map(|it| quoted(&it.value.shown())).collect();
        (number, names)
    });
    let line = found.as_ref().filter(|_| !notes.is_workbook).map(|it| it.0);
    // Of families nothing is repeated: without headings the first row may be one of them.
    let shown = found.filter(|_| kind != TableKind::Caseload).map(|(_, names)| {
        let near: Vec<TableField> = kind.needed().iter().flat_map(|it| it.iter().copied()).collect();
        let near: Vec<String> = near.iter().map(ToString::to_string).collect();
        let near = names.iter().find_map(|it| {
            nearest(&folded(it), near.iter().map(String::as_str)).map(|near| (it.clone(), near.to_owned()))
        });
        let near = near.map(|(it, near)| format!("; {it:?} may be {near}")).unwrap_or_default();
        format!(", and there are {}{near}", names.join(", "))
    });
    let message = format!(
        "no row of headings was found: {kind} needs {}{}; say what a column is with --map \"Heading=field\"",
        needed.join(", "),
        shown.unwrap_or_default()
    );
    notes.whole(line, message);
}
