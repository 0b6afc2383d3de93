//! A search for the finder is made: which weeks it goes through, and how it tells of a session.

use std::sync::Arc;

use super::layer::{Action, Item};
use super::screen::target::Target;
use super::sought::Sought;
use super::{Input, words};
use crate::domain::{Date, State, Week};
use crate::rota::{Booked, RotaWeek};

use super::search::SessionSearch;

/// Weeks looked through before and after the one in view: half a year each way.
const WEEKS: i32 = 26;

/// The weeks that the finder looks through, seen from a day.
pub(super) fn weeks_searched(view: Date) -> (Week, Week) {
    (view.week().plus(-WEEKS), view.week().plus(WEEKS))
}

impl SessionSearch {
    /// Looks through the weeks that are here, which may take some time.
    #[must_use]
    pub fn answer(self) -> Input {
        let (first, last) = weeks_searched(self.view);
        let here = first.to(last).filter_map(|week| RotaWeek::of(&self.state, week).ok());
        let shown = here.map(|rota| self.visibility.part(Arc::new(rota), &self.state));
        let (mut over, mut to_come) = (vec![], vec![]);
        for rota in shown {
            for booked in rota.sessions() {
                let item = session_item(booked, &self.state, self.today);
                if booked.start < self.view.start() { over.push(item) } else { to_come.push(item) }
            }
        }
        to_come.extend(over.into_iter().rev());
        Input::Sought(Sought { of: self.state, items: to_come })
    }
}

/// The finder's line of a session.
pub(super) fn session_item(booked: &Booked, state: &State, today: Date) -> Item {
    let booking = booked.booking();
    let place = booked.place.as_ref().and_then(|id| state.place(id));
    let place = place.map(|place| format!(" · {}", place.name)).unwrap_or_default();
    let note = booking.note.as_ref().map(|note| format!(" · {note}")).unwrap_or_default();
    let (day, times) = (words::day(booked.start.date(), today), words::times(booked.start, booked.end));
    Item {
        label: words::session(booking, state),
        detail: format!("{day} {times}{place}{note}"),
        unavailable: None,
        action: Action::Go(Target::Session(
            booked.start.date(),
            booking.people.first().or(booking.with.first()).cloned(),
            booked.id.clone(),
        )),
    }
}
