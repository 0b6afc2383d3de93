//! Cells that are merged downwards: what stands in the first stands for all of them.

use crate::exchange::table::bounds::MOST_MERGED;
use crate::exchange::table::cell::{Table, TableCell};

/// Rows, from 1, and columns, from 0, all included: `A7:A9`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Merged {
    pub first_row: usize,
    pub last_row: usize,
    pub column: usize,
}

impl Merged {
    /// One as a workbook writes it, where it goes down.
    pub fn read(range: &str) -> Option<Self> {
        let (first, last) = range.split_once(':')?;
        let ((column, first_row), (_, last_row)) = (place(first)?, place(last)?);
        (first_row < last_row).then_some(Self { first_row, last_row, column })
    }
}

/// The column, from 0, and the row, from 1, of a cell such as `B6`.
pub(super) fn place(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|it: char| it.is_ascii_digit())?;
    let (letters, row) = name.split_at_checked(digits)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().try_fold(0, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| column * 26 + usize::from(letter - b'A') + 1)
    })?;
    let row = row.parse().ok().filter(|row| (1..=1_048_576).contains(row))?;
    Some((column - 1, row))
}

/// Fills what is merged downwards in rows that have something else in them.
pub(super) fn fill(table: &mut Table, all: &[Merged]) {
    let mut left = MOST_MERGED;
    for merged in all {
        let first = table.rows.partition_point(|row| row.number < merged.first_row);
        let end = table.rows.partition_point(|row| row.number <= merged.last_row);
        let Some([top, below @ ..]) = table.rows.get_mut(first..end) else { continue };
        let Some(value) = top.at(merged.column).cloned().filter(|_| top.number == merged.first_row) else {
            continue;
        };
        for row in below {
            let Err(at) = row.cells.binary_search_by_key(&merged.column, |it| it.column) else { continue };
            if left == 0 {
                return;
            }
            left -= 1;
            row.cells.insert(at, TableCell { column: merged.column, value: value.clone() });
        }
    }
}
