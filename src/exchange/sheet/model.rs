//! What a workbook holds.

use crate::domain::{Date, Instant, Minutes, Moment, Time};

/// A workbook: what it is called, its sheets, and what there is to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// What it is of: `Rota`.
    pub title: String,
    /// Whose, and of when: `Ailsa MBU, week 49 of 2026`.
    pub about: String,
    /// Its sheets, the one that matters most first.
    pub sheets: Vec<Worksheet>,
    /// What whoever reads it ought to know, a sentence each.
    pub notes: Vec<String>,
    /// When what it tells was saved last: what stands in the file as its time.
    pub saved: Instant,
}

/// A sheet: columns under headings, and rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worksheet {
    /// What its tab says.
    pub name: String,
    /// Its columns.
    pub columns: Vec<SheetColumn>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<CellValue>>,
    /// Lines that belong to the list itself, wherever it goes: that it is a draft.
    pub foot: Vec<String>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// What stands above it.
    pub heading: String,
    /// The most letters that it is wide.
    pub widest: u16,
    /// Whether its sum stands below it.
    pub summed: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CellValue {
    /// Nothing.
    #[default]
    Blank,
    /// Words, or an id: never a number and never a formula.
    Text(String),
    /// A whole number.
    Count(i64),
    /// A length of time as a decimal of hours: `5.40`.
    Hours(Minutes),
    /// A length of time in hours and minutes: `5:24`.
    Duration(Minutes),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// A day and a time.
    Moment(Moment),
}

impl SheetColumn {
    /// A column that is not summed.
    #[must_use]
    pub fn new(heading: &str) -> Self {
        Self { heading: heading.to_owned(), widest: 40, summed: false }
    }

    /// A column with its sum below it.
    #[must_use]
    pub fn summed(heading: &str) -> Self {
        Self { summed: true, ..Self::new(heading) }
    }
}

impl CellValue {
    /// Words, or nothing where there are none.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A length of time in hours and minutes, or nothing where it is none.
    #[must_use]
    pub fn some_duration(minutes: Minutes) -> Self {
        if minutes == Minutes::ZERO { Self::Blank } else { Self::Duration(minutes) }
    }

    /// Whether it is read from the right: figures, and what stands for one.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Hours(_) | Self::Duration(_))
    }
}

impl Worksheet {
    /// The row of the sums, where any column has one and there is anything to sum.
    #[must_use]
    pub fn totals(&self) -> Option<Vec<CellValue>> {
        if self.rows.is_empty() || !self.columns.iter().any(|column| column.summed) {
            return None;
        }
        let total = |(at, column): (usize, &SheetColumn)| match (at, column.summed) {
            (_, true) => sum(self.rows.iter().filter_map(|row| row.get(at))),
            (0, false) => CellValue::Text("Total".to_owned()),
            (_, false) => CellValue::Blank,
        };
        Some(self.columns.iter().enumerate().map(total).collect())
    }
}

/// The sum of some cells, as what they are.
fn sum<'c>(cells: impl Iterator<Item = &'c CellValue>) -> CellValue {
    cells.fold(CellValue::Blank, |sum, cell| match (sum, cell) {
        (CellValue::Blank, CellValue::Count(_) | CellValue::Hours(_) | CellValue::Duration(_)) => {
            cell.clone()
        }
        (CellValue::Count(sum), CellValue::Count(more)) => CellValue::Count(sum.saturating_add(*more)),
        (CellValue::Hours(sum), CellValue::Hours(more)) => CellValue::Hours(sum + *more),
        (CellValue::Duration(sum), CellValue::Duration(more)) => CellValue::Duration(sum + *more),
        (sum, _) => sum,
    })
}
