//! What somebody does: changes, what they do to a state, how they are asked for, told and taken back.

mod amend;
mod closed;
mod describe;
mod edit;
mod proposal;
mod reversal;
mod turns;

pub use amend::{amended, is_opened_again};
pub use closed::{closed_to, weeks_of_series};
pub use edit::{Cause, Change, Edit, Entry, Misfit, weeks_of};
pub use proposal::{Author, Consent, Proposal, Receipt, Refusal, Seen, Stale};
pub use reversal::{Floor, MOST_UNASKED, Reversal, Turn};
pub use turns::Turns;
