//! `workload.giving_too_much`: over the contract week after week, or supervision gone while over it.

use crate::domain::{ActivityKind, Status};
use crate::rota::PersonHours;
use crate::rules::prelude::*;

/// The rule.
pub static GIVING_TOO_MUCH: Rule = Rule {
    slug: "workload.giving_too_much",
    title: "Giving a lot",
    doc: "Working over the contract most weeks, or going without supervision while over it, is how good people wear out.",
    standing: Standing::Source,
    source: "source 003: \"working too hard and giving too much\"",
    policies: &[policy::GIVING_TOO_MUCH_MINUTES],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("More hours given than agreed", "More hours given than agreed"))
        .telling("hours"),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Peers, back: 3, ahead: 0, judge },
};

/// So many of the last four weeks.
const WEEKS: usize = 3;

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let (Some(rota), Some(this)) = (rules.rota(week), rules.hours(week)) else { return };
    let before: Vec<_> = week.plus(-3).to(week.plus(-1)).filter_map(|week| rules.hours(week)).collect();
    let limit = rules.minutes(&policy::GIVING_TOO_MUCH_MINUTES, week);
    let Some(hours) = this.person(person) else { return };
    let over = |hours: &PersonHours| hours.worked() - hours.contract;
    let weeks = before.iter().filter_map(|week| week.person(&hours.person)).chain([hours]);
    let many = weeks.filter(|hours| over(hours) >= limit && over(hours) > Minutes::ZERO).count();
    let missed = rota.sessions_of(&hours.person).any(|session| {
        session.kind == Some(ActivityKind::Supervision)
            && session.booking().status == Status::Missed
            && session.booking().people.contains(&hours.person)
    });
    let who = rules.state.display_name(&hours.person);
    let flag = Flag::of_person(&GIVING_TOO_MUCH, Severity::Amber, week, &hours.person);
    let flag = if many >= WEEKS {
        flag.found(Figure::count(many), Figure::count(WEEKS))
            .says(format!("{who} has worked over contract in {many} of the last 4 weeks"))
            .because(format!(
                "In {many} of the last 4 weeks {who} worked {limit} or more over contract. It is kindly \
                     meant, and should not be needed."
            ))
    } else if missed && over(hours) > Minutes::ZERO {
        flag.says(format!("{who} went without supervision in a week over contract")).because(format!(
            "{who} worked {} over contract and that week's supervision did not happen.",
            over(hours)
        ))
    } else {
        return;
    };
    flags.push(flag.remedies(&[
        "Plan the time back",
        "Talk about what could be dropped",
        "Book the supervision again",
    ]));
}
