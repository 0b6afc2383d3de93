//! `case.loss`: a family in loss mode invited to something that is not for them now. Its words are careful.

use crate::domain::ActivityId;
use crate::rules::prelude::*;
use crate::rules::upcoming::Whose;

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
    judge: Judge::Standing(judge),
};

fn judge(room: &Room<'_>, flags: &mut Vec<Flag>) {
    for family in open(room).filter(|family| family.loss) {
        let baby = |id: &ActivityId| room.state.activity(id).is_some_and(|activity| activity.baby);
        let groups = room.state.records.groups.values().map(|row| &row.item);
        let invited = groups
            .filter(|group| baby(&group.activity))
            .filter(|group| group.invited.iter().any(|invitation| invitation.family == family.reference))
            .map(|group| group.title.clone());
        let ahead = room.all_ahead(Whose::Family(&family.reference), room.today, |it| {
            it.status == Status::Planned && baby(&it.activity)
        });
        let booked =
            ahead.iter().map(|it| format!("{} on {}", room.titled_booking(it.booking()), dated(it.date())));
        let all: Vec<String> = invited.chain(booked).collect();
        let Some(first) = all.first() else { continue };
        flags.push(
            flag(&LOSS, Severity::Red, room, family)
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
