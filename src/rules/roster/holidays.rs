//! `roster.holidays`: a week after the last official list of public holidays.

use crate::rota::holidays::{KNOWN, WORKED_OUT, is_beyond_lists};
use crate::rules::prelude::*;

/// The rule.
pub static HOLIDAYS: Rule = Rule {
    slug: "roster.holidays",
    title: "Public holidays worked out by rule",
    doc: "Official lists reach a few years ahead. Beyond them the days are worked out by rule, and may turn \
        out different.",
    standing: Standing::National,
    source: "GOV.UK bank holidays; Banking and Financial Dealings Act 1971",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_rule(Brief::Words(
        "Public holidays worked out by rule",
        "Public holidays worked out by rule",
    )),
    subjects: &[TableName::Sheet],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(date) = week.days().find(|date| is_beyond_lists(rules.state, *date)) else { return };
    if rules.state.service().is_none() {
        return;
    }
    let (year, last) = (date.year(), KNOWN.end());
    let (says, because) = if WORKED_OUT.contains(&year) {
        (
            format!("The public holidays of {year} are worked out by rule"),
            format!(
                "The official lists known here end with {last}. The days of {year} are worked out: Easter, the Mondays in \
                 May and August, and substitutes for days at a weekend. One-off days are not among them. \
                 Leave booked for {year} uses them too."
            ),
        )
    } else {
        (
            format!("No public holidays are known for {year}"),
            format!(
                "The official lists known here end with {last}, and days are worked out until {}. No day of {year} \
                 counts as a public holiday.",
                WORKED_OUT.end()
            ),
        )
    };
    flags.push(
        Flag::new(&HOLIDAYS, Severity::Note, week, Subject::sheet(week, None))
            .all_week()
            .says(says)
            .because(because)
            .remedies(&["Import your employer's list for the year: [[holiday]] rows in a team file"]),
    );
}
