//! `case.contact_overdue`: a family nobody has been in touch with for longer than was agreed.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::domain::{ActivityKind, FamilyRef, Status};
use crate::rota::caseload::due;
use crate::rules::briefs;
use crate::rules::prelude::*;

use super::{flag, open};

/// The rule.
pub static CONTACT_OVERDUE: Rule = Rule {
    slug: "case.contact_overdue",
    title: "Contact is overdue",
    doc: "How often was agreed with the family. A few days late can happen; weeks should not.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::CASE_OVERDUE_AMBER, policy::CASE_OVERDUE_RED],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Book],
    folding: Folding::by_people(Brief::Of(|flags, _| briefs::of_families("No contact for too long", flags))),
    subjects: &[TableName::Family],
    judge: RuleCheck::Standing(judge),
};

/// A contact booked within so many days says that somebody is on it.
const BOOKED_WITHIN: i32 = 7;

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let today = rules.today;
    let (amber, red) =
        (rules.whole(&policy::CASE_OVERDUE_AMBER, today), rules.whole(&policy::CASE_OVERDUE_RED, today));
    let soon = [rules.rota(today.week()), rules.rota(today.week().plus(1))];
    // Worked out once somebody's contact is late: mostly nobody's is.
    let booked = LazyCell::new(|| -> BTreeSet<&FamilyRef> {
        let sessions = soon.iter().flatten().flat_map(|rota| rota.sessions()).filter(|session| {
            session.booking().status == Status::Planned
                && matches!(session.kind, Some(ActivityKind::Contact | ActivityKind::Group))
                && (today..=today.plus_days(BOOKED_WITHIN)).contains(&session.start.date())
        });
        sessions.flat_map(|session| &session.booking().families).collect()
    });
    for family in open(rules) {
        let last = rules.last_contact(&family.reference);
        let (Some(every), Some(due)) = (family.every_days, due(family, last)) else { continue };
        let since = last.or(family.started).unwrap_or(family.referred);
        let late = today.days_since(due);
        let (severity, limit) = if late >= red {
            (Severity::Red, red)
        } else if late >= amber {
            (Severity::Amber, amber)
        } else {
            continue;
        };
        if booked.contains(&family.reference) {
            continue;
        }
        let last = last.map_or_else(
            || format!("there has been none since {since}", since = rules.day(since)),
            |last| format!("the last was on {}", rules.day(last)),
        );
        flags.push(
            flag(&CONTACT_OVERDUE, severity, rules, family)
                .due(today.plus_days(-late))
                .found(Figure::days(late), Figure::days(limit))
                .says(format!("Contact with {} is {} late", family.reference.called(), Figure::days(late)))
                .because(format!(
                    "A contact every {} was agreed with {}; {last}. None is booked in the next {BOOKED_WITHIN} days.",
                    Figure::days(i32::try_from(every).unwrap_or(i32::MAX)),
                    family.reference.called()
                ))
                .remedies(&["Book a contact", "Ask the backup to call", "Agree another rhythm with the \
                    family"]),
        );
    }
}
