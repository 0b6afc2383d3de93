//! The reasons that are given for leaving a flag as it is, and where they are kept.

use crate::domain::{
    AcceptedRisk, AcceptedRiskKey, Date, Instant, Override, Record, SheetMark, Standing, State, TeamId,
    TeamMark, Week,
};

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
    /// Whether publishing on a day asks a reason for it.
    #[must_use]
    pub fn asks_reason(&self, state: &State, today: Date) -> bool {
        self.severity == Severity::Red
            && self.rule().is_of_week()
            && !self.is_mended_by_publishing()
            && self.given.is_none()
            && self.accepted(state, today).is_none()
    }

    /// The lead's word, on a day, that the risk is known and need not be asked about again; nobody can accept what the law
    /// forbids.
    #[must_use]
    pub fn accepted<'s>(&self, state: &'s State, today: Date) -> Option<&'s AcceptedRisk> {
        // Most services have accepted nothing, and flags are many.
        if state.records.accepted.is_empty() || !self.can_be_accepted() {
            return None;
        }
        let accepted = &state.records.accepted.get(&self.risk())?.item;
        accepted.holds_on(today).then_some(&**accepted)
    }

    /// Whether it is that a week is not published: publishing asks no reason for what it mends.
    #[must_use]
    pub fn is_mended_by_publishing(&self) -> bool {
        self.rule == super::roster::LATE.slug
    }

    /// Whether a lead may let it be until a day.
    #[must_use]
    pub fn can_be_accepted(&self) -> bool {
        !(self.severity == Severity::Red && self.rule().standing == Standing::Law)
    }

    /// What it is accepted as: its rule and its subject, whomever and whenever else it is about.
    #[must_use]
    pub fn risk(&self) -> AcceptedRiskKey {
        let (kind, id) = self.subject.kept();
        AcceptedRiskKey { rule: self.rule.to_owned(), kind, id }
    }

    /// The word that accepts it.
    #[must_use]
    pub fn accept(&self, until: Date, reason: &str, by: &str) -> AcceptedRisk {
        AcceptedRisk {
            rule: self.rule.to_owned(),
            subject: self.subject.kept(),
            until,
            reason: reason.to_owned(),
            by: by.to_owned(),
        }
    }

    /// The reason that somebody gives for leaving it as it is.
    #[must_use]
    pub fn let_stand(&self, by: &str, reason: &str, at: Instant) -> Override {
        Override {
            rule: self.rule.to_owned(),
            subject: self.subject.kept(),
            people: self.people.clone(),
            by: by.to_owned(),
            reason: reason.to_owned(),
            at,
        }
    }
}
