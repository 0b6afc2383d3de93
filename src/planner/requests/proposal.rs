//! What peers propose for themselves, as a request to their lead, and what carrying one out changes.

use super::new_id::new_request_id;
use crate::domain::rights::own_share;
use crate::domain::{
    Change, Moment, OrganisationId, PersonId, ProposedEntry, ProposedSession, ProposedShare, RequestId,
    RequestKind, Session, SessionId, StaffRequest, State,
};
use crate::planner::edit::share::{self, ShareError, WantedShare};
use crate::planner::edit::{free_id, new_id, rebook_this};
use crate::report::inbox::booked_of;
use crate::rules::RuleContext;

/// What somebody proposes for themselves.
#[derive(Clone, Debug)]
pub enum Proposed {
    /// Sessions that are not on the rota yet.
    New(Vec<ProposedSession>),
    /// Sessions of theirs, each as it would be.
    Changed(Vec<(SessionId, ProposedSession)>),
    /// An entry of the directory.
    Entry(ProposedEntry),
    /// Other days of their own share.
    Share(ProposedShare),
}

/// A request to a team lead for what somebody proposes for themselves.
#[must_use]
pub fn asks_lead(
    state: &State,
    by: &PersonId,
    to: PersonId,
    proposed: Proposed,
    now: Moment,
) -> Option<StaffRequest> {
    let kind = match proposed {
        Proposed::New(_) | Proposed::Changed(_) => RequestKind::Session,
        Proposed::Entry(_) => RequestKind::Entry,
        Proposed::Share(_) => RequestKind::Pattern,
    };
    let mut request = StaffRequest::new(RequestId::parse("new").ok()?, kind, by.as_str(), to);
    request.asked = Some(now.date());
    match proposed {
        Proposed::New(sessions) => request.proposes = sessions,
        Proposed::Changed(sessions) => (request.sessions, request.proposes) = sessions.into_iter().unzip(),
        Proposed::Entry(entry) => request.entry = Some(entry),
        Proposed::Share(share) => request.share = Some(share),
    }
    request.days = request.proposes.iter().map(|it| it.start.date()).collect();
    request.days.extend(request.share.as_ref().map(|it| it.from));
    request.id = new_request_id(state, &request, now)?;
    Some(request)
}

/// The changes that make it so as it is proposed; the error says in words why they cannot be made.
pub(super) fn changes_of(
    rules: &RuleContext<'_>,
    request: &StaffRequest,
    now: Moment,
) -> Result<Vec<Change>, String> {
    let state = rules.state;
    let mut changes: Vec<Change> = vec![];
    for (n, booking) in request.proposed().enumerate() {
        let there = request.sessions.get(n).and_then(|id| booked_of(rules, id));
        match there {
            Some(booked) if booked.dated_booking() != booking => {
                changes.extend(rebook_this(state, &booked, &booking));
            }
            Some(_) => {}
            None => {
                let id =
                    new_id(state, &booking, now).ok_or("there are too many sessions like it that day")?;
                changes.push(Session { id, series: None, booking }.into());
            }
        }
    }
    if let Some(entry) = &request.entry {
        let taken = |id: &OrganisationId| state.records.organisations.contains_key(id);
        let new = || free_id(&entry.name, "organisation", taken);
        let id = entry.of.clone().map_or_else(new, Ok)?;
        changes.push(entry.organisation(id).into());
    }
    if let (Some(wanted), Some(by)) = (&request.share, request.asker()) {
        let there = own_share(state, &by, wanted).ok_or("that share is not on any more then")?;
        let as_wanted = WantedShare { hours: there.hours, pattern: wanted.pattern.clone() };
        let other = share::change(state, there, wanted.from, &as_wanted);
        changes.extend(other.map_err(|ShareError { words, .. }| words)?);
    }
    Ok(changes)
}
