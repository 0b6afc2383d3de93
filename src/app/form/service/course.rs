//! The form of a training course: one of the service's own, or a built-in one as the service has it.

use std::sync::Arc;

use super::lands::lands;
use crate::app::App;
use crate::app::form::free_id::free_id;
use crate::app::form::values::{YES_NO, if_any, is_yes, named, number, one, yes_or_no};
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
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

static TITLE: Field<CourseForm> = Field::<CourseForm>::new(
    "Title",
    |it, _| it.title.clone(),
    |it, written, _| {
        it.title = named(written)?;
        Ok(())
    },
)
.hint("such as Baby massage leader");

impl Fields for CourseForm {
    type Values = Course;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &TITLE,
        &Field::<Self>::new(
            "Mandatory",
            |it, _| yes_or_no(it.mandatory),
            |it, written, _| {
                it.mandatory = is_yes(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(YES_NO))
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
        mut course: Course,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        if self.id.is_none() {
            let id = found.part(&TITLE, free_id(&course.title, "course", |id| base.course(id).is_some()));
            course.id = id.ok_or("say what it is called")?;
        }
        let verb = if self.id.is_some() { "Change" } else { "Add" };
        let summary = format!("{verb} the course {}", course.title);
        let lands = Some(lands(Key::Course(course.id.clone())));
        let changes = if self.id.is_some() && course == self.start { vec![] } else { vec![course.into()] };
        Ok(Draft { lands, ..Draft::new(base.clone(), changes, summary) })
    }
}

impl Form for CourseForm {}
