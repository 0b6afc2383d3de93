//! The forms of the Posts screen: a share's hours and days, a day that goes to another, an end, a vacancy, a conversion.
//!
//! Each is read as it is written, says in words what it comes to, and is saved as one entry.

mod open;
mod remarks;
mod wish;
mod work;

use std::ops::RangeInclusive;

use super::remark::Remark;
use super::{FormLayer, FormPurpose};
use crate::app::App;
use crate::app::layer::Draft;
use crate::domain::{Date, PersonId, PostId, State, Week};
use crate::rota::Conversion;
use work::DayWork;

/// The words of whether the hours of a day go along with it.
const ALONG: &[&str] = &["along", "stay"];

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
pub struct ShareForm {
    edit: Edit,
    post: PostId,
    /// Whose share; `None` where it is the post's, or nobody's yet.
    person: Option<PersonId>,
    /// The first day on which something is otherwise, as far as it can be read.
    first: Option<Date>,
    /// The work of a day that moves.
    work: Option<DayWork>,
    /// What is said of it as it is written.
    pub remarks: Vec<Remark>,
}

impl ShareForm {
    fn new(edit: Edit, post: PostId, person: Option<PersonId>) -> Self {
        Self { edit, post, person, first: None, work: None, remarks: vec![] }
    }

    /// The first week that is otherwise as a whole, from a week on.
    pub(in crate::app) fn week(&self, from: Week) -> Week {
        let first = self.first.map_or(from, |first| first.plus_days(6).week());
        first.max(from)
    }

    /// The weeks that must be here to know what it does, when it is opened in one and today is in another.
    pub(in crate::app) fn weeks(&self, from: Week, today: Week, state: &State) -> RangeInclusive<Week> {
        let shown = self.week(from);
        let first = self.first.map_or(shown, Date::week);
        // The work of a day that moves may be booked as far ahead as there are weeks.
        let booked = state.weeks().last().filter(|_| self.edit == Edit::HandOver);
        let last = shown.plus(1).max(today.min(first.plus(MOST_BACK)));
        first.min(shown.plus(-4))..=last.max(booked.unwrap_or(last))
    }
}

/// The furthest back that a form asks for weeks, to know whether one is closed: ten years.
const MOST_BACK: i32 = 522;

impl FormLayer {
    /// Whether it lies at the bottom, so that what it changes stays in sight above.
    #[must_use]
    pub fn lies_low(&self) -> bool {
        matches!(self.purpose, FormPurpose::Share(_) | FormPurpose::Supervisor(..) | FormPurpose::Split(_))
    }

    /// Reads the fields of a form of the Posts screen, each with what is wrong with it, and says what they come to.
    pub(in crate::app) fn read_share(&mut self, app: &App) {
        let FormPurpose::Share(form) = &self.purpose else { return };
        let wish = self.wish(form, app);
        let first = wish.first;
        let mut remarks = self.share_remarks(form, &wish);
        let work = self.work_of(&wish, app);
        remarks.extend(work.iter().flat_map(|it| it.in_words(&self.base, app.today().week())));
        // In the field there is room for the first words of it only.
        let label = |name: &str| self.fields.iter().find(|it| it.name == name).map_or("", |it| it.label);
        let wrong = wish.problems.iter().map(|(name, it)| format!("{}: {it}.", label(name)));
        remarks.extend(wrong.map(Remark::warning));
        for field in &mut self.fields {
            field.problem = wish.problems.iter().find(|(name, _)| *name == field.name).map(|it| it.1.clone());
        }
        if let FormPurpose::Share(form) = &mut self.purpose {
            (form.remarks, form.first, form.work) = (remarks, first, work);
        }
    }

    /// What the form would save.
    pub(in crate::app) fn share_draft(&self, form: &ShareForm, app: &App) -> Result<Draft, String> {
        let wish = self.wish(form, app);
        if let Some((_, problem)) = wish.problems.into_iter().next() {
            return Err(problem);
        }
        let draft = Draft::new(self.base.clone(), wish.changes, wish.summary);
        match &form.work {
            Some(work) => work.with(draft),
            None => Ok(draft),
        }
    }
}
