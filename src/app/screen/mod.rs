//! The screens: what each answers, and the list of them all.
//!
//! Whoever answers for a screen holds nothing. What a screen has chosen, marked and worked out stands in [`Screens`], a part
//! of the app: so a screen may change the whole app, itself included, without being taken out of it first.

pub(in crate::app) mod action;
pub mod caseload;
mod day;
pub mod directory;
mod doing;
pub mod groups;
mod handlers;
pub(in crate::app) mod heading;
pub mod history;
pub mod hours;
mod id;
pub mod inbox;
mod kept;
pub mod leave;
mod list;
mod people;
pub mod policy;
pub mod posts;
pub mod reminders;
pub mod risks;
pub mod rules;
pub mod service;
mod stepped;
pub mod supervision;
pub(in crate::app) mod target;
pub mod training;
pub(in crate::app) mod week;

use std::ops::RangeInclusive;

use crate::app::layer::SessionsOf;
use crate::app::shell::views::WeekView;
use crate::app::{App, Effect, Heading, Target};
use crate::command::{Command, Scope, Situation};
use crate::domain::{Date, FamilyRef, Key, Record, Week, YEARS};
use crate::rota::Booked;
use crate::rules::Flag;

pub use id::ScreenId;
pub use kept::Screens;

/// What is said of a screen.
#[derive(Debug)]
pub(in crate::app) struct ScreenInfo {
    /// Its title, as its tab has it.
    pub title: &'static str,
    /// Where its commands are given, innermost first: the first of them is its own.
    pub scopes: &'static [Scope],
    /// The commands that show it.
    pub shown_by: &'static [Command],
    /// The commands worth a hint, the most wanted first.
    pub hints: &'static [Command],
}

/// What a screen answers. Each stands in the list (`list.rs`), and is asked by its name ([`ScreenId`]).
pub(in crate::app) trait Screen: Sync {
    /// What is said of it.
    fn info(&self) -> &'static ScreenInfo;

    /// What the top line says of it.
    fn heading(&self, _app: &App) -> Heading {
        Heading::titled(self.info().title)
    }

    /// How many things wait on it for whoever sits here.
    fn waiting(&self, _app: &App) -> usize {
        0
    }

    /// Carries out one of its own commands.
    fn command(&self, _app: &mut App, _command: Command) -> Vec<Effect> {
        vec![]
    }

    /// Goes so many lines down, or up when negative.
    fn step(&self, app: &mut App, by: i32);

    /// Goes to the right, or to the left when negative: to another day, where it has nothing of its own side by side.
    fn step_across(&self, app: &mut App, by: i32) {
        self.go_to_day(app, self.day(app).plus_days(by));
    }

    /// The day that is marked.
    fn day(&self, app: &App) -> Date {
        app.selection.day
    }

    /// The days that are marked, first and last.
    fn days(&self, app: &App) -> (Date, Date) {
        (self.day(app), self.day(app))
    }

    /// How many days the next week, or what stands in its place, is away.
    fn stride(&self) -> i32 {
        7
    }

    /// Marks a day; one that no calendar of ours holds is left alone.
    fn go_to_day(&self, app: &mut App, day: Date) {
        if YEARS.contains(&day.year()) {
            app.selection.day = day;
            app.selection.session = None;
        }
    }

    /// Is about to be shown in place of another.
    fn arrive(&self, _app: &mut App) {}

    /// The weeks that it reads beside those around the week in view.
    fn weeks_needed(&self, _app: &App) -> Option<RangeInclusive<Week>> {
        None
    }

    /// Takes in that the state or the clock has moved on.
    fn news(&self, _app: &mut App) {}

    /// While it is shown, after everything: what it shows is worked out, and the mark is on something that is there. Gives
    /// what it asks of the desk for that.
    fn refresh(&self, _app: &mut App) -> Option<Effect> {
        None
    }

    /// While another is shown: lets go of what was worked out.
    fn put_away(&self, _app: &mut App) {}

    /// Drops what is half done.
    fn back(&self, _app: &mut App) {}

    /// Whether something is worked out once the keys rest, and is not yet.
    fn awaits_rest(&self, _app: &App) -> bool {
        false
    }

    /// The keys rest: works out what is not worked out while they go by.
    fn rest(&self, _app: &mut App) {}

    /// Whether anybody can stay selected, in the week in view or not.
    fn selects_anybody(&self) -> bool {
        false
    }

    /// Whoever is selected is somebody who can be, with a week in view.
    fn settle_person(&self, app: &mut App, view: &WeekView) {
        app.settle_in_roster(view);
    }

    /// The flags of what is marked, and which of them is explained first.
    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        (app.flags_of_selection(), 0)
    }

    /// Notes what is lacking for its commands to be available.
    fn facts(&self, _app: &App, _facts: &mut Situation) {}

    /// Marks something that stands on it.
    fn mark(&self, _app: &mut App, _key: &Key) {}

    /// Where something new is found on it.
    fn target_of(&self, _app: &App, _record: &Record) -> Option<Target> {
        None
    }

    /// Whose sessions are listed from it.
    fn whose_sessions(&self, app: &App) -> Option<SessionsOf> {
        app.selection.person.clone().map(SessionsOf::Person)
    }

    /// The families that are marked, or of what is selected: where sessions are shown, those of the one that is selected, else of
    /// all that the person selected has that day.
    fn families_at_hand(&self, app: &App) -> Vec<FamilyRef> {
        if !app.screen.shows_sessions() {
            return vec![];
        }
        let of_day = || {
            let person = app.selection.person.as_ref().zip(app.view());
            person.map_or_else(Vec::new, |(person, view)| {
                view.sessions(person, app.selection.day)
                    .flat_map(|it| it.booking().families.clone())
                    .collect()
            })
        };
        app.selected().map_or_else(of_day, |it| it.booking().families.clone())
    }

    /// The command that looks for cover of some sessions, where it would act on them.
    fn covers_with(&self, _app: &App, _sessions: &[&Booked]) -> Option<Command> {
        Some(Command::CoverDay)
    }

    /// Whether one goes about by the time of the day.
    fn goes_by_time(&self) -> bool {
        false
    }

    /// Whether the details of what is selected are told only once the selection rests.
    fn tells_at_rest(&self) -> bool {
        false
    }
}

impl App {
    /// The weeks of a stretch that are still on disk.
    pub(in crate::app) fn missing(&self, weeks: Option<RangeInclusive<Week>>) -> Vec<Week> {
        weeks.map_or_else(Vec::new, |weeks| self.state.missing(*weeks.start(), *weeks.end()).collect())
    }
}
