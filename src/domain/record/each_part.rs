//! The parts of a record or a key of any kind, one by one.

use super::any::{Key, Record};
use super::table_name::TableName;
use crate::domain::parts::{At, HasParts as _, PartRole, RecordPart, RecordPartMut};

impl Record {
    /// Shows each part of it that somebody wrote or that names something.
    pub fn each_part<'a>(&'a self, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        self.see(At::RECORD, look);
    }

    /// Shows each part of it that somebody wrote or that names something, to be changed.
    pub(in crate::domain) fn change_each_part(&mut self, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
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
    pub(in crate::domain) fn change_each_id(&mut self, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        self.edit(At::RECORD, change);
    }
}
