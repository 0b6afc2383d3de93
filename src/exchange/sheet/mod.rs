//! Workbooks as such: sheets of cells that know what they are, written as XLSX, as CSV and as plain text.
//!
//! Nothing here knows what a rota is. What a cell is decides how each writer says it: a day is a day in a spreadsheet, ten past
//! two is a time, and a length of time adds up beyond a day; a text stays a text, whatever it begins with.

mod amount;
mod csv;
mod guard;
mod model;
mod text;
mod written;
mod xlsx;

pub use self::csv::csv;
pub use guard::{guarded, unguarded};
pub use model::{CellValue, SheetColumn, Workbook, Worksheet};
pub use text::text;
pub use written::is_workbook_of_ours;
pub use xlsx::{SheetTooLong, xlsx};
