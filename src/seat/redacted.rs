//! What a seat sees of the state: redacted, and worked out, once for all seats that see the same.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::app::{Views, Visibility};
use crate::domain::{Author, Date, Redaction, State, Week};

/// What is redacted and worked out already, shared by the seats of one server; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Redactions {
    redacted: Arc<Mutex<Vec<RedactedState>>>,
    worked_out: Arc<Mutex<WorkedOut>>,
}

/// The most looks at the newest state that are kept: seats on so many weeks or with so many sights.
const MOST_KEPT_VIEWS: usize = 64;

/// The weeks that seats have worked out of the newest state, as they were last shown somewhere.
#[derive(Debug, Default)]
struct WorkedOut {
    rev: u64,
    views: Vec<Views>,
}

/// A state, and what may be seen of it.
#[derive(Debug)]
struct RedactedState {
    redaction: Redaction,
    below: Arc<State>,
    shown: Arc<State>,
}

impl Redactions {
    /// A state as an author may see it, and what is kept from them.
    #[must_use]
    pub fn show(&self, author: &Author, state: &Arc<State>) -> (Redaction, Arc<State>) {
        let redaction = Redaction::before(author, state);
        if redaction.is_clear() {
            return (redaction, state.clone());
        }
        let mut all = held(&self.redacted);
        // What no seat shows any more is forgotten.
        all.retain(|it| it.redaction.keeps_the_same(&redaction) || Arc::strong_count(&it.shown) > 1);
        let shown = match all.iter_mut().find(|it| it.redaction.keeps_the_same(&redaction)) {
            Some(there) if Arc::ptr_eq(&there.below, state) => there.shown.clone(),
            Some(there) => {
                there.shown = Arc::new(redaction.follow(state, &there.below, &there.shown));
                there.below = state.clone();
                there.shown.clone()
            }
            None => {
                let shown = Arc::new(redaction.over(state));
                all.push(RedactedState {
                    redaction: redaction.clone(),
                    below: state.clone(),
                    shown: shown.clone(),
                });
                shown
            }
        };
        (redaction, shown)
    }

    /// What another seat has worked out of a week of a state, where one has.
    #[must_use]
    pub fn worked_out(
        &self,
        state: &State,
        week: Week,
        today: Date,
        visibility: &Visibility,
    ) -> Option<Views> {
        let there = held(&self.worked_out);
        let serves = |views: &&Views| views.serve(state, week, today, visibility);
        there.views.iter().filter(|_| there.rev == state.rev()).find(serves).cloned()
    }

    /// Keeps what a seat has worked out of a week of a state, for the others.
    pub fn keep(&self, views: &Views, state: &State, week: Week, today: Date) {
        let mut there = held(&self.worked_out);
        if there.rev < state.rev() {
            *there = WorkedOut { rev: state.rev(), views: vec![] };
        }
        let is_new = there.rev == state.rev()
            && views.serve(state, week, today, views.visibility())
            && !there.views.iter().any(|other| other.serve(state, week, today, views.visibility()));
        if is_new {
            there.views.truncate(MOST_KEPT_VIEWS - 1);
            there.views.insert(0, views.clone());
        }
    }

    /// Forgets all of it: nobody sits there any more.
    pub(super) fn forget(&self) {
        *held(&self.redacted) = vec![];
        *held(&self.worked_out) = WorkedOut::default();
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Person, Role};

    fn state(people: &[&str]) -> Arc<State> {
        let put = |id: &&str| {
            let person =
                Person::new(id.parse().unwrap(), (*id).into(), "ailsa".parse().unwrap(), Role::TeamLead);
            Change::from(Person { conflict: Some("known there".into()), ..person })
        };
        Arc::new(State::default().preview(&people.iter().map(put).collect::<Vec<_>>()).unwrap())
    }

    fn morag() -> Author {
        Author::Person("morag".parse().unwrap())
    }

    #[test]
    fn seats_from_which_the_same_is_kept_share_what_they_see() {
        let (redactions, state) = (Redactions::default(), state(&["morag", "fiona"]));
        let (_, mine) = redactions.show(&morag(), &state);
        let (_, again) = redactions.show(&morag(), &state);
        assert!(Arc::ptr_eq(&mine, &again));
        assert!(mine.people().all(|person| person.conflict.is_none()));
        let (redaction, all) = redactions.show(&Author::Owner, &state);
        assert!(redaction.is_clear() && Arc::ptr_eq(&all, &state));
    }

    #[test]
    fn what_nobody_shows_is_forgotten() {
        let redactions = Redactions::default();
        drop(redactions.show(&morag(), &state(&["morag"])));
        drop(redactions.show(&Author::Person("nobody".parse().unwrap()), &state(&["fiona"])));
        assert_eq!(held(&redactions.redacted).len(), 1);
        redactions.forget();
        assert_eq!(held(&redactions.redacted).len(), 0);
    }

    #[test]
    fn what_one_seat_has_worked_out_serves_another_that_sees_the_same() {
        let (redactions, state) = (Redactions::default(), state(&["morag"]));
        let (week, today): (Week, Date) = ("2026-W49".parse().unwrap(), "2026-12-02".parse().unwrap());
        let mut views = Views::default();
        views.prepare(&state, [week], today);
        redactions.keep(&views, &state, week, today);
        let found = |state: &State, week: Week, visibility: &Visibility| {
            redactions.worked_out(state, week, today, visibility)
        };
        assert!(found(&state, week, &Visibility::All).is_some());
        assert!(found(&state, week.plus(1), &Visibility::All).is_none(), "another week");
        let peer = Visibility::DraftsOf(["morag".parse().unwrap()].into());
        assert!(found(&state, week, &peer).is_none(), "somebody who sees less");
        let newer = state.preview(&[Change::from(Person::new(
            "fiona".parse().unwrap(),
            "Fiona".into(),
            "ailsa".parse().unwrap(),
            Role::TeamLead,
        ))]);
        let newer = newer.unwrap();
        assert!(found(&newer, week, &Visibility::All).is_none(), "a newer state");
        views.prepare(&newer, [week], today);
        redactions.keep(&views, &newer, week, today);
        assert!(found(&newer, week, &Visibility::All).is_some());
        redactions.forget();
        assert!(found(&newer, week, &Visibility::All).is_none(), "nobody sits there");
    }
}
