//! The reasons that are given for leaving a flag as it is, and where they are kept.

use crate::domain::{Instant, Override, Record, SheetMark, State, TeamId, TeamMark, Week};

use super::{Flag, Severity};

/// What is said of a week with more reasons for leaving flags as they are: of one team's part of it where that has something
/// said of it, else of the week as a whole.
#[must_use]
pub fn with_reasons(state: &State, teams: &[TeamId], week: Week, reasons: Vec<Override>) -> Record {
    let sheet = state.sheet(week);
    let own = match teams {
        [team] => sheet.and_then(|sheet| sheet.team_marks.get(team)),
        _ => None,
    };
    if let Some(own) = own {
        let mut own = TeamMark::clone(&own.item);
        own.mark.overrides.extend(reasons);
        return own.into();
    }
    let there = sheet.and_then(|sheet| sheet.mark.as_ref());
    let mut mark = there.map_or_else(|| SheetMark::draft(week), |row| SheetMark::clone(&row.item));
    mark.overrides.extend(reasons);
    mark.into()
}

/// The reason that was last given for leaving a red flag as it is: of a week rule in its week, else in any that is here.
pub(super) fn reason_for<'s>(state: &'s State, flag: &Flag) -> Option<&'s Override> {
    if flag.severity != Severity::Red {
        return None;
    }
    let answers = |given: &&Override| {
        given.rule == flag.rule
            && given.subject.0 == flag.subject.kind.word()
            && given.subject.1 == flag.subject.id
            && (given.people.is_empty() || given.people == flag.people)
    };
    let of_week = flag.rule().is_of_week();
    let weeks = state.sheets().filter(|(week, _)| !of_week || *week == flag.week);
    let marks = weeks.flat_map(|(_, sheet)| sheet.marks());
    marks.flat_map(|mark| &mark.overrides).filter(answers).max_by_key(|given| given.at)
}

impl Flag {
    /// Whether publishing asks a reason for it.
    #[must_use]
    pub fn asks_reason(&self) -> bool {
        self.severity == Severity::Red && self.rule().is_of_week() && self.given.is_none()
    }

    /// The reason that somebody gives for leaving it as it is.
    #[must_use]
    pub fn let_stand(&self, by: &str, reason: &str, at: Instant) -> Override {
        Override {
            rule: self.rule.to_owned(),
            subject: (self.subject.kind.word().to_owned(), self.subject.id.to_string()),
            people: self.people.clone(),
            by: by.to_owned(),
            reason: reason.to_owned(),
            at,
        }
    }
}
