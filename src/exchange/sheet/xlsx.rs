//! A workbook as XLSX: days that are days, lengths of time that add up, sums that are formulas with their value beside them, and
//! a sheet that prints on the width of one page with its headings on each.
//!
//! Spreadsheets cannot show a negative length of time, so one is a text here; whoever wants to reckon with it puts the same as a
//! decimal beside it. What stands in the file as its time is when the data was saved, so that the same data is the same file.

use std::fmt;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook as XlsxBook,
    Worksheet as XlsxSheet, XlsxError, utility::row_col_to_cell,
};
use unicode_width::UnicodeWidthStr as _;

use super::model::{CellValue, SheetColumn, Workbook, Worksheet};
use super::written::MAKER;
use crate::domain::{Date, Minutes, Time};

/// A workbook has no room for what was to stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetTooLong(String);

impl fmt::Display for SheetTooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a workbook cannot hold it ({})", self.0)
    }
}

impl From<XlsxError> for SheetTooLong {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The most letters that a cell holds.
const LONGEST_TEXT: usize = 32_000;
/// The most letters of a name of a sheet.
const LONGEST_NAME: usize = 31;
/// The most letters of a line at the head or foot of a page.
const LONGEST_LINE: usize = 100;
/// A4.
const PAPER: u8 = 9;
/// How high a line is, in points.
const LINE: f64 = 15.0;
/// The least letters that a column is wide.
const NARROWEST: u16 = 7;

/// Writes a workbook; the error says that it is too long for one.
pub fn xlsx(book: &Workbook) -> Result<Vec<u8>, SheetTooLong> {
    let mut file = XlsxBook::new();
    let saved = ExcelDateTime::from_timestamp(book.saved.0.saturating_mul(60))
        .or_else(|_| ExcelDateTime::from_timestamp(0))?;
    let about =
        if book.about.is_empty() { book.title.clone() } else { format!("{}: {}", book.title, book.about) };
    file.set_properties(
        &DocProperties::new().set_title(about.as_str()).set_author(MAKER).set_creation_datetime(&saved),
    );
    let looks = Looks::new();
    for sheet in &book.sheets {
        let page = file.add_worksheet();
        page.set_name(sheet_name(&sheet.name))?;
        lay_out(page, &about, &book.notes)?;
        fill(page, sheet, &looks)?;
    }
    let page = file.add_worksheet();
    page.set_name("About")?;
    lay_out(page, &about, &[])?;
    page.set_column_width(0, 100)?;
    let lines =
        [book.title.as_str(), book.about.as_str()].into_iter().chain(book.notes.iter().map(String::as_str));
    for (row, line) in (0u32..).zip(lines.filter(|line| !line.is_empty())) {
        let look = if row == 0 { &looks.heading } else { &looks.plain.words };
        page.write_string_with_format(row, 0, clipped(line, LONGEST_TEXT), look)?;
        page.set_row_height(row, height(lines_of(line, 100)))?;
    }
    Ok(file.save_to_buffer()?)
}

/// How cells look, in a row and in the row of the sums.
struct Looks {
    heading: Format,
    plain: CellLooks,
    total: CellLooks,
}

struct CellLooks {
    words: Format,
    right: Format,
    count: Format,
    hours: Format,
    duration: Format,
    date: Format,
    time: Format,
    moment: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        let total = plain.clone().set_bold().set_border_top(FormatBorder::Thin);
        let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            heading: heading.set_border_bottom(FormatBorder::Thin),
            plain: CellLooks::on(&plain),
            total: CellLooks::on(&total),
        }
    }
}

impl CellLooks {
    fn on(ground: &Format) -> Self {
        let number = |format: &str| ground.clone().set_num_format(format);
        Self {
            words: ground.clone().set_text_wrap(),
            right: ground.clone().set_align(FormatAlign::Right),
            count: number("0"),
            hours: number("0.00"),
            duration: number("[h]:mm"),
            date: number("dd/mm/yyyy"),
            time: number("hh:mm"),
            moment: number("dd/mm/yyyy hh:mm"),
        }
    }
}

/// The page: A4 across, as wide as one page, its headings on each, with what it is at its head and what to know at its foot.
fn lay_out(page: &mut XlsxSheet, about: &str, notes: &[String]) -> Result<(), XlsxError> {
    // An ampersand begins something that is worked out there.
    let said = |text: &str| clipped(text, LONGEST_LINE).replace('&', "&&");
    page.set_paper_size(PAPER).set_landscape().set_print_fit_to_pages(1, 0).set_print_gridlines(true);
    page.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    page.set_repeat_rows(0, 0)?;
    page.set_freeze_panes(1, 0)?;
    page.set_header(format!("&L{}", said(about)));
    page.set_footer(format!("&L{}&RPage &P of &N", said(&notes.join(" "))));
    Ok(())
}

fn fill(page: &mut XlsxSheet, sheet: &Worksheet, looks: &Looks) -> Result<(), XlsxError> {
    let totals = sheet.totals();
    let widths: Vec<u16> =
        (0..).zip(&sheet.columns).map(|(at, column)| width(sheet, totals.as_ref(), at, column)).collect();
    let lines = |texts: &mut dyn Iterator<Item = (&str, u16)>| {
        texts.map(|(text, width)| lines_of(text, width)).max().unwrap_or(1)
    };
    for ((at, column), width) in (0u16..).zip(&sheet.columns).zip(&widths) {
        page.set_column_width(at, f64::from(*width))?;
        page.write_string_with_format(0, at, clipped(&column.heading, LONGEST_TEXT), &looks.heading)?;
    }
    let headings = sheet.columns.iter().map(|column| column.heading.as_str());
    page.set_row_height(0, height(lines(&mut headings.zip(widths.iter().copied()))))?;
    let mut row_at = 1u32;
    for row in &sheet.rows {
        for (at, cell) in (0u16..).zip(row) {
            write(page, (row_at, at), cell, &looks.plain)?;
        }
        let texts = row.iter().zip(widths.iter().copied()).filter_map(|(cell, width)| match cell {
            CellValue::Text(text) => Some((text.as_str(), width)),
            _ => None,
        });
        page.set_row_height(row_at, height(lines(&mut { texts })))?;
        row_at += 1;
    }
    if let Some(totals) = totals {
        for (at, cell) in (0u16..).zip(&totals) {
            let column = sheet.rows.iter().filter_map(|row| row.get(usize::from(at)));
            write_total(page, (row_at, at), cell, column, looks)?;
        }
        page.set_row_height(row_at, LINE)?;
        row_at += 1;
    }
    for words in &sheet.foot {
        row_at += 1;
        page.write_string(row_at, 0, clipped(words, LONGEST_TEXT))?;
        page.set_row_height(row_at, LINE)?;
    }
    Ok(())
}

fn write(
    page: &mut XlsxSheet,
    (row, at): (u32, u16),
    cell: &CellValue,
    looks: &CellLooks,
) -> Result<(), XlsxError> {
    match cell {
        CellValue::Blank => page.write_blank(row, at, &looks.words),
        CellValue::Text(text) => {
            page.write_string_with_format(row, at, clipped(text, LONGEST_TEXT), &looks.words)
        }
        CellValue::Count(count) =>
        {
            #[expect(clippy::cast_precision_loss, reason = "what is counted here is far below 2^53")]
            page.write_number_with_format(row, at, *count as f64, &looks.count)
        }
        CellValue::Hours(minutes) => page.write_number_with_format(row, at, in_hours(*minutes), &looks.hours),
        CellValue::Duration(minutes) if *minutes < Minutes::ZERO => {
            page.write_string_with_format(row, at, format!("\u{2212}{}", minutes.abs()), &looks.right)
        }
        CellValue::Duration(minutes) => {
            page.write_number_with_format(row, at, in_days(*minutes), &looks.duration)
        }
        CellValue::Date(date) => match serial(*date) {
            Some(serial) => page.write_number_with_format(row, at, serial, &looks.date),
            None => page.write_string_with_format(row, at, date.to_string(), &looks.right),
        },
        CellValue::Time(time) => page.write_number_with_format(row, at, of_day(*time), &looks.time),
        CellValue::Moment(moment) => match serial(moment.date()) {
            Some(serial) => {
                page.write_number_with_format(row, at, serial + of_day(moment.time()), &looks.moment)
            }
            None => page.write_string_with_format(row, at, moment.to_string(), &looks.right),
        },
    }
    .map(|_| ())
}

/// Writes a sum as a formula over its column with its value; where that would not come to it, as the value alone.
fn write_total<'c>(
    page: &mut XlsxSheet,
    (row, at): (u32, u16),
    cell: &CellValue,
    column: impl Iterator<Item = &'c CellValue>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut column = column;
    // A negative length of time is a text, which a formula would pass over.
    let has_texts = column.any(|it| matches!(it, CellValue::Duration(minutes) if *minutes < Minutes::ZERO));
    let (value, look) = match cell {
        CellValue::Count(count) => (count.to_string(), &looks.total.count),
        CellValue::Hours(minutes) => (in_hours(*minutes).to_string(), &looks.total.hours),
        CellValue::Duration(minutes) if !has_texts => (in_days(*minutes).to_string(), &looks.total.duration),
        other => return write(page, (row, at), other, &looks.total),
    };
    let (first, last) = (row_col_to_cell(1, at), row_col_to_cell(row - 1, at));
    let formula = Formula::new(format!("=SUM({first}:{last})")).set_result(value);
    page.write_formula_with_format(row, at, formula, look).map(|_| ())
}

fn in_hours(minutes: Minutes) -> f64 {
    f64::from(minutes.0) / 60.0
}

fn in_days(minutes: Minutes) -> f64 {
    f64::from(minutes.0) / 1440.0
}

fn of_day(time: Time) -> f64 {
    in_days(time.minutes())
}

/// A day as spreadsheets count it; `None` before they all count alike, from 1 March 1900 on, which is day 61.
fn serial(date: Date) -> Option<f64> {
    let days = date.days_since(Date::new(1900, 3, 1)?);
    (days >= 0).then(|| f64::from(days.saturating_add(61)))
}

/// How wide a column is, in letters: as its longest cell, within what it may be.
fn width(sheet: &Worksheet, totals: Option<&Vec<CellValue>>, at: usize, column: &SheetColumn) -> u16 {
    let cells = sheet.rows.iter().chain(totals).filter_map(|row| row.get(at));
    let longest = cells.map(letters).max().unwrap_or(0);
    // A heading may take two lines.
    let heading = column
        .heading
        .split(' ')
        .map(unicode_width::UnicodeWidthStr::width)
        .max()
        .unwrap_or(0)
        .max(column.heading.width() / 2);
    let wanted = u16::try_from(longest.max(heading) + 2).unwrap_or(u16::MAX);
    wanted.clamp(NARROWEST, column.widest.max(NARROWEST))
}

/// How many letters a cell shows.
fn letters(cell: &CellValue) -> usize {
    match cell {
        CellValue::Blank => 0,
        CellValue::Text(text) => text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap_or(0),
        CellValue::Count(count) => count.to_string().len(),
        CellValue::Hours(minutes) => minutes.to_string().len() + 1,
        CellValue::Duration(minutes) => minutes.to_string().len(),
        CellValue::Date(_) => "30/11/2026".len(),
        CellValue::Time(_) => "09:00".len(),
        CellValue::Moment(_) => "30/11/2026 09:00".len(),
    }
}

/// How many lines a text takes in a column so wide.
fn lines_of(text: &str, width: u16) -> u16 {
    let room = usize::from(width.max(2)) - 1;
    let lines: usize = text.lines().map(|line| line.width().div_ceil(room).max(1)).sum();
    u16::try_from(lines.max(1)).unwrap_or(u16::MAX)
}

/// How high a row of so many lines is, in points; a spreadsheet has none higher.
fn height(lines: u16) -> f64 {
    (LINE * f64::from(lines)).min(405.0)
}

fn clipped(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// A name for a sheet, without what no sheet may be called.
fn sheet_name(name: &str) -> String {
    let plain: String =
        name.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(LONGEST_NAME).collect();
    if plain.trim().is_empty() { "Sheet".to_owned() } else { plain }
}
