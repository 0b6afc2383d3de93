//! The Week screen: people by days; and what it shares with the Day screen: who is in a week, and going about in it.

mod folds;
mod going;
mod kept;
pub(in crate::app) mod roster;

use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, Heading, Target};
use crate::command::{Command, Scope};
use crate::domain::{Record, Week};

pub use kept::TeamFolds;

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Week",
    scopes: &[Scope::Week, Scope::Rota, Scope::Global],
    shown_by: &[Command::ShowWeek],
    hints: HINTS,
};

/// The commands worth a hint where sessions are shown, the most wanted first.
pub(in crate::app) const HINTS: &[Command] = &[
    Command::DecideHere,
    Command::Add,
    Command::EditSession,
    Command::PickUp,
    Command::NextSession,
    Command::MarkDone,
    Command::Cancel,
    Command::Undo,
    Command::Why,
    Command::NextWeek,
    Command::Find,
    Command::Palette,
    Command::Publish,
    Command::Quit,
    Command::Assign,
    Command::Duplicate,
    Command::EditShift,
    Command::Changes,
];

/// The Week screen.
pub(in crate::app) struct WeekScreen;

impl Screen for WeekScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn heading(&self, app: &App) -> Heading {
        let service = app.state.service().map_or("Tandem", |service| service.name.as_str());
        let name = vec![service.to_owned(), String::new()];
        Heading { name, about: app.week_in_words(), today: false, states: app.states_of_view() }
    }

    fn step(&self, app: &mut App, by: i32) {
        app.step_in_roster(by);
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let is_loaded = |week: &Week| app.state.missing(week.plus(-1), week.plus(1)).next().is_none();
        let weeks: Vec<Week> = app.weeks_ahead().filter(is_loaded).collect();
        let today = app.today();
        app.views.prepare_hours(&app.state, weeks, today);
        None
    }

    fn target_of(&self, app: &App, record: &Record) -> Option<Target> {
        app.target_in_week(record)
    }

    fn tells_at_rest(&self) -> bool {
        true
    }
}
