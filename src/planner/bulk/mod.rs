//! What a lead does to many records at once: each is a plan, shown with what it leaves out and why before it is saved as one
//! entry.

mod funding;
mod journeys;
mod plan;
mod venue;

pub use funding::{Funding, fund};
pub use plan::{BulkPlan, LeftOut};
pub use venue::{VenueMove, move_group};
