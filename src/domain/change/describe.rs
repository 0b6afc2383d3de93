//! Records and edits in a few words, for the history and for refusals.

use std::fmt;

use super::edit::Edit;
use crate::domain::record::{Booking, BusyOf, Key, Record};
use crate::domain::state::State;

impl fmt::Display for Key {
    /// The table's name and what tells the record apart, such as `session s-1a2b3c4d`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table = self.table().word();
        match self {
            Self::Service(()) => f.write_str(table),
            Self::Policy(key) => write!(f, "{table} {key}"),
            Self::Place(id) => write!(f, "{table} {id}"),
            Self::Travel((from, to)) => write!(f, "{table} from {from} to {to}"),
            Self::Team(id) => write!(f, "{table} {id}"),
            // Nobody is told that there is more to it.
            Self::Person(id) | Self::KeptApart(id) => write!(f, "{table} {id}"),
            Self::Post(id) => write!(f, "{table} {id}"),
            Self::Share((post, person, from)) => write!(f, "{table} of {person} in {post} from {from}"),
            Self::Course(id) => write!(f, "{table} {id}"),
            Self::Training((person, course)) => write!(f, "{table} of {person} in {course}"),
            Self::Refresher((person, course)) => {
                write!(f, "{table} of {person} in {course}, beside what they hold")
            }
            Self::PostHours((post, from)) => write!(f, "hours of {table} {post} from {from}"),
            Self::LastContact(family) => write!(f, "the last contact with {table} {family} from before"),
            Self::Succession(family) => write!(f, "who is with {table} {family} next"),
            Self::PublicTitle(id) => write!(f, "the public title of {table} {id}"),
            Self::HolidayTime(date) => write!(f, "the hours of {table} {date}"),
            Self::CarryLapse((person, year)) => {
                write!(f, "the end of leave carried over by {person} into {year}")
            }
            Self::LeaveAsked((person, from, kind, _)) => {
                write!(f, "when {person} asked for {kind} leave from {from}")
            }
            Self::Activity(id) => write!(f, "{table} {id}"),
            Self::Family(id) => write!(f, "{table} {id}"),
            Self::Group(id) => write!(f, "{table} {id}"),
            Self::Series(id) => write!(f, "{table} {id}"),
            Self::Supervision((person, track)) => write!(f, "{table} of {person} ({track})"),
            Self::Leave((person, from, kind, _)) => write!(f, "{kind} {table} of {person} from {from}"),
            Self::Holiday(date) => write!(f, "{table} {date}"),
            Self::Organisation(id) => write!(f, "{table} {id}"),
            Self::Session((_, id)) => write!(f, "{table} {id}"),
            Self::Toil((person, date, _)) | Self::Shift((person, date, _)) => {
                write!(f, "{table} of {person} on {date}")
            }
            Self::Carry((person, year)) => write!(f, "leave carried over by {person} into {year}"),
            Self::Decision((person, from, kind, _)) => {
                write!(f, "the decision on {kind} {table} of {person} from {from}")
            }
            Self::KeptWords((by, _)) => write!(f, "words for {by} to send"),
            Self::ImportSource((_, name, what)) => write!(f, "what {name} brought in of {what}"),
            Self::HandoverMark(person) => write!(f, "how far {person} has read the handover"),
            Self::Measure((family, scale, point)) => {
                write!(f, "{} at {point} of {table} {family}", scale.title())
            }
            Self::ReminderSent((family, session)) => {
                write!(f, "the reminder of {session} to {table} {family}")
            }
            Self::CallNote((id, _)) => write!(f, "a call to {table} {id}"),
            Self::AcceptedRisk(it) => write!(f, "accepted risk {} of {} {}", it.rule, it.kind, it.id),
            Self::StaffRequest(id) => write!(f, "{table} {id}"),
            Self::Busy((BusyOf::Person(id), start, _)) => write!(f, "{table} time of {id} from {start}"),
            Self::Busy((BusyOf::Place(id), start, _)) => write!(f, "{table} time of {id} from {start}"),
            Self::Purge(number) => write!(f, "purge {number}"),
            Self::Case(id) => write!(f, "the steps of {table} {id}"),
            Self::Sheet(week) => write!(f, "{table} {week}"),
            Self::Edition(week) => write!(f, "{table} {week} as it was published"),
            Self::Amendment((week, _)) => write!(f, "the reason for a change of {week}"),
            Self::TeamMark((week, team)) => write!(f, "{table} {week} of {team}"),
            Self::TeamEdition((week, team)) => write!(f, "{table} {week} of {team} as it was published"),
            Self::PublicKey(fingerprint) => write!(f, "key {fingerprint}"),
            Self::Account(uid) => write!(f, "account {uid}"),
            Self::Feed(number) => write!(f, "calendar link {number}"),
        }
    }
}

impl Edit {
    /// What it is about, as people call it: a session by its title and time, what is somebody's by their name, all else by its
    /// kind and id.
    #[must_use]
    pub fn what(&self, state: &State) -> String {
        let title = |booking: &Booking| {
            let activity = state.activity(&booking.activity);
            activity.map_or_else(|| booking.activity.to_string(), |it| it.title.clone())
        };
        let given = || state.given_occurrence(&self.key).map(Record::from);
        let record = self.after.clone().or_else(|| self.before.clone()).or_else(given);
        match record {
            Some(Record::Session(it)) => {
                let start = it.booking.start;
                let day = start.date().naive().format("%a %-d %b");
                format!("“{}” on {day} at {}", title(&it.booking), start.time())
            }
            Some(Record::Series(it)) => format!("the series “{}”", title(&it.booking)),
            Some(Record::Leave(it)) => format!("{}'s time off", state.display_name(&it.person)),
            Some(Record::Shift(it)) => format!("{}'s working time", state.display_name(&it.person)),
            Some(Record::Share(it)) => format!("{}'s share", state.display_name(&it.person)),
            Some(Record::Family(it)) => it.reference.called(),
            Some(Record::Succession(it)) => format!("who is with {} next", it.family.called()),
            Some(Record::Group(it)) => format!("the group “{}”", it.title),
            Some(Record::Post(it)) => named("post", &it.title),
            Some(Record::Person(it)) if it.name.is_empty() => "a person".to_owned(),
            Some(Record::Person(it)) => it.name.clone(),
            Some(Record::Team(it)) => named("team", &it.name),
            Some(Record::Place(it)) => named("place", &it.name),
            Some(Record::Organisation(it)) => named("organisation", &it.name),
            Some(Record::Training(it)) => format!("{}'s training", state.display_name(&it.person)),
            Some(Record::Refresher(it)) => format!("{}'s training", state.display_name(&it.0.person)),
            Some(Record::Supervision(it)) => format!("{}'s supervision", state.display_name(&it.person)),
            Some(Record::Toil(it)) => format!("{}'s time owed", state.display_name(&it.person)),
            Some(Record::Carry(it)) => format!("{}'s leave carried over", state.display_name(&it.person)),
            Some(Record::CarryLapse(it)) => {
                format!("{}'s leave carried over", state.display_name(&it.person))
            }
            Some(Record::LeaveAsked(it)) => format!("{}'s time off", state.display_name(&it.person)),
            Some(Record::Decision(it)) => format!("{}'s time off", state.display_name(&it.person)),
            Some(Record::PublicKey(it)) => format!("{}'s key", state.display_name(&it.person)),
            Some(Record::Account(it)) => format!("{}'s account", state.display_name(&it.person)),
            Some(Record::KeptWords(_)) => "words to send".to_owned(),
            Some(Record::Feed(it)) => match (&it.person, &it.team) {
                (Some(person), _) => format!("{}'s calendar link", state.display_name(person)),
                (None, Some(team)) => {
                    format!("the calendar link of {}", state.team(team).map_or(team.as_str(), |it| &it.name))
                }
                (None, None) => "a calendar link".to_owned(),
            },
            Some(Record::ImportSource(it)) => format!("what {} brought in", it.name),
            Some(Record::HandoverMark(it)) => format!("{}'s handover", state.display_name(&it.person)),
            Some(Record::KeptApart(it)) => {
                format!("what {} is kept apart from", state.display_name(&it.person))
            }
            Some(Record::Activity(it)) => named("activity", &it.title),
            Some(Record::Course(it)) => named("course", &it.title),
            Some(Record::Holiday(it)) => named("holiday", &it.name),
            Some(Record::Travel(_)) => "travel between places".to_owned(),
            Some(Record::AcceptedRisk(it)) => format!("an accepted risk ({})", it.rule),
            Some(Record::StaffRequest(it)) => {
                let to = state.display_name(&it.to);
                it.asker().map_or_else(
                    || format!("a request to {to}"),
                    |by| format!("{}'s request to {to}", state.display_name(&by)),
                )
            }
            Some(Record::Busy(it)) => match &it.whose {
                BusyOf::Person(id) => format!("{}'s busy time", state.display_name(id)),
                BusyOf::Place(id) => {
                    let place = state.place(id).map_or(id.as_str(), |place| place.name.as_str());
                    format!("a busy time of {place}")
                }
            },
            Some(Record::Policy(it)) => format!("the policy {}", it.key),
            Some(Record::Service(_)) => "the service".to_owned(),
            _ => self.key.to_string(),
        }
    }
}

/// What is known by a name: `the place “Hall”`; one that is to have its name still, as one of its kind.
fn named(kind: &str, name: &str) -> String {
    match (name.is_empty(), kind.starts_with(['a', 'e', 'i', 'o', 'u'])) {
        (false, _) => format!("the {kind} “{name}”"),
        (true, true) => format!("an {kind}"),
        (true, false) => format!("a {kind}"),
    }
}

impl fmt::Display for Edit {
    /// What was done, such as `moved session mdt-20261130 from … to …`; never what a private field holds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.before, &self.after) {
            (Some(Record::Session(before)), Some(Record::Session(after))) => {
                let (old, new) = (&before.booking, &after.booking);
                if old.start != new.start {
                    write!(f, "moved {} from {} to {}", self.key, old.start, new.start)
                } else if old.status != new.status {
                    write!(f, "marked {} {}", self.key, new.status)
                } else {
                    write!(f, "changed {}", self.key)
                }
            }
            (Some(Record::Leave(before)), Some(Record::Leave(after))) if before.state != after.state => {
                write!(f, "{} {}", after.state, self.key)
            }
            (_, Some(Record::Session(after))) => {
                write!(f, "added {} ({} at {})", self.key, after.booking.activity, after.booking.start)
            }
            // What a request is about is told by what is done of it; its id is nobody's word.
            (None, Some(Record::StaffRequest(_))) => write!(f, "asked somebody"),
            (Some(_), Some(Record::StaffRequest(after))) => write!(f, "marked a request {}", after.state),
            (None, _) => write!(f, "added {}", self.key),
            (Some(_), Some(_)) => write!(f, "changed {}", self.key),
            (Some(_), None) => write!(f, "removed {}", self.key),
        }
    }
}
