//! `sole.only_peer`: a team with at most one peer in it, week after week.

use std::collections::BTreeSet;

use crate::domain::TeamId;
use crate::rules::prelude::*;

/// The rule.
pub static ONLY_PEER: Rule = Rule {
    slug: "sole.only_peer",
    title: "The only peer in the team",
    doc: "With the others on leave, gone or not yet here, one peer is the only one for weeks. That is a lot \
        to hold alone.",
    standing: Standing::Source,
    source: "source 003",
    policies: &[policy::ONLY_PEER_WEEKS],
    strength: Strength::Flag,
    remedies: &[],
    judge: RuleCheck::Week { back: 8, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let weeks = rules.whole(&policy::ONLY_PEER_WEEKS, week.monday()).min(520);
    for row in rules.state.records.teams.values() {
        let team = &row.item;
        let Some(people) = only(rules, &team.id, week) else { continue };
        let red = (1..weeks).all(|back| only(rules, &team.id, week.plus(-back)).is_some());
        let severity = if red { Severity::Red } else { Severity::Amber };
        let names: Vec<&str> = people.iter().map(|person| rules.state.display_name(person)).collect();
        let who = if names.is_empty() { "Nobody".to_owned() } else { names.join(", ") };
        flags.push(
            Flag::new(&ONLY_PEER, severity, week, Subject::new(TableName::Team, &team.id))
                .people(people)
                .all_week()
                .says(format!("At most one peer is in {} on every day of the week", team.name))
                .because(format!(
                    "{who} is in {} this week and the other peers are away or the post is vacant{}.",
                    team.name,
                    if red && weeks > 1 { format!(", for {weeks} weeks now") } else { String::new() }
                ))
                .remedies(&[
                    "Bring in a peer from another team for some hours",
                    "Look at who is on leave together",
                ]),
        );
    }
}

/// The peers who are in the team in a week when on every working day at most one is; `None` where there are more, no
/// peer has time in the week, or it is not loaded.
fn only<'a>(rules: &RuleContext<'a>, team: &TeamId, week: Week) -> Option<BTreeSet<&'a PersonId>> {
    let rota = rules.rota(week)?;
    let peers: Vec<&PersonId> =
        rules.peers().filter(|peer| peer.team == *team).map(|peer| &peer.id).collect();
    let mut all = BTreeSet::new();
    let mut any = false;
    for date in week.days() {
        let has_time = |peer: &&PersonId| {
            rota.shifts_of_on(peer, date).any(|shift| shift.paid_as_written() > Minutes::ZERO)
        };
        if !peers.iter().any(has_time) {
            continue;
        }
        any = true;
        let there: Vec<&PersonId> = peers
            .iter()
            .copied()
            .filter(|peer| rules.state.shares_of(peer).any(|share| share.is_on(date)))
            .filter(|peer| !rules.leave_holds(&rota, peer, date, |leave| leave.approved))
            .collect();
        if there.len() > 1 {
            return None;
        }
        all.extend(there);
    }
    any.then_some(all)
}
