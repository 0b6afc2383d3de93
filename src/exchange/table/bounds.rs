//! How much of a table is taken: whatever the bytes are, reading them ends soon and in little room. What goes beyond is refused
//! by name.

/// The longest file, in bytes.
pub const LONGEST_TABLE: usize = 16 << 20;
/// The most that the parts of a workbook come to once they are unpacked, in bytes.
pub(super) const MOST_UNPACKED: usize = 40 << 20;
/// The most cells with something in them, all sheets that are read together.
pub(super) const MOST_CELLS: usize = 200_000;
/// The longest text of a cell, in bytes.
pub(super) const LONGEST_CELL: usize = 32 << 10;
/// The most sheets of a workbook.
pub(super) const MOST_SHEETS: usize = 200;
/// The most cells that are merged downwards, as they are filled.
pub(super) const MOST_MERGED: usize = 20_000;
/// How far down a heading row is looked for, in rows with something in them.
pub(super) const DEEPEST_HEADING: usize = 60;
/// How many faults are told one by one, and how many warnings.
pub(super) const MOST_TOLD: usize = 500;
