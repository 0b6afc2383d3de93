//! What came to records after they were first stored, and before a stored record could grow (see `stored`): each stands in a
//! record of its own, beside the one that it belongs to and goes with.
//!
//! In the team file each is a key of the row it belongs to.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::calendar::{Date, Minutes};
use super::id::{ActivityId, CourseId, FamilyRef, PersonId, PostId};
use super::parts::{
    At, Described, DescribedField, FieldSaid, Fields, HasParts, Privacy, RecordPart, RecordPartMut, RowReader,
};
use super::post::Post;
use super::record::{Key, Record};
use super::service::TimeSpan;
use super::state::State;
use super::training::Training;

/// What somebody has booked, or waits for, in a course whose certificate they hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refresher(pub Training);

impl HasParts for Refresher {
    fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        self.0.see(at, look);
    }

    fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        self.0.edit(at, change);
    }
}

impl Fields for Refresher {
    fn read(row: &mut impl RowReader) -> Option<Self> {
        Training::read(row).map(Self)
    }

    fn say(&self, say: &mut dyn FnMut(FieldSaid)) {
        self.0.say(say);
    }
}

impl Described for Refresher {
    const FIELDS: &'static [DescribedField] = Training::FIELDS;

    fn hide(&mut self, is_hidden: &dyn Fn(Privacy) -> bool) {
        self.0.hide(is_hidden);
    }
}

/// The hours of a post from a day on, where its funding changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostHours {
    /// The post.
    pub post: PostId,
    /// The first day.
    pub from: Date,
    /// Funded minutes a week.
    pub hours: Minutes,
}

/// What somebody is kept apart from, who was a patient there or knows a family otherwise. Private: matching and cover leave
/// it out, and nothing ever says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptApart {
    /// Who.
    pub person: PersonId,
    /// The ids of teams and places and the references of families.
    pub from: Vec<SmolStr>,
}

/// The last contact with a family whose case was running before it came in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastContact {
    /// Whose.
    pub family: FamilyRef,
    /// The day.
    pub on: Date,
}

/// What a calendar outside the service may say of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicTitle {
    /// The activity.
    pub activity: ActivityId,
    /// What may be said.
    pub title: String,
}

/// The part of a day on which a public holiday of the employer's is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayTime {
    /// The day of the holiday.
    pub date: Date,
    /// From when to when.
    pub time: TimeSpan,
}

/// When leave that was carried into a leave year lapses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryLapse {
    /// Whose.
    pub person: PersonId,
    /// The leave year it was carried into, by the year it starts in.
    pub year: i32,
    /// The day it lapses.
    pub until: Date,
}

impl Record {
    /// The record that this one stands beside and goes with; `None` for one that stands by itself.
    #[must_use]
    pub fn stands_beside(&self) -> Option<Key> {
        match self {
            Self::PostHours(it) => Some(Key::Post(it.post.clone())),
            Self::KeptApart(it) => Some(Key::Person(it.person.clone())),
            Self::LastContact(it) => Some(Key::Family(it.family.clone())),
            Self::PublicTitle(it) => Some(Key::Activity(it.activity.clone())),
            Self::HolidayTime(it) => Some(Key::Holiday(it.date)),
            Self::CarryLapse(it) => Some(Key::Carry((it.person.clone(), it.year))),
            _ => None,
        }
    }
}

impl State {
    /// What stands beside a record, in order of key.
    #[must_use]
    pub fn beside(&self, key: &Key) -> Vec<Record> {
        fn one<T, R: From<T>>(found: Option<T>) -> Vec<R> {
            found.into_iter().map(R::from).collect()
        }
        let records = &self.records;
        match key {
            Key::Post(id) => self.hours_of_post(id).cloned().map(Record::from).collect(),
            Key::Person(id) => one(records.apart.get(id).map(|row| KeptApart::clone(&row.item))),
            Key::Family(id) => one(records.last_contacts.get(id).map(|row| LastContact::clone(&row.item))),
            Key::Activity(id) => one(records.public_titles.get(id).map(|row| PublicTitle::clone(&row.item))),
            Key::Holiday(date) => {
                one(records.holiday_times.get(date).map(|row| HolidayTime::clone(&row.item)))
            }
            Key::Carry(key) => one(records.carry_lapses.get(key).map(|row| CarryLapse::clone(&row.item))),
            _ => vec![],
        }
    }

    /// The hours of a post from each day on which its funding changes, in order of day.
    pub fn hours_of_post(&self, post: &PostId) -> impl Iterator<Item = &PostHours> {
        let of_post = (post.clone(), Date::FIRST)..=(post.clone(), Date::LAST);
        self.records.post_hours.range(of_post).map(|(_, row)| &*row.item)
    }

    /// The funded minutes a week of a post on a day, whether or not the funding has ended by then.
    #[must_use]
    pub fn post_hours(&self, post: &Post, on: Date) -> Minutes {
        let changes = self.hours_of_post(&post.id).take_while(|change| change.from <= on);
        changes.last().map_or(post.hours, |change| change.hours)
    }

    /// Every training that is noted, by person and course: the certificate, and what is booked or waited for beside it.
    pub fn trainings(&self) -> impl Iterator<Item = &Training> {
        let held = self.records.training.values().map(|row| &*row.item);
        held.chain(self.records.refreshers.values().map(|row| &row.item.0))
    }

    /// What is noted of somebody's training in a course: what they hold or, without that, how far it has come.
    #[must_use]
    pub fn training(&self, person: &PersonId, course: &CourseId) -> Option<&Training> {
        let of = (person.clone(), course.clone());
        let first = self.records.training.get(&of).map(|row| &*row.item);
        first.or_else(|| self.records.refreshers.get(&of).map(|row| &row.item.0))
    }

    /// What somebody has booked or waits for in a course, be it beside a certificate they hold.
    #[must_use]
    pub fn training_ahead(&self, person: &PersonId, course: &CourseId) -> Option<&Training> {
        let of = (person.clone(), course.clone());
        let beside = self.records.refreshers.get(&of).map(|row| &row.item.0);
        beside.or_else(|| self.records.training.get(&of).map(|row| &*row.item).filter(|it| !it.is_done()))
    }

    /// The last contact with a family from before it came in here, where one is noted.
    #[must_use]
    pub fn contact_before(&self, family: &FamilyRef) -> Option<Date> {
        self.records.last_contacts.get(family).map(|row| row.item.on)
    }

    /// The part of a day on which the employer's public holiday is one; `None` where it is all of it.
    #[must_use]
    pub fn holiday_time(&self, date: Date) -> Option<TimeSpan> {
        self.records.holiday_times.get(&date).map(|row| row.item.time)
    }

    /// What a calendar outside the service may say of an activity, where the team said.
    #[must_use]
    pub fn public_title(&self, activity: &ActivityId) -> Option<&str> {
        self.records.public_titles.get(activity).map(|row| row.item.title.as_str())
    }
}

crate::domain::parts::described! {
    PostHours in store {
        post = "hours": refers,
        from: plain,
        hours: plain,
    }
    KeptApart in store {
        person: refers,
        from: untold for Nobody,
    }
    LastContact in store {
        family: refers,
        on: plain,
    }
    PublicTitle in store {
        activity: refers,
        title = "public_title": text,
    }
    HolidayTime in store {
        date: plain,
        time: plain,
    }
    CarryLapse in store {
        person: refers,
        year: plain,
        until: plain,
    }
}
