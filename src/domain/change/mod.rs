//! What somebody does: changes, what they do to a state, how they are asked for, told and taken back.

mod amend;
mod closed;
mod describe;
mod edit;
mod proposal;
mod reversal;
mod undo_index;

pub use amend::{amended, is_opened_again};
pub use closed::{closed_to, weeks_of_series};
pub use edit::{ApplyError, Cause, Change, Edit, Entry, weeks_of};
pub use proposal::{Author, Consent, Proposal, Receipt, Refusal, Seen, Stale};
pub use reversal::{Floor, MOST_UNASKED, Reversal, UndoDirection};
pub use undo_index::UndoIndex;
