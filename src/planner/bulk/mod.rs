//! What a lead does to many records at once: each is a plan, shown with what it leaves out and why before it is saved as one
//! entry.

mod copy;
mod extend;
mod fortnight;
mod funding;
mod journeys;
mod plan;
mod swap;
mod venue;

pub use copy::{CopiedKinds, Copying, MOST_COPIED, copy};
pub use extend::{Extension, extend};
pub use fortnight::{FestiveDay, FestiveLine, FestiveRequest, Fortnight, year_meant};
pub use funding::{Funding, fund};
pub use plan::{BulkPlan, LeftOut};
pub use swap::{DaySwap, MOST_SWAPPED, swap_days};
pub use venue::{VenueMove, move_group};
