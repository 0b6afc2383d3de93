//! The Leave screen's model: the marked day and days, the requests, and the wall chart as far as it has been in sight.
//!
//! It goes about on a day of its own, so that scrolling through years neither fetches weeks from the disk nor moves the
//! week that the other screens show.

mod account;
mod going;
mod kept;
mod requests;
pub(in crate::app) mod words;

pub(super) use account::open_account;
pub(in crate::app) use going::LeaveScreen;
pub use going::{chart_columns, chart_lines};
pub use kept::{BESIDE, LeaveMarks, LeavePane, NAME, REQUESTS, Scale};
pub use requests::Request;
pub(in crate::app) use requests::decides_for;
pub use requests::{leave_on, marked, requests};
pub(in crate::app) use words::{About, error_in_words, knows_kind, picture_in_words};
pub use words::{glyph, kind_of_glyph, legend};
