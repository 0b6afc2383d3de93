//! The row of headings, wherever it stands, and what each column is.

use std::collections::BTreeMap;

use super::bounds::DEEPEST_HEADING;
use super::cell::{CellValue, Table, TableRow};
use super::field::{TableField, TableKind, folded};

/// What columns are by whoever says so: their headings as they are compared.
pub(super) type SaidColumns = BTreeMap<String, TableField>;

/// The columns of a table.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// The row of the headings, as it is told.
    pub row: usize,
    /// Which of the table's rows that is.
    pub at: usize,
    /// Each column with its field and its heading.
    pub fields: Vec<(TableField, usize, String)>,
    /// Headings of which nothing is kept, with their columns.
    pub others: Vec<(usize, String)>,
    /// How sure it is: the more the better.
    pub score: usize,
}

impl Columns {
    /// The column of a field, and its heading.
    pub fn of(&self, field: TableField) -> Option<(usize, &str)> {
        self.fields.iter().find(|it| it.0 == field).map(|(_, column, heading)| (*column, heading.as_str()))
    }

    /// The heading of a column.
    pub fn heading(&self, column: usize) -> Option<&str> {
        let known = self.fields.iter().map(|(_, at, heading)| (*at, heading));
        let all = known.chain(self.others.iter().map(|(at, heading)| (*at, heading)));
        all.into_iter().find(|(at, _)| *at == column).map(|(_, heading)| heading.as_str())
    }

    /// The best row of headings of a table for a kind of it; `None` where no row has what it needs.
    pub fn find(table: &Table, kind: TableKind, said: &SaidColumns) -> Option<Self> {
        let rows = table.rows.iter().enumerate().take(DEEPEST_HEADING);
        let all = rows.filter_map(|(at, row)| Self::in_row(at, row, kind, said));
        // Of two that are as good the upper one is meant: what comes below may repeat it.
        all.rev_max()
    }

    fn in_row(at: usize, row: &TableRow, kind: TableKind, said: &SaidColumns) -> Option<Self> {
        let headings: Vec<(usize, String, String)> = row
            .cells
            .iter()
            .filter_map(|it| match &it.value {
                CellValue::Text(text) => {
                    Some((it.column, text.split_whitespace().collect::<Vec<_>>().join(" "), folded(text)))
                }
                _ => None,
            })
            .collect();
        let mut fields: Vec<(TableField, usize, String)> = vec![];
        for (column, heading, folded) in &headings {
            if let Some(field) = said.get(folded)
                && fields.iter().all(|it| it.0 != *field)
            {
                fields.push((*field, *column, heading.clone()));
            }
        }
        for (field, usual) in kind.headings() {
            if fields.iter().any(|it| it.0 == field) {
                continue;
            }
            let is_free = |column: usize| fields.iter().all(|it| it.1 != column);
            let found = usual.split('|').find_map(|usual| {
                headings.iter().find(|(column, _, folded)| folded.as_str() == usual && is_free(*column))
            });
            if let Some((column, heading, _)) = found {
                fields.push((field, *column, heading.clone()));
            }
        }
        let has = |field: &TableField| fields.iter().any(|it| it.0 == *field);
        if !kind.needed().iter().all(|one_of| one_of.iter().any(has)) {
            return None;
        }
        let is_other = |column: usize| fields.iter().all(|it| it.1 != column);
        let others = headings.iter().filter(|it| is_other(it.0)).map(|it| (it.0, it.1.clone())).collect();
        let telling = kind.telling().iter().filter(|it| has(it)).count();
        let score = fields.len() * 2 + telling * 3;
        Some(Self { row: row.number, at, fields, others, score })
    }
}

/// The first of the best.
trait FirstBest: Iterator<Item = Columns> + Sized {
    fn rev_max(self) -> Option<Columns> {
        self.fold(None, |best: Option<Columns>, it| match best {
            Some(best) if best.score >= it.score => Some(best),
            _ => Some(it),
        })
    }
}

impl<I: Iterator<Item = Columns>> FirstBest for I {}
