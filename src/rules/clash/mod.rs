//! Clashes: a person in two places at once, on leave, outside their hours, or without time for the way.

mod double_booked;

pub use double_booked::DOUBLE_BOOKED;
