//! `clash.supervisor_away`: a supervision whose supervisor cannot be there.

use std::collections::BTreeSet;

use crate::domain::{ActivityKind, Track};
use crate::rules::prelude::*;

/// The rule.
pub static SUPERVISOR_AWAY: Rule = Rule {
    slug: "clash.supervisor_away",
    title: "The supervisor cannot be there",
    doc: "Supervision is protected time: it needs its supervisor, who is on leave or elsewhere then.",
    standing: Standing::Default,
    source: "",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Move, RemedyKind::Reassign],
    folding: Folding::by_people(Brief::Words(
        "The supervisor cannot be there",
        "{} supervisions without supervisor",
    ))
    .following(FlagCause::AgreedLeave),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 1, ahead: 1, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let around = [rules.rota(week.plus(-1)), Some(rota.clone()), rules.rota(week.plus(1))];
    for session in rota.sessions() {
        if session.kind != Some(ActivityKind::Supervision) || !session.counts() {
            continue;
        }
        for supervisor in supervisors(rules, session) {
            let who = rules.state.display_name(supervisor);
            let others = around.iter().flatten().flat_map(|rota| rota.worked_by(supervisor));
            let elsewhere =
                others.filter(|other| other.id != session.id).find(|other| other.span.overlaps(session.span));
            let where_ = match elsewhere {
                _ if rules.is_away(supervisor, session.span) => "away".to_owned(),
                Some(other) => {
                    format!("in {} from {} to {}", rules.titled(other), other.start.time(), other.end.time())
                }
                None => continue,
            };
            flags.push(
                Flag::new(&SUPERVISOR_AWAY, Severity::Red, week, Subject::session(&session.id))
                    .people([supervisor])
                    .span(session.start, session.end)
                    .says(format!(
                        "{who} is {where_} during the supervision on {} at {}",
                        rules.day(session.start.date()),
                        session.start.time()
                    ))
                    .because(format!(
                        "{who} supervises then, but is {where_}. Another time is better than \
                        none."
                    ))
                    .remedies(&["Move the supervision", "Agree who will stand in, with a reason"]),
            );
        }
    }
}

/// Whoever is there to supervise: those `with`, else those named for its people and track.
fn supervisors<'a>(rules: &'a RuleContext<'_>, session: &'a Booked) -> BTreeSet<&'a PersonId> {
    let booking = session.booking();
    if !booking.with.is_empty() {
        return booking.with.iter().collect();
    }
    let track = booking.track.unwrap_or(Track::Clinical);
    let named = |person: &PersonId| rules.state.records.supervision.get(&(person.clone(), track));
    booking.people.iter().filter_map(named).map(|row| &row.item.supervisor).collect()
}
