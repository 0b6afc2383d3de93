//! What goes out as a spreadsheet, as CSV or as plain text: the same content, written in three ways.
//!
//! None of it names a family, says why somebody is away to anybody but them and their lead, or tells where a home is: such files
//! are sent on, and what is not in them cannot be passed on.

mod caseload;
mod handover;
mod hours;
mod joined;
mod leave;
mod payroll;
mod period;
mod rota;
mod told_outside;

use crate::exchange::sheet::{Workbook, csv, text, xlsx};

use super::{ExportOrder, Format, Gift, Given, Giver, NotGiven};

/// Meets an order of what is a list; the error says why not and what to do.
pub fn give_sheet(order: &ExportOrder, giver: &Giver<'_>) -> Result<Gift, NotGiven> {
    let book = match order.given {
        Given::Rota | Given::Person => rota::rota(order, giver)?,
        Given::Hours => hours::hours(order, giver)?,
        Given::Payroll => payroll::payroll(order, giver)?,
        Given::Leave => leave::leave(order, giver)?,
        Given::Caseload => caseload::caseload(order, giver),
        Given::Handover => handover::handover(order, giver)?,
        Given::Team | Given::Chart => return Err(NotGiven(format!("{} is no list", order.given.word()))),
    };
    let stem = period::stem(order);
    let bytes = match order.format {
        Format::Xlsx => xlsx(&book).map_err(|error| {
            NotGiven(format!("{error}: ask for fewer weeks, or for --format csv, which has no end"))
        })?,
        Format::Csv => book.sheets.first().map(|sheet| csv(sheet, order.delimiter)).unwrap_or_default(),
        _ => text(&book).into_bytes(),
    };
    let mut notes = book.notes.clone();
    if let (Format::Csv, [first, _, ..]) = (order.format, book.sheets.as_slice()) {
        notes.push(only_first(&book, &first.name));
    }
    if order.format == Format::Csv && order.delimiter == ';' {
        notes.push("Values stand apart by semicolons, and decimals have a comma.".to_owned());
    }
    Ok(Gift { bytes, name: format!("{stem}.{}", order.format.word()), notes })
}

/// That a CSV file has one list alone.
fn only_first(book: &Workbook, first: &str) -> String {
    let others: Vec<&str> = book.sheets.iter().skip(1).map(|sheet| sheet.name.as_str()).collect();
    format!(
        "A CSV file holds one list: this is {first}; --format xlsx has {} as well.",
        crate::words::in_a_row(&others)
    )
}
