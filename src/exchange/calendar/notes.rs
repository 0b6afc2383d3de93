//! What is wrong in a calendar, and what is worth knowing of how it was read.

use super::bounds::MOST_TOLD;
use crate::domain::{identifier, plain_text, words};

/// Something in a calendar that cannot be read; what it stands in is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFault {
    /// The line, from 1: of the property, or of the BEGIN of what it stands in.
    pub line: usize,
    /// What the file calls the event, where it says so.
    pub uid: Option<String>,
    /// What was found there, and what is allowed.
    pub message: String,
}

words! {
    /// What is worth knowing of how a calendar was read.
    CalendarWarningCode {
        /// A time without a zone was read in the service's.
        FloatingTime = "floating-time",
        /// An event without a length keeps nobody busy.
        NoLength = "no-length",
        /// An event starts on a day that its own rule does not give.
        StartNotInRule = "start-not-in-rule",
        /// A rule of an event with times ends on a day, which is included.
        UntilADate = "until-a-date",
        /// A zone that nobody knows: the service's was taken.
        ZoneUnknown = "zone-unknown",
        /// Two events have one name and neither is newer: the last was taken.
        UidTwice = "uid-twice",
        /// Letters that are not UTF-8 were read as those of Windows.
        NotUtf8 = "not-utf-8",
        /// The years whose holidays are now those of the file.
        YearsReplaced = "years-replaced",
    }
}

/// Something worth knowing of how a calendar was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarWarning {
    /// What it is.
    pub code: CalendarWarningCode,
    /// The line of what it is about, from 1.
    pub line: usize,
    /// What the file calls the event it is about.
    pub uid: Option<String>,
    /// The years it is about, in order.
    pub years: Vec<i32>,
    /// It in words.
    pub message: String,
}

/// Faults and warnings as they are found.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub faults: Vec<CalendarFault>,
    /// How many faults there are beyond those.
    pub more_faults: usize,
    pub warnings: Vec<CalendarWarning>,
    /// How many warnings there are beyond those.
    pub more_warnings: usize,
    /// How many events are left out for what is wrong in them.
    pub skipped: usize,
}

impl Notes {
    pub fn fault(&mut self, line: usize, uid: Option<&str>, message: impl Into<String>) {
        if self.faults.len() < MOST_TOLD {
            let uid = uid.map(quoted);
            self.faults.push(CalendarFault { line, uid, message: message.into() });
        } else {
            self.more_faults += 1;
        }
    }

    pub fn warn(
        &mut self,
        code: CalendarWarningCode,
        line: usize,
        uid: Option<&str>,
        message: impl Into<String>,
    ) {
        let is_same = |it: &CalendarWarning| it.line == line || uid.is_some() && it.uid.as_deref() == uid;
        if self.warnings.iter().any(|it| it.code == code && is_same(it)) {
            return;
        }
        if self.warnings.len() < MOST_TOLD {
            let uid = uid.map(quoted);
            self.warnings.push(CalendarWarning { code, line, uid, years: vec![], message: message.into() });
        } else {
            self.more_warnings += 1;
        }
    }

    /// In the order of the file.
    pub fn sort(&mut self) {
        self.faults.sort_by(|a, b| (a.line, &a.message).cmp(&(b.line, &b.message)));
        self.warnings.sort_by_key(|it| (it.line, it.code));
    }
}

/// A text of the file as it may be said: in one line, short, and without numbers of patients.
pub(super) fn quoted(text: &str) -> String {
    let short: String = text.chars().take(200).collect();
    plain_text::in_one_line(&identifier::without(&short)).into_owned()
}
