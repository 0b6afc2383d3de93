//! All there is to say of one family's case: by reference only, and in loss mode nothing of how far along anybody is.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::asks::asks;
use super::super::facts::Facts;
use crate::app::words;
use crate::domain::{FamilyStatus, Measure, PersonId, Scale, counted};
use crate::planner::caseload::CaseloadLine;

/// Columns of a fact's name.
const NAME: usize = 9;

/// The title of a family: `C2 · with Catriona, Strathmore`.
pub(super) fn title(context: DrawContext, line: &CaseloadLine) -> String {
    let state = context.app.shown();
    let family = &line.family;
    let team = state.team(&family.team).map_or(family.team.as_str(), |team| team.name.as_str());
    let worker = family.worker.as_ref();
    let with = worker.map_or("with nobody yet".to_owned(), |id| format!("with {}", state.display_name(id)));
    format!("{} {} {with}, {team}", family.reference.called(), context.theme.signs.dot)
}

/// What is known of a family.
pub(super) fn facts(columns: usize, context: DrawContext, line: &CaseloadLine) -> Vec<Line<'static>> {
    let DrawContext { app, .. } = context;
    let (state, today, family) = (app.shown(), app.today(), &line.family);
    let mut facts = Facts::new(columns, NAME, context);
    let status = match family.status {
        FamilyStatus::Active => String::new(),
        status => status.word().to_owned(),
    };
    let stage = [line.stage.map_or(String::new(), |stage| stage.to_string()), status];
    facts.put("stage", &stage.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; "));
    facts.put("contact", &plan(line));
    let last = line.last.map_or("none yet".to_owned(), |last| match today.days_since(last) {
        0 => "today".to_owned(),
        ago => format!("{}, {} ago", words::day(last, today), days(ago)),
    });
    facts.put("last", &last);
    let due = line.due.map_or(String::new(), |due| {
        let left = due.days_since(today);
        let when = match left {
            ..0 => format!("{} late", days(-left)),
            0 => "today".to_owned(),
            _ => format!("in {}", days(left)),
        };
        format!("; due {} ({when})", words::day(due, today))
    });
    let next = line.next.as_ref().map_or("none booked".to_owned(), |next| {
        let who = match next.people.as_slice() {
            [] => "needs cover".to_owned(),
            people => words::people(people, state),
        };
        let joint = if next.joint { ", jointly" } else { "" };
        format!("{} {} {who}{joint}", words::day(next.start.date(), today), next.start.time())
    });
    facts.put("next", &format!("{next}{due}"));
    let call = |person: &Option<PersonId>| {
        person.as_ref().map_or("nobody yet".to_owned(), |person| state.display_name(person).to_owned())
    };
    let (key, backup) = (call(&family.key_worker), call(&family.backup));
    facts.put("people", &format!("key worker {key}; backup {backup}"));
    if let Some(next) = state.succession(family) {
        let to = if family.worker.as_ref() == Some(&next.leaver) { &next.worker } else { &next.key_worker };
        let who = state.display_name(&next.leaver);
        facts.put("next up", &format!("{} from {}, after {who}", call(to), words::day(next.from, today)));
    }
    facts.put("needs", &family.needs.join(", "));
    measures(&mut facts, context, line);
    steps(&mut facts, context, line);
    facts.lines()
}

/// What a family asks.
pub(super) fn asked(columns: usize, context: DrawContext, line: &CaseloadLine) -> Vec<Line<'static>> {
    asks(columns, context, &context.app.asked_of_family(line), nothing_asked(line))
}

/// What is said where nothing is asked; that all is as it should be only where it is.
fn nothing_asked(line: &CaseloadLine) -> &'static str {
    let booked = line.next.as_ref().map(|next| next.start.date());
    match (booked, line.due) {
        // What a lead accepted is not asked, and not as it should be either.
        _ if !line.flags.is_empty() => "nothing",
        _ if line.family.worker.is_none() => "nothing is flagged; nobody works with them yet",
        (Some(booked), Some(due)) if booked <= due => "nothing: contact is booked before it is due",
        (Some(_), _) => "nothing is flagged; contact is booked",
        (None, _) => "nothing is flagged; no contact is booked yet",
    }
}

/// What was measured, a line for each scale, as it went; only where it may be read.
fn measures(facts: &mut Facts, context: DrawContext, line: &CaseloadLine) {
    let state = context.app.shown();
    for scale in Scale::ALL.iter().copied() {
        let mut taken: Vec<&Measure> =
            state.measures_of(&line.family.reference).filter(|it| it.scale == scale).collect();
        taken.sort_by_key(|it| (it.on, it.point));
        let scores: Vec<(&Measure, u8)> = taken.iter().filter_map(|it| Some((*it, it.score?))).collect();
        let (Some((first, before)), Some((last, after))) = (scores.first(), scores.last()) else { continue };
        let each = scores.iter().map(|(it, score)| format!("{} {score} ({})", words::date(it.on), it.point));
        let gain = scale.gain(*before, *after);
        let change = match gain {
            _ if first.on == last.on && first.point == last.point => String::new(),
            0 => "; the same".to_owned(),
            1.. => format!("; better by {gain}"),
            _ => format!("; worse by {}", -gain),
        };
        let (_, most) = scale.bounds();
        let goal = last.words.as_ref().map_or(String::new(), |words| format!(" ({words})"));
        let each = each.collect::<Vec<_>>().join(", ");
        facts.put(scale.title(), &format!("{each}, of {most}{change}{goal}"));
    }
}

/// The last steps, each with date and who.
fn steps(facts: &mut Facts, context: DrawContext, line: &CaseloadLine) {
    let DrawContext { app, .. } = context;
    let family = &line.family;
    let Some(case) = app.shown().case(&family.reference) else {
        let started = family.started.map_or(String::new(), |on| format!("; started {}", words::date(on)));
        facts.put("case", &format!("referred {}{started}", words::date(family.referred)));
        return;
    };
    if let Some(last) = case.last_contacts.filter(|_| family.status == FamilyStatus::Ending) {
        let door = if case.door_is_open() {
            "the open door was offered"
        } else {
            "the open door is still to be offered"
        };
        let contacts = counted(last, "last contact");
        facts.put("ending", &format!("{contacts} agreed; {door}"));
    }
    for step in case.steps.iter().rev().take(4) {
        let outcome = step.outcome.as_ref().map_or(String::new(), |words| format!(": {words}"));
        let who = if step.by.is_empty() { String::new() } else { format!(" ({})", app.name_of(&step.by)) };
        facts.put(&words::date(step.on), &format!("{}{outcome}{who}", step.kind.in_words()));
    }
}

/// How often, how long, in which way, and how much that is of a week.
fn plan(line: &CaseloadLine) -> String {
    let family = &line.family;
    let often = match family.every_days {
        Some(every) => format!("every {}", days(i32::try_from(every).unwrap_or(i32::MAX))),
        None => "no rhythm agreed".to_owned(),
    };
    let long = family.minutes.map_or(String::new(), |minutes| format!(", {minutes}"));
    let formats: Vec<&str> = family.formats.iter().map(|format| format.word()).collect();
    let formats = if formats.is_empty() { String::new() } else { format!(", {}", formats.join(" or ")) };
    let share = line.share.map_or(String::new(), |share| format!(", {share}% of what the worker has"));
    let week = if line.minutes.0 == 0 { String::new() } else { format!("; {} a week{share}", line.minutes) };
    format!("{often}{long}{formats}{week}")
}

fn days(many: i32) -> String {
    counted(many, "day")
}
