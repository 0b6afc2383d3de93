//! What the History screen shows: the entries looked back to so far, what is chosen of them, which one is marked.
//!
//! It keeps of each entry no more than a line and a few words, and only as many as were scrolled to: the rest stays with the
//! desk, which is asked for a page at a time.

mod choice;
mod commands;
mod kept;
mod line;
mod look;
mod page;
mod query;
mod read;
mod told;

pub use choice::{Chosen, HistoryChoice};
pub(in crate::app) use commands::{HistoryScreen, take_found};
pub use kept::History;
pub use line::{DoorLine, HistoryLine, from_where};
pub use page::{day_in_full, facts_of};
pub use query::{HistoryFound, HistoryQuery, HistoryRequest, Whole};
