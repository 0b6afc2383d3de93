//! Tables read: workbooks and files of lines, as people, leave, duties, hours or families, as other programs write them.
//!
//! Bytes become sheets of cells (`open`, with `text`, `separated`, `workbook`); a sheet is chosen with its row of headings
//! (`choose`, `heading`, `field`), what may never come in is refused (`guard`), and each row is read as what it is (`read`, with
//! `cells` and `kinds`). What is not understood is a fault with its place, and what is good is given all the same.

mod asked;
mod bounds;
mod cell;
mod cells;
mod choose;
mod clock;
mod day;
mod field;
mod guard;
mod heading;
mod kinds;
mod known_headings;
mod length;
mod notes;
mod open;
mod people;
mod read;
mod rows;
mod separated;
mod spelled;
mod text;
mod totals;
mod workbook;

pub use asked::TableAsked;
pub use bounds::LONGEST_TABLE;
pub use field::{TableField, TableKind};
pub use kinds::caseload::FamilyLine;
pub use kinds::duties::{DayOffLine, DutyLeaveLine, DutyLine};
pub use kinds::hours::WorkedLine;
pub use kinds::leave::LeaveLine;
pub use kinds::staff::StaffLine;
pub use notes::{SkippedRow, TableFault, TablePlace, TableWarning, TableWarningCode};
pub use people::known_as;
pub use read::read;
pub use rows::{TableRead, TableRows};
