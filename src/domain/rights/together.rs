//! What an author may do in one go: each edit by itself; what whoever agrees to a request may change with that, which is just
//! what was asked for; and nobody brings another team's families into what they are not in.

use super::may::{is_lead, is_shared, may};
use super::redaction;
use super::requests::asked_by_lead;
use crate::domain::change::{Author, Edit};
use crate::domain::record::{Key, Record, RequestKind, RequestStep, StaffRequest, Status};
use crate::domain::state::State;

/// Whether an author may make edits together; the error says what of them, and who may.
pub fn may_together(state: &State, author: &Author, edits: &[Edit]) -> Result<(), (Key, String)> {
    for edit in edits {
        may_among(state, author, edits, edit).map_err(|words| (edit.key.clone(), words))?;
    }
    may_bring(state, author, edits)
}

/// Whether an author may make an edit together with others: what is carried out by agreeing to it is theirs to change, too.
pub fn may_among(state: &State, author: &Author, edits: &[Edit], edit: &Edit) -> Result<(), String> {
    may(state, author, edit).or_else(|words| {
        let may = lets(state, author, edits, edit) || joins(state, author, edits, edit);
        if may { Ok(()) } else { Err(words) }
    })
}

/// The part of it that no edit tells by itself: nobody brings another team's families into what they are not in.
pub fn may_bring(state: &State, author: &Author, edits: &[Edit]) -> Result<(), (Key, String)> {
    let lead = author.person().and_then(|id| is_lead(state, id));
    match lead.and_then(|lead| redaction::brings_others(lead, state, edits)) {
        Some(edit) => Err((
            edit.key.clone(),
            format!("ask their lead to book it: {} is with a family of another team", edit.what(state)),
        )),
        None => Ok(()),
    }
}

/// Whether an author may take back, or do again, what they did: also what they handed to another team, and so may not change
/// any more, and what they carried out by agreeing to it.
pub fn may_turn_together(state: &State, author: &Author, edits: &[Edit]) -> Result<(), String> {
    let inverses: Vec<Edit> = edits.iter().map(Edit::inverse).collect();
    edits.iter().zip(&inverses).try_for_each(|(edit, inverse)| {
        may_among(state, author, edits, edit).or_else(|words| {
            let handed_over = is_shared(&edit.key) && may(state, author, inverse).is_ok();
            let carried_out = lets(state, author, &inverses, inverse);
            if handed_over || carried_out { Ok(()) } else { Err(words) }
        })
    })
}

/// Whether an edit books something new, with no family in it, for somebody who joins the lead's own team with the same edits:
/// once they are there, it is as much the lead's to book.
fn joins(state: &State, author: &Author, edits: &[Edit], edit: &Edit) -> bool {
    let Some(lead) = author.person().and_then(|id| is_lead(state, id)) else { return false };
    let booking = match &edit.after {
        Some(Record::Session(it)) => &it.booking,
        Some(Record::Series(it)) => &it.booking,
        _ => return false,
    };
    let is_new = edit.before.is_none() && !state.gives(&edit.key) && booking.families.is_empty();
    is_new
        && edits.iter().any(|it| match (&it.before, &it.after) {
            (None, Some(Record::Person(new))) => new.team == lead.team && booking.involves(&new.id),
            _ => false,
        })
}

/// Whether an edit is part of what its author carries out, among edits made together: by agreeing to it, or, of a lead of either,
/// by deciding on what both agreed.
fn lets(state: &State, author: &Author, edits: &[Edit], edit: &Edit) -> bool {
    let Author::Person(me) = author else { return false };
    edits.iter().any(|it| {
        let (Some(Record::StaffRequest(was)), Some(Record::StaffRequest(is))) = (&it.before, &it.after)
        else {
            return false;
        };
        let agrees = was.step() == RequestStep::Asked && was.to == *me;
        let decides = was.step() == RequestStep::Agreed;
        let carries = is.step() == RequestStep::CarriedOut && is.decided_by.as_deref() == Some(me.as_str());
        carries && (agrees || decides) && may(state, author, it).is_ok() && carries_out(state, is, edit)
    })
}

/// Whether an edit is just what a request asks for, and whoever asks could have had it so.
fn carries_out(state: &State, it: &StaffRequest, edit: &Edit) -> bool {
    let by = it.asker();
    let is_lead = asked_by_lead(state, it);
    let is_asked_for = match &edit.key {
        Key::Session((_, id)) => {
            let Some(Record::Session(after)) = &edit.after else { return false };
            let given = || state.given_occurrence(&edit.key);
            let before = match &edit.before {
                Some(Record::Session(before)) => Some((**before).clone()),
                _ => given(),
            };
            let Some(before) = before else { return false };
            let is_own = by.as_ref().is_some_and(|by| before.booking.involves(by))
                || (it.kind == RequestKind::Swap && before.booking.involves(&it.to));
            it.is_about(id, before.booking.start.date())
                && before.booking.status == Status::Planned
                && (is_own || is_lead)
                && after.series == before.series
                && after.booking == it.carried_into(&before.booking)
        }
        Key::Shift((person, date, _)) => {
            let is_one = *person == it.to || by.as_ref() == Some(person);
            it.kind == RequestKind::Swap && it.is_of_days() && it.days.contains(date) && is_one
        }
        _ => false,
    };
    let in_their_place = is_lead || it.instead_of.is_none();
    let lead_may = match &by {
        Some(by) if is_lead => may(state, &Author::Person(by.clone()), edit).is_ok(),
        _ => true,
    };
    is_asked_for && in_their_place && lead_may
}
