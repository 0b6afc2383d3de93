//! The cells of a table, each where it stands, whatever file they came in.

use std::sync::Arc;

use crate::domain::{Date, Minutes, Moment};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellValue {
    /// Letters.
    Text(Arc<str>),
    /// A number without a meaning of its own.
    Number(f64),
    /// A day.
    Day(Date),
    /// A time of a day.
    Moment(Moment),
    /// A time of day or a length, which a workbook does not tell apart; `shown` is what its cell shows where that is less.
    Time { minutes: i32, shown: Option<i32> },
    /// True or false.
    Flag(bool),
    /// What a formula failed with, such as `#N/A`.
    Wrong(Arc<str>),
    /// A formula whose value is not in the file.
    Unworked,
}

impl CellValue {
    /// A text, without what stands round it; `None` where nothing is left.
    pub fn text(written: &str) -> Option<Self> {
        let trimmed =
            written.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}' || it == '\u{200b}');
        (!trimmed.is_empty()).then(|| Self::Text(trimmed.into()))
    }

    /// It as somebody who looks at the cell would read it.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Wrong(text) => text.to_string(),
            Self::Number(number) => number_shown(*number),
            Self::Day(day) => day_shown(*day),
            Self::Moment(moment) => format!("{} {}", day_shown(moment.date()), moment.time()),
            Self::Time { minutes, .. } => Minutes(*minutes).to_string(),
            Self::Flag(true) => "TRUE".to_owned(),
            Self::Flag(false) => "FALSE".to_owned(),
            Self::Unworked => String::new(),
        }
    }
}

/// A number as briefly as it can be written.
pub(super) fn number_shown(number: f64) -> String {
    // Cells hold fifteen digits, and sums a little dust beyond them.
    let rounded = (number * 1e9).round() / 1e9;
    if rounded.is_finite() && rounded.abs() < 1e15 { format!("{rounded}") } else { format!("{number:e}") }
}

/// A day as it is written here.
pub(super) fn day_shown(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// A cell with something in it.
#[derive(Clone, Debug)]
pub(super) struct TableCell {
    /// From 0.
    pub column: usize,
    pub value: CellValue,
}

/// A row with something in it.
#[derive(Clone, Debug)]
pub(super) struct TableRow {
    /// The row of the sheet, or the line of the file, from 1.
    pub number: usize,
    /// Whether its sheet does not show it.
    pub is_hidden: bool,
    /// In the order of their columns.
    pub cells: Vec<TableCell>,
}

impl TableRow {
    /// What stands in a column.
    pub fn at(&self, column: usize) -> Option<&CellValue> {
        let found = self.cells.binary_search_by_key(&column, |it| it.column).ok()?;
        self.cells.get(found).map(|it| &it.value)
    }
}

/// One sheet, or a file of lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// What the sheet is called; `None` for a file of lines.
    pub name: Option<String>,
    pub is_hidden: bool,
    /// In order.
    pub rows: Vec<TableRow>,
}

/// What a cell is called: `B6`.
pub(super) fn cell_name(column: usize, row: usize) -> String {
    let (mut letters, mut left) = (vec![], column + 1);
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}
