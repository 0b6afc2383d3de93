//! Going about on whatever screen is shown.

use std::sync::Arc;

use tui_input::Input as Text;

use crate::app::layer::{Layer, LineLayer, LinePurpose};
use crate::app::selection::quarter_of;
use crate::app::{App, ScreenId, Target};
use crate::command::Command;
use crate::domain::{Date, PersonId};

impl App {
    /// Carries out a command that only changes what is selected.
    pub(in crate::app) fn go(&mut self, command: Command) {
        let screen = self.screen.handler();
        match command {
            Command::Up => screen.step(self, -1),
            Command::Down => screen.step(self, 1),
            Command::First => screen.step(self, i32::MIN),
            Command::Last => screen.step(self, i32::MAX),
            Command::Left => screen.step_across(self, -1),
            Command::Right => screen.step_across(self, 1),
            Command::NextWeek => screen.go_to_day(self, screen.day(self).plus_days(screen.stride())),
            Command::PreviousWeek => screen.go_to_day(self, screen.day(self).plus_days(-screen.stride())),
            Command::Today => screen.go_to_day(self, self.today()),
            Command::NextSession => self.step_session(true),
            Command::PreviousSession => self.step_session(false),
            _ => {}
        }
    }

    /// Goes to a day, on the screen shown.
    pub(in crate::app) fn go_to_day(&mut self, day: Date) {
        self.screen.handler().go_to_day(self, day);
    }

    /// Selects a person, where one is given, and none of their sessions.
    pub(in crate::app) fn select_person(&mut self, person: Option<PersonId>) {
        if let Some(person) = person {
            self.selection.person = Some(person);
            self.selection.session = None;
        }
    }

    /// Shows a screen.
    pub(in crate::app) fn show(&mut self, screen: ScreenId) {
        if screen != self.screen {
            screen.handler().arrive(self);
        }
        self.screen = screen;
        self.welcome_while_empty();
        if screen != ScreenId::FIRST {
            // Others can be looked at while the store is empty: the history above all.
            self.layers.retain(|layer| !layer.is_welcome());
        }
    }

    pub(in crate::app) fn ask_date(&mut self) {
        self.layers.push(Layer::Line(LineLayer {
            purpose: LinePurpose::GoTo,
            prompt: "Go to which day?".to_owned(),
            text: Text::default(),
            proposals: vec![],
            marked: 0,
            reading: None,
            lands: None,
            says_no_more: false,
            remark: Some(Ok("fri, 3/12, 3 dec, 2026-12-03, w51, today".to_owned())),
            base: Arc::clone(&self.state),
            folder: None,
            asked_folder: None,
        }));
    }
}

impl App {
    /// Goes somewhere.
    pub(in crate::app) fn go_to(&mut self, target: Target) {
        match target {
            Target::Day(day) => self.go_to_day(day),
            Target::Person(person) => {
                self.selection.person = Some(person);
                self.show_sessions_or(&[ScreenId::People]);
            }
            Target::Line(day, person) => {
                self.show_sessions_or(&[]);
                self.go_to_day(day);
                self.selection.person = Some(person);
            }
            Target::Card(person) => {
                self.selection.person = Some(person);
                self.screen = ScreenId::People;
            }
            Target::Marked(screen, key) => {
                self.screen = screen;
                screen.handler().mark(self, &key);
            }
            Target::Session(day, person, session) => {
                self.show_sessions_or(&[]);
                self.go_to_day(day);
                self.selection.person = person.or(self.selection.person.take());
                let start = self.view().and_then(|view| view.session(&session)).map(|booked| booked.start);
                self.selection.time = start.map_or(self.selection.time, |start| quarter_of(start.time()));
                self.selection.session = Some(session);
            }
        }
    }

    /// Stays on a screen that shows sessions, or on one of those that would do as well; else shows the week.
    fn show_sessions_or(&mut self, others: &[ScreenId]) {
        if !self.screen.shows_sessions() && !others.contains(&self.screen) {
            self.screen = ScreenId::Week;
        }
    }
}
