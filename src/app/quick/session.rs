//! A session or a series, from what a line says.

use super::QuickContext;
use super::groups;
use super::meaning::DayPart;
use super::said::Said;
use super::worker::{Wanted, first_open, of_family};
use crate::domain::{
    Activity, ActivityKind, Booking, Date, Frequency, Group, Minutes, PersonId, Repeat, Time, Track, Until,
};
use crate::rota::venue_on;
use crate::words::day as in_words;

/// A rule as it is said, with the first day it falls on.
type Begun = (Option<Repeat>, Date);

/// The session that is said, and how it comes again; `supposed` takes what was not said.
pub(super) fn session(
    said: Said,
    setting: &QuickContext,
    supposed: &mut Vec<String>,
) -> Result<(Booking, Option<Repeat>), String> {
    let activity = said.activity.clone().ok_or("say what it is: phone, walk, notes, …")?;
    if said.days.is_some_and(|(from, to)| from != to) {
        return Err("a session is on one day; a range of days is for leave".to_owned());
    }
    let part = said.part.filter(|_| said.start.is_none());
    if said.start.is_none() && part.is_none() && setting.time.is_none() {
        return Err("say when: 14 or 14:30".to_owned());
    }
    let (rule, day) = begun(&said, part, setting)?;
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
        ..Booking::new(activity, day.start(), Minutes::ZERO)
    };
    let start = said.start.or(setting.time.filter(|_| part.is_none()));
    let length = match (said.length, said.start.zip(said.end)) {
        (None, Some((start, end))) => Some(between(start, end).ok_or("this would end before it begins")?),
        (Some(length), Some((start, end))) if between(start, end) != Some(length) => {
            return Err(format!("{start} to {end} is not {length}: write one of the two"));
        }
        (length, _) => length,
    };
    suppose_group(&mut booking, length, setting);
    let wanted = match (start, part) {
        (Some(start), _) => Wanted::At(day.at(start), booking.minutes),
        (None, Some(part)) => Wanted::In(day, part),
        (None, None) => Wanted::In(day, DayPart::Morning),
    };
    if booking.people.is_empty() {
        suppose_who(&mut booking, wanted, setting, supposed)?;
    }
    if let Some(person) = booking.twice() {
        let who = setting.state.display_name(person);
        return Err(format!("{who} is named twice: name them once, to do it, with them or to learn"));
    }
    suppose_track(&mut booking, setting);
    if length.is_none() {
        supposed.push(format!("{} long, as usual", booking.minutes));
    }
    let start = match (start, part) {
        (Some(start), _) => start,
        (None, part) => open_start(&booking, (day, part.unwrap_or(DayPart::Morning)), setting)?,
    };
    if said.days.is_none() && rule.is_none() {
        supposed.push(setting.marked_day(day));
    }
    booking.start = day.at(start);
    Ok((booking, rule.map(by_its_start)))
}

/// The rule that was said, and the day of the session: the first that the rule falls on, else the one said or marked.
fn begun(said: &Said, part: Option<DayPart>, setting: &QuickContext) -> Result<Begun, String> {
    let noon = part.and_then(|_| Time::new(12, 0));
    let start = said.start.or(noon).or(setting.time).ok_or("say when: 14 or 14:30")?;
    let rule = rule(said)?;
    let day = said.days.map(|(day, _)| day);
    let day = match &rule {
        Some(rule) => first_day(rule, day, start, setting)?,
        None => day.unwrap_or(setting.day),
    };
    Ok((rule, day))
}

/// Who does what nobody is named for: with a family its worker, or its backup; else whoever is marked.
fn suppose_who(
    booking: &mut Booking,
    wanted: Wanted,
    setting: &QuickContext,
    supposed: &mut Vec<String>,
) -> Result<(), String> {
    if let Some(family) = booking.families.first() {
        let (person, why) = of_family(family, wanted, setting)?
            .ok_or_else(|| format!("nobody works with {} yet: write who", family.called()))?;
        if !booking.involves(&person) {
            booking.people.push(person);
            supposed.push(why);
        }
        return Ok(());
    }
    if let Some(person) = setting.person.filter(|person| !booking.involves(person)) {
        booking.people.push(person.clone());
        supposed.push(format!("{}, who is marked", setting.state.display_name(person)));
    }
    Ok(())
}

/// The first time that is open for whoever does it.
fn open_start(
    booking: &Booking,
    (day, part): (Date, DayPart),
    setting: &QuickContext,
) -> Result<Time, String> {
    let when = format!("on {} in the {}", in_words(day, setting.today), part.word());
    let person = booking.people.first().ok_or_else(|| format!("say at which time {when}, such as 14:30"))?;
    first_open(person, (day, part), booking.minutes, setting).ok_or_else(|| {
        let (name, long) = (setting.state.display_name(person), booking.minutes);
        format!("{name} has no {long} free {when}: write a time, such as 14:30")
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

/// What follows from the activity: its group, and the usual length where none was said.
fn suppose_group(booking: &mut Booking, length: Option<Minutes>, setting: &QuickContext) {
    let state = setting.state;
    let activity = state.activity(&booking.activity);
    if booking.group.is_none() && activity.is_some_and(|a| a.kind == ActivityKind::Group) {
        booking.group = groups::of_activity(&booking.activity, setting);
    }
    let group = booking.group.as_ref().and_then(|id| state.group(id));
    if booking.place.is_none() {
        booking.place = group.and_then(|group| venue_on(state, group, booking.start.date()));
    }
    booking.minutes = length.unwrap_or_else(|| usual_minutes(booking, activity, group, setting));
}

/// The track of a supervision, by who it is with.
fn suppose_track(booking: &mut Booking, setting: &QuickContext) {
    let activity = setting.state.activity(&booking.activity);
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
