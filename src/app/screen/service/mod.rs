//! The Service screen: what the service is made of, section by section, and what names each of it.

mod commands;
mod kept;
mod marked;
mod remove;
mod section;
mod told;

pub(in crate::app) use commands::ServiceScreen;
pub use kept::ServiceMarks;
pub use marked::marked;
pub(in crate::app) use marked::person_meant;
pub use section::ServiceSection;
pub use told::{ServiceLine, facts};
