//! `privacy.identifier`: patient numbers, or what looks like one, in any text.

use crate::domain::{AcceptedRisk, BusyOf, Key};

use super::prelude::*;

/// The rule.
pub static IDENTIFIER: Rule = Rule {
    slug: "privacy.identifier",
    title: "A number that may identify a patient",
    doc: "CHI and NHS numbers are never kept here: this is a rota, not the health record. Ten digits that look like one \
          are worth a look.",
    standing: Standing::National,
    source: "NHS Scotland CHI and NHS number check digits",
    policies: &[],
    strength: Strength::Block,
    remedies: &[],
    folding: Folding::by_rule(Brief::Words(
        "A number that may identify somebody",
        "{} numbers that may identify somebody",
    )),
    subjects: &AcceptedRisk::KINDS,
    judge: RuleCheck::Standing(judge),
};

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for (key, (kind, field)) in &rules.identifiers().0 {
        let severity = if kind.is_identifier() { Severity::Red } else { Severity::Amber };
        flags.push(
            Flag::new(&IDENTIFIER, severity, rules.today.week(), Subject::new(key.table(), id(key)))
                .says(format!("`{field}` holds {}", kind.title()))
                .because(format!(
                    "Some text of this {} holds {}. Such numbers stay in the health record; use a local \
                     reference here.",
                    key.table(),
                    kind.title()
                ))
                .remedies(&["Write the local reference instead"]),
        );
    }
}

/// A record's `id`, else its `ref`, else its `person`, else what it is known by.
fn id(key: &Key) -> String {
    match key {
        Key::Service(()) => "service".to_owned(),
        Key::Policy(key) => key.to_string(),
        Key::Place(id) | Key::Busy((BusyOf::Place(id), ..)) => id.to_string(),
        Key::Travel((from, _)) => from.to_string(),
        Key::Team(id) => id.to_string(),
        Key::Person(id)
        | Key::HandoverMark(id)
        | Key::KeptApart(id)
        | Key::Busy((BusyOf::Person(id), ..))
        | Key::Share((_, id, _))
        | Key::Training((id, _))
        | Key::Refresher((id, _))
        | Key::Supervision((id, _))
        | Key::Decision((id, ..))
        | Key::Leave((id, ..))
        | Key::LeaveAsked((id, ..))
        | Key::Toil((id, ..))
        | Key::Shift((id, ..))
        | Key::Carry((id, _))
        | Key::CarryLapse((id, _)) => id.to_string(),
        Key::KeptWords((by, _)) => by.clone(),
        Key::ImportSource((_, name, _)) => name.clone(),
        Key::Post(id) | Key::PostHours((id, _)) => id.to_string(),
        Key::Course(id) => id.to_string(),
        Key::Activity(id) | Key::PublicTitle(id) => id.to_string(),
        Key::Family(id)
        | Key::Case(id)
        | Key::LastContact(id)
        | Key::Succession(id)
        | Key::Measure((id, ..))
        | Key::ReminderSent((id, _)) => id.to_string(),
        Key::Group(id) => id.to_string(),
        Key::Series(id) => id.to_string(),
        Key::Holiday(date) | Key::HolidayTime(date) => date.to_string(),
        Key::Organisation(id) | Key::CallNote((id, _)) => id.to_string(),
        Key::Session((_, id)) => id.to_string(),
        Key::PublicKey(fingerprint) => fingerprint.to_string(),
        Key::AcceptedRisk(it) => it.rule.clone(),
        Key::StaffRequest(id) => id.to_string(),
        Key::Purge(number) | Key::Feed(number) => number.to_string(),
        Key::Account(uid) => uid.to_string(),
        Key::Sheet(week) | Key::Edition(week) | Key::Amendment((week, _)) => week.to_string(),
        Key::TeamMark((week, team)) | Key::TeamEdition((week, team)) => format!("{week}/{team}"),
    }
}
