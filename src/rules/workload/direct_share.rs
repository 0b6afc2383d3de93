//! `workload.direct_share`: how much of the week is with families.

use crate::rules::prelude::*;

/// The rule.
pub static DIRECT_SHARE: Rule = Rule {
    slug: "workload.direct_share",
    title: "Little time away from families",
    doc: "Direct work is what the job is about, and it needs time around it: to prepare, to write up, to \
        recover.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::DIRECT_SHARE_AMBER, policy::DIRECT_SHARE_RED],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Reassign],
    folding: Folding::by_people(Brief::Words(
        "Little time away from families",
        "Little time away from families",
    )),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Peers, back: 0, ahead: 0, judge },
};

/// Shorter weeks say nothing of a share.
const SHORTEST_WEEK: Minutes = Minutes::hours(4);

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(hours) = rules.hours(week) else { return };
    let amber = rules.thousandths(&policy::DIRECT_SHARE_AMBER, week);
    let red = rules.thousandths(&policy::DIRECT_SHARE_RED, week);
    let Some(hours) = hours.person(person) else { return };
    let worked = i64::from(hours.worked().0);
    if hours.worked() < SHORTEST_WEEK {
        return;
    }
    let over = |limit: i64| i64::from(hours.direct.0) * 100_000 > limit.saturating_mul(worked);
    let (severity, limit) = match (over(red), over(amber)) {
        (true, _) => (Severity::Red, red),
        (_, true) => (Severity::Amber, amber),
        _ => return,
    };
    let who = rules.state.display_name(&hours.person);
    let figure = Figure::percent(i64::from(hours.direct.0) * 100_000 / worked);
    flags.push(
        Flag::of_person(&DIRECT_SHARE, severity, week, &hours.person)
            .found(figure, Figure::percent(limit))
            .says(format!("{figure} of {who}'s week is direct work"))
            .because(format!(
                "{} of {} worked are with families. Above {} there is little time left to prepare, write \
                     up and recover.",
                hours.direct,
                hours.worked(),
                Figure::percent(limit)
            ))
            .remedies(&["Keep a block free for notes", "Move a contact to a lighter week"]),
    );
}
