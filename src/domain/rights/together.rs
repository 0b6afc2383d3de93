//! What an author may do in one go: each edit by itself; what whoever agrees to a request may change with that, which is just
//! what was asked for; and nobody brings another team's families into what they are not in.

use super::may::{is_lead, is_shared, may};
use super::proposals::{booked, comes_as_proposed, does_as_proposed};
use super::redaction;
use super::told_only::asked_by_lead;
use crate::domain::calendar::Date;
use crate::domain::change::{Author, Edit};
use crate::domain::id::PersonId;
use crate::domain::record::{Key, Record, RequestKind, RequestStep, Share, ShiftRow, StaffRequest, Status};
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

/// The part of it that no edit tells by itself: nobody brings another team's families into what they are not in, and no request
/// that waits is marked as carried out without what it asks for.
pub fn may_bring(state: &State, author: &Author, edits: &[Edit]) -> Result<(), (Key, String)> {
    if let Some(edit) = edits.iter().find(|edit| claims_too_much(state, edits, edit)) {
        return Err((
            edit.key.clone(),
            format!(
                "{} would be marked as decided and done, and what it asks for does not come with it: agree to it on \
                 the Inbox screen; or leave out `decided_by`, and a team lead decides",
                edit.what(state)
            ),
        ));
    }
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
            let told = matches!(edit.key, Key::StaffRequest(_)) && may(state, author, inverse).is_ok();
            if handed_over || carried_out || told { Ok(()) } else { Err(words) }
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

/// Whether an edit is part of what its author carries out, among edits made together: by agreeing to it; of a lead of either, by
/// deciding on what both agreed; or what is their own, where leads are told only.
fn lets(state: &State, author: &Author, edits: &[Edit], edit: &Edit) -> bool {
    let Author::Person(me) = author else { return false };
    edits.iter().any(|it| {
        let Some(Record::StaffRequest(is)) = &it.after else { return false };
        let Some(Record::StaffRequest(was)) = &it.before else {
            let is_done = it.before.is_none() && may(state, author, it).is_ok();
            return is_done && is.step() == RequestStep::CarriedOut && does_as_proposed(state, is, edit);
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
            let both: Vec<&PersonId> = by.iter().chain([&it.to]).collect();
            let is_theirs = match &edit.after {
                Some(Record::Shift(row)) => {
                    row.time.is_none_or(|_| has_times_of(state, &both, &it.days, row))
                }
                _ => true,
            };
            it.kind == RequestKind::Swap
                && it.is_of_days()
                && it.days.contains(date)
                && both.contains(&person)
                && is_theirs
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

/// Whether the times of a row are those that one of some people works on one of some days.
fn has_times_of(state: &State, people: &[&PersonId], days: &[Date], row: &ShiftRow) -> bool {
    let wanted = row.time.map(|time| (time, row.unpaid));
    days.iter().any(|day| {
        let sheet = state.sheet(day.week());
        let rows = sheet.iter().flat_map(|sheet| sheet.shifts.values()).map(|row| &row.item);
        let mut rows = rows.filter(|it| it.date == *day && people.contains(&&it.person));
        let by_row = rows.any(|it| it.time.map(|time| (time, it.unpaid)) == wanted);
        let mut shares = state.shares().filter(|it| people.contains(&&it.person) && it.is_on(*day));
        let by_pattern = |share: &Share| {
            let mut shifts = share.pattern.week_of(*day, share.from).iter();
            shifts.any(|it| it.weekday == day.weekday() && Some((it.time, it.unpaid)) == wanted)
        };
        by_row || shares.any(by_pattern)
    })
}

/// Whether an edit marks a request that waits as carried out, and what it asks for is neither there nor among the edits.
fn claims_too_much(state: &State, edits: &[Edit], edit: &Edit) -> bool {
    let (Some(Record::StaffRequest(was)), Some(Record::StaffRequest(is))) = (&edit.before, &edit.after)
    else {
        return false;
    };
    was.is_open() && is.step() == RequestStep::CarriedOut && !is_done_with(state, edits, is)
}

fn is_done_with(state: &State, edits: &[Edit], it: &StaffRequest) -> bool {
    if it.is_proposal() {
        return comes_as_proposed(state, edits, it);
    }
    if it.is_of_days() {
        let is_of_it = |edit: &Edit| match &edit.key {
            Key::Session((_, id)) => {
                let booking = |record: &Option<Record>| match record {
                    Some(Record::Session(it)) => Some(it.booking.clone()),
                    _ => None,
                };
                let there = booking(&edit.before).or_else(|| booked(state, id));
                there.is_some_and(|was| {
                    it.is_about(id, was.start.date())
                        && booking(&edit.after).is_some_and(|is| is == it.carried_into(&was))
                })
            }
            Key::Shift((_, date, _)) => it.days.contains(date),
            _ => false,
        };
        return edits.iter().any(is_of_it);
    }
    // What follows the sessions themselves goes along as far as it is there.
    let main = if it.kind == RequestKind::Swap { 2 } else { 1 };
    it.sessions.iter().take(main).all(|id| {
        let edited = edits.iter().find(|edit| matches!(&edit.key, Key::Session((_, of)) if of == id));
        let there = || booked(state, id);
        match edited.map(|edit| (&edit.before, &edit.after)) {
            Some((before, Some(Record::Session(after)))) => {
                let was = match before {
                    Some(Record::Session(before)) => Some(before.booking.clone()),
                    _ => there(),
                };
                was.is_some_and(|was| after.booking == it.carried_into(&was))
            }
            _ => there().is_some_and(|is| is == it.carried_into(&is)),
        }
    })
}
