//! Workbooks of `LibreOffice` and others: ods.

use std::collections::BTreeSet;

use super::archive::{Archive, CUT_SHORT};
use super::merged::{self, Merged};
use super::sheet::iso;
use super::xml::{self, Piece, Tag};
use crate::exchange::table::bounds::{LONGEST_CELL, MOST_CELLS, MOST_MERGED, MOST_SHEETS};
use crate::exchange::table::cell::{CellValue, Table, TableCell, TableRow};

/// How many columns a sheet has at most.
const MOST_COLUMNS: usize = 16_384;
/// How many rows.
const MOST_ROWS: usize = 1_048_576;

/// The sheets of a workbook, in order, hidden ones without their cells unless they are asked for.
pub(super) fn read(archive: &mut Archive<'_>, with_hidden: bool) -> Result<Vec<Table>, String> {
    let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err("it is protected by a password: save a copy without one".to_owned());
    }
    let content = archive.part("content.xml")?.ok_or(CUT_SHORT)?;
    let mut reading = Reading { with_hidden, ..Reading::default() };
    xml::each(&content, |piece| match piece {
        Piece::Open(tag) => reading.open(&tag),
        Piece::Close(name) => reading.close(&name),
        Piece::Text(text) => reading.text(&text),
    })?;
    Ok(reading.tables)
}

#[derive(Default)]
struct Reading {
    with_hidden: bool,
    /// Styles of sheets that are not shown.
    hidden_styles: BTreeSet<String>,
    style: String,
    tables: Vec<Table>,
    table: Option<Table>,
    merged: Vec<Merged>,
    next_row: usize,
    row: Option<OpenRow>,
    cell: Option<OpenCell>,
    /// How deep in something beside the cell's own text, such as a remark.
    aside: usize,
    cells: usize,
}

struct OpenRow {
    row: TableRow,
    times: usize,
    next_column: usize,
}

struct OpenCell {
    times: usize,
    rows: usize,
    value: Option<CellValue>,
    is_formula: bool,
    is_text: bool,
    paragraphs: usize,
    written: String,
}

impl Reading {
    fn open(&mut self, tag: &Tag) -> Result<(), String> {
        let times = |name: &str, most: usize| {
            tag.get(name).and_then(|it| it.parse::<usize>().ok()).unwrap_or(1).clamp(1, most)
        };
        match tag.name.as_str() {
            "annotation" => self.aside += 1,
            _ if self.aside > 0 => {}
            "style" => tag.get("name").unwrap_or_default().clone_into(&mut self.style),
            "table-properties" if tag.get("display") == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" if self.table.is_none() && self.cell.is_none() => {
                if self.tables.len() >= MOST_SHEETS {
                    return Err(format!("there are more than {MOST_SHEETS} sheets"));
                }
                let is_hidden = tag.get("style-name").is_some_and(|it| self.hidden_styles.contains(it));
                self.table =
                    Some(Table { name: tag.get("name").map(str::to_owned), is_hidden, rows: vec![] });
                (self.next_row, self.merged) = (1, vec![]);
            }
            "table-row" if self.table.is_some() => {
                let is_hidden = matches!(tag.get("visibility"), Some("collapse" | "filter"));
                let row = TableRow { number: self.next_row, is_hidden, cells: vec![] };
                self.row =
                    Some(OpenRow { row, times: times("number-rows-repeated", MOST_ROWS), next_column: 0 });
            }
            "table-cell" | "covered-table-cell" if self.row.is_some() => {
                let kind = tag.get("value-type").unwrap_or_default();
                self.cell = Some(OpenCell {
                    times: times("number-columns-repeated", MOST_COLUMNS),
                    rows: times("number-rows-spanned", MOST_ROWS),
                    value: typed(tag, kind),
                    is_formula: tag.get("formula").is_some() && kind.is_empty(),
                    is_text: matches!(kind, "string" | ""),
                    paragraphs: 0,
                    written: tag.get("string-value").unwrap_or_default().to_owned(),
                });
            }
            "p" => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.written.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "s" | "tab" | "line-break" => self.text(" ")?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        let Some(cell) = self.cell.as_mut().filter(|it| it.paragraphs > 0 && self.aside == 0) else {
            return Ok(());
        };
        if cell.written.len() + text.len() > LONGEST_CELL {
            return Err(format!("a cell holds more than {} KiB", LONGEST_CELL >> 10));
        }
        cell.written.push_str(text);
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        match name {
            "annotation" => self.aside = self.aside.saturating_sub(1),
            _ if self.aside > 0 => {}
            "table-cell" | "covered-table-cell" => {
                let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) else { return Ok(()) };
                let text = || CellValue::text(&cell.written).filter(|_| cell.is_text);
                let value = cell.value.clone().or_else(text);
                let value = value.or(cell.is_formula.then_some(CellValue::Unworked));
                let first = row.next_column;
                row.next_column = (first + cell.times).min(MOST_COLUMNS);
                let Some(value) = value else { return Ok(()) };
                for column in first..row.next_column {
                    self.cells += 1;
                    if self.cells > MOST_CELLS {
                        return Err(too_many());
                    }
                    row.row.cells.push(TableCell { column, value: value.clone() });
                }
                if cell.rows > 1 && self.merged.len() < MOST_MERGED {
                    let (first_row, column) = (row.row.number, first);
                    self.merged.push(Merged { first_row, last_row: first_row + cell.rows - 1, column });
                }
            }
            "table-row" => {
                let (Some(row), Some(table)) = (self.row.take(), &mut self.table) else { return Ok(()) };
                let first = self.next_row;
                self.next_row = (first + row.times).min(MOST_ROWS + 1);
                if row.row.cells.is_empty() || table.is_hidden && !self.with_hidden {
                    return Ok(());
                }
                self.cells += row.row.cells.len().saturating_mul(self.next_row - first - 1);
                if self.cells > MOST_CELLS {
                    return Err(too_many());
                }
                for number in first..self.next_row {
                    table.rows.push(TableRow { number, ..row.row.clone() });
                }
            }
            "table" => {
                if let Some(mut table) = self.table.take() {
                    merged::fill(&mut table, &self.merged);
                    self.tables.push(table);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn too_many() -> String {
    format!("there are more than {MOST_CELLS} cells: save the sheet that is meant alone")
}

/// What a cell says that is no text.
fn typed(tag: &Tag, kind: &str) -> Option<CellValue> {
    let number = || tag.get("value").and_then(|it| it.parse::<f64>().ok()).filter(|it| it.is_finite());
    match kind {
        "float" | "percentage" | "currency" => number().map(CellValue::Number),
        "date" => tag.get("date-value").and_then(iso),
        "time" => {
            tag.get("time-value").and_then(length).map(|minutes| CellValue::Time { minutes, shown: None })
        }
        "boolean" => Some(CellValue::Flag(tag.get("boolean-value") == Some("true"))),
        _ => None,
    }
}

/// Minutes of a length such as `PT14H24M00S`.
fn length(written: &str) -> Option<i32> {
    let (is_negative, written) = written.strip_prefix('-').map_or((false, written), |rest| (true, rest));
    let written = written.strip_prefix("PT")?;
    let (mut seconds, mut number) = (0.0_f64, String::new());
    for letter in written.chars() {
        let times = match letter {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            letter => {
                number.push(letter);
                continue;
            }
        };
        seconds += number.parse::<f64>().ok()? * times;
        number.clear();
    }
    let minutes = (seconds / 60.0).round();
    if !number.is_empty() || !minutes.is_finite() || minutes > 1e8 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "its size was looked at")]
    let minutes = minutes as i32;
    Some(if is_negative { -minutes } else { minutes })
}
