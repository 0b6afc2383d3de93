//! The Caseload screen: every family's line, grouped, sorted and filtered, and which one is marked.
//!
//! What follows from the state is worked out once a state, and put in order once a choice: a frame only draws what is seen.

mod choice;
mod commands;
mod kept;
mod rows;

pub use choice::{CaseGrouping, CaseloadChoice, Filter, Sorting};
pub(in crate::app) use commands::CaseloadScreen;
pub use commands::marked;
pub use kept::Cases;
pub use rows::{CaseloadRow, Head};
