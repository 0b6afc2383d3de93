//! `case.window`: how much of the time for perinatal support is left, and when a case in loss mode is looked at again.

use crate::domain::{DateOrMonth, Family, FamilyRef, Nation, State, TeamKind};
use crate::rules::briefs;
use crate::rules::prelude::*;

use super::{flag, open};

/// The rule.
pub static WINDOW: Rule = Rule {
    slug: "case.window",
    title: "The end of the support is near",
    doc: "Perinatal support lasts for a time. A good ending is planned before it comes.",
    standing: Standing::National,
    source: "source 003; national service specifications: Scotland 12 months after birth, England 24, units 12",
    policies: &[
        policy::CASE_WINDOW_NOTE,
        policy::CASE_WINDOW_AMBER,
        policy::CASE_WINDOW_MONTHS,
        policy::CASE_WINDOW_MBU_MONTHS,
    ],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Step],
    folding: Folding::by_people(Brief::Of(brief)),
    subjects: &[TableName::Family],
    judge: RuleCheck::Standing(judge),
};

fn brief(flags: &[&Flag], state: &State) -> String {
    let is_loss = |flag: &&Flag| {
        let family = FamilyRef::parse(&flag.subject.id).ok();
        family.and_then(|family| state.family(&family)).is_some_and(|family| family.loss)
    };
    let what = match flags.iter().map(|flag| flag.severity).min() {
        _ if flags.iter().any(is_loss) => "Due another look",
        _ if flags.iter().any(|flag| flag.start.is_some()) => "Admitted before 32 weeks",
        Some(Severity::Red) => "Time here is over",
        _ => "Time here ends soon",
    };
    briefs::of_families(what, flags)
}

/// A unit admits from 32+0 weeks on: so many days before the due date.
const ADMITTED_BEFORE_DUE: i32 = 56;

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for family in open(rules) {
        if family.loss {
            flags.extend(review(rules, family));
        } else {
            flags.extend(ending(rules, family));
            flags.extend(admitted_early(rules, family));
        }
    }
}

fn review(rules: &RuleContext<'_>, family: &Family) -> Option<Flag> {
    let by = family.review_by.filter(|by| rules.today > *by)?;
    let days = rules.today.days_since(by);
    Some(
        flag(&WINDOW, Severity::Note, rules, family)
            .due(by)
            .found(Figure::days(days), Figure::days(0))
            .says(format!("{} was due another look by {by}", family.reference.called(), by = rules.day(by)))
            .because(format!(
                "What {} needs was due another look by {by}.",
                family.reference.called(),
                by = rules.day(by)
            ))
            .remedies(&["Look again together with the key worker", "Set a new date"]),
    )
}

fn is_unit(rules: &RuleContext<'_>, family: &Family) -> bool {
    rules.state.team(&family.team).is_some_and(|team| team.kind == TeamKind::Mbu)
}

/// The months of the window: of a unit its own policy's; elsewhere the team's, else England's 24, else 12.
fn months(rules: &RuleContext<'_>, family: &Family) -> i32 {
    let policy = |policy| rules.whole(policy, rules.today).min(1200);
    if is_unit(rules, family) {
        return policy(&policy::CASE_WINDOW_MBU_MONTHS);
    }
    let england = rules.state.service().is_some_and(|service| service.nation == Nation::England);
    match policy(&policy::CASE_WINDOW_MONTHS) {
        0 if england => 24,
        0 => 12,
        own => own,
    }
}

fn ending(rules: &RuleContext<'_>, family: &Family) -> Option<Flag> {
    let from = family.born.or(family.due).map(DateOrMonth::last)?;
    let months = months(rules, family);
    let end = from.plus_months(months);
    let left = end.days_since(rules.today);
    let (note, amber) = (&policy::CASE_WINDOW_NOTE, &policy::CASE_WINDOW_AMBER);
    let (note, amber) = (rules.whole(note, rules.today), rules.whole(amber, rules.today));
    let (severity, limit) = if left < 0 {
        (Severity::Red, 0)
    } else if left <= amber {
        (Severity::Amber, amber)
    } else if left <= note {
        (Severity::Note, note)
    } else {
        return None;
    };
    let when = match left {
        ..0 => format!("ended on {end}", end = rules.day(end)),
        0 => "ends today".to_owned(),
        _ => format!("ends on {end}, in {}", Figure::days(left), end = rules.day(end)),
    };
    Some(
        flag(&WINDOW, severity, rules, family)
            .due(end)
            .found(Figure::days(left), Figure::days(limit))
            .says(format!("Support for {} {when}", family.reference.called()))
            .because(format!(
                "Support lasts {months} months after birth here. For {} it {when}.",
                family.reference.called()
            ))
            .remedies(&["Plan the ending with the family", "Say who carries on after it"]),
    )
}

fn admitted_early(rules: &RuleContext<'_>, family: &Family) -> Option<Flag> {
    let (admitted, due) = (family.admitted?, family.due?.last());
    let before = due.days_since(admitted);
    if !is_unit(rules, family) || before <= ADMITTED_BEFORE_DUE {
        return None;
    }
    let mut flag = flag(&WINDOW, Severity::Amber, rules, family)
        .found(Figure::days(before), Figure::days(ADMITTED_BEFORE_DUE))
        .says(format!("{} was admitted before 32 weeks", family.reference.called()))
        .because(format!(
            "{} was admitted on {admitted}, {} before the due date; a unit takes families from 32 weeks.",
            family.reference.called(),
            Figure::days(before),
            admitted = rules.day(admitted)
        ))
        .remedies(&["Check the dates with the clinical team"]);
    flag.start = Some(admitted.into());
    Some(flag)
}
