//! Plans: takes a state and returns changes, ranked, each with its reasons. Nothing is done here; a plan that somebody
//! chooses is previewed, committed as one entry and undone as one.

pub mod absence;
pub mod caseload;
pub mod cover;
pub mod directory;
pub mod edit;
mod flag_delta;
mod ground;
pub mod group;
pub mod handover;
pub mod quiet;
mod remedy;
pub mod reminder;
pub mod roll;
mod search;
pub mod share;
pub mod split;
pub mod summary;
pub mod supervision;
pub mod training;

pub use flag_delta::FlagDelta;
pub use remedy::{
    Asked, Fit, Merits, Presence, Remedy, RemedyKind, Seek, Who, fits, has_passed, kinds_for, remedies,
};
