//! Going about in a week: people, sessions, times.

use crate::app::App;
use crate::app::selection::{QUARTER, quarter_of};
use crate::app::shell::views::WeekView;
use crate::domain::{Date, PersonId, SessionId};

impl App {
    /// Goes so many lines of the week's roster down, or up when negative.
    pub(in crate::app) fn step_in_roster(&mut self, by: i32) {
        let from = self.selection.person.as_ref();
        let next = self.view().and_then(|view| self.roster(view).step(from, by).cloned());
        self.select_person(next);
    }

    /// Selects the session that the time lies in, or none.
    pub(in crate::app) fn select_at_time(&mut self) {
        let (Some(view), Some(person)) = (self.view().cloned(), self.selection.person.clone()) else {
            return;
        };
        let at = self.selection.day.at(self.selection.time);
        let next = at.plus_wall(QUARTER);
        let here = |booked: &&crate::rota::Booked| booked.start < next && at < booked.end;
        self.selection.session =
            view.sessions(&person, self.selection.day).find(here).map(|booked| booked.id.clone());
    }

    /// The next session of the day, then of the days after it in the week; backwards likewise.
    pub(in crate::app) fn step_session(&mut self, forward: bool) {
        let (Some(view), Some(person)) = (self.view().cloned(), self.selection.person.clone()) else {
            return;
        };
        let all: Vec<(Date, SessionId)> = listed(&view, &person);
        let at = all.iter().position(|(_, id)| Some(id) == self.selection.session.as_ref());
        let next = match (at, forward) {
            (Some(at), true) => all.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at)),
            (None, true) => all.iter().find(|(day, _)| *day >= self.selection.day),
            (None, false) => all.iter().rev().find(|(day, _)| *day <= self.selection.day),
        };
        if let Some((day, id)) = next {
            self.selection.day = *day;
            self.selection.session = Some(id.clone());
            if let Some(booked) = view.session(id) {
                self.selection.time = quarter_of(booked.start.time());
            }
        }
    }
}

fn listed(view: &WeekView, person: &PersonId) -> Vec<(Date, SessionId)> {
    let mut all: Vec<_> =
        view.rota.sessions_of(person).map(|booked| (booked.start, booked.id.clone())).collect();
    all.sort();
    all.into_iter().map(|(start, id)| (start.date(), id)).collect()
}
