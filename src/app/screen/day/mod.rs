//! The Day screen: a timeline by quarter-hour.

use crate::app::screen::week::HINTS;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::selection::QUARTER;
use crate::app::{App, Heading, Target, words};
use crate::command::{Command, Scope};
use crate::domain::{Minutes, Record, Time};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Day",
    scopes: &[Scope::Day, Scope::Rota, Scope::Global],
    shown_by: &[Command::ShowDay, Command::OpenDay],
    hints: HINTS,
};

/// The Day screen.
pub(in crate::app) struct DayScreen;

impl Screen for DayScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn heading(&self, app: &App) -> Heading {
        let day = app.selection.day;
        let about = words::day_forms(day, app.today());
        Heading { about, today: day == app.today(), states: app.states_of_view(), ..Heading::default() }
    }

    fn step(&self, app: &mut App, by: i32) {
        app.step_in_roster(by);
    }

    /// Goes from quarter-hour to quarter-hour.
    fn step_across(&self, app: &mut App, by: i32) {
        app.step_time(if by < 0 { -QUARTER } else { QUARTER });
    }

    fn stride(&self) -> i32 {
        1
    }

    fn target_of(&self, app: &App, record: &Record) -> Option<Target> {
        app.target_in_week(record)
    }

    fn goes_by_time(&self) -> bool {
        true
    }
}

impl App {
    fn step_time(&mut self, by: Minutes) {
        let minutes = self.selection.time.minutes() + by;
        let time = u16::try_from(minutes.0).ok().and_then(|m| Time::new(m / 60, m % 60));
        if let Some(time) = time {
            self.selection.time = time;
            self.selection.session = None;
            self.select_at_time();
        }
    }
}
