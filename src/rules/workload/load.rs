//! `workload.load`: what the caseload and the week's sessions ask of the time there is.

use std::cmp::Ordering;

use crate::domain::State;
use crate::rules::prelude::*;

/// The rule.
pub static LOAD: Rule = Rule {
    slug: "workload.load",
    title: "A full week",
    doc: "What families, groups, meetings, learning and supervision ask for, against the hours there are.",
    standing: Standing::Default,
    source: "",
    policies: &[
        policy::LOAD_AMBER,
        policy::LOAD_RED,
        policy::LOAD_NOTES,
        policy::LOAD_LOW,
        policy::LOAD_STANDARD,
        policy::LOAD_HIGH,
    ],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Of(brief)),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Peers, back: 0, ahead: 0, judge },
};

fn brief(flags: &[&Flag], _: &State) -> String {
    let fullest = flags.iter().filter_map(|flag| flag.figure).max_by_key(|it| it.thousandths);
    let full = fullest.map(|it| it.to_string()).unwrap_or_default();
    match flags.len() {
        1 => format!("The week is {full} full"),
        many => format!("{many} weeks are full, up to {full}"),
    }
}

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(hours) = rules.hours(week) else { return };
    let amber = rules.thousandths(&policy::LOAD_AMBER, week);
    let red = rules.thousandths(&policy::LOAD_RED, week);
    let Some(hours) = hours.person(person) else { return };
    let Some(load) = hours.load else { return };
    let (severity, limit) = if load.compared_with(red) == Ordering::Greater {
        (Severity::Red, red)
    } else if load.compared_with(amber) == Ordering::Less {
        return;
    } else {
        (Severity::Amber, amber)
    };
    let who = rules.state.display_name(&hours.person);
    let figure = Figure::percent(load.thousandths());
    flags.push(
        Flag::of_person(&LOAD, severity, week, &hours.person)
            .found(figure, Figure::percent(limit))
            .says(format!("{who}'s week is {figure} full"))
            .because(format!(
                "Families, groups, meetings, learning and supervision ask for {}, and there is {} this \
                     week after leave and holidays. The limit is {}.",
                load.demand.minutes(),
                load.available,
                Figure::percent(limit)
            ))
            .remedies(&[
                "Hand a family to the backup",
                "Space out some contacts, as families agree",
                "Move a meeting",
            ]),
    );
}
