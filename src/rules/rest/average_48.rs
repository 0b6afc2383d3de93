//! `rest.average_48`: the average week over seventeen, (A + B) / C.
//!
//! A is what was worked in the period; B what was worked on as many days after it as there were excluded days in it
//! (annual, sick or parental leave that took the whole day); C the weeks of the period.

use crate::domain::Person;
use crate::rules::days::DayOf;
use crate::rules::prelude::*;

/// The rule.
pub static AVERAGE_48: Rule = Rule {
    slug: "rest.average_48",
    title: "A long average week",
    doc: "Over seventeen weeks nobody works more than 48 hours a week on average, unless they have agreed to \
        it in writing.",
    standing: Standing::Law,
    source: "Working Time Regulations 1998, regulation 4",
    policies: &[policy::AVERAGE_48_HOURS, policy::AVERAGE_48_AMBER],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("Long hours over many weeks", "Long hours over many weeks")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Person { whom: Whom::Staff, back: WEEKS - 1, ahead: WEEKS, judge },
};

/// The weeks of the reference period, and the most that are looked through after it.
const WEEKS: i32 = 17;

fn judge(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let red = rules.thousandths(&policy::AVERAGE_48_HOURS, week);
    let amber = rules.thousandths(&policy::AVERAGE_48_AMBER, week);
    if rules.state.person(person).is_some_and(|person| has_opted_out(person, rules.today)) {
        return;
    }
    let Some((minutes, days)) = average(rules, person, week) else { return };
    // Minutes a week, in thousandths; and the limits, which are hours, likewise.
    let average = minutes * 7 * 1000 / days;
    let compared = |hours: i64| (minutes * 7 * 1000).cmp(&hours.saturating_mul(60).saturating_mul(days));
    let (severity, limit) = if compared(red).is_gt() {
        (Severity::Red, red)
    } else if compared(amber).is_ge() {
        (Severity::Amber, amber)
    } else {
        return;
    };
    let who = rules.state.display_name(person);
    let hours = (average + 3000).div_euclid(6000);
    let hours = format!("{}.{}", hours / 10, hours % 10);
    flags.push(
        Flag::of_person(&AVERAGE_48, severity, week, person)
            .found(
                Figure { thousandths: average, unit: crate::rules::Unit::Minutes },
                Figure { thousandths: limit.saturating_mul(60), unit: crate::rules::Unit::Minutes },
            )
            .says(format!("{who} works {hours} hours a week on average"))
            .because(format!(
                "Over the {} weeks to {} the work comes to {hours} hours a week, with later days in \
                     place of leave; the limit is {}.",
                (days + 6) / 7,
                rules.day(week.sunday()),
                Figure { thousandths: limit.saturating_mul(60), unit: crate::rules::Unit::Minutes },
            ))
            .remedies(&["Plan shorter weeks", "Give shifts to others"]),
    );
}

fn has_opted_out(person: &Person, today: Date) -> bool {
    person
        .wtr_opt_out
        .is_some_and(|from| from <= today && person.wtr_opt_out_until.is_none_or(|until| today <= until))
}

/// The minutes of A and B together, and the days of C; `None` where weeks are missing or the period has no day.
fn average(rules: &RuleContext<'_>, person: &PersonId, week: Week) -> Option<(i64, i64)> {
    let first_share = rules.state.shares_of(person).map(|share| share.from).min();
    let monday = week.plus(1 - WEEKS).monday();
    let from = first_share.map_or(monday, |share| share.max(monday));
    let length = i64::from(week.sunday().days_since(from)) + 1;
    if length <= 0 {
        return None;
    }
    let (mut minutes, mut excluded) = (0, 0_usize);
    for (date, day) in days(rules, person, from.week(), week)? {
        if date >= from {
            minutes += i64::from(day.worked.0);
            excluded += usize::from(day.excluded);
        }
    }
    let mut ahead = week;
    while excluded > 0 && ahead < week.plus(WEEKS) {
        ahead = ahead.plus(1);
        for (_, day) in days(rules, person, ahead, ahead)? {
            if excluded > 0 && day.worked > Minutes::ZERO {
                minutes += i64::from(day.worked.0);
                excluded -= 1;
            }
        }
    }
    Some((minutes, length))
}

/// A person's days from one week to another; `None` where one of the weeks is not loaded.
fn days(rules: &RuleContext<'_>, person: &PersonId, from: Week, to: Week) -> Option<Vec<(Date, DayOf)>> {
    let mut all = vec![];
    for week in from.to(to) {
        let days = rules.days(week)?.get(person).copied().unwrap_or_default();
        all.extend(week.days().zip(days.0));
    }
    Some(all)
}
