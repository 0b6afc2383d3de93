//! One row of a table while it is read: each key asked for once, by name and kind; what nobody asked for is unknown.
//!
//! The list of allowed keys is the list of keys that are asked for, so the two cannot drift apart.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Collector;
use super::tables::heading;
use super::value::wanted;
use crate::domain::parts::{FieldValue, Read};
use crate::domain::{Date, Minutes, Record, TableName, nearest};

/// What a row says beside its record.
#[derive(Default)]
pub(super) struct Aside {
    /// What stands beside the record, in records of its own.
    pub(super) beside: Vec<Record>,
    /// Why what only a lead lets stand is to stand.
    pub(super) let_stand: Option<String>,
    /// The weekly hours of a post from each day on which they change.
    pub(super) hours: Vec<(Date, Minutes)>,
    /// The ids in it.
    pub(super) named: Vec<Named>,
}

/// An id in a row.
pub(super) struct Named {
    /// Under which key.
    pub(super) key: &'static str,
    /// Where in the text.
    pub(super) at: usize,
    /// Of which table it is.
    pub(super) table: TableName,
    /// The id.
    pub(super) id: String,
}

/// A row under way.
pub(super) struct Row<'f, 'a> {
    /// The table it is a row of.
    pub(super) table: TableName,
    /// Where the row begins in the text.
    at: usize,
    fields: &'a DeTable<'a>,
    asked: Vec<&'static str>,
    faults: &'f mut Collector,
    /// Whether the TOML around it could not all be read, so that what is missing may only be lost.
    torn: bool,
    sound: bool,
    /// What it says beside its record.
    pub(super) aside: Aside,
}

impl<'f, 'a> Row<'f, 'a> {
    pub(super) fn new(
        table: TableName,
        at: usize,
        fields: &'a DeTable<'a>,
        faults: &'f mut Collector,
        torn: bool,
    ) -> Self {
        Self { table, at, fields, asked: vec![], faults, torn, sound: true, aside: Aside::default() }
    }

    /// Notes a fault of this row at a place.
    pub(super) fn fault(&mut self, at: usize, message: impl FnOnce() -> String) {
        self.sound = false;
        let table = self.table;
        self.faults.add(at, || format!("{} {}", heading(table), message()));
    }

    /// Where a key's value is; where the row begins if the key is not there.
    pub(super) fn place(&self, key: &str) -> usize {
        self.fields.get(key).map_or(self.at, |value| value.span().start)
    }

    /// Whether a key holds a list.
    pub(super) fn is_list(&self, key: &str) -> bool {
        self.fields.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Array(_)))
    }

    /// Asks for a key that may be left out.
    pub(super) fn ask(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.fields.get(key)
    }

    /// Asks for a key that must be there.
    pub(super) fn needed(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.ask(key);
        if value.is_none() {
            self.sound = false;
            if !self.torn {
                self.fault(self.at, || format!("needs `{key}`, which is missing"));
            }
        }
        value
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.fields.contains_key(key)
    }

    /// Takes what was read, or notes what is wrong with it.
    pub(super) fn take<T>(&mut self, key: &'static str, at: usize, read: Read<T>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.fault(at, || format!("`{key}`: {wrong}"));
                None
            }
        }
    }

    /// The items of a list as they stand.
    pub(super) fn items(&mut self, key: &'static str) -> &'a [Spanned<DeValue<'a>>] {
        match self.ask(key).map(|value| (value.span().start, value.get_ref())) {
            None => &[],
            Some((_, DeValue::Array(items))) => items,
            Some((at, other)) => {
                self.take::<()>(key, at, wanted(other, "a list in [square brackets]"));
                &[]
            }
        }
    }

    /// Reads a value, and notes what it names.
    pub(super) fn read<T: FieldValue>(
        &mut self,
        key: &'static str,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<T> {
        let read: Option<T> = self.take(key, value.span().start, T::read(value.get_ref()));
        let at = value.span().start.max(self.at);
        let named = read.as_ref().and_then(FieldValue::name);
        self.aside.named.extend(named.map(|it| Named { key, at, table: it.table(), id: it.as_str().into() }));
        read
    }

    /// Reads values; those that cannot be read are told.
    pub(super) fn read_all<T: FieldValue>(
        &mut self,
        key: &'static str,
        items: &[Spanned<DeValue<'_>>],
    ) -> Vec<T> {
        items.iter().filter_map(|item| self.read(key, item)).collect()
    }

    /// A table inside the row, read by `read`.
    pub(super) fn nested<T>(
        &mut self,
        key: &'static str,
        value: &'a Spanned<DeValue<'a>>,
        read: impl Fn(&mut Row<'_, 'a>) -> Option<T>,
    ) -> Option<T> {
        let DeValue::Table(fields) = value.get_ref() else {
            let wrong = wanted(value.get_ref(), "a table in {curly brackets}");
            return self.take(key, value.span().start, wrong);
        };
        // A table made of dotted keys has no place of its own.
        let at = value.span().start.max(self.at);
        let mut inner = Row::new(self.table, at, fields, &mut *self.faults, self.torn);
        let it = read(&mut inner);
        let sound = inner.finish();
        self.sound &= sound;
        it.filter(|_| sound)
    }

    /// Tells of every key that nobody asked for; answers whether the row holds nothing wrong.
    pub(super) fn finish(mut self) -> bool {
        let (fields, asked) = (self.fields, std::mem::take(&mut self.asked));
        for (key, _) in fields {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                self.fault(key.span().start, || {
                    let near = nearest(name, asked.iter().copied());
                    let near = near.map(|near| format!(" did you mean `{near}`?")).unwrap_or_default();
                    let short: String = name.chars().take(60).collect();
                    format!("has no key `{short}`;{near} it knows {}", asked.join(", "))
                });
            }
        }
        self.sound
    }
}
