//! The sums of a case, for a review meeting.

use std::collections::BTreeMap;

use super::contact::{CaseContact, ContactOutcome};
use crate::domain::{ActivityId, Date, Family, GroupId, Minutes, Moment, State};

/// The contacts of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindOfContact {
    /// What they were.
    pub activity: ActivityId,
    /// How many were kept.
    pub count: usize,
    /// How long they were together.
    pub minutes: Minutes,
}

/// The sums of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseSums {
    /// Contacts one to one that were kept.
    pub one_to_one: usize,
    /// Groups that they came to.
    pub in_groups: usize,
    /// Those that were missed, groups included.
    pub missed: usize,
    /// Those that were called off, groups included.
    pub called_off: usize,
    /// Those that are over and that nobody marked yet, groups included.
    pub unmarked: usize,
    /// Those that were moved to another time, whatever became of them.
    pub moved: usize,
    /// Time in what was kept, groups included.
    pub minutes: Minutes,
    /// What was kept, by kind, the most frequent first; groups included.
    pub kinds: Vec<KindOfContact>,
    /// The groups that they came to, and how often.
    pub groups: Vec<(GroupId, usize)>,
    /// When they were last in touch.
    pub last: Option<Date>,
    /// What is booked next.
    pub next: Option<CaseContact>,
    /// Whole weeks since support started.
    pub weeks: Option<i32>,
}

impl CaseSums {
    pub(super) fn of(state: &State, family: &Family, contacts: &[CaseContact], now: Moment) -> Self {
        let count = |outcome| contacts.iter().filter(|it| it.outcome == outcome).count();
        let kept = || contacts.iter().filter(|it| it.is_kept());
        let mut kinds: BTreeMap<&ActivityId, (usize, Minutes)> = BTreeMap::new();
        let mut groups: BTreeMap<&GroupId, usize> = BTreeMap::new();
        for contact in kept() {
            let (many, minutes) = kinds.entry(&contact.activity).or_default();
            (*many, *minutes) = (*many + 1, *minutes + contact.minutes);
            if let Some(group) = &contact.group {
                *groups.entry(group).or_default() += 1;
            }
        }
        let kind = |(activity, (count, minutes)): (&ActivityId, _)| KindOfContact {
            activity: activity.clone(),
            count,
            minutes,
        };
        let mut kinds: Vec<KindOfContact> = kinds.into_iter().map(kind).collect();
        kinds.sort_by_key(|kind| std::cmp::Reverse(kind.count));
        let last = kept().map(|it| it.start.date()).max();
        Self {
            one_to_one: kept().filter(|it| !it.in_group).count(),
            in_groups: kept().filter(|it| it.in_group).count(),
            missed: count(ContactOutcome::Missed),
            called_off: count(ContactOutcome::CalledOff),
            unmarked: count(ContactOutcome::Unmarked),
            moved: contacts.iter().filter(|it| it.moved_from.is_some()).count(),
            minutes: kept().map(|it| it.minutes).sum(),
            kinds,
            groups: groups.into_iter().map(|(id, many)| (id.clone(), many)).collect(),
            last: last.max(state.contact_before(&family.reference)),
            next: contacts.iter().find(|it| it.outcome == ContactOutcome::Booked).cloned(),
            weeks: family.started.map(|started| now.date().days_since(started) / 7),
        }
    }
}
