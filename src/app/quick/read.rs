//! From the meanings of words to what the line asks for.

use super::QuickContext;
use super::meaning::{Meaning, QuickWord};
use super::word::{is_with, words};
use crate::domain::{
    Activity, ActivityId, ActivityKind, Booking, Date, FamilyRef, Frequency, Group, GroupId, Leave,
    LeaveKind, LeaveSpan, LeaveState, Minutes, PersonId, PlaceId, Repeat, Time, Track, Until,
};
use crate::words::date;

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A session.
    Session(Booking),
    /// A repeating session.
    Series(Booking, Repeat),
    /// Leave.
    Leave(Leave),
}

/// A line as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its words, with what each was taken for.
    pub words: Vec<QuickWord>,
    /// What it asks for, once nothing is missing.
    pub written: Option<Written>,
    /// What is wrong or missing, in words.
    pub problem: Option<String>,
}

/// Everything the words said, before defaults.
#[derive(Default)]
struct Said {
    days: Option<(Date, Date)>,
    start: Option<Time>,
    end: Option<Time>,
    length: Option<Minutes>,
    repeats: Option<Repeat>,
    count: Option<u32>,
    until: Option<Date>,
    leave: Option<LeaveKind>,
    activity: Option<ActivityId>,
    group: Option<GroupId>,
    people: Vec<PersonId>,
    with: Vec<PersonId>,
    shadow: Vec<PersonId>,
    lead: Option<PersonId>,
    families: Vec<FamilyRef>,
    place: Option<PlaceId>,
    track: Option<Track>,
    note: Option<String>,
}

/// Reads a line.
#[must_use]
pub fn read(line: &str, setting: &QuickContext) -> Reading {
    let words = words(line, setting);
    let result = gather(line, &words, setting).and_then(|said| decide(said, setting));
    match result {
        Ok(written) => Reading { words, written: Some(written), problem: None },
        Err(problem) => Reading { words, written: None, problem: Some(problem) },
    }
}

fn gather(line: &str, words: &[QuickWord], setting: &QuickContext) -> Result<Said, String> {
    let mut said = Said::default();
    let (mut until, mut leads) = (false, false);
    for word in words {
        let text = line.get(word.range.clone()).unwrap_or_default();
        match &word.meaning {
            Meaning::Unknown => return Err(unknown(text)),
            Meaning::NoDay(words) => return Err(format!("{words}: write another day")),
            Meaning::Ambiguous(names) => {
                let names: Vec<&str> = names.iter().map(String::as_str).take(6).collect();
                return Err(format!("“{text}” could be {}: write more of it", names.join(", ")));
            }
            Meaning::Day(day) if until => said.until = Some(*day),
            meaning => said.take(meaning, leads, setting),
        }
        until = matches!(word.meaning, Meaning::Until);
        leads = matches!(word.meaning, Meaning::Leads);
    }
    if said.track.is_some() && said.activity.is_none() {
        said.activity = ActivityId::parse("supervision").ok();
    }
    match (said.leave, &said.activity) {
        (None, None) if words.is_empty() => {
            Err("write what, when and who, such as: thu 14 phone c4 30m".to_owned())
        }
        (None, None) => Err("say what it is: phone, walk, notes, …".to_owned()),
        _ => Ok(said),
    }
}

impl Said {
    fn take(&mut self, meaning: &Meaning, leads: bool, setting: &QuickContext) {
        match meaning {
            Meaning::Day(day) => {
                self.days = Some(self.days.map_or((*day, *day), |(from, _)| (from, *day)));
            }
            Meaning::Days(from, to) => self.days = Some((*from, *to)),
            Meaning::Time(time) if self.start.is_some() => self.end = Some(*time),
            Meaning::Time(time) => self.start = Some(*time),
            Meaning::Times(from, to) => (self.start, self.end) = (Some(*from), Some(*to)),
            Meaning::Length(length) => self.length = Some(*length),
            Meaning::Repeats(rule) => self.repeats = Some(Repeat::clone(rule)),
            Meaning::Count(count) => self.count = Some(*count),
            // In "sick leave" the second word says nothing new.
            Meaning::Leave(LeaveKind::Annual) => self.leave = self.leave.or(Some(LeaveKind::Annual)),
            Meaning::Leave(kind) => self.leave = Some(*kind),
            Meaning::Activity(id) => self.activity = Some(id.clone()),
            Meaning::Group(id) => {
                self.activity = setting.state.group(id).map(|group| group.activity.clone());
                self.group = Some(id.clone());
            }
            Meaning::Person(id) => self.take_person(id, leads, setting),
            Meaning::Shadow(id) => once(&mut self.shadow, id),
            Meaning::Family(reference) => once(&mut self.families, reference),
            Meaning::Place(id) => self.place = Some(id.clone()),
            Meaning::Track(track) => self.track = Some(*track),
            Meaning::Note(note) => self.note = Some(note.clone()).filter(|n| !n.is_empty()),
            Meaning::Until
            | Meaning::Leads
            | Meaning::Filler
            | Meaning::Unknown
            | Meaning::NoDay(_)
            | Meaning::Ambiguous(_) => {}
        }
    }

    fn take_person(&mut self, id: &PersonId, leads: bool, setting: &QuickContext) {
        if leads {
            self.lead = Some(id.clone());
        }
        let with = !leads && is_with(id, setting.state);
        once(if with { &mut self.with } else { &mut self.people }, id);
    }
}

/// Puts something in a list unless it stands there already.
fn once<T: Clone + PartialEq>(list: &mut Vec<T>, it: &T) {
    if !list.contains(it) {
        list.push(it.clone());
    }
}

fn decide(said: Said, setting: &QuickContext) -> Result<Written, String> {
    match said.leave {
        Some(kind) => leave(&said, kind, setting).map(Written::Leave),
        None => session(said, setting),
    }
}

fn leave(said: &Said, kind: LeaveKind, setting: &QuickContext) -> Result<Leave, String> {
    let named = said.people.first().or(said.with.first());
    let person = named.or(setting.person).ok_or("say whose leave it is")?;
    if said.repeats.is_some() || said.until.is_some() || said.count.is_some() {
        return Err("leave does not repeat: write from and to, such as mon-wed".to_owned());
    }
    if let Some(beside) = beside_leave(said) {
        return Err(beside);
    }
    let (from, to) = said.days.unwrap_or((setting.day, setting.day));
    let span = match (said.start, said.end.or_else(|| end_after(said.start, said.length))) {
        (Some(start), Some(end)) => LeaveSpan::Times { from: from.at(start), to: to.at(end) },
        (Some(_), None) => return Err("say until when, such as 13-15".to_owned()),
        _ => LeaveSpan::Days { from, to },
    };
    let (start, end) = span.moments();
    if end <= start {
        let (from, to) = (date(start.date()), date(end.plus_wall(Minutes(-1)).date()));
        return Err(if from == to {
            "this leave would end before it begins".to_owned()
        } else {
            format!("this leave would end before it begins: it reads as {from} to {to}")
        });
    }
    let taken = setting
        .state
        .records
        .leave
        .keys()
        .filter(|(p, day, k, _)| p == person && *day == from && *k == kind)
        .count();
    Ok(Leave {
        person: person.clone(),
        kind,
        span,
        state: if setting.approves { LeaveState::Approved } else { LeaveState::Requested },
        number: u8::try_from(taken).map_err(|_| "there is too much leave on that day already")?,
    })
}

/// What a line of leave says that leave has no room for: nothing of it is dropped in silence.
fn beside_leave(said: &Said) -> Option<String> {
    if said.people.len() + said.with.len() > 1 {
        return Some("leave is for one person: write a line for each".to_owned());
    }
    if let Some(length) = said.length.filter(|_| said.start.is_none()) {
        return Some(format!(
            "say from when the {length} are, such as 13 {}m, or from when to when",
            length.0
        ));
    }
    if said.end.is_some() && said.start.is_none() {
        return Some("say from when to when, such as 13-15".to_owned());
    }
    let what = [
        (!said.families.is_empty(), "a family"),
        (said.place.is_some(), "a place"),
        (said.group.is_some(), "a group"),
        (said.note.is_some(), "a note"),
        (!said.shadow.is_empty() || said.lead.is_some(), "anybody else"),
    ];
    let (_, what) = what.into_iter().find(|(said, _)| *said)?;
    Some(format!("leave does not take {what}: take it out, or say what the session is"))
}

fn end_after(start: Option<Time>, length: Option<Minutes>) -> Option<Time> {
    let end = start?.minutes() + length?;
    Time::new(u16::try_from(end.0 / 60).ok()?, u16::try_from(end.0 % 60).ok()?)
}

fn session(said: Said, setting: &QuickContext) -> Result<Written, String> {
    let activity = said.activity.clone().ok_or("say what it is: phone, walk, notes, …")?;
    if said.days.is_some_and(|(from, to)| from != to) {
        return Err("a session is on one day; a range of days is for leave".to_owned());
    }
    let start = said.start.or(setting.time).ok_or("say when: 14 or 14:30")?;
    let rule = rule(&said)?;
    let day = said.days.map_or(setting.day, |(day, _)| day);
    let day = match &rule {
        Some(rule) => first_day(rule, said.days.map(|(day, _)| day), start, setting)?,
        None => day,
    };
    let mut booking = Booking {
        people: said.people,
        with: said.with,
        shadow: said.shadow,
        lead: said.lead,
        families: said.families,
        group: said.group,
        place: said.place,
        track: said.track,
        note: said.note,
        ..Booking::new(activity, day.at(start), Minutes::ZERO)
    };
    if booking.people.is_empty() {
        let selected = setting.person.filter(|person| !booking.involves(person));
        booking.people.extend(selected.cloned());
    }
    if let Some(person) = booking.twice() {
        let who = setting.state.display_name(person);
        return Err(format!("{who} is named twice: name them once, to do it, with them or to learn"));
    }
    let length = match (said.length, said.end) {
        (None, Some(end)) => Some(between(start, end).ok_or("this would end before it begins")?),
        (length, _) => length,
    };
    fill_in(&mut booking, length, setting);
    Ok(match rule {
        Some(rule) => Written::Series(booking, by_its_start(rule)),
        None => Written::Session(booking),
    })
}

/// The rule that was said, with its end.
fn rule(said: &Said) -> Result<Option<Repeat>, String> {
    match (&said.repeats, said.until, said.count) {
        (None, None, None) => Ok(None),
        (None, Some(_), _) => Err("“until” is for what repeats: add every, weekly or fortnightly".to_owned()),
        (None, _, Some(_)) => Err("“times” is for what repeats: add every, weekly or fortnightly".to_owned()),
        (Some(_), Some(_), Some(_)) => Err("write one end only: until a day, or so many times".to_owned()),
        (Some(rule), until, count) => {
            Ok(Some(Repeat { until: until.map(Until::Date), count, ..rule.clone() }))
        }
    }
}

/// Why a word means nothing: a time or a length that cannot be, or nothing that is known here.
fn unknown(text: &str) -> String {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if text.split_once([':', '.']).is_some_and(|(hours, minutes)| digits(hours) && digits(minutes)) {
        return format!("there is no time {text}: a day goes from 0:00 to 23:59");
    }
    let length = text.strip_suffix(['m', 'h']).or_else(|| text.strip_suffix("min"));
    if length.is_some_and(digits) {
        return format!("{text} is not a length: write one such as 45m or 1h30");
    }
    let reads_as_family = text.split_at_checked(1).is_some_and(|(letter, number)| {
        letter.starts_with(|c: char| c.is_ascii_alphabetic() && c != 'w') && digits(number)
    });
    if reads_as_family {
        return format!(
            "no family that you can see is “{text}”: note her referral on the Caseload screen first"
        );
    }
    format!("“{text}” is not known here: write a day, what, or who")
}

/// The first day of a rule: from the day that was said; else its first weekday of the week in view; else from the day in
/// view.
fn first_day(rule: &Repeat, said: Option<Date>, start: Time, setting: &QuickContext) -> Result<Date, String> {
    let weekly = rule.frequency == Frequency::Weekly;
    let weekdays = rule.by_day.iter().filter(|_| weekly).map(|(_, weekday)| setting.day.week().day(*weekday));
    // In the week that is running, what is past is not begun with unless it is said.
    let is_running = setting.day.week() == setting.today.week();
    let first = weekdays.min().map(|day| if is_running { day.max(setting.today) } else { day });
    let from = said.or(first).unwrap_or(setting.day);
    let never = match rule.last_day() {
        Some(_) => "this would end before the first one",
        None => "no day ever fits that: check the rule",
    };
    let first = rule.first_from(from, start).ok_or(never)?;
    Ok(first.date())
}

/// A rule of one weekday as its first one says it, so that it can be moved to any day as a whole.
fn by_its_start(mut rule: Repeat) -> Repeat {
    let one = rule.frequency == Frequency::Weekly && rule.by_day.len() == 1;
    if one && rule.by_set_pos.is_empty() && rule.by_month.is_empty() {
        rule.by_day.clear();
    }
    rule
}

fn between(start: Time, end: Time) -> Option<Minutes> {
    let minutes = end.minutes() - start.minutes();
    (minutes > Minutes::ZERO).then_some(minutes)
}

/// What follows from what was said: the group of an activity, the usual length, the track of a supervision.
fn fill_in(booking: &mut Booking, length: Option<Minutes>, setting: &QuickContext) {
    let state = setting.state;
    let activity = state.activity(&booking.activity);
    if booking.group.is_none() && activity.is_some_and(|a| a.kind == ActivityKind::Group) {
        let mut groups = state.records.groups.values().filter(|row| row.item.activity == booking.activity);
        if let (Some(only), None) = (groups.next(), groups.next()) {
            booking.group = Some(only.item.id.clone());
        }
    }
    let group = booking.group.as_ref().and_then(|id| state.group(id));
    booking.minutes = length.unwrap_or_else(|| usual_minutes(booking, activity, group, setting));
    if booking.track.is_none() && activity.is_some_and(|a| a.kind == ActivityKind::Supervision) {
        booking.track = known_track(booking.people.first(), booking.with.first(), setting);
    }
}

fn usual_minutes(
    booking: &Booking,
    activity: Option<&Activity>,
    group: Option<&Group>,
    setting: &QuickContext,
) -> Minutes {
    let wished = booking
        .families
        .first()
        .filter(|_| activity.is_some_and(|a| a.heavy))
        .and_then(|family| setting.state.family(family)?.minutes);
    group.map(Group::block).or(wished).or(activity.and_then(|a| a.minutes)).unwrap_or(Minutes(30))
}

fn known_track(
    person: Option<&PersonId>,
    supervisor: Option<&PersonId>,
    setting: &QuickContext,
) -> Option<Track> {
    setting
        .state
        .records
        .supervision
        .values()
        .map(|row| &row.item)
        .find(|it| Some(&it.person) == person && Some(&it.supervisor) == supervisor)
        .map(|it| it.track)
}
