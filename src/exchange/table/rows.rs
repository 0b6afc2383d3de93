//! What was read of a table.

use super::field::TableKind;
use super::kinds::caseload::FamilyLine;
use super::kinds::duties::{DayOffLine, DutyLeaveLine, DutyLine};
use super::kinds::hours::WorkedLine;
use super::kinds::leave::LeaveLine;
use super::kinds::staff::StaffLine;
use super::notes::{SkippedRow, TableFault, TableWarning};

/// The rows of a table, by what it holds.
#[derive(Clone, Debug)]
pub enum TableRows {
    /// People.
    Staff(Vec<StaffLine>),
    /// Leave.
    Leave(Vec<LeaveLine>),
    /// Shifts, days of leave, days off.
    Duties(Vec<DutyLine>, Vec<DutyLeaveLine>, Vec<DayOffLine>),
    /// Hours.
    Hours(Vec<WorkedLine>),
    /// Families.
    Caseload(Vec<FamilyLine>),
}

/// What was read of a table. With faults in it, what is good is given all the same: whoever takes it in decides.
#[derive(Clone, Debug)]
pub struct TableRead {
    /// What it holds; `None` where nobody can tell.
    pub kind: Option<TableKind>,
    /// Whether that was guessed.
    pub is_guessed: bool,
    /// What its letters were read as, of a file of lines.
    pub encoding: Option<&'static str>,
    /// What stands between its cells, of a file of lines.
    pub delimiter: Option<char>,
    /// The sheet that was read, of a workbook.
    pub sheet: Option<String>,
    /// The row or line of its headings.
    pub header_row: Option<usize>,
    /// What each known column is, by its heading.
    pub columns: Vec<(String, super::field::TableField)>,
    /// The good rows.
    pub rows: Option<TableRows>,
    /// Rows that are none: totals, and what nobody is assigned to.
    pub skipped: Vec<SkippedRow>,
    /// All that is wrong, in the order of the file; the first 500.
    pub faults: Vec<TableFault>,
    /// How many more faults there are.
    pub more_faults: usize,
    /// What is worth knowing.
    pub warnings: Vec<TableWarning>,
}
