//! What is refused unless a lead gives a reason: the flags of such rules that an edit would bring.

use crate::domain::{Booking, Date, Record, SessionId, State, TableName, Week};
use crate::rota::Landing;

use super::reasons::reason_for;
use super::{Flag, REGISTRY, RuleCache, RuleContext, Strength};

/// The flags that a change would bring of rules that ask a lead for a reason, where none was given: of week rules in the
/// weeks that it lands in and that are here, and of standing rules. It starts from what is known of the state before.
#[must_use]
pub fn guarded(before: &State, after: &State, today: Date, known: RuleCache) -> Vec<Flag> {
    let lands = Landing::of(before, after, today.week()).all();
    let weeks: Vec<Week> = lands.into_iter().filter(|week| after.is_loaded(*week)).collect();
    let before = RuleContext::knowing(before, today, known);
    let after = RuleContext::knowing(after, today, before.cache());
    let mut new = vec![];
    for rule in REGISTRY.iter().filter(|rule| rule.strength == Strength::Override) {
        let weeks = if rule.is_of_week() { weeks.as_slice() } else { &[today.week()] };
        for week in weeks {
            let (mut was, mut is) = (vec![], vec![]);
            rule.find(&after, *week, None, &mut is);
            is.retain(|flag| reason_for(after.state, flag).is_none() && !flag.subject.is_kept_back());
            if !is.is_empty() {
                rule.find(&before, *week, None, &mut was);
            }
            new.extend(is.into_iter().filter(|flag| !was.iter().any(|other| other.is_same(flag))));
        }
    }
    new
}

/// Whether a record is one that such rules look at: work that is booked, and who is invited.
#[must_use]
pub fn is_guarded(record: &Record) -> bool {
    matches!(record, Record::Session(_) | Record::Series(_) | Record::Group(_))
}

impl Flag {
    /// Whether a session or a series is what it came with: it is about that itself, or about a family that is with it in
    /// something for babies.
    #[must_use]
    pub fn comes_with(&self, record: &Record, state: &State) -> bool {
        let id = self.subject.id.as_str();
        let has = |booking: &Booking| {
            let group = booking.group.as_ref().and_then(|group| state.group(group));
            let invited = group.into_iter().flat_map(|group| &group.invited).map(|it| &it.family);
            let is_for_babies = state.activity(&booking.activity).is_some_and(|it| it.baby);
            let is_with = booking.families.iter().chain(invited).any(|it| it.as_str() == id);
            self.subject.kind == TableName::Family && is_for_babies && is_with
        };
        match record {
            Record::Session(it) => it.id.as_str() == id || has(&it.booking),
            Record::Series(it) => {
                let is_occurrence = SessionId::parse(id).is_ok_and(|id| it.id.rule_date(&id).is_some());
                is_occurrence || has(&it.booking)
            }
            _ => false,
        }
    }
}
