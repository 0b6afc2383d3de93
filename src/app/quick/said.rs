//! Everything that the words of a line say, before anything is supposed beside it.

use super::QuickContext;
use super::known::is_with;
use super::meaning::{DayPart, Meaning, QuickWord};
use crate::domain::{
    ActivityId, Date, FamilyRef, GroupId, LeaveKind, Minutes, PersonId, PlaceId, Repeat, Time, Track,
};

const UNTIL: &str = "say until which day, such as until 18 dec";
const LEADS: &str = "say who leads, such as lead eilidh";

/// What was said.
#[derive(Default)]
pub(super) struct Said {
    pub days: Option<(Date, Date)>,
    pub start: Option<Time>,
    pub end: Option<Time>,
    pub part: Option<DayPart>,
    pub length: Option<Minutes>,
    pub repeats: Option<Repeat>,
    pub count: Option<u32>,
    pub until: Option<Date>,
    pub leave: Option<LeaveKind>,
    pub activity: Option<ActivityId>,
    pub group: Option<GroupId>,
    pub people: Vec<PersonId>,
    pub with: Vec<PersonId>,
    pub shadow: Vec<PersonId>,
    pub lead: Option<PersonId>,
    pub families: Vec<FamilyRef>,
    pub place: Option<PlaceId>,
    pub track: Option<Track>,
    pub note: Option<String>,
    /// What was said twice, each time otherwise.
    pub twice: Option<&'static str>,
    /// A word after which something is lacking, and what.
    pub lacks: Option<&'static str>,
}

impl Said {
    /// What words say that are all understood; nothing of what they say is dropped in silence.
    pub(super) fn by(words: &[QuickWord], setting: &QuickContext) -> Self {
        let mut said = Self::default();
        let (mut until, mut leads) = (false, false);
        for word in words {
            if until && !matches!(word.meaning, Meaning::Day(_)) {
                said.lacks.get_or_insert(UNTIL);
            }
            if leads && !matches!(word.meaning, Meaning::Person(_)) {
                said.lacks.get_or_insert(LEADS);
            }
            match &word.meaning {
                Meaning::Day(day) if until => put(&mut said.until, day, "the last day", &mut said.twice),
                meaning => said.take(meaning, leads, setting),
            }
            until = matches!(word.meaning, Meaning::Until);
            leads = matches!(word.meaning, Meaning::Leads);
        }
        match (until, leads) {
            (true, _) => said.lacks = said.lacks.or(Some(UNTIL)),
            (_, true) => said.lacks = said.lacks.or(Some(LEADS)),
            _ => {}
        }
        if said.track.is_some() && said.activity.is_none() {
            said.activity = ActivityId::parse("supervision").ok();
        }
        said
    }

    fn take(&mut self, meaning: &Meaning, leads: bool, setting: &QuickContext) {
        let twice = &mut self.twice;
        match meaning {
            Meaning::Day(day) => {
                self.days = Some(self.days.map_or((*day, *day), |(from, _)| (from, *day)));
            }
            Meaning::Days(from, to) => self.days = Some((*from, *to)),
            Meaning::Time(time) if self.start.is_some() => put(&mut self.end, time, "the time", twice),
            Meaning::Time(time) => self.start = Some(*time),
            Meaning::Times(from, to) => {
                put(&mut self.start, from, "the time", twice);
                put(&mut self.end, to, "the time", twice);
            }
            Meaning::Part(part) => put(&mut self.part, part, "the part of the day", twice),
            Meaning::Length(length) => put(&mut self.length, length, "the length", twice),
            Meaning::Repeats(rule) => put(&mut self.repeats, &Repeat::clone(rule), "how it repeats", twice),
            Meaning::Count(count) => put(&mut self.count, count, "how often", twice),
            // In "sick leave" the second word says nothing new.
            Meaning::Leave(LeaveKind::Annual) => self.leave = self.leave.or(Some(LeaveKind::Annual)),
            Meaning::Leave(kind) => {
                self.leave = self.leave.filter(|kind| *kind != LeaveKind::Annual);
                put(&mut self.leave, kind, "the kind of leave", twice);
            }
            Meaning::Activity(id) => put(&mut self.activity, id, "the activity", twice),
            Meaning::Group(id) => {
                if let Some(group) = setting.state.group(id) {
                    put(&mut self.activity, &group.activity, "the activity", twice);
                }
                put(&mut self.group, id, "the group", twice);
            }
            Meaning::Person(id) => self.take_person(id, leads, setting),
            Meaning::Shadow(id) => once(&mut self.shadow, id),
            Meaning::Family(reference) => once(&mut self.families, reference),
            Meaning::Place(id) => put(&mut self.place, id, "the place", twice),
            Meaning::Track(track) => put(&mut self.track, track, "the kind of supervision", twice),
            Meaning::Note(note) if note.is_empty() => {}
            Meaning::Note(note) => put(&mut self.note, note, "the note", twice),
            Meaning::Until
            | Meaning::Leads
            | Meaning::Filler
            | Meaning::Unknown
            | Meaning::Hour(_)
            | Meaning::Hours(..)
            | Meaning::TimeOrDay(..)
            | Meaning::TimeOrYear(..)
            | Meaning::NoTime
            | Meaning::NoDay(_)
            | Meaning::Over(_)
            | Meaning::Month(..)
            | Meaning::Ambiguous(_) => {}
        }
    }

    fn take_person(&mut self, id: &PersonId, leads: bool, setting: &QuickContext) {
        if leads {
            put(&mut self.lead, id, "who leads", &mut self.twice);
        }
        let with = !leads && is_with(id, setting.state);
        once(if with { &mut self.with } else { &mut self.people }, id);
    }
}

/// Keeps what is said, and notes where something else was said of the same before.
fn put<T: Clone + PartialEq>(
    place: &mut Option<T>,
    it: &T,
    what: &'static str,
    twice: &mut Option<&'static str>,
) {
    if place.as_ref().is_some_and(|there| there != it) {
        twice.get_or_insert(what);
    }
    *place = Some(it.clone());
}

/// Puts something in a list unless it stands there already.
fn once<T: Clone + PartialEq>(list: &mut Vec<T>, it: &T) {
    if !list.contains(it) {
        list.push(it.clone());
    }
}
