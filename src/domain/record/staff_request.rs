//! What somebody asks somebody else for: to swap, to cover, to take what is offered. Asked is not agreed.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::proposed::{ProposedEntry, ProposedSession, ProposedShare};
use super::session::Booking;
use crate::domain::calendar::Date;
use crate::domain::id::{PersonId, RequestId, SessionId};
use crate::domain::text::words;

words! {
    /// What is asked for.
    RequestKind {
        /// That the two change places: in sessions, or on whole days.
        Swap = "swap",
        /// That somebody takes over what another cannot do.
        Cover = "cover",
        /// That somebody takes a session that is offered; or, to a lead, what somebody would have on their own days.
        Session = "session",
        /// That an entry of the directory is added or changed as proposed.
        Entry = "entry",
        /// That somebody's own share is worked on other days, or at other times.
        Pattern = "pattern",
    }
}

words! {
    /// How far a request has come.
    RequestState or Asked {
        /// Nobody has answered yet.
        Asked = "asked",
        /// Whoever was asked said yes; and, where `decided_by` names somebody, it was carried out.
        Agreed = "agreed",
        /// Whoever was asked said no; or, where `decided_by` names somebody, they did.
        Declined = "declined",
        /// Whoever asked took it back.
        Withdrawn = "withdrawn",
    }
}

/// Where a request stands: its state, with who decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestStep {
    /// Waits for whoever is asked.
    Asked,
    /// They said yes; it waits for a lead.
    Agreed,
    /// It was agreed and carried out.
    CarriedOut,
    /// They said no.
    Declined,
    /// A lead said no.
    Refused,
    /// Whoever asked took it back.
    Withdrawn,
}

/// What somebody asks somebody else for.
///
/// `sessions` names what it is about, and `days` the day of each, in the same order, as they were when it was asked. Without
/// sessions `days` are whole days, unless it proposes some: of a swap the day of who asks, then that of who is asked, where it is another; of all
/// else the days whose sessions go over. On each day of a swap the two change places altogether.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRequest {
    /// Its id.
    pub id: RequestId,
    /// What is asked for.
    pub kind: RequestKind,
    /// Who asks: a person's id, or `owner`.
    pub by: String,
    /// Who is asked.
    pub to: PersonId,
    /// How far it has come.
    pub state: RequestState,
    /// The sessions that it is about; they may be gone by now.
    pub sessions: Vec<SessionId>,
    /// The days that it is about.
    pub days: Vec<Date>,
    /// In whose place they would be, where that is not who asks.
    pub instead_of: Option<PersonId>,
    /// What was said with it.
    pub note: Option<String>,
    /// The day on which it was asked.
    pub asked: Option<Date>,
    /// The day of the last answer: agreed, declined, withdrawn or decided.
    pub answered: Option<Date>,
    /// Who decided on what was agreed, a person's id or `owner`; whoever agreed, where that was enough.
    pub decided_by: Option<SmolStr>,
    /// Why it was declined.
    pub reason: Option<String>,
    /// Sessions as whoever asks would have them on their own days; `days` has the day of each. They are new, or, where
    /// `sessions` has as many, each is how that one would be.
    pub proposes: Vec<ProposedSession>,
    /// The day on which who asked last reminded whoever it waits for.
    pub reminded: Option<Date>,
    /// The entry of the directory that whoever asks would have.
    pub entry: Option<ProposedEntry>,
    /// The days of their own share that whoever asks would have; `days` has the first.
    pub share: Option<ProposedShare>,
}

impl StaffRequest {
    /// A request of somebody, or of the owner, that nobody has answered and that says nothing yet of what it is about.
    #[must_use]
    pub fn new(id: RequestId, kind: RequestKind, by: &str, to: PersonId) -> Self {
        Self {
            id,
            kind,
            by: by.to_owned(),
            to,
            state: RequestState::Asked,
            sessions: vec![],
            days: vec![],
            instead_of: None,
            note: None,
            asked: None,
            answered: None,
            decided_by: None,
            reason: None,
            proposes: vec![],
            reminded: None,
            entry: None,
            share: None,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn step(&self) -> RequestStep {
        match (self.state, &self.decided_by) {
            (RequestState::Asked, _) => RequestStep::Asked,
            (RequestState::Agreed, None) => RequestStep::Agreed,
            (RequestState::Agreed, Some(_)) => RequestStep::CarriedOut,
            (RequestState::Declined, None) => RequestStep::Declined,
            (RequestState::Declined, Some(_)) => RequestStep::Refused,
            (RequestState::Withdrawn, _) => RequestStep::Withdrawn,
        }
    }

    /// Whether somebody has still to answer or to decide.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.step(), RequestStep::Asked | RequestStep::Agreed)
    }

    /// Who asks, where that is a person.
    #[must_use]
    pub fn asker(&self) -> Option<PersonId> {
        (self.by != "owner").then(|| PersonId::parse(&self.by).ok()).flatten()
    }

    /// Everybody whom it names: who asks, who is asked, in whose place they would be.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.asker().into_iter().chain([self.to.clone()]).chain(self.instead_of.clone())
    }

    /// Whether it is about whole days, not about sessions.
    #[must_use]
    pub fn is_of_days(&self) -> bool {
        self.sessions.is_empty() && !self.is_proposal()
    }

    /// Whether it proposes something for a lead to decide on: nobody else has to agree.
    #[must_use]
    pub fn is_proposal(&self) -> bool {
        !self.proposes.is_empty() || self.entry.is_some() || self.share.is_some()
    }

    /// The bookings that it proposes, of whoever asks.
    pub fn proposed(&self) -> impl Iterator<Item = Booking> + '_ {
        let by = self.asker();
        self.proposes.iter().filter_map(move |it| Some(it.booking(by.clone()?)))
    }

    /// The last day that it is about; `None` where it names none.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.days.iter().max().copied()
    }

    /// Whether another asks for the same of the same, however far it has come.
    #[must_use]
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let open = |it: &Self| Self {
            state: RequestState::Asked,
            answered: None,
            decided_by: None,
            reason: None,
            reminded: None,
            ..it.clone()
        };
        open(self) == open(other)
    }

    /// Whether a session of a day is among what it is about.
    #[must_use]
    pub fn is_about(&self, session: &SessionId, day: Date) -> bool {
        self.sessions.contains(session) || (self.is_of_days() && self.days.contains(&day))
    }

    /// A booking as it would be once this is carried out: the two have changed places, or who is asked has taken the
    /// place of who asks or of whom they ask for, or comes along where neither is in it.
    #[must_use]
    pub fn carried_into(&self, booking: &Booking) -> Booking {
        let mut after = booking.clone();
        match (self.kind, self.asker(), self.gives_up(booking)) {
            (RequestKind::Swap, Some(by), _) => after.change_places(&by, &self.to),
            (_, _, Some(gone)) => after.hand_over(&gone, &self.to),
            _ if !after.involves(&self.to) => after.people.push(self.to.clone()),
            _ => {}
        }
        after
    }

    /// Who would be out of a booking, where who is asked comes into it.
    fn gives_up(&self, booking: &Booking) -> Option<PersonId> {
        let gone = self.instead_of.clone().or_else(|| self.asker());
        gone.filter(|gone| booking.involves(gone))
    }
}

crate::domain::parts::described! {
    StaffRequest {
        id: id,
        kind: plain,
        by: word,
        to: refers,
        state: plain,
        sessions: past,
        days: plain,
        instead_of: refers,
        note: text,
        asked: plain,
        answered: plain,
        decided_by: plain,
        reason: text,
        proposes: inside,
        reminded: plain,
        entry: inside,
        share: inside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Minutes;
    use crate::domain::id::ActivityId;

    fn person(id: &str) -> PersonId {
        PersonId::parse(id).unwrap()
    }

    fn request(kind: RequestKind, by: &str, instead_of: Option<&str>) -> StaffRequest {
        StaffRequest {
            days: vec!["2026-12-03".parse().unwrap()],
            instead_of: instead_of.map(person),
            ..StaffRequest::new(RequestId::parse("r-1").unwrap(), kind, by, person("b"))
        }
    }

    fn with(people: &[&str], lead: Option<&str>) -> Booking {
        let activity = ActivityId::parse("phone").unwrap();
        let mut booking = Booking::new(activity, "2026-12-03T14:00".parse().unwrap(), Minutes(30));
        booking.people = people.iter().map(|id| person(id)).collect();
        booking.lead = lead.map(person);
        booking
    }

    #[test]
    fn who_is_asked_takes_the_place_that_is_given_up_and_comes_along_where_none_is() {
        for (kind, by, instead_of, people, lead, after) in [
            (RequestKind::Swap, "a", None, &["a"][..], Some("a"), (&["b"][..], Some("b"))),
            (RequestKind::Swap, "a", None, &["b", "c"], Some("b"), (&["a", "c"], Some("a"))),
            (RequestKind::Swap, "a", None, &["a", "b"], Some("a"), (&["b", "a"], Some("b"))),
            (RequestKind::Cover, "a", None, &["c", "a"], None, (&["c", "b"], None)),
            (RequestKind::Cover, "owner", Some("c"), &["c", "a"], Some("c"), (&["b", "a"], Some("b"))),
            (RequestKind::Cover, "owner", Some("c"), &["c", "b"], Some("c"), (&["b"], Some("b"))),
            (RequestKind::Cover, "owner", None, &[], None, (&["b"], None)),
            (RequestKind::Session, "lead", None, &["c"], Some("c"), (&["c", "b"], Some("c"))),
            (RequestKind::Session, "a", None, &["b"], None, (&["b"], None)),
        ] {
            let found = request(kind, by, instead_of).carried_into(&with(people, lead));
            assert_eq!(found, with(after.0, after.1), "{kind} {by} {instead_of:?} {people:?}");
        }
    }

    #[test]
    fn changing_places_twice_is_as_it_was() {
        let swap = request(RequestKind::Swap, "a", None);
        for (people, lead) in [(&["a"][..], Some("a")), (&["a", "b"], Some("b")), (&["c", "b"], None)] {
            let there = with(people, lead);
            assert_eq!(swap.carried_into(&swap.carried_into(&there)), there);
        }
    }
}
