//! `clash.outside_shift`: a session that is not all inside its person's shifts.

use crate::rota::{last_day, minutes_of, without};
use crate::rules::prelude::*;

use super::on_leave;

/// The rule.
pub static OUTSIDE_SHIFT: Rule = Rule {
    slug: "clash.outside_shift",
    title: "Outside their hours",
    doc: "A session outside somebody's shifts is work beyond what was agreed for the day.",
    standing: Standing::Default,
    source: "",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Move, RemedyKind::Reassign, RemedyKind::Shift, RemedyKind::StandDown],
    folding: Folding::by_people(Brief::Words(
        "A session outside their hours",
        "{} sessions outside their hours",
    )),
    subjects: &[TableName::Session],
    judge: RuleCheck::Person { whom: Whom::Staff, back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let who = rules.state.display_name(person);
    let pieces = rota.shifts_around(person).flat_map(|shift| &shift.pieces);
    let present: Vec<Span> = pieces.map(|piece| piece.span).collect();
    let out = |session: &&Booked| session.counts() && !present.iter().any(|span| span.covers(session.span));
    for session in rota.sessions_of(person).filter(out) {
        let outside = minutes_of(without([session.span], present.iter().copied()));
        if outside == Minutes::ZERO || on_leave::severity(rules, person, session.span).is_some() {
            continue;
        }
        let title = rules.titled(session);
        let flag = Flag::new(&OUTSIDE_SHIFT, Severity::Amber, week, Subject::session(&session.id))
            .people([person])
            .span(session.start, session.end)
            .found(Figure::minutes(outside), Figure::minutes(Minutes::ZERO));
        let date = session.start.date();
        let last = last_day(rules.state, person).filter(|last| *last < date);
        flags.push(match last {
            Some(last) if session.away.contains(person) => flag
                .says(format!("{title} on {} comes after {who}'s last day and needs cover", rules.day(date)))
                .because(format!(
                    "{who}'s last day is {}. {title} is planned for {} at {}: {who} will have left, so it \
                     needs cover.",
                    rules.day(last),
                    rules.day(date),
                    session.start.time()
                ))
                .remedies(&["Ask somebody who is in", "Move it before their last day", "Cancel it with a reason"]),
            _ => {
                let outside_of = if outside == session.span.minutes() {
                    format!("outside their shifts, {outside} long")
                } else {
                    format!("partly outside their shifts, by {outside}")
                };
                flag.says(format!("{who} has {title} {outside_of}"))
                    .because(format!(
                        "{who} has {title} from {} to {}, with no shift for {outside} of that time. It counts as worked \
                         all the same.",
                        session.start.time(),
                        session.end.time()
                    ))
                    .remedies(&[
                        "Move it into their shift",
                        "Agree a change to that day's shift",
                        "Ask somebody who is in",
                    ])
            }
        });
    }
}
