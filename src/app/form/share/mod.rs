//! The forms of the Posts screen: a share's hours and days, a day that goes to another, an end, a vacancy, a conversion.
//!
//! Each is read as it is written, says in words what it comes to, and is saved as one entry.

mod fields;
mod open;
mod remarks;
mod wish;
mod work;

use std::ops::RangeInclusive;
use std::sync::Arc;

use self::fields::Values;
use self::work::DayWork;
use super::{Fields, Findings, Form};
use crate::app::App;
use crate::app::layer::draft::Draft;
use crate::domain::{Date, PersonId, PostId, State, Week};
use crate::rota::Conversion;

/// What a form is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Edit {
    /// Other hours or days.
    Change,
    /// A day that goes to another sharer.
    HandOver,
    /// An end.
    End,
    /// A share for somebody.
    Fill,
    /// Hours by the full-time week in force.
    Convert(Box<Conversion>),
}

/// What a form of the Posts screen is about.
struct ShareForm {
    edit: Edit,
    post: PostId,
    /// Whose share; `None` where it is the post's, or nobody's yet.
    person: Option<PersonId>,
    /// The days that can be handed over, and who could take one.
    choices: (Vec<String>, Vec<String>),
    /// What the form opens with.
    start: Values,
    /// The first day on which something is otherwise, as far as it can be read.
    first: Option<Date>,
    /// The work of a day that moves.
    work: Option<DayWork>,
}

impl ShareForm {
    fn new(edit: Edit, post: PostId, person: Option<PersonId>, start: Values) -> Self {
        Self { edit, post, person, choices: (vec![], vec![]), start, first: None, work: None }
    }

    /// The draft with the work of the day that moves, where there is any.
    fn with_work(&self, draft: Draft) -> Result<Draft, String> {
        match &self.work {
            Some(work) => work.with(draft),
            None => Ok(draft),
        }
    }
}

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
        let wish = self.wish(values, base, app, found);
        self.first = wish.first;
        found.remarks = self.remarks(&wish, base, found.is_well());
        self.look_at_work(&wish, base, app, found.is_well());
        let work = self.work.iter().flat_map(|it| it.in_words(base, app.today().week()));
        found.remarks.extend(work);
        self.with_work(Draft::new(base.clone(), wish.changes, wish.summary))
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
        let shown = self.week_shown(app.spot.week());
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
