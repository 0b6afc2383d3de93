//! `cover.presence`: open half-days with fewer peers at the team's place than it wants.

use crate::domain::{Moment, Person, Team, Time};
use crate::rota::{RotaWeek, holidays, merged, minutes_of};
use crate::rules::prelude::*;
use crate::words::capital;

/// The rule.
pub static PRESENCE: Rule = Rule {
    slug: "cover.presence",
    title: "Fewer peers in than wanted",
    doc: "When the team is open there should be a peer to meet. A peer who is there for half of the half-day \
        counts.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_team(Brief::Words(
        "Fewer peers in than wanted",
        "Fewer peers in than wanted, {} times",
    ))
    .following(FlagCause::AgreedLeave),
    subjects: &[TableName::Team],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    for row in rules.state.records.teams.values() {
        let team = &row.item;
        let wanted = usize::try_from(team.peers_wanted).unwrap_or(usize::MAX);
        for date in week.days().filter(|date| !holidays::is_whole_day(rules.state, *date)) {
            for (start, end, open) in half_days(rules, team, date) {
                let there: Vec<&PersonId> = rules
                    .peers()
                    .filter(|peer| is_there(&rota, team, peer, &open))
                    .map(|peer| &peer.id)
                    .collect();
                if there.len() >= wanted {
                    continue;
                }
                let when =
                    format!("on {date} from {} to {}", start.time(), end.time(), date = rules.day(date));
                flags.push(
                    Flag::new(&PRESENCE, Severity::Amber, week, Subject::new(TableName::Team, &team.id))
                        .people(there.iter().copied())
                        .span(start, end)
                        .found(Figure::count(there.len()), Figure::count(wanted))
                        .says(format!(
                            "{} in at {} {when}",
                            capital(&peers_are(there.len(), wanted)),
                            team.name
                        ))
                        .because(format!(
                            "{} is open {when} and wants {} there: {} on shift there for half of it.",
                            team.name,
                            if wanted == 1 { "1 peer".to_owned() } else { format!("{wanted} peers") },
                            peers_are(there.len(), wanted),
                        ))
                        .remedies(&["Move a shift to the half-day", "Tell the ward that no peer is in"]),
                );
            }
        }
    }
}

/// `No peer is`, `only 1 of 2 peers is`: how few there are of those wanted, for a sentence to go on with.
fn peers_are(there: usize, wanted: usize) -> String {
    match there {
        0 => "no peer is".to_owned(),
        1 => format!("only 1 of {wanted} peers is"),
        some => format!("only {some} of {wanted} peers are"),
    }
}

/// The open half-days of a team's day, split at 13:00: start, end, and the time that is open.
pub(super) fn half_days(
    rules: &RuleContext<'_>,
    team: &Team,
    date: Date,
) -> Vec<(Moment, Moment, Vec<Span>)> {
    let Some(noon) = Time::new(13, 0).map(|time| date.at(time)) else { return vec![] };
    let open = team.open.iter().filter(|open| open.weekday == date.weekday());
    let open: Vec<(Moment, Moment)> = open.map(|open| open.hours.on(date)).collect();
    let half = |cut: fn((Moment, Moment), Moment) -> (Moment, Moment)| {
        let parts = open.iter().map(|span| cut(*span, noon)).filter(|(start, end)| start < end);
        let parts: Vec<(Moment, Moment)> = parts.collect();
        let start = parts.iter().map(|(start, _)| *start).min()?;
        let end = parts.iter().map(|(_, end)| *end).max()?;
        Some((start, end, merged(parts.iter().map(|(start, end)| Span::between(rules.zone, *start, *end)))))
    };
    let morning = half(|(start, end), noon| (start, end.min(noon)));
    let afternoon = half(|(start, end), noon| (start.max(noon), end));
    morning.into_iter().chain(afternoon).collect()
}

/// Whether a peer is on shift at the team's place for at least half of some open time. A shift without a place is at
/// that of the peer's own team; one of another team counts where its shift says that it is here.
fn is_there(rota: &RotaWeek, team: &Team, peer: &Person, open: &[Span]) -> bool {
    let at_place = rota.shifts_around(&peer.id).filter(|shift| match &shift.place {
        None => peer.team == team.id,
        place => *place == team.place,
    });
    let spans = merged(at_place.flat_map(|shift| &shift.pieces).map(|piece| piece.span));
    let there: Minutes = spans.iter().flat_map(|span| open.iter().map(|open| span.shared(*open))).sum();
    there + there >= minutes_of(open.iter().copied())
}
