//! What is written in fields of several forms, read; each error says in words what to write instead.

use crate::domain::{Malformed, Minutes, PersonId, State, nearest, policy};

/// The words of a list, with spaces or commas between.
pub(in crate::app) fn listed(written: &str) -> impl Iterator<Item = &str> {
    written.split([' ', ',']).filter(|word| !word.is_empty())
}

/// What a value is written as; nothing where there is none.
pub(in crate::app) fn one<T: ToString>(it: Option<&T>) -> String {
    it.map(ToString::to_string).unwrap_or_default()
}

/// Values with spaces between.
pub(in crate::app) fn many<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// A text, or none where nothing is written.
pub(in crate::app) fn text(written: &str) -> Option<String> {
    Some(written.to_owned()).filter(|text| !text.is_empty())
}

/// Something that may be left out.
pub(in crate::app) fn if_any<T, E: ToString>(
    written: &str,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, String> {
    if written.is_empty() { Ok(None) } else { read(written).map(Some).map_err(in_words) }
}

/// What is wrong, in words.
#[expect(clippy::needless_pass_by_value, reason = "it is given away where a result is mapped")]
pub(in crate::app) fn in_words<T: ToString>(wrong: T) -> String {
    wrong.to_string()
}

/// Whether an id is one of those that are known; the error says which is near.
pub(in crate::app) fn known(kind: &str, written: &str, ids: &[&str]) -> Result<(), String> {
    if ids.contains(&written) {
        return Ok(());
    }
    let near =
        nearest(written, ids.iter().copied()).map(|id| format!("; did you mean {id}?")).unwrap_or_default();
    Err(format!("there is no {kind} {written:?}{near}"))
}

/// The ids that are written, each of which is known.
pub(in crate::app) fn all_known<'a, T: AsRef<str> + Clone + 'a>(
    kind: &str,
    written: &str,
    ids: impl Iterator<Item = &'a T>,
) -> Result<Vec<T>, String> {
    let ids: Vec<&T> = ids.collect();
    let each = listed(written).map(|word| {
        let found = ids.iter().find(|id| id.as_ref() == word).map(|id| T::clone(id));
        found.ok_or_else(|| {
            let ids: Vec<&str> = ids.iter().copied().map(AsRef::as_ref).collect();
            known(kind, word, &ids).err().unwrap_or_default()
        })
    });
    each.collect()
}

/// The one id that is written, if any.
pub(in crate::app) fn one_known<'a, T: AsRef<str> + Clone + 'a>(
    kind: &str,
    written: &str,
    ids: impl Iterator<Item = &'a T>,
) -> Result<Option<T>, String> {
    match all_known(kind, written, ids)?.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.clone())),
        _ => Err(format!("write only one {kind}")),
    }
}

/// The people that are written, by id; the error says who is not here.
pub(in crate::app) fn people(state: &State, written: &str) -> Result<Vec<PersonId>, String> {
    let ids = || state.people().map(|person| person.id.as_str());
    let each = listed(written).map(|word| {
        let low = word.to_lowercase();
        let there = state.people().find(|person| person.id.as_str() == low);
        there.map(|person| person.id.clone()).ok_or_else(|| match nearest(&low, ids()) {
            Some(near) => format!("nobody here has the id {word:?}; did you mean {near}?"),
            None => format!("nobody here has the id {word:?}"),
        })
    });
    each.collect()
}

/// A length as `0:45`, or as minutes alone.
pub(in crate::app) fn minutes(written: &str) -> Result<Minutes, Malformed> {
    let minutes = policy::minutes(written).ok_or_else(|| Malformed::new(written, "a length such as 0:45"))?;
    if (1..=24 * 60).contains(&minutes.0) {
        Ok(minutes)
    } else {
        Err(Malformed::new(written, "between 0:01 and 24:00"))
    }
}
