//! `rest.weekly`: a day off in the week, or two in the fortnight.

use crate::rota::{minutes_of, span_of, without};
use crate::rules::prelude::*;

use super::work;

/// The rule.
pub static WEEKLY: Rule = Rule {
    slug: "rest.weekly",
    title: "No day off",
    doc: "Each week needs 24 hours off in a row; or the fortnight needs two such stretches, or 48 hours in a \
        row.",
    standing: Standing::Law,
    source: "Working Time Regulations 1998, regulation 11",
    policies: &[policy::REST_WEEKLY_HOURS],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("No day off in the week", "No day off in {} weeks")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Staff, back: 2, ahead: 0, judge },
};

const DAY: Minutes = Minutes::hours(24);

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let (Some(rota), Some(before)) = (rules.rota(week), rules.rota(week.plus(-1))) else { return };
    let earlier = rules.rota(week.plus(-2));
    let limit = rules.hours_policy(&policy::REST_WEEKLY_HOURS, week);
    let this = work(&rota, person);
    if this.is_empty() {
        return;
    }
    let busy = |rota: &crate::rota::RotaWeek| work(rota, person).into_iter().map(|work| work.span);
    let last: Vec<Span> = busy(&before).chain(this.iter().map(|work| work.span)).collect();
    let seven = span_of(rules.zone, week);
    let off: Vec<Minutes> = without([seven], last.iter().copied()).into_iter().map(Span::minutes).collect();
    let longest = off.iter().copied().max().unwrap_or_default();
    if longest >= limit {
        return;
    }
    let spill = earlier.iter().flat_map(|rota| busy(rota));
    let fourteen = Span::new(span_of(rules.zone, week.plus(-1)).start, seven.end);
    let off: Vec<Span> = without([fourteen], last.into_iter().chain(spill));
    let days = off.iter().filter(|span| span.minutes() >= DAY).count();
    if days >= 2 || off.iter().any(|span| span.minutes() >= DAY + DAY) {
        return;
    }
    let who = rules.state.display_name(person);
    flags.push(
        Flag::of_person(&WEEKLY, Severity::Red, week, person)
            .found(Figure::minutes(longest), Figure::minutes(limit))
            .says(format!("{who} has no day off: the longest stretch is {longest}"))
            .because(format!(
                "The longest time off in the week is {longest} in a row, {} in all. {limit} in a row is \
                     due, or two days off in this week and the one before.",
                minutes_of(without([seven], this.iter().map(|work| work.span)))
            ))
            .remedies(&["Keep one day of the week free", "Give one of the shifts to somebody else"]),
    );
}
