//! Families that go to somebody else: what a lead hands over once their worker has left, and what whoever gets one is told.

use std::collections::BTreeMap;

use super::item::{InboxItem, InboxKind, InboxPart, InboxSubject};
use super::told::done_on;
use crate::domain::{Date, Family, Key, PersonId, State, StepKind, Succession};
use crate::rota::{successions_due, successions_told};
use crate::words::{day, in_a_row};

/// The families to hand over, by who has left.
pub(super) fn families_of_leavers(
    state: &State,
    is_theirs: impl Fn(&Family) -> bool,
    today: Date,
) -> Vec<InboxItem> {
    let due = successions_due(state, today, is_theirs);
    let item = |(leaver, planned): (&PersonId, Vec<&Succession>)| {
        let first = planned.first()?;
        Some(InboxItem {
            part: InboxPart::Answer,
            kind: InboxKind::Family,
            what: format!("{} has left: hand over the families", state.display_name(leaver)),
            more: successions_told(state, planned.iter().copied()).join("; "),
            standing: format!("as planned, from {}", day(first.from, today)),
            since: Some(first.from),
            subject: InboxSubject::Record(Key::Succession(first.family.clone())),
            is_agreed: false,
            fault: None,
        })
    };
    due.into_iter().filter_map(item).collect()
}

/// What somebody is told of families that come to them, and of those that came lately by somebody else's hand.
pub(super) fn families_given(
    state: &State,
    me: &PersonId,
    today: Date,
    is_lately: impl Fn(Date) -> bool,
) -> Vec<InboxItem> {
    let planned = state.known_families().filter_map(|family| state.succession(family));
    let mut coming: BTreeMap<(&PersonId, Date), Vec<&Succession>> = BTreeMap::new();
    for it in planned.filter(|it| it.worker.as_ref() == Some(me)) {
        coming.entry((&it.leaver, it.from)).or_default().push(it);
    }
    let told = |what: String, more: String, standing: String, since: Option<Date>, key: Key| InboxItem {
        part: InboxPart::Information,
        kind: InboxKind::Family,
        what,
        more,
        standing,
        since,
        subject: InboxSubject::Record(key),
        is_agreed: false,
        fault: None,
    };
    let next = coming.into_iter().filter_map(|((leaver, from), all)| {
        let names: Vec<String> = all.iter().map(|it| it.family.called()).collect();
        let verb = if names.len() == 1 { "comes" } else { "come" };
        let what = format!("{} {verb} to you", in_a_row(&names));
        let more = format!("{} is with them until then", state.display_name(leaver));
        let key = Key::Family(all.first()?.family.clone());
        Some(told(what, more, format!("from {}", day(from, today)), None, key))
    });
    let came = state.known_families().filter(|family| family.worker.as_ref() == Some(me));
    let came = came.filter_map(|family| {
        let steps = &state.case(&family.reference)?.steps;
        let is_given = |kind| matches!(kind, StepKind::HandedOver | StepKind::Matched);
        let step = steps.iter().rfind(|step| is_given(step.kind))?;
        if step.by == me.as_str() || !is_lately(step.on) || step.on > today {
            return None;
        }
        let what = format!("{} is with you now", family.reference.called());
        let key = Key::Family(family.reference.clone());
        Some(told(what, String::new(), done_on("given to you", Some(step.on), today), Some(step.on), key))
    });
    next.chain(came).collect()
}
