//! Who is meant by a name in a table.

use crate::domain::{Person, PersonId, State, nearest, plain_text, slug_of};

/// The people of a service, to be found by name.
pub(super) struct People<'s> {
    state: &'s State,
    /// Each with their name as it is compared.
    all: Vec<(String, &'s Person)>,
}

impl<'s> People<'s> {
    pub fn of(state: &'s State) -> Self {
        let all = state.people().map(|it| (compared(&it.name), it)).collect();
        Self { state, all }
    }

    /// The person whose id or whole name it is.
    pub fn named(&self, written: &str) -> Option<&'s Person> {
        let name = compared(&in_order(written));
        let mut found = self.all.iter().filter(|(it, _)| *it == name || turned(it) == name);
        match (found.next(), found.next()) {
            (Some((_, person)), None) => Some(person),
            _ => PersonId::parse(&written.trim().to_lowercase()).ok().and_then(|id| self.state.person(&id)),
        }
    }

    /// The person who is meant, by whatever they are called; the error says what is wrong and who comes nearest.
    pub fn meant(&self, written: &str) -> Result<&'s Person, String> {
        if let Some(person) = self.named(written) {
            return Ok(person);
        }
        let name = compared(&in_order(written));
        let is_called = |person: &Person| {
            compared(person.short_name()) == name || compared(&person.initials()) == name && name.len() > 1
        };
        let called: Vec<&Person> = self.all.iter().map(|it| it.1).filter(|it| is_called(it)).collect();
        match called.as_slice() {
            [person] => Ok(person),
            [] => {
                let near = self.nearest(&name).map(|it| format!("; the nearest is {it}"));
                Err(format!("nobody of that name is here{}", near.unwrap_or_default()))
            }
            several => {
                let names: Vec<&str> = several.iter().map(|it| it.name.as_str()).collect();
                Err(format!("{} are called that: write the whole name or the id", names.join(" and ")))
            }
        }
    }

    /// What comes nearest to a name: a first name, or a whole one.
    fn nearest(&self, name: &str) -> Option<String> {
        let firsts: Vec<(String, &str)> =
            self.all.iter().map(|(_, it)| (compared(it.short_name()), it.short_name())).collect();
        let wholes = self.all.iter().map(|(folded, it)| (folded.as_str(), it.name.as_str()));
        let all: Vec<(&str, &str)> =
            firsts.iter().map(|(it, name)| (it.as_str(), *name)).chain(wholes).collect();
        let near = nearest(name, all.iter().map(|it| it.0))?;
        all.iter().find(|it| it.0 == near).map(|it| it.1.to_owned())
    }
}

/// `Surname, Forename` as it is said.
pub(super) fn in_order(written: &str) -> String {
    let words = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ");
    match written.split_once(',') {
        Some((last, first)) if !first.trim().is_empty() && !last.trim().is_empty() => {
            format!("{} {}", words(first), words(last))
        }
        _ => words(written.trim_matches(',')),
    }
}

/// A name as it is compared: in small plain letters, without signs and titles.
fn compared(name: &str) -> String {
    let plain: String = plain_text::folded(name)
        .chars()
        .map(|it| plain_text::unaccented(it).map_or_else(|| it.to_string(), std::borrow::Cow::into_owned))
        .collect();
    let plain = plain.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words = plain.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let titles = ["mr", "mrs", "ms", "miss", "mx", "dr"];
    let kept: Vec<&str> = words.clone().filter(|it| !titles.contains(it)).collect();
    if kept.is_empty() { words.collect::<Vec<_>>().join(" ") } else { kept.join(" ") }
}

/// A name of two words with the last one first, as some lists have it without a comma.
fn turned(name: &str) -> String {
    name.split_once(' ').map_or_else(String::new, |(first, last)| format!("{last} {first}"))
}

/// An id for somebody of a name.
pub(super) fn id_of(name: &str) -> Option<PersonId> {
    PersonId::parse(&slug_of(name)?).ok()
}

/// The person whom a name means; the error says what is wrong and who comes nearest.
pub fn known_as(written: &str, state: &State) -> Result<PersonId, String> {
    People::of(state).meant(written).map(|it| it.id.clone())
}
