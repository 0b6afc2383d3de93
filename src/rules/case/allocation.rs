//! `case.unallocated`, `case.no_backup`, `case.no_key_worker`, `case.ask_first`: who is with a family.

use crate::rota::caseload::waits;
use crate::rules::briefs;
use crate::rules::prelude::*;

use super::{flag, open};

/// The rule for families who wait.
pub static UNALLOCATED: Rule = Rule {
    slug: "case.unallocated",
    title: "Waiting for a worker",
    doc: "A family was referred and nobody is down for them yet. Two weeks is a long time to wait.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::CASE_UNALLOCATED_DAYS],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Match],
    folding: Folding::by_rule(Brief::Of(|flags, _| briefs::of_families("Waiting for a worker", flags))),
    subjects: &[TableName::Family],
    judge: RuleCheck::Standing(unallocated),
};

/// The rule for backups.
pub static NO_BACKUP: Rule = Rule {
    slug: "case.no_backup",
    title: "No backup worker",
    doc: "When the worker is away, it helps if the family knows who else might call.",
    standing: Standing::Source,
    source: "source 003",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Match],
    folding: Folding::by_rule(Brief::Of(|flags, _| briefs::of_families("No backup worker", flags))),
    subjects: &[TableName::Family],
    judge: RuleCheck::Standing(no_backup),
};

/// The rule for key workers.
pub static NO_KEY_WORKER: Rule = Rule {
    slug: "case.no_key_worker",
    title: "No clinician as key worker",
    doc: "Peer support goes alongside clinical care: a clinician is key worker for every family.",
    standing: Standing::Source,
    source: "source 000",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Match],
    folding: Folding::by_rule(Brief::Of(|flags, _| briefs::of_families("No key worker", flags))),
    subjects: &[TableName::Family],
    judge: RuleCheck::Standing(no_key_worker),
};

/// The rule for asking first.
pub static ASK_FIRST: Rule = Rule {
    slug: "case.ask_first",
    title: "Ask the worker first",
    doc: "The worker wants to be asked before a match like this one. The reason is theirs to give.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Match],
    folding: Folding::by_people(Brief::Of(|flags, _| briefs::of_families("Ask the worker first", flags))),
    subjects: &[TableName::Family],
    judge: RuleCheck::Standing(ask_first),
};

fn unallocated(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let limit = rules.whole(&policy::CASE_UNALLOCATED_DAYS, rules.today);
    for family in open(rules).filter(|family| waits(family)) {
        let days = rules.today.days_since(family.referred);
        if days < limit {
            continue;
        }
        let red = days >= limit.saturating_mul(2);
        let (severity, limit) =
            if red { (Severity::Red, limit.saturating_mul(2)) } else { (Severity::Amber, limit) };
        flags.push(
            flag(&UNALLOCATED, severity, rules, family)
                .due(family.referred)
                .found(Figure::days(days), Figure::days(limit))
                .says(format!(
                    "{} has waited for a worker for {}",
                    family.reference.called(),
                    Figure::days(days)
                ))
                .because(format!(
                    "{} was referred on {} and still has no worker {} on.",
                    family.reference.called(),
                    rules.day(family.referred),
                    Figure::days(days)
                ))
                .remedies(&["Find a worker who has room", "Tell the referrer how long it will be"]),
        );
    }
}

fn no_backup(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for family in open(rules).filter(|family| family.backup.is_none()) {
        flags.push(
            flag(&NO_BACKUP, Severity::Note, rules, family)
                .says(format!("{} has no backup worker", family.reference.called()))
                .because(format!(
                    "Nobody is named to step in for {} when the worker is away.",
                    family.reference.called()
                ))
                .remedies(&["Name a backup worker"]),
        );
    }
}

fn no_key_worker(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for family in open(rules) {
        let (message, why) = match &family.key_worker {
            None => ("has no key worker", "Nobody is named as key worker"),
            Some(person) if rules.is_peer(person) => {
                ("has a peer as key worker", "The key worker named is a peer")
            }
            Some(_) => continue,
        };
        flags.push(
            flag(&NO_KEY_WORKER, Severity::Red, rules, family)
                .says(format!("{} {message}", family.reference.called()))
                .because(format!(
                    "{why} for {}. A clinician holds the care, so that the peer can be a peer.",
                    family.reference.called()
                ))
                .remedies(&["Ask the clinical team who is key worker"]),
        );
    }
}

fn ask_first(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for family in open(rules) {
        let Some(worker) = family.worker.as_ref().and_then(|id| rules.state.person(id)) else { continue };
        if !family.themes.iter().any(|theme| worker.ask_first.contains(theme)) {
            continue;
        }
        let who = rules.state.display_name_of(worker);
        flags.push(
            flag(&ASK_FIRST, Severity::Amber, rules, family)
                .says(format!("Ask {who} first about {}", family.reference.called()))
                .because(format!(
                    "{who} wants to be asked before a match like {}. Ask first; no reason is needed.",
                    family.reference.called()
                ))
                .remedies(&["Ask the worker", "Offer another worker"]),
        );
    }
}
