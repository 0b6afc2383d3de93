//! Whom a handover sheet is about: of a peer those who share their post, of a lead everybody in the team.

use std::collections::BTreeSet;

use crate::domain::{Booking, Date, Family, PersonId, Role, State, TeamId, Week};
use crate::rules::Flag;

/// Those whose work a reader hears of.
#[derive(Clone, Debug)]
pub struct Circle {
    /// Who reads.
    pub reader: PersonId,
    /// Whose sessions, shifts and leave are told of.
    pub people: BTreeSet<PersonId>,
    /// The reader's team.
    pub team: Option<TeamId>,
    /// Whether the reader leads that team: all of it is theirs to hear of, drafts too.
    pub leads: bool,
}

impl Circle {
    /// A lead's is the team. Anybody else's are those they hand over to and take over from: everybody with a share in one
    /// of their posts today, and they themselves; of somebody without a post, the team.
    #[must_use]
    pub fn of(state: &State, person: &PersonId, today: Date) -> Self {
        let it = state.person(person);
        let team = it.map(|it| it.team.clone());
        let leads = it.is_some_and(|it| it.role == Role::TeamLead);
        let posts: BTreeSet<_> =
            state.shares_of(person).filter(|share| share.is_on(today)).map(|share| &share.post).collect();
        let of_team = |id: &PersonId| state.person(id).is_some_and(|it| Some(&it.team) == team.as_ref());
        let mut people: BTreeSet<PersonId> = if leads {
            state.people().filter(|it| Some(&it.team) == team.as_ref()).map(|it| it.id.clone()).collect()
        } else {
            let shares = state.shares().filter(|share| share.is_on(today));
            let with = shares
                .filter(|share| posts.contains(&share.post) || (posts.is_empty() && of_team(&share.person)));
            with.map(|share| share.person.clone()).collect()
        };
        people.insert(person.clone());
        Self { reader: person.clone(), people, team, leads }
    }

    /// Whether somebody of it is with a family, or the family is of the team that the reader leads.
    pub(super) fn is_with(&self, family: &Family) -> bool {
        let with = [&family.worker, &family.backup].into_iter().flatten().any(|it| self.people.contains(it));
        with || (self.leads && Some(&family.team) == self.team.as_ref())
    }

    /// Whether a session is for the reader to hear of, once it is out.
    pub(super) fn concerns(&self, state: &State, booking: &Booking) -> bool {
        let families = || booking.families.iter().filter_map(|family| state.family(family));
        booking.everyone().any(|person| self.people.contains(person)) || families().any(|it| self.is_with(it))
    }

    /// Whether a session is the reader's to know of already: it is out, their own, or of the team that they lead.
    pub(super) fn may_know(&self, state: &State, booking: &Booking) -> bool {
        self.leads || booking.involves(&self.reader) || state.is_out(booking.start.week(), booking)
    }

    /// Whether the shifts of somebody in a week are the reader's to know of already.
    pub(super) fn may_know_shifts(&self, state: &State, week: Week, person: &PersonId) -> bool {
        self.leads
            || *person == self.reader
            || state.state_for(week, person) != crate::domain::SheetState::Draft
    }

    /// Whether a flag is about somebody of it whose week is the reader's to know of already, or for the team that they lead.
    pub(super) fn is_flagged(&self, state: &State, flag: &Flag) -> bool {
        let of_team = || self.team.as_ref().is_some_and(|team| flag.concerns(state, team));
        let mut people = flag.people.iter().filter(|person| self.people.contains(*person));
        people.any(|person| self.may_know_shifts(state, flag.week, person)) || (self.leads && of_team())
    }
}
