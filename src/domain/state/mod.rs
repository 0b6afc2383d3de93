//! All that is kept at one revision, and what is looked up in it.

mod beside;
mod difference;
mod entrance;
mod look;
mod namesakes;
mod of_families;
mod records;
mod secret;
mod sheet;
mod snapshot;
pub mod tally;
mod team_sheet;
mod unlike;

pub use difference::StateDiff;
pub use records::Records;
pub use secret::Secret;
pub(in crate::domain) use secret::{PSEUDONYM, is_pseudonym};
pub use sheet::Sheet;
pub use snapshot::{NotLoaded, State};
pub use team_sheet::TeamStates;
