//! From what somebody wants to the changes that make it so: of sessions and series, and of the shares of a post.
//!
//! It tries nothing and weighs nothing; what would follow is told elsewhere.

mod day_times;
mod free_id;
mod new_id;
mod row;
mod rule;
mod session;
pub mod share;

pub use day_times::{DayTimes, give_times, give_times_or_pattern, times_of};
pub use free_id::free_id;
pub use new_id::{new_id, new_series_id};
pub use row::Edits;
pub use rule::with_rule;
pub use session::{EditError, SeriesScope, booked_as, key_of, rebook, rebook_this, remove, standing_alone};
