//! `workload.quiet_week`: a week with much open time, which is legitimate and can be offered something.

use crate::rules::prelude::*;

/// The rule.
pub static QUIET_WEEK: Rule = Rule {
    slug: "workload.quiet_week",
    title: "A quieter week",
    doc: "Open time is time to just be with people. Where there is plenty, the quiet-time bank has ideas to \
        offer.",
    standing: Standing::Source,
    source: "source 001: \"quieter periods\"",
    policies: &[policy::QUIET_WEEK_PERCENT],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_rule(Brief::Words("A quieter week", "{} quieter weeks")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Peers, back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(hours) = rules.hours(week) else { return };
    let limit = rules.thousandths(&policy::QUIET_WEEK_PERCENT, week);
    let Some(hours) = hours.person(person) else { return };
    let (open, shift) = (i64::from(hours.open.0) * 100_000, i64::from(hours.shift.0));
    if shift <= 0 || open <= limit.saturating_mul(shift) {
        return;
    }
    let (who, figure) = (rules.state.display_name(&hours.person), Figure::percent(open / shift));
    flags.push(
        Flag::of_person(&QUIET_WEEK, Severity::Note, week, &hours.person)
            .found(figure, Figure::percent(limit))
            .says(format!("{who} has a quieter week, with {} open", hours.open))
            .because(format!(
                "{} of {} on shift have nothing booked, {figure} of it. Keep it for people who turn up, \
                     or for something from the quiet-time bank.",
                hours.open, hours.shift
            ))
            .remedies(&["Offer a task from the quiet-time bank", "Leave it open"]),
    );
}
