//! A sheet of a workbook, cell by cell.

use std::sync::Arc;

use super::merged::{self, Merged};
use super::serial::{self, NumberFormat};
use super::xml::{self, Piece, Tag};
use crate::domain::{Date, Minutes, Time};
use crate::exchange::table::bounds::{LONGEST_CELL, MOST_CELLS, MOST_MERGED};
use crate::exchange::table::cell::{CellValue, Table, TableCell, TableRow};

/// What the cells of every sheet share.
pub(super) struct Common {
    pub texts: Vec<Arc<str>>,
    pub formats: Vec<NumberFormat>,
    pub since_1904: bool,
}

/// Reads the cells of a sheet into a table that has its name; `cells` counts those of all sheets.
pub(super) fn read(part: &[u8], table: &mut Table, common: &Common, cells: &mut usize) -> Result<(), String> {
    let mut reading =
        Reading { common, row: None, cell: None, last_row: 0, rows: vec![], merged: vec![], cells };
    xml::each(part, |piece| reading.take(piece))?;
    reading.rows.sort_by_key(|row| row.number);
    table.rows = reading.rows;
    merged::fill(table, &reading.merged);
    Ok(())
}

struct Reading<'c> {
    common: &'c Common,
    row: Option<TableRow>,
    cell: Option<OpenCell>,
    last_row: usize,
    rows: Vec<TableRow>,
    merged: Vec<Merged>,
    cells: &'c mut usize,
}

#[derive(Default)]
struct OpenCell {
    column: usize,
    kind: String,
    style: usize,
    is_formula: bool,
    /// Whether what comes is its value.
    is_open: bool,
    is_aside: bool,
    written: String,
}

impl Reading<'_> {
    fn take(&mut self, piece: Piece) -> Result<(), String> {
        match piece {
            Piece::Open(tag) => self.open(&tag),
            Piece::Close(name) => return self.close(&name),
            Piece::Text(text) => {
                if let Some(cell) = self.cell.as_mut().filter(|it| it.is_open && !it.is_aside) {
                    if cell.written.len() + text.len() > LONGEST_CELL {
                        return Err(format!("a cell holds more than {} KiB", LONGEST_CELL >> 10));
                    }
                    cell.written.push_str(&text);
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag) {
        match (tag.name.as_str(), &mut self.cell) {
            ("row", _) => {
                let number =
                    tag.get("r").and_then(|it| it.parse().ok()).filter(|it| (1..=1_048_576).contains(it));
                let number = number.unwrap_or(self.last_row + 1);
                self.last_row = number;
                self.row = Some(TableRow { number, is_hidden: tag.is_so("hidden"), cells: vec![] });
            }
            ("c", _) => {
                let next = self.row.as_ref().and_then(|it| it.cells.last()).map_or(0, |it| it.column + 1);
                let place = tag.get("r").and_then(merged::place);
                self.cell = Some(OpenCell {
                    column: place.map_or(next, |(column, _)| column),
                    kind: tag.get("t").unwrap_or("n").to_owned(),
                    style: tag.get("s").and_then(|it| it.parse().ok()).unwrap_or(0),
                    ..OpenCell::default()
                });
            }
            ("f", Some(cell)) => cell.is_formula = true,
            ("v" | "t", Some(cell)) => cell.is_open = true,
            ("rPh", Some(cell)) => cell.is_aside = true,
            ("mergeCell", _) if self.merged.len() < MOST_MERGED => {
                self.merged.extend(tag.get("ref").and_then(Merged::read));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        match (name, &mut self.cell) {
            ("v" | "t", Some(cell)) => cell.is_open = false,
            ("rPh", Some(cell)) => cell.is_aside = false,
            ("c", _) => {
                let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) else { return Ok(()) };
                let Some(value) = value(&cell, self.common) else { return Ok(()) };
                *self.cells += 1;
                if *self.cells > MOST_CELLS {
                    return Err(format!(
                        "there are more than {MOST_CELLS} cells: save the sheet that is meant alone"
                    ));
                }
                let at = row.cells.partition_point(|it| it.column <= cell.column);
                row.cells.insert(at, TableCell { column: cell.column, value });
            }
            ("row", _) => self.rows.extend(self.row.take().filter(|row| !row.cells.is_empty())),
            _ => {}
        }
        Ok(())
    }
}

/// What a cell holds; `None` where it is empty.
fn value(cell: &OpenCell, common: &Common) -> Option<CellValue> {
    let written = cell.written.as_str();
    if written.is_empty() && cell.is_formula && cell.kind != "str" {
        return Some(CellValue::Unworked);
    }
    match cell.kind.as_str() {
        "s" => {
            let text = common.texts.get(written.trim().parse::<usize>().ok()?)?;
            let is_plain = text.trim().len() == text.len() && !text.is_empty();
            if is_plain { Some(CellValue::Text(text.clone())) } else { CellValue::text(text) }
        }
        "b" => Some(CellValue::Flag(written.trim() == "1")),
        "e" => Some(CellValue::Wrong(written.into())),
        "d" => iso(written.trim()).or_else(|| CellValue::text(written)),
        "n" => {
            let Ok(number) = written.trim().parse::<f64>() else { return CellValue::text(written) };
            let format = common.formats.get(cell.style).copied().unwrap_or(NumberFormat::Plain);
            Some(serial::value(number, format, common.since_1904))
        }
        _ => CellValue::text(written),
    }
}

/// A day, with a time or without: `2026-11-30T09:15:00`.
pub(super) fn iso(written: &str) -> Option<CellValue> {
    let (day, time) = written.split_once('T').unwrap_or((written, ""));
    let day: Date = day.parse().ok()?;
    let mut parts = time.split([':', '.', 'Z']);
    let mut part = || parts.next().unwrap_or_default().parse::<u16>().unwrap_or(0);
    let time = Time::new(part(), part())?;
    if time.minutes() == Minutes::ZERO {
        Some(CellValue::Day(day))
    } else {
        Some(CellValue::Moment(day.at(time)))
    }
}
