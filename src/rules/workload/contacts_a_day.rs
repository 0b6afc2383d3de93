//! `workload.contacts_a_day`: many direct sessions in one day.

use crate::rules::prelude::*;

use super::{busy_days, is_direct_for};

/// The rule.
pub static CONTACTS_A_DAY: Rule = Rule {
    slug: "workload.contacts_a_day",
    title: "Many contacts in a day",
    doc: "Each contact asks for presence; after so many in a day there is less of it for the next family.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::CONTACTS_A_DAY_LIMIT],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Move, RemedyKind::Reassign],
    folding: Folding::by_rule(Brief::Words("Many contacts in a day", "Many contacts in a day, {} times")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Peers, back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let limit = rules.whole(&policy::CONTACTS_A_DAY_LIMIT, week.monday());
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    for (date, sessions) in busy_days(&rota, person) {
        let direct = sessions.iter().filter(|session| is_direct_for(session, person)).count();
        if direct <= limit {
            continue;
        }
        let who = rules.state.display_name(person);
        let told = counted(direct, "direct session");
        flags.push(
            Flag::new(&CONTACTS_A_DAY, Severity::Amber, week, Subject::person(person))
                .people([person])
                .span(date, date)
                .found(Figure::count(direct), Figure::count(limit))
                .says(format!("{who} has {told} on {date}", date = rules.day(date)))
                .because(format!(
                    "{told} on {date}; above {limit}, a day gets hard to carry.",
                    date = rules.day(date)
                ))
                .remedies(&["Move one to another day", "Ask whether somebody else could take one"]),
        );
    }
}
