//! Taking families out of records and entries, so that what is left still follows from its beginning.
//!
//! Edits of the families themselves go; sessions and groups stay, as work that was done, without them. A text that names
//! one says "a family" instead. What has an id that names one is called something else, everywhere alike. Entries keep their
//! numbers, even where nothing is left of what they did. Ids of people and teams are left alone, for they say who did what:
//! those that hold a reference are collected in [`Scrub::left`].

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::domain::change::{Edit, Entry};
use crate::domain::id::{FamilyRef, Name, SeriesId, SessionId, may_be_called_otherwise};
use crate::domain::parts::{HasParts as _, PartRole, RecordPart, RecordPartMut};
use crate::domain::record::{Key, Record, Rev};
use crate::domain::state::{NotLoaded, State};
use crate::domain::text::parts_of_word::{is_number, runs, without_hyphens};

/// What stands in a text for a family that is forgotten.
const STAND_IN: &str = "a family";

/// Takes families out.
#[derive(Clone, Debug)]
pub struct Scrub {
    gone: HashSet<String>,
    rev: Rev,
    /// What each id is called that named one of them.
    names: BTreeMap<String, String>,
    left: BTreeSet<String>,
}

impl Scrub {
    /// For some families; `rev` is the revision of the purge, which makes the new names of ids its own.
    pub fn new<'a>(families: impl IntoIterator<Item = &'a FamilyRef>, rev: Rev) -> Self {
        let gone = families.into_iter().map(ToString::to_string).collect();
        Self { gone, rev, names: BTreeMap::new(), left: BTreeSet::new() }
    }

    /// The ids that hold a reference and were left alone, each after what it is an id of.
    #[must_use]
    pub fn left(&self) -> &BTreeSet<String> {
        &self.left
    }

    /// An entry without them; it keeps its number.
    pub fn entry(&mut self, entry: &Entry) -> Entry {
        let mut edits: Vec<Edit> = vec![];
        for edit in &entry.edits {
            let before = edit.before.as_ref().and_then(|it| self.record(it));
            let after = edit.after.as_ref().and_then(|it| self.record(it));
            if before != after {
                edits.push(Edit { key: self.key(&edit.key), before, after });
            }
        }
        edits.sort_by(|a, b| a.key.cmp(&b.key));
        let summary = self.text(&entry.summary).unwrap_or_else(|| entry.summary.clone());
        let reason = entry.reason.as_ref().map(|it| self.text(it).unwrap_or_else(|| it.clone()));
        Entry { summary, reason, edits, ..entry.clone() }
    }

    /// A state, all of whose weeks are loaded, without them.
    pub fn state(&mut self, state: &State) -> Result<State, NotLoaded> {
        let mut left = State::default();
        for (rev, record) in state.rows() {
            if let Some(record) = self.record(&record) {
                left.set(&record.key(), Some(record), rev)?;
            }
        }
        left.set_rev(state.rev());
        Ok(left)
    }

    /// A record without them; nothing where it is about nothing else.
    pub fn record(&mut self, record: &Record) -> Option<Record> {
        let mut left = record.clone();
        if !left.keep(&|name| matches!(name, Name::Family(it) if self.is_gone(it))) {
            return None;
        }
        left.each_part(&mut |at, part| match part {
            RecordPart::Id(name) if at.role == PartRole::Own => self.note_id(name),
            _ => {}
        });
        left.change_each_part(&mut |_, part| self.part(part));
        Some(left)
    }

    fn part(&mut self, part: RecordPartMut<'_>) {
        match part {
            RecordPartMut::Text(text) => {
                if let Some(other) = self.text(text) {
                    *text = other;
                }
            }
            RecordPartMut::Id(mut id) if id.get().may_be_called_otherwise() => {
                let other = self.called(id.get().as_str());
                id.set(&other);
            }
            RecordPartMut::Subject(table, id) if may_be_called_otherwise(table) => *id = self.called(id),
            RecordPartMut::Untold(id) => *id = self.called(id).into(),
            RecordPartMut::Id(_) | RecordPartMut::Subject(..) => {}
        }
    }

    fn key(&mut self, key: &Key) -> Key {
        let mut left = key.clone();
        left.change_each_id(&mut |_, part| self.part(part));
        left
    }

    fn is_gone(&self, family: &FamilyRef) -> bool {
        self.gone.contains(family.as_str())
    }

    /// An id under its new name, where it named one of them.
    fn called(&mut self, id: &str) -> String {
        if !self.names_one(id) {
            return id.to_owned();
        }
        // An occurrence keeps its date, and goes with its series.
        let occurrence = SessionId::parse(id).ok().and_then(|id| id.occurrence_of());
        if let Some((series, date)) = occurrence {
            let series = self.called(series.as_str());
            if let Some(id) = SeriesId::parse(&series).ok().and_then(|it| it.occurrence(date)) {
                return id.to_string();
            }
        }
        let next = self.names.len() + 1;
        self.names.entry(id.to_owned()).or_insert_with(|| format!("gone-{}-{next}", self.rev)).clone()
    }

    /// Whether an id names one of them. One of digits alone is too much like a date or a number to be looked for.
    fn names_one(&self, id: &str) -> bool {
        runs(id).any(|run| self.gone.contains(run) && (run == id || !is_number(run)))
    }

    /// Remembers the id of a person or a team that holds a reference.
    fn note_id(&mut self, name: Name<'_>) {
        let table = match name {
            Name::Team(_) => "team",
            Name::Person(_) => "person",
            _ => return,
        };
        if self.names_one(name.as_str()) {
            self.left.insert(format!("{table} {name}"));
        }
    }

    /// A text without them; nothing where it names none. Upper case and lower case are alike.
    #[must_use]
    pub fn text(&self, text: &str) -> Option<String> {
        let is_in_word = |c: char| c.is_alphanumeric() || c == '-';
        let (mut shown, mut rest, mut found) = (String::new(), text, false);
        while let Some(start) = rest.find(is_in_word) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|c| !is_in_word(c)).unwrap_or(from.len()));
            shown.push_str(before);
            let beside_number = before.ends_with([':', '.', '/']) || after.starts_with([':', '/']);
            match self.without(word).filter(|_| !(is_number(word) && beside_number)) {
                Some(other) => {
                    found = true;
                    shown.push_str(&other);
                }
                None => shown.push_str(word),
            }
            rest = after;
        }
        shown.push_str(rest);
        found.then_some(shown)
    }

    /// A word, of letters, digits and hyphens, without the references in it.
    fn without(&self, word: &str) -> Option<String> {
        let lower = word.to_lowercase();
        let joined = without_hyphens(&lower);
        if [Some(&lower), joined.as_ref()].into_iter().flatten().any(|it| self.gone.contains(it)) {
            return Some(STAND_IN.to_owned());
        }
        let run = runs(&lower)
            .filter(|run| !is_number(run) && self.gone.contains(*run))
            .max_by_key(|it| it.len())?;
        let other = lower.replacen(run, STAND_IN, 1);
        Some(self.without(&other).unwrap_or(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scrub(families: &[&str]) -> Scrub {
        let families: Vec<FamilyRef> = families.iter().map(|it| it.parse().unwrap()).collect();
        Scrub::new(&families, 9)
    }

    #[test]
    fn texts_name_them_no_more_in_whatever_case_and_company() {
        let scrub = scrub(&["f-012", "c4"]);
        for (text, left) in [
            ("Ring F-012 at ten", "Ring a family at ten"),
            ("c4, C4's and (f-012).", "a family, a family's and (a family)."),
            ("visit-f-012-notes", "visit-a family-notes"),
            ("c4-f-012", "a family-a family"),
        ] {
            assert_eq!(scrub.text(text).as_deref(), Some(left), "{text}");
        }
        for text in ["c42, xc4 and f-0123", "f 012", "", "–"] {
            assert_eq!(scrub.text(text), None, "{text}");
        }
    }

    #[test]
    fn a_reference_of_digits_is_no_part_of_a_time_or_a_date() {
        let scrub = scrub(&["12"]);
        for text in ["at 10:12", "12:30", "2026-12-02", "mdt-12", "1.12"] {
            assert_eq!(scrub.text(text), None, "{text}");
        }
        assert_eq!(scrub.text("ring 12 first").as_deref(), Some("ring a family first"));
    }

    #[test]
    fn an_occurrence_keeps_its_date_and_goes_with_its_series() {
        let mut scrub = scrub(&["c4"]);
        assert_eq!(scrub.called("walk-c4"), "gone-9-1");
        assert_eq!(scrub.called("walk-c4-20261130"), "gone-9-1-20261130");
        assert_eq!(scrub.called("c4"), "gone-9-2");
        assert_eq!(scrub.called("walk-c4"), "gone-9-1");
        assert_eq!(scrub.called("walk-c42"), "walk-c42");
    }
}
