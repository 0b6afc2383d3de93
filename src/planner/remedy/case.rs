//! What could be done about a family's case: somebody supports them, steps in or is key worker; the contact that is late is
//! booked; the ending is planned; they are taken out of what is not for them, or is more than they wished for.

use crate::domain::{
    ActivityKind, Change, Family, FamilyRef, FamilyStatus, Person, PersonId, Role, Status, StepKind, counted,
};
use crate::planner::caseload::{self, ProposedStep, matched as matched_with, matches, out_of_baby};
use crate::planner::common::called_off::called_off;
use crate::planner::common::week_context::WeekContext;
use crate::planner::common::{Remedy, RemedyKind, words};
use crate::rota::Trip;

use super::flag_context::FlagContext;

/// How many people, or times, are thought of.
const MOST_IDEAS: usize = 3;

/// How many last contacts an ending is planned with, where that many are booked.
const LAST_CONTACTS: usize = 3;

/// The days looked at by `case.wish`, from the Monday on.
const DAYS: i32 = 28;

fn family<'r>(context: &'r FlagContext<'_, '_>) -> Option<&'r Family> {
    context.state().family(&FamilyRef::parse(&context.flag.subject.id).ok()?)
}

/// Somebody is found: as worker, as backup, or as key worker.
pub(super) fn matched(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let Some(family) = family(context) else { return vec![] };
    match context.flag.rule {
        "case.no_backup" => backups(context, family),
        "case.no_key_worker" => key_workers(context, family),
        rule => {
            let again = rule == "case.ask_first";
            let fitting = matches(context.rules, family).into_iter().filter(|it| !again || !it.ask_first);
            let by = |it: caseload::Match| {
                let (changes, carried) =
                    matched_with(context.rules, family, &it.person, context.asked).ok()?;
                let title = format!(
                    "Match {} with {}",
                    family.reference.called(),
                    context.state().display_name(&it.person)
                );
                let mut remedy = Remedy::new(RemedyKind::Match, title, changes).score(it.score);
                (remedy.reasons, remedy.person) = (it.reasons, Some(it.person));
                remedy.reasons.extend(carried.in_words());
                Some(remedy)
            };
            fitting.filter_map(by).take(MOST_IDEAS).collect()
        }
    }
}

fn backups(context: &FlagContext<'_, '_>, family: &Family) -> Vec<Remedy> {
    let rules = context.rules;
    let sharer = family.worker.as_ref().and_then(|worker| caseload::sharer(rules, worker));
    let fitting = matches(rules, family).into_iter().filter(|it| !it.ask_first);
    let mut all: Vec<Remedy> = fitting
        .take(8)
        .map(|it| {
            let after = Family { backup: Some(it.person.clone()), ..family.clone() };
            let (who, called) = (rules.state.display_name(&it.person), family.reference.called());
            let mut remedy =
                Remedy::new(RemedyKind::Match, format!("{who} steps in for {called}"), vec![after.into()]);
            let shares = sharer.as_ref() == Some(&it.person);
            if shares {
                remedy = remedy.because("shares the post with the worker");
            }
            remedy.score = it.score.saturating_add(if shares { 30 } else { 0 }).min(100);
            remedy.reasons.extend(it.reasons.into_iter().take(2));
            remedy.person = Some(it.person);
            remedy
        })
        .collect();
    all.sort_by_key(|remedy| std::cmp::Reverse(remedy.score));
    all.truncate(MOST_IDEAS);
    all
}

/// Clinicians of the team, those first who are key workers of others.
fn key_workers(context: &FlagContext<'_, '_>, family: &Family) -> Vec<Remedy> {
    let state = context.state();
    let many = |person: &PersonId| {
        let families = state.records.families.values();
        families.filter(|row| row.item.key_worker.as_ref() == Some(person)).count()
    };
    let is_one = |person: &&Person| {
        matches!(person.role, Role::Colleague | Role::Supervisor) && person.team == family.team
    };
    let mut all: Vec<(usize, &Person)> =
        state.people().filter(is_one).map(|person| (many(&person.id), person)).collect();
    all.sort_by_key(|(many, person)| (person.role, std::cmp::Reverse(*many), person.id.clone()));
    let named = |(many, person): (usize, &Person)| {
        let after = Family { key_worker: Some(person.id.clone()), ..family.clone() };
        let (who, called) = (state.display_name_of(person), family.reference.called());
        let why = match many {
            0 => format!("{} of the team", person.role.word().replace('-', " ")),
            1 => "key worker of 1 family".to_owned(),
            many => format!("key worker of {many} families"),
        };
        let title = format!("Name {who} as key worker of {called}, once that is agreed");
        Remedy::new(RemedyKind::Match, title, vec![after.into()])
            .because(why)
            .score(u8::try_from(50 + many.min(40)).unwrap_or(50))
            .tells(Some(format!("{who}: you would be key worker of {called}. Is that agreed?")))
    };
    all.into_iter().map(named).take(MOST_IDEAS).collect()
}

/// The contact that is late is booked.
pub(super) fn booked(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let line = family(context).and_then(|family| caseload::line_of(context.rules, &family.reference));
    line.map_or_else(Vec::new, |line| caseload::untried(context.rules, &line, context.asked, MOST_IDEAS))
}

/// The next step of an ending; or, where a case in loss mode was to be looked at again, another day to do so.
pub(super) fn steps(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let Some(family) = family(context) else { return vec![] };
    let (rules, called) = (context.rules, family.reference.called());
    if context.flag.start.is_some() {
        return vec![];
    }
    if family.loss {
        let again = rules.today.plus_days(28);
        let after = Family { review_by: Some(again), ..family.clone() };
        let title = format!("Look at {called} again by {}", words::day(again, rules.today));
        return vec![
            Remedy::new(RemedyKind::Step, title, vec![after.into()])
                .because("four weeks from today, together with the key worker"),
        ];
    }
    let door = rules.state.case(&family.reference).is_some_and(crate::domain::Case::door_is_open);
    let ahead = caseload::ahead(rules, &family.reference, context.asked);
    let mut step = ProposedStep::new(StepKind::Ending, rules.today);
    let (title, why) = match family.status {
        FamilyStatus::Ending if door => {
            step.kind = StepKind::Closed;
            (
                format!("Close {called}"),
                "the last contacts have been held and the open door \
                offered"
                    .to_owned(),
            )
        }
        FamilyStatus::Ending => {
            step.kind = StepKind::OpenDoor;
            (
                format!("Note that {called} knows the door stays open"),
                "the ending is already planned".to_owned(),
            )
        }
        _ => {
            let many = ahead.len().clamp(1, LAST_CONTACTS);
            step.last_contacts = u32::try_from(many).ok();
            let last = ahead.get(many - 1).map_or_else(
                || "none is booked yet".to_owned(),
                |last| format!("the last on {}", words::day(last.start.date(), rules.today)),
            );
            let contacts = counted(many, "last contact");
            (format!("Plan the ending of {called} with {contacts}"), last)
        }
    };
    let Ok(changes) = caseload::take(rules, family, &step, context.asked) else { return vec![] };
    vec![
        Remedy::new(RemedyKind::Step, title, changes)
            .because(why)
            .because("it stays flagged until the case is closed, so that nobody is forgotten"),
    ]
}

/// The family is taken out of what is not for them now, or the contacts that are more than they wished for fall out.
pub(super) fn taken_out(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let Some(family) = family(context) else { return vec![] };
    if context.flag.rule == "case.wish" { fewer(context, family) } else { out(context, family) }
}

fn out(context: &FlagContext<'_, '_>, family: &Family) -> Vec<Remedy> {
    let Ok(changes) = out_of_baby(context.rules, family, context.asked) else { return vec![] };
    let called = family.reference.called();
    vec![
        Remedy::new(RemedyKind::TakeOut, format!("Take {called} out of what is not for them now"), changes)
            .because("nobody else in it is told why"),
    ]
}

/// The last of the contacts planned in the four weeks fall out, as many as are too many.
fn fewer(context: &FlagContext<'_, '_>, family: &Family) -> Vec<Remedy> {
    let (rules, asked) = (context.rules, context.asked);
    let Some(every) = family.every_days.filter(|days| *days > 0) else { return vec![] };
    let wished = usize::try_from(DAYS.unsigned_abs().div_ceil(every)).unwrap_or(usize::MAX);
    let monday = rules.today.week().monday();
    let mut planned: Vec<(WeekContext<'_, '_>, crate::domain::SessionId)> = vec![];
    for week in rules.today.week().to(rules.today.week().plus(3)) {
        let Some(context) = WeekContext::as_it_is(rules, week, asked) else { return vec![] };
        let theirs = context.rota.sessions().iter().filter(|booked| {
            booked.booking().status == Status::Planned
                && booked.kind == Some(ActivityKind::Contact)
                && booked.booking().families.contains(&family.reference)
                && booked.start.date() < monday.plus_days(DAYS)
        });
        let ids: Vec<_> = theirs.map(|booked| booked.id.clone()).collect();
        planned.extend(ids.into_iter().map(|id| (context.clone(), id)));
    }
    let surplus = planned.split_off(wished.min(planned.len()));
    let mut changes: Vec<Change> = vec![];
    let mut told: Vec<String> = vec![];
    for (context, id) in &surplus {
        let Some(booked) = context.rota.session(id).filter(|booked| context.is_ahead(booked)) else {
            continue;
        };
        let trip = Trip::of(rules.state, &context.rota, booked, booked.booking().people.first());
        changes.extend(called_off(context, &trip, None, "as the family wishes").changes);
        told.push(words::day(booked.start.date(), rules.today));
    }
    if changes.is_empty() {
        return vec![];
    }
    let called = family.reference.called();
    let title = format!("Cancel the contact with {called} on {}, as they wish", words::in_a_row(&told));
    vec![Remedy::new(RemedyKind::TakeOut, title, changes).because("earlier ones stay as they are")]
}
