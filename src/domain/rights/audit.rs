//! Who may look back at what: one function over the viewer, the entry and whom its changes are about.
//!
//! The account that owns the store sees everything. A lead sees what is about their team and what is about no team.
//! Everybody else sees what is about themselves. Everybody sees what they did. What is left is redacted as the rota is.

use std::collections::BTreeSet;

use super::belonging::teams_of;
use super::may::leads;
use super::redaction::Redaction;
use crate::domain::change::{Author, Edit, Entry};
use crate::domain::id::{PersonId, TeamId};
use crate::domain::record::{Booking, Edition, Key, Record, Role, SheetMark};
use crate::domain::state::State;

/// What somebody may see of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    /// The entry, with those of its edits that they may see.
    pub entry: Entry,
    /// How many edits are kept from them.
    pub hidden: usize,
}

/// What a viewer may see of an entry; `None` where that is nothing.
#[must_use]
pub fn seen_by(state: &State, viewer: &Author, redaction: &Redaction, entry: &Entry) -> Option<EntryView> {
    let Author::Person(id) = viewer else {
        return Some(EntryView { entry: entry.clone(), hidden: 0 });
    };
    let viewer = state.person(id)?;
    let made = entry.by == id.as_str();
    let sees = |edit: &&Edit| {
        made || is_about(edit, id)
            || viewer.role == Role::TeamLead && is_of_team(state, edit, Some(&viewer.team))
    };
    let edits: Vec<Edit> = entry.edits.iter().filter(sees).filter_map(|edit| redaction.edit(edit)).collect();
    if edits.is_empty() && !made {
        return None;
    }
    // Of what is nobody's business it is not even told that there is any.
    let hidden = entry.edits.iter().filter(|edit| !sees(edit) && redaction.edit(edit).is_some()).count();
    let summary = redaction.text(&entry.summary);
    let reason = entry.reason.as_deref().map(|reason| redaction.text(reason));
    let rest = Entry { edits: vec![], ..entry.clone() };
    Some(EntryView { entry: Entry { summary, reason, edits, ..rest }, hidden })
}

/// Whether somebody may see who came in and who was turned away; the error says who may.
pub fn may_see_sign_ins(state: &State, viewer: &Author) -> Result<(), String> {
    if leads(state, viewer) {
        return Ok(());
    }
    Err("only team leads can see who signed in and who was turned away".to_owned())
}

/// Whether an edit is about a team, as it was or as it is; with `None`, about any. What is about no team is about every one.
#[must_use]
pub fn is_of_team(state: &State, edit: &Edit, team: Option<&TeamId>) -> bool {
    let mut teams = BTreeSet::new();
    for record in edit.before.iter().chain(&edit.after) {
        match record {
            // Rights go by the week for these; whoever looks back, by whom they touch.
            Record::Amendment(it) => teams.extend(it.people.iter().filter_map(|id| team_of(state, id))),
            Record::Account(it) => teams.extend(team_of(state, &it.person)),
            _ => teams.extend(teams_of(state, record)),
        }
    }
    teams.is_empty() || team.is_none_or(|team| teams.contains(team))
}

fn team_of(state: &State, person: &PersonId) -> Option<TeamId> {
    state.person(person).map(|person| person.team.clone())
}

/// Whether an edit is about a person: it names them, as it was or as it is.
#[must_use]
pub fn is_about(edit: &Edit, person: &PersonId) -> bool {
    edit.before.iter().chain(&edit.after).any(|record| names(record, person))
}

fn is_in(booking: &Booking, person: &PersonId) -> bool {
    booking.involves(person) || booking.lead.as_ref() == Some(person)
}

fn is_in_edition(it: &Edition, person: &PersonId) -> bool {
    it.presence.iter().any(|it| it.person == *person)
        || it.sessions.iter().any(|it| is_in(&it.booking, person))
}

fn is_in_mark(it: &SheetMark, person: &PersonId) -> bool {
    it.overrides.iter().any(|it| it.people.contains(person))
}

fn names(record: &Record, person: &PersonId) -> bool {
    let one = |it: &Option<PersonId>| it.as_ref() == Some(person);
    match record {
        Record::Person(it) => it.id == *person || one(&it.buddy),
        Record::Share(it) => it.person == *person,
        Record::Training(it) => it.person == *person,
        Record::Refresher(it) => it.0.person == *person,
        Record::KeptApart(it) => it.person == *person,
        Record::CarryLapse(it) => it.person == *person,
        Record::LeaveAsked(it) => it.person == *person,
        Record::KeptWords(it) => it.by == person.as_str(),
        Record::ImportSource(it) => it.by == person.as_str(),
        Record::Supervision(it) => it.person == *person || it.supervisor == *person,
        Record::Leave(it) => it.person == *person,
        Record::Toil(it) => it.person == *person,
        Record::Carry(it) => it.person == *person,
        Record::Decision(it) => it.person == *person,
        Record::HandoverMark(it) => it.person == *person,
        Record::Shift(it) => it.person == *person,
        Record::PublicKey(it) => it.person == *person,
        Record::Account(it) => it.person == *person,
        Record::Feed(it) => one(&it.person),
        Record::Measure(it) => it.by == *person,
        Record::ReminderSent(it) => one(&it.by),
        Record::CallNote(it) => one(&it.by),
        Record::Succession(it) => it.leaver == *person || [&it.worker, &it.key_worker].into_iter().any(one),
        Record::Family(it) => [&it.worker, &it.backup, &it.key_worker].into_iter().any(one),
        Record::Session(it) => is_in(&it.booking, person),
        Record::Series(it) => is_in(&it.booking, person),
        Record::Amendment(it) => it.people.contains(person),
        Record::Edition(it) => is_in_edition(it, person),
        Record::TeamEdition(it) => is_in_edition(&it.edition, person),
        Record::Sheet(it) => is_in_mark(it, person),
        Record::TeamMark(it) => is_in_mark(&it.mark, person),
        Record::AcceptedRisk(it) => it.subject.0 == "person" && it.subject.1 == person.as_str(),
        Record::StaffRequest(it) => it.people().any(|it| it == *person),
        Record::Busy(it) => it.whose.person() == Some(person),
        Record::Service(_)
        | Record::Policy(_)
        | Record::Place(_)
        | Record::Travel(_)
        | Record::Team(_)
        | Record::Post(_)
        | Record::Course(_)
        | Record::Activity(_)
        | Record::Group(_)
        | Record::Holiday(_)
        | Record::Case(_)
        | Record::Organisation(_)
        | Record::PostHours(_)
        | Record::LastContact(_)
        | Record::PublicTitle(_)
        | Record::HolidayTime(_)
        | Record::Purge(_) => false,
    }
}

impl Key {
    /// The family of things that its record is one of.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Session(_) | Self::Series(_) | Self::Group(_) | Self::StaffRequest(_) => Kind::Sessions,
            Self::Shift(_) | Self::Busy(_) => Kind::Shifts,
            Self::Leave(_)
            | Self::Toil(_)
            | Self::Carry(_)
            | Self::CarryLapse(_)
            | Self::LeaveAsked(_)
            | Self::Holiday(_)
            | Self::HolidayTime(_)
            | Self::Decision(_) => Kind::Leave,
            Self::Person(_)
            | Self::Team(_)
            | Self::Post(_)
            | Self::Share(_)
            | Self::Training(_)
            | Self::Supervision(_)
            | Self::Refresher(_)
            | Self::PostHours(_)
            | Self::KeptApart(_)
            | Self::HandoverMark(_)
            | Self::KeptWords(_) => Kind::People,
            Self::Family(_)
            | Self::Case(_)
            | Self::Measure(_)
            | Self::ReminderSent(_)
            | Self::LastContact(_)
            | Self::Succession(_)
            | Self::Purge(_) => Kind::Families,
            Self::Sheet(_)
            | Self::AcceptedRisk(_)
            | Self::Edition(_)
            | Self::Amendment(_)
            | Self::TeamMark(_)
            | Self::TeamEdition(_) => Kind::Weeks,
            Self::Policy(_)
            | Self::Service(())
            | Self::Activity(_)
            | Self::PublicTitle(_)
            | Self::ImportSource(_)
            | Self::Course(_) => Kind::Policy,
            Self::Place(_) | Self::Travel(_) | Self::Organisation(_) | Self::CallNote(_) => Kind::Places,
            Self::PublicKey(_) | Self::Account(_) | Self::Feed(_) => Kind::Keys,
        }
    }
}

impl Kind {
    /// What it takes in, in words.
    #[must_use]
    pub const fn doc(self) -> &'static str {
        match self {
            Self::Sessions => "sessions, series, groups and requests",
            Self::Shifts => "working times of a day, busy times",
            Self::Leave => "leave, TOIL, holidays",
            Self::People => "people, teams, posts, training and supervision",
            Self::Families => "families and who supports them",
            Self::Weeks => "publishing, closing, and reasons for later changes",
            Self::Policy => "the service and its figures, activities and courses",
            Self::Places => "places, travel between them, organisations",
            Self::Keys => "keys and accounts that people sign in with",
        }
    }
}

crate::domain::text::words! {
    /// What a change is about, as people look for it.
    Kind {
        /// Sessions, series, groups and requests.
        Sessions = "sessions",
        /// Working times of a day, and busy times.
        Shifts = "shifts",
        /// Leave, time off in lieu, holidays.
        Leave = "leave",
        /// People, teams, posts, training and supervision.
        People = "people",
        /// Families.
        Families = "families",
        /// Publishing, closing, and the reasons for changes since.
        Weeks = "weeks",
        /// The service and its figures, activities and courses.
        Policy = "policy",
        /// Places, ways and organisations.
        Places = "places",
        /// Keys and accounts that people come in by.
        Keys = "keys",
    }
}
