//! `case.wish`: more contacts planned than a family wished for.

use crate::domain::{ActivityKind, FamilyStatus, Status};
use crate::rules::briefs;
use crate::rules::prelude::*;

use super::{flag, open};

/// The rule.
pub static WISH: Rule = Rule {
    slug: "case.wish",
    title: "More than they asked for",
    doc: "The family asked for less. What is planned for the next four weeks is more than that.",
    standing: Standing::Source,
    source: "source 001: \"reduce input if requested\"",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::TakeOut],
    folding: Folding::by_people(Brief::Of(|flags, _| briefs::of_families("More than they asked for", flags))),
    subjects: &[TableName::Family],
    judge: RuleCheck::Standing(judge),
};

/// The days looked at, from the Monday on.
const DAYS: u32 = 28;

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let week = rules.today.week();
    let Some(weeks) = week.to(week.plus(3)).map(|week| rules.rota(week)).collect::<Option<Vec<_>>>() else {
        return;
    };
    for family in open(rules).filter(|family| family.status == FamilyStatus::Reduced) {
        let Some(every) = family.every_days.filter(|days| *days > 0) else { continue };
        let wished = usize::try_from(DAYS.div_ceil(every)).unwrap_or(usize::MAX);
        let planned = weeks.iter().flat_map(|rota| rota.sessions()).filter(|session| {
            session.booking().status == Status::Planned
                && session.kind == Some(ActivityKind::Contact)
                && session.booking().families.contains(&family.reference)
        });
        let planned = planned.count();
        if planned <= wished {
            continue;
        }
        flags.push(
            flag(&WISH, Severity::Amber, rules, family)
                .found(Figure::count(planned), Figure::count(wished))
                .says(format!("{planned} contacts are planned with {}, who asked for {wished}", family.reference.called()))
                .because(format!(
                    "{} asked for less: one contact every {every} days makes {wished} in the four weeks from {}, and \
                     {planned} are planned.",
                    family.reference.called(),
                    rules.day(week.monday())
                ))
                .remedies(&["Take one out", "Ask whether that has changed"]),
        );
    }
}
