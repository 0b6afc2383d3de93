//! `supervision.stand_in` and `supervision.put_off`: with somebody else, or called off again and again.

use crate::domain::{Status, Supervision};
use crate::rules::history::PastSupervision;
use crate::rules::prelude::*;

use super::{each, flag, track_in_words};

/// The rule for another supervisor than the named one.
pub static STAND_IN: Rule = Rule {
    slug: "supervision.stand_in",
    title: "With another supervisor",
    doc: "Trust grows with the same supervisor. Somebody else may stand in, with a reason that everybody \
        knows.",
    standing: Standing::Source,
    source: "source 001: \"ensure consistency\"",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("Supervised by somebody else", "Supervised by somebody else")),
    subjects: &[TableName::Supervision],
    judge: RuleCheck::Standing(stand_in),
};

/// The rule for supervision that is put off.
pub static PUT_OFF: Rule = Rule {
    slug: "supervision.put_off",
    title: "Put off again",
    doc: "Supervision that its supervisor moves or cancels several times in a row slips out of sight.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::SUPERVISION_PUT_OFF_TIMES],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words(
        "Supervision was put off again",
        "Supervision was put off again",
    )),
    subjects: &[TableName::Supervision],
    judge: RuleCheck::Standing(put_off),
};

fn stand_in(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for supervision in each(rules) {
        let known = rules.history().supervision(&supervision.person, supervision.track);
        let other = known.iter().rev().find(|held| {
            held.status.counts()
                && !rules.misses(&supervision.person, held)
                && !held.reasoned
                && !held.with.is_empty()
                && !held.with.contains(&supervision.supervisor)
        });
        let Some(held) = other else { continue };
        let (who, what) = (rules.state.display_name(&supervision.person), track_in_words(supervision.track));
        let named = rules.state.display_name(&supervision.supervisor);
        let is = if held.status == Status::Done { "was held" } else { "is booked" };
        flags.push(
            flag(&STAND_IN, Severity::Amber, rules, supervision)
                .says(format!(
                    "{who}'s {what} on {} {is} with somebody other than {named}",
                    rules.day(held.start.date())
                ))
                .because(format!(
                    "{named} is named for {who}'s {what}, and no reason is given for somebody else standing \
                     in."
                ))
                .remedies(&["Write down the reason", "Book it with the named supervisor"]),
        );
    }
}

fn put_off(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let limit = usize::try_from(rules.whole(&policy::SUPERVISION_PUT_OFF_TIMES, rules.today))
        .unwrap_or(usize::MAX)
        .max(1);
    for supervision in each(rules) {
        let known = rules.history().supervision(&supervision.person, supervision.track);
        let times = times_put_off(&known, supervision);
        if times < limit {
            continue;
        }
        let (who, what) = (rules.state.display_name(&supervision.person), track_in_words(supervision.track));
        flags.push(
            flag(&PUT_OFF, Severity::Amber, rules, supervision)
                .found(Figure::count(times), Figure::count(limit))
                .says(format!("{who}'s {what} was put off {times} times in a row"))
                .because(format!(
                    "The last {times} of {who}'s {what} were called off or moved by the supervisor. Diaries are full; a \
                     fixed time or a stand-in helps."
                ))
                .remedies(&["Agree a fixed time", "Ask somebody to stand in, with a reason"]),
        );
    }
}

/// How many of the last in a row its supervisor called off or moved.
pub(super) fn times_put_off(known: &[&PastSupervision], supervision: &Supervision) -> usize {
    // What is still to come and was not touched says nothing either way.
    let settled = known.iter().filter(|held| held.status != Status::Planned || held.moved);
    settled.rev().take_while(|held| is_put_off(supervision, held)).count()
}

/// Whether its supervisor called it off or moved it.
fn is_put_off(supervision: &Supervision, held: &PastSupervision) -> bool {
    let by_supervisor = held
        .put_off_by
        .as_deref()
        .is_some_and(|by| by == supervision.supervisor.as_str() || by == "supervisor");
    by_supervisor && (held.status == Status::Cancelled || held.moved)
}
