//! Spreadsheets, CSV files and plain lists that are given out, read back as a spreadsheet would.

mod lists;
mod openpyxl;
mod payroll;
mod privacy;
mod written;

use std::io::Cursor;
use std::sync::LazyLock;

use calamine::{Data, Range, Reader as _, Xlsx};
use tandem::domain::*;
use tandem::exchange::example;
use tandem::exchange::give::{
    ChartOf, ExportOrder, Format, Gift, Given, Giver, NotGiven, Reader, WeeksWorkedOut, give,
};
use tandem::report::chart::TextRoom;

use crate::build::parse;

pub static EXAMPLE: LazyLock<State> =
    LazyLock::new(|| State::default().preview(&example::changes().unwrap()).unwrap());

/// The example with the week 49 closed for everybody.
pub fn closed(weeks: &[&str]) -> State {
    let teams: Vec<TeamId> = EXAMPLE.records.teams.keys().cloned().collect();
    let marks = weeks.iter().flat_map(|week| {
        let mark = SheetMark { state: SheetState::Closed, ..SheetMark::draft(parse(week)) };
        teams.iter().map(move |team| Change::Put(TeamMark { team: team.clone(), mark: mark.clone() }.into()))
    });
    EXAMPLE.preview(&marks.collect::<Vec<_>>()).unwrap()
}

pub fn who(name: &str) -> Author {
    if name == "owner" { Author::Owner } else { Author::Person(parse(name)) }
}

/// An order of week 49 of 2026 with nothing said.
pub fn order(given: Given, format: Format) -> ExportOrder {
    ExportOrder {
        given,
        format,
        first: parse("2026-W49"),
        last: parse("2026-W49"),
        days: None,
        year: 2026,
        person: None,
        team: None,
        published: false,
        titles: CalendarTitles::default(),
        changes: false,
        reader: if given == Given::Person { Reader::Oneself } else { Reader::Wall },
        chart: ChartOf::default(),
        draft: false,
        delimiter: ',',
        joined: None,
    }
}

pub fn given_after(
    state: &State,
    author: &str,
    order: &ExportOrder,
    entries: &[Entry],
) -> Result<Gift, NotGiven> {
    let author = who(author);
    let seen = Redaction::before(&author, state).over(state);
    let saved_at = |_: Rev| Instant(29_000_000);
    let entries_after = |rev: Rev| entries.iter().filter(|it| it.rev > rev).cloned().collect();
    let giver = Giver {
        whole: state,
        seen: &seen,
        author: &author,
        now: example::now(),
        saved_at: &saved_at,
        weeks: &WeeksWorkedOut::default(),
        entries: &entries_after,
        room: TextRoom::default(),
    };
    give(order, &giver)
}

pub fn given(state: &State, author: &str, order: &ExportOrder) -> Gift {
    given_after(state, author, order, &[]).unwrap()
}

pub fn refused(state: &State, author: &str, order: &ExportOrder) -> String {
    given_after(state, author, order, &[]).unwrap_err().to_string()
}

pub fn text(gift: &Gift) -> String {
    String::from_utf8(gift.bytes.clone()).unwrap()
}

/// A workbook as a reader has it.
pub fn workbook(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

pub fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    workbook(bytes).worksheet_range(name).unwrap()
}

/// What a part of the file says, such as its properties.
pub fn part(bytes: &[u8], name: &str) -> String {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

pub fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(number) => *number,
        Data::DateTime(moment) => moment.as_f64(),
        other => panic!("{other:?} is no number"),
    }
}

/// A figure to the nearest minute of a day, from days.
pub fn minutes(cell: &Data) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "minutes of a few weeks")]
    let minutes = (number(cell) * 1440.0).round() as i32;
    minutes
}

pub fn said(cell: Option<&Data>) -> String {
    cell.map(ToString::to_string).unwrap_or_default()
}

/// The place of a column by its heading.
pub fn column(range: &Range<Data>, heading: &str) -> usize {
    let headings: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    headings.iter().position(|it| it == heading).unwrap_or_else(|| panic!("no {heading:?} in {headings:?}"))
}

/// The rows of a CSV file as values, its mark taken off.
pub fn values(file: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let file = file.strip_prefix("\u{feff}".as_bytes()).expect("the mark of UTF-8");
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(file);
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}
