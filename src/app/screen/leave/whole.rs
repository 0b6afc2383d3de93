//! The Leave screen where there is room for all of it: the leave year by weeks, five weeks by day, and what everybody has.

use std::ops::RangeInclusive;

use super::requests::decides_for;
use super::sums::LeaveSums;
use crate::app::App;
use crate::domain::{PersonId, Week};
use crate::rota::leave::{LeaveAccount, LeaveYear, observed_holidays};

/// The columns and rows from which all of it is shown.
const WHOLE: (u16, u16) = (196, 36);
/// The columns from which it is told what everybody has.
const SUMS_FROM: u16 = 100;
/// The days that are shown one by one.
pub const DAYS_SHOWN: usize = 35;

/// Whether there is room for all of it; whoever listens hears the shorter chart.
#[must_use]
pub fn is_whole(app: &App) -> bool {
    let (columns, rows) = app.surface.size;
    columns >= WHOLE.0 && rows >= WHOLE.1 && app.surface.color_scheme != crate::app::ColorScheme::Plain
}

/// The leave year that is marked, where all of it is shown.
#[must_use]
pub fn year_shown(app: &App) -> Option<LeaveYear> {
    LeaveYear::of(&app.state, app.screens.leave.day).filter(|_| is_whole(app))
}

/// The weeks that a leave year meets.
#[must_use]
pub fn weeks_of_year(year: LeaveYear) -> RangeInclusive<Week> {
    year.first.week()..=year.last.week()
}

/// What everybody has whose leave one may know of; nothing while weeks of the year are on their way.
fn sums(app: &App, year: LeaveYear, people: &[PersonId]) -> Option<LeaveSums> {
    let weeks = weeks_of_year(year);
    if app.state.missing(*weeks.start(), *weeks.end()).next().is_some() {
        return None;
    }
    let (today, holidays) = (app.today(), observed_holidays(&app.state, year));
    let may_know = |person: &&PersonId| app.me.person() == Some(*person) || decides_for(app, person);
    let account = |person| LeaveAccount::with_holidays(&app.state, person, year, &holidays, today);
    let accounts = people.iter().filter(may_know).filter_map(account);
    Some(LeaveSums::new(app.state.clone(), year, today, accounts))
}

/// Works out what the whole screen shows: the days of the year and those one by one, and what everybody has.
pub(super) fn refresh(app: &mut App) {
    let Some(year) = LeaveYear::of(&app.state, app.screens.leave.day) else { return };
    if is_whole(app) {
        let weeks = weeks_of_year(year);
        let many = weeks.end().weeks_since(*weeks.start()) + 1;
        let days = usize::try_from(many * 7).unwrap_or(0);
        let first = app.screens.leave.day.week().monday();
        let leave = &mut app.screens.leave;
        leave.wall.cover(&app.state, weeks.start().monday(), days);
        leave.wall.cover(&app.state, first, DAYS_SHOWN);
    }
    let is_told = app.surface.size.0 >= SUMS_FROM;
    if !is_told
        || app.screens.leave.sums.as_ref().is_some_and(|sums| sums.are_of(&app.state, year, app.today()))
    {
        return;
    }
    let mut people: Vec<PersonId> =
        app.screens.leave.wall.lines().iter().map(|line| line.person.clone()).collect();
    people.dedup();
    app.screens.leave.sums = sums(app, year, &people);
}
