//! `boundary.*`: whose work a session is, and who may be counted in it.

use crate::domain::{ActivityKind, Boundary, Status, Visit};

use super::prelude::*;
use super::sole::present;
use crate::rota::facilitators;

/// The rule for what nobody in a peer role does.
pub static NEVER: Rule = Rule {
    slug: "boundary.never",
    title: "Never a peer's to do",
    doc: "Restraint and the like are never done by anybody in a peer role.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Block,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("Not a peer's to do, ever", "Not a peer's to do, ever")),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: never },
};

/// The rule for what is a clinician's to do.
pub static NOT_PEER: Rule = Rule {
    slug: "boundary.not_peer",
    title: "Not a peer's to do",
    doc: "Medication checks and clinical assessments are a clinician's. \"That is not part of my role; let me find somebody \
          who can\" is a good answer.",
    standing: Standing::Source,
    source: "source 000",
    policies: &[],
    strength: Strength::Block,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("Not a peer's to do", "{} sessions not a peer's to do")),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: not_peer },
};

/// The rule for what is done together with a colleague.
pub static JOINT: Rule = Rule {
    slug: "boundary.joint",
    title: "Joint work without a colleague",
    doc: "A peer does this work together with a colleague, so a colleague has to be there.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Join],
    folding: Folding::by_people(Brief::Words("Joint work without a colleague", "Joint work alone, {} times")),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: joint },
};

/// The rule for numbers that only somebody who is along to learn would make.
pub static SHADOW: Rule = Rule {
    slug: "boundary.shadow",
    title: "Counted on somebody along to learn",
    doc: "Anybody along to learn is there to learn, and does not stand in for a facilitator or the second of \
        a pair.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Join],
    folding: Folding::by_people(Brief::Words(
        "Counts somebody who only learns",
        "Counts who only learns, {} times",
    )),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: shadow },
};

/// The words a worker can show when something is asked that is not theirs.
pub const WORDS_TO_SHOW: &str = "This is not part of a peer worker's role. I am glad to stay with you while we ask somebody whose job it \
     is.";

fn blocked(
    rules: &RuleContext<'_>,
    rule: &'static Rule,
    boundary: Boundary,
    week: Week,
    flags: &mut Vec<Flag>,
) {
    let Some(rota) = rules.rota(week) else { return };
    let marked = |session: &&Booked| {
        session.boundary == Some(boundary) && session.booking().status != Status::Cancelled
    };
    for session in rota.sessions().iter().filter(marked) {
        let Some(peer) = session.attendance().find(|person| rules.is_peer(person)) else { continue };
        let (who, title) = (rules.state.display_name(peer), rules.titled(session));
        flags.push(
            Flag::of_session(rule, Severity::Red, week, session)
                .says(format!("{title} is not {who}'s to do"))
                .because(format!(
                    "{title} is not done by anybody in a peer role. Words to show: \"{WORDS_TO_SHOW}\""
                ))
                .remedies(&["Ask a clinician to do it", "Take the peer out of it"]),
        );
    }
}

fn never(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    blocked(rules, &NEVER, Boundary::Never, week, flags);
}

fn not_peer(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    blocked(rules, &NOT_PEER, Boundary::NotPeer, week, flags);
}

fn joint(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let is_joint = |session: &&Booked| session.boundary == Some(Boundary::Joint) && session.counts();
    for session in rota.sessions().iter().filter(is_joint) {
        let colleague = |id: &PersonId| rules.state.person(id).is_some_and(|person| !person.role.is_peer());
        if session.companions().any(colleague) {
            continue;
        }
        let title = rules.titled(session);
        let away = rules.who_is_away(session).map(|away| format!(": {away}")).unwrap_or_default();
        flags.push(
            Flag::of_session(&JOINT, Severity::Red, week, session)
                .says(format!("{title} has no colleague in it{away}"))
                .because(format!("{title} is done together with a colleague, and none is there."))
                .remedies(&["Ask a colleague to come along", "Make it a session of another kind"]),
        );
    }
}

fn shadow(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let with_shadows = |session: &&Booked| session.counts() && !session.booking().shadow.is_empty();
    for session in rota.sessions().iter().filter(with_shadows) {
        let booking = session.booking();
        let group = (session.kind == Some(ActivityKind::Group))
            .then(|| facilitators(rules.state, session.booking(), week.monday()));
        let in_pairs = |id| rules.state.family(id).is_some_and(|family| family.visit == Visit::InPairs);
        let pair = (session.home && booking.families.iter().any(in_pairs)).then_some(2);
        let there = present(session);
        let with_shadows = session.attendance().count();
        let made =
            group.into_iter().chain(pair).find(|number| there.len() < *number && *number <= with_shadows);
        let Some(number) = made else { continue };
        let title = rules.titled(session);
        flags.push(
            Flag::of_session(&SHADOW, Severity::Red, week, session)
                .found(Figure::count(there.len()), Figure::count(number))
                .says(format!("{title} takes {number} people, and one of them is along to learn"))
                .because(format!(
                    "{title} takes {number} people and {} are there to do it. Somebody along to learn is not \
                     counted.",
                    there.len()
                ))
                .remedies(&["Ask somebody else to join"]),
        );
    }
}
