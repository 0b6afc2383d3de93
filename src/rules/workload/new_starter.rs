//! `workload.new_starter`: the months in which a new job is heaviest.

use crate::rules::prelude::*;

/// The rule.
pub static NEW_STARTER: Rule = Rule {
    slug: "workload.new_starter",
    title: "Settling in",
    doc: "Around four months into the job many peer workers feel worse before they feel better. A kind word goes far.",
    standing: Standing::Source,
    source: "BMC Psychiatry 2022: wellbeing of new peer workers dips at four months",
    policies: &[policy::NEW_STARTER_FROM, policy::NEW_STARTER_TO],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_rule(Brief::Words("Settling in", "Settling in")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Peers, back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let from = rules.whole(&policy::NEW_STARTER_FROM, week.monday()).min(1200);
    let to = rules.whole(&policy::NEW_STARTER_TO, week.monday()).min(1200);
    let Some(person) = rules.state.person(person) else { return };
    let Some(started) = person.started.filter(|_| !rules.has_left(&person.id, week.monday())) else {
        return;
    };
    let (first, last) = (started.plus_months(from), started.plus_months(to));
    if week.sunday() < first || last < week.monday() {
        return;
    }
    let who = rules.state.display_name_of(person);
    flags.push(
            Flag::of_person(&NEW_STARTER, Severity::Note, week, &person.id)
                .says(format!("{who} is in months {from} to {to} of the job"))
                .because(format!(
                    "{who} started on {started}. Wellbeing often dips around now and comes back; a little more time \
                     together helps, and it says nothing about the work.", started = rules.day(started)))
                .remedies(&["Offer an extra talk", "Keep the week a little lighter"]),
        );
}
