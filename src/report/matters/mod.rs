//! What needs looking at: flags folded into matters and ranked, so that one cause is one line.
//!
//! Nothing is lost: every flag stands under exactly one matter. Which flags are one, their rules say (`rules/folding.rs`);
//! here they are put together, and each matter is given its place: what is to be done first, what can wait, and what does
//! not count because it is over or a lead accepted it.

mod cause;
mod fold;
mod kin;
mod matter;
mod remit;
mod told;
mod urgency;

pub use fold::{Matters, MattersOf};
pub use matter::Matter;
pub use remit::Remit;
pub use urgency::Urgency;
