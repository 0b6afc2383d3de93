//! From shares as somebody wants them to the changes that make them so, from a date on: other hours or days, a day handed
//! over, an end, a vacancy filled, hours converted.
//!
//! What was before the date stays as it was: the share ends the day before, and another begins. What cannot be is said in
//! words, with the field that it is wrong in.

mod allowed;
mod change;
mod convert;
mod end;
mod fault;
mod fill;
mod hand_over;
mod held;

pub use change::{WantedShare, change};
pub use convert::convert;
pub use end::end;
pub use fault::{About, ShareError};
pub use fill::fill;
pub use hand_over::{Handing, MovingDay, hand_over};
pub use held::{held_on, share_on};
