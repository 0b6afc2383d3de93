//! A risk that a lead has looked at and lets be until a day.

use serde::{Deserialize, Serialize};

use super::table_name::TableName;
use crate::domain::calendar::Date;
use crate::domain::parts::{At, Field, HasParts, RecordPart, RecordPartMut, RowReader, Said};

/// A risk that a lead has accepted: what a rule says of something is known, and is not asked about again until a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedRisk {
    /// The rule's slug.
    pub rule: String,
    /// What the rule speaks of: kind and id.
    pub subject: (String, String),
    /// The last day on which it is accepted.
    pub until: Date,
    /// Why.
    pub reason: String,
    /// Who accepted it: a person's id, or `owner`.
    pub by: String,
}

/// Tells accepted risks apart: a rule, and what it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AcceptedRiskKey {
    /// The rule's slug.
    pub rule: String,
    /// The kind of what it speaks of.
    pub kind: String,
    /// Its id.
    pub id: String,
}

impl AcceptedRisk {
    /// The kinds of things that rules speak of.
    pub const KINDS: [TableName; 9] = [
        TableName::Person,
        TableName::Session,
        TableName::Shift,
        TableName::Post,
        TableName::Team,
        TableName::Family,
        TableName::Group,
        TableName::Supervision,
        TableName::Sheet,
    ];

    /// What tells it apart.
    #[must_use]
    pub fn risk(&self) -> AcceptedRiskKey {
        let (kind, id) = self.subject.clone();
        AcceptedRiskKey { rule: self.rule.clone(), kind, id }
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        day <= self.until
    }
}

impl HasParts for AcceptedRiskKey {
    fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        look(at, RecordPart::Subject(&self.kind, &self.id));
    }

    fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        change(at, RecordPartMut::Subject(&self.kind, &mut self.id));
    }
}

/// What a rule speaks of in one text: `person/ewa`, `session/mdt-20261130`.
pub struct SubjectPath(pub (String, String));

impl Field for SubjectPath {
    fn read(row: &mut impl RowReader, key: &'static str) -> Option<Self> {
        let path: String = row.required(key)?;
        match path.split_once('/') {
            Some((kind, id)) if !id.is_empty() && AcceptedRisk::KINDS.iter().any(|it| it.word() == kind) => {
                Some(Self((kind.to_owned(), id.to_owned())))
            }
            _ => {
                let kinds = AcceptedRisk::KINDS.map(TableName::word).join(", ");
                let short: String = path.chars().take(60).collect();
                let message =
                    format!("{short:?} was found; write a kind and an id, such as \"person/ewa\": {kinds}");
                row.fault_in(key, &message);
                None
            }
        }
    }

    fn said(&self) -> Option<Said> {
        let (kind, id) = &self.0;
        Some(Said::Text(format!("{kind}/{id}")))
    }
}

crate::domain::parts::described! {
    AcceptedRisk {
        rule: word,
        subject: subject as SubjectPath,
        until: plain,
        reason: text,
        by: word,
    }
}
