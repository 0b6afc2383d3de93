//! A joiner's first weeks as a plan: a welcome, supervision from the start, the teams met, colleagues' visits and groups
//! shadowed, contacts made together, and the seven modules. Every line is in their hours, where whoever is in it is in and free,
//! spread over the days, and says why it is there.
//!
//! What the plan is made of, and what a team has ready before somebody starts, is set down once, in our own words (sources:
//! the role descriptor, the lessons learned, the evidence review and its case studies).

mod along;
mod diary;
mod plan;
mod ready;
mod request;
mod suggested;
mod together;

pub use plan::{InductionPlan, plan};
pub use ready::to_have_ready;
pub use request::{InductionRequest, InductionStep};
pub use suggested::{SuggestedSupport, courses_to_do, modules_to_do, suggested};
