//! Supervision that never slips: how everybody's stands, and the best times to book the next, for one pair, for a whole
//! team's round, or after something heavy. Only dates are kept, never what was said.

mod debrief;
mod lines;
mod round;
mod slots;

pub use debrief::{debriefs, is_heavy};
pub use lines::{StandIn, SupervisionLine, lines, year_around};
pub use round::{Round, round};
pub(super) use slots::untried;
pub use slots::{SupervisionRequest, days_ahead, slots};
