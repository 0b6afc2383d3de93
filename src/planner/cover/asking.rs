//! Somebody is asked to cover a touched session, with all that putting them down for it would give them.

use crate::domain::{PersonId, StaffRequest};
use crate::planner::requests::asks_to_cover;
use crate::rota::Trip;

use super::{AffectedSession, Cover};

impl Cover {
    /// A request to somebody to cover a touched session with what is booked for it alone, by somebody's id or `owner`.
    #[must_use]
    pub fn asking(&self, touched: &AffectedSession, to: PersonId, by: &str) -> Option<StaffRequest> {
        let rules = self.baseline.rules();
        let booked = &touched.session;
        let rota = rules.rota(booked.start.week())?;
        let whose = self.need.person().filter(|whose| booked.involves(whose));
        let trip = Trip::of(rules.state, &rota, booked, whose);
        asks_to_cover(rules.state, by, (to, whose.cloned()), &trip, self.now)
    }
}
