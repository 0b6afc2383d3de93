//! `cover.leave`: agreed leave that still touches sessions nobody else is in.

use crate::domain::Status;
use crate::rota::span_of;
use crate::rules::prelude::*;

/// The rule.
pub static LEAVE: Rule = Rule {
    slug: "cover.leave",
    title: "Leave that is not covered yet",
    doc: "Leave was agreed and still has sessions in it. From two weeks before, they should be with somebody \
        else.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[policy::COVER_LEAVE_WEEKS],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Reassign, RemedyKind::Move, RemedyKind::StandDown],
    folding: Folding::by_people(Brief::Words(
        "Away, and a session is not covered",
        "Away, and {} sessions are not covered",
    ))
    .following(FlagCause::AgreedLeave),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let ahead = rules.thousandths(&policy::COVER_LEAVE_WEEKS, week).saturating_mul(7) / 1000;
    let ahead = i32::try_from(ahead).unwrap_or(i32::MAX);
    let away =
        rules.people_away(span_of(rules.zone, week.plus(-1)).start, span_of(rules.zone, week.plus(1)).end);
    if away.is_empty() {
        return;
    }
    for session in rota.sessions().iter().filter(|session| session.booking().status == Status::Planned) {
        let booking = session.booking();
        if !booking.people.iter().any(|person| away.contains(person)) {
            continue;
        }
        let mut there = booking.people.iter().chain(&booking.with);
        if there.any(|person| !rules.is_away(person, session.span)) {
            continue;
        }
        for person in &booking.people {
            let leave = rules
                .leave_of(person)
                .iter()
                .filter(|leave| leave.approved && leave.span.overlaps(session.span));
            let Some(first) =
                leave.map(|leave| leave.first).min().filter(|first| rules.today >= first.plus_days(-ahead))
            else {
                continue;
            };
            let (who, title, date) =
                (rules.state.display_name(person), rules.titled(session), session.start.date());
            flags.push(
                Flag::new(&LEAVE, Severity::Red, week, Subject::session(&session.id))
                    .people([person])
                    .span(session.start, session.end)
                    .says(format!(
                        "Nobody covers {title} on {date} while {who} is away",
                        date = rules.day(date)
                    ))
                    .because(format!(
                        "{who} is away from {first} and nobody else is in {title} on {date} at {}.",
                        session.start.time(),
                        date = rules.day(date),
                        first = rules.day(first)
                    ))
                    .remedies(&["Find cover", "Move it to after the leave", "Cancel it with a reason"]),
            );
        }
    }
}
