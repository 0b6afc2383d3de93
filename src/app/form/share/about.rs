//! What a form of the Posts screen is about, and what its fields say.

use crate::app::layer::draft::Draft;
use crate::domain::{Date, Minutes, Pattern, PersonId, PostId, Weekday};
use crate::rota::Conversion;

use super::work::DayWork;

/// What the fields say, as far as the form asks for it.
#[derive(Clone, Default)]
pub(super) struct Values {
    /// Who takes a share, or a day of one.
    pub who: Option<PersonId>,
    /// The day that goes to another, as it is written.
    pub day: String,
    /// The weekday on which it is worked then.
    pub onto: Option<Weekday>,
    /// Hours a week.
    pub hours: Option<Minutes>,
    /// The days of the weeks.
    pub pattern: Option<Pattern>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// Whether the hours of a day stay, and do not go along with it.
    pub stay: bool,
}

/// What a form is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edit {
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
pub(super) struct ShareForm {
    pub(super) edit: Edit,
    pub(super) post: PostId,
    /// Whose share; `None` where it is the post's, or nobody's yet.
    pub(super) person: Option<PersonId>,
    /// The days that can be handed over, and who could take one.
    pub(super) choices: (Vec<String>, Vec<String>),
    /// What the form opens with.
    pub(super) start: Values,
    /// The first day on which something is otherwise, as far as it can be read.
    pub(super) first: Option<Date>,
    /// The work of a day that moves.
    pub(super) work: Option<DayWork>,
}

impl ShareForm {
    pub(super) fn new(edit: Edit, post: PostId, person: Option<PersonId>, start: Values) -> Self {
        Self { edit, post, person, choices: (vec![], vec![]), start, first: None, work: None }
    }

    /// The draft with the work of the day that moves, where there is any.
    pub(super) fn with_work(&self, draft: Draft) -> Result<Draft, String> {
        match &self.work {
            Some(work) => work.with(draft),
            None => Ok(draft),
        }
    }
}
