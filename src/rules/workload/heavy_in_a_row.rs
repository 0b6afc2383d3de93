//! `workload.heavy_in_a_row`: heavy sessions without a pause between them.
//!
//! Within a day, in order of start. A run breaks between two of them at free time of a pause in one piece, or at a session
//! that is not direct, lasts as long and lies wholly between them; direct ones that are not heavy neither count nor break.

use crate::rota::without;
use crate::rules::prelude::*;

use super::{busy_days, is_direct_for};

/// The rule.
pub static HEAVY_IN_A_ROW: Rule = Rule {
    slug: "workload.heavy_in_a_row",
    title: "Heavy sessions in a row",
    doc: "One-to-one time and visits stay with you. A pause between them helps you settle before the next.",
    standing: Standing::Source,
    source: "source 003",
    policies: &[policy::HEAVY_IN_A_ROW_LIMIT, policy::HEAVY_IN_A_ROW_PAUSE],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Pause, RemedyKind::Move, RemedyKind::Reassign],
    folding: Folding::by_rule(Brief::Words("Heavy sessions in a row", "Heavy sessions in a row, {} times")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Peers, back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let limit = usize::try_from(rules.whole(&policy::HEAVY_IN_A_ROW_LIMIT, week.monday()))
        .unwrap_or(usize::MAX)
        .max(1);
    let pause = rules.minutes(&policy::HEAVY_IN_A_ROW_PAUSE, week);
    for (_, sessions) in busy_days(&rota, person) {
        for run in runs(&sessions, person, pause) {
            let (Some(first), Some(last)) = (run.first(), run.iter().max_by_key(|session| session.span.end))
            else {
                continue;
            };
            if run.len() < limit {
                continue;
            }
            let (who, many) = (rules.state.display_name(person), run.len());
            flags.push(
                Flag::new(&HEAVY_IN_A_ROW, Severity::Amber, week, Subject::person(person))
                    .people([person])
                    .span(first.start, last.end)
                    .found(Figure::count(many), Figure::count(limit))
                    .says(format!(
                        "{who} has {many} heavy sessions in a row on {}",
                        rules.day(first.start.date())
                    ))
                    .because(format!(
                        "From {} to {} there are {many} heavy sessions with no {pause} between them to \
                             settle.",
                        first.start.time(),
                        last.end.time()
                    ))
                    .remedies(&[
                        "Put a pause between two of them",
                        "Put notes or another lighter task between them",
                    ]),
            );
        }
    }
}

/// The runs of heavy direct sessions of a day.
fn runs<'a>(sessions: &[&'a Booked], person: &PersonId, pause: Minutes) -> Vec<Vec<&'a Booked>> {
    let is_heavy = |session: &&&Booked| session.heavy && is_direct_for(session, person);
    let mut runs: Vec<Vec<&Booked>> = vec![];
    for session in sessions.iter().copied().filter(|session| is_heavy(&session)) {
        let goes_on = runs.last_mut().filter(|run| {
            run.last().is_some_and(|before| !is_pause_between(before, session, sessions, person, pause))
        });
        match goes_on {
            Some(run) => run.push(session),
            None => runs.push(vec![session]),
        }
    }
    runs
}

/// Whether a pause lies between two sessions of a day: free time in one piece, or one that is not direct for the person.
fn is_pause_between(
    one: &Booked,
    next: &Booked,
    sessions: &[&Booked],
    person: &PersonId,
    pause: Minutes,
) -> bool {
    let between = Span::new(one.span.end, next.span.start.max(one.span.end));
    let is_free = || {
        let free = without([between], sessions.iter().map(|session| session.span));
        free.into_iter().any(|span| span.minutes() >= pause)
    };
    let lies_between =
        |session: &Booked| between.start <= session.span.start && session.span.end <= between.end;
    let lighter = sessions.iter().filter(|session| !is_direct_for(session, person) && lies_between(session));
    is_free() || lighter.into_iter().any(|session| session.span.minutes() >= pause)
}
