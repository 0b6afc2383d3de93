//! All there is to say of one family's case: by reference only, and in loss mode nothing of how far along anybody is.

use super::super::DrawContext;
use super::super::card::Card;
use crate::app::words;
use crate::domain::{FamilyStatus, Measure, PersonId, Scale, counted};
use crate::planner::caseload::CaseloadLine;

/// The card of a family.
pub(super) fn card<'a>(columns: usize, context: DrawContext<'a>, line: &CaseloadLine) -> Card<'a> {
    let DrawContext { app, theme } = context;
    let (state, today, family) = (app.shown(), app.today(), &line.family);
    let mut card = Card::new(columns, context);
    let team = state.team(&family.team).map_or(family.team.as_str(), |team| team.name.as_str());
    let stage = line.stage.map_or(String::new(), |stage| format!(" {} {stage}", theme.signs.dot));
    let (called, status, dot) = (family.reference.called(), family.status.word(), theme.signs.dot);
    card.heading(&format!("{called} {dot} {status}{stage} {dot} {team}"));
    for flag in line.flags.iter().take(3) {
        card.text(&format!("{} {}", theme.sign(flag.severity), flag.message));
    }
    let call = |person: &Option<PersonId>| {
        person.as_ref().map_or("nobody yet".to_owned(), |person| state.display_name(person).to_owned())
    };
    let (worker, backup, key) = (call(&family.worker), call(&family.backup), call(&family.key_worker));
    card.facts("with", &format!("{worker}; backup {backup}; key worker {key}"));
    card.facts("plan", &plan(line));
    let last = line.last.map_or("none yet".to_owned(), |last| match today.days_since(last) {
        0 => format!("{}, today", words::date(last)),
        ago => format!("{}, {} ago", words::date(last), days(ago)),
    });
    let due = line.due.map_or(String::new(), |due| {
        let left = due.days_since(today);
        let when = match left {
            ..0 => format!("{} late", days(-left)),
            0 => "today".to_owned(),
            _ => format!("in {}", days(left)),
        };
        format!("; due {} ({when})", words::date(due))
    });
    card.facts("last contact", &format!("{last}{due}"));
    if let Some(open) = &line.unmarked {
        let on = words::day(open.start.date(), app.today());
        card.facts("not marked", &format!("{on} {}: did it happen, or was it missed?", open.start.time()));
    }
    let next = line.next.as_ref().map_or("none".to_owned(), |next| {
        let who = match next.people.as_slice() {
            [] => "needs cover".to_owned(),
            people => words::people(people, state),
        };
        let joint = if next.joint { ", jointly" } else { "" };
        format!("{} {} {who}{joint}", words::day(next.start.date(), app.today()), next.start.time())
    });
    card.facts("next booked", &next);
    if !family.needs.is_empty() {
        card.facts("needs", &family.needs.join(", "));
    }
    measures(&mut card, context, line);
    steps(&mut card, context, line);
    card
}

/// What was measured, a line for each scale, as it went; only where it may be read.
fn measures(card: &mut Card, context: DrawContext, line: &CaseloadLine) {
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
        card.facts(scale.title(), &format!("{each}, of {most}{change}{goal}"));
    }
}

/// The last steps, each with date and who.
fn steps(card: &mut Card, context: DrawContext, line: &CaseloadLine) {
    let DrawContext { app, .. } = context;
    let family = &line.family;
    let Some(case) = app.shown().case(&family.reference) else {
        let started = family.started.map_or(String::new(), |on| format!("; started {}", words::date(on)));
        card.facts("case", &format!("referred {}{started}", words::date(family.referred)));
        return;
    };
    if let Some(last) = case.last_contacts.filter(|_| family.status == FamilyStatus::Ending) {
        let door = if case.door_is_open() {
            "the open door was offered"
        } else {
            "the open door is still to be offered"
        };
        let contacts = counted(last, "last contact");
        card.facts("ending", &format!("{contacts} agreed; {door}"));
    }
    for step in case.steps.iter().rev().take(4) {
        let outcome = step.outcome.as_ref().map_or(String::new(), |words| format!(": {words}"));
        let who = if step.by.is_empty() { String::new() } else { format!(" ({})", app.name_of(&step.by)) };
        card.facts(&words::date(step.on), &format!("{}{outcome}{who}", step.kind.in_words()));
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
