//! Opening the form of somebody who leaves, with who would fit for everything that they do.

use std::sync::Arc;

use crate::app::App;
use crate::app::screen::service;
use crate::domain::{Date, Person, PersonId, State, Weekday};
use crate::planner::Requester;
use crate::planner::leaving::{LeavingPlan, LeavingQuestion, LeavingRequest, questions};
use crate::rota::last_day;

/// How many weeks ahead the last day is taken to be, where nobody has said it: a month's notice.
const NOTICE: i32 = 4;

/// What the form of somebody who leaves is about.
pub(in crate::app) struct LeaverForm {
    pub(super) person: PersonId,
    /// What they are called.
    pub(super) name: String,
    /// What is asked, with who would fit.
    pub(super) questions: Vec<LeavingQuestion>,
    /// The last day that it opens with.
    pub(super) start: Date,
    /// The last day that is written.
    pub(super) last: Option<Date>,
    /// What was worked out last, and of what.
    pub(super) known: Option<(LeavingRequest, Arc<State>, LeavingPlan)>,
}

impl App {
    /// Opens the form of somebody who leaves: whoever is marked or selected.
    pub(in crate::app) fn open_leaver(&mut self) {
        let Some(person) = service::person_meant(self).cloned() else {
            self.report_error("Nobody is selected: choose who leaves on People first.");
            return;
        };
        let other = Person {
            started: Some(self.today()),
            checklist: vec![],
            initials: Some("new".to_owned()),
            ..person.clone()
        };
        if let Some(words) = self.refusal(Some(person.clone()), other) {
            self.report_error(format!("{}.", crate::app::words::capital(&words)));
            return;
        }
        let notice = self.today().week().plus(NOTICE).day(Weekday::Fri);
        let known = last_day(&self.state, &person.id).filter(|last| *last >= self.today());
        let start = known.unwrap_or(notice);
        let asked = Requester { now: self.now, by: self.me.name() };
        let questions = questions(&self.rules(), &person.id, start, asked);
        let name = self.state.display_name(&person.id).to_owned();
        let title = format!("{name} leaves");
        let (last, known) = (Some(start), None);
        self.open_form(title, LeaverForm { person: person.id, name, questions, start, last, known });
    }
}
