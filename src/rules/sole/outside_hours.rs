//! `sole.outside_hours`: alone in a home or a venue when the base is closed.

use crate::domain::PlaceKind;
use crate::rota::without;
use crate::rules::prelude::*;

use super::alone;

/// The rule.
pub static OUTSIDE_HOURS: Rule = Rule {
    slug: "sole.outside_hours",
    title: "Alone out of hours",
    doc: "Outside base hours nobody is there to answer the telephone, so nobody is alone in a home or a venue then.",
    standing: Standing::National,
    source: "NHS lone-working policy",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Move, RemedyKind::Join, RemedyKind::StandDown],
    folding: Folding::by_people(Brief::Words(
        "Alone outside base hours",
        "Alone outside base hours, {} times",
    ))
    .telling("alone there")
    .following(FlagCause::AgreedLeave),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let (Some(rota), Some(service)) = (rules.rota(week), rules.state.service()) else { return };
    for session in rota.sessions().iter().filter(|session| session.counts()) {
        let Some(person) = alone(session) else { continue };
        let place = session.place.as_ref().and_then(|id| rules.state.place(id));
        if !session.home && place.is_none_or(|place| place.kind != PlaceKind::Venue) {
            continue;
        }
        let date = session.start.date();
        let hours = |date| {
            let (from, to) = service.base_hours.on(date);
            Span::between(rules.zone, from, to)
        };
        let around = || date.plus_days(-1).to(session.end.date().plus_days(1)).map(hours);
        if hours(date).covers(session.span) || without([session.span], around()).is_empty() {
            continue;
        }
        let (who, title) = (rules.state.display_name(person), rules.titled(session));
        flags.push(
            Flag::of_session(&OUTSIDE_HOURS, Severity::Red, week, session)
                .says(format!("{who} is alone at {title} outside base hours"))
                .because(format!(
                    "{title} is from {} to {} and the base is open {}. Nobody should be out alone when \
                     nobody can answer.",
                    session.start.time(),
                    session.end.time(),
                    service.base_hours
                ))
                .remedies(&["Move it into base hours", "Ask a colleague to come along"]),
        );
    }
}
