//! Sessions: work booked at a time, once or as a series.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::supervision::Track;
use crate::domain::calendar::{Date, Minutes, Moment, Week};
use crate::domain::id::{ActivityId, FamilyRef, GroupId, LONGEST_ID, PersonId, PlaceId, SeriesId, SessionId};
use crate::domain::parts::{FieldValue, Read, Said, ValueReader};
use crate::domain::repeat::Repeat;
use crate::domain::text::words;

words! {
    /// What became of a session.
    Status or Planned {
        /// It is to happen.
        Planned = "planned",
        /// It happened.
        Done = "done",
        /// It was called off.
        Cancelled = "cancelled",
        /// It did not happen.
        Missed = "missed",
    }
}

impl Status {
    /// Whether it counts for rules and figures: planned and done ones do.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Planned | Self::Done)
    }
}

/// What a session and a series have in common: the work, when, who and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// What it is one of.
    pub activity: ActivityId,
    /// When it starts; of a series, when the first one does.
    pub start: Moment,
    /// The whole booking: of a group, set-up and debrief included.
    pub minutes: Minutes,
    /// Who does it.
    pub people: Vec<PersonId>,
    /// Colleagues who are there.
    pub with: Vec<PersonId>,
    /// Who is along to learn.
    pub shadow: Vec<PersonId>,
    /// Who leads it.
    pub lead: Option<PersonId>,
    /// The families it is for.
    pub families: Vec<FamilyRef>,
    /// The group it is a session of.
    pub group: Option<GroupId>,
    /// Where it is, when the group or the family's area does not say.
    pub place: Option<PlaceId>,
    /// Which supervision it is.
    pub track: Option<Track>,
    /// What became of it.
    pub status: Status,
    /// Why it was called off, moved or given to another.
    pub reason: Option<String>,
    /// Who called it off.
    pub cancelled_by: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Of a supervision, whether wellbeing was on the agenda; never what was said of it.
    pub wellbeing: bool,
}

/// The words in a note that said so before there was a field for it.
const WELLBEING: &str = "wellbeing on the agenda";

impl Booking {
    /// A planned booking of an activity, with nobody in it yet.
    #[must_use]
    pub fn new(activity: ActivityId, start: Moment, minutes: Minutes) -> Self {
        Self {
            activity,
            start,
            minutes,
            people: vec![],
            with: vec![],
            shadow: vec![],
            lead: None,
            families: vec![],
            group: None,
            place: None,
            track: None,
            status: Status::default(),
            reason: None,
            cancelled_by: None,
            note: None,
            wellbeing: false,
        }
    }

    /// Takes out of the note that wellbeing was on the agenda, where it says so in the words of before.
    pub fn take_tick_out_of_note(&mut self) {
        let Some(note) = self.note.take_if(|note| note.split("; ").any(|part| part == WELLBEING)) else {
            return;
        };
        let others: Vec<&str> = note.split("; ").filter(|part| *part != WELLBEING).collect();
        self.note = (!others.is_empty()).then(|| others.join("; "));
        self.wellbeing = true;
    }

    /// Everybody in it: those who do it, who are with them and who learn; each once.
    pub fn everyone(&self) -> impl Iterator<Item = &PersonId> {
        let earlier = move |n: usize, id: &PersonId| self.listed().take(n).any(|other| other == id);
        self.listed().enumerate().filter(move |(n, id)| !earlier(*n, id)).map(|(_, id)| id)
    }

    /// Somebody who stands in it more than once, in one list or in two: nobody is their own company.
    #[must_use]
    pub fn twice(&self) -> Option<&PersonId> {
        self.listed()
            .enumerate()
            .find(|(n, id)| self.listed().take(*n).any(|other| other == *id))
            .map(|(_, id)| id)
    }

    fn listed(&self) -> impl Iterator<Item = &PersonId> {
        self.people.iter().chain(&self.with).chain(&self.shadow)
    }

    /// Whether a person is in it in any way.
    #[must_use]
    pub fn involves(&self, person: &PersonId) -> bool {
        self.listed().any(|id| id == person)
    }

    /// Puts one person in another's place; somebody who is in it already just stays.
    pub fn hand_over(&mut self, from: &PersonId, to: &PersonId) {
        let there = self.involves(to);
        for list in [&mut self.people, &mut self.with, &mut self.shadow] {
            match list.iter().position(|id| id == from) {
                Some(at) if there => drop(list.remove(at)),
                Some(at) => {
                    if let Some(place) = list.get_mut(at) {
                        place.clone_from(to);
                    }
                }
                None => {}
            }
        }
        if self.lead.as_ref() == Some(from) {
            self.lead = Some(to.clone());
        }
    }

    /// Puts each of two people in the other's place, wherever they are in it.
    pub fn change_places(&mut self, one: &PersonId, other: &PersonId) {
        let lists = [&mut self.people, &mut self.with, &mut self.shadow];
        for id in lists.into_iter().flatten().chain(&mut self.lead) {
            if id == one {
                id.clone_from(other);
            } else if id == other {
                id.clone_from(one);
            }
        }
    }

    /// The name it gets when nobody gave one: `s-` and the CRC32 of what it is, as the contract says.
    #[must_use]
    pub fn derived_id(&self) -> String {
        let list = |ids: &[String]| ids.join(",");
        let text = [
            self.activity.to_string(),
            self.start.to_string(),
            list(&strings(&self.people)),
            list(&strings(&self.families)),
            self.group.as_ref().map(ToString::to_string).unwrap_or_default(),
            self.place.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]
        .join("|");
        format!("s-{:08x}", crc32fast::hash(text.as_bytes()))
    }
}

fn strings<T: fmt::Display>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// A piece of work booked at a time; or what replaces one occurrence of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its id; of an occurrence, the series' id and the date the rule gave.
    pub id: SessionId,
    /// The series it is an occurrence of.
    pub series: Option<SeriesId>,
    /// What, when, who and where.
    pub booking: Booking,
}

impl Session {
    /// The week it starts in.
    #[must_use]
    pub fn week(&self) -> Week {
        self.booking.start.week()
    }

    /// The date its series' rule gave it, where it is an occurrence.
    #[must_use]
    pub fn rule_date(&self) -> Option<Date> {
        self.series.as_ref().and_then(|series| series.rule_date(&self.id))
    }
}

/// A repeating session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Its id, short enough for a date to follow.
    pub id: SeriesId,
    /// The first one.
    pub booking: Booking,
    /// When it comes again.
    pub repeat: Repeat,
    /// Dates of the rule on which it does not happen.
    pub except: Vec<Date>,
}

impl Series {
    /// Whether it comes on a day.
    #[must_use]
    pub fn comes_on(&self, day: Date) -> bool {
        !self.except.contains(&day) && self.gives(day)
    }

    /// Whether its rule gives a day, exceptions aside.
    #[must_use]
    pub fn gives(&self, day: Date) -> bool {
        !self.repeat.dates(self.booking.start, day, day).is_empty()
    }
}

/// The longest id of a series: an occurrence adds a hyphen and eight digits.
pub const LONGEST_SERIES_ID: usize = LONGEST_ID - 9;

/// The id of a series as a file gives it: short enough.
struct ShortSeriesId(SeriesId);

impl FieldValue for ShortSeriesId {
    fn read(value: &impl ValueReader) -> Read<Self> {
        let id: SeriesId = value.word()?;
        let length = id.as_str().len();
        if length > LONGEST_SERIES_ID {
            let most =
                format!("the id of a series has at most {LONGEST_SERIES_ID}, so that a date can follow");
            return Err(format!("{:?} has {length} characters; {most}", id.as_str()));
        }
        Ok(Self(id))
    }

    fn said(&self) -> Said {
        self.0.said()
    }
}

impl SeriesId {
    /// The id of the occurrence on a date that the rule gives.
    #[must_use]
    pub fn occurrence(&self, date: Date) -> Option<SessionId> {
        let (y, m, d) = (date.year(), date.month(), date.day());
        SessionId::parse(&format!("{self}-{y:04}{m:02}{d:02}")).ok()
    }

    /// The date that the rule gave the occurrence with such an id.
    #[must_use]
    pub fn rule_date(&self, id: &SessionId) -> Option<Date> {
        let digits = id.as_str().strip_prefix(self.as_str())?.strip_prefix('-')?;
        let part = |range: std::ops::Range<usize>| digits.get(range)?.parse().ok();
        if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Date::new(digits.get(0..4)?.parse().ok()?, part(4..6)?, part(6..8)?)
    }
}

impl SessionId {
    /// The series that this is the id of an occurrence of, and the date its rule gave; by the look of the id alone.
    #[must_use]
    pub fn occurrence_of(&self) -> Option<(SeriesId, Date)> {
        let (series, _) = self.as_str().rsplit_once('-')?;
        let series = SeriesId::parse(series).ok()?;
        let date = series.rule_date(self)?;
        Some((series, date))
    }
}

crate::domain::parts::described! {
    Booking {
        activity: refers,
        start: plain,
        minutes: plain,
        people: refers,
        with: refers,
        shadow: refers,
        lead: past,
        families: refers,
        group: refers,
        place: refers,
        track: plain,
        status: plain or Status::default(),
        reason: text,
        cancelled_by: text,
        note: text,
        wellbeing: plain or false,
    }
    Session {
        id: id or booking.derived_id().parse().ok()?,
        series: refers,
        booking: flat,
    }
    Series {
        id: id as ShortSeriesId or booking.derived_id().parse().ok()?,
        booking: flat,
        repeat: plain,
        except: plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occurrence_carries_the_date_the_rule_gave() {
        let series = SeriesId::parse("mdt").unwrap();
        let date: Date = "2026-11-30".parse().unwrap();
        let id = series.occurrence(date).unwrap();
        assert_eq!(id.as_str(), "mdt-20261130");
        assert_eq!(series.rule_date(&id), Some(date));
        assert_eq!(id.occurrence_of(), Some((series.clone(), date)));
        assert_eq!(series.rule_date(&SessionId::parse("mdt-2026113").unwrap()), None);
        assert_eq!(series.rule_date(&SessionId::parse("mdt-x-20261130").unwrap()), None);
    }

    #[test]
    fn a_session_without_an_id_is_named_after_what_it_is() {
        let mut booking = Booking::new(
            ActivityId::parse("phone").unwrap(),
            "2026-12-03T14:00".parse().unwrap(),
            Minutes(30),
        );
        booking.people = vec![PersonId::parse("aisha").unwrap()];
        booking.families = vec![FamilyRef::parse("c4").unwrap()];
        let text = b"phone|2026-12-03T14:00|aisha|c4||";
        assert_eq!(booking.derived_id(), format!("s-{:08x}", crc32fast::hash(text)));
    }

    #[test]
    fn everyone_is_named_once() {
        let mut booking =
            Booking::new(ActivityId::parse("mdt").unwrap(), "2026-12-03T14:00".parse().unwrap(), Minutes(30));
        let person = |id| PersonId::parse(id).unwrap();
        booking.people = vec![person("a"), person("b")];
        booking.with = vec![person("b"), person("c")];
        let names: Vec<&str> = booking.everyone().map(PersonId::as_str).collect();
        assert_eq!(names, ["a", "b", "c"]);
    }
}
