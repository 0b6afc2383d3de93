//! One row of a table while it is read: each key asked for once, by name and kind; what nobody asked for is unknown.
//!
//! The list of allowed keys is the list of keys that the code asks for, so the two cannot drift apart.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Collector;
use super::value::{Read, Reader, wanted};
use crate::domain::{Record, nearest};

/// A row under way.
pub(super) struct Row<'f, 'a> {
    /// What to call the table in messages, such as `[[person]]`.
    table: &'static str,
    /// Where the row begins in the text.
    at: usize,
    fields: &'a DeTable<'a>,
    asked: Vec<&'static str>,
    faults: &'f mut Collector,
    /// Whether the TOML around it could not all be read, so that what is missing may only be lost.
    torn: bool,
    sound: bool,
    /// What stands beside the row's record, in records of its own.
    beside: Vec<Record>,
    /// Why what only a lead lets stand is to stand.
    let_stand: Option<String>,
}

impl<'f, 'a> Row<'f, 'a> {
    pub(super) fn new(
        table: &'static str,
        at: usize,
        fields: &'a DeTable<'a>,
        faults: &'f mut Collector,
        torn: bool,
    ) -> Self {
        Self { table, at, fields, asked: vec![], faults, torn, sound: true, beside: vec![], let_stand: None }
    }

    /// Adds what stands beside the row's record.
    pub(super) fn beside(&mut self, record: impl Into<Record>) {
        self.beside.push(record.into());
    }

    /// Says why the row's record is to stand, though only a lead lets it.
    pub(super) fn let_stand(&mut self, why: Option<String>) {
        self.let_stand = why;
    }

    /// Why the row's record is to stand, where it says so.
    pub(super) fn take_override(&mut self) -> Option<String> {
        self.let_stand.take()
    }

    /// Takes what stands beside the row's record.
    pub(super) fn take_beside(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.beside)
    }

    /// Notes a fault of this row at a place.
    pub(super) fn fault(&mut self, at: usize, message: impl FnOnce() -> String) {
        self.sound = false;
        let table = self.table;
        self.faults.add(at, || format!("{table} {}", message()));
    }

    /// Notes a fault at a key's value, or at the row where the key is not there.
    pub(super) fn fault_in(&mut self, key: &'static str, message: impl FnOnce() -> String) {
        let at = self.fields.get(key).map_or(self.at, |value| value.span().start);
        self.fault(at, || format!("`{key}`: {}", message()));
    }

    /// Whether a key holds a list.
    pub(super) fn is_list(&self, key: &str) -> bool {
        self.fields.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Array(_)))
    }

    fn ask(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.fields.get(key)
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

    /// A key that may be left out.
    pub(super) fn opt<T>(&mut self, key: &'static str, read: Reader<T>) -> Option<T> {
        let value = self.ask(key)?;
        self.take(key, value.span().start, read(value.get_ref()))
    }

    /// A key that must be there.
    pub(super) fn req<T>(&mut self, key: &'static str, read: Reader<T>) -> Option<T> {
        if self.has(key) {
            return self.opt(key, read);
        }
        self.asked.push(key);
        self.sound = false;
        if !self.torn {
            self.fault(self.at, || format!("needs `{key}`, which is missing"));
        }
        None
    }

    /// A list that may be left out; every item that cannot be read is told.
    pub(super) fn list<T>(&mut self, key: &'static str, read: Reader<T>) -> Vec<T> {
        let items = self.items(key);
        items.iter().filter_map(|item| self.take(key, item.span().start, read(item.get_ref()))).collect()
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

    /// The rows of a list of tables, each read by `read`.
    pub(super) fn rows<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Row<'_, 'a>) -> Option<T>,
    ) -> Vec<T> {
        let items = self.items(key);
        items.iter().filter_map(|item| self.nested(key, item, &read)).collect()
    }

    /// A table inside the row that may be left out.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Row<'_, 'a>) -> Option<T>,
    ) -> Option<T> {
        let value = self.ask(key)?;
        self.nested(key, value, &read)
    }

    fn nested<T>(
        &mut self,
        key: &'static str,
        value: &'a Spanned<DeValue<'a>>,
        read: &impl Fn(&mut Row<'_, 'a>) -> Option<T>,
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
