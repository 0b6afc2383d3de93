//! Records in their first version, for those that have come to a second; each becomes what it is now.
//!
//! What had no field of its own then stood in words: that wellbeing was on the agenda in a note, that an item of a checklist
//! was no more than an idea at its beginning.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, Instant, Minutes, Moment, Week};
use crate::domain::id::{ActivityId, FamilyRef, GroupId, PersonId, PlaceId, SeriesId, SessionId, TeamId};
use crate::domain::record::{self, Capacity, Invitation, NesLevel, Presence, Role, Status, Track};
use crate::domain::repeat::Repeat;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct BookingV1 {
    activity: ActivityId,
    start: Moment,
    minutes: Minutes,
    people: Vec<PersonId>,
    with: Vec<PersonId>,
    shadow: Vec<PersonId>,
    lead: Option<PersonId>,
    families: Vec<FamilyRef>,
    group: Option<GroupId>,
    place: Option<PlaceId>,
    track: Option<Track>,
    status: Status,
    reason: Option<String>,
    cancelled_by: Option<String>,
    note: Option<String>,
}

impl From<BookingV1> for record::Booking {
    fn from(it: BookingV1) -> Self {
        let mut booking = Self {
            people: it.people,
            with: it.with,
            shadow: it.shadow,
            lead: it.lead,
            families: it.families,
            group: it.group,
            place: it.place,
            track: it.track,
            status: it.status,
            reason: it.reason,
            cancelled_by: it.cancelled_by,
            note: it.note,
            ..Self::new(it.activity, it.start, it.minutes)
        };
        booking.take_tick_out_of_note();
        booking
    }
}

/// A session as it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionV1 {
    id: SessionId,
    series: Option<SeriesId>,
    booking: BookingV1,
}

impl From<SessionV1> for record::Session {
    fn from(it: SessionV1) -> Self {
        Self { id: it.id, series: it.series, booking: it.booking.into() }
    }
}

/// A series as it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SeriesV1 {
    id: SeriesId,
    booking: BookingV1,
    repeat: Repeat,
    except: Vec<Date>,
}

impl From<SeriesV1> for record::Series {
    fn from(it: SeriesV1) -> Self {
        Self { id: it.id, booking: it.booking.into(), repeat: it.repeat, except: it.except }
    }
}

/// What was published of a week, as it was kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditionV1 {
    week: Week,
    at: Instant,
    by: String,
    sessions: Vec<SessionV1>,
    presence: Vec<Presence>,
}

impl From<EditionV1> for record::Edition {
    fn from(it: EditionV1) -> Self {
        let sessions = it.sessions.into_iter().map(record::Session::from).collect();
        Self { week: it.week, at: it.at, by: it.by, sessions, presence: it.presence }
    }
}

/// What was published of a team's part of a week, as it was kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TeamEditionV1 {
    team: TeamId,
    edition: EditionV1,
}

impl From<TeamEditionV1> for record::TeamEdition {
    fn from(it: TeamEditionV1) -> Self {
        Self { team: it.team, edition: it.edition.into() }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct ChecklistItemV1 {
    item: String,
    done: bool,
}

impl From<ChecklistItemV1> for record::ChecklistItem {
    fn from(it: ChecklistItemV1) -> Self {
        Self::of_words(it.item, it.done)
    }
}

/// A group as it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GroupV1 {
    id: GroupId,
    title: String,
    activity: ActivityId,
    place: PlaceId,
    setup: Minutes,
    length: Minutes,
    debrief: Minutes,
    facilitators: Option<u32>,
    capacity: Capacity,
    invited: Vec<Invitation>,
    checklist: Vec<ChecklistItemV1>,
}

impl From<GroupV1> for record::Group {
    fn from(it: GroupV1) -> Self {
        Self {
            id: it.id,
            title: it.title,
            activity: it.activity,
            place: it.place,
            setup: it.setup,
            length: it.length,
            debrief: it.debrief,
            facilitators: it.facilitators,
            capacity: it.capacity,
            invited: it.invited,
            checklist: it.checklist.into_iter().map(record::ChecklistItem::from).collect(),
        }
    }
}

/// A person as it was, before there was a list of what is ready for them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PersonV1 {
    id: PersonId,
    name: String,
    initials: Option<String>,
    team: TeamId,
    role: Role,
    service_start: Option<Date>,
    started: Option<Date>,
    nes_level: Option<NesLevel>,
    boundaries: Vec<String>,
    ask_first: Vec<String>,
    experience: Vec<String>,
    conflict: Option<String>,
    buddy: Option<PersonId>,
    wtr_opt_out: Option<Date>,
    wtr_opt_out_until: Option<Date>,
}

impl From<PersonV1> for record::Person {
    fn from(it: PersonV1) -> Self {
        Self {
            initials: it.initials,
            service_start: it.service_start,
            started: it.started,
            nes_level: it.nes_level,
            boundaries: it.boundaries,
            ask_first: it.ask_first,
            experience: it.experience,
            conflict: it.conflict,
            buddy: it.buddy,
            wtr_opt_out: it.wtr_opt_out,
            wtr_opt_out_until: it.wtr_opt_out_until,
            ..Self::new(it.id, it.name, it.team, it.role)
        }
    }
}
