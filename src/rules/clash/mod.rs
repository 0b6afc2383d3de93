//! Clashes: a person in two places at once, on leave, busy, outside their hours, or without time for the way.

mod busy;
mod double_booked;
mod on_leave;
mod outside_shift;
mod supervisor_away;
mod travel;

pub use busy::BUSY;
pub use double_booked::DOUBLE_BOOKED;
pub use on_leave::ON_LEAVE;
pub use outside_shift::OUTSIDE_SHIFT;
pub use supervisor_away::SUPERVISOR_AWAY;
pub use travel::TRAVEL;
