//! Contacts to book: the next one with a family, the first one jointly, or all that are due in a week and not booked.

use crate::domain::{
    ActivityId, Change, Date, Family, Format, Minutes, Moment, PersonId, StepKind, TeamId, TeamKind, Time,
    Visit, Week, counted,
};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::week_context::WeekContext;
use crate::planner::common::{Remedy, RemedyKind, Requester, words};
use crate::rota::Span;
use crate::rules::{RuleContext, Severity};

use super::noted::noted;
use super::slots::{ContactRequest, Leg, Slot};
use super::{Caseload, CaseloadLine};

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
pub struct ContactPlan {
    /// All of them as one change; `None` where nothing is to be booked.
    pub together: Option<Remedy>,
    /// Each by itself, the most pressing first.
    pub each: Vec<Remedy>,
    /// Those for whom no time was found, with why.
    pub left: Vec<String>,
}

/// What a contact with a family would be: the next one, or the first one with somebody along. The error says in words what
/// is missing.
pub fn wanted(rules: &RuleContext<'_>, line: &CaseloadLine, first: bool) -> Result<ContactRequest, String> {
    let family = &line.family;
    let called = family.reference.called();
    let worker =
        family.worker.clone().ok_or_else(|| format!("{called} has no worker yet: match them first"))?;
    if rules.state.person(&worker).is_none() || rules.has_left(&worker, rules.today) {
        return Err(format!(
            "{} has left: match {called} with somebody else first",
            rules.state.display_name(&worker)
        ));
    }
    let format = family.formats.iter().copied().find(|format| *format != Format::Group);
    let in_pairs = format == Some(Format::Home) && family.visit != Visit::AloneOk;
    let with = family.key_worker.clone().filter(|_| first || in_pairs);
    if (first || in_pairs) && with.is_none() {
        return Err(format!("{called} has no key worker to join in: name one first"));
    }
    let unit = rules.state.team(&family.team).is_some_and(|team| team.kind == TeamKind::Mbu);
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
    let activity = ActivityId::parse(activity).ok().filter(|id| rules.state.activity(id).is_some());
    let activity = activity.ok_or_else(|| "the catalogue has no activity for this".to_owned())?;
    let usual = line.next.as_ref().map_or(MORNING, |next| next.start.time());
    let (family, worker) = (family.clone(), worker);
    Ok(ContactRequest {
        minutes: family.minutes.unwrap_or(Minutes::hours(1)),
        family: family.reference.clone(),
        due: line.due.unwrap_or(rules.today).max(rules.today),
        worker,
        with,
        activity,
        place,
        names_place,
        usual,
    })
}

/// The best times for a contact with one family, the best first; each was tried, and adds no red flag.
pub fn times(
    rules: &RuleContext<'_>,
    line: &CaseloadLine,
    first: bool,
    asked: Requester<'_>,
) -> Result<Vec<Remedy>, String> {
    let contact = wanted(rules, line, first)?;
    let mut slots: Vec<Slot> = days(rules, rules.today.to(rules.today.plus_days(AHEAD)), asked)
        .filter_map(|(context, day)| contact.best_on(&context, day, &[]))
        .collect();
    slots.sort_by_key(|slot| (slot.cost, slot.start));
    let mut offered = vec![];
    let mut known = rules.cache();
    for slot in slots.into_iter().take(TRIED) {
        let Some(remedy) = remedy(rules, line, &contact, &slot, first, asked) else { continue };
        let baseline = Baseline::of(rules.state.clone(), rules.today, known, vec![slot.start.week()]);
        let tried = baseline.try_changes(&remedy.changes);
        known = baseline.into_cache();
        if let Some(tried) = tried.filter(|it| it.adds.iter().all(|flag| flag.severity != Severity::Red)) {
            offered.push(Remedy { adds: tried.adds, clears: tried.clears, ..remedy });
        }
        if offered.len() == OFFERED {
            break;
        }
    }
    if offered.is_empty() {
        let who = rules.state.display_name(&contact.worker);
        let with = contact
            .with
            .as_ref()
            .map_or(String::new(), |with| format!(" and {}", rules.state.display_name(with)));
        let called = contact.family.called();
        return Err(format!(
            "{who}{with} has no open time for {called} in three weeks: make some, or ask the backup"
        ));
    }
    Ok(offered)
}

/// The first few ideas of a time for a contact that nobody has tried yet.
pub(in crate::planner) fn untried(
    rules: &RuleContext<'_>,
    line: &CaseloadLine,
    asked: Requester<'_>,
    most: usize,
) -> Vec<Remedy> {
    let Ok(contact) = wanted(rules, line, false) else { return vec![] };
    let mut slots: Vec<Slot> = days(rules, rules.today.to(rules.today.plus_days(7)), asked)
        .filter_map(|(context, day)| contact.best_on(&context, day, &[]))
        .collect();
    slots.sort_by_key(|slot| (slot.cost, slot.start));
    slots.iter().take(most).filter_map(|slot| remedy(rules, line, &contact, slot, false, asked)).collect()
}

/// Days that can still be changed, each with its week.
fn days<'r, 'a>(
    rules: &'r RuleContext<'a>,
    days: impl Iterator<Item = Date>,
    asked: Requester<'r>,
) -> impl Iterator<Item = (WeekContext<'r, 'a>, Date)> {
    let mut here: Option<(Week, Option<WeekContext<'r, 'a>>)> = None;
    days.filter_map(move |day| {
        let week = day.week();
        if here.as_ref().is_none_or(|(of, _)| *of != week) {
            here = Some((week, WeekContext::of(rules, week, asked)));
        }
        let context = here.as_ref().and_then(|(_, context)| context.clone())?;
        Some((context, day))
    })
}

/// Plans the contacts that are due by the end of a week and not booked: of everybody, or of one team.
#[must_use]
pub fn plan(
    rules: &RuleContext<'_>,
    found: &Caseload,
    week: Week,
    team: Option<&TeamId>,
    asked: Requester<'_>,
) -> ContactPlan {
    let mut plan = ContactPlan::default();
    let until = week.sunday();
    let mut wanting: Vec<&CaseloadLine> = found
        .lines
        .iter()
        .filter(|line| team.is_none_or(|team| line.family.team == *team) && line.wants_booking(until))
        .collect();
    wanting.sort_by_key(|line| (line.due, line.family.reference.clone()));
    let from = rules.today.max(week.monday());
    let scenes: Vec<(WeekContext<'_, '_>, Date)> = days(rules, from.to(until), asked).collect();
    let mut taken: Vec<(PersonId, Span)> = vec![];
    let mut works: Vec<crate::domain::SessionId> = vec![];
    for line in wanting {
        let contact = match wanted(rules, line, false) {
            Ok(contact) => contact,
            Err(why) => {
                plan.left.push(why);
                continue;
            }
        };
        let slots = scenes.iter().filter_map(|(context, day)| contact.best_on(context, *day, &taken));
        // Work that has made room once is not called off twice.
        let fresh = slots.filter(|slot| !slot.displaced.iter().any(|id| works.contains(id)));
        let best = fresh.min_by_key(|slot| (slot.cost, slot.start));
        let found = best.and_then(|slot| Some((remedy(rules, line, &contact, &slot, false, asked)?, slot)));
        let Some((remedy, slot)) = found else {
            let who = rules.state.display_name(&contact.worker);
            plan.left.push(format!("{}: {who} has no open time left that week", contact.family.called()));
            continue;
        };
        taken.push((contact.worker.clone(), slot.block));
        let span = Span::lasting(rules.zone.instant(slot.start), contact.minutes);
        taken.extend(contact.with.clone().map(|with| (with, span)));
        works.extend(slot.displaced);
        plan.each.push(remedy);
    }
    plan.together = together(rules, &plan.each, week);
    plan
}

/// All of them as one change, with the flags that they add and clear together.
fn together(rules: &RuleContext<'_>, each: &[Remedy], week: Week) -> Option<Remedy> {
    let changes: Vec<Change> = each.iter().flat_map(|remedy| remedy.changes.iter().cloned()).collect();
    if changes.is_empty() {
        return None;
    }
    let baseline = Baseline::in_context(rules, vec![week]);
    let tried = baseline.try_changes(&changes)?;
    let many = counted(each.len(), "contact");
    let title = format!("Book all that is due: {many} at once");
    let messages: Vec<&str> = each.iter().filter_map(|remedy| remedy.message.as_deref()).collect();
    let mut remedy = Remedy::new(RemedyKind::Book, title, changes).tells(Some(messages.join("\n\n")));
    (remedy.adds, remedy.clears) = (tried.adds, tried.clears);
    remedy = remedy.because("each at the best time that the others leave");
    Some(remedy.says_what_makes_room(rules))
}

fn remedy(
    rules: &RuleContext<'_>,
    line: &CaseloadLine,
    contact: &ContactRequest,
    slot: &Slot,
    first: bool,
    asked: Requester<'_>,
) -> Option<Remedy> {
    let mut changes = contact.booked(rules, slot, asked)?;
    let (who, called, when) = (
        rules.state.display_name(&contact.worker),
        contact.family.called(),
        words::when(slot.start, rules.today),
    );
    let with = contact.with.as_ref().map(|with| rules.state.display_name(with));
    let jointly = with.map_or(String::new(), |with| format!(" with {with}"));
    if first {
        let family: &Family = &line.family;
        let outcome = Some(format!("{when}{jointly}"));
        changes.push(noted(rules, family, StepKind::FirstContact, rules.today, outcome, asked).into());
    }
    let what = rules.state.activity(&contact.activity).map_or("contact", |it| it.title.as_str());
    let title = format!("{who}{jointly}: {what} {called}, {when}");
    let mut remedy = Remedy::new(RemedyKind::Book, title, changes);
    if first || line.due.is_some() {
        remedy = remedy.because(near_due(contact, slot.start));
    }
    let way = |leg: &Leg, from: &str| {
        let place = rules.state.place(&leg.place).map_or(leg.place.as_str(), |place| place.name.as_str());
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
    remedy = remedy.says_what_makes_room(rules);
    let score = u8::try_from((100 - slot.cost).clamp(0, 100)).unwrap_or(0);
    let told = format!("{who}{jointly}: {what} with {called} is on {when}.");
    Some(Remedy { start: Some(slot.start), ..remedy.score(score).tells(Some(told)) })
}

fn near_due(contact: &ContactRequest, start: Moment) -> String {
    let days = start.date().days_since(contact.due);
    let many = |days: i32| counted(days, "day");
    match days {
        0 => "on the day it is due".to_owned(),
        1.. => format!("{} after it is due", many(days)),
        _ => format!("{} before it is due", many(-days)),
    }
}
