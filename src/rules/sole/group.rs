//! `sole.group`: a group with too few people to run it, or with no peer among them.

use std::collections::BTreeSet;

use crate::domain::ActivityKind;
use crate::rota::facilitators;
use crate::rules::prelude::*;

/// The rule.
pub static GROUP: Rule = Rule {
    slug: "sole.group",
    title: "Too few to run the group",
    doc: "Groups are co-facilitated, with a peer among those who run them. Anybody along to learn does not \
        count.",
    standing: Standing::Source,
    source: "source 001: \"co-facilitated\"",
    policies: &[policy::GROUP_FACILITATORS],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Join, RemedyKind::Move, RemedyKind::StandDown],
    folding: Folding::by_people(Brief::Words("Too few to run a group", "Too few to run a group, {} times"))
        .following(FlagCause::AgreedLeave),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge },
};

/// Who is there to do it: `people` and `with`, without those who are along to learn and those who are away.
pub(in crate::rules) fn present(session: &Booked) -> BTreeSet<&PersonId> {
    let there = session.doers().chain(session.companions());
    there.filter(|person| !session.booking().shadow.contains(person)).collect()
}

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    for session in rota.sessions().iter().filter(|session| session.counts()) {
        if session.kind != Some(ActivityKind::Group) {
            continue;
        }
        let (present, needed) =
            (present(session), facilitators(rules.state, session.booking(), week.monday()));
        let title = rules.titled(session);
        let away = rules.who_is_away(session).map(|away| format!(": {away}")).unwrap_or_default();
        let flag = if present.len() < needed {
            let people = if needed == 1 { "1 person".to_owned() } else { format!("{needed} people") };
            let has = match present.len() {
                0 => "nobody".to_owned(),
                some => some.to_string(),
            };
            Flag::of_session(&GROUP, Severity::Red, week, session)
                .says(format!("{title} takes {people} to run it and has {has}{away}"))
                .because(format!(
                    "{title} takes {people} to run it and has {has}{away}. Anybody along to learn does not count."
                ))
                .remedies(&["Ask somebody to join", "Move the group", "Cancel the group with a reason"])
        } else if !present.iter().any(|person| rules.is_peer(person)) {
            Flag::of_session(&GROUP, Severity::Amber, week, session)
                .says(format!("{title} has no peer among those who run it{away}"))
                .because(format!(
                    "Everybody who runs {title} is a colleague. Peer groups are run with a peer."
                ))
                .remedies(&["Ask a peer to join"])
        } else {
            continue;
        };
        flags.push(flag.found(Figure::count(present.len()), Figure::count(needed)));
    }
}
