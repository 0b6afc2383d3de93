//! What follows from a state: a week's sessions and shifts, and the hours they come to.
//!
//! Pure: it knows the domain and nothing else, and takes today as an argument where a figure depends on it.

pub mod absence;
mod away;
mod booked;
mod busy;
pub mod caseload;
mod conversion;
mod full_time;
pub mod holidays;
mod hours;
mod landing;
pub mod leave;
mod load;
mod of_family;
mod published;
mod published_diff;
mod shift;
mod span;
mod succession;
mod supervised;
mod to_cover;
mod touched;
mod trip;
mod venue;
mod visibility;
pub mod wall;
mod week;
mod week_diff;
mod when_busy;

pub use away::{last_day, starts_later};
pub use booked::{Booked, Source, place_of};
pub use busy::BusySpan;
pub use conversion::{Conversion, conversion};
pub use full_time::{converted, full_time_week};
pub use hours::{PersonHours, PostWeekHours, WeekHours, contract_in, is_on_in, together, when_together};
pub use landing::{Landing, STRETCH, is_of_no_week};
pub use load::{Demand, Load, demand_of, family_demand};
pub use of_family::sessions_of_family;
pub use published_diff::{PublishedDiff, alterations};
pub use shift::{AwayReason, AwaySpan, Piece, Shift};
pub use span::{Span, merged, minutes_of, without};
pub use succession::{successions_due, successions_told};
pub use supervised::{Supervised, supervisions};
pub use to_cover::{booking_needs_cover, facilitators, needs_cover_without};
pub use touched::{Weeks, people_touched, weeks_touched};
pub use trip::{Trip, is_notes, written_up};
pub use venue::venue_on;
pub use visibility::Visibility;
pub use week::{RotaWeek, span_of};
pub use week_diff::{ChangedSession, WeekDiff};
