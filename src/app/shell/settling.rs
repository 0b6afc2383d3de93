//! The selection stays on what it is on while the state moves on: on the person, and on the session, wherever that goes.

use crate::app::App;
use crate::app::beside::Beside;
use crate::app::layer::Layer;
use crate::app::selection::quarter_of;
use crate::app::shell::views::WeekView;
use crate::domain::{Date, Moment, PersonId, SessionId};
use crate::rota::Booked;

impl App {
    /// The selection is on somebody who is there, and on a session of theirs on that day, or on none. `before` is the week
    /// in view as it was, where the state has moved on.
    pub(in crate::app) fn settle_selection(&mut self, before: Option<&WeekView>) {
        // What is picked up takes the selection along.
        if self.layers.iter().any(|layer| matches!(layer, Layer::Moving(_))) {
            return;
        }
        let stayed = self.following.settled == self.selection;
        if stayed && let Some(id) = self.selection.session.clone() {
            self.follow(&id, before);
        }
        let Some(view) = self.views.get(self.selection.week()).cloned() else { return };
        if self.following.settled.week() != self.selection.week() {
            self.following.person = Beside::default();
        }
        let screen = self.screen.handler();
        if !(screen.selects_anybody() && self.selects_somebody()) {
            screen.settle_person(self, &view);
        }
        self.settle_session(&view, stayed);
        self.following.settled.clone_from(&self.selection);
    }

    /// Whoever is selected is one of those listed: the same person, else one beside them, else `first`.
    pub(in crate::app) fn keep_to(&mut self, listed: &[PersonId], first: Option<PersonId>) {
        let before = self.selection.person.clone();
        self.following.person.settle(&mut self.selection.person, listed, || first);
        if self.selection.person != before {
            self.selection.session = None;
        }
    }

    /// Everybody, by team, role and name.
    #[must_use]
    pub fn people_listed(&self) -> Vec<PersonId> {
        let mut people: Vec<_> = self.state.people().collect();
        people.sort_by_key(|person| (&person.team, !person.role.is_peer(), person.role, &person.name));
        people.into_iter().map(|person| person.id.clone()).collect()
    }

    /// Whether somebody is selected who is there at all.
    pub(in crate::app) fn selects_somebody(&self) -> bool {
        self.selection.person.as_ref().is_some_and(|id| self.state.person(id).is_some())
    }

    /// Whoever is selected has a line in the week in view.
    pub(in crate::app) fn settle_in_roster(&mut self, view: &WeekView) {
        // One's own line, else the first of one's own team.
        let listed: Vec<PersonId> = self.roster(view).lines.into_iter().map(|line| line.person).collect();
        if listed.is_empty() && !self.selects_somebody() {
            self.selection.person = self.people_listed().into_iter().next();
        }
        let mine = self.me.person().filter(|me| listed.contains(me)).cloned();
        self.keep_to(&listed, mine);
    }

    fn settle_session(&mut self, view: &WeekView, stayed: bool) {
        let Some(person) = self.selection.person.clone() else { return };
        if !stayed {
            self.following.session = Beside::default();
        }
        let day: Vec<SessionId> =
            view.sessions(&person, self.selection.day).map(|booked| booked.id.clone()).collect();
        let selected = self.selection.session.clone();
        let is_there = selected.as_ref().is_some_and(|id| day.contains(id));
        // Where one goes about by time, that stays.
        if self.screen.handler().goes_by_time() && !is_there && !(stayed && selected.is_some()) {
            self.selection.session = None;
            self.select_at_time();
            return;
        }
        if day.is_empty() {
            self.selection.session = None;
            return;
        }
        self.following.session.settle(&mut self.selection.session, &day, || None);
        let now = self.selection.session.as_ref().and_then(|id| view.session(id));
        if let Some(booked) = now.filter(|_| !is_there && self.screen.handler().goes_by_time()) {
            self.selection.time = quarter_of(booked.start.time());
        }
    }

    /// Goes where the selected session has gone: to another day or line of the week in view, to the id that an edit of its
    /// series gave it; with what I take back myself, to another week too.
    fn follow(&mut self, id: &SessionId, before: Option<&WeekView>) {
        let Some(view) = self.views.get(self.selection.week()).cloned() else { return };
        if let Some(booked) = view.session(id).or_else(|| heir(before?, &view, id)) {
            self.select(booked, &view);
        } else if let Some(start) = self.pending.turning.then(|| self.elsewhere(id)).flatten() {
            self.selection.day = start.date();
            self.selection.time = quarter_of(start.time());
            self.views.prepare(&self.state, [self.selection.week()], self.now.date());
        }
    }

    /// Selects a session of the week in view, on the selected person's line where that holds it.
    fn select(&mut self, booked: &Booked, view: &WeekView) {
        let day: Date = booked.start.date();
        let is_on = |person: &&PersonId| view.sessions(person, day).any(|it| it.id == booked.id);
        let lines = || view.roster.lines.iter().map(|line| &line.person);
        let Some(person) = self.selection.person.iter().chain(lines()).find(is_on).cloned() else { return };
        if self.selection.day != day {
            self.selection.time = quarter_of(booked.start.time());
        }
        (self.selection.day, self.selection.person, self.selection.session) =
            (day, Some(person), Some(booked.id.clone()));
    }

    /// When a session starts that is in no week in view: where it is stored, or where its rule puts it.
    fn elsewhere(&self, id: &SessionId) -> Option<Moment> {
        let stored = self.state.sheets().find_map(|(_, sheet)| sheet.sessions.get(id));
        let given = || {
            let series = self.state.records.series.values().map(|row| &row.item);
            let mut dates = series.filter_map(|it| Some(it.id.rule_date(id)?.at(it.booking.start.time())));
            dates.next()
        };
        stored.map(|row| row.item.booking.start).or_else(given)
    }
}

/// The session that a session of a series has become by an edit of the series: one that was not there before, of the same
/// activity and of somebody who was in it, the nearest in time.
fn heir<'v>(before: &WeekView, now: &'v WeekView, id: &SessionId) -> Option<&'v Booked> {
    let was = before.session(id).filter(|was| was.series.is_some())?;
    let is_new = |it: &&Booked| it.series.is_some() && before.session(&it.id).is_none();
    let is_alike = |it: &&Booked| {
        let (one, other) = (it.booking(), was.booking());
        one.activity == other.activity && one.everyone().any(|person| other.involves(person))
    };
    let apart = |it: &&Booked| it.start.wall_since(was.start).0.abs();
    now.rota.sessions().iter().filter(is_new).filter(is_alike).min_by_key(apart)
}
