//! The Training screen: courses by people, and which of both is marked.

mod commands;

use crate::app::beside::Beside;
use crate::domain::CourseId;
use crate::report::training::Matrix;

pub(in crate::app) use commands::TrainingScreen;
pub use commands::{effects, in_a_row, marked};

/// What stands on the Training screen.
#[derive(Debug, Default)]
pub struct Trainings {
    /// Courses by people; `None` while another screen is shown.
    pub matrix: Option<Matrix>,
    /// The course that is marked; whoever is selected is the person.
    pub course: Option<CourseId>,
    beside: Beside<CourseId>,
}

impl Trainings {
    /// Where the marked course stands.
    #[must_use]
    pub fn row(&self) -> usize {
        let courses = self.matrix.iter().flat_map(|matrix| &matrix.courses);
        courses.into_iter().position(|course| Some(course) == self.course.as_ref()).unwrap_or(0)
    }
}
