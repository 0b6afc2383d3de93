//! The caseload: who is with which family, how much that is, what is due; matching, planning contacts, what-if and handing
//! over.
//!
//! References only. What a worker wants to be asked about first, and from whom they are kept apart, counts and is never
//! named; in loss mode nothing says how far along anybody is.

mod bookings;
mod contacts;
mod hand_over;
mod life;
mod lines;
mod matching;
mod noted;
mod slots;
mod what_if;

pub use bookings::{Carried, ahead, hand_over as contacts_handed_over};
pub(in crate::planner) use bookings::{another_time, out_of_baby};
pub(in crate::planner) use contacts::untried;
pub use contacts::{ContactPlan, plan, times};
pub use hand_over::{HandOver, hand_over_all, proposed};
pub use life::{NextStep, ProposedStep, next_step, status_after, steps_from, take};
use lines::carriers;
pub use lines::{Ahead, Carrier, Caseload, CaseloadLine, NextContact, WEEKS, caseload, line_of};
pub use matching::{Match, matched, matches};
pub(in crate::planner) use matching::{given_to_leaving, sharer};
pub use noted::noted;
pub use what_if::{WhatIf, what_ifs};
