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
    judge: Judge::Week { back: 0, ahead: 0, judge },
};

fn judge(room: &Room<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = room.rota(week) else { return };
    let ahead = room.thousandths(&policy::COVER_LEAVE_WEEKS, week).saturating_mul(7) / 1000;
    let ahead = i32::try_from(ahead).unwrap_or(i32::MAX);
    let away =
        room.people_away(span_of(room.zone, week.plus(-1)).start, span_of(room.zone, week.plus(1)).end);
    if away.is_empty() {
        return;
    }
    for session in rota.sessions().iter().filter(|session| session.booking().status == Status::Planned) {
        let booking = session.booking();
        if !booking.people.iter().any(|person| away.contains(person)) {
            continue;
        }
        let mut there = booking.people.iter().chain(&booking.with);
        if there.any(|person| !room.is_away(person, session.span)) {
            continue;
        }
        for person in &booking.people {
            let leave = room
                .leave_of(person)
                .iter()
                .filter(|leave| leave.approved && leave.span.overlaps(session.span));
            let Some(first) =
                leave.map(|leave| leave.first).min().filter(|first| room.today >= first.plus_days(-ahead))
            else {
                continue;
            };
            let (who, title, date) = (room.state.call(person), room.titled(session), session.start.date());
            flags.push(
                Flag::new(&LEAVE, Severity::Red, week, Subject::session(&session.id))
                    .people([person])
                    .span(session.start, session.end)
                    .says(format!("{title} on {date} is not covered while {who} is away", date = dated(date)))
                    .because(format!(
                        "{who} is away from {first} and nobody else is in {title} on {date} at {}.",
                        session.start.time(),
                        date = dated(date),
                        first = dated(first)
                    ))
                    .remedies(&["Find cover", "Move it to after the leave", "Cancel it with a reason"]),
            );
        }
    }
}
