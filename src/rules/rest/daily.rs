//! `rest.daily`: eleven hours between one day's work and the next.
//!
//! A day's work runs from its first start to the last end of what starts that day. What starts before that end, such as a
//! session in the small hours of a night shift, belongs to that day too, goes on with it and starts none.

use crate::rules::prelude::*;

use super::{Work, work};

/// The rule.
pub static DAILY: Rule = Rule {
    slug: "rest.daily",
    title: "Too short a rest",
    doc: "Between the end of one day's work and the start of the next there should be eleven hours in a row.",
    standing: Standing::Law,
    source: "Working Time Regulations 1998, regulation 10",
    policies: &[policy::REST_DAILY_HOURS],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Shift, RemedyKind::Move],
    folding: Folding::by_people(Brief::Words(
        "Too short a rest between two days",
        "Too short a rest, {} times",
    )),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Staff, back: 1, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let before = rules.rota(week.plus(-1));
    let limit = rules.hours_policy(&policy::REST_DAILY_HOURS, week);
    let this = work(&rota, person);
    if this.is_empty() {
        return;
    }
    let earlier = before.as_ref().map(|rota| work(rota, person)).unwrap_or_default();
    let days = days(earlier.into_iter().chain(this));
    for (one, next) in days.iter().zip(days.iter().skip(1)) {
        let rest = Span::new(one.span.end, next.span.start).minutes();
        if rest >= limit || next.start.week() != week {
            continue;
        }
        let who = rules.state.display_name(person);
        flags.push(
            Flag::new(&DAILY, Severity::Red, week, Subject::person(person))
                .people([person])
                .span(one.end, next.start)
                .found(Figure::minutes(rest), Figure::minutes(limit))
                .says(format!(
                    "{who} has {rest} between {} and {}",
                    rules.day(one.start.date()),
                    rules.day(next.start.date())
                ))
                .because(format!(
                    "Work ends on {} at {} and starts again on {} at {}. That is {rest} of rest; {limit} \
                         is due.",
                    rules.day(one.end.date()),
                    one.end.time(),
                    rules.day(next.start.date()),
                    next.start.time()
                ))
                .remedies(&["Start the next day later", "End the day before earlier"]),
        );
    }
}

/// The days' work in order, each from its first start to its last end.
fn days(work: impl Iterator<Item = Work>) -> Vec<Work> {
    let mut days: Vec<Work> = vec![];
    for work in work {
        match days.last_mut() {
            Some(day) if day.start.date() == work.start.date() || work.span.start < day.span.end => {
                if work.span.end > day.span.end {
                    (day.end, day.span.end) = (work.end, work.span.end);
                }
            }
            _ => days.push(work),
        }
    }
    days
}
