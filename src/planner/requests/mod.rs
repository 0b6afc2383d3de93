//! Requests: what is asked for along with a session, what carrying one out changes, and what that would mean for whoever is asked.

mod carry_out;
mod impact;
mod new_id;
mod proposal;

pub use carry_out::{asks_to_cover, brings_along, carry_out};
pub use impact::RequestImpact;
pub use new_id::new_request_id;
pub use proposal::{Proposed, asks_lead};
