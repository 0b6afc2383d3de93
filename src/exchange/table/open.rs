//! A file as sheets of cells, whatever kind of file it is.

use super::bounds::LONGEST_TABLE;
use super::cell::Table;
use super::notes::{TableNotes, TableWarning, TableWarningCode};
use super::{separated, text, workbook};

/// A file that was opened.
#[derive(Debug, Default)]
pub(super) struct Opened {
    pub tables: Vec<Table>,
    pub encoding: Option<&'static str>,
    pub delimiter: Option<char>,
}

/// Opens a file; what is wrong with it is noted, and then there are no sheets.
pub(super) fn open(bytes: &[u8], with_hidden: bool, notes: &mut TableNotes) -> Opened {
    match opened(bytes, with_hidden, notes) {
        Ok(opened) => opened,
        Err((line, message)) => {
            notes.whole(line, message);
            Opened::default()
        }
    }
}

/// What a file that is no table begins with, and what it is.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF", "this is a PDF: save the list itself as .xlsx or .csv"),
    (b"{\\rtf", "this is a text of a word processor: save the list as .xlsx or .csv"),
    (
        b"<",
        "this is a web page or XML, whatever its name says: open it in a spreadsheet and save it as .xlsx or .csv",
    ),
    (b"\x89PNG", "this is a picture: save the list itself as .xlsx or .csv"),
    (b"\xff\xd8\xff", "this is a picture: save the list itself as .xlsx or .csv"),
    (b"BEGIN:VCALENDAR", "this is a calendar, not a table"),
];

fn opened(
    bytes: &[u8],
    with_hidden: bool,
    notes: &mut TableNotes,
) -> Result<Opened, (Option<usize>, String)> {
    if bytes.len() > LONGEST_TABLE {
        return Err((
            None,
            format!("the file is longer than {} MiB, which no such list is", LONGEST_TABLE >> 20),
        ));
    }
    if bytes.is_empty() {
        return Err((None, "the file is empty".to_owned()));
    }
    if workbook::is_one(bytes) {
        notes.is_workbook = true;
        let tables = workbook::read(bytes, with_hidden).map_err(|message| (None, message))?;
        return Ok(Opened { tables, encoding: None, delimiter: None });
    }
    let begins = bytes.trim_ascii_start();
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| begins.starts_with(start)) {
        return Err((None, (*what).to_owned()));
    }
    let decoded = text::decode(bytes).map_err(|(line, message)| (Some(line), message))?;
    let read = separated::read(&decoded.text);
    let (table, delimiter) = read.map_err(|(line, message)| (Some(line), message))?;
    if decoded.encoding == "windows-1252" {
        let message = "the file is not in UTF-8: its letters were read as those of Windows (1252); look whether names are right";
        let warning = TableWarning::new(TableWarningCode::EncodingGuessed, message.to_owned());
        notes.warn(TableWarning { read_as: Some(decoded.encoding), ..warning });
    }
    Ok(Opened { tables: vec![table], encoding: Some(decoded.encoding), delimiter: Some(delimiter) })
}
