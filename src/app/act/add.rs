//! Adding: opens the quick-add line.

use crate::app::layer::{LandingPlace, LinePurpose};
use crate::app::quick::{Reading, Written};
use crate::app::{App, words};
use crate::rota::Booked;

impl App {
    pub(in crate::app) fn open_add(&mut self) {
        let who = self
            .selection
            .person
            .as_ref()
            .map(|id| format!(" · {}", self.state.display_name(id)))
            .unwrap_or_default();
        let day = words::day(self.selection.day, self.today());
        let prompt = format!("Add · {day}{who} · one line, words in any order");
        self.ask_in_line(LinePurpose::Add, prompt);
    }

    /// Where a session that is written would stand in the day of whoever does it; nothing where that day is not read yet, or
    /// not to be seen here.
    pub(in crate::app) fn landing_place(&self, written: &Written) -> Option<LandingPlace> {
        let Written::Session(booking) = written else { return None };
        let (person, start) = (booking.people.first()?, booking.start);
        let view = self.views.get(start.date().week())?;
        let others: Vec<&Booked> =
            view.sessions(person, start.date()).filter(|it| it.counts() && it.has(person)).collect();
        let told = |it: &Booked| format!("{} {}", it.start.time(), words::what(it.booking(), &self.state));
        let before = others.iter().rfind(|it| it.start < start).map(|it| told(it));
        let after = others.iter().find(|it| it.start >= start).map(|it| told(it));
        let here = words::what(booking, &self.state);
        let families = words::families(&booking.families);
        Some(LandingPlace {
            before: before.unwrap_or_else(|| "nothing".to_owned()),
            here: format!("{} {here} {families}", start.time()).trim_end().to_owned(),
            after: after.unwrap_or_else(|| "nothing".to_owned()),
        })
    }

    /// Takes a session in a closed week out of a line that was read, and says why.
    pub(in crate::app) fn check_open(&self, reading: &mut Reading) {
        let Some(Written::Session(booking)) = &reading.written else { return };
        let week = booking.start.date().week();
        if self.state.is_closed(week, booking) {
            let whose = if self.state.is_split(week) { " for this team" } else { "" };
            let week = words::short_week(week, self.today());
            reading.problem =
                Some(format!("{week} is closed{whose}: write another day, or ask a lead to reopen it"));
            reading.written = None;
        }
    }
}
