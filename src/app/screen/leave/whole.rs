//! The Leave screen where there is room for all of it: the leave year by weeks, five weeks by day, and what everybody has.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::requests::decides_for;
use crate::app::App;
use crate::domain::{Date, PersonId, State, Week};
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

/// What everybody whose leave one may know of has in a leave year.
#[derive(Debug)]
pub struct LeaveSums {
    of: Arc<State>,
    year: LeaveYear,
    today: Date,
    by_person: BTreeMap<PersonId, LeaveAccount>,
}

impl LeaveSums {
    /// What a person has; nothing where that is not for whoever looks, or there is nothing to reckon.
    #[must_use]
    pub fn of(&self, person: &PersonId) -> Option<&LeaveAccount> {
        self.by_person.get(person)
    }

    /// Works out the sums of a year, once all of its weeks are here.
    fn work_out(app: &App, year: LeaveYear, people: &[PersonId]) -> Option<Self> {
        let weeks = weeks_of_year(year);
        if app.state.missing(*weeks.start(), *weeks.end()).next().is_some() {
            return None;
        }
        let holidays = observed_holidays(&app.state, year);
        let may_know = |person: &&PersonId| app.me.person() == Some(*person) || decides_for(app, person);
        let account = |person: &PersonId| {
            LeaveAccount::with_holidays(&app.state, person, year, &holidays, app.today())
                .map(|account| (person.clone(), account))
        };
        let by_person = people.iter().filter(may_know).filter_map(account).collect();
        Some(Self { of: app.state.clone(), year, today: app.today(), by_person })
    }

    fn is_of(&self, app: &App, year: LeaveYear) -> bool {
        Arc::ptr_eq(&self.of, &app.state) && self.year == year && self.today == app.today()
    }
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
    if !is_told || app.screens.leave.sums.as_ref().is_some_and(|sums| sums.is_of(app, year)) {
        return;
    }
    let mut people: Vec<PersonId> =
        app.screens.leave.wall.lines().iter().map(|line| line.person.clone()).collect();
    people.dedup();
    app.screens.leave.sums = LeaveSums::work_out(app, year, &people);
}
