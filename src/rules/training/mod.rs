//! Training: what a session needs, what runs out, what could not be had.

mod held;
mod needed;

pub use held::{EXPIRING, MODULES, NO_PLACE, SOLO_BEFORE_MODULES, modules_in_words};
pub use needed::NEEDED;
