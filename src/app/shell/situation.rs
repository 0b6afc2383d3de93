//! What is lacking for commands to be available, gathered from an app.

use crate::app::layer::Layer;
use crate::app::{App, RosterLine, ScreenId};
use crate::command::{Command, Need, Situation};
use crate::domain::rights::{may, may_summarise};
use crate::domain::{
    Booking, Edit, Minutes, Record, Role, Session, SessionId, SheetMark, SheetState, Status,
};
use crate::rota::Booked;

impl App {
    /// What is lacking now.
    #[must_use]
    pub fn situation(&self) -> Situation {
        let booked = self.selected();
        let planned = booked.is_some_and(|booked| booked.booking().status == Status::Planned);
        let wrong = match self.layers.last() {
            Some(Layer::Form(form)) => form.problem(),
            _ => None,
        };
        let mut facts = Situation::default();
        facts.wants(Need::Session, booked.is_some(), "no session is selected: choose one with Tab");
        facts.wants(Need::Person, self.selection.person.is_some(), "nobody is selected");
        facts.wants(Need::Planned, planned, "this session is no longer planned");
        facts.wants(Need::Copied, self.copied.is_some(), "nothing has been copied yet");
        let no_edit = self.no_edit();
        facts.note(Need::Moving, no_edit.clone().filter(|_| !self.is_own_to_move()));
        facts.note(Need::Edit, no_edit);
        facts.note(Need::Rostering, self.no_rostering());
        facts.note(Need::Planning, self.no_planning());
        facts.note(Need::OwnWork, self.no_planning().filter(|_| !self.is_own_day()));
        facts.note(Need::Settled, self.no_settling());
        facts.note(Need::Publishing, self.no_publishing());
        facts.note(Need::Open, self.closed());
        facts.note(Need::Asking, self.no_asking());
        facts.wants(
            Need::Family,
            !self.families_at_hand().is_empty(),
            "no family is marked: choose one first",
        );
        facts.note(Need::Measuring, self.no_measuring());
        facts.note(Need::Summing, may_summarise(&self.state, &self.me).err());
        facts.note(Need::Free, wrong);
        facts.note(Need::Asked, self.to_decide_here().err().map(str::to_owned));
        for screen in ScreenId::ALL {
            screen.handler().facts(self, &mut facts);
        }
        facts
    }

    /// Why a command is not available now, in words; `None` where it is.
    #[must_use]
    pub fn reason_against(&self, command: Command) -> Option<String> {
        if command.needs().is_empty() { None } else { self.situation().reason_against(command) }
    }

    /// The session that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&Booked> {
        let id = self.selection.session.as_ref()?;
        self.view()?.session(id)
    }

    /// The line that is selected.
    #[must_use]
    pub fn line(&self) -> Option<&RosterLine> {
        let person = self.selection.person.as_ref()?;
        self.view()?.roster.lines.iter().find(|line| line.person == *person)
    }

    /// Why I may not change what is selected: the session, else what would be added for the selected person.
    fn no_edit(&self) -> Option<String> {
        // One that is a little longer: to leave it as it is would be no edit, and anybody may.
        let longer = |booking: Booking| Booking { minutes: booking.minutes + Minutes(1), ..booking };
        match self.selected() {
            Some(booked) => self.refusal(None::<Session>, session(booked, longer(booked.dated_booking()))),
            None => self.no_planning(),
        }
    }

    /// Why there is nothing in a rota that I plan: I lead no team, and have no work of my own in one.
    fn no_rostering(&self) -> Option<String> {
        let me = self.me.person().and_then(|id| self.state.person(id))?;
        let plans = me.role.is_peer() || me.role == Role::TeamLead;
        (!plans)
            .then(|| "planning the week is for a team lead, and for peers what is their own of it".to_owned())
    }

    /// Why I may not plan the days of whoever is selected.
    fn no_planning(&self) -> Option<String> {
        self.refusal(None::<Session>, self.something_new()?).map(|_| self.not_mine_to_plan())
    }

    /// Whether the selected session is one that I could propose to have otherwise.
    fn is_own_to_move(&self) -> bool {
        let Some(booked) = self.selected() else { return false };
        let booking = booked.dated_booking();
        let longer = Booking { minutes: booking.minutes + Minutes(1), ..booking };
        self.not_mine_to_make(&[session(booked, longer).into()]).is_none()
    }

    /// Whether the selected person is a peer who sits here: their own work is theirs to plan, or to propose.
    fn is_own_day(&self) -> bool {
        let me = self.me.person().filter(|me| self.selection.person.as_ref() == Some(me));
        me.and_then(|me| self.state.person(me)).is_some_and(|me| me.role.is_peer())
    }

    /// Whose it is to put something into the week of whoever is selected.
    fn not_mine_to_plan(&self) -> String {
        let person = self.selection.person.as_ref().and_then(|id| self.state.person(id));
        match person.filter(|_| !self.teams_led().is_empty()) {
            Some(person) => {
                format!("{}'s week is for their own team's lead to plan", self.state.display_name_of(person))
            }
            None => "planning the week is for a team lead".to_owned(),
        }
    }

    /// Why I may not say what became of the selected session.
    fn no_settling(&self) -> Option<String> {
        let booked = self.selected()?;
        let done = Booking { status: Status::Done, ..booked.dated_booking() };
        self.refusal(Some(session(booked, booked.dated_booking())), session(booked, done))
            .or_else(|| self.closed())
    }

    /// Why I may not say how far the week has come.
    pub(in crate::app) fn no_publishing(&self) -> Option<String> {
        if !self.teams_led().is_empty() {
            return None;
        }
        let refused = self.refusal(None::<SheetMark>, SheetMark::draft(self.selection.week()));
        refused.map(|_| "only a team lead plans and publishes a whole week".to_owned())
    }

    pub(in crate::app) fn refusal<T: Into<Record>>(&self, before: Option<T>, after: T) -> Option<String> {
        let (before, after): (Option<Record>, Record) = (before.map(Into::into), after.into());
        let edit = Edit { key: after.key(), before, after: Some(after) };
        may(&self.state, &self.me, &edit).err()
    }

    /// A session as quick add would make it for the selected person.
    fn something_new(&self) -> Option<Session> {
        let activity = self.state.activities().first()?.id.clone();
        let mut booking = Booking::new(activity, self.selection.day.at(self.selection.time), Minutes(15));
        booking.people.extend(self.selection.person.clone());
        Some(Session { id: SessionId::parse("new").ok()?, series: None, booking })
    }

    fn closed(&self) -> Option<String> {
        let week = self.selection.week();
        let of_person = || self.selection.person.as_ref().map(|id| self.state.state_for(week, id));
        let closed = match self.selected() {
            Some(booked) => self.state.is_closed(week, booked.booking()),
            None => of_person().unwrap_or_else(|| self.state.week_state(week)) == SheetState::Closed,
        };
        let whose = if self.state.is_split(week) { " for this team" } else { "" };
        closed.then(|| format!("{week} is closed{whose}; a lead can reopen it"))
    }
}

fn session(booked: &Booked, booking: Booking) -> Session {
    Session { id: booked.id.clone(), series: booked.series.clone(), booking }
}
