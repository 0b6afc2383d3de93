//! `case.loss`: a family in loss mode invited to something that is not for them now. Its words are careful.

use crate::domain::ActivityId;
use crate::rules::briefs;
use crate::rules::prelude::*;
use crate::rules::upcoming::AheadFor;

use super::{flag, open};

/// The rule.
pub static LOSS: Rule = Rule {
    slug: "case.loss",
    title: "Not for this family now",
    doc: "Some activities would hurt a family after a loss. They are not invited to those, and nobody books \
        them in.",
    standing: Standing::Source,
    source: "source 002",
    policies: &[],
    strength: Strength::Override,
    remedies: &[RemedyKind::TakeOut],
    folding: Folding::by_people(Brief::Of(|flags, _| briefs::of_families("Not for them now", flags))),
    subjects: &[TableName::Family],
    judge: RuleCheck::Standing(judge),
};

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for family in open(rules).filter(|family| family.loss) {
        let baby = |id: &ActivityId| rules.state.activity(id).is_some_and(|activity| activity.baby);
        let groups = rules.state.records.groups.values().map(|row| &row.item);
        let invited = groups
            .filter(|group| baby(&group.activity))
            .filter(|group| group.invited.iter().any(|invitation| invitation.family == family.reference))
            .map(|group| group.title.clone());
        let ahead = rules.all_ahead(AheadFor::Family(&family.reference), rules.today, |it| {
            it.status == Status::Planned && baby(&it.activity)
        });
        let booked = ahead
            .iter()
            .map(|it| format!("{} on {}", rules.titled_booking(it.booking()), rules.day(it.date())));
        let all: Vec<String> = invited.chain(booked).collect();
        let Some(first) = all.first() else { continue };
        flags.push(
            flag(&LOSS, Severity::Red, rules, family)
                .found(Figure::count(all.len()), Figure::count(0))
                .says(format!("{} is down for something that is not for them now", family.reference.called()))
                .because(format!(
                    "{} is down for {first}, which is not for them now. Please take them out of it gently.",
                    family.reference.called()
                ))
                .remedies(&["Take them out of it", "Talk with the key worker about what would suit"]),
        );
    }
}
