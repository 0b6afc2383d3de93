//! Purging: which families are old enough to be forgotten, and taking them out of what is kept.

mod endings;
mod scrub;

pub use endings::{Closed, Endings};
pub use scrub::Scrub;
