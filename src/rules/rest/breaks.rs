//! `rest.break`: more than six hours without twenty minutes of rest.
//!
//! A run belongs to the day its first shift starts on, and may go on over midnight on Sunday.

use crate::rota::{Shift, span_of};
use crate::rules::prelude::*;

/// The rule.
pub static BREAK: Rule = Rule {
    slug: "rest.break",
    title: "No break in a long shift",
    doc: "A shift of more than six hours has a break of at least twenty minutes inside it.",
    standing: Standing::Law,
    source: "Working Time Regulations 1998, regulation 12",
    policies: &[policy::REST_BREAK_HOURS],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Shift],
    folding: Folding::by_people(Brief::Words("No break in a long shift", "No break in {} long shifts")),
    subjects: &[TableName::Shift],
    judge: RuleCheck::Person { whom: Whom::Staff, back: 1, ahead: 1, judge },
};

/// The shortest break that is one.
const BREAK_MINUTES: Minutes = Minutes(20);

/// Shifts without a gap worth the name between them.
struct Run<'a> {
    first: &'a Shift,
    start: crate::domain::Moment,
    end: crate::domain::Moment,
    span: Span,
    longest_break: Minutes,
}

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let limit = rules.hours_policy(&policy::REST_BREAK_HOURS, week);
    // The weeks beside it matter only where somebody is on shift at midnight on Sunday.
    let (edge, near) = (span_of(rules.zone, week), i64::from(BREAK_MINUTES.0));
    let shifts = rota.shifts_of(person);
    let early = shifts.iter().any(|shift| shift.written.start.0 - edge.start.0 < near);
    let late = shifts.iter().any(|shift| edge.end.0 - shift.written.end.0 < near);
    let before = early.then(|| rules.rota(week.plus(-1))).flatten();
    let after = late.then(|| rules.rota(week.plus(1))).flatten();
    let rotas = before.iter().chain([&rota]).chain(&after);
    let of_week = |run: &Run<'_>| run.first.date.week() == week;
    for run in runs(rotas.flat_map(|rota| rota.shifts_of(person))).into_iter().filter(of_week) {
        let long = run.span.minutes();
        if long <= limit || run.longest_break >= BREAK_MINUTES {
            continue;
        }
        let who = rules.state.display_name(person);
        flags.push(
                Flag::new(&BREAK, Severity::Red, week, Subject::shift(person, run.first.date))
                    .people([person])
                    .span(run.start, run.end)
                    .found(Figure::minutes(long), Figure::minutes(limit))
                    .says(format!("{who} works {long} on {} without a break", rules.day(run.first.date)))
                    .because(format!(
                        "From {} to {} is {long}, and a shift of more than {limit} has a break of at least {BREAK_MINUTES} \
                         inside it.",
                        run.start.time(),
                        run.end.time()
                    ))
                    .remedies(&["Add a break of 20 minutes or more to the shift", "Shorten the shift to 6:00"]),
            );
    }
}

/// A person's shifts as runs: pieces less than a break apart are one.
fn runs<'a>(shifts: impl Iterator<Item = &'a Shift>) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = vec![];
    for (shift, piece) in shifts.flat_map(|shift| shift.pieces.iter().map(move |piece| (shift, piece))) {
        let unpaid = shift.unpaid.shared(piece.span);
        match runs.last_mut() {
            Some(run) if piece.span.start.0 - run.span.end.0 < i64::from(BREAK_MINUTES.0) => {
                if piece.span.end > run.span.end {
                    (run.end, run.span.end) = (piece.end, piece.span.end);
                }
                run.longest_break = run.longest_break.max(unpaid);
            }
            _ => runs.push(Run {
                first: shift,
                start: piece.start,
                end: piece.end,
                span: piece.span,
                longest_break: unpaid,
            }),
        }
    }
    runs
}
