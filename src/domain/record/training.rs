//! Courses and who has done them.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Date;
use crate::domain::id::{CourseId, PersonId};
use crate::domain::text::words;

words! {
    /// How far a training has come.
    TrainingState {
        /// Done.
        Done = "done",
        /// A place is booked.
        Booked = "booked",
        /// Asked for.
        Requested = "requested",
        /// Asked for, and no place was to be had.
        NoPlace = "no-place",
    }
}

/// A course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// Its title.
    pub title: String,
    /// Whether everybody must have it.
    pub mandatory: bool,
    /// How many months it holds for.
    pub valid_months: Option<u32>,
}

/// One person's training in one course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// The person.
    pub person: PersonId,
    /// The course.
    pub course: CourseId,
    /// How far it has come.
    pub state: TrainingState,
    /// When it was done, or will be.
    pub on: Option<Date>,
    /// The last day it holds.
    pub expires: Option<Date>,
}

impl Training {
    /// Whether it was done, be it that it has run out since.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == TrainingState::Done
    }

    /// Whether it is done and in date on a day.
    #[must_use]
    pub fn holds(&self, on: Date) -> bool {
        self.is_done()
            && self.on.is_none_or(|done| done <= on)
            && self.expires.is_none_or(|expires| on <= expires)
    }
}

/// The built-in courses: id and title (modules by the names NHS Education for Scotland gives them).
const BUILT_IN: &[(&str, &str)] = &[
    ("nes-1", "NES 1 Introduction"),
    ("nes-2", "NES 2 Keeping Baby in Mind"),
    ("nes-3", "NES 3 Stigma"),
    ("nes-4", "NES 4 Risk in the Perinatal Period"),
    ("nes-5", "NES 5 Assessment"),
    ("nes-6", "NES 6 Interventions"),
    ("nes-7", "NES 7 Pharmacological interventions"),
    ("bookbug-session-leader", "BookBug Session Leader"),
    ("bookbug-home", "BookBug for the Home"),
    ("mental-health-first-aid", "Mental health first aid"),
    ("suicide-prevention", "Suicide prevention"),
    ("child-protection", "Child protection"),
    ("adult-protection", "Adult protection"),
    ("wrap", "WRAP"),
    ("peer-to-peer", "Peer to Peer"),
    ("scqf-7", "SCQF level 7 award"),
];

/// The courses that every service starts with.
#[must_use]
pub fn built_in_courses() -> Vec<Course> {
    BUILT_IN
        .iter()
        .filter_map(|(id, title)| {
            Some(Course {
                id: CourseId::parse(id).ok()?,
                title: (*title).to_owned(),
                mandatory: false,
                valid_months: None,
            })
        })
        .collect()
}

crate::domain::parts::described! {
    Course {
        id: id,
        title: text,
        mandatory: plain or false,
        valid_months: plain,
    }
    Training {
        person: refers,
        course: refers,
        state: plain,
        on: plain,
        expires: plain,
    }
}
