//! `hours.four_weeks`: this week and the three before, far over or under the contract.

use crate::domain::State;
use crate::rota::PersonHours;
use crate::rules::prelude::*;

/// The rule.
pub static FOUR_WEEKS: Rule = Rule {
    slug: "hours.four_weeks",
    title: "Four weeks far from the contract",
    doc: "Over four weeks, hours should come back to the contract. Above it, somebody gives more than was \
        agreed; below it, time is owed.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::FOUR_WEEKS_PERCENT],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Of(brief)).telling("hours"),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Staff, back: 3, ahead: 0, judge },
};

fn brief(flags: &[&Flag], _: &State) -> String {
    let worst = flags.iter().filter_map(|flag| flag.figure).max_by_key(|it| it.abs().thousandths);
    match worst {
        Some(far) if far.thousandths < 0 => format!("{} under contract in four weeks", far.abs()),
        Some(far) => format!("{far} over contract in four weeks"),
        None => "Four weeks far from the contract".to_owned(),
    }
}

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let weeks: Option<Vec<_>> = week.plus(-3).to(week).map(|week| rules.hours(week)).collect();
    let Some((weeks, this)) = weeks.zip(rules.hours(week)) else { return };
    let limit = rules.thousandths(&policy::FOUR_WEEKS_PERCENT, week);
    if this.person(person).is_none() {
        return;
    }
    let lines = || weeks.iter().filter_map(|hours| hours.person(person));
    let balance: Minutes = lines().map(PersonHours::balance).sum();
    let contract: Minutes = lines().map(|hours| hours.contract).sum();
    let far = i64::from(balance.abs().0) * 100_000;
    if contract <= Minutes::ZERO || far <= limit.saturating_mul(i64::from(contract.0)) {
        return;
    }
    let who = rules.state.display_name(person);
    let over = balance > Minutes::ZERO;
    let (severity, side) = if over { (Severity::Red, "over") } else { (Severity::Amber, "under") };
    let percent = Figure::percent(i64::from(balance.0) * 100_000 / i64::from(contract.0));
    let limit = Figure::percent(limit);
    flags.push(
        Flag::of_person(&FOUR_WEEKS, severity, week, person)
            .found(percent, limit)
            .says(format!("{who}'s last four weeks are {} {side} contract", balance.abs()))
            .because(format!(
                "Over four weeks the contract comes to {contract} and the balance to {balance}, \
                     {percent} of it; \
                     beyond {limit} either way it is time to even it out."
            ))
            .remedies(&["Plan time back, or lighter days", "Look at the pattern together"]),
    );
}
