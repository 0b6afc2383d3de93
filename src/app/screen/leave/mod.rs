//! The Leave screen's model: the marked day and days, the requests, and the wall chart as far as it has been in sight.
//!
//! It goes about on a day of its own, so that scrolling through years neither fetches weeks from the disk nor moves the
//! week that the other screens show.

mod account;
mod going;
mod kept;
mod requests;
mod sums;
mod whole;
pub(in crate::app) mod words;

pub(super) use account::open_account;
pub(in crate::app) use going::LeaveScreen;
pub use going::{chart_columns, chart_lines, chart_window};
pub use kept::{LeaveMarks, LeavePane, NAME, Scale};
pub use requests::Request;
pub(in crate::app) use requests::{call_off, mark_shown};
pub use requests::{decides_for, leave_on, marked, requests};
pub use sums::LeaveSums;
pub use whole::{DAYS_SHOWN, is_whole, weeks_of_year, year_shown};
pub(in crate::app) use words::{About, error_in_words, picture_in_words};
pub use words::{glyph, kind_of_glyph, legend};
pub use words::{knows_kind, remaining_in_words};
