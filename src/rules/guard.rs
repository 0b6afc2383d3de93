//! What is refused unless a lead gives a reason: the flags of such rules that an edit would bring, and the reasons given.

use crate::domain::{Instant, Override, State, Week};

use super::{Flag, REGISTRY, Room, Severity, Strength};

/// The flags that a state has and one before it has not, of rules that ask a lead for a reason, where none was given yet:
/// of week rules in some weeks, and of standing rules.
#[must_use]
pub fn guarded(before: &Room<'_>, after: &Room<'_>, weeks: &[Week]) -> Vec<Flag> {
    let mut new = vec![];
    for rule in REGISTRY.iter().filter(|rule| rule.strength == Strength::Override) {
        let weeks = if rule.is_of_week() { weeks } else { &[after.today.week()] };
        for week in weeks {
            let (mut was, mut is) = (vec![], vec![]);
            rule.find(before, *week, None, &mut was);
            rule.find(after, *week, None, &mut is);
            new.extend(is.into_iter().filter(|flag| !was.iter().any(|other| other.is_same(flag))));
        }
    }
    new.retain(|flag| reason_for(after.state, flag).is_none() && !flag.subject.is_kept_back());
    new
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
