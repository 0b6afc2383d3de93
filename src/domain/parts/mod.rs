//! What a record is made of, said once beside each: what somebody wrote in it, which ids stand in it, and how private each
//! field is.
//!
//! Checks, redaction and purging go by these descriptions, so that a new field is theirs as soon as it is described. Each
//! takes its struct apart without leaving anything out: a field that is not described does not compile.

mod fields;
mod filed;
pub(in crate::domain) mod piece;
mod value;

pub use fields::{
    ClockLength, Field, FieldSaid, Fields, LeaveYear, RowReader, SignedLength, Tables, WeeklyHours,
};
pub(crate) use filed::{filed, of_field};
pub(crate) use piece::described;
pub use piece::{At, HasParts, PartRole, Privacy, RecordPart, RecordPartMut};
pub use value::{FieldValue, Read, Said, ValueReader};

use super::id::Name;
use super::record::{Key, Record, TableName};

/// A field of a record, by the team file's key, and who may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DescribedField {
    /// The key in the team file, or the field's own name where the team file has none.
    pub key: &'static str,
    /// Who may see it.
    pub privacy: Privacy,
}

/// A struct whose fields are described.
pub trait Described {
    /// Its fields, in order.
    const FIELDS: &'static [DescribedField];

    /// Empties the fields that are hidden.
    fn hide(&mut self, is_hidden: &dyn Fn(Privacy) -> bool);
}

impl Record {
    /// Shows each part of it that somebody wrote or that names something.
    pub fn each_part<'a>(&'a self, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        self.see(At::RECORD, look);
    }

    /// Shows each part of it that somebody wrote or that names something, to be changed.
    pub(super) fn change_each_part(&mut self, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        self.edit(At::RECORD, change);
    }

    /// Shows every text of it that somebody wrote, with its own id: not the ids it refers to, and nothing of what it keeps
    /// of the past.
    pub fn each_text<'a>(&'a self, look: &mut dyn FnMut(&'static str, Option<usize>, &'a str)) {
        self.each_part(&mut |at, part| match part {
            _ if at.role == PartRole::Past => {}
            RecordPart::Text(text) | RecordPart::Word(text) => look(at.field, at.index, text),
            RecordPart::Id(id) if at.role == PartRole::Own => look(at.field, at.index, id.as_str()),
            RecordPart::Id(_) | RecordPart::Untold(_) => {}
            RecordPart::Subject(table, id) => {
                look(at.field, at.index, table);
                look(at.field, at.index, id);
            }
        });
    }
}

impl Name<'_> {
    /// The table that its record stands in.
    #[must_use]
    pub fn table(self) -> TableName {
        match self {
            Self::Place(_) => TableName::Place,
            Self::Team(_) => TableName::Team,
            Self::Person(_) => TableName::Person,
            Self::Post(_) => TableName::Post,
            Self::Course(_) => TableName::Course,
            Self::Activity(_) => TableName::Activity,
            Self::Family(_) => TableName::Family,
            Self::Group(_) => TableName::Group,
            Self::Session(_) => TableName::Session,
            Self::Series(_) => TableName::Series,
            Self::Organisation(_) => TableName::Organisation,
        }
    }
}

impl Record {
    /// Puts other ids in place of its own and of those it names: of a table and an id, the other one.
    pub fn call_otherwise<'a>(&mut self, other: &dyn Fn(TableName, &str) -> Option<&'a str>) {
        self.change_each_part(&mut |_, part| match part {
            RecordPartMut::Id(mut id) => {
                let name = id.get();
                if let Some(other) = other(name.table(), name.as_str()) {
                    id.set(other);
                }
            }
            RecordPartMut::Subject(table, id) => {
                if let Some(other) = table.parse().ok().and_then(|table| other(table, id)) {
                    other.clone_into(id);
                }
            }
            RecordPartMut::Untold(id) => {
                let other = [TableName::Place, TableName::Team].into_iter().find_map(|it| other(it, id));
                if let Some(other) = other {
                    *id = other.into();
                }
            }
            RecordPartMut::Text(_) => {}
        });
    }
}

impl Key {
    /// Shows each id in it, to be changed.
    pub(super) fn change_each_id(&mut self, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        self.edit(At::RECORD, change);
    }
}
