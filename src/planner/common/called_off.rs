//! A session does not take place, openly: with a reason, and with words for those it was for.

use crate::domain::{Moment, PersonId, Status};
use crate::planner::edit::rebook_this;
use crate::rota::{Booked, Trip};
use crate::rules::{Flag, RuleContext, Severity, judge_week};

use super::week_context::WeekContext;
use super::{Remedy, RemedyKind, Requester, words};

/// The weeks in which the next session of a group is looked for.
const WEEKS: i32 = 4;

/// The remedy that calls a session off for a reason; `person` is who need not be told.
pub fn called_off(
    context: &WeekContext<'_, '_>,
    trip: &Trip<'_>,
    person: Option<&PersonId>,
    reason: &str,
) -> Remedy {
    let (rules, state, booked) = (context.rules, context.state(), trip.main);
    let changes = trip.parts().flat_map(|part| {
        let mut wanted = part.dated_booking();
        wanted.status = Status::Cancelled;
        wanted.cancelled_by = Some(context.asked.by.to_owned());
        wanted.reason = Some(reason.to_owned());
        rebook_this(state, part, &wanted)
    });
    let (what, when) = (words::what(rules, booked), words::when(booked.start, rules.today));
    let told = words::told(state, booked, person).filter(|_| !booked.is_own_work());
    let next = next_one(context, booked);
    let title = match next {
        _ if booked.is_own_work() => format!("Cancel {what} on {when}"),
        Some((next, true)) => {
            format!("Postpone {what} on {when} to the next one, {}", words::when(next, rules.today))
        }
        _ => format!("Cancel {what} on {when}"),
    };
    let reason = match &told {
        Some(told) => format!("{told} would be told"),
        None => "nobody is waiting for it".to_owned(),
    };
    let message = told.map(|told| message(context, booked, &told, next));
    let remedy =
        Remedy::new(RemedyKind::StandDown, title, changes.collect()).because(reason).score(10).tells(message);
    match trip.along() {
        Some(along) => remedy.because(format!("with {along}")),
        None => remedy,
    }
}

/// What to send to those a session is for that does not take place, but for somebody who need not be told; nothing where
/// nobody waits for it. The week must be here.
#[must_use]
pub fn words_of_cancelling(
    rules: &RuleContext<'_>,
    booked: &Booked,
    but: Option<&PersonId>,
    asked: Requester<'_>,
) -> Option<String> {
    let context = WeekContext::as_it_is(rules, booked.start.week(), asked)?;
    let told = words::told(rules.state, booked, but).filter(|_| !booked.is_own_work())?;
    Some(message(&context, booked, &told, next_one(&context, booked)))
}

fn message(
    context: &WeekContext<'_, '_>,
    booked: &Booked,
    told: &str,
    next: Option<(Moment, bool)>,
) -> String {
    let rules = context.rules;
    let (what, when) = (words::what(rules, booked), words::when(booked.start, rules.today));
    let after = match next {
        Some((next, true)) => format!("The next one is on {}.", words::when(next, rules.today)),
        Some((next, false)) => {
            let next = words::when(next, rules.today);
            format!("We will say in good time whether the next one, on {next}, can go ahead.")
        }
        None => "We will be in touch about another time.".to_owned(),
    };
    format!("For {told}: {what} on {when} will not take place. {after}")
}

/// When a group that repeats is on again, as far as the weeks are here, and whether it can be told already that it is held.
fn next_one(context: &WeekContext<'_, '_>, booked: &Booked) -> Option<(Moment, bool)> {
    let group = booked.booking().group.as_ref()?;
    let week = context.rota.week();
    week.to(week.plus(WEEKS)).filter_map(|week| context.rules.rota(week)).find_map(|rota| {
        let again = |it: &&Booked| {
            it.start > booked.start
                && it.booking().group.as_ref() == Some(group)
                && it.booking().status == Status::Planned
        };
        let next = rota.sessions().iter().find(again)?;
        // Nobody knows of a public holiday whether it is held, nor of one that too few can run.
        let is_red = |flag: &Flag| flag.severity == Severity::Red && flag.is_about_session(&next.id);
        let open = next.is_uncovered()
            || rota.holiday(next.start.date()).is_some()
            || judge_week(context.rules, rota.week()).iter().any(is_red);
        Some((next.start, !open))
    })
}
