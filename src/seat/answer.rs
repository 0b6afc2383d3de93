//! What the desk answered, as the app is told.

use crate::app::{ConflictField, EditConflict, FileFaults, Input, words};
use crate::desk::Reply;
use crate::domain::{
    ActivityId, Date, Edit, Entry, FamilyRef, GroupId, Moment, PersonId, PlaceId, PostId, Receipt, Record,
    Redaction, Refusal, Stale, State, TeamId,
};
use crate::exchange::both::Merged;
use crate::exchange::fields::differing;

/// What became of an effect.
pub(super) type Answer = Result<Option<Receipt>, NotDone>;

/// Why nothing was done.
pub enum NotDone {
    /// The desk refused it.
    Refused(Refusal),
    /// There are faults in the file.
    File(FileFaults),
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A receipt that says in its words that the change is kept.
pub(super) fn saved(receipt: Receipt) -> Receipt {
    let summary = match receipt.rev {
        Some(_) => format!("Saved: {}", receipt.summary),
        None => "Nothing had changed, so nothing was saved.".to_owned(),
    };
    Receipt { summary, ..receipt }
}

/// A receipt of what was taken back or done again. Taking back a publishing tells nobody: what that means for whoever was told of
/// the week is said with it.
pub(super) fn turned(receipt: Receipt) -> Receipt {
    if !receipt.summary.starts_with("Undid: Publish ") {
        return receipt;
    }
    let told =
        "Whoever was told of the week already is not told of this; publishing it again tells them anew";
    Receipt { summary: format!("{}. {told}.", receipt.summary), ..receipt }
}

/// What became of dismissing notices, as an answer.
pub(super) async fn dismissed(reply: Reply<()>) -> Answer {
    let summary = "The notices are dismissed.".to_owned();
    reply.await?;
    Ok(Some(Receipt { rev: None, summary, keys: vec![] }))
}

/// What the app is told of an answer; of none, that the desk is gone.
pub(super) fn told(answer: Option<Answer>, state: &State, redaction: &Redaction) -> Option<Input> {
    Some(match answer {
        Some(Ok(receipt)) => Input::Done(receipt?.summary),
        Some(Err(NotDone::File(mut faults))) => {
            for fault in &mut faults.shown {
                fault.message = redaction.text(&fault.message);
            }
            Input::FileFaults(faults)
        }
        Some(Err(NotDone::Refused(Refusal::Stale(stale)))) => {
            Input::Conflicts(stale.iter().map(|it| conflict(&redacted(it, redaction), state)).collect())
        }
        Some(Err(NotDone::Refused(Refusal::Asks(asks)))) => Input::Asks(asks),
        Some(Err(NotDone::Refused(refusal))) => Input::Refused(redaction.text(&refusal.to_string())),
        None => Input::Refused("the desk did not answer: open Tandem again".to_owned()),
    })
}

/// What the journal told, as far as the viewer may read it.
pub(super) fn logged(log: Result<Vec<Entry>, Refusal>, redaction: &Redaction) -> Input {
    match log {
        Ok(entries) => Input::Log(entries.iter().filter_map(|entry| redaction.entry(entry)).collect()),
        Err(refusal) => Input::Refused(refusal.to_string()),
    }
}

/// What came before a change, as the author may see it.
fn redacted(stale: &Stale, redaction: &Redaction) -> Stale {
    let shown = |record: &Option<Record>| record.as_ref().map(|it| redaction.record(it));
    Stale {
        mine: shown(&stale.mine),
        theirs: shown(&stale.theirs),
        before: shown(&stale.before),
        key: redaction.key(&stale.key),
        ..stale.clone()
    }
}

/// What came before a change, put into words field by field.
pub fn conflict(stale: &Stale, state: &State) -> EditConflict {
    // Where nothing was stored, an occurrence was as its series says.
    let given = || state.given_occurrence(&stale.key).map(Record::from);
    let before = stale.before.clone().or_else(given);
    let versions = [&before, &stale.mine, &stale.theirs].map(Option::as_ref);
    let fields = differing(&versions).into_iter().map(|field| {
        let mut says = field.versions.into_iter();
        let mut next = || said_in_words(&field.name, &says.next().unwrap_or_default(), state);
        let name = field.name.replace('_', " ");
        ConflictField { name, before: next(), mine: next(), theirs: next() }
    });
    let all = before.as_ref().zip(stale.mine.as_ref()).zip(stale.theirs.as_ref());
    let merged = all.map(|((before, mine), theirs)| Merged::of(before, mine, theirs));
    let is_blind = merged.as_ref().is_some_and(|it| it.is_blind);
    let (both, mine) = merged.map_or((None, None), |it| (it.both, it.mine_over));
    EditConflict {
        both,
        is_blind,
        mine,
        key: stale.key.clone(),
        what: named(stale, before.as_ref(), state),
        seen: stale.seen,
        is_gone: stale.theirs.is_none(),
        by: stale.by.clone(),
        at: stale.at.map(|at| state.zone().moment(at)),
        fields: fields.collect(),
    }
}

/// What a field of the team file says, as the screens say it: a day and a time in words, what is kept by an id by its name.
fn said_in_words(field: &str, said: &str, state: &State) -> String {
    if let Ok(moment) = said.parse::<Moment>() {
        return format!("{} at {}", words::dated(moment.date()), moment.time());
    }
    if let Ok(date) = said.parse::<Date>() {
        return words::dated(date);
    }
    let named = |id: &str| called(field, id, state).unwrap_or_else(|| id.to_owned());
    said.split(", ").map(named).collect::<Vec<_>>().join(", ")
}

/// What stands behind an id in a field; `None` where the field holds none, or nothing is known by it.
fn called(field: &str, id: &str, state: &State) -> Option<String> {
    let name = match field {
        "people" | "with" | "shadow" | "lead" | "person" | "worker" | "backup" | "key_worker"
        | "supervisor" | "buddy" | "by" | "to" | "instead_of" => {
            let person = state.person(&PersonId::parse(id).ok()?)?;
            state.display_name_of(person).to_owned()
        }
        "place" | "area" | "from_place" | "to_place" => state.place(&PlaceId::parse(id).ok()?)?.name.clone(),
        "activity" | "activities" => state.activity(&ActivityId::parse(id).ok()?)?.title.clone(),
        "group" => state.group(&GroupId::parse(id).ok()?)?.title.clone(),
        "post" => state.post(&PostId::parse(id).ok()?)?.title.clone(),
        "team" | "teams" => state.team(&TeamId::parse(id).ok()?)?.name.clone(),
        "family" | "families" => state.family(&FamilyRef::parse(id).ok()?)?.reference.called(),
        _ => return None,
    };
    Some(name)
}

/// The record that a change is of, as the screens call it: `Phone call C4 (Aisha), Thu 3 Dec at 14:25`.
fn named(stale: &Stale, before: Option<&Record>, state: &State) -> String {
    let edit = Edit { key: stale.key.clone(), before: before.cloned(), after: stale.mine.clone() };
    match before.or(stale.mine.as_ref()).or(stale.theirs.as_ref()) {
        Some(Record::Session(it)) => {
            let start = it.booking.start;
            let day = start.date().naive().format("%a %-d %b");
            format!("{}, {day} at {}", words::session(&it.booking, state), start.time())
        }
        _ => edit.what(state),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_a_publishing_back_says_what_it_means_for_whoever_was_told() {
        let of = |summary: &str| {
            turned(Receipt { rev: Some(2), summary: summary.to_owned(), keys: vec![] }).summary
        };
        let back = of("Undid: Publish W49 · Mon 30 Nov – Sun 6 Dec 2026");
        assert!(back.starts_with("Undid: Publish W49") && back.contains("not told of this"), "{back}");
        for other in ["Undid: Close W49", "Redid: Publish W49", "Undid: Add Phone call"] {
            assert_eq!(of(other), other);
        }
    }
}
