//! Somebody leaves: what becomes, after their last day, of the families they support, the groups they lead, the supervision
//! they give and get, their leave, and every session that they are down for. Nothing stays without an answer: it is given to
//! somebody, goes on without them, ends, or is cancelled with a reason. What was before the day stays as it was.

mod families;
mod plan;
mod questions;
mod records;
mod request;
mod sweep;

pub use families::given;
pub use plan::{LeavingPlan, plan};
pub use questions::{LeavingQuestion, questions};
pub use request::{LeavingPart, LeavingRequest};
