//! Look-ups of what stands in a record of its own beside the one that it goes with.

use super::snapshot::State;
use crate::domain::calendar::{Date, Minutes, TimeSpan};
use crate::domain::id::{ActivityId, CourseId, FamilyRef, PersonId, PostId};
use crate::domain::record::{
    CarryLapse, Entity as _, HolidayTime, KeptApart, Key, LastContact, LeaveAsked, Post, PostHours,
    PublicTitle, Record, Training,
};

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
            Self::LeaveAsked(it) => Some(Key::Leave(it.key())),
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
            Key::Leave(key) => one(records.leave_asked.get(key).map(|row| LeaveAsked::clone(&row.item))),
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
