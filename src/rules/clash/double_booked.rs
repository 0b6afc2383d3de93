//! `clash.double_booked`: one person in two sessions that overlap.

use crate::rules::prelude::*;

/// The rule.
pub static DOUBLE_BOOKED: Rule = Rule {
    slug: "clash.double_booked",
    title: "In two sessions at once",
    doc: "Nobody can be in two sessions at the same time, so one of them would go without.",
    standing: Standing::Default,
    source: "",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Move, RemedyKind::Reassign, RemedyKind::StandDown],
    folding: Folding::by_people(Brief::Words("In two sessions at once", "In two sessions at once, {} times")),
    subjects: &[TableName::Session],
    judge: RuleCheck::Person { whom: Whom::Everyone, back: 1, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let before = rules.rota(week.plus(-1));
    let earlier = before.iter().flat_map(|rota| rota.worked_by(person));
    // Sessions come in order of start, so that only those still running can overlap the next one.
    let mut running: Vec<&Booked> = vec![];
    for session in earlier.chain(rota.worked_by(person)) {
        running.retain(|first| first.span.end > session.span.start);
        if session.start.week() == week {
            let clashing = running.iter().filter(|first| first.span.overlaps(session.span));
            flags.extend(clashing.map(|first| flag(rules, week, person, first, session)));
        }
        running.push(session);
    }
}

fn flag(rules: &RuleContext<'_>, week: Week, person: &PersonId, first: &Booked, later: &Booked) -> Flag {
    let (who, shared) = (rules.state.display_name(person), first.span.shared(later.span));
    let (one, other) = (rules.titled(first), rules.titled(later));
    let (both, [first_one, other_one]) = if one == other {
        (format!("both {one}"), [format!("One {one}"), "the other".to_owned()])
    } else {
        (format!("{one} and {other}"), [one, other].map(str::to_owned))
    };
    Flag::new(&DOUBLE_BOOKED, Severity::Red, week, Subject::session(&later.id))
        .people([person])
        .span(later.start, later.end)
        .found(Figure::minutes(shared), Figure::minutes(Minutes::ZERO))
        .says(format!("{who} is in two sessions at once, {both}, for {shared}"))
        .because(format!(
            "{first_one} is from {} to {}, {other_one} from {} to {}. Nobody can be in both, so one of them would go without.",
            first.start.time(),
            first.end.time(),
            later.start.time(),
            later.end.time()
        ))
        .remedies(&["Move one of the two sessions", "Ask somebody else to take one of them"])
}
