//! `cover.session` and `cover.meeting`: planned sessions with nobody, or no peer, in them.

use crate::domain::Status;
use crate::rules::prelude::*;

/// The rule for sessions with nobody in them.
pub static SESSION: Rule = Rule {
    slug: "cover.session",
    title: "Nobody is down for it",
    doc: "A planned session needs somebody to do it.",
    standing: Standing::Default,
    source: "",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Reassign, RemedyKind::StandDown],
    folding: Folding::by_rule(Brief::Words("Nobody is down for a session", "Nobody is down for {} sessions")),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: session },
};

/// The rule for meetings without a peer.
pub static MEETING: Rule = Rule {
    slug: "cover.meeting",
    title: "No peer at the team's meeting",
    doc: "At the MDT meeting, peers bring what others do not hear from families.",
    standing: Standing::Source,
    source: "source 003",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Join],
    folding: Folding::by_team(Brief::Words("No peer at a team meeting", "No peer at {} team meetings")),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: meeting },
};

fn session(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    for session in rota.sessions().iter().filter(|session| session.booking().status == Status::Planned) {
        let booking = session.booking();
        if !booking.people.is_empty() || !booking.with.is_empty() {
            continue;
        }
        let (title, date) = (rules.titled(session), session.start.date());
        flags.push(
            Flag::of_session(&SESSION, Severity::Red, week, session)
                .says(format!(
                    "Nobody is down for {title} on {date} at {}",
                    session.start.time(),
                    date = rules.day(date)
                ))
                .because(format!("{title} is planned with nobody in it, so it would not take place."))
                .remedies(&["Ask somebody to take it", "Move it", "Cancel it with a reason"]),
        );
    }
}

fn meeting(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    for session in rota.sessions().iter().filter(|session| session.booking().status == Status::Planned) {
        let booking = session.booking();
        if booking.activity.as_str() != "mdt" || booking.everyone().any(|person| rules.is_peer(person)) {
            continue;
        }
        flags.push(
            Flag::of_session(&MEETING, Severity::Note, week, session)
                .says(format!(
                    "No peer is down for the {} on {}",
                    rules.titled(session),
                    rules.day(session.start.date())
                ))
                .because("No peer is in the meeting. What families tell peers is easily missed there.")
                .remedies(&["Ask a peer who is on shift to join", "Send notes to the meeting"]),
        );
    }
}
