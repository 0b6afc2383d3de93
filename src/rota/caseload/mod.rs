//! What follows from a family's record alone: how far along they are, when the next contact is due, and how many families
//! leave a worker time for each.

mod due;
mod stage;

pub use due::{due, families_of, is_supported, is_under_way, most_families, waits};
pub use stage::Stage;
