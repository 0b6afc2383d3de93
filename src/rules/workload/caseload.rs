//! `workload.caseload`: how many families a peer is with, for the hours there are.

use crate::domain::State;
use crate::rota::caseload::{families_of, is_under_way, most_families};
use crate::rules::prelude::*;

/// The rule.
pub static CASELOAD: Rule = Rule {
    slug: "workload.caseload",
    title: "Many families",
    doc: "Twelve families for a full-time week leaves time for each. Fewer hours mean fewer families.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::CASELOAD_PER_WTE],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Of(brief)),
    subjects: &[TableName::Person],
    judge: RuleCheck::Standing(judge),
};

fn brief(flags: &[&Flag], _: &State) -> String {
    match flags.iter().find_map(|flag| flag.figure.zip(flag.limit)) {
        Some((many, limit)) => format!("With {many} families under way, for {limit} there is time"),
        None => "With many families".to_owned(),
    }
}

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let today = rules.today;
    for person in rules.peers() {
        // Without a share on the day, as a volunteer is, there are no hours to measure by.
        let mut shares = rules.state.shares_of(&person.id).filter(|share| share.is_on(today)).peekable();
        if shares.peek().is_none() {
            continue;
        }
        let minutes: i64 = shares.map(|share| i64::from(share.hours.0)).sum();
        let Some(limit) = most_families(rules.state, &person.id, today) else { return };
        let many = families_of(rules.state, &person.id).filter(|family| is_under_way(family)).count();
        if many <= limit {
            continue;
        }
        let red = many.saturating_mul(5) > limit.saturating_mul(6);
        let severity = if red { Severity::Red } else { Severity::Amber };
        let who = rules.state.display_name_of(person);
        let hours = Minutes(i32::try_from(minutes).unwrap_or(i32::MAX));
        flags.push(
            Flag::new(&CASELOAD, severity, today.week(), Subject::person(&person.id))
                .people([&person.id])
                .found(Figure::count(many), Figure::count(limit))
                .says(format!("{who} is with {many} families under way"))
                .because(format!(
                    "{who} has {hours} a week and is with {many} families under way; for these hours, {limit} leaves \
                     time for each."
                ))
                .remedies(&["Share a family with the backup", "Pause new starts for a while"]),
        );
    }
}
