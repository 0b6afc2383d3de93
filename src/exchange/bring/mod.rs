//! What was read of tables and calendars, as changes: one entry, with the same rights and checks as any other.
//!
//! What a named source brought is remembered by sums (`sourced`): the same source again replaces that, and never what people
//! made or changed.

mod asked;
mod calendar;
mod caseload;
mod compare;
mod duties;
mod leave;
mod sourced;
mod staff;

use crate::domain::State;
use crate::exchange::table::TableRows;

pub use asked::{BringAsked, Bringing};
pub use calendar::{bring_holidays, bring_meetings};
pub use compare::{HoursDifference, compare};
pub use sourced::columns_of;

/// What the rows of a table would change; `state` is what whoever asks may see, its weeks loaded. Hours change nothing.
#[must_use]
pub fn bring(rows: &TableRows, asked: &BringAsked<'_>, state: &State) -> Bringing {
    match rows {
        TableRows::Staff(rows) => staff::bring(rows, asked, state),
        TableRows::Leave(rows) => leave::bring(rows, asked, state),
        TableRows::Duties(shifts, away, off) => duties::bring(shifts, away, off, asked, state),
        TableRows::Caseload(rows) => caseload::bring(rows, asked, state),
        TableRows::Hours(_) => Bringing::default(),
    }
}
