//! The Hours screen: which weeks, whose line is marked, and one person's hours as a page.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::{HoursLine, PostLineHours};
use crate::app::layer::{Layer, PageLayer};
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo, hours};
use crate::app::{App, Effect, Heading};
use crate::command::{Command, Scope};
use crate::domain::{PersonId, TeamId, Week};
use crate::rota::{PersonHours, WeekHours};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Hours",
    scopes: &[Scope::Hours, Scope::Global],
    shown_by: &[Command::ShowHours],
    hints: &[
        Command::OpenHours,
        Command::HoursOfWeeks,
        Command::Down,
        Command::Up,
        Command::NextWeek,
        Command::PreviousWeek,
        Command::ShowPosts,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Hours screen.
pub(in crate::app) struct HoursScreen;

impl Screen for HoursScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn heading(&self, app: &App) -> Heading {
        Heading::about(INFO.title, app.week_in_words())
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::OpenHours => open_hours(app),
            Command::HoursOfWeeks => app.screens.hours = app.screens.hours.next(),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        let listed = people(app);
        let at = listed.iter().position(|id| Some(id) == app.selection.person.as_ref());
        let at = at.map_or(0, |at| stepped(at, by, listed.len()));
        app.select_person(listed.into_iter().nth(at));
    }

    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        let (first, last) = weeks_read(app);
        Some(first.plus(-1)..=last.plus(1))
    }

    /// The weeks are worked out as far as they are here.
    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let (first, last) = weeks_read(app);
        app.views.prepare_hours(&app.state, first.to(last), app.now.date());
        let listed = people(app);
        app.keep_to(&listed, None);
        None
    }

    fn selects_anybody(&self) -> bool {
        true
    }
}

fn weeks_read(app: &App) -> (Week, Week) {
    app.screens.hours.needed(app.selection.week(), app.state.service()).into_inner()
}

/// Whether every week that is asked for has been worked out.
#[must_use]
pub fn are_here(app: &App) -> bool {
    let (first, last) = weeks_read(app);
    first.to(last).all(|week| app.views.hours(week).is_some())
}

/// Opens the marked person's hours as a page.
fn open_hours(app: &mut App) {
    if let Some(page) = marked_page(app) {
        app.layers.push(Layer::Page(page));
    }
}

/// The marked person's hours as a page, with each figure and what it is made of.
#[must_use]
pub fn marked_page(app: &App) -> Option<PageLayer> {
    let line = of_person(app, app.selection.person.as_ref()?)?;
    let stretch = app.screens.hours.in_words(app.selection.week(), app.state.service(), app.today());
    Some(hours::page(&app.state, &line, &stretch, app.today()))
}

/// The people of the Hours screen: whoever has hours in any of the weeks summed, by team, then role and name.
#[must_use]
pub fn people(app: &App) -> Vec<PersonId> {
    let (first, last) = app.screens.hours.weeks(app.selection.week(), app.state.service()).into_inner();
    let weeks: Vec<&Arc<WeekHours>> = first.to(last).filter_map(|week| app.views.hours(week)).collect();
    let there = |id: &PersonId| weeks.iter().any(|hours| hours.person(id).is_some());
    app.people_listed().into_iter().filter(there).collect()
}

/// What one person's weeks come to; `None` where none of them is here.
#[must_use]
pub fn of_person(app: &App, person: &PersonId) -> Option<HoursLine> {
    let (week, service) = (app.selection.week(), app.state.service());
    let (first, last) = app.screens.hours.weeks(week, service).into_inner();
    let seen = |week: Week| app.views.hours(week).filter(|_| sees_hours(app, week, person));
    let theirs: Vec<&PersonHours> = first.to(last).filter_map(|week| seen(week)?.person(person)).collect();
    let there = |week: Week| app.views.hours(week).is_some_and(|it| it.person(person).is_some());
    let unpublished = first.to(last).filter(|week| there(*week) && !sees_hours(app, *week, person));
    let (from, to) = app.screens.hours.shown(week, service).into_inner();
    let shown = from.to(to).map(|week| (week, seen(week).and_then(|it| it.person(person).cloned())));
    Some(HoursLine {
        person: person.clone(),
        sum: hours::summed(person, first, &theirs),
        weeks: theirs.len(),
        unpublished: unpublished.count(),
        shown: shown.collect(),
    })
}

/// What every post's weeks come to.
#[must_use]
pub fn of_posts(app: &App) -> Vec<PostLineHours> {
    let (first, last) = app.screens.hours.weeks(app.selection.week(), app.state.service()).into_inner();
    let weeks: Vec<Arc<WeekHours>> =
        first.to(last).filter_map(|week| app.views.hours(week).cloned()).collect();
    let mut summed = hours::posts_summed(&weeks);
    summed.retain(|it| app.state.post(&it.sum.post).is_none_or(|post| sees_post(app, &post.team)));
    summed
}

/// Whether what becomes of a team's posts is shown here in all these weeks.
fn sees_post(app: &App, team: &TeamId) -> bool {
    let (first, last) = app.screens.hours.weeks(app.selection.week(), app.state.service()).into_inner();
    first.to(last).all(|week| app.views.visibility().shows_posts(&app.state, week, team))
}

/// Whether somebody's hours of a week are shown here: of drafts only to those who plan, and one's own.
fn sees_hours(app: &App, week: Week, person: &PersonId) -> bool {
    app.views.visibility().shows_hours(&app.state, week, person)
}
