//! What a peer would have on her own days of a week that is published is proposed to her team's lead, in place of a refusal.

use super::App;
use super::layer::draft::Draft;
use super::words;
use crate::domain::rights::{is_own_work, lead_in_full};
use crate::domain::{Booking, Change, PersonId, ProposedSession, Record, Role, SheetState, State};
use crate::planner::asks_to_book;

impl App {
    /// What I am called in what others read.
    pub(super) fn me_in_words(&self) -> String {
        self.me.person().map_or_else(|| "the owner".to_owned(), |me| self.state.display_name(me).to_owned())
    }

    /// Whom a booking would be proposed to: it is my own work, in a week that is published for me.
    pub(super) fn proposed_to(&self, state: &State, booking: &Booking) -> Option<PersonId> {
        let me = self.me.person().and_then(|me| state.person(me)).filter(|me| me.role.is_peer())?;
        let is_published = state.state_for(booking.start.week(), &me.id) == SheetState::Published;
        let mut leads = state.people().filter(|it| it.role == Role::TeamLead && it.team == me.team);
        let lead = leads.next().filter(|_| is_published && is_own_work(state, &me.id, booking))?;
        Some(lead.id.clone())
    }

    /// The proposal that a draft is, where all that it does is new work of my own in published weeks.
    pub(super) fn as_proposal(&self, draft: &Draft) -> Option<Draft> {
        let me = self.me.person()?;
        let mut to = None;
        let mut proposes = vec![];
        for change in &draft.changes {
            let Change::Put(Record::Session(session)) = change else { return None };
            let is_new = session.series.is_none() && matches!(draft.base.get(&change.key()), Ok(None));
            to = Some(self.proposed_to(&draft.base, &session.booking).filter(|_| is_new)?);
            proposes.push(ProposedSession::of(&session.booking));
        }
        let each: Vec<String> =
            proposes.iter().map(|it| self.proposed_in_words(&it.booking(me.clone()))).collect();
        let request = asks_to_book(&draft.base, me, to?, proposes, self.now)?;
        let summary =
            format!("Ask {} to book {}", draft.base.display_name(&request.to), words::in_a_row(&each));
        Some(Draft { tells: None, ..Draft::new(draft.base.clone(), vec![request.into()], summary) })
    }

    /// That a booking is asked of a lead and not booked at once, in words; `None` where it is.
    pub(super) fn proposal_in_words(&self, booking: &Booking) -> Option<String> {
        self.proposed_to(&self.state, booking)?;
        let me = self.me.person().and_then(|me| self.state.person(me))?;
        let (lead, week) = (lead_in_full(&self.state, &me.team), booking.start.week());
        let week = words::short_week(week, self.today());
        Some(format!("{week} is published: this asks {lead}, to book {}", self.proposed_in_words(booking)))
    }

    fn proposed_in_words(&self, booking: &Booking) -> String {
        let day = words::day(booking.start.date(), self.today());
        let what = words::session(&Booking { people: vec![], ..booking.clone() }, &self.state);
        format!("{what}, {day} at {}", booking.start.time())
    }
}
