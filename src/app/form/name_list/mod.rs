//! Names as people write them: whole, by any beginning or word, in small letters and without accents; ids are taken too, and
//! never shown.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::app::quick::QuickCompletion;
use crate::domain::plain_text::{folded, unaccented};
use crate::domain::{ActivityId, CourseId, FamilyRef, GroupId, PersonId, PlaceId, State, TeamId, nearest};

/// The most names that are listed where several are meant.
const LISTED: usize = 5;

/// What a family is called in a list that is kept from whoever looks.
const HIDDEN: &str = "a hidden family";

/// Somebody or something that is written by name.
struct Named<T> {
    id: T,
    /// What it is called on the screen; no other of its list is called so.
    name: String,
    /// What else it is written as, in letters as they are compared: the whole name, initials.
    also: Vec<String>,
    /// What there is to say of it beside its name.
    about: String,
}

/// Everybody or everything of a kind that a field can name.
pub(in crate::app) struct NameList<T> {
    /// What each of them is: `person`.
    kind: &'static str,
    all: Vec<Named<T>>,
}

/// Whom a few written words mean.
enum Found<'a, T> {
    One(&'a Named<T>),
    Several(Vec<&'a Named<T>>),
    Nobody,
}

/// The letters that names are compared by: small, without accents, with a space for every hyphen and bracket.
fn letters(text: &str) -> String {
    let mut plain = String::new();
    for letter in folded(text).chars() {
        match letter {
            '-' | '\u{2011}' | '(' | ')' => plain.push(' '),
            _ => plain.push_str(&unaccented(letter).unwrap_or_else(|| letter.to_string().into())),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl NameList<PersonId> {
    /// Everybody who is here.
    pub(in crate::app) fn people(state: &State) -> Self {
        let person = |person: &crate::domain::Person| {
            let also = [&person.name, person.short_name(), &person.initials()].map(letters).to_vec();
            Named {
                id: person.id.clone(),
                name: state.display_name_of(person).to_owned(),
                also,
                about: person.role.title().to_owned(),
            }
        };
        Self::of("person", state.people().map(person))
    }
}

impl NameList<PlaceId> {
    /// Every place.
    pub(in crate::app) fn places(state: &State) -> Self {
        let all = state.records.places.values().map(|row| &row.item);
        Self::of("place", all.map(|it| Named::new(it.id.clone(), it.name.clone())))
    }
}

impl NameList<GroupId> {
    /// Every group.
    pub(in crate::app) fn groups(state: &State) -> Self {
        let all = state.records.groups.values().map(|row| &row.item);
        Self::of("group", all.map(|it| Named::new(it.id.clone(), it.title.clone())))
    }
}

impl NameList<TeamId> {
    /// Every team.
    pub(in crate::app) fn teams(state: &State) -> Self {
        let all = state.records.teams.values().map(|row| &row.item);
        Self::of("team", all.map(|it| Named::new(it.id.clone(), it.name.clone())))
    }
}

impl NameList<ActivityId> {
    /// Everything that a session can be for.
    pub(in crate::app) fn activities(state: &State) -> Self {
        let all = state.activities().into_iter();
        Self::of("activity", all.map(|it| Named::new(it.id.clone(), it.title.clone())))
    }
}

impl NameList<CourseId> {
    /// Every course.
    pub(in crate::app) fn courses(state: &State) -> Self {
        let all = state.courses().into_iter();
        Self::of("course", all.map(|it| Named::new(it.id.clone(), it.title.clone())))
    }
}

impl NameList<FamilyRef> {
    /// Every family that whoever looks may know, and of those that are kept from them the ones that stand there already: they can
    /// be left or taken out, and no other one is offered.
    pub(in crate::app) fn families(state: &State, there: &[FamilyRef]) -> Self {
        let known = state.known_families().map(|it| Named::new(it.reference.clone(), it.reference.called()));
        let hidden = there.iter().filter(|it| it.is_stand_in());
        let hidden = hidden.map(|it| Named::new(it.clone(), HIDDEN.to_owned()));
        Self::of("family", known.chain(hidden))
    }
}

impl<T> Named<T> {
    fn new(id: T, name: String) -> Self {
        Self { id, name, also: vec![], about: String::new() }
    }

    fn is_called(&self, wanted: &str) -> bool {
        letters(&self.name) == wanted || self.also.iter().any(|it| it == wanted)
    }

    fn says(&self, id: &str, is_it: impl Fn(&str) -> bool) -> bool {
        is_it(&letters(&self.name)) || is_it(&letters(id)) || self.also.iter().any(|it| is_it(it))
    }
}

impl<T: AsRef<str> + Clone + PartialEq> NameList<T> {
    /// A list of which no two are called alike: a second one is numbered.
    fn of(kind: &'static str, all: impl Iterator<Item = Named<T>>) -> Self {
        let mut all: Vec<Named<T>> = all.collect();
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for it in &mut all {
            let many = times.entry(letters(&it.name)).or_default();
            *many += 1;
            if *many > 1 {
                it.name = format!("{} ({many})", it.name);
            }
        }
        Self { kind, all }
    }

    /// What one of them is called; nothing where it is not among them.
    pub(in crate::app) fn name(&self, id: &T) -> String {
        self.all.iter().find(|it| it.id == *id).map(|it| it.name.clone()).unwrap_or_default()
    }

    /// What some of them are called, with commas between.
    pub(in crate::app) fn names(&self, ids: &[T]) -> String {
        ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(", ")
    }

    fn find(&self, written: &str) -> Found<'_, T> {
        let wanted = letters(written);
        if wanted.is_empty() {
            return Found::Nobody;
        }
        let on_screen = self.all.iter().filter(|it| letters(&it.name) == wanted).collect();
        let called = self.all.iter().filter(|it| it.is_called(&wanted)).collect();
        let by_id = self.all.iter().filter(|it| letters(it.id.as_ref()) == wanted).collect();
        let begins = |it: &str| it.starts_with(&wanted);
        let begun = self.all.iter().filter(|it| it.says(it.id.as_ref(), begins)).collect();
        let has_word = |it: &str| {
            it.match_indices(&wanted).any(|(at, _)| it.get(..at).is_some_and(|it| it.ends_with(' ')))
        };
        let by_word = self.all.iter().filter(|it| it.says(it.id.as_ref(), has_word)).collect();
        // The whole name first; then who shares it; then less and less of it.
        for found in [on_screen, called, by_id, begun, by_word] {
            let found: Vec<&Named<T>> = found;
            match found.as_slice() {
                [] => {}
                [one] => return Found::One(one),
                _ => return Found::Several(found),
            }
        }
        Found::Nobody
    }

    /// The one that is written.
    pub(in crate::app) fn one(&self, written: &str) -> Result<T, String> {
        match self.find(written) {
            Found::One(it) => Ok(it.id.clone()),
            Found::Several(all) => Err(several(written, &all)),
            Found::Nobody => Err(self.nobody(written)),
        }
    }

    /// The one that is written, if any.
    pub(in crate::app) fn if_any(&self, written: &str) -> Result<Option<T>, String> {
        if written.is_empty() { Ok(None) } else { self.one(written).map(Some) }
    }

    /// All that are written, with commas, spaces or an “and” between.
    pub(in crate::app) fn some(&self, written: &str) -> Result<Vec<T>, String> {
        let each = self.pieces(written).into_iter().map(|(range, found)| {
            let text = written.get(range).unwrap_or_default();
            match found {
                Found::One(it) => Ok(it.id.clone()),
                Found::Several(all) => Err(several(text, &all)),
                Found::Nobody => Err(self.nobody(text)),
            }
        });
        let all: Vec<T> = each.collect::<Result<_, _>>()?;
        if all.is_empty() && !written.trim().is_empty() { Err(self.nobody(written.trim())) } else { Ok(all) }
    }

    /// A list cut into names: each as many words as mean something together.
    fn pieces(&self, written: &str) -> Vec<(Range<usize>, Found<'_, T>)> {
        let mut pieces = vec![];
        let words = words(written);
        let mut at = 0;
        while let Some(first) = words.get(at) {
            let text = |last: &Range<usize>| written.get(first.start..last.end).unwrap_or_default();
            // A name does not go on behind a comma.
            let goes_on = |many: &usize| {
                !text(&words.get(at + many - 1).cloned().unwrap_or(first.clone())).contains([',', ';'])
            };
            let most = (1..=words.len() - at).take_while(goes_on).last().unwrap_or(1);
            if matches!(written.get(first.clone()), Some("and" | "&" | "+")) {
                at += 1;
                continue;
            }
            let longest = (1..=most).rev().find_map(|many| {
                let last = words.get(at + many - 1)?;
                let found = self.find(text(last));
                (!matches!(found, Found::Nobody)).then_some((many, first.start..last.end, found))
            });
            let (many, range, found) = longest.unwrap_or((1, first.clone(), Found::Nobody));
            pieces.push((range, found));
            at += many;
        }
        pieces
    }

    fn nobody(&self, written: &str) -> String {
        let wanted = letters(written);
        let short: String = written.chars().take(40).collect();
        let names: Vec<String> = self.all.iter().map(|it| letters(&it.name)).collect();
        let words = self.all.iter().flat_map(|it| it.name.split(' ')).map(letters);
        let names: Vec<String> = names.into_iter().chain(words).collect();
        let near_to = |written: &str| nearest(written, names.iter().map(String::as_str));
        let last = wanted.rsplit(' ').next().unwrap_or_default();
        let near = near_to(&wanted).or_else(|| near_to(last));
        let near = near.and_then(|near| {
            let is_it =
                |it: &&Named<T>| it.says("", |name| name.split(' ').any(|word| word == near) || name == near);
            self.all.iter().find(is_it)
        });
        let near = near.map(|it| format!("; did you mean {}?", it.name)).unwrap_or_default();
        match (self.kind, wanted.is_empty()) {
            ("person", true) => "write a name".to_owned(),
            (kind, true) => format!("write the name of a {kind}"),
            ("person", _) => format!("nobody here is called “{short}”{near}"),
            ("activity", _) => format!("“{short}” is nothing that is done here{near}"),
            (kind, _) => format!("there is no {kind} “{short}”{near}"),
        }
    }

    /// What the name that is being written could become, the best first; in a list, the last one. With it where in the text
    /// that name begins.
    pub(in crate::app) fn proposals(&self, written: &str, is_list: bool) -> (usize, Vec<QuickCompletion>) {
        let start = if is_list { self.last_begins(written) } else { 0 };
        let wanted = letters(written.get(start..).unwrap_or_default());
        if wanted.is_empty() || (is_list && written.ends_with(' ')) {
            return (start, vec![]);
        }
        let rank = |it: &Named<T>| {
            let begins = it.says(it.id.as_ref(), |name| name.starts_with(&wanted));
            let has_word = it.says(it.id.as_ref(), |name| format!(" {name}").contains(&format!(" {wanted}")));
            let has = it.says("", |name| name.contains(&wanted));
            [begins, has_word, has].iter().position(|it| *it)
        };
        let mut ranked: Vec<(usize, &Named<T>)> =
            self.all.iter().filter_map(|it| Some((rank(it)?, it))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let proposal = |(_, it): (usize, &Named<T>)| QuickCompletion {
            insert: it.name.clone(),
            label: it.about.clone(),
            kind: self.kind,
        };
        (start, ranked.into_iter().map(proposal).collect())
    }

    /// Where the last name of a list begins.
    fn last_begins(&self, written: &str) -> usize {
        let last = self.pieces(written).pop();
        last.filter(|(range, _)| range.end == written.len()).map_or(written.len(), |(range, _)| range.start)
    }
}

/// The words of a list, by where they stand.
fn words(written: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = vec![];
    let mut start = None;
    for (at, letter) in written.char_indices() {
        let is_between = letter.is_whitespace() || matches!(letter, ',' | ';');
        match start {
            None if !is_between => start = Some(at),
            Some(from) if is_between => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..written.len()));
    words
}

/// That several are meant, and which.
fn several<T>(written: &str, all: &[&Named<T>]) -> String {
    let mut names: Vec<&str> = all.iter().take(LISTED).map(|it| it.name.as_str()).collect();
    let last = names.pop().unwrap_or_default();
    let rest = if all.len() > LISTED { ", or another" } else { "" };
    format!("“{written}” could be {} or {last}{rest}: write more of it", names.join(", "))
}

#[cfg(test)]
mod tests;
