//! `clash.travel`: less time between two places than the way takes.

use crate::domain::ActivityKind;
use crate::rota::without;
use crate::rules::prelude::*;

/// The rule.
pub static TRAVEL: Rule = Rule {
    slug: "clash.travel",
    title: "Too little travel time",
    doc: "Between two sessions at different places there should be as many free minutes as the journey \
        takes.",
    standing: Standing::Default,
    source: "",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Move, RemedyKind::Reassign],
    folding: Folding::by_people(Brief::Words(
        "Too little time to travel",
        "Too little time to travel, {} times",
    )),
    subjects: &[TableName::Session],
    judge: RuleCheck::Person { whom: Whom::Everyone, back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let all: Vec<&Booked> = rota.worked_by(person).collect();
    let placed: Vec<&Booked> =
        all.iter().copied().filter(|session| !is_travel(session) && session.place.is_some()).collect();
    for (first, next) in placed.iter().zip(placed.iter().skip(1)) {
        if first.start.date() == next.start.date() && !first.span.overlaps(next.span) {
            flags.extend(flag(rules, week, person, (first, next), &all));
        }
    }
}

fn is_travel(session: &Booked) -> bool {
    session.kind == Some(ActivityKind::Travel)
}

fn flag(
    rules: &RuleContext<'_>,
    week: Week,
    person: &PersonId,
    (first, next): (&Booked, &Booked),
    all: &[&Booked],
) -> Option<Flag> {
    let (from, to) = (first.place.as_ref()?, next.place.as_ref()?);
    let needed = rules.state.travel_minutes(from, to).filter(|_| from != to)?;
    let others = all.iter().filter(|session| !is_travel(session)).map(|session| session.span);
    let between = Span::new(first.span.end, next.span.start);
    let gap: Minutes = without([between], others).into_iter().map(Span::minutes).sum();
    if gap >= needed {
        return None;
    }
    let name = |id| rules.state.place(id).map_or(id.as_str(), |place| place.name.as_str());
    let who = rules.state.display_name(person);
    Some(
        Flag::new(&TRAVEL, Severity::Amber, week, Subject::session(&next.id))
            .people([person])
            .span(next.start, next.end)
            .found(Figure::minutes(gap), Figure::minutes(needed))
            .says(format!(
                "{who} has {gap} to get from {} to {}, and it takes {needed}",
                name(from),
                name(to)
            ))
            .because(format!(
                "{} ends at {} and {} starts at {}, with {gap} free between them. The journey takes \
                 {needed}.",
                rules.titled(first),
                first.end.time(),
                rules.titled(next),
                next.start.time()
            ))
            .remedies(&[
                "Start the later session later",
                "Swap the order of the visits",
                "Ask somebody closer to take one",
            ]),
    )
}
