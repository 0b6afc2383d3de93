//! Plans: takes a state and returns changes, ranked, each with its reasons. Nothing is done here; a plan that somebody
//! chooses is previewed, committed as one entry and undone as one.
//!
//! Its modules: `edit` makes changes of what is wanted; `common` is what every suggestion is made of; all others suggest.

pub mod bulk;
pub mod caseload;
mod common;
pub mod cover;
pub mod edit;
mod flag_delta;
pub mod group;
pub mod induction;
pub mod leaving;
mod network;
mod remedy;
mod requests;
pub mod split;
pub mod supervision;
pub mod weeks;
pub mod work;

pub use common::called_off::words_of_cancelling;
pub use common::candidate::{Availability, Candidate, CandidateKind, CandidateQuery, ScoreFactors, fits};
pub use common::{Remedy, RemedyKind, Requester};
pub use flag_delta::FlagDelta;
pub use network::network;
pub use remedy::remedies;
pub use requests::{Proposed, RequestImpact, asks_lead, brings_along, carry_out, new_request_id};
