//! `workload.no_pause`: a long stretch of sessions with no gap to pause in.

use crate::domain::{Instant, Moment};
use crate::rules::prelude::*;

use super::busy_days;

/// The rule.
pub static NO_PAUSE: Rule = Rule {
    slug: "workload.no_pause",
    title: "A long stretch without a pause",
    doc: "Session upon session with no gap between them leaves no time to drink, to think or to arrive.",
    standing: Standing::Source,
    source: "source 003",
    policies: &[policy::NO_PAUSE_STRETCH, policy::NO_PAUSE_PAUSE],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Pause, RemedyKind::Move, RemedyKind::Reassign],
    folding: Folding::by_rule(Brief::Words("No pause long enough", "No pause long enough in {} shifts")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Peers, back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let limit = rules.minutes(&policy::NO_PAUSE_STRETCH, week);
    let pause = rules.minutes(&policy::NO_PAUSE_PAUSE, week);
    for (_, sessions) in busy_days(&rota, person) {
        for (start, end, span) in stretches(&sessions, pause) {
            let long = span.minutes();
            if long <= limit {
                continue;
            }
            let who = rules.state.display_name(person);
            flags.push(
                    Flag::new(&NO_PAUSE, Severity::Amber, week, Subject::person(person))
                        .people([person])
                        .span(start, end)
                        .found(Figure::minutes(long), Figure::minutes(limit))
                        .says(format!("{who} has {long} without a pause on {}", rules.day(start.date())))
                        .because(format!(
                            "From {} to {} one session follows another with no {pause} between them; {limit} is long enough.",
                            start.time(),
                            end.time()
                        ))
                        .remedies(&["Leave a gap between two of them", "Move one to another day"]),
                );
        }
    }
}

/// The stretches of a day's sessions, each starting less than a pause after the latest end before it.
fn stretches(sessions: &[&Booked], pause: Minutes) -> Vec<(Moment, Moment, Span)> {
    let mut all: Vec<(Moment, Moment, Span)> = vec![];
    for session in sessions {
        let near = |until: Instant| session.span.start.0 - until.0 < i64::from(pause.0);
        match all.last_mut() {
            Some((_, end, span)) if near(span.end) => {
                if session.span.end > span.end {
                    (*end, span.end) = (session.end, session.span.end);
                }
            }
            _ => all.push((session.start, session.end, session.span)),
        }
    }
    all
}
