//! `clash.busy`: a session over a time at which somebody in it is busy, or its place is taken, by a calendar.

use crate::domain::HowBusy;
use crate::rota::BusySpan;
use crate::rules::prelude::*;

use super::on_leave;

/// The rule.
pub static BUSY: Rule = Rule {
    slug: "clash.busy",
    title: "Booked over a busy time",
    doc: "A calendar that came in says that somebody is busy then, or that the place is taken. Who may be busy is not \
          flagged. What for is not kept here, so ask before it stands.",
    standing: Standing::Default,
    source: "",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Move, RemedyKind::Reassign],
    folding: Folding::by_people(Brief::Words("A session over a busy time", "{} sessions over busy times")),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    if !rota.has_busy_times() {
        return;
    }
    for session in rota.sessions().iter().filter(|it| it.booking().status == Status::Planned) {
        let over = |times: &[BusySpan]| -> Vec<BusySpan> {
            times.iter().filter(|it| it.is_sure() && it.span.overlaps(session.span)).cloned().collect()
        };
        for person in session.booking().everyone() {
            // Leave says it already.
            let is_off =
                session.away.contains(person) || on_leave::severity(rules, person, session.span).is_some();
            let busy = over(rota.busy_times(person));
            if let Some(first) = busy.first().filter(|_| !is_off) {
                flags.push(
                    of_person(rules, week, session, person, first)
                        .found(Figure::minutes(shared(&busy, session)), Figure::minutes(Minutes::ZERO)),
                );
            }
        }
        let taken = session.place.as_ref().map(|place| (place, over(rota.taken_times(place))));
        if let Some((place, times)) = taken
            && let Some(first) = times.first()
        {
            let name = rules.state.place(place).map_or(place.as_str(), |place| place.name.as_str());
            flags.push(
                of_place(rules, week, session, name, first)
                    .found(Figure::minutes(shared(&times, session)), Figure::minutes(Minutes::ZERO)),
            );
        }
    }
}

/// How much of a session lies in busy times, those that overlap counted once.
fn shared(busy: &[BusySpan], session: &Booked) -> Minutes {
    let common = busy.iter().map(|it| it.span.common(session.span));
    crate::rota::minutes_of(crate::rota::merged(common))
}

fn of_person(
    rules: &RuleContext<'_>,
    week: Week,
    session: &Booked,
    person: &PersonId,
    busy: &BusySpan,
) -> Flag {
    let who = rules.state.display_name(person);
    let (what, then) = (what(rules, session), times(rules, session, busy));
    let how = match busy.how {
        HowBusy::Busy | HowBusy::Tentative => "busy",
        HowBusy::Elsewhere => "at work elsewhere",
        HowBusy::Away => "away",
    };
    let by = if busy.is_of_calendar { ", by their calendar" } else { "" };
    Flag::new(&BUSY, Severity::Amber, week, Subject::session(&session.id))
        .people([person])
        .span(session.start, session.end)
        .says(format!("{who} has {what} and is {how} then{by}"))
        .because(format!(
            "{who} is {how} {then}{by}. What for is not kept here: ask them, or choose another time or somebody else."
        ))
        .remedies(&["Move it to another time", "Ask somebody else to take it", "Ask them whether it can stand"])
}

fn of_place(rules: &RuleContext<'_>, week: Week, session: &Booked, name: &str, busy: &BusySpan) -> Flag {
    let (what, then) = (what(rules, session), times(rules, session, busy));
    let by = if busy.is_of_calendar { ", by its calendar" } else { "" };
    Flag::new(&BUSY, Severity::Amber, week, Subject::session(&session.id))
        .people(session.booking().everyone())
        .span(session.start, session.end)
        .says(format!("{name} is taken at the time of {what}{by}"))
        .because(format!(
            "{name} is taken {then}{by}. What for is not kept here: ask whoever looks after it, or choose \
             another time or place."
        ))
        .remedies(&["Move it to another time", "Find another place for it"])
}

/// A session with its day and time.
fn what(rules: &RuleContext<'_>, session: &Booked) -> String {
    let day = rules.day(session.start.date());
    format!("{} on {day} at {}", rules.titled(session), session.start.time())
}

/// From when to when, with days where they are not the session's: `from 10:00 to 11:30`, `all day`.
fn times(rules: &RuleContext<'_>, session: &Booked, busy: &BusySpan) -> String {
    let day = session.start.date();
    if busy.fills(day) {
        return "all day".to_owned();
    }
    let end = |at: crate::domain::Moment| {
        if at.date() == day {
            at.time().to_string()
        } else {
            format!("{} on {}", at.time(), rules.day(at.date()))
        }
    };
    format!("from {} to {}", end(busy.start), end(busy.end))
}
