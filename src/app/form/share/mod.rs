//! The forms of the Posts screen: a share's hours and days, a day that goes to another, an end, a vacancy, a conversion.
//!
//! Each is read as it is written, says in words what it comes to, and is saved as one entry.

mod about;
mod fields;
mod input;
mod open;
mod remarks;
mod work;

use std::ops::RangeInclusive;
use std::sync::Arc;

use self::about::{Edit, ShareForm, Values};
use self::input::ShareInput;
use self::work::DayWork;
use super::{Fields, Findings, Form};
use crate::app::App;
use crate::app::layer::draft::Draft;
use crate::domain::{Date, State, Week};
use crate::planner::edit::share::MovingDay;
use crate::planner::work::Work;

impl Fields for ShareForm {
    type Values = Values;

    const FIELDS: &'static [&'static fields::ShareField] = fields::FIELDS;

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let share_input = self.wish(values, base, app, found);
        self.first = share_input.first;
        found.remarks = self.remarks(&share_input, base, found.is_well());
        self.look_at_work(&share_input, base, app, found.is_well());
        let work = self.work.iter().flat_map(|it| it.in_words(base, app.today().week()));
        found.remarks.extend(work);
        self.with_work(Draft::new(base.clone(), share_input.changes, share_input.summary))
    }
}

impl Form for ShareForm {
    fn lies_low(&self) -> bool {
        true
    }

    /// The first week that is otherwise as a whole.
    fn week_shown(&self, week: Week) -> Week {
        let first = self.first.map_or(week, |first| first.plus_days(6).week());
        first.max(week)
    }

    /// Those that must be here to know what it does.
    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        let shown = self.week_shown(app.selection.week());
        let first = self.first.map_or(shown, Date::week);
        // The work of a day that moves may be booked as far ahead as there are weeks.
        let booked = app.state.weeks().last().filter(|_| self.edit == Edit::HandOver);
        let last = shown.plus(1).max(app.today().week().min(first.plus(MOST_BACK)));
        Some(first.min(shown.plus(-4))..=last.max(booked.unwrap_or(last)))
    }

    fn has_work_ahead(&self) -> bool {
        self.work.as_ref().is_some_and(DayWork::is_ahead)
    }

    fn look_on(&mut self) {
        if let Some(work) = &mut self.work {
            work.step();
        }
    }
}

/// The furthest back that a form asks for weeks, to know whether one is closed: ten years.
const MOST_BACK: i32 = 522;

impl ShareForm {
    /// Looks at the work of the day that the fields move, where all is well with them; what was looked at already is kept
    /// where it is the same.
    fn look_at_work(&mut self, share_input: &ShareInput, base: &Arc<State>, app: &App, is_well: bool) {
        let before = self.work.take();
        let moving = share_input.moving.clone().filter(|_| is_well && !share_input.changes.is_empty());
        let begin = |moving: &MovingDay| {
            Work::of(base, &share_input.changes, moving.clone(), app.now, app.views().cache())
        };
        self.work = moving.map(|moving| DayWork::of(before, moving, &share_input.changes, base, begin));
    }
}
