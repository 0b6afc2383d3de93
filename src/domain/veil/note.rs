//! Notes of sessions, which go with the families that they are about: those booked, and those of the group that meets.

use std::collections::BTreeMap;

use super::Veil;
use super::lift::there;
use crate::domain::change::Edit;
use crate::domain::id::{FamilyRef, GroupId};
use crate::domain::person::Person;
use crate::domain::proposal::Author;
use crate::domain::record::Record;
use crate::domain::session::Booking;
use crate::domain::state::State;

/// Of each group that has families, whether the viewer may know none of them.
pub(super) fn groups_of_others(
    hidden: &BTreeMap<FamilyRef, FamilyRef>,
    state: &State,
) -> BTreeMap<GroupId, bool> {
    if hidden.is_empty() {
        return BTreeMap::new();
    }
    let groups = state.records.groups.values().map(|row| &row.item);
    let groups = groups.filter(|group| !group.invited.is_empty());
    let is_of_others = groups.map(|group| {
        let is_of_others = group.invited.iter().all(|it| hidden.contains_key(&it.family));
        (group.id.clone(), is_of_others)
    });
    is_of_others.collect()
}

impl Veil {
    /// Whether the note of a session is kept back: all families that it is about are hidden, and the viewer is not in it.
    pub(super) fn keeps_note(&self, booking: &Booking) -> bool {
        if self.viewer.as_ref().is_some_and(|viewer| booking.involves(viewer)) {
            return false;
        }
        let of_group = booking.group.as_ref().and_then(|group| self.groups.get(group)).copied();
        let is_about_some = !booking.families.is_empty() || of_group.is_some();
        let all = booking.families.iter().all(|it| self.hidden.contains_key(it));
        is_about_some && all && of_group.unwrap_or(true)
    }
}

/// Why an edit is not a lead's to make, of a session or a series whose note is kept from them: nobody writes over what they do
/// not see, nor comes to see it by joining in.
pub(in crate::domain) fn against(lead: &Person, state: &State, edit: &Edit) -> Option<&'static str> {
    let booking = |record: &Record| match record {
        Record::Session(it) => Some(it.booking.clone()),
        Record::Series(it) => Some(it.booking.clone()),
        _ => None,
    };
    let after = edit.after.as_ref().and_then(booking)?;
    let before = edit.before.clone().or_else(|| there(state, &edit.key)).as_ref().and_then(booking)?;
    let is_of_others = |family: &FamilyRef| state.family(family).is_some_and(|it| it.team != lead.team);
    let invited = before.group.as_ref().and_then(|it| state.group(it)).map(|it| it.invited.as_slice());
    let mut met = before.families.iter().chain(invited.unwrap_or_default().iter().map(|it| &it.family));
    if !met.any(is_of_others) {
        return None;
    }
    let veil = Veil::before(&Author::Person(lead.id.clone()), state);
    if !veil.keeps_note(&before) {
        None
    } else if !veil.keeps_note(&after) {
        Some("who joins in with them is for them to say")
    } else {
        (before.note != after.note).then_some("its note is theirs to write")
    }
}
