//! `leave.floor`: an entitlement below the statutory minimum.

use crate::rules::prelude::*;

use super::{each, flag};

/// The rule.
pub static FLOOR: Rule = Rule {
    slug: "leave.floor",
    title: "Less leave than the law gives",
    doc: "The law gives 5.6 weeks, at most 28 days, public holidays included. Leave carried over does not \
        count.",
    standing: Standing::Law,
    source: "Working Time Regulations 1998, regs 13 and 13A",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words(
        "Less leave than the law gives",
        "Less leave than the law gives",
    )),
    subjects: &[TableName::Person],
    judge: RuleCheck::Standing(judge),
};

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for account in each(rules) {
        let (given, floor) = (account.given(), account.floor);
        if given >= floor {
            continue;
        }
        let who = rules.state.display_name(&account.person);
        flags.push(
            flag(&FLOOR, Severity::Red, rules, &account.person)
                .found(Figure::minutes(given), Figure::minutes(floor))
                .says(format!("{who} has {given} of leave, and the law gives {floor}"))
                .because(format!(
                    "Annual leave and public holidays of the leave year from {} come to {given} for {who}. \
                     The law gives {floor} for the same part of the year: it counts months begun, the sum \
                     here completed ones.",
                    rules.day(account.year.first)
                ))
                .remedies(&["Add the difference, as leave carried over", "Ask payroll how they work it out"]),
        );
    }
}
