//! `clash.on_leave`: a session, or a shift somebody wrote for the day, in leave.

use std::collections::BTreeMap;

use crate::domain::{LeaveState, State};
use crate::rota::absence::leave_of;
use crate::rota::{Shift, booking_needs_cover};
use crate::rules::briefs::booking_of;
use crate::rules::prelude::*;

/// The rule.
pub static ON_LEAVE: Rule = Rule {
    slug: "clash.on_leave",
    title: "Booked while on leave",
    doc: "Agreed leave is time off; leave that is asked for may become it. Nothing should be booked in it.",
    standing: Standing::Default,
    source: "",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Reassign, RemedyKind::Move, RemedyKind::Shift, RemedyKind::StandDown],
    folding: Folding::by_people(Brief::Of(brief)).following(FlagCause::AnyLeave),
    subjects: &[TableName::Session, TableName::Shift],
    judge: RuleCheck::Person { whom: Whom::Everyone, back: 0, ahead: 0, judge },
};

/// How many sessions there are to cover, wherever a leave is told: their own work asks for nobody.
fn brief(flags: &[&Flag], state: &State) -> String {
    let booked = flags.iter().filter(|flag| flag.subject.kind == TableName::Session);
    let to_cover = booked.clone().filter(|flag| needs_cover(flag, state)).count();
    let agreed = flags.iter().map(|flag| flag.severity).min() == Some(Severity::Red);
    let verb = if agreed { "Away" } else { "Leave asked for" };
    match (to_cover, booked.count()) {
        (0, 0) => format!("{verb}: {} written for it", counted(flags.len(), "shift")),
        (0, _) if agreed => "Away: nothing to cover, own work still booked".to_owned(),
        (0, _) => format!("{verb}: nothing to cover"),
        (many, _) => format!("{verb}: {many} to cover"),
    }
}

/// Whether the session of a flag would need somebody in place of whom the flag is about.
fn needs_cover(flag: &Flag, state: &State) -> bool {
    let (Some(booking), Some(person), Some(start)) =
        (booking_of(flag, state), flag.people.first(), flag.start)
    else {
        return false;
    };
    let on = start.date();
    let is_away = |who: &PersonId| {
        leave_of(state, who).any(|(_, it)| it.state == LeaveState::Approved && it.span.touches(on))
    };
    booking_needs_cover(state, booking, person, on, is_away)
}

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    if rules.leave_of(person).is_empty() {
        return;
    }
    let Some(rota) = rules.rota(week) else { return };
    for session in rota.sessions_of(person).filter(|session| session.counts()) {
        let Some(severity) = severity(rules, person, session.span) else { continue };
        let what = format!(
            "{} on {} at {}",
            rules.titled(session),
            rules.day(session.start.date()),
            session.start.time()
        );
        flags.push(
            flag(rules, (week, person), severity, Subject::session(&session.id), &what)
                .span(session.start, session.end)
                .remedies(&[
                    "Ask somebody else to take it",
                    "Move it to another day",
                    "Cancel it with a reason",
                ]),
        );
    }
    // Rows of one day are one shift to whoever reads the flag.
    let mut rows: BTreeMap<Date, (Severity, &Shift, &Shift)> = BTreeMap::new();
    for shift in rota.shifts_of(person).iter().filter(|shift| shift.row.is_some()) {
        let Some(severity) = severity(rules, person, shift.written) else { continue };
        let of_day = rows.entry(shift.date).or_insert((severity, shift, shift));
        *of_day = (of_day.0.min(severity), of_day.1, shift);
    }
    for (date, (severity, first, last)) in rows {
        flags.push(
            flag(
                rules,
                (week, person),
                severity,
                Subject::shift(person, date),
                &format!("a shift on {date}", date = rules.day(date)),
            )
            .span(first.start, last.end)
            .remedies(&["Take the shift out", "Change the leave with them"]),
        );
    }
}

/// How pressing it is that some time of a person is booked: red in leave that was agreed, amber in leave asked for.
pub(super) fn severity(rules: &RuleContext<'_>, person: &PersonId, span: Span) -> Option<Severity> {
    let touched = rules.leave_of(person).iter().filter(|leave| leave.span.overlaps(span));
    touched.map(|leave| if leave.approved { Severity::Red } else { Severity::Amber }).min()
}

fn flag(
    rules: &RuleContext<'_>,
    (week, person): (Week, &PersonId),
    severity: Severity,
    subject: Subject,
    what: &str,
) -> Flag {
    let who = rules.state.display_name(person);
    let (then, off) = match severity {
        Severity::Red => ("and is away then", "is away then"),
        _ => ("in leave they have asked for", "asks to be off then"),
    };
    Flag::new(&ON_LEAVE, severity, week, subject)
        .people([person])
        .says(format!("{who} has {what} {then}"))
        .because(format!("{who} {off}, so {what} needs somebody else or another time."))
}
