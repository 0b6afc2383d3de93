//! The page of the sessions of a family or a person: opening it, and keeping it worked out while weeks come from the disk.

use crate::app::layer::{Layer, SessionLine, SessionsLayer, SessionsOf};
use crate::app::{App, words};
use crate::domain::{PersonId, State};
use crate::rota::Booked;

impl App {
    /// Lists the sessions of whoever is marked on the screen shown.
    pub(in crate::app) fn list_sessions(&mut self) {
        match self.screen.handler().whose_sessions(self) {
            Some(whose) => self.open_sessions(whose),
            None => self.report_error("Nobody is marked: choose a family or a person first."),
        }
    }

    /// Lists the sessions of somebody around the week in view.
    pub(in crate::app) fn open_sessions(&mut self, whose: SessionsOf) {
        let week = self.day_in_view().week();
        self.layers.push(Layer::Sessions(SessionsLayer::around(week, whose)));
    }

    /// The list of sessions is worked out, as far as its weeks are here.
    pub(in crate::app) fn settle_sessions(&mut self) {
        let (state, today, now) = (&self.state, self.now.date(), self.now);
        let list = self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Sessions(list) if !list.is_of(state) => Some(list),
            _ => None,
        });
        let Some(list) = list else { return };
        let waits = state.missing(list.first.plus(-1), list.last.plus(1)).next().is_some();
        let lines = self.views.with_rules(state, today, |rules, visibility| {
            let rotas = list.first.to(list.last).filter_map(|week| rules.rota(week));
            let shown = rotas.map(|rota| visibility.part(rota, state));
            let of_week = |rota: std::sync::Arc<crate::rota::RotaWeek>| -> Vec<SessionLine> {
                let theirs = rota.sessions().iter().filter(|booked| is_of(&list.whose, booked));
                theirs.map(|booked| line(&list.whose, booked, state)).collect()
            };
            shown.flat_map(of_week).collect()
        });
        list.take_in(state, lines, waits, now);
    }
}

fn is_of(whose: &SessionsOf, booked: &Booked) -> bool {
    match whose {
        SessionsOf::Family(family) => booked.booking().families.contains(family),
        SessionsOf::Person(person) => booked.involves(person),
    }
}

fn line(whose: &SessionsOf, booked: &Booked, state: &State) -> SessionLine {
    let booking = booked.booking();
    let mut what = words::what(booking, state);
    let person = match whose {
        SessionsOf::Family(_) => None,
        SessionsOf::Person(person) => Some(person),
    };
    if person.is_some() && !booking.families.is_empty() {
        what = format!("{what} {}", words::families(&booking.families));
    }
    SessionLine {
        id: booked.id.clone(),
        start: booked.start,
        end: booked.end,
        what,
        who: others(booked, person, state),
        status: booking.status,
        on_line_of: person.or(booking.people.first()).or(booking.with.first()).cloned(),
    }
}

/// Who is in a session beside somebody, those marked who are away then; and that somebody is, where it is they.
fn others(booked: &Booked, but: Option<&PersonId>, state: &State) -> String {
    let named = |id: &PersonId| {
        let away = if booked.away.contains(id) { " (away)" } else { "" };
        format!("{}{away}", state.display_name(id))
    };
    let others: Vec<String> = booked.booking().everyone().filter(|id| Some(*id) != but).map(named).collect();
    let others = words::in_a_row(&others);
    match but.filter(|id| booked.away.contains(*id)) {
        Some(id) if others.is_empty() => format!("{} away", state.display_name(id)),
        Some(id) => format!("{others}; {} away", state.display_name(id)),
        None => others,
    }
}
