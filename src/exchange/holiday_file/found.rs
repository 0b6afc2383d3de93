//! What is found in a file of holidays, and what is wrong with it.

use crate::domain::Date;

/// Something wrong in a file of holidays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayFault {
    /// The line, from 1; `None` where it is of the file as a whole.
    pub line: Option<usize>,
    /// What was found there, and what is allowed.
    pub message: String,
}

impl HolidayFault {
    pub(super) fn at(line: usize, message: impl Into<String>) -> Self {
        Self { line: Some(line), message: message.into() }
    }

    pub(super) fn whole(message: impl Into<String>) -> Self {
        Self { line: None, message: message.into() }
    }
}

/// A day as it was found, with its line.
pub(super) struct Found {
    pub(super) line: Option<usize>,
    pub(super) date: Date,
    pub(super) name: String,
}
