//! `sole.only_peer`: a team with at most one peer in it, week after week.

use std::collections::BTreeSet;

use crate::domain::{Person, TeamId};
use crate::rules::prelude::*;
use crate::words;

const BRING_IN: &str = "Bring in a peer from another team for some hours";

/// The rule.
pub static ONLY_PEER: Rule = Rule {
    slug: "sole.only_peer",
    title: "The only peer in the team",
    doc: "One peer is the only one in the team for weeks: there is no other, or the others are on leave, gone \
        or not yet here. That is a lot to hold alone.",
    standing: Standing::Source,
    source: "source 003",
    policies: &[policy::ONLY_PEER_WEEKS],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_team(Brief::Words("No other peer to work with", "No other peer to work with"))
        .telling("alone in the team"),
    subjects: &[TableName::Team],
    judge: RuleCheck::Week { back: 8, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let weeks = rules.whole(&policy::ONLY_PEER_WEEKS, week.monday()).min(520);
    for row in rules.state.records.teams.values() {
        let team = &row.item;
        let Some(people) = only(rules, &team.id, week) else { continue };
        let red = (1..weeks).all(|back| only(rules, &team.id, week.plus(-back)).is_some());
        let severity = if red { Severity::Red } else { Severity::Amber };
        let holders = holders(rules, &team.id, week);
        let who = words::people(holders.iter().copied(), rules.state);
        let since = if red && weeks > 1 {
            format!(" It has been like this for {weeks} weeks or more.")
        } else {
            String::new()
        };
        let why = match holders.len() {
            0 => format!("No peer has a share of a post in {} this week.", team.name),
            1 => format!("{who} is the only peer in {}.", team.name),
            _ => format!(
                "Of {who}, no more than one is there on any day of this week: the others are on leave, or not in \
                 a post then."
            ),
        };
        flags.push(
            Flag::new(&ONLY_PEER, severity, week, Subject::new(TableName::Team, &team.id))
                .people(people)
                .all_week()
                .says(format!("{} never has two peers in this week", team.name))
                .because(why + &since)
                .remedies(if holders.len() > 1 {
                    &[BRING_IN, "Look at who is on leave together"]
                } else {
                    &[BRING_IN]
                }),
        );
    }
}

/// The peers of a team who have a share of a post on some day of a week.
fn holders<'a>(rules: &RuleContext<'a>, team: &TeamId, week: Week) -> Vec<&'a PersonId> {
    let holds = |peer: &&Person| {
        week.days().any(|date| rules.state.shares_of(&peer.id).any(|share| share.is_on(date)))
    };
    rules.peers().filter(|peer| peer.team == *team).filter(holds).map(|peer| &peer.id).collect()
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
