//! What is said below the fields of a new starter's form: the first day in, and the plan, week by week.

use crate::app::form::FormRemark;
use crate::app::words;
use crate::domain::{Date, Person, State, counted};
use crate::planner::induction::InductionPlan;
use crate::rota::holidays::observed;

/// The first day in, where it is another than the first day; and what follows of somebody whose hours nobody writes down.
pub(super) fn first_weeks(
    joined: &State,
    person: &Person,
    from: Date,
    first: Option<Date>,
) -> Option<FormRemark> {
    let name = person.short_name();
    let first = first.filter(|first| *first != from)?;
    // A holiday is why only where they would have been in on it.
    let is_theirs = joined
        .shares_of(&person.id)
        .any(|it| it.is_on(from) && it.pattern.on(from, it.from).next().is_some());
    let holiday = observed(joined, from).filter(|_| is_theirs);
    let holiday = holiday.map(|holiday| format!(", since {} is {holiday}", words::day(from, first)));
    Some(FormRemark::told(format!(
        "{name} is first in on {}{}.",
        words::dated(first),
        holiday.unwrap_or_default()
    )))
}

/// The plan, a line for everything, under the week that it is in; and what there was no time for.
pub(super) fn plan_in_words(plan: &InductionPlan, today: Date) -> Vec<FormRemark> {
    let mut said = vec![];
    if plan.steps.is_empty() {
        return said;
    }
    let many = counted(plan.steps.len(), "line");
    said.push(FormRemark::told(format!("The plan, {many}; each can be changed on the rota later.")));
    let first = plan.steps.first().map(|step| step.start.week());
    let mut week = None;
    for step in &plan.steps {
        let (of, day) = (step.start.week(), step.start.date());
        if week != Some(of) {
            week = Some(of);
            let number = first.map_or(1, |first| of.weeks_since(first) + 1);
            said.push(FormRemark::told(format!("Week {number}, {}:", words::short_week(of, today))));
        }
        let when = format!("{} {}", words::day(day, day), words::times(step.start, step.end));
        said.push(FormRemark::told(format!("{when}  {}. {}.", step.what, words::capital(&step.why))));
    }
    if !plan.left.is_empty() {
        let left = words::in_a_row(&each_with_count(&plan.left));
        said.push(FormRemark::warning(format!(
            "There was no time in these weeks that suits everybody for: {left}. Plan more weeks, or add it on the rota."
        )));
    }
    if plan.steps.iter().any(|step| step.what.starts_with("shadows") || step.what.starts_with("together")) {
        said.push(FormRemark::told("Ask each family first whether somebody new may come along."));
    }
    said
}

/// Words, each once, with how often it was there: `catches up with Eilidh (3 times)`.
fn each_with_count(all: &[String]) -> Vec<String> {
    let mut many: Vec<(&String, usize)> = vec![];
    for it in all {
        match many.iter_mut().find(|(there, _)| *there == it) {
            Some((_, many)) => *many += 1,
            None => many.push((it, 1)),
        }
    }
    let told =
        |(it, many): (&String, usize)| if many > 1 { format!("{it} ({many} times)") } else { it.clone() };
    many.into_iter().map(told).collect()
}
