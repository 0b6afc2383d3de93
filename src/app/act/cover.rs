//! Looking for cover: of the selected session, of a person's day, and of what is left of an absence.

use crate::app::layer::{CoverLayer, Layer};
use crate::app::{App, Deed, Effect};
use crate::domain::{LeaveSpan, Week};
use crate::planner::cover::Need;

impl App {
    /// Looks for cover of the selected session.
    pub(in crate::app) fn cover_session(&mut self) -> Vec<Effect> {
        let Some(booked) = self.selected() else { return vec![] };
        let person = self.spot.person.clone().filter(|person| booked.involves(person));
        let (week, id) = (booked.start.date().week(), booked.id.clone());
        self.open_cover(Need::Session { week, id, person })
    }

    /// Looks for cover of all that the selected person has on the selected day.
    pub(in crate::app) fn cover_day(&mut self) -> Vec<Effect> {
        let Some(person) = self.spot.person.clone() else { return vec![] };
        let span = LeaveSpan::Days { from: self.spot.day, to: self.spot.day };
        self.open_cover(Need::Absence { person, span })
    }

    /// Looks for cover of the marked leave, asked for or agreed.
    pub(in crate::app) fn cover_leave(&mut self) -> Vec<Effect> {
        let Some(leave) = self.leave_marked() else {
            self.say("There is no leave on this day.");
            return vec![];
        };
        self.open_cover(Need::Absence { person: leave.person.clone(), span: leave.span })
    }

    /// Looks for cover, as soon as the weeks are here that it reads.
    pub(in crate::app) fn open_cover(&mut self, need: Need) -> Vec<Effect> {
        let (first, last) = need.weeks_read().into_inner();
        let missing: Vec<Week> = self.state.missing(first, last).collect();
        if !missing.is_empty() {
            return self.wait_for(missing, Deed::Cover(Box::new(need)));
        }
        let layer = CoverLayer::new(need, self);
        if layer.touched().is_empty() {
            self.say(format!("Nothing planned is touched: {}.", layer.title(self)));
        } else {
            self.layers.push(Layer::Cover(Box::new(layer)));
            self.redraft();
        }
        vec![]
    }

    /// Looks at what is left of an absence, where something of it was just covered.
    pub(in crate::app) fn cover_the_rest(&mut self) -> Vec<Effect> {
        let Some(need) = self.covering.take() else { return vec![] };
        let said = self.notice.take();
        let effects = self.open_cover(need);
        if effects.is_empty() {
            self.notice = said;
        }
        effects
    }
}
