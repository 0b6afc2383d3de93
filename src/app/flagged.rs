//! What of a week's flags a sign is drawn for: the gravest that asks for something; what a lead accepted has a quiet sign.

use std::cmp::Ordering;

use super::{App, WeekView};
use crate::domain::{AcceptedRiskKey, PersonId, TableName, Week, policy};
use crate::rota::{Load, PersonHours};
use crate::rules::{Flag, Severity};

/// The rule about how much a week asks of somebody.
const LOAD: &str = "workload.load";

/// What a sign says of flags; what asks more comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlagMark {
    /// One of them asks for something, so gravely at the most.
    Asks(Severity),
    /// A lead accepted all of them.
    Accepted,
}

impl FlagMark {
    /// It as a word, for whoever listens.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asks(severity) => severity.word(),
            Self::Accepted => "accepted",
        }
    }
}

impl WeekView {
    /// What is to be drawn of the flags that concern something; what is only worth knowing has no sign.
    #[must_use]
    pub fn mark_of(&self, concerns: impl Fn(&Flag) -> bool) -> Option<FlagMark> {
        let flags = self.flags.iter().filter(|flag| flag.severity != Severity::Note && concerns(flag));
        let marks = flags.map(|flag| {
            if self.is_accepted(flag) { FlagMark::Accepted } else { FlagMark::Asks(flag.severity) }
        });
        marks.min()
    }

    /// What is to be drawn beside somebody's load.
    #[must_use]
    pub fn mark_of_load(&self, person: &PersonId) -> Option<FlagMark> {
        self.mark_of(|flag| flag.rule == LOAD && flag.people.contains(person))
    }

    /// What is to be drawn of a person on no one day, beside their load.
    #[must_use]
    pub fn mark_of_person(&self, person: &PersonId) -> Option<FlagMark> {
        self.mark_of(|flag| flag.rule != LOAD && flag.day().is_none() && flag.people.contains(person))
    }
}

impl App {
    /// What is to be drawn beside somebody's load in a week whose flags are not worked out; of peers alone, as the rule is.
    #[must_use]
    pub fn mark_of_load_ahead(&self, hours: &PersonHours) -> Option<FlagMark> {
        self.mark_of_load_in(&hours.person, hours.load?, hours.week)
    }

    /// The same of a load in a week.
    #[must_use]
    pub fn mark_of_load_in(&self, person: &PersonId, load: Load, week: Week) -> Option<FlagMark> {
        self.state.person(person).filter(|person| person.role.is_peer())?;
        let limit = |policy| self.state.policy_thousandths(policy, week.monday());
        let severity = if load.compared_with(limit(&policy::LOAD_RED)) == Ordering::Greater {
            Severity::Red
        } else if load.compared_with(limit(&policy::LOAD_AMBER)) == Ordering::Less {
            return None;
        } else {
            Severity::Amber
        };
        let risk = AcceptedRiskKey {
            rule: LOAD.to_owned(),
            kind: TableName::Person.word().to_owned(),
            id: person.to_string(),
        };
        Some(if self.is_accepted_today(&risk) { FlagMark::Accepted } else { FlagMark::Asks(severity) })
    }

    /// What is to be drawn of the flags of a family, or of others that stand by themselves: the gravest that asks for something.
    #[must_use]
    pub fn mark_of_flags(&self, flags: &[Flag]) -> Option<FlagMark> {
        let flags = flags.iter().filter(|flag| flag.severity != Severity::Note);
        let mark = |flag: &Flag| {
            let is_accepted = flag.can_be_accepted() && self.is_accepted_today(&flag.risk());
            if is_accepted { FlagMark::Accepted } else { FlagMark::Asks(flag.severity) }
        };
        flags.map(mark).min()
    }

    fn is_accepted_today(&self, risk: &AcceptedRiskKey) -> bool {
        let accepted = self.state.records.accepted.get(risk);
        accepted.is_some_and(|row| row.item.holds_on(self.today()))
    }
}
