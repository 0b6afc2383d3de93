//! What waits for a lead as people come and go: what is not ready for whoever starts soon, and keys that still let somebody in
//! who has left.

use super::item::{InboxItem, InboxKind, InboxPart, InboxSubject};
use crate::domain::{Date, Key, Person, PersonId, State};
use crate::rota::last_day;
use crate::words::day;

/// How many days before somebody starts what is not ready waits for their lead.
const BEFORE: i32 = 14;
/// How many days after the start it still does: later nobody gets it ready for the start.
const AFTER: i32 = 28;

/// What is not ready for those whom a reader leads.
pub(super) fn starters(state: &State, leads: impl Fn(&PersonId) -> bool, today: Date) -> Vec<InboxItem> {
    let near = |start: &Date| start.plus_days(-BEFORE) <= today && today <= start.plus_days(AFTER);
    let item = |person: &Person| {
        let start = person.started.filter(near)?;
        let many = person.checklist.len();
        let open = person.checklist.iter().filter(|it| !it.done).count();
        let verb = if start < today { "started" } else { "starts" };
        (open > 0).then(|| InboxItem {
            part: InboxPart::Answer,
            kind: InboxKind::Starter,
            what: format!("{} {verb} {}", state.display_name_of(person), day(start, today)),
            more: format!("{open} of {many} things are not ready yet"),
            standing: String::new(),
            since: Some(start.plus_days(-BEFORE)),
            subject: InboxSubject::Record(Key::Person(person.id.clone())),
            is_agreed: false,
            fault: None,
        })
    };
    state.people().filter(|person| leads(&person.id)).filter_map(item).collect()
}

/// The keys of those whom a reader leads and who have left.
pub(super) fn keys_of_leavers(
    state: &State,
    leads: impl Fn(&PersonId) -> bool,
    today: Date,
) -> Vec<InboxItem> {
    let keys = state.records.keys.values().map(|row| &*row.item).filter(|key| leads(&key.person));
    let left = keys.filter_map(|key| {
        let last = last_day(state, &key.person).filter(|last| *last < today)?;
        Some(InboxItem {
            part: InboxPart::Answer,
            kind: InboxKind::Key,
            what: format!("{} has left and can still sign in", state.display_name(&key.person)),
            more: format!("tandem key remove {}", key.fingerprint),
            standing: format!("left {}", day(last, today)),
            since: Some(last),
            subject: InboxSubject::Record(Key::PublicKey(key.fingerprint.clone())),
            is_agreed: false,
            fault: None,
        })
    });
    left.collect()
}
