//! What each kind of table holds, row by row.

pub(super) mod caseload;
pub(super) mod duties;
pub(super) mod hours;
pub(super) mod leave;
mod leave_word;
mod short;
pub(super) mod staff;
