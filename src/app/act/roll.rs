//! Rolling forward: last week's one-off sessions, planned again in this week.

use crate::app::{App, Effect, words};
use crate::domain::{Change, Minutes, Session, Status};
use crate::planner::edit;
use crate::rota::RotaWeek;

impl App {
    pub(in crate::app) fn roll_forward(&mut self) -> Vec<Effect> {
        let week = self.spot.week();
        let Ok(last) = RotaWeek::of(&self.state, week.plus(-1)) else {
            self.regret("Last week is still on its way from the disk. Try again.");
            return vec![];
        };
        let here: Vec<_> = self.view().map(|view| view.rota.sessions().to_vec()).unwrap_or_default();
        let mut changes: Vec<Change> = vec![];
        for booked in last.sessions().iter().filter(|b| b.series.is_none() && b.counts()) {
            let mut booking = booked.dated_booking();
            booking.start = booking.start.plus_wall(Minutes::hours(7 * 24));
            booking.status = Status::Planned;
            (booking.reason, booking.note) = (None, None);
            let already = here.iter().any(|other| {
                other.start == booking.start
                    && other.booking().activity == booking.activity
                    && other.booking().people == booking.people
            });
            if !already && let Some(id) = edit::new_id(&self.state, &booking, self.now) {
                changes.push(Session { id, series: None, booking }.into());
            }
        }
        if changes.is_empty() {
            self.say("Last week has no one-off sessions that are not here already.");
            return vec![];
        }
        let many = if changes.len() == 1 { "session" } else { "sessions" };
        let summary = format!("Roll {} one-off {many} forward into {}", changes.len(), words::week(week));
        self.save_now(changes, summary, None)
    }
}
