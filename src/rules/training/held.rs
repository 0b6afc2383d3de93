//! `training.solo_before_modules`, `training.expiring` and `training.no_place`: what people have learnt and may not have.

use std::collections::BTreeSet;

use crate::domain::{ActivityKind, Booking, CourseId, TrainingState};
use crate::rules::prelude::*;
use crate::rules::upcoming::{AheadFor, Upcoming};

/// The rule for the modules.
pub static SOLO_BEFORE_MODULES: Rule = Rule {
    slug: "training.solo_before_modules",
    title: "Alone before the modules are done",
    doc: "A peer completes the seven NES perinatal modules before having contacts alone.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words(
        "Alone before the modules are done",
        "Alone before the modules are done",
    )),
    subjects: &[TableName::Person],
    judge: RuleCheck::Standing(solo_before_modules),
};

/// The rule for what runs out.
pub static EXPIRING: Rule = Rule {
    slug: "training.expiring",
    title: "Training runs out",
    doc: "A course that is mandatory, or that planned sessions need, runs out. Getting a place takes time.",
    standing: Standing::National,
    source: "NHS mandatory training",
    policies: &[policy::TRAINING_EXPIRING_DAYS],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("A course runs out", "{} courses run out")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Standing(expiring),
};

/// The rule for places that were not to be had.
pub static NO_PLACE: Rule = Rule {
    slug: "training.no_place",
    title: "No place on a course",
    doc: "Somebody asked for a course and there was no place. That is for the service to solve, not for \
        them.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("No place on a course", "No place on {} courses")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Standing(no_place),
};

/// The seven NES perinatal modules.
pub const MODULES: [&str; 7] = ["nes-1", "nes-2", "nes-3", "nes-4", "nes-5", "nes-6", "nes-7"];

fn open(rule: &'static Rule, severity: Severity, rules: &RuleContext<'_>, person: &PersonId) -> Flag {
    Flag::new(rule, severity, rules.today.week(), Subject::person(person)).people([person])
}

/// From when on somebody lacks modules: today and the days on which one has run out, as far as any is lacking on them.
fn lacking_from(rules: &RuleContext<'_>, person: &PersonId, modules: &[CourseId]) -> Vec<Date> {
    let of = |course: &CourseId| rules.state.records.training.get(&(person.clone(), course.clone()));
    let run_out = modules.iter().filter_map(|course| of(course)?.item.expires).map(|it| it.plus_days(1));
    let mut days: Vec<Date> = run_out.filter(|day| *day > rules.today).chain([rules.today]).collect();
    days.retain(|day| modules.iter().any(|course| !rules.state.holds(person, course, *day)));
    days.sort_unstable();
    days
}

/// Who is alone in what lies ahead: one does it, and nobody is with them. Who is away is neither.
fn alone_ahead<'u>(rules: &RuleContext<'_>, ahead: &'u Upcoming) -> Option<&'u PersonId> {
    let booking = ahead.booking();
    let mut doers = booking.people.iter().filter(|person| rules.is_there(person, ahead));
    let only = doers.next()?;
    let others = doers.next().is_some() || booking.with.iter().any(|person| rules.is_there(person, ahead));
    (!others).then_some(only)
}

fn solo_before_modules(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let modules: Vec<CourseId> = MODULES.iter().filter_map(|id| CourseId::parse(id).ok()).collect();
    for person in rules.peers().filter(|person| !rules.has_left(&person.id, rules.today)) {
        let lacking =
            |date: Date| modules.iter().filter(|course| !rules.state.holds(&person.id, course, date)).count();
        let is_contact = |booking: &Booking| {
            let activity = rules.state.activity(&booking.activity);
            activity.is_some_and(|activity| activity.kind == ActivityKind::Contact)
        };
        let is_theirs = |booking: &Booking| {
            booking.status == Status::Planned && booking.people.contains(&person.id) && is_contact(booking)
        };
        let lone = |it: &Upcoming| alone_ahead(rules, it) == Some(&person.id) && lacking(it.date()) > 0;
        let mut from = lacking_from(rules, &person.id, &modules).into_iter();
        let Some(contact) =
            from.find_map(|day| rules.first_ahead(AheadFor::Person(&person.id), day, is_theirs, lone))
        else {
            continue;
        };
        let lacking = lacking(contact.date());
        let who = rules.state.display_name_of(person);
        flags.push(
            open(&SOLO_BEFORE_MODULES, Severity::Amber, rules, &person.id)
                .found(Figure::count(lacking), Figure::count(0))
                .says(format!("{who} has contacts alone with {} still to do", modules_in_words(lacking)))
                .because(format!(
                    "{who} is alone in {} on {}, and has {} still to do, as far as they are entered.",
                    rules.titled_booking(contact.booking()),
                    rules.day(contact.date()),
                    modules_in_words(lacking)
                ))
                .remedies(&[
                    "Ask a colleague to join",
                    "Plan time for the modules",
                    "Enter those that are done",
                ]),
        );
    }
}

/// Modules of the seven, in a sentence: `2 of the seven NES modules`.
#[must_use]
pub fn modules_in_words(many: usize) -> String {
    if many < MODULES.len() {
        format!("{many} of the seven NES modules")
    } else {
        "all seven NES modules".to_owned()
    }
}

fn expiring(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let limit = rules.whole(&policy::TRAINING_EXPIRING_DAYS, rules.today);
    for row in rules.state.records.training.values() {
        let training = &row.item;
        let Some(expires) = training.expires.filter(|_| training.state == TrainingState::Done) else {
            continue;
        };
        let left = expires.days_since(rules.today);
        if left > limit || rules.has_left(&training.person, rules.today) {
            continue;
        }
        let course = rules.state.course(&training.course);
        let needs = |booking: &Booking| {
            let activity = rules.state.activity(&booking.activity);
            booking.status == Status::Planned
                && activity.is_some_and(|activity| activity.needs.contains(&training.course))
                && (booking.people.contains(&training.person) || booking.with.contains(&training.person))
        };
        let needed = || {
            let whose = AheadFor::Person(&training.person);
            rules.first_ahead(whose, rules.today, needs, |it| rules.is_there(&training.person, it)).is_some()
        };
        if !course.is_some_and(|course| course.mandatory) && !needed() {
            continue;
        }
        let severity = if left < 0 { Severity::Red } else { Severity::Amber };
        let (who, title) = (
            rules.state.display_name(&training.person),
            course.map_or(training.course.as_str(), |course| course.title.as_str()),
        );
        let runs = if left < 0 {
            format!("ran out on {expires}", expires = rules.day(expires))
        } else {
            format!("runs out on {expires}", expires = rules.day(expires))
        };
        flags.push(
            open(&EXPIRING, severity, rules, &training.person)
                .due(expires)
                .found(Figure::days(left), Figure::days(if left < 0 { 0 } else { limit }))
                .says(format!("{who}'s {title} {runs}"))
                .because(format!("{title} {runs}, and it is mandatory or needed for planned sessions."))
                .remedies(&["Book a place on the course", "Let somebody who has done it lead until then"]),
        );
    }
}

fn no_place(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let mut told = BTreeSet::new();
    for training in rules.state.trainings() {
        if training.state != TrainingState::NoPlace
            || rules.has_left(&training.person, rules.today)
            || !told.insert((&training.person, &training.course))
        {
            continue;
        }
        let who = rules.state.display_name(&training.person);
        let title = rules
            .state
            .course(&training.course)
            .map_or(training.course.as_str(), |course| course.title.as_str());
        flags.push(
            open(&NO_PLACE, Severity::Note, rules, &training.person)
                .says(format!("No place on {title} was available for {who}"))
                .because(format!(
                    "{who} asked for {title} and there was no place. It is for the service to find one."
                ))
                .remedies(&["Ask for another date", "Look for the course elsewhere"]),
        );
    }
}
