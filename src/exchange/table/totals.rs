//! Rows that are none: totals, rows of nobody, headings that come again, and remarks below.

use super::cell::{CellValue, TableRow};
use super::cells::Cells;
use super::field::{TableField, TableKind, folded};
use super::heading::Columns;
use super::kinds::duties;
use super::length::LengthHabit;
use super::notes::TableWarningCode;
use crate::domain::Minutes;

/// Why a row is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoRow {
    /// The headings once more.
    Heading,
    /// A sum of others.
    Total,
    /// A vacancy.
    Unassigned,
    /// A text alone, as stands below lists.
    Remark,
}

impl NoRow {
    /// It in words; nothing where nobody needs to know.
    pub fn in_words(self) -> Option<&'static str> {
        match self {
            Self::Heading => None,
            Self::Total => Some("a total"),
            Self::Unassigned => Some("unassigned: a vacancy, not a person"),
            Self::Remark => Some("a text alone, not a row"),
        }
    }
}

const TOTALS: &[&str] = &["total", "totals", "subtotal", "sum", "average", "mean", "count"];
const NOBODY: &[&str] = &[
    "unassigned",
    "unfilled",
    "vacant",
    "vacancy",
    "vacancies",
    "not assigned",
    "nobody",
    "tbc",
    "tba",
    "to be confirmed",
    "open shift",
    "unallocated",
    "unassigned duty",
    "unassigned duties",
];

/// Whether a row is none.
pub(super) fn why(row: &TableRow, columns: &Columns, kind: TableKind) -> Option<NoRow> {
    let texts = || {
        row.cells.iter().filter_map(|it| match &it.value {
            CellValue::Text(text) => Some((it.column, folded(text))),
            _ => None,
        })
    };
    let is_heading = columns.fields.len() > 1
        && columns
            .fields
            .iter()
            .all(|(_, column, heading)| texts().any(|(at, text)| at == *column && text == folded(heading)));
    if is_heading {
        return Some(NoRow::Heading);
    }
    if let Some((_, first)) = texts().next() {
        let mut words = first.split(' ');
        let word = words.next().unwrap_or_default();
        let is_total = TOTALS.contains(&word)
            || matches!(word, "grand" | "sub" | "overall") && words.next() == Some("total");
        // Somebody may be called so: a name has words behind it, and a total figures beside it.
        if is_total && (first.split(' ').count() <= 3 || row.cells.len() <= 2) {
            return Some(NoRow::Total);
        }
    }
    let name = [TableField::Name, TableField::Surname, TableField::Forename]
        .into_iter()
        .filter_map(|it| columns.of(it));
    let columns_of_name: Vec<usize> = name.map(|it| it.0).collect();
    if texts().any(|(at, text)| columns_of_name.contains(&at) && NOBODY.contains(&text.as_str())) {
        return Some(NoRow::Unassigned);
    }
    let is_alone = row.cells.len() == 1 && texts().next().is_some();
    let needs_more = !matches!(kind, TableKind::Staff | TableKind::Caseload);
    (is_alone && needs_more && columns.fields.len() > 1).then_some(NoRow::Remark)
}

/// What totals may be the sums of.
#[derive(Default)]
pub(super) struct Sums {
    all: i64,
    worked: i64,
    all_since: i64,
    worked_since: i64,
}

/// The column that totals are of.
fn summed(kind: TableKind) -> Option<TableField> {
    match kind {
        TableKind::Duties => Some(TableField::Paid),
        TableKind::Hours => Some(TableField::Hours),
        TableKind::Staff | TableKind::Leave | TableKind::Caseload => None,
    }
}

impl Sums {
    /// Adds a row, whoever's it is.
    pub fn add(&mut self, row: &TableRow, cells: &mut Cells<'_>, kind: TableKind) {
        let Some(length) = length(row, cells, kind) else { return };
        let length = i64::from(length.0);
        self.all += length;
        self.all_since += length;
        if kind != TableKind::Duties || !duties::is_called_off(cells) {
            self.worked += length;
            self.worked_since += length;
        }
    }

    /// Compares a total with what stands above it, and says where it is another.
    pub fn compare(&mut self, row: &TableRow, cells: &mut Cells<'_>, kind: TableKind) {
        let said = length(row, cells, kind);
        let sums = [self.all, self.worked, self.all_since, self.worked_since];
        (self.all_since, self.worked_since) = (0, 0);
        let Some(said) = said.filter(|it| !sums.contains(&i64::from(it.0))) else { return };
        let sum = Minutes(i32::try_from(self.worked).unwrap_or(0));
        let message =
            format!("the total is {said}, and the rows above come to {sum}: look whether a row is missing");
        cells.notes.warn_at(row.number, TableWarningCode::TotalDiffers, message);
    }
}

fn length(row: &TableRow, cells: &Cells<'_>, kind: TableKind) -> Option<Minutes> {
    let field = summed(kind)?;
    let (column, _) = cells.layout.columns.of(field)?;
    let habit = cells.layout.lengths.get(&field).copied().unwrap_or(LengthHabit::default());
    habit.read(row.at(column)?).ok()
}
