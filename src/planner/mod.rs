//! Plans: takes a state and returns changes, ranked, each with its reasons. Nothing is done here; a plan that somebody
//! chooses is previewed, committed as one entry and undone as one.

pub mod caseload;
pub mod cover;
pub mod edit;
mod flag_delta;
mod ground;
pub mod group;
mod network;
pub mod quiet;
mod remedy;
pub mod roll;
mod search;
pub mod share;
pub mod split;
pub mod supervision;

pub use flag_delta::FlagDelta;
pub use network::network;
pub use remedy::{
    Asked, Fit, Merits, Presence, Remedy, RemedyKind, Seek, Who, fits, has_passed, kinds_for, remedies,
};
