//! A workbook as plain text: columns that stand under one another, figures to the right. Columns without anything are left out.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::amount::decimal;
use super::model::{CellValue, Workbook, Worksheet};
use crate::words::date as day;

/// Writes a workbook; its first line says what it is and that it is from here, whatever it is about.
#[must_use]
pub fn text(book: &Workbook) -> String {
    let mut page = format!("{}, from Tandem\n{}\n", book.title, book.about);
    for sheet in &book.sheets {
        page.push('\n');
        if book.sheets.len() > 1 {
            let _ = writeln!(page, "{}", sheet.name);
        }
        table(&mut page, sheet);
    }
    if !book.notes.is_empty() {
        page.push('\n');
    }
    for note in &book.notes {
        let _ = writeln!(page, "{note}");
    }
    page
}

fn table(page: &mut String, sheet: &Worksheet) {
    if sheet.rows.is_empty() {
        page.push_str("Nothing to show.\n");
    }
    let totals = sheet.totals();
    let all = || sheet.rows.iter().chain(&totals);
    let shown: Vec<usize> = (0..sheet.columns.len())
        .filter(|at| sheet.rows.iter().any(|row| row.get(*at).is_some_and(|cell| *cell != CellValue::Blank)))
        .collect();
    let cell = |row: &Vec<CellValue>, at: usize| row.get(at).map(said).unwrap_or_default();
    let heading = |at: usize| sheet.columns.get(at).map_or("", |column| &column.heading);
    let width =
        |at: &usize| all().map(|row| cell(row, *at).width()).chain([heading(*at).width()]).max().unwrap_or(0);
    let widths: Vec<usize> = shown.iter().map(width).collect();
    let figures: Vec<bool> = shown
        .iter()
        .map(|at| sheet.rows.iter().any(|row| row.get(*at).is_some_and(CellValue::is_figure)))
        .collect();
    let mut line = |cells: Vec<String>| {
        let mut line = String::new();
        for ((cell, width), figure) in cells.iter().zip(&widths).zip(&figures) {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            let cell = if *figure { format!("{gap}{cell}") } else { format!("{cell}{gap}") };
            line.push_str(&cell);
            line.push_str("  ");
        }
        page.push_str(line.trim_end());
        page.push('\n');
    };
    if !shown.is_empty() {
        line(shown.iter().map(|at| heading(*at).to_owned()).collect());
    }
    for row in all() {
        line(shown.iter().map(|at| cell(row, *at)).collect());
    }
    for words in &sheet.foot {
        page.push_str(words);
        page.push('\n');
    }
}

/// A cell in letters; a text on one line.
fn said(cell: &CellValue) -> String {
    match cell {
        CellValue::Blank => String::new(),
        CellValue::Text(text) => text.split(['\r', '\n', '\t']).collect::<Vec<_>>().join(" "),
        CellValue::Count(count) => count.to_string(),
        CellValue::Hours(minutes) => decimal(*minutes, '.'),
        CellValue::Duration(minutes) => minutes.to_string(),
        CellValue::Date(date) => day(*date),
        CellValue::Time(time) => time.to_string(),
        CellValue::Moment(moment) => format!("{} {}", day(moment.date()), moment.time()),
    }
}
