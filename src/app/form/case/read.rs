//! What is written in the fields of a family, read; each error says in words what to write instead.

use std::str::FromStr;

use crate::app::form::name_list::NameList;
use crate::app::form::values::listed;
use crate::app::{App, words};
use crate::domain::apart::{is_apart_from_family, is_apart_from_team};
use crate::domain::{
    Date, Family, FamilyRef, Format, Person, PersonId, Reminders, State, Time, identifier, nearest,
    read_times,
};
use crate::rules::RuleContext;

/// The longest tag.
const TAG: usize = 40;

pub(super) fn reference(state: &State, written: &str) -> Result<FamilyRef, String> {
    screened(written)?;
    let low = written.to_lowercase();
    if low.is_empty() {
        return Err("write the local reference, such as c11".to_owned());
    }
    let reference = FamilyRef::parse(&low).map_err(|wrong| wrong.to_string())?;
    if !low.chars().any(|c| c.is_ascii_digit()) {
        return Err("it looks like a name: write a reference such as c11".to_owned());
    }
    match state.family(&reference) {
        Some(_) => Err(format!("{} is already here: edit that one, or write another", reference.called())),
        None => Ok(reference),
    }
}

/// No health number in any text.
pub(super) fn screened(written: &str) -> Result<(), String> {
    match identifier::scan(written).into_iter().next() {
        Some(found) => Err(format!("{} is never kept here: use the local reference", found.kind.title())),
        None => Ok(()),
    }
}

pub(super) fn past(app: &App, written: &str, why: &str) -> Result<Date, String> {
    let day = app.read_day(written)?;
    if day > app.today() {
        return Err(format!("{} is still to come: {why}", words::day(day, app.today())));
    }
    Ok(day)
}

/// One person who is here, or none.
fn one(state: &State, written: &str) -> Result<Option<Person>, String> {
    let found = NameList::people(state).if_any(written)?;
    Ok(found.and_then(|it| state.person(&it).cloned()))
}

pub(super) fn key_worker(state: &State, written: &str) -> Result<Option<PersonId>, String> {
    let Some(person) = one(state, written)? else { return Ok(None) };
    if person.role.is_peer() {
        return Err(format!("{} is a peer: a clinician is key worker", state.display_name_of(&person)));
    }
    Ok(Some(person.id))
}

/// A peer who is here and may be with a family; who was down before and is left alone is not asked about again.
pub(super) fn worker(
    state: &State,
    written: &str,
    (family, today): (&Family, Date),
    before: Option<&PersonId>,
) -> Result<Option<PersonId>, String> {
    let Some(person) = one(state, written)? else { return Ok(None) };
    let who = state.display_name_of(&person);
    if RuleContext::new(state, today).has_left(&person.id, today) {
        return Err(format!("{who} has left: choose somebody who is here"));
    }
    if !person.role.is_peer() {
        return Err(format!("{who} is not a peer: name them as key worker instead"));
    }
    let of_family = is_apart_from_family(state, &person.id, &family.reference);
    let team = state.team(&family.team);
    let of_team = team.is_some_and(|team| is_apart_from_team(state, &person.id, team));
    if (of_family || of_team) && before != Some(&person.id) {
        return Err(format!("{who} cannot support them: choose somebody else"));
    }
    let no_new = person.boundaries.iter().any(|limit| limit == "no-new-starts");
    if no_new && before != Some(&person.id) {
        return Err(format!("{who} cannot start with a family now: choose somebody else"));
    }
    Ok(Some(person.id))
}

/// A peer who steps in; that is no new start.
pub(super) fn backup(
    state: &State,
    written: &str,
    (family, today): (&Family, Date),
    before: Option<&PersonId>,
) -> Result<Option<PersonId>, String> {
    let person = match one(state, written)? {
        Some(person) if before == Some(&person.id) => Some(person.id),
        Some(_) => worker(state, written, (family, today), before)?,
        None => None,
    };
    if person.is_some() && person == family.worker {
        return Err("the same as the worker: name somebody else".to_owned());
    }
    Ok(person)
}

pub(super) fn formats(written: &str) -> Result<Vec<Format>, String> {
    let mut all: Vec<Format> = vec![];
    for word in listed(written) {
        let format = Format::from_str(&word.to_lowercase()).map_err(|_| {
            let near = nearest(word, Format::WORDS.iter().copied());
            let near = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
            format!("{word:?} is not a way of being in touch: {}{near}", Format::WORDS.join(", "))
        })?;
        if !all.contains(&format) {
            all.push(format);
        }
    }
    Ok(all)
}

/// Tags: short words to match on, no health numbers.
pub(super) fn tags(written: &str) -> Result<Vec<String>, String> {
    screened(written)?;
    let mut all: Vec<String> = vec![];
    for word in listed(written) {
        if word.chars().count() > TAG {
            return Err(format!("a tag is one short word, at most {TAG} letters long"));
        }
        if !all.iter().any(|tag| tag == word) {
            all.push(word.to_owned());
        }
    }
    Ok(all)
}

/// Reminders as they are written: `text 09:30-16:00`.
pub(super) fn reminders_in_words(it: &Reminders) -> String {
    let times = match (it.safe_from, it.safe_to) {
        (Some(from), Some(to)) => format!(" {from}-{to}"),
        _ => String::new(),
    };
    format!("{}{times}", it.channel)
}

pub(super) fn reminders(written: &str) -> Result<Option<Reminders>, String> {
    screened(written)?;
    let mut words = written.split_whitespace();
    let Some(channel) = words.next() else { return Ok(None) };
    let wanted = || "write the channel and the safe times, such as: text 09:30-16:00".to_owned();
    let (safe_from, safe_to): (Option<Time>, Option<Time>) = match words.next() {
        None => (None, None),
        Some(times) => {
            let (from, to) = read_times(times).ok_or_else(wanted)?;
            (Some(from), Some(to))
        }
    };
    if words.next().is_some() || channel.chars().any(|c| c.is_ascii_digit()) {
        return Err(wanted());
    }
    Ok(Some(Reminders { channel: channel.to_owned(), safe_from, safe_to }))
}
