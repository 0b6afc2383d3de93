//! What follows from a family's record alone: how far along they are, when the next contact is due, and how many families
//! leave a worker time for each.

mod due;
mod stage;

pub use due::{due, is_supported, most_families, waits};
pub use stage::Stage;
