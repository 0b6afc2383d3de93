//! What follows from a state: a week's sessions and shifts, and the hours they come to.
//!
//! Pure: it knows the domain and nothing else, and takes today as an argument where a figure depends on it.

pub mod absence;
mod alteration;
mod booked;
mod full_time;
pub mod holidays;
mod hours;
mod load;
mod shift;
mod span;
mod touched;
pub mod wall;
mod week;

pub use alteration::{Alteration, alterations};
pub use booked::{Booked, Source};
pub use full_time::full_time_week;
pub use hours::{PersonHours, PostHours, WeekHours, contract_in, is_on_in, together};
pub use load::{Demand, Load, caseload_demand, family_demand};
pub use shift::{Piece, Shift, Taken, TakenBy};
pub use span::{Span, merged, minutes_of, without};
pub use touched::{Weeks, weeks_touched};
pub use week::{RotaWeek, span_of};
