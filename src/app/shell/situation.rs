//! The facts that decide which commands are available, gathered from an app.

use crate::app::layer::Layer;
use crate::app::screen::posts::PostStrip;
use crate::app::{App, RosterLine, Screen};
use crate::command::{Command, Situation};
use crate::domain::{
    Author, Booking, Carry, Edit, Family, Group, KeptApart, Key, Leave, LeaveKind, LeaveSpan, LeaveState,
    Minutes, Person, Post, PublicKey, Record, Session, SessionId, SheetMark, SheetState, Status, Supervision,
    Training, TrainingState,
    audit::may_see_sign_ins,
    rights::{may, may_summarise},
};
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
            no_publishing: self.no_publishing(),
            no_entrance: self.no_entrance(),
            no_themes: self.no_themes(),
            no_parting: self.no_parting(),
            no_training: self.no_training(),
            no_absence: self.no_absence(),
            no_carrying: self.no_carrying(),
            closed: self.closed(),
            no_policies: self.no_policies(),
            no_sign_ins: may_see_sign_ins(&self.state, &self.me).err(),
            sharer: self.sharer_marked().is_some(),
            vacancy: self.posts.strip().is_some_and(PostStrip::is_vacant),
            old_hours: self.posts.strip().is_some_and(|strip| strip.conversion.is_some()),
            no_shares: self.no_shares(),
            supervised: self.supervision_marked().is_some(),
            no_supervising: self.no_supervising(),
            group: self.group_marked().is_some(),
            no_grouping: self.no_grouping(),
            reminded: self.reminder_marked().is_some(),
            no_reminding: self.no_reminding(),
            listed: self.organisation_marked().is_some(),
            no_directing: self.no_directing(),
            no_measuring: self.no_measuring(),
            no_summing: may_summarise(&self.state, &self.me).err(),
            case: self.caseload_marked().is_some(),
            no_casework: self.no_casework(),
            contact: self.caseload_marked().is_some_and(|line| line.at_hand().is_some()),
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

    /// Why I may not change what is selected: the session, else what would be added for the selected person.
    fn no_edit(&self) -> Option<String> {
        // One that is a little longer: to leave it as it is would be no edit, and anybody may.
        let longer = |booking: Booking| Booking { minutes: booking.minutes + Minutes(1), ..booking };
        let stored = self.selected().map(|booked| session(booked, longer(booked.dated_booking())));
        self.refusal(None::<Session>, stored.or_else(|| self.something_new())?)
    }

    /// Why I may not say what became of the selected session.
    fn no_settling(&self) -> Option<String> {
        let booked = self.selected()?;
        let done = Booking { status: Status::Done, ..booked.dated_booking() };
        self.refusal(Some(session(booked, booked.dated_booking())), session(booked, done))
            .or_else(|| self.closed())
    }

    /// Why I may not change the figure that is marked on the Policy screen.
    fn no_policies(&self) -> Option<String> {
        let policy = self.policy_marked().filter(|_| self.screen == Screen::Policy)?;
        let key = Key::Policy(policy.key.into());
        may(&self.state, &self.me, &Edit { key, before: None, after: None }).err()
    }

    /// Why I may not change the shares of the marked post.
    fn no_shares(&self) -> Option<String> {
        let post = self.post_marked()?;
        let other = Post { hours: post.hours + Minutes(1), ..post.clone() };
        self.refusal(Some(post.clone()), other)
    }

    /// Why I may not say how far the week has come.
    pub(in crate::app) fn no_publishing(&self) -> Option<String> {
        if !self.teams_led().is_empty() {
            return None;
        }
        self.refusal(None::<SheetMark>, SheetMark::draft(self.spot.week()))
    }

    /// Why I may not say how the selected person comes in.
    fn no_entrance(&self) -> Option<String> {
        self.refusal(None::<PublicKey>, PublicKey::unread(self.spot.person.clone()?))
    }

    /// Why I may not say what to ask the selected person about first.
    fn no_themes(&self) -> Option<String> {
        if self.me == Author::Owner && !self.home.is_said {
            return Some(format!(
                "that is {}'s to see alone; the account that owns the store sees it after --as owner",
                self.state.call(self.spot.person.as_ref()?)
            ));
        }
        let person = self.state.person(self.spot.person.as_ref()?)?;
        let other =
            Person { ask_first: [person.ask_first.as_slice(), &[String::new()]].concat(), ..person.clone() };
        self.refusal(Some(person.clone()), other)
    }

    /// Why I may not say what the selected person is kept apart from.
    fn no_parting(&self) -> Option<String> {
        let person = self.spot.person.clone()?;
        self.refusal(None::<KeptApart>, KeptApart { person, from: vec![] })
    }

    /// Why I may not note training of the selected person.
    fn no_training(&self) -> Option<String> {
        let person = self.spot.person.clone()?;
        let course = self.state.courses().first()?.id.clone();
        let state = TrainingState::Requested;
        self.refusal(None::<Training>, Training { person, course, state, on: None, expires: None })
    }

    /// Why I may not ask for leave of my own, or note that of the selected person.
    fn no_absence(&self) -> Option<String> {
        let (kind, state) = (LeaveKind::Annual, LeaveState::Requested);
        let span = LeaveSpan::Days { from: self.today(), to: self.today() };
        let leave = Leave { person: self.leave_person()?, kind, span, state, number: u8::MAX };
        self.refusal(None::<Leave>, leave)
    }

    /// Why I may not change the marked group.
    fn no_grouping(&self) -> Option<String> {
        let group = self.group_marked()?;
        let other = Group { title: format!("{} …", group.title), ..group.clone() };
        self.refusal(Some(group.clone()), other)
    }

    /// Why I may not change the marked family's case.
    fn no_casework(&self) -> Option<String> {
        let family = &self.caseload_marked()?.family;
        let other = Family { minutes: Some(Minutes(1)), every_days: Some(1), ..Family::clone(family) };
        self.refusal(Some(Family::clone(family)), other)
    }

    /// Why I may not change the marked supervision.
    fn no_supervising(&self) -> Option<String> {
        let line = self.supervision_marked()?;
        let (person, track, last) = (line.person.clone(), line.track, Some(self.today()));
        let supervisor = person.clone();
        self.refusal(None::<Supervision>, Supervision { person, track, supervisor, every_days: None, last })
    }

    /// Why I may not note what the selected person carries over.
    fn no_carrying(&self) -> Option<String> {
        let (person, year) = (self.spot.person.clone()?, self.leave.day.year());
        self.refusal(None::<Carry>, Carry { person, year, minutes: Minutes(1), note: None })
    }

    pub(in crate::app) fn refusal<T: Into<Record>>(&self, before: Option<T>, after: T) -> Option<String> {
        let (before, after): (Option<Record>, Record) = (before.map(Into::into), after.into());
        let edit = Edit { key: after.key(), before, after: Some(after) };
        may(&self.state, &self.me, &edit).err()
    }

    /// A session as quick add would make it for the selected person.
    fn something_new(&self) -> Option<Session> {
        let activity = self.state.activities().first()?.id.clone();
        let mut booking = Booking::new(activity, self.spot.day.at(self.spot.time), Minutes(15));
        booking.people.extend(self.spot.person.clone());
        Some(Session { id: SessionId::parse("new").ok()?, series: None, booking })
    }

    fn closed(&self) -> Option<String> {
        let week = self.spot.week();
        let of_person = || self.spot.person.as_ref().map(|id| self.state.state_for(week, id));
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
