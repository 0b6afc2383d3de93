//! What names something: by which kinds of things it is named, how many they are, and what they are called.

use std::collections::BTreeMap;

use crate::domain::check::naming;
use crate::domain::{Booking, Key, Record, State};
use crate::words;

/// Things of one kind that name something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referred {
    /// One of them, and several: `family`, `families`.
    nouns: (&'static str, &'static str),
    /// What each is called, each name once, in order.
    pub names: Vec<String>,
    /// How many there are.
    pub many: usize,
}

impl Referred {
    /// How many there are, in words: `3 sessions`.
    #[must_use]
    pub fn counted(&self) -> String {
        let (one, several) = self.nouns;
        format!("{} {}", self.many, if self.many == 1 { one } else { several })
    }
}

/// What keeps a record from being deleted: all that names it, but for what goes with it, such as travel to and from a place.
#[must_use]
pub fn referred(state: &State, key: &Key) -> Vec<Referred> {
    let goes_along = |record: &Record| {
        matches!((key, record), (Key::Place(_), Record::Travel(_) | Record::Busy(_)))
            || record.stands_beside().as_ref() == Some(key)
    };
    told(naming(state, key).into_iter().filter(|record| !goes_along(record)), state)
}

/// Records by kind, those that matter most first.
#[must_use]
pub fn told(records: impl IntoIterator<Item = Record>, state: &State) -> Vec<Referred> {
    let mut kinds: BTreeMap<usize, Referred> = BTreeMap::new();
    for record in records {
        let (rank, nouns) = kind(&record);
        let it = kinds.entry(rank).or_insert(Referred { nouns, names: vec![], many: 0 });
        it.many += 1;
        let name = name(&record, state);
        if !it.names.contains(&name) {
            it.names.push(name);
        }
    }
    kinds.into_values().collect()
}

/// All of them in words: `3 sessions, 1 group and 2 families`.
#[must_use]
pub fn in_words(all: &[Referred]) -> String {
    let each: Vec<String> = all.iter().map(Referred::counted).collect();
    words::in_a_row(&each)
}

/// Where a kind of record stands in the order, and what one and several of it are called.
fn kind(record: &Record) -> (usize, (&'static str, &'static str)) {
    match record {
        Record::Team(_) => (0, ("team", "teams")),
        Record::Person(_) => (1, ("person", "people")),
        Record::Post(_) => (2, ("post", "posts")),
        Record::Share(_) => (3, ("share", "shares")),
        Record::Family(_) => (4, ("family", "families")),
        Record::Group(_) => (5, ("group", "groups")),
        Record::Series(_) => (6, ("repeating session", "repeating sessions")),
        Record::Session(_) => (7, ("session", "sessions")),
        Record::Activity(_) => (8, ("activity", "activities")),
        Record::Training(_) | Record::Refresher(_) => (9, ("training", "trainings")),
        Record::Supervision(_) => (10, ("supervision", "supervisions")),
        Record::Travel(_) => (11, ("journey", "journeys")),
        Record::Shift(_) => (12, ("changed working day", "changed working days")),
        Record::Leave(_)
        | Record::Decision(_)
        | Record::Carry(_)
        | Record::CarryLapse(_)
        | Record::LeaveAsked(_)
        | Record::Toil(_) => (13, ("entry of leave", "entries of leave")),
        Record::PublicKey(_)
        | Record::Account(_)
        | Record::Feed(_)
        | Record::KeptWords(_)
        | Record::ImportSource(_) => {
            (14, ("key, account or calendar link", "keys, accounts and calendar links"))
        }
        Record::Sheet(_) | Record::TeamMark(_) | Record::Edition(_) | Record::TeamEdition(_) => {
            (15, ("week", "weeks"))
        }
        Record::Place(_) => (16, ("place", "places")),
        Record::StaffRequest(_) => (17, ("request", "requests")),
        Record::Organisation(_) | Record::CallNote(_) => (18, ("directory entry", "directory entries")),
        Record::Case(_) | Record::Measure(_) | Record::ReminderSent(_) | Record::LastContact(_) => {
            (19, ("note of a family", "notes of families"))
        }
        Record::Succession(_) => (20, ("handover that is planned", "handovers that are planned")),
        Record::PostHours(_) => (21, ("change of a post's hours", "changes of a post's hours")),
        Record::HandoverMark(_) => (22, ("handover sheet", "handover sheets")),
        Record::KeptApart(_) => (23, ("note of who is kept apart", "notes of who is kept apart")),
        Record::AcceptedRisk(_) => (24, ("accepted risk", "accepted risks")),
        Record::Busy(_) => (25, ("busy time", "busy times")),
        _ => (26, ("setting", "settings")),
    }
}

/// What a record is called.
fn name(record: &Record, state: &State) -> String {
    let person = |id| state.display_name(id).to_owned();
    let booked = |booking: &Booking| words::brief(booking, state);
    match record {
        Record::Team(it) => it.name.clone(),
        Record::Person(it) => state.display_name_of(it).to_owned(),
        Record::Post(it) => it.title.clone(),
        Record::Share(it) => person(&it.person),
        Record::Family(it) => it.reference.called(),
        Record::Group(it) => it.title.clone(),
        Record::Series(it) => booked(&it.booking),
        Record::Session(it) => booked(&it.booking),
        Record::Activity(it) => it.title.clone(),
        Record::Training(it) => person(&it.person),
        Record::Refresher(it) => person(&it.0.person),
        Record::Supervision(it) => person(&it.person),
        Record::Shift(it) => person(&it.person),
        Record::Leave(it) => person(&it.person),
        Record::Toil(it) => person(&it.person),
        Record::Place(it) => it.name.clone(),
        Record::Organisation(it) => it.name.clone(),
        Record::Succession(it) => it.family.called(),
        Record::StaffRequest(it) => format!("to {}", person(&it.to)),
        Record::Sheet(it) => it.week.to_string(),
        Record::TeamMark(it) => it.mark.week.to_string(),
        Record::Travel(it) => {
            let place = |id| state.place(id).map_or("", |place| place.name.as_str());
            format!("{} to {}", place(&it.from), place(&it.to))
        }
        _ => String::new(),
    }
}
