//! `group.precontact`: families who would come to a group without having met anybody.

use std::collections::BTreeSet;

use crate::rules::ALL_HISTORY;
use crate::rules::briefs;
use crate::rules::prelude::*;

use super::{days_to, planned};

/// The rule.
pub static PRECONTACT: Rule = Rule {
    slug: "group.precontact",
    title: "No contact before the group",
    doc: "Walking into a group is easier when somebody has been in touch. Each family gets a call or a visit \
        first.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[policy::GROUP_PRECONTACT_DAYS],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_rule(Brief::Of(|flags, _| briefs::of_families("Not met before the group", flags))),
    subjects: &[TableName::Family],
    judge: RuleCheck::Week { back: ALL_HISTORY, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let ahead = rules.whole(&policy::GROUP_PRECONTACT_DAYS, week.monday());
    let mut told = BTreeSet::new();
    for (group, sessions) in planned(rules, &rota) {
        let (Some(first), Some(days)) = (sessions.first(), days_to(rules, &sessions)) else { continue };
        if days > ahead {
            continue;
        }
        for invitation in &group.invited {
            let early = invitation.precontact.is_some_and(|date| date <= first.start.date());
            let family = &invitation.family;
            let called = family.called();
            if early
                || rules.history().met_before(family, &group.id, first.start)
                || !told.insert((&group.id, family))
            {
                continue;
            }
            let title = &group.title;
            flags.push(
                Flag::new(&PRECONTACT, Severity::Amber, week, Subject::new(TableName::Family, family))
                    .all_week()
                    .due(first.start.date())
                    .found(Figure::days(days), Figure::days(ahead))
                    .says(format!(
                        "Nobody has been in touch with {called} before {title} on {}",
                        rules.day(first.start.date())
                    ))
                    .because(format!(
                        "{called} is invited to {title}, which is {}, and no earlier contact is recorded.",
                        if days == 0 { "today".to_owned() } else { format!("in {}", Figure::days(days)) }
                    ))
                    .remedies(&["Book a call before the group", "Enter the contact if there was one"]),
            );
        }
    }
}
