//! `hours.week_balance`: a week far over or under the contract.

use crate::domain::State;
use crate::rules::prelude::*;

/// The rule.
pub static WEEK_BALANCE: Rule = Rule {
    slug: "hours.week_balance",
    title: "A week far from the contract",
    doc: "Hours over or under the contract even out over time; a week this far from it is worth a look.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::WEEK_BALANCE_LIMIT],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Of(brief)).telling("hours"),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Staff, back: 0, ahead: 0, judge },
};

fn brief(flags: &[&Flag], _: &State) -> String {
    match flags {
        [one] => match one.figure {
            Some(far) if far.thousandths < 0 => format!("{} under the week's contract", far.abs()),
            Some(far) => format!("{far} over the week's contract"),
            None => "Far from the week's contract".to_owned(),
        },
        many => format!("{} weeks are far from the contract", many.len()),
    }
}

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(hours) = rules.hours(week) else { return };
    let limit = rules.minutes(&policy::WEEK_BALANCE_LIMIT, week);
    let Some(hours) = hours.person(person) else { return };
    let balance = hours.balance();
    if balance.abs() <= limit {
        return;
    }
    let who = rules.state.display_name(&hours.person);
    let side = if balance > Minutes::ZERO { "over" } else { "under" };
    let far = balance.abs();
    flags.push(
        Flag::of_person(&WEEK_BALANCE, Severity::Amber, week, &hours.person)
            .found(Figure::minutes(balance), Figure::minutes(limit))
            .says(format!("{who}'s week is {far} {side} contract"))
            .because(format!(
                "{} worked, {} of leave and {} of public holidays make {far} {side} the contract of {}; \
                     beyond {limit} it is worth a look.",
                hours.worked(),
                hours.leave,
                hours.holiday,
                hours.contract
            ))
            .remedies(&["Agree a change to a shift that week", "Even it out over the next weeks"]),
    );
}
