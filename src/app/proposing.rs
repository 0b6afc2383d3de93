//! What a peer would have that is not hers to change is proposed to her team's lead, in place of a refusal: work on her own days
//! of a week that is published, an entry of the directory, other days of her own share. Where leads are told only, it is done at
//! once, and they are told.

use super::App;
use super::layer::draft::Draft;
use super::words;
use crate::domain::rights::{agreeing_is_enough, is_own_or_shared_pause, is_own_work, lead_in_full};
use crate::domain::{
    Booking, Change, Person, PersonId, ProposedEntry, ProposedSession, ProposedShare, Record, RequestState,
    Role, Session, SessionId, Share, SheetState, StaffRequest, State,
};
use crate::planner::edit::new_id;
use crate::planner::{Proposed, asks_lead};
use crate::report::inbox::{RequestPicture, asked_in_words, verb_of};

impl App {
    /// What I am called in what others read.
    pub(super) fn me_in_words(&self) -> String {
        self.me.person().map_or_else(|| "the owner".to_owned(), |me| self.state.display_name(me).to_owned())
    }

    /// Whoever sits here, where they are a peer, with the lead whom they would propose something to.
    pub(super) fn proposer<'s>(&self, state: &'s State) -> Option<(&'s Person, &'s Person)> {
        let me = self.me.person().and_then(|me| state.person(me)).filter(|me| me.role.is_peer())?;
        let mut leads = state.people().filter(|it| it.role == Role::TeamLead && it.team == me.team);
        Some((me, leads.next()?))
    }

    /// Whether a booking is mine to propose: it is my own work in a week that is published for me, or a debrief with others.
    fn is_mine_to_propose(state: &State, me: &PersonId, booking: &Booking) -> bool {
        let week = state.state_for(booking.start.week(), me);
        if is_own_work(state, me, booking) {
            week == SheetState::Published
        } else {
            week != SheetState::Closed && is_own_or_shared_pause(state, me, booking)
        }
    }

    /// The proposal that a draft is, where all that it does is mine to propose; where leads are told only, what it does, with
    /// a note of it for them.
    pub(super) fn as_proposal(&self, draft: &Draft) -> Option<Draft> {
        let request = self.proposal_of(&draft.base, &draft.changes)?;
        if agreeing_is_enough(&draft.base, &request) {
            let done = StaffRequest {
                state: RequestState::Agreed,
                decided_by: Some(self.me.name().into()),
                answered: Some(self.today()),
                ..request
            };
            let mut changes = draft.changes.clone();
            changes.push(done.into());
            return Some(Draft { changes, ..draft.clone() });
        }
        let to = draft.base.display_name(&request.to);
        let summary = format!("Ask {to} to {}", self.proposal_as_words(&request));
        Some(Draft { tells: None, ..Draft::new(draft.base.clone(), vec![request.into()], summary) })
    }

    /// That changes are asked of a lead and not made at once, or made and told, in words; `None` where they are neither.
    pub(super) fn proposal_in_words(&self, state: &State, changes: &[Change]) -> Option<String> {
        let request = self.proposal_of(state, changes)?;
        let (me, _) = self.proposer(state)?;
        let lead = lead_in_full(state, &me.team);
        if agreeing_is_enough(state, &request) {
            return Some(format!("this is done at once, and {lead}, is told"));
        }
        let published = request.proposes.first().map(|it| it.start.week());
        let published = published.filter(|week| state.state_for(*week, &me.id) == SheetState::Published);
        let why = match published {
            Some(week) => format!("{} is published: this asks", words::short_week(week, self.today())),
            None => "this is a proposal; it asks".to_owned(),
        };
        Some(format!("{why} {lead}, to {}", self.proposal_as_words(&request)))
    }

    /// Why changes are not mine to make, nor to propose.
    pub(super) fn not_mine_to_make(&self, changes: &[Change]) -> Option<String> {
        self.refused(changes).filter(|_| self.proposal_of(&self.state, changes).is_none())
    }

    /// The same of a new booking.
    pub(super) fn booking_proposal(&self, booking: &Booking) -> Option<String> {
        let id = new_id(&self.state, booking, self.now)?;
        let session = Session { id, series: None, booking: booking.clone() };
        // What is mine to book is booked.
        self.refusal(None::<Session>, session.clone())?;
        self.proposal_in_words(&self.state, &[session.into()])
    }

    fn proposal_as_words(&self, request: &StaffRequest) -> String {
        let picture = RequestPicture::of(&self.rules(), request, self.now);
        format!("{} {}", verb_of(request), asked_in_words(&self.state, request, &picture, self.today()))
    }

    /// The request that changes come to.
    fn proposal_of(&self, state: &State, changes: &[Change]) -> Option<StaffRequest> {
        let (me, lead) = self.proposer(state)?;
        let proposed = match changes.first()? {
            Change::Put(Record::Organisation(it)) if changes.len() == 1 => {
                let is_new = !state.records.organisations.contains_key(&it.id);
                Proposed::Entry(ProposedEntry::with(it, is_new))
            }
            Change::Put(Record::Share(_)) => Proposed::Share(own_days(state, &me.id, changes)?),
            _ => Self::own_sessions(state, &me.id, changes)?,
        };
        asks_lead(state, &me.id, lead.id.clone(), proposed, self.now)
    }

    /// The sessions that changes come to, all new or all there already, where they are mine to propose.
    fn own_sessions(state: &State, me: &PersonId, changes: &[Change]) -> Option<Proposed> {
        let (mut new, mut changed) = (vec![], vec![]);
        let mut gone: Vec<&SessionId> = vec![];
        for change in changes {
            match change {
                Change::Put(Record::Session(session)) => {
                    if !Self::is_mine_to_propose(state, me, &session.booking) {
                        return None;
                    }
                    let proposed = ProposedSession::of(&session.booking, me);
                    // What else is said of it cannot be proposed.
                    if proposed.booking(me.clone()) != session.booking {
                        return None;
                    }
                    match there(state, session) {
                        Some(before) if is_own_work(state, me, &before) => {
                            changed.push((session.id.clone(), proposed));
                        }
                        None if session.series.is_none() => new.push(proposed),
                        _ => return None,
                    }
                }
                Change::Remove(crate::domain::Key::Session((_, id))) => gone.push(id),
                _ => return None,
            }
        }
        // What goes to another week is taken out of its own.
        let goes_over = gone.iter().all(|id| changed.iter().any(|(of, _)| of == *id));
        match (new.is_empty(), changed.is_empty()) {
            (false, true) if gone.is_empty() => Some(Proposed::New(new)),
            (true, false) if goes_over => Some(Proposed::Changed(changed)),
            _ => None,
        }
    }
}

/// A session as it is now, in whichever week it is stored, or as its series gives it.
fn there(state: &State, session: &Session) -> Option<Booking> {
    let stored = state.sheets().find_map(|(_, sheet)| sheet.sessions.get(&session.id));
    let given = || {
        let (_, date) = session.id.occurrence_of()?;
        let key = crate::domain::Key::Session((date.week(), session.id.clone()));
        state.given_occurrence(&key).map(|it| it.booking)
    };
    stored.map(|row| row.item.booking.clone()).or_else(given)
}

/// The days of somebody's own share that changes come to, where nothing else of it would be otherwise.
fn own_days(state: &State, me: &PersonId, changes: &[Change]) -> Option<ProposedShare> {
    let mut shares: Vec<&Share> = vec![];
    for change in changes {
        let Change::Put(Record::Share(share)) = change else { return None };
        shares.push(share);
    }
    let new = shares.iter().max_by_key(|share| share.from)?;
    let wanted = ProposedShare { post: new.post.clone(), from: new.from, pattern: new.pattern.clone() };
    let was = crate::domain::rights::own_share(state, me, &wanted)?;
    let is_only_days = shares.iter().all(|it| it.person == *me && it.post == new.post && shares.len() <= 2)
        && (new.hours, new.until) == (was.hours, was.until);
    is_only_days.then_some(wanted)
}
