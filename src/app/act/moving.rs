//! Picking a session up: it follows the keys by time, day and person, and its flags with it, until it is put down.

use crate::app::layer::event::Event;
use crate::app::layer::{Action, Draft, Layer, LayerResponse, Moving};
use crate::app::{App, SeriesScope, Target, words};
use crate::command::{Command, Scope};
use crate::domain::{Change, Minutes, Session, Status, closed_to};
use crate::planner::edit;
use crate::rota::Booked;

/// The steps of moving, in minutes.
const QUARTER: Minutes = Minutes(15);
const HOUR: Minutes = Minutes(60);
const FIVE: Minutes = Minutes(5);

impl App {
    pub(in crate::app) fn pick_up(&mut self) {
        let Some(booked) = self.selected().cloned() else { return };
        let moving = Moving {
            base: self.state.clone(),
            booking: booked.dated_booking(),
            from: Some(Box::new(booked)),
            holder: self.selection.person.clone(),
            picked_up: self.selection.clone(),
            reach: SeriesScope::This,
            changes: vec![],
            problem: None,
        };
        self.layers.push(Layer::Moving(moving));
        self.refresh_preview();
    }

    /// Makes another session like the selected one and picks it up.
    pub(in crate::app) fn duplicate(&mut self) {
        let Some(booked) = self.selected() else { return };
        let mut booking = booked.dated_booking();
        booking.status = Status::Planned;
        (booking.reason, booking.cancelled_by) = (None, None);
        let holder = self.selection.person.clone();
        let moving = Moving {
            base: self.state.clone(),
            from: None,
            booking,
            picked_up: self.selection.clone(),
            holder,
            reach: SeriesScope::This,
            changes: vec![],
            problem: None,
        };
        self.layers.push(Layer::Moving(moving));
        self.refresh_preview();
    }

    /// Works out what putting it down here would change, and lets the selection follow it.
    pub(in crate::app) fn redraft_moving(&mut self, moving: &mut Moving) {
        moving.problem = None;
        moving.changes = match &moving.from {
            Some(from) if from.dated_booking() == moving.booking => vec![],
            Some(from) => match edit::rebook(&moving.base, from, &moving.booking, moving.reach) {
                Ok(changes) => {
                    moving.problem = self.closed_to_all(moving, from, &changes);
                    if moving.problem.is_some() { vec![] } else { changes }
                }
                Err(edit::EditError::Words(words)) => {
                    moving.problem = Some(words);
                    vec![]
                }
                Err(edit::EditError::Unread(_)) => {
                    moving.problem = Some(
                        "later weeks are still loading: move this one only, or try \
                        again"
                            .to_owned(),
                    );
                    vec![]
                }
            },
            None => match edit::new_id(&moving.base, &moving.booking, self.now) {
                Some(id) => vec![Session { id, series: None, booking: moving.booking.clone() }.into()],
                None => vec![],
            },
        };
        self.selection.day = moving.booking.start.date();
        self.selection.time = crate::app::selection::quarter_of(moving.booking.start.time());
        self.selection.person.clone_from(&moving.holder);
        let held = moving.from.as_ref().map(|from| from.id.clone());
        self.selection.session = held.or_else(|| edit::booked_as(&moving.changes, &moving.booking));
    }

    /// Why all of a series cannot move, where some of it is in a closed week, and how much of it can.
    fn closed_to_all(&self, moving: &Moving, from: &Booked, changes: &[Change]) -> Option<String> {
        let edits = moving.base.edits_of(changes).ok()?;
        let is_refused =
            moving.reach == SeriesScope::All && !closed_to(&moving.base, &edits).ok()?.is_empty();
        let week = self.closed_week_of(from).filter(|_| is_refused)?;
        let key = self.keys.map.key_of(Command::Widen, &[Scope::Moving]);
        let how = key.map(|key| format!(", with {key}")).unwrap_or_default();
        Some(format!("{week} is closed and stays as it is: move {} instead{how}", SeriesScope::Later.words()))
    }
}

impl Moving {
    pub(in crate::app) fn take(&mut self, event: &Event, app: &App) -> LayerResponse {
        let Event::Command(command) = event else {
            return LayerResponse::Consumed;
        };
        match command {
            Command::Earlier => self.shift(-QUARTER),
            Command::Later => self.shift(QUARTER),
            Command::HourEarlier => self.shift(-HOUR),
            Command::HourLater => self.shift(HOUR),
            Command::DayBefore => self.shift(-Minutes::hours(24)),
            Command::DayAfter => self.shift(Minutes::hours(24)),
            Command::Shorter => self.stretch(-FIVE),
            Command::Longer => self.stretch(FIVE),
            Command::PersonAbove => self.give_to(app, -1),
            Command::PersonBelow => self.give_to(app, 1),
            Command::Widen if self.from.as_ref().is_some_and(|from| from.series.is_some()) => {
                self.reach = self.reach.wider();
            }
            Command::PutBack => {
                return LayerResponse::CloseAndDo(Action::Select(Box::new(self.picked_up.clone())));
            }
            Command::Drop => return self.put_down(app),
            _ => return LayerResponse::Ignored,
        }
        LayerResponse::Consumed
    }

    fn shift(&mut self, by: Minutes) {
        self.booking.start = self.booking.start.plus_wall(by);
    }

    fn stretch(&mut self, by: Minutes) {
        self.booking.minutes = (self.booking.minutes + by).clamp(FIVE, Minutes::hours(24));
    }

    /// Gives the holder's part in it to the person above or below.
    fn give_to(&mut self, app: &App, by: i32) {
        let Some(view) = app.view() else { return };
        let Some(next) = app.roster(view).step(self.holder.as_ref(), by).cloned() else { return };
        if let Some(holder) = self.holder.clone().filter(|holder| *holder != next) {
            self.booking.hand_over(&holder, &next);
            self.holder = Some(next);
        }
    }

    fn put_down(&self, app: &App) -> LayerResponse {
        if self.problem.is_some() {
            return LayerResponse::Consumed;
        }
        if self.changes.is_empty() {
            return LayerResponse::Close;
        }
        let verb = if self.from.is_some() { "Move" } else { "Add" };
        let summary = format!(
            "{verb} {} to {} {}{}",
            words::session(&self.booking, &app.state),
            words::day(self.booking.start.date(), app.today()),
            self.booking.start.time(),
            self.reach.after_words()
        );
        let lands = edit::booked_as(&self.changes, &self.booking)
            .map(|id| Target::Session(self.booking.start.date(), self.holder.clone(), id));
        let draft = Draft::new(self.base.clone(), self.changes.clone(), summary);
        LayerResponse::Do(Action::Save(Draft { lands, ..draft }))
    }
}
