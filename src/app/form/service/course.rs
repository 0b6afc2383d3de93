//! The form of a training course: one of the service's own, or a built-in one as the service has it.

use std::sync::Arc;

use super::edited::{Edited, marked};
use crate::app::App;
use crate::app::form::value::at;
use crate::app::form::values::{if_any, number, one};
use crate::app::form::{Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Course, CourseId, Key, State};

/// The longest that a course holds for, in months.
const MOST_MONTHS: u32 = 1200;

impl App {
    /// Opens the form of a course, or of a new one.
    pub(in crate::app) fn open_course(&mut self, id: Option<CourseId>) {
        let there = id.as_ref().and_then(|id| self.state.course(id)).cloned();
        let title = there.as_ref().map_or_else(|| "New course".to_owned(), |it| format!("Edit {}", it.title));
        let Some(start) = there.or_else(new_course) else { return };
        self.open_form(title, CourseForm { id, start });
    }
}

fn new_course() -> Option<Course> {
    let id = CourseId::parse("new").ok()?;
    Some(Course { id, title: String::new(), mandatory: false, valid_months: None })
}

/// What the form of a course is about.
struct CourseForm {
    /// Which one; `None` for a new one.
    id: Option<CourseId>,
    /// As it is.
    start: Course,
}

static TITLE: Field<CourseForm> =
    Field::<CourseForm>::at("Title", &at!(title)).hint("such as Baby massage leader");

impl Fields for CourseForm {
    type Values = Course;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &TITLE,
        &Field::<Self>::at("Mandatory", &at!(mandatory))
            .says(|it, _| if it.mandatory { "everybody must have it" } else { "" }.into()),
        &Field::<Self>::new(
            "Holds for",
            |it, _| one(it.valid_months.as_ref()),
            |it, written, _| {
                let months = written.trim_end_matches("months").trim_end_matches("month").trim_end();
                it.valid_months = if_any(months, |months| number(months, 1, MOST_MONTHS))?;
                Ok(())
            },
        )
        .says(|it, _| it.valid_months.map(words::months).unwrap_or_default().into())
        .hint("months; left out: it does not run out"),
    ];

    fn start(&self) -> Course {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        course: Course,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let edited = Edited { id: self.id.as_ref(), noun: "course", name: &course.title };
        let (id, summary) = (edited.id(&TITLE, |id| base.course(id).is_some(), found)?, edited.summary());
        let course = Course { id: id.clone(), ..course };
        let changes = if course == self.start { vec![] } else { vec![course.into()] };
        Ok(marked(base, changes, summary, Key::Course(id)))
    }
}

impl Form for CourseForm {}
