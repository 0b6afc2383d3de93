//! Training: what a session needs, what runs out, what could not be had.

mod needed;

pub use needed::NEEDED;
