//! A sheet as CSV: UTF-8 with its mark, lines that end in CR LF, and nothing that a spreadsheet would run.
//!
//! Days are written `2026-11-30`, which is read alike everywhere. Where values stand apart by semicolons, the decimal is a comma:
//! that is how programs write that expect the one with the other, and how such a file is read here. Sums are left out, so that
//! whoever adds a column up does not count it twice.

use super::amount::decimal;
use super::guard::guarded;
use super::model::{CellValue, Worksheet};

/// What says that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// Writes a sheet with something between its values.
#[must_use]
pub fn csv(sheet: &Worksheet, delimiter: char) -> Vec<u8> {
    let mut file = MARK.to_owned();
    let headings = sheet.columns.iter().map(|column| guarded(&column.heading).into_owned());
    line(&mut file, headings, delimiter);
    for row in &sheet.rows {
        line(&mut file, row.iter().map(|cell| said(cell, delimiter)), delimiter);
    }
    let blanks = sheet.columns.len().saturating_sub(1);
    for words in &sheet.foot {
        let words = guarded(words).into_owned();
        line(&mut file, std::iter::once(words).chain(std::iter::repeat_n(String::new(), blanks)), delimiter);
    }
    file.into_bytes()
}

fn line(file: &mut String, cells: impl Iterator<Item = String>, delimiter: char) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            file.push(delimiter);
        }
        let needs_quotes = cell.contains([delimiter, '"', '\r', '\n']) || cell.trim() != cell;
        if needs_quotes {
            file.push('"');
            file.push_str(&cell.replace('"', "\"\""));
            file.push('"');
        } else {
            file.push_str(&cell);
        }
    }
    file.push_str("\r\n");
}

/// A cell in letters.
fn said(cell: &CellValue, delimiter: char) -> String {
    let point = if delimiter == ';' { ',' } else { '.' };
    match cell {
        CellValue::Blank => String::new(),
        CellValue::Text(text) => guarded(text).into_owned(),
        CellValue::Count(count) => count.to_string(),
        CellValue::Hours(minutes) => decimal(*minutes, point),
        CellValue::Duration(minutes) => minutes.to_string(),
        CellValue::Date(date) => date.to_string(),
        CellValue::Time(time) => time.to_string(),
        CellValue::Moment(moment) => format!("{} {}", moment.date(), moment.time()),
    }
}
