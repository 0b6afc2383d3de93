//! What a seat sees of the state: veiled once for all seats from which the same is kept.

use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::{Author, State, Veil};

/// The states that are veiled already, shared by the seats of one server; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Veils(Arc<Mutex<Vec<Veiled>>>);

/// A state, and what may be seen of it.
#[derive(Debug)]
struct Veiled {
    veil: Veil,
    below: Arc<State>,
    shown: Arc<State>,
}

impl Veils {
    /// A state as an author may see it, and what is kept from them.
    #[must_use]
    pub fn show(&self, author: &Author, state: &Arc<State>) -> (Veil, Arc<State>) {
        let veil = Veil::before(author, state);
        if veil.is_clear() {
            return (veil, state.clone());
        }
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // What no seat shows any more is forgotten.
        all.retain(|it| it.veil.keeps_the_same(&veil) || Arc::strong_count(&it.shown) > 1);
        let shown = match all.iter_mut().find(|it| it.veil.keeps_the_same(&veil)) {
            Some(there) if Arc::ptr_eq(&there.below, state) => there.shown.clone(),
            Some(there) => {
                there.shown = Arc::new(veil.follow(state, &there.below, &there.shown));
                there.below = state.clone();
                there.shown.clone()
            }
            None => {
                let shown = Arc::new(veil.over(state));
                all.push(Veiled { veil: veil.clone(), below: state.clone(), shown: shown.clone() });
                shown
            }
        };
        (veil, shown)
    }
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
        let (veils, state) = (Veils::default(), state(&["morag", "fiona"]));
        let (_, mine) = veils.show(&morag(), &state);
        let (_, again) = veils.show(&morag(), &state);
        assert!(Arc::ptr_eq(&mine, &again));
        assert!(mine.people().all(|person| person.conflict.is_none()));
        let (veil, all) = veils.show(&Author::Owner, &state);
        assert!(veil.is_clear() && Arc::ptr_eq(&all, &state));
    }

    #[test]
    fn what_nobody_shows_is_forgotten() {
        let veils = Veils::default();
        drop(veils.show(&morag(), &state(&["morag"])));
        drop(veils.show(&Author::Person("nobody".parse().unwrap()), &state(&["fiona"])));
        assert_eq!(veils.0.lock().unwrap().len(), 1);
    }
}
