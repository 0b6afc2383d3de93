//! `workload.no_write_up`: a day of contacts with no time to write them up.

use crate::domain::ActivityKind;
use crate::rota::merged;
use crate::rules::prelude::*;

use super::{busy_days, is_direct_for};

/// The rule.
pub static NO_WRITE_UP: Rule = Rule {
    slug: "workload.no_write_up",
    title: "No time to write up",
    doc: "Notes with no time of their own get written in the evening. Each contact needs some the same day.",
    standing: Standing::Source,
    source: "source 003",
    policies: &[policy::NO_WRITE_UP_PER_CONTACT],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Pause, RemedyKind::Move, RemedyKind::Reassign],
    folding: Folding::by_rule(Brief::Words("No time to write up", "No time to write up after {} days")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Peers, back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let each = rules.minutes(&policy::NO_WRITE_UP_PER_CONTACT, week);
    let busy = merged(rota.worked_around(person).map(|session| session.span));
    for (date, sessions) in busy_days(&rota, person) {
        let contacts = sessions.iter().filter(|session| is_direct_for(session, person)).count();
        let admin: Minutes = sessions
            .iter()
            .filter(|session| session.kind == Some(ActivityKind::Admin))
            .map(|session| session.booking().minutes)
            .sum();
        let open = rota.shifts_of_on(person, date).flat_map(|shift| &shift.pieces).map(|piece| {
            let taken: Minutes = busy.iter().map(|span| span.shared(piece.span)).sum();
            (piece.paid() - taken).at_least_zero()
        });
        let there = admin + open.sum();
        let needed = Minutes(each.0.saturating_mul(i32::try_from(contacts).unwrap_or(i32::MAX)));
        if there >= needed {
            continue;
        }
        let who = rules.state.display_name(person);
        let direct = counted(contacts, "direct session");
        flags.push(
            Flag::new(&NO_WRITE_UP, Severity::Amber, week, Subject::person(person))
                .people([person])
                .span(date, date)
                .found(Figure::minutes(there), Figure::minutes(needed))
                .says(format!("{who} has {there} to write up {direct} on {date}", date = rules.day(date)))
                .because(format!(
                    "{each} of notes for each of {direct} makes {needed}, and the day has {there} of \
                         desk or open time."
                ))
                .remedies(&["Book time for notes that day", "Move a contact to another day"]),
        );
    }
}
