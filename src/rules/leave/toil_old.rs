//! `leave.toil_old`: time earned long ago that was not given back.
//!
//! What was taken and booked is taken from the oldest first, of whatever leave year.

use crate::domain::Toil;
use crate::rules::prelude::*;

use super::flag;

/// The rule.
pub static TOIL_OLD: Rule = Rule {
    slug: "leave.toil_old",
    title: "Time in lieu not taken yet",
    doc: "Time given beyond the contract should be given back soon, or it becomes a habit that nobody sees.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::TOIL_OLD_DAYS],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words(
        "Time in lieu waits to be taken",
        "Time in lieu waits to be taken",
    )),
    subjects: &[TableName::Person],
    judge: RuleCheck::Standing(judge),
};

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let limit = rules.whole(&policy::TOIL_OLD_DAYS, rules.today);
    // The table is in order of person, then date.
    let earned: Vec<&Toil> = rules.state.records.toil.values().map(|row| &*row.item).collect();
    for theirs in earned.chunk_by(|one, next| one.person == next.person) {
        let Some(oldest) = theirs.first() else { continue };
        let person = &oldest.person;
        if rules.today.days_since(oldest.date) <= limit || rules.has_left(person, rules.today) {
            continue;
        }
        let mut taken = rules.toil_taken(person);
        let mut waiting = theirs.iter().filter_map(|toil| {
            let left = (toil.minutes - taken).at_least_zero();
            taken = (taken - toil.minutes).at_least_zero();
            (left > Minutes::ZERO).then_some((toil.date, left))
        });
        let old = |date: Date| rules.today.days_since(date) > limit;
        let Some((since, first)) = waiting.next().filter(|(date, _)| old(*date)) else { continue };
        let all = waiting.filter(|(date, _)| old(*date)).fold(first, |all, (_, left)| all + left);
        let who = rules.state.display_name(person);
        let days = rules.today.days_since(since);
        flags.push(
            flag(&TOIL_OLD, Severity::Amber, rules, person)
                .due(since)
                .found(Figure::days(days), Figure::days(limit))
                .says(format!("{who} has {all} of TOIL not taken for over {}", Figure::days(limit)))
                .because(format!(
                    "{who} earned it from {} on, {} ago, and has not taken or booked it since.",
                    rules.day(since),
                    Figure::days(days)
                ))
                .remedies(&["Agree a day to take it", "Take it as the end of a long shift"]),
        );
    }
}
