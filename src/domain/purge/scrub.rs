//! Taking families out of records and entries, so that what is left still follows from its beginning.
//!
//! Edits of the families themselves go; sessions and groups stay, as work that was done, without them. A text that names
//! one says "a family" instead. Sessions, series and groups whose id names one are called something else, everywhere alike.
//! Entries keep their numbers, even where nothing is left of what they did. Ids of people, places and the like are left
//! alone: those that hold a reference are collected in [`Scrub::left`].

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Display;
use std::str::FromStr;

use crate::domain::change::{Edit, Entry};
use crate::domain::group::Group;
use crate::domain::id::{FamilyRef, SeriesId, SessionId};
use crate::domain::parts_of_word::{is_number, runs};
use crate::domain::record::{Key, Record, Rev};
use crate::domain::session::{Booking, Session};
use crate::domain::sheet::SheetMark;
use crate::domain::state::{NotLoaded, State};
use crate::domain::team_sheet::{TeamEdition, TeamMark};

use super::super::edition::Edition;
use super::super::session::Series;

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
        let is_gone = match record {
            Record::Family(it) => self.is_gone(&it.reference),
            Record::Case(it) => self.is_gone(&it.family),
            Record::LastContact(it) => self.is_gone(&it.family),
            Record::KeptApart(it) => it.without(|family| self.is_gone(family)).is_none(),
            Record::Measure(it) => self.is_gone(&it.family),
            Record::ReminderSent(it) => self.is_gone(&it.family),
            _ => false,
        };
        if is_gone {
            return None;
        }
        self.note_id(record);
        let mut left = match record {
            Record::Session(it) => self.session(it).into(),
            Record::Series(it) => {
                let booking = self.booking(&it.booking);
                Series { id: self.id(&it.id), booking, ..Series::clone(it) }.into()
            }
            Record::Group(it) => {
                let mut group = Group { id: self.id(&it.id), ..Group::clone(it) };
                group.invited.retain(|it| !self.is_gone(&it.family));
                group.into()
            }
            Record::Sheet(it) => self.mark(it).into(),
            Record::TeamMark(it) => TeamMark { mark: self.mark(&it.mark), ..TeamMark::clone(it) }.into(),
            Record::KeptApart(it) => it.without(|family| self.is_gone(family))?.into(),
            Record::Edition(it) => self.edition(it).into(),
            Record::TeamEdition(it) => {
                TeamEdition { edition: self.edition(&it.edition), ..TeamEdition::clone(it) }.into()
            }
            Record::ReminderSent(it) => {
                let session = self.id(&it.session);
                super::super::ReminderSent { session, ..super::super::ReminderSent::clone(it) }.into()
            }
            other => other.clone(),
        };
        left.each_written(&mut |text| {
            if let Some(other) = self.text(text) {
                *text = other;
            }
        });
        Some(left)
    }

    fn session(&mut self, it: &Session) -> Session {
        Session {
            id: self.id(&it.id),
            series: it.series.as_ref().map(|id| self.id(id)),
            booking: self.booking(&it.booking),
        }
    }

    fn booking(&mut self, it: &Booking) -> Booking {
        let mut booking = it.clone();
        booking.families.retain(|it| !self.is_gone(it));
        booking.group = booking.group.map(|id| self.id(&id));
        booking
    }

    fn edition(&mut self, it: &Edition) -> Edition {
        let sessions = it.sessions.iter().map(|it| self.session(it)).collect();
        Edition { sessions, ..it.clone() }
    }

    fn mark(&mut self, it: &SheetMark) -> SheetMark {
        let mut mark = it.clone();
        mark.overrides.retain(|it| it.subject.0 != "family" || !self.gone.contains(&it.subject.1));
        for given in &mut mark.overrides {
            if ["session", "series", "group"].contains(&given.subject.0.as_str()) {
                given.subject.1 = self.called(&given.subject.1);
            }
        }
        mark
    }

    fn key(&mut self, key: &Key) -> Key {
        match key {
            Key::Session((week, id)) => Key::Session((*week, self.id(id))),
            Key::Series(id) => Key::Series(self.id(id)),
            Key::Group(id) => Key::Group(self.id(id)),
            Key::ReminderSent((family, id)) => Key::ReminderSent((family.clone(), self.id(id))),
            other => other.clone(),
        }
    }

    fn is_gone(&self, family: &FamilyRef) -> bool {
        self.gone.contains(family.as_str())
    }

    /// An id of a session, a series or a group, under its new name where it named one of them.
    fn id<T: Clone + Display + FromStr>(&mut self, id: &T) -> T {
        self.called(&id.to_string()).parse().unwrap_or_else(|_| id.clone())
    }

    fn called(&mut self, id: &str) -> String {
        if !self.names_one(id) {
            return id.to_owned();
        }
        // An occurrence keeps its date, and goes with its series.
        let occurrence = SessionId::parse(id).ok().and_then(|id| id.occurrence_of());
        if let Some((series, date)) = occurrence {
            let series: SeriesId = self.id(&series);
            if let Some(id) = series.occurrence(date) {
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

    fn note_id(&mut self, record: &Record) {
        let key = record.key();
        let id = match &key {
            Key::Place(id) => id.as_str(),
            Key::Team(id) => id.as_str(),
            Key::Person(id) => id.as_str(),
            Key::Post(id) => id.as_str(),
            Key::Course(id) => id.as_str(),
            Key::Activity(id) => id.as_str(),
            Key::Organisation(id) => id.as_str(),
            _ => return,
        };
        if self.names_one(id) {
            self.left.insert(key.to_string());
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
        if self.gone.contains(&lower) {
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
