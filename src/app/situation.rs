//! The facts that decide which commands are available, gathered from an app.

use super::layer::Layer;
use super::{App, RosterLine};
use crate::command::{Command, Situation};
use crate::domain::{Role, SheetState, Status};
use crate::rota::Booked;

impl App {
    /// The facts that decide what is available now.
    #[must_use]
    pub fn situation(&self) -> Situation {
        let booked = self.selected();
        Situation {
            session: booked.is_some(),
            person: self.spot.person.is_some(),
            planned: booked.is_some_and(|booked| booked.booking().status == Status::Planned),
            copied: self.copied.is_some(),
            no_edit: self.no_edit(),
            no_settling: self.no_settling(),
            closed: self.closed(),
            wrong: match self.layers.last() {
                Some(Layer::Form(form)) => form.problem(),
                _ => None,
            },
        }
    }

    /// Why a command is not available now, in words; `None` where it is.
    #[must_use]
    pub fn reason_against(&self, command: Command) -> Option<String> {
        self.situation().reason_against(command)
    }

    /// My role; `None` for the account that owns the store, who may do all.
    #[must_use]
    pub fn my_role(&self) -> Option<Role> {
        let id = crate::domain::PersonId::parse(&self.me.author).ok()?;
        self.state.person(&id).map(|person| person.role)
    }

    /// The session that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&Booked> {
        let id = self.spot.session.as_ref()?;
        self.view()?.session(id)
    }

    /// The line that is selected.
    #[must_use]
    pub fn line(&self) -> Option<&RosterLine> {
        let person = self.spot.person.as_ref()?;
        self.view()?.roster.lines.iter().find(|line| line.person == *person)
    }

    fn no_edit(&self) -> Option<String> {
        match self.my_role() {
            None | Some(Role::TeamLead) => None,
            Some(role) => Some(format!("a {} sees the rota; a team lead plans it", role.title())),
        }
    }

    fn no_settling(&self) -> Option<String> {
        let mine = self.selected().is_some_and(|booked| {
            booked.booking().people.iter().any(|person| person.as_str() == self.me.author)
        });
        if mine { None } else { self.no_edit() }
    }

    fn closed(&self) -> Option<String> {
        let week = self.spot.week();
        let closed = self.state.sheet(week).is_some_and(|sheet| sheet.state() == SheetState::Closed);
        closed.then(|| format!("{week} is closed; a lead can reopen it"))
    }
}
