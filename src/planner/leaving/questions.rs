//! What has to be asked when somebody leaves, each with who would fit and why.

use std::collections::BTreeMap;

use crate::domain::{Date, FamilyStatus, GroupId, PersonId, Status, Track};
use crate::planner::caseload::{proposed, sharer};
use crate::planner::common::Requester;
use crate::planner::common::candidate::{Availability, Candidate};
use crate::planner::common::taken::takers;
use crate::planner::common::week_context::WeekContext;
use crate::rota::Trip;
use crate::rules::{RuleContext, track_in_words};

use super::request::LeavingPart;

/// How many weeks are looked through for the groups that somebody runs.
const WEEKS: i32 = 6;

/// Something that is asked when somebody leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeavingQuestion {
    /// What is to be taken over.
    pub part: LeavingPart,
    /// What it is called: `C4`, `Wellbeing Group`, `Eilidh's clinical supervision`.
    pub label: String,
    /// Who fits best, where anybody does.
    pub suggested: Option<PersonId>,
    /// Why.
    pub why: String,
}

/// All that is asked, in the order in which it is asked; who takes a family is looked for as things stand after the last day.
#[must_use]
pub fn questions(
    rules: &RuleContext<'_>,
    person: &PersonId,
    last: Date,
    asked: Requester<'_>,
) -> Vec<LeavingQuestion> {
    let state = rules.state;
    let mut all: Vec<LeavingQuestion> = vec![];
    let mut taken: BTreeMap<PersonId, usize> = BTreeMap::new();
    let after = RuleContext::new(state, rules.today.max(last.plus_days(1)));
    for (family, best) in proposed(&after, person) {
        let part = LeavingPart::Worker(family.reference.clone());
        let (suggested, why) = match best {
            Some(best) => {
                let many = taken.entry(best.person.clone()).or_default();
                *many += 1;
                let why = best.reasons.first().cloned().unwrap_or_default();
                let sum = format!("{why}; {many} so far");
                (Some(best.person), if *many > 1 { sum } else { why })
            }
            None => (None, "nobody is left to ask: without a worker it waits in the inbox".to_owned()),
        };
        all.push(LeavingQuestion { part, label: family.reference.called(), suggested, why });
    }
    let keyed = state
        .known_families()
        .filter(|it| it.key_worker.as_ref() == Some(person) && it.status != FamilyStatus::Closed);
    all.extend(keyed.map(|family| LeavingQuestion {
        part: LeavingPart::KeyWorker(family.reference.clone()),
        label: format!("{}'s key worker", family.reference.called()),
        suggested: None,
        why: "a clinician has to be named".to_owned(),
    }));
    for (group, suggested, why) in groups(rules, person, asked) {
        let label = state.group(&group).map_or_else(|| group.to_string(), |it| it.title.clone());
        all.push(LeavingQuestion { part: LeavingPart::Group(group), label, suggested, why });
    }
    let named = state.records.supervision.values().map(|row| &*row.item);
    let of_them = named.filter(|it| it.supervisor == *person && !rules.has_left(&it.person, rules.today));
    all.extend(of_them.map(|it| {
        let suggested = other_supervisor(rules, person, it.track).filter(|other| *other != it.person);
        LeavingQuestion {
            label: format!("{}'s {}", state.display_name(&it.person), track_in_words(it.track)),
            why: suggested
                .as_ref()
                .map(|_| "supervises others on that track already".to_owned())
                .unwrap_or_default(),
            part: LeavingPart::Supervision(it.person.clone(), it.track),
            suggested,
        }
    }));
    let theirs = state.people().filter(|it| it.buddy.as_ref() == Some(person));
    let theirs = theirs.filter(|it| !rules.has_left(&it.id, rules.today));
    all.extend(theirs.map(|it| {
        let partner = sharer(rules, &it.id).filter(|other| other != person);
        LeavingQuestion {
            label: format!("{}'s buddy", state.display_name_of(it)),
            why: partner.as_ref().map(|_| "shares the post".to_owned()).unwrap_or_default(),
            part: LeavingPart::Buddy(it.id.clone()),
            suggested: partner,
        }
    }));
    all
}

/// Each group that somebody runs in the coming weeks, with who could in their place.
fn groups(
    rules: &RuleContext<'_>,
    person: &PersonId,
    asked: Requester<'_>,
) -> Vec<(GroupId, Option<PersonId>, String)> {
    let mut found: BTreeMap<GroupId, (Option<PersonId>, String)> = BTreeMap::new();
    let this = rules.today.week();
    for week in this.to(this.plus(WEEKS)) {
        let Some(context) = WeekContext::of(rules, week, asked) else { continue };
        for booked in context.rota.sessions() {
            let booking = booked.booking();
            let Some(group) = booking.group.clone().filter(|group| !found.contains_key(group)) else {
                continue;
            };
            if booking.status != Status::Planned || booked.start <= asked.now || !booked.works(person) {
                continue;
            }
            let trip = Trip::of(rules.state, &context.rota, booked, Some(person));
            // A group is run for good: whoever is off on its day is not put down for it.
            let is_in = |it: &Candidate| !matches!(it.factors.presence, Availability::Off(_));
            let takers = takers(&context, &trip, Some(person)).into_iter();
            let best = takers.filter(is_in).find(|it| !booked.involves(&it.person));
            let told = match best {
                Some(best) => {
                    (Some(best.person), best.reasons.into_iter().take(2).collect::<Vec<_>>().join(", "))
                }
                None => (None, "nobody is in and free then".to_owned()),
            };
            found.insert(group, told);
        }
    }
    found.into_iter().map(|(group, (person, why))| (group, person, why)).collect()
}

/// Who else supervises most on a track.
fn other_supervisor(rules: &RuleContext<'_>, but: &PersonId, track: Track) -> Option<PersonId> {
    let named = rules.state.records.supervision.values().map(|row| &*row.item);
    let mut many: BTreeMap<&PersonId, i32> = BTreeMap::new();
    for it in named.filter(|it| it.track == track && it.supervisor != *but) {
        if !rules.has_left(&it.supervisor, rules.today) {
            *many.entry(&it.supervisor).or_default() += 1;
        }
    }
    many.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0))).map(|(id, _)| id.clone())
}
