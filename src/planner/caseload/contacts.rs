//! Contacts to book: the next one with a family, the first one jointly, or all that are due in a week and not booked.

use crate::domain::{
    ActivityId, Change, Date, Family, Format, Minutes, Moment, PersonId, StepKind, TeamId, TeamKind, Time,
    Visit, Week, counted,
};
use crate::planner::common::ground::Ground;
use crate::planner::common::scene::Scene;
use crate::planner::common::{Asked, Remedy, RemedyKind, words};
use crate::rota::Span;
use crate::rules::{Room, Severity};

use super::noted::noted;
use super::slots::{Contact, Leg, Slot};
use super::{Caseload, Line};

/// How many times are offered of one contact, and how many are tried to have so many.
const OFFERED: usize = 6;
const TRIED: usize = 9;

/// How far ahead is looked for a time, in days.
const AHEAD: i32 = 21;

/// The time of day where nobody is used to any.
const MORNING: Time = match Time::new(10, 0) {
    Some(time) => time,
    None => Time::MIDNIGHT,
};

/// The contacts of a week that were planned.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// All of them as one change; `None` where nothing is to be booked.
    pub together: Option<Remedy>,
    /// Each by itself, the most pressing first.
    pub each: Vec<Remedy>,
    /// Those for whom no time was found, with why.
    pub left: Vec<String>,
}

/// What a contact with a family would be: the next one, or the first one with somebody along. The error says in words what
/// is missing.
pub fn wanted(room: &Room<'_>, line: &Line, first: bool) -> Result<Contact, String> {
    let family = &line.family;
    let called = family.reference.called();
    let worker =
        family.worker.clone().ok_or_else(|| format!("nobody is with {called} yet: match them first"))?;
    if room.state.person(&worker).is_none() || room.has_left(&worker, room.today) {
        return Err(format!(
            "{} has left: match {called} with somebody else first",
            room.state.call(&worker)
        ));
    }
    let format = family.formats.iter().copied().find(|format| *format != Format::Group);
    let in_pairs = format == Some(Format::Home) && family.visit != Visit::AloneOk;
    let with = family.key_worker.clone().filter(|_| first || in_pairs);
    if (first || in_pairs) && with.is_none() {
        return Err(format!("{called} has no key worker to join in: name one first"));
    }
    let unit = room.state.team(&family.team).is_some_and(|team| team.kind == TeamKind::Mbu);
    let area = family.area.clone();
    let (activity, place, names_place) = match format {
        Some(Format::Home) if with.is_some() => ("joint-visit", area, false),
        Some(Format::Home) => ("home-visit", area, false),
        Some(Format::Phone) => ("phone", None, false),
        Some(Format::Video) => ("video", None, false),
        Some(Format::Walk) => ("walk", area, true),
        None if family.formats == [Format::Group] => ("phone", None, false),
        Some(Format::InPerson | Format::Group) | None if unit => ("one-to-one", None, false),
        Some(Format::InPerson | Format::Group) | None => ("one-to-one", area, true),
    };
    let activity = ActivityId::parse(activity).ok().filter(|id| room.state.activity(id).is_some());
    let activity = activity.ok_or_else(|| "the catalogue has no activity for this".to_owned())?;
    let usual = line.next.as_ref().map_or(MORNING, |next| next.start.time());
    let (family, worker) = (family.clone(), worker);
    Ok(Contact {
        minutes: family.minutes.unwrap_or(Minutes::hours(1)),
        family: family.reference.clone(),
        due: line.due.unwrap_or(room.today).max(room.today),
        worker,
        with,
        activity,
        place,
        names_place,
        usual,
    })
}

/// The best times for a contact with one family, the best first; each was tried, and adds no red flag.
pub fn times(room: &Room<'_>, line: &Line, first: bool, asked: Asked<'_>) -> Result<Vec<Remedy>, String> {
    let contact = wanted(room, line, first)?;
    let mut slots: Vec<Slot> = days(room, room.today.to(room.today.plus_days(AHEAD)), asked)
        .filter_map(|(scene, day)| contact.best_on(&scene, day, &[]))
        .collect();
    slots.sort_by_key(|slot| (slot.cost, slot.start));
    let mut offered = vec![];
    let mut known = room.known();
    for slot in slots.into_iter().take(TRIED) {
        let Some(remedy) = remedy(room, line, &contact, &slot, first, asked) else { continue };
        let ground = Ground::of(room.state.clone(), room.today, known, vec![slot.start.week()]);
        let tried = ground.tried(&remedy.changes);
        known = ground.into_known();
        if let Some(tried) = tried.filter(|it| it.adds.iter().all(|flag| flag.severity != Severity::Red)) {
            offered.push(Remedy { adds: tried.adds, clears: tried.clears, ..remedy });
        }
        if offered.len() == OFFERED {
            break;
        }
    }
    if offered.is_empty() {
        let who = room.state.call(&contact.worker);
        let with =
            contact.with.as_ref().map_or(String::new(), |with| format!(" and {}", room.state.call(with)));
        let called = contact.family.called();
        return Err(format!(
            "{who}{with} has no open time for {called} in three weeks: make some, or ask the backup"
        ));
    }
    Ok(offered)
}

/// The first few ideas of a time for a contact that nobody has tried yet.
pub(in crate::planner) fn untried(
    room: &Room<'_>,
    line: &Line,
    asked: Asked<'_>,
    most: usize,
) -> Vec<Remedy> {
    let Ok(contact) = wanted(room, line, false) else { return vec![] };
    let mut slots: Vec<Slot> = days(room, room.today.to(room.today.plus_days(7)), asked)
        .filter_map(|(scene, day)| contact.best_on(&scene, day, &[]))
        .collect();
    slots.sort_by_key(|slot| (slot.cost, slot.start));
    slots.iter().take(most).filter_map(|slot| remedy(room, line, &contact, slot, false, asked)).collect()
}

/// Days that can still be changed, each with its week.
fn days<'r, 'a>(
    room: &'r Room<'a>,
    days: impl Iterator<Item = Date>,
    asked: Asked<'r>,
) -> impl Iterator<Item = (Scene<'r, 'a>, Date)> {
    let mut here: Option<(Week, Option<Scene<'r, 'a>>)> = None;
    days.filter_map(move |day| {
        let week = day.week();
        if here.as_ref().is_none_or(|(of, _)| *of != week) {
            here = Some((week, Scene::of(room, week, asked)));
        }
        let scene = here.as_ref().and_then(|(_, scene)| scene.clone())?;
        Some((scene, day))
    })
}

/// Plans the contacts that are due by the end of a week and not booked: of everybody, or of one team.
#[must_use]
pub fn plan(room: &Room<'_>, found: &Caseload, week: Week, team: Option<&TeamId>, asked: Asked<'_>) -> Plan {
    let mut plan = Plan::default();
    let until = week.sunday();
    let mut wanting: Vec<&Line> = found
        .lines
        .iter()
        .filter(|line| team.is_none_or(|team| line.family.team == *team) && line.wants_booking(until))
        .collect();
    wanting.sort_by_key(|line| (line.due, line.family.reference.clone()));
    let from = room.today.max(week.monday());
    let scenes: Vec<(Scene<'_, '_>, Date)> = days(room, from.to(until), asked).collect();
    let mut taken: Vec<(PersonId, Span)> = vec![];
    let mut works: Vec<crate::domain::SessionId> = vec![];
    for line in wanting {
        let contact = match wanted(room, line, false) {
            Ok(contact) => contact,
            Err(why) => {
                plan.left.push(why);
                continue;
            }
        };
        let slots = scenes.iter().filter_map(|(scene, day)| contact.best_on(scene, *day, &taken));
        // Work that has made room once is not called off twice.
        let fresh = slots.filter(|slot| !slot.displaced.iter().any(|id| works.contains(id)));
        let best = fresh.min_by_key(|slot| (slot.cost, slot.start));
        let found = best.and_then(|slot| Some((remedy(room, line, &contact, &slot, false, asked)?, slot)));
        let Some((remedy, slot)) = found else {
            let who = room.state.call(&contact.worker);
            plan.left.push(format!("{}: {who} has no open time left that week", contact.family.called()));
            continue;
        };
        taken.push((contact.worker.clone(), slot.block));
        let span = Span::lasting(room.zone.instant(slot.start), contact.minutes);
        taken.extend(contact.with.clone().map(|with| (with, span)));
        works.extend(slot.displaced);
        plan.each.push(remedy);
    }
    plan.together = together(room, &plan.each, week);
    plan
}

/// All of them as one change, with the flags that they add and clear together.
fn together(room: &Room<'_>, each: &[Remedy], week: Week) -> Option<Remedy> {
    let changes: Vec<Change> = each.iter().flat_map(|remedy| remedy.changes.iter().cloned()).collect();
    if changes.is_empty() {
        return None;
    }
    let ground = Ground::in_room(room, vec![week]);
    let tried = ground.tried(&changes)?;
    let many = counted(each.len(), "contact");
    let title = format!("Book all that is due: {many} at once");
    let messages: Vec<&str> = each.iter().filter_map(|remedy| remedy.message.as_deref()).collect();
    let mut remedy = Remedy::new(RemedyKind::Book, title, changes).tells(Some(messages.join("\n\n")));
    (remedy.adds, remedy.clears) = (tried.adds, tried.clears);
    remedy = remedy.because("each at the best time left once the others have theirs");
    Some(remedy.says_what_makes_room(room))
}

fn remedy(
    room: &Room<'_>,
    line: &Line,
    contact: &Contact,
    slot: &Slot,
    first: bool,
    asked: Asked<'_>,
) -> Option<Remedy> {
    let mut changes = contact.booked(room, slot, asked)?;
    let (who, called, when) =
        (room.state.call(&contact.worker), contact.family.called(), words::when(slot.start, room.today));
    let with = contact.with.as_ref().map(|with| room.state.call(with));
    let jointly = with.map_or(String::new(), |with| format!(" with {with}"));
    if first {
        let family: &Family = &line.family;
        let outcome = Some(format!("{when}{jointly}"));
        changes.push(noted(room, family, StepKind::FirstContact, room.today, outcome, asked).into());
    }
    let what = room.state.activity(&contact.activity).map_or("contact", |it| it.title.as_str());
    let title = format!("{who}{jointly}: {what} {called}, {when}");
    let mut remedy = Remedy::new(RemedyKind::Book, title, changes).because(near_due(contact, slot.start));
    let way = |leg: &Leg, from: &str| {
        let place = room.state.place(&leg.place).map_or(leg.place.as_str(), |place| place.name.as_str());
        let near = if leg.is_near { "" } else { " (the base)" };
        format!("{} minutes {from} {place}{near}", leg.minutes.0)
    };
    let ways =
        [slot.there.as_ref().map(|leg| way(leg, "from")), slot.back.as_ref().map(|leg| way(leg, "on to"))];
    let ways: Vec<String> = ways.into_iter().flatten().collect();
    remedy = match (&contact.place, ways.is_empty()) {
        (Some(_), false) => remedy.because(format!("travel is booked with it: {}", ways.join(", "))),
        (Some(_), true) => remedy.because("travel there and back is booked already, or not known".to_owned()),
        (None, _) => remedy,
    };
    remedy = remedy.says_what_makes_room(room);
    let score = u8::try_from((100 - slot.cost).clamp(0, 100)).unwrap_or(0);
    let told = format!("{who}{jointly}: {what} with {called} is on {when}.");
    Some(Remedy { start: Some(slot.start), ..remedy.score(score).tells(Some(told)) })
}

fn near_due(contact: &Contact, start: Moment) -> String {
    let days = start.date().days_since(contact.due);
    let many = |days: i32| counted(days, "day");
    match days {
        0 => "on the day it is due".to_owned(),
        1.. => format!("{} after it is due", many(days)),
        _ => format!("{} before it is due", many(-days)),
    }
}
