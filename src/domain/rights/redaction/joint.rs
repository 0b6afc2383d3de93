//! Work with families of another team: a lead neither changes what is with them alone, nor books what is with them anew.
//!
//! Whoever is in a session reads its families and its note. So who is with a family is for the family's own team to say; and
//! what a lead cannot see of a session is not lost in a copy of it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Redaction;
use super::unredact::there;
use crate::domain::change::{Author, Edit};
use crate::domain::id::{FamilyRef, GroupId};
use crate::domain::record::{Booking, Person, Record};
use crate::domain::state::State;

/// Whether an edit is not a lead's to make: what it is about is with families of another team alone.
pub(in crate::domain) fn is_of_others(lead: &Person, state: &State, edit: &Edit) -> bool {
    let Some(before) = before(state, edit) else { return false };
    let Some(before) = before.as_ref().as_booking() else { return false };
    let invited = before.group.as_ref().map(|it| invited(state, it)).unwrap_or_default();
    let mut met = before.families.iter().chain(&invited);
    met.any(|family| is_hidden(lead, state, family))
        && Redaction::before(&Author::Person(lead.id.clone()), state).keeps_note(before)
}

/// Whether an edit is of a place that tells of a family of another team: by its id, or by what it is called.
pub(in crate::domain) fn names_others(lead: &Person, state: &State, edit: &Edit) -> bool {
    let Some(Record::Place(place)) = &edit.before else { return false };
    Redaction::before(&Author::Person(lead.id.clone()), state).piece(&**place).is_some()
}

/// The first of some edits that would bring a family of another team, or their group, into what they are not in: nothing else
/// that is changed along with it is with them.
pub(in crate::domain) fn brings_others<'e>(
    lead: &Person,
    state: &State,
    edits: &'e [Edit],
) -> Option<&'e Edit> {
    let mut known: Option<(BTreeSet<FamilyRef>, BTreeSet<GroupId>)> = None;
    edits.iter().find(|edit| {
        let Some(after) = edit.after.as_ref().and_then(Record::as_booking) else { return false };
        let hidden = || after.families.iter().filter(|family| is_hidden(lead, state, family));
        let group = after.group.as_ref().filter(|group| {
            let invited = invited(state, group);
            !invited.is_empty() && invited.iter().all(|family| is_hidden(lead, state, family))
        });
        if hidden().next().is_none() && group.is_none() {
            return false;
        }
        let (families, groups) = known.get_or_insert_with(|| met_before(state, edits));
        hidden().any(|family| !families.contains(family))
            || group.is_some_and(|group| !groups.contains(group))
    })
}

/// The families and groups that what is changed is with already.
fn met_before(state: &State, edits: &[Edit]) -> (BTreeSet<FamilyRef>, BTreeSet<GroupId>) {
    let (mut families, mut groups) = (BTreeSet::new(), BTreeSet::new());
    for edit in edits {
        let before = before(state, edit);
        if let Some(before) = before.as_ref().and_then(|it| it.as_booking()) {
            families.extend(before.families.iter().cloned());
            groups.extend(before.group.clone());
        }
    }
    (families, groups)
}

/// What was there before an edit, in whatever week it was.
fn before<'e>(state: &State, edit: &'e Edit) -> Option<Cow<'e, Record>> {
    let stored = edit.before.as_ref().map(Cow::Borrowed);
    stored.or_else(|| there(state, &edit.key).map(Cow::Owned))
}

fn invited(state: &State, group: &GroupId) -> Vec<FamilyRef> {
    let group = state.group(group);
    group.map(|it| it.invited.iter().map(|it| it.family.clone()).collect()).unwrap_or_default()
}

fn is_hidden(lead: &Person, state: &State, family: &FamilyRef) -> bool {
    state.family(family).is_some_and(|it| it.team != lead.team)
}

impl Record {
    /// The booking of a session or a series.
    pub(in crate::domain) fn as_booking(&self) -> Option<&Booking> {
        match self {
            Self::Session(it) => Some(&it.booking),
            Self::Series(it) => Some(&it.booking),
            _ => None,
        }
    }
}
